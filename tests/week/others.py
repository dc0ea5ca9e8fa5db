"""A second story of three days, and articles that no topic asks for."""

from __future__ import annotations

from tests.week.pieces import Outlet, Piece

PIECES = (
    Piece(
        Outlet.TIMES,
        "fire",
        3,
        "05:50",
        "Fire closes slate mine at Brekka",
        """
A fire closed the slate mine at Brekka on Tuesday night, and all 46 miners on the shift reached the
surface unhurt.

The fire began in a conveyor belt 120 metres below ground, said Dag Hovland, who manages the mine.
It is not known when the mine will reopen.
""",
        "Una Stene",
    ),
    Piece(
        Outlet.TIMES,
        "fire-out",
        4,
        "06:30",
        "Fire in slate mine is out",
        """
The fire in the slate mine at Brekka was put out on Wednesday evening, the fire brigade said.

Inspectors will go down on Thursday to look at the shaft. The mine may reopen on Monday, said Dag
Hovland, who manages it.
""",
        "Una Stene",
    ),
    Piece(
        Outlet.TIMES,
        "reopens",
        5,
        "07:20",
        "Slate mine at Brekka to reopen on Monday",
        """
The mine will reopen on Monday, said Dag Hovland, who manages it. Inspectors found no damage to the
shaft of the slate mine at Brekka.

The fire on Tuesday night began in a conveyor belt that was due to be replaced in April, the
inspectors' report said.
""",
        "Una Stene",
    ),
    Piece(
        Outlet.TIMES,
        "choir",
        1,
        "08:00",
        "Miners' choir sings in Port Ansel",
        """
The choir of the slate quarries sang before 300 people in Port Ansel on Sunday night, and had to
sing its last song three times.

Its conductor, Brit Aasen, said the choir will tour the outer islands in May.
""",
    ),
    Piece(
        Outlet.POST,
        "derby",
        2,
        "20:40",
        "Harn win football derby as ferry strike empties stands",
        """
Harn beat Velhaven 3-1 in the football derby on Tuesday night, in front of 212 people: the ferry
strike kept most of the guests at home.

Ivar Moe scored two of the goals, and said he would have scored a third with his own mother in the
stands.
""",
    ),
    Piece(
        Outlet.ONLINE,
        "bread",
        4,
        "09:00",
        "How to bake the islands' barley bread",
        """
The bread of the outer islands needs three things: barley flour, sour milk, and a stone that has
been in the oven since breakfast.

Knead the dough for ten minutes and let it rest for an hour, says the baker Tora Lie, who has made
forty loaves a day for thirty years.
""",
    ),
    Piece(
        Outlet.ONLINE,
        "lighthouse",
        6,
        "10:30",
        "Lighthouse keeper retires after 41 years",
        """
The last lighthouse keeper of Outer Skarn retired on Saturday after 41 years, and handed the key to
a computer.

"It has never asked me how I was," said Nils Orrem, the keeper, about his successor.
""",
    ),
)
