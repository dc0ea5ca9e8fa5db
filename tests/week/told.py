"""What a reader has to be told on each day of the week, and what must not be told again."""

from __future__ import annotations

NEWS: dict[int, tuple[str, ...]] = {
    2: (
        "- **New.** Transport Minister Edda Quine appointed the former judge Joren Tarr",
        "- **Changed: figure.**",
        "Was, 2 March 2026: The Vardin Seafarers' Union said 640 crew members",
        "Now: The Vardin Seafarers' Union said 710 crew members",
        "- **Confirmed by Vestra Radio.** Norlund Ferries said 84 sailings",
        "said 92,000 visitors were stranded",
    ),
    3: (
        "- **New.** Reports differ on how many people were injured: three people (Skerry Wire)",
        "- **New.** Whether Norlund Ferries will accept the mediator's proposal is still open.",
        "- **Changed: figure, in an article that was edited (Velhaven Gazette).**",
        "Now: Olan Brisk, the mayor of Velhaven, said 9,200 visitors were stranded",
        "### Fire closes slate mine at Brekka\n\nNew story: 3 statements.",
    ),
    4: (
        "- **Moved from unresolved (conflict) to agreed.**",
        "Now: Five people were injured when a boat that replaces the ferries hit the quay",
        "- **Rested on words that their article no longer has (Skerry Wire).** It is not",
        "- **New.** Norlund Ferries has agreed to sell two of its ferries",
        "- **New.** The mine may reopen on Monday, said Dag Hovland, who manages it.",
    ),
    5: (
        "- **Moved from unresolved to agreed.**",
        "Was, 5 March 2026: Whether Norlund Ferries will accept the mediator's proposal",
        "Now: Norlund Ferries accepted the mediator's proposal on Friday.",
        "- **Rested on an article that is now withdrawn (Isle Post).** Norlund Ferries has",
        "- **New.** It is not known whether members of the union will accept the pay rise of 5.5%.",
        "- **Changed: stance.**",
        "Now: The mine will reopen on Monday, said Dag Hovland, who manages it.",
    ),
    6: (
        "- **Moved from unresolved to agreed.**",
        "Now: Members of the union of ferry crews accepted the pay rise of 5.5% on Saturday.",
        "- **Changed: stance.**",
        "Now: Transport Minister Edda Quine said the ferry strike will end on Sunday.",
    ),
    7: (
        "their union and Norlund Ferries signed an agreement on Sunday that raises pay by 5.5%",
        "had lost 2.6 million crowns in the week.",
    ),
}
"""Lines of what a digest opens with."""

FIRST_TOLD: dict[str, int] = {
    "640 crew members": 1,
    "84 sailings": 1,
    "said the government may ask a mediator": 1,
    "appointed the former judge Joren Tarr": 2,
    "710 crew members": 2,
    "92,000 visitors": 2,
    "9,200 visitors": 3,
    "should rise by 5.5% this year": 3,
    "three people (Skerry Wire)": 3,
    "All 46 miners": 3,
    "a boat that replaces the ferries hit the quay in Velhaven on Wednesday.[^": 4,
    "sell two of its ferries": 4,
    "The mine may reopen": 4,
    "accepted the mediator's proposal": 5,
    "strike may end on Sunday": 5,
    "We are closer than we were at breakfast": 5,
    "The mine will reopen": 5,
    "accepted the pay rise of 5.5%": 6,
    "strike will end on Sunday": 6,
    "signed an agreement on Sunday": 7,
}
"""Words of what happened, and the day whose digest is the first to tell it."""

NEVER = ("football", "barley", "choir", "lighthouse", "Every day without ferries", "newsletter")
"""Words of articles that no topic asks for, of the paywalled one, and of page furniture."""

WARNED: dict[int, tuple[str, ...]] = {
    2: ("what-it-costs: is behind a paywall",),
    4: ("feed.json: has a fault of its own (500); it is read again next time",),
    5: ("feed.json: has a fault of its own (500); it has failed on 2 days in a row",),
}
"""What whoever runs the command is told of sources."""
