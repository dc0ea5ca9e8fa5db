"""Events that look alike: the same kind of thing at two places, told in the same words.

Each entry is (kind, a report, its twin: another outlet on the same event, and a
report of the other event, written as close to the first as such reports are).
A report is (title, text). All of it is invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Report(NamedTuple):
    """What an article says."""

    title: str
    text: str


class LookAlike(NamedTuple):
    """One event told twice, and another of its kind."""

    kind: str
    one: Report
    twin: Report
    other: Report


LOOK_ALIKES = (
    LookAlike(
        "earthquake",
        Report(
            "At least 14 dead after earthquake hits Tavria coast",
            """\
A 6.1-magnitude earthquake struck the western coast of Tavria before dawn on Tuesday, killing at \
least 14 people and trapping dozens under rubble, officials said. The tremor was centred 20 km \
south of the port of Meslin at a depth of 12 km. Rescue workers dug through collapsed apartment \
blocks with their hands. Governor Irena Dukas declared a state of emergency and asked residents \
to stay out of damaged buildings because of aftershocks.
""",
        ),
        Report(
            "Meslin residents sleep outdoors as quake toll climbs",
            """\
Families in Meslin spent a second night in parks and cars after Tuesday's earthquake, which \
flattened two apartment blocks near the harbour. The death toll in Tavria rose to 14 and rescue \
teams were still pulling people from the rubble. Aftershocks shook the town all day. Governor \
Irena Dukas said tents and water were on the way.
""",
        ),
        Report(
            "At least nine dead after earthquake hits Quellan valley",
            """\
A 5.8-magnitude earthquake struck the Quellan valley in northern Sorrento province before dawn on \
Tuesday, killing at least nine people and trapping dozens under rubble, officials said. The \
tremor was centred 35 km east of the town of Haro at a depth of 10 km. Rescue workers dug through \
collapsed houses with their hands. Mayor Luis Bernal declared a state of emergency and asked \
residents to stay out of damaged buildings because of aftershocks.
""",
        ),
    ),
    LookAlike(
        "football final",
        Report(
            "Late penalty hands Norrvik the cup against Astrala",
            """\
Norrvik won the league cup for the first time in 22 years on Saturday after a penalty in stoppage \
time beat Astrala 2-1 in the final. Striker Jonas Eklund scored from the spot after a handball \
was given on review. Astrala had equalised through captain Pedro Maia. Coach Lena Horvat said her \
team had never stopped believing. More than 40,000 fans watched the final.
""",
        ),
        Report(
            "Eklund's nerve ends Norrvik's long wait for a trophy",
            """\
It took a video review, a disputed handball and the nerve of Jonas Eklund, but Norrvik have a \
trophy again. His spot kick in the last minute of Saturday's cup final sank Astrala, whose \
captain Pedro Maia had levelled the match before half-time. Lena Horvat, the coach, hugged every \
one of her players. Supporters sang long after the 2-1 win.
""",
        ),
        Report(
            "Late header hands Port Ellis the cup against Carrow",
            """\
Port Ellis won the league cup for the first time in 17 years on Saturday after a header in \
stoppage time beat Carrow 3-2 in the final. Striker Danny Quist scored from a corner after a free \
kick was given on review. Carrow had equalised through captain Owen Tate. Coach Marcus Bell said \
his team had never stopped believing. More than 35,000 fans watched the final.
""",
        ),
    ),
    LookAlike(
        "court case",
        Report(
            "Former Hallam treasurer jailed for six years over fraud",
            """\
The former treasurer of Hallam city council was sentenced to six years in prison on Thursday for \
stealing 2.3 million pounds of public money. Judge Priya Nair told Colin Marsh, 54, that he had \
betrayed the trust of residents. The court heard that Marsh had made payments to companies owned \
by his brother. His lawyer said he would appeal against the sentence.
""",
        ),
        Report(
            "Brother's firms, false invoices: how Colin Marsh robbed Hallam",
            """\
For eight years Colin Marsh signed invoices that nobody read. On Thursday he was sent to prison \
for six. The court in Hallam was told how the council's treasurer moved 2.3 million pounds to \
firms that belonged to his brother. Judge Priya Nair spoke of a betrayal of trust. Marsh, 54, \
plans to appeal.
""",
        ),
        Report(
            "Former Overby treasurer jailed for four years over fraud",
            """\
The former treasurer of Overby town council was sentenced to four years in prison on Thursday for \
stealing 800,000 pounds of public money. Judge Helen Strand told Martin Groves, 61, that he had \
betrayed the trust of residents. The court heard that Groves had made payments to companies owned \
by his wife. His lawyer said he would appeal against the sentence.
""",
        ),
    ),
    LookAlike(
        "flood",
        Report(
            "Thousands evacuated as river bursts banks in Lodava",
            """\
More than 6,000 people were evacuated from the Lodava district on Friday after the river Senne \
burst its banks following three days of heavy rain. Water stood two metres deep in the streets of \
Brasno and the railway was cut. Soldiers used boats to reach families on rooftops. Interior \
minister Tomas Vrba said the dam upstream was holding. Forecasters expect more rain at the \
weekend.
""",
        ),
        Report(
            "Boats in the streets of Brasno as the Senne keeps rising",
            """\
Soldiers in rubber boats took families off rooftops in Brasno on Friday as the Senne kept rising. \
Some 6,000 people have left their homes in Lodava and no trains run. The dam upstream holds, \
interior minister Tomas Vrba insisted, but farmers near the river were not convinced. More rain \
is forecast.
""",
        ),
        Report(
            "Thousands evacuated as river bursts banks in Upper Kesh",
            """\
More than 4,500 people were evacuated from the Upper Kesh region on Friday after the river Arran \
burst its banks following four days of heavy rain. Water stood a metre deep in the streets of \
Dunmore and the motorway was cut. Soldiers used boats to reach families on rooftops. Environment \
secretary Fiona Laird said the barrier downstream was holding. Forecasters expect more rain at \
the weekend.
""",
        ),
    ),
    LookAlike(
        "quarterly results",
        Report(
            "Veltron shares jump as quarterly profit beats forecasts",
            """\
Veltron reported a quarterly profit of 1.2 billion dollars on Wednesday, beating analysts' \
forecasts, and raised its outlook for the year. Revenue rose 9% on strong demand for its \
batteries. Shares in the company jumped 7% in early trading. Chief executive Anna Kowal said \
orders from carmakers had doubled. Veltron will buy back shares worth 500 million dollars.
""",
        ),
        Report(
            "Carmakers' hunger for batteries lifts Veltron",
            """\
Orders from carmakers have doubled at Veltron, its chief executive Anna Kowal said on Wednesday \
as the battery maker lifted its outlook. The quarter's profit came to 1.2 billion dollars, more \
than analysts had expected. Investors liked the 500 million dollar buyback too: the shares rose \
7%.
""",
        ),
        Report(
            "Ostrom shares jump as quarterly profit beats forecasts",
            """\
Ostrom reported a quarterly profit of 640 million dollars on Wednesday, beating analysts' \
forecasts, and raised its outlook for the year. Revenue rose 11% on strong demand for its insulin \
pumps. Shares in the company jumped 6% in early trading. Chief executive Raj Mehta said orders \
from hospitals had doubled. Ostrom will buy back shares worth 300 million dollars.
""",
        ),
    ),
    LookAlike(
        "election",
        Report(
            "Opposition wins Marenia election as president concedes",
            """\
Marenia's opposition leader Sofia Brandt won Sunday's presidential election with 54% of the vote, \
the electoral commission said on Monday. President Karel Oss conceded defeat and congratulated \
his rival. Turnout was 71%. Brandt has promised to raise pensions and fight corruption. Observers \
said the vote had been free and fair.
""",
        ),
        Report(
            "Brandt promises pensions and clean government after victory",
            """\
Crowds filled the squares of Marenia's capital after Karel Oss conceded that he had lost the \
presidency. Sofia Brandt took 54% on Sunday, the electoral commission said. She promised higher \
pensions and an end to corruption. Observers praised the vote.
""",
        ),
        Report(
            "Opposition wins Zantia election as president concedes",
            """\
Zantia's opposition leader Joseph Okoro won Sunday's presidential election with 52% of the vote, \
the electoral commission said on Monday. President Daniel Mwale conceded defeat and congratulated \
his rival. Turnout was 64%. Okoro has promised to create jobs and fight corruption. Observers \
said the vote had been free and fair.
""",
        ),
    ),
    LookAlike(
        "strike",
        Report(
            "Bus drivers in Ferngate walk out over pay",
            """\
Bus drivers in Ferngate began a three-day strike on Monday after talks over pay broke down. The \
Transport Workers Union said 1,900 members had walked out and that an offer of 4% was an insult. \
The operator, Citylink, said one service in five was running. Commuters waited in long queues. \
Union secretary Paul Denny said more strikes would follow unless the offer was improved.
""",
        ),
        Report(
            "Long queues and few buses as Citylink dispute bites",
            """\
One bus in five ran in Ferngate on Monday and the queues at the station reached the bridge. \
Citylink's 1,900 drivers are out for three days over a 4% pay offer which Paul Denny of the \
Transport Workers Union called an insult. Further strikes are planned.
""",
        ),
        Report(
            "Tram drivers in Wexley walk out over pay",
            """\
Tram drivers in Wexley began a two-day strike on Monday after talks over pay broke down. The \
Transport Workers Union said 700 members had walked out and that an offer of 3% was an insult. \
The operator, Metroline, said one service in four was running. Commuters waited in long queues. \
Union organiser Carol Finch said more strikes would follow unless the offer was improved.
""",
        ),
    ),
    LookAlike(
        "plane crash",
        Report(
            "Eleven killed as small plane crashes near Kolmar airport",
            """\
A small passenger plane crashed shortly after take-off near Kolmar airport on Sunday, killing all \
eleven people on board, police said. The twin-engine aircraft operated by Aerosud came down in a \
field and caught fire. Witnesses saw smoke from one engine. Investigators from the Civil Aviation \
Authority have recovered the flight recorder. Transport minister Nadia Reyes offered her \
condolences.
""",
        ),
        Report(
            "Aerosud crash: recorder found, witnesses tell of engine smoke",
            """\
Investigators have found the flight recorder of the Aerosud plane that crashed in a field outside \
Kolmar on Sunday with eleven people on board. Nobody survived. A farmer said that one engine was \
trailing smoke. Nadia Reyes, the transport minister, went to the site. The Civil Aviation \
Authority leads the inquiry.
""",
        ),
        Report(
            "Seven killed as small plane crashes near Stavik airport",
            """\
A small passenger plane crashed shortly before landing near Stavik airport on Sunday, killing all \
seven people on board, police said. The single-engine aircraft operated by Fjordwing came down in \
a forest and caught fire. Witnesses heard a bang from the engine. Investigators from the Civil \
Aviation Authority have recovered the flight recorder. Transport minister Lars Holm offered his \
condolences.
""",
        ),
    ),
    LookAlike(
        "wildfire",
        Report(
            "Wildfire forces evacuation of villages on Isola Verra",
            """\
A wildfire driven by strong winds forced the evacuation of four villages on the island of Verra \
on Wednesday. Some 300 firefighters and six planes were fighting the blaze, which has burned \
2,000 hectares of pine forest. Two tourists were treated for smoke. Fire chief Stelios Manos said \
the front was five kilometres wide. Arson has not been ruled out.
""",
        ),
        Report(
            "Tourists flee Verra beaches as pine forest burns",
            """\
Holidaymakers left the beaches of Verra by boat on Wednesday with the smoke at their backs. Four \
villages on the island are empty. The fire has taken 2,000 hectares of pine, said Stelios Manos, \
who commands 300 firefighters and six planes. Police do not exclude arson.
""",
        ),
        Report(
            "Wildfire forces evacuation of villages near Tolosa Pass",
            """\
A wildfire driven by strong winds forced the evacuation of three villages near the Tolosa Pass on \
Wednesday. Some 250 firefighters and four helicopters were fighting the blaze, which has burned \
1,200 hectares of oak forest. Two hikers were treated for smoke. Fire chief Elena Cortes said the \
front was three kilometres wide. Arson has not been ruled out.
""",
        ),
    ),
    LookAlike(
        "drug approval",
        Report(
            "Regulator approves first pill for rare lung disease",
            """\
The medicines agency on Monday approved Respivan, the first pill against Bellamy syndrome, a rare \
lung disease. In a trial of 412 patients the drug made by Corvax halved the number of attacks. \
Side effects included headache and nausea. Corvax said the treatment would cost 18,000 dollars a \
year. Patients' groups welcomed the decision. Shares in the company rose 12%.
""",
        ),
        Report(
            "Bellamy patients hail Respivan, but ask who will pay",
            """\
People with Bellamy syndrome have waited decades for a medicine. Respivan, approved on Monday, \
halved attacks in a trial of 412 of them. Corvax wants 18,000 dollars a year for the pill. \
Insurers have yet to say whether they will pay. The company's shares gained 12%.
""",
        ),
        Report(
            "Regulator approves first injection for rare liver disease",
            """\
The medicines agency on Monday approved Hepalor, the first injection against Dorn's disease, a \
rare liver disease. In a trial of 268 patients the drug made by Lindqvist Pharma halved the \
number of hospital stays. Side effects included fever and nausea. Lindqvist said the treatment \
would cost 42,000 dollars a year. Patients' groups welcomed the decision. Shares in the company \
rose 8%.
""",
        ),
    ),
)
