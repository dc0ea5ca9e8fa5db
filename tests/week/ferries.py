"""The story that develops over seven days: ferry crews strike over pay, and agree in the end."""

from __future__ import annotations

from tests.week.pieces import Edit, Outlet, Piece

_WALKOUT = """
Ferry crews in the Vardin Isles stopped work at midnight on Sunday in a dispute over pay, and no
ferry left Port Ansel on Monday morning.

The Vardin Seafarers' Union said 640 crew members had joined the strike. Norlund Ferries, which
runs all nine routes between the islands, said it had cancelled 84 sailings on Monday.

The union wants a pay rise of 8% this year, and Norlund has offered 3%. "Our members have waited
two years for a serious offer," said Runa Tveiten, who chairs the union.

Aldis Kroge, the chief executive of Norlund, said the company could not pay more without raising
fares.

It is not known how long the strike will last. Transport Minister Edda Quine said the government
may ask a mediator to step in.
"""

_PROPOSAL = """
The mediator Joren Tarr proposed on Wednesday that the pay of ferry crews in the Vardin Isles
should rise by 5.5% this year.

Whether Norlund Ferries will accept the mediator's proposal is still open. "I have put one number on
the table, and I will not put a second one there," Tarr told reporters in Port Ansel.

Aldis Kroge, the chief executive of Norlund Ferries, said the company would study the proposal and
answer it by Friday.
"""

_SIGNED = """
Norlund Ferries and the Vardin Seafarers' Union signed an agreement on Sunday that raises the pay
of ferry crews by 5.5% this year and ends a strike of seven days.

The first ferries will leave Port Ansel at 6 a.m. on Monday, the company said. Fares will not rise
before October under the agreement.

"It is a fair number, and we got it together," said Runa Tveiten, who chairs the union.

Aldis Kroge, the chief executive of Norlund, said the company had lost 2.6 million crowns in the
week.
"""

_SECOND_DAY = """
Not one ferry sailed in the Vardin Isles on Tuesday, the second day of a strike by ferry crews
over pay.

Norlund Ferries said 84 sailings were cancelled on Monday. It expects to run none before the
weekend, a spokeswoman told Vestra Radio.

Nurses who live on Lower Harn reached the hospital in Velhaven on a fishing boat. "We asked the
first skipper we saw, and he did not even want money," said Signe Oller, a nurse.

Tveiten, the union's chairwoman, told Vestra Radio that crews would bring medicines across without
pay.
"""

_MEDIATOR = """
Transport Minister Edda Quine appointed the former judge Joren Tarr on Tuesday as mediator in the
strike of ferry crews in the Vardin Isles.

Tarr will meet the union and Norlund Ferries in Port Ansel on Wednesday. It is not known whether
the two sides will talk to each other in one room.

The Vardin Seafarers' Union said 710 crew members had joined the strike by Tuesday noon.

"Nobody on these islands can wait until one side is tired," Quine said.
"""

_VISITORS = """
Olan Brisk, the mayor of Velhaven, said 92,000 visitors were stranded in the town by the ferry
strike.

Schools opened their gymnasiums as shelters, and the town council will pay for the meals. "We have
beds for everybody and soup for twice as many," Brisk said.
"""

_FOR_SUBSCRIBERS = """
Every day without ferries costs the islands more than the crews are asking for in a year, and the
bill is not shared evenly. Our reporters went through the accounts of nine firms in the ferry trade.

The rest of this article is for subscribers.
"""

_BOAT = """
Three people were injured when a boat that replaces the ferries hit the quay in Velhaven on
Wednesday.

The boat had been chartered by Norlund Ferries. It is not known what caused the accident.
"""

_QUAY = """
Five people were injured when a boat that replaces the ferries struck the quay in Velhaven on
Wednesday.

Two of them are crew. "There was a bang, and then the coffee was on the ceiling," said Edvin Lysk,
a passenger.
"""

_SALE = """
Norlund Ferries has agreed to sell two of its ferries to a company abroad for 31 million crowns.

The contract was signed in February, according to a letter that the Isle Post has seen. Norlund did
not answer questions about it.
"""

_MIDNIGHT = """
Talks about the pay of ferry crews went on until midnight in Port Ansel on Thursday.

"We are closer than we were at breakfast," Runa Tveiten, who chairs the Vardin Seafarers' Union,
told the Gazette on the stairs.
"""

_ACCEPTS = """
Norlund Ferries accepted the mediator's proposal on Friday to raise the pay of ferry crews in the
Vardin Isles by 5.5% this year.

It is not known whether members of the union will accept the pay rise of 5.5%. They vote on
Saturday.

Transport Minister Edda Quine said the ferry strike may end on Sunday.
"""

_SAYS_YES = """
Norlund Ferries accepted the mediator's proposal on Friday. Its board had met for five hours in
Velhaven.

"It is more than we wanted and less than a second week would cost," said Aldis Kroge, the chief
executive of the ferry company.
"""

_VOTE = """
Members of the union of ferry crews accepted the pay rise of 5.5% on Saturday. The count was 512
votes against 98.

The agreement is to be signed on Sunday, the union said. Until then the ferries stay in port.

Transport Minister Edda Quine said the ferry strike will end on Sunday.
"""

_BACK = """
The strike of ferry crews in the Vardin Isles is over: their union and Norlund Ferries signed an
agreement on Sunday that raises pay by 5.5% this year.

Nurses on Lower Harn have promised the skipper a cake. "He has earned it," said Signe Oller, a
nurse.
"""


def _wired(day: str, text: str) -> str:
    """Return a wire's text under its dateline, as its customers print it."""
    return f"PORT ANSEL, {day} (Skerry Wire) - {text.strip()}"


_W, _P, _O, _R, _G = Outlet.WIRE, Outlet.POST, Outlet.ONLINE, Outlet.RADIO, Outlet.GAZETTE
_LUND, _ASKE, _WOLD = "Petra Lund", "Jon Aske", "Tessa Wold"
_MONDAY = _wired("March 2", _WALKOUT)
_WEDNESDAY = _wired("March 4", _PROPOSAL)
_SUNDAY = _wired("March 8", _SIGNED)
_CREDITED = _WALKOUT.replace("The union wants", "The union, Skerry Wire reported, wants")
_COSTS = "What the ferry strike costs the islands"
_LATE = "Ferry talks go on until midnight"

PIECES = (
    Piece(_W, "walkout", 1, "06:40", "Ferry crews in the Vardin Isles stop work", _MONDAY, _LUND),
    Piece(_P, "crews-walk-out", 1, "07:55", "Ferry crews walk out across the isles", _MONDAY),
    Piece(_O, "no-ferries", 1, "09:10", "No ferries today as crews stop work", _CREDITED),
    Piece(_R, "second-day", 2, "06:15", "Ferries stay in port again", _SECOND_DAY, _ASKE),
    Piece(_W, "mediator", 2, "12:30", "Former judge to mediate in ferry strike", _MEDIATOR, _LUND),
    Piece(_G, "visitors", 2, "15:20", "Strike leaves visitors stranded", _VISITORS, _WOLD),
    Piece(_P, "what-it-costs", 2, "16:00", _COSTS, _FOR_SUBSCRIBERS, paywalled=True),
    Piece(_W, "proposal", 3, "11:05", "Mediator proposes 5.5% for ferry crews", _WEDNESDAY, _LUND),
    Piece(_P, "one-number", 3, "12:20", "Mediator puts one number on the table", _WEDNESDAY),
    Piece(
        _W, "boat", 3, "17:45", "Replacement boat hits quay in ferry strike", _BOAT, "Colm Adder"
    ),
    Piece(_R, "quay", 3, "18:30", "Five hurt as chartered boat strikes quay", _QUAY, _ASKE),
    Piece(_P, "two-ferries", 4, "10:00", "Norlund sells two ferries", _SALE, "Harn Velde"),
    Piece(_G, "midnight-talks", 4, "23:20", _LATE, _MIDNIGHT, _WOLD),
    Piece(_W, "accepts", 5, "09:15", "Norlund accepts mediator's proposal", _ACCEPTS, _LUND),
    Piece(_G, "company-says-yes", 5, "15:40", "Ferry company says yes", _SAYS_YES, _WOLD),
    Piece(_R, "members-vote", 6, "17:10", "Ferry crews vote for the 5.5%", _VOTE, _ASKE),
    Piece(_W, "signed", 7, "14:00", "Ferry crews and Norlund sign, strike ends", _SUNDAY, _LUND),
    Piece(_P, "strike-over", 7, "14:50", "Ferry strike is over", _SUNDAY),
    Piece(_R, "ferries-back", 7, "16:20", "Ferries back on Monday morning", _BACK, _ASKE),
)

EDITS = (
    Edit(
        "visitors",
        3,
        "Strike leaves visitors stranded",
        _VISITORS.replace("92,000", "9,200")
        + "\n\nCorrection: An earlier version of this article gave a wrong number of visitors.\n",
    ),
    Edit(
        "boat",
        4,
        "Replacement boat hits quay in ferry strike",
        """
Five people were injured when a boat that replaces the ferries hit the quay in Velhaven on
Wednesday.

The boat had been chartered by Norlund Ferries. A rope in the propeller caused the accident.

Correction: Police had first given a lower number of people who were injured.
""",
    ),
    Edit(
        "two-ferries",
        5,
        "Retracted: Norlund sells two ferries",
        """
This article has been withdrawn. The letter on which it rested was not genuine, and the Isle Post
apologises to Norlund Ferries and to its readers. What was said in it about a sale of ferries should
not be repeated.
""",
    ),
)
"""What three of the pages say from a later day on, under the same addresses."""
