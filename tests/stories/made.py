"""Articles of our own for the tests of `stories`: one event, told in several ways."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from brief.model import Article, Range, sha256


def article(name: str, text: str, *, day: str = "", outlet: str = "", title: str = "") -> Article:
    """Make an article whose lines are all prose; `day` is an ISO date or time in UTC."""
    body = tuple(Range(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text))
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Article(name, text, sha256(text), body, title=title, outlet=outlet, published=published)


REPORT = """\
A fire destroyed the main hall of the Karvik ferry terminal early on Sunday and cut the island \
of Ostmark off from the mainland.
The blaze began at about 3 a.m. in a workshop below the ticket office, fire chief Hedda Lunde said.
“We saved the fuel store, and that is why we are still standing here,” Lunde told reporters.
Some 140 passengers who were asleep in the waiting room were led out by two night porters.
Eleven people were treated for smoke and one porter, aged 58, remained in hospital on Monday.
The terminal handles nine sailings a day and almost all of the island's fresh food.
Transport Minister Olav Brenner said a temporary pier could be ready within three weeks.
“Nobody on Ostmark will go without bread or medicine,” Brenner said.
The operator, Karvik Lines, was fined 2.4 million crowns in 2021 for blocked emergency exits.
It declined to say whether the sprinklers had been tested since.
Police have sealed off the workshop and expect to question two welders this week.
"""

REWORDED = """\
Early on Sunday, flames wrecked the principal hall of the ferry terminal in Karvik, leaving the \
island of Ostmark severed from the mainland.
According to the head of the fire service, Hedda Lunde, the fire started around 3 a.m. inside a \
workshop underneath the ticket office.
“We rescued the fuel depot, which is the reason we still stand here,” Lunde informed journalists.
Two night porters guided out around 140 passengers, who had been sleeping in the waiting room.
Smoke made treatment necessary for eleven persons, and a 58-year-old porter was still in hospital \
on Monday.
Nine sailings daily pass through the terminal, as does nearly all fresh food for the island.
A provisional pier might be finished in three weeks, said Olav Brenner, the transport minister.
“No one on Ostmark is going to lack bread or medicine,” he stated.
In 2021 the operator Karvik Lines received a fine of 2.4 million crowns over obstructed emergency \
exits.
Whether the sprinklers were tested afterwards it would not say.
The workshop was sealed by police, who plan to question a pair of welders during the week.
"""

INDEPENDENT = """\
Islanders on Ostmark woke on Sunday to a red sky over the strait and to a queue outside the bakery.
By noon the shelves of the cooperative in Haldvik were bare, and its manager, Tuva Rask, had begun \
to ration milk.
“We saved the fuel store, and that is why we are still standing here,” fire chief Hedda Lunde told \
reporters in Karvik, where the ferry terminal had burned in the night.
Rask said the last lorry had come on Friday.
The council has asked the navy for a landing craft, and two fishing boats carried insulin across \
before dark.
“Nobody on Ostmark will go without bread or medicine,” Transport Minister Olav Brenner said.
Mayor Ingrid Solheim was less sure. “Ask him again on Thursday,” she said.
The school in Haldvik will stay shut because its heating oil was on the quay.
Hotels put up 60 stranded visitors free of charge.
A bridge to the island, promised in every election since 1998, was last costed at 900 million \
crowns.
Fishermen gathered at the breakwater in the evening and watched the hall smoulder.
"""

DIGEST = """\
A fire destroyed the main hall of the Karvik ferry terminal early on Sunday and cut the island \
of Ostmark off from the mainland, the Strait Courier reported.
The terminal handles nine sailings a day and almost all of the island's fresh food.
Insurers in the capital put the damage at 85 million crowns, said Petter Noll, a broker there.
The operator, Karvik Lines, was fined 2.4 million crowns in 2021 for blocked emergency exits.
Shares in the company's parent, Nordsund Holding, fell 6% on Monday.
"""

ELSEWHERE = """\
The national library in Sellen will lend instruments from October, its director Marit Foss said.
Readers may borrow one of 75 violins, 30 accordions or a harp for four weeks at a time.
A trial in two branches last winter brought 1,300 new members, most of them under 20.
The strings were given by the widow of the conductor Elias Thorn, who died in May.
Repairs will be paid for by a foundation that also runs a summer school in the hills.
Teachers welcomed the plan, but asked who would tune the harp.
"""
