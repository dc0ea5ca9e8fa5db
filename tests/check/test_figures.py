"""F3: each claim that passes stands beside a twin, one small change away, that does not."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check import Checker
from tests.check.made import article, claim, codes, pointer, rule

PUBLISHED = "2031-03-12"  # a Wednesday

# source | what follows from it | what does not | the code of the finding
PLACES = """
Alba won 54 seats in the north and Corin won 31. | Corin won 31 seats. | Corin won 54 seats. | F303
Alba won 54 seats in May and 31 in June. | Alba won 31 seats in June. | Alba won 31 seats in May. | F303
The storm killed 12 people and injured 40. | The storm injured 40 people. | The storm killed 40 people. | F303
The storm killed 12 people and injured 40 in Korro. | In Korro 40 people were injured. | In Korro 40 people were killed. | F303
The ferry carried 212 passengers and 18 crew. | The ferry carried 18 crew. | The ferry carried 212 crew. | F303
In Korro 71% voted yes; in Halm only 38% did. | In Halm 38% voted yes. | In Halm 71% voted yes. | F303
Joblessness was 11% in the north, against 5% in the south. | Joblessness in the south was 5%. | Joblessness in the south was 11%. | F303
The house has 158 seats; the Farmers hold nine. | The Farmers hold nine seats. | The Farmers hold 158 seats. | F303
The firm runs eight ferries; two of them were sold. | Two of its eight ferries were sold. | Eight of its ferries were sold. | F303
Of the dead, seven were women and five were men. | Among the dead were seven women. | Among the dead were seven men. | F303
The city pays 55 million crowns and the club the rest. | The city pays 55 million crowns. | The club pays 55 million crowns. | F303
Sales rose from 8 million crowns in 2029 to 9 million in 2030. | In 2030 sales were 9 million crowns. | In 2030 sales were 8 million crowns. | F303
The film made $52 million in Korro and $60 million elsewhere. | It made $60 million outside Korro. | It made $60 million in Korro. | F303
The bridge opened in 1998 and was rebuilt in 2012. | The bridge was rebuilt in 2012. | The bridge was rebuilt in 1998. | F306
On Monday they met in Korro, and on Tuesday they signed in Halm. | On Tuesday they signed in Halm. | On Monday they signed in Halm. | F306
"""

STANDING = """
Fees rose from 12 to 15 crowns in May. | Fees were 15 crowns in May. | Fees were 12 crowns in May. | F303
Output fell to 41 tonnes in May. | Output fell to 41 tonnes. | Output fell by 41 tonnes. | F303
Output fell 5% in May. | Output fell by 5%. | Output fell to 5%. | F303
Norlan moved three of its nine ships. | Norlan moved three of its ships. | Norlan moved nine of its ships. | F303
Families get 50,000 crowns each. | Each family gets 50,000 crowns. | Families get 50,000 crowns in total. | F303
They found 57 cases, bringing the total to 346. | They now have 346 cases in total. | They found 346 new cases. | F303
The rent is 1,240 marks a month. | The rent is 1,240 marks each month. | The rent is 1,240 marks a week. | F303
Voters approved the tax by 52% to 48%. | Of the voters, 48% were against it. | Of the voters, 52% were against it. | F303
The budget is 84 million crowns, up from 76 million. | Before, the budget was 76 million crowns. | The budget is 76 million crowns. | F303
Three ministers, Roe, Venn and Bell, left. | Roe, a minister, left with two others. | Roe and three other ministers left. | F303
"""

DERIVED = """
The bill needs 80 votes; her coalition holds 74 seats. | Her coalition is six votes short of the 80 that the bill needs. | Her coalition is five votes short of the 80 that the bill needs. | F301
The ferry carried 212 passengers and 18 crew. | The ferry carried 230 people in all. | The ferry carried 240 people in all. | F301
Health gets 21 million crowns and schools 12 million. | Health and schools get 33 million crowns together. | Health and schools get 34 million crowns together. | F301
Hallam shed 1,150 of its 4,600 jobs. | Hallam shed a quarter of its jobs. | Hallam shed a third of its jobs. | F301
Turnout was 71%, up from 64%. | Turnout rose by seven percentage points. | Turnout rose by six percentage points. | F301
Turnout was 71%, up from 64%. | Turnout rose by seven percentage points. | Turnout rose by 7%. | F301
In a poll 47% were for it. | In a poll 53% were not for it. | In a poll 57% were not for it. | F301
Fees went from 12 to 15 crowns. | Fees went up by three crowns. | Fees went up by four crowns. | F301
Fees went from 12 to 15 crowns. | Fees went up by a quarter. | Fees went up by a third. | F301
Roe won 18,400 votes, and Asher 9,350. | Roe won almost twice as many votes as Asher. | Roe won more than twice as many votes as Asher. | F301
Police made 27 arrests, 10 fewer than in 2030. | In 2030 police made 37 arrests. | In 2030 police made 38 arrests. | F301
A plan to mend 12,000 homes reached fewer than 3,000. | Less than a quarter of the 12,000 homes were reached. | Less than a fifth of the 12,000 homes were reached. | F301
They found 14 faults, 11 of which were repaired. | Three of the 14 faults were not repaired. | Four of the 14 faults were not repaired. | F301
Half of the 412 people walked daily. | About 200 people walked daily. | About 300 people walked daily. | F301
The duty rises by two percentage points, to 42%. | The duty rises from 40% to 42%. | The duty rises from 38% to 42%. | F301
"""

COUNTED = """
Roe, Venn and Bell resigned. | Three people resigned: Roe, Venn and Bell. | Four people resigned: Roe, Venn and Bell. | F301
Wenn scored twice against Halm. | Wenn scored two goals against Halm. | Wenn scored three goals against Halm. | F301
It was their fifth win in a row. | They had five wins in a row. | They had six wins in a row. | F301
Ferrow is the third-largest city in the land. | Two cities in the land are larger than Ferrow. | Three cities in the land are larger than Ferrow. | F301
The alarm covers Korro and two other towns. | The alarm covers three towns, with Korro. | The alarm covers four towns, with Korro. | F301
He leaked bids on at least 15 occasions. | He leaked bids at least 15 times. | He leaked bids at least 25 times. | F301
Venn scored on 58 minutes. | Venn scored in the 58th minute. | Venn scored in the 85th minute. | F301
Two men drowned in the lake. | Two men drowned. | One man drowned. | F301
The tower fell in the opening week. | The tower fell in the first week. | The tower fell in the second week. | F301
In week 4 the club lost. | The club lost in week 4. | The club lost in week 5. | F301
A Boeing 737 landed in Korro. | In Korro a Boeing 737 landed. | In Korro a Boeing 747 landed. | F301
"""

LOOSER = """
The crowd was 73 strong, and 12 were hurt. | More than 70 were there. | More than 80 were there. | F301
About 40 ships sank. | Some 40 ships sank. | Exactly 40 ships sank. | F302
Up to 320 jobs could go. | As many as 320 jobs could go. | At least 320 jobs could go. | F301
The dead numbered 19 or more, they said. | The dead numbered at least 19, they said. | The dead numbered 19, they said. | F302
Seats cost 25 to 30 crowns. | Seats cost between 25 and 30 crowns. | Seats cost 30 crowns. | F302
The fee is 55 million out of 140 million crowns. | The fee is 55 million crowns. | The fee is 55 million euros. | F301
Pike puts the wait at eight days. | The wait is eight days, Pike says. | The wait is eight weeks, Pike says. | F301
Wenn, who is 19, left. | The 19-year-old Wenn left. | The 17-year-old Wenn left. | F301
Korro beat Halm 3-1. | Halm lost 1-3 to Korro. | Halm lost 0-3 to Korro. | F301
The price is 86 crowns a share. | For each share the price is 86 crowns. | For each share the price is 96 crowns. | F301
About 310,000 fled, two-thirds of them to Halm. | About two-thirds of the 310,000 fled to Halm. | About two-thirds of the 340,000 fled to Halm. | F301
"""

DATES = """
They meet on Monday, two days before the vote. | The vote is on Wednesday. | The vote is on Thursday. | F304
Sales were 9 million in 2029 and 11 million a year later. | In 2030 sales were 11 million. | In 2031 sales were 11 million. | F304
The ship was built in 1998. | The ship is 33 years old. | The ship is 43 years old. | F301
The verdict was given on 3 March; the sentence follows on 24 March. | Three weeks lie between verdict and sentence. | Four weeks lie between verdict and sentence. | F301
He ran the port from 2010 to 2014. | He ran the port for four years. | He ran the port for six years. | F301
The quake hit at 4:52 a.m. | The quake hit shortly before five in the morning. | The quake hit shortly before four in the morning. | F304
The parade is planned for Tuesday. | Tuesday's parade is planned. | Thursday's parade is planned. | F304
The board will not meet before May. | The board will meet in May at the earliest. | The board will meet before May. | F304
Work is to begin in the autumn. | Work is to begin in autumn 2031. | Work is to begin in autumn 2032. | F304
They opened it on 3 March. | By 5 March they had opened it. | By 2 March they had opened it. | F304
"""


def _rows(table: str) -> list[list[str]]:
    return [
        [cell.strip(" ") for cell in line.split(" | ")]
        for line in table.splitlines()
        if line.strip()
    ]


def _figure_codes(text: str, source: str) -> set[str]:
    one = article("a", source, "", PUBLISHED)
    verdict = Checker({"a": one}).check(claim(text, pointer(one)))
    return {code for code in codes(verdict) if code.startswith("F")}


@pytest.mark.parametrize(
    ("source", "accept", "reject", "code"),
    [row for table in (PLACES, STANDING, DERIVED, COUNTED, LOOSER, DATES) for row in _rows(table)],
)
def test_tells_what_follows_from_what_does_not(
    source: str, accept: str, reject: str, code: str
) -> None:
    """The first claim has no finding on its figures, the second has this one."""
    assert _figure_codes(accept, source) == set()
    assert code in _figure_codes(reject, source)


def test_a_copied_sentence_has_no_reckoned_figure() -> None:
    """Where all else is copied, a number that could be reckoned is a changed one."""
    source = "Spending is 2.3 million on roads and 1.5 million on rail, together with 1.8 million on ports."
    changed = source.replace("1.8", "3.8")
    assert "F301" in _figure_codes(changed, source)
    assert _figure_codes("Roads and rail get 3.8 million together.", source) == set()


def test_a_figure_outside_the_citation_is_not_given() -> None:
    """What is reckoned with, too, has to stand in the cited characters."""
    source = "The bill needs 80 votes. Her coalition holds 74 seats."
    text = "Her coalition is six votes short of the 80 that the bill needs."
    assert "F301" not in codes(rule(text, source))
    assert "F301" in codes(rule(text, source, "Her coalition holds 74 seats."))


def test_many_figures_are_compared_by_value() -> None:
    """In a list too long for every pair, a figure is still found, and a changed one not."""
    source = ", ".join(f"{1000 + 7 * n} tonnes" for n in range(400)) + "."
    assert _figure_codes("The list has 3793 tonnes.", source) == set()
    assert "F301" in _figure_codes("The list has 3794 tonnes.", source)


PIECES = st.sampled_from(
    """3 12 1,500 20% $3bn 1.5 ½ half one two hundred million dozens of a an and or to from between
    about more than at least up fewer - , ( ) % km days weeks year-old people March 2031 Tuesday
    last next ago later Q3 first third quarter minus aged 2-1 votes won by out doubled twice times
    's GMT 10:30 5pm the 1990s early mid- G7 COVID-19 1/4 rest total each all not another other Roe
    Korro said was rose fell points crowns per month earlier season the before after 27th seats
    7.8/10 ten who them nine women oldest 11 a hat-trick once 0 99999999999999 ² ３ Ⅳ""".split()
)
LINES = st.lists(PIECES, min_size=1, max_size=18).map(" ".join)


@given(LINES, st.sampled_from(["", PUBLISHED, "0001-01-02", "9999-12-30"]))
def test_every_line_gives_its_own_figures(line: str, published: str) -> None:
    """A sentence cited for itself has no finding on its figures and dates."""
    one = article("a", line, "", published)
    found = codes(Checker({"a": one}).check(claim(line, pointer(one))))
    assert not {code for code in found if code.startswith("F")}


@given(LINES, LINES, st.sampled_from(["", PUBLISHED, "0001-01-02", "9999-12-30"]))
def test_no_figures_raise(line: str, source: str, published: str) -> None:
    """Any figures against any others are ruled on, at places inside claim and source."""
    one = article("a", source, "", published)
    verdict = Checker({"a": one}).check(claim(line, pointer(one)))
    for finding in verdict.findings:
        assert finding.at is None or 0 <= finding.at.start <= finding.at.end <= len(line)
        assert finding.source is None or finding.source.end <= max(len(source), 1)
