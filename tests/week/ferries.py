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

Whether the two sides will accept the proposal is still open. "I have put one number on the table,
and I will not put a second one there," Tarr told reporters in Port Ansel.

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

PIECES = (
    Piece(
        Outlet.WIRE,
        "walkout",
        1,
        "06:40",
        "Ferry crews in the Vardin Isles stop work over pay",
        f"PORT ANSEL, March 2 (Skerry Wire) - {_WALKOUT.strip()}",
        "Petra Lund",
    ),
    Piece(
        Outlet.POST,
        "crews-walk-out",
        1,
        "07:55",
        "Ferry crews walk out across the isles",
        f"PORT ANSEL, March 2 (Skerry Wire) - {_WALKOUT.strip()}",
    ),
    Piece(
        Outlet.ONLINE,
        "no-ferries-today",
        1,
        "09:10",
        "No ferries today as crews stop work",
        _WALKOUT.replace("The union wants", "The union, Skerry Wire reported, wants"),
    ),
    Piece(
        Outlet.RADIO,
        "second-day",
        2,
        "06:15",
        "Ferries stay in port for a second day",
        """
Not one ferry sailed in the Vardin Isles on Tuesday, the second day of a strike by ferry crews
over pay.

Norlund Ferries cancelled 84 sailings on Monday and another 88 on Tuesday, a spokeswoman for the
company told Vestra Radio.

Nurses who live on Lower Harn reached the hospital in Velhaven on a fishing boat. "We asked the
first skipper we saw, and he did not even want money," said Signe Oller, a nurse.

Tveiten, the union's chairwoman, told Vestra Radio that crews would bring medicines across without
pay.
""",
        "Jon Aske",
    ),
    Piece(
        Outlet.WIRE,
        "mediator",
        2,
        "12:30",
        "Former judge to mediate in ferry strike",
        """
Transport Minister Edda Quine appointed the former judge Joren Tarr on Tuesday as mediator in the
strike of ferry crews in the Vardin Isles.

Tarr will meet the union and Norlund Ferries in Port Ansel on Wednesday. It is not known whether
the two sides will talk to each other in one room.

The Vardin Seafarers' Union said 710 crew members had joined the strike by Tuesday noon.

"Nobody on these islands can wait until one side is tired," Quine said.
""",
        "Petra Lund",
    ),
    Piece(
        Outlet.GAZETTE,
        "visitors",
        2,
        "15:20",
        "Strike leaves visitors stranded",
        """
The ferry strike left 92,000 visitors stranded in Velhaven on Monday night, the tourist office of
the town said.

Schools opened their gymnasiums as shelters, and the town council will pay for the meals. "We have
beds for everybody and soup for twice as many," said Mayor Olan Brisk.
""",
        "Tessa Wold",
    ),
    Piece(
        Outlet.POST,
        "what-it-costs",
        2,
        "16:00",
        "What the ferry strike costs the islands",
        """
Every day without ferries costs the islands more than the crews are asking for in a year, and the
bill is not shared evenly. Our reporters went through the accounts of nine firms in the ferry trade.

The rest of this article is for subscribers.
""",
        paywalled=True,
    ),
    Piece(
        Outlet.WIRE,
        "proposal",
        3,
        "11:05",
        "Mediator proposes 5.5% for ferry crews",
        f"PORT ANSEL, March 4 (Skerry Wire) - {_PROPOSAL.strip()}",
        "Petra Lund",
    ),
    Piece(
        Outlet.POST,
        "one-number",
        3,
        "12:20",
        "Mediator puts one number on the table",
        f"PORT ANSEL, March 4 (Skerry Wire) - {_PROPOSAL.strip()}",
    ),
    Piece(
        Outlet.WIRE,
        "boat",
        3,
        "17:45",
        "Replacement boat hits quay in ferry strike",
        """
Three people were injured when a boat that replaces the ferries during the strike hit the quay in
Velhaven on Wednesday, police said.

The boat had been chartered by Norlund Ferries. It is not known what caused the accident.
""",
        "Colm Adder",
    ),
    Piece(
        Outlet.RADIO,
        "quay",
        3,
        "18:30",
        "Five hurt as chartered boat strikes quay",
        """
Five people were injured when a boat that replaces the ferries struck the quay in Velhaven on
Wednesday, the hospital in Velhaven said.

Two of them are crew. "There was a bang, and then the coffee was on the ceiling," said Edvin Lysk,
a passenger.
""",
        "Jon Aske",
    ),
    Piece(
        Outlet.WIRE,
        "injured",
        4,
        "08:30",
        "Police correct number of injured in Velhaven",
        """
Five people were injured when a boat that replaces the ferries hit the quay in Velhaven on
Wednesday, police said on Thursday.

Police had said on Wednesday that three people were injured. A rope in the propeller caused the
accident, the coast guard said.
""",
        "Colm Adder",
    ),
    Piece(
        Outlet.POST,
        "two-ferries",
        4,
        "10:00",
        "Norlund plans to sell two ferries",
        """
Norlund Ferries plans to sell two of its ferries to a company abroad, a document that the Isle Post
has seen shows.

The sale would bring in 31 million crowns, according to the document. Norlund did not answer
questions about it.
""",
        "Harn Velde",
    ),
    Piece(
        Outlet.GAZETTE,
        "midnight-talks",
        4,
        "22:45",
        "Ferry talks go on until midnight",
        """
Talks about the pay of ferry crews went on until midnight in Port Ansel on Thursday.

"We are closer than we were at breakfast," Runa Tveiten, who chairs the Vardin Seafarers' Union,
told the Gazette on the stairs.
""",
        "Tessa Wold",
    ),
    Piece(
        Outlet.WIRE,
        "accepts",
        5,
        "13:15",
        "Norlund accepts mediator's proposal",
        """
Norlund Ferries accepted on Friday a proposal by the mediator Joren Tarr to raise the pay of ferry
crews by 5.5% this year.

Members of the Vardin Seafarers' Union will vote on the proposal on Saturday. It is not known
whether they will accept it.

Quine said the strike may end on Sunday.
""".replace("Quine said", "Transport Minister Edda Quine said"),
        "Petra Lund",
    ),
    Piece(
        Outlet.GAZETTE,
        "company-says-yes",
        5,
        "15:40",
        "Ferry company says yes",
        """
The ferry company Norlund has accepted the 5.5% that the mediator Joren Tarr proposed for its
crews, chief executive Aldis Kroge told the Gazette on Friday.

"It is more than we wanted and less than a second week," Kroge said.
""",
        "Tessa Wold",
    ),
    Piece(
        Outlet.RADIO,
        "members-vote",
        6,
        "17:10",
        "Ferry crews vote for the 5.5%",
        """
Members of the Vardin Seafarers' Union voted on Saturday by 512 to 98 to accept a pay rise of 5.5%.

The agreement is to be signed on Sunday, the union said. Until then the ferry strike goes on.

Transport Minister Edda Quine said the strike will end on Sunday.
""",
        "Jon Aske",
    ),
    Piece(
        Outlet.WIRE,
        "signed",
        7,
        "14:00",
        "Ferry crews and Norlund sign, strike ends",
        f"PORT ANSEL, March 8 (Skerry Wire) - {_SIGNED.strip()}",
        "Petra Lund",
    ),
    Piece(
        Outlet.POST,
        "strike-over",
        7,
        "14:50",
        "Ferry strike is over",
        f"PORT ANSEL, March 8 (Skerry Wire) - {_SIGNED.strip()}",
    ),
    Piece(
        Outlet.RADIO,
        "ferries-back",
        7,
        "16:20",
        "Ferries back on Monday morning",
        """
The strike of ferry crews in the Vardin Isles is over: their union and Norlund Ferries signed an
agreement on Sunday that raises pay by 5.5% this year.

Nurses on Lower Harn have promised the skipper a cake. "He has earned it," said Signe Oller, a
nurse.
""",
        "Jon Aske",
    ),
)

EDITS = (
    Edit(
        "visitors",
        3,
        "Strike leaves visitors stranded",
        """
The ferry strike left 9,200 visitors stranded in Velhaven on Monday night, the tourist office of
the town said.

Schools opened their gymnasiums as shelters, and the town council will pay for the meals. "We have
beds for everybody and soup for twice as many," said Mayor Olan Brisk.

Correction: An earlier version of this article gave a wrong number of visitors.
""",
    ),
    Edit(
        "two-ferries",
        5,
        "Retracted: Norlund plans to sell two ferries",
        """
This article has been withdrawn. The document on which it rested was not genuine, and the Isle Post
apologises to Norlund Ferries and to its readers. What was said in it about a sale of ferries should
not be repeated.
""",
    ),
)
