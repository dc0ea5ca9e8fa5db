"""Seven days of one story, and of one that looks like it: invented villages, our own words.

Each day is a briefing that the checker has passed. A day holds the articles of
the day before that are still read, and the new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from brief.check import accept
from brief.model import (
    Article,
    Basis,
    Briefing,
    Claim,
    Draft,
    DraftStory,
    Engine,
    Kind,
    Pointer,
    Range,
    sha256,
)
from brief.stories import origins, with_additions

FIRST = date(2031, 6, 3)
_KINDS = {
    Basis.SETTLED: Kind.AGREED,
    Basis.CORROBORATED: Kind.AGREED,
    Basis.STATED: Kind.POSITION,
}


class Said(NamedTuple):
    """A statement to make: each of `cited` is (article, its characters)."""

    text: str
    basis: Basis
    cited: tuple[tuple[str, str], ...]
    holder: str | None = None


class Plot(NamedTuple):
    """A story of a day: the names of its articles, and what is said."""

    articles: tuple[str, ...]
    said: tuple[Said, ...]


def article(name: str, outlet: str, day: int, text: str, title: str = "") -> Article:
    """Return an article of the day counted from 1; `name` before "/" is its address."""
    when = datetime(2031, 6, 2 + day, 8, tzinfo=UTC)
    url = f"https://{outlet.rsplit(maxsplit=1)[-1].lower()}.example/{name.partition('/')[0]}"
    body = (Range(0, len(text)),)
    return Article(name, text, sha256(text), body, title, outlet, url, published=when)


def briefing(day: date, articles: Sequence[Article], plots: Sequence[Plot]) -> Briefing:
    """Return a day's briefing; fails where the checker refuses any of it."""
    by_name = {one.id: one for one in articles}
    stories = []
    for number, plot in enumerate(plots, 1):
        members = [by_name[name] for name in plot.articles]
        claims = tuple(_claim(one, by_name) for one in plot.said)
        found = with_additions(origins(members))
        stories.append(DraftStory(f"s{number}", plot.articles, found, claims[:1], claims))
    made = accept(Draft(day, Engine("test"), tuple(articles), tuple(stories)))
    refused = [one.verdict for story in made.stories for one in story.rejected]
    assert not refused, refused
    return made


def _claim(said: Said, articles: dict[str, Article]) -> Claim:
    pointers = tuple(_pointer(articles[name], words) for name, words in said.cited)
    kind = _KINDS.get(said.basis, Kind.UNRESOLVED)
    return Claim(said.text, pointers, kind, said.basis, said.holder)


def _pointer(source: Article, words: str) -> Pointer:
    start = source.text.index(words)
    return Pointer(source.id, start, start + len(words), words)


BURIED = "A landslide buried part of the village of Orrin on Tuesday."
TWELVE = "At least 12 people were killed in Orrin, the rescue service said."
CAUSE = "It is not known what caused the landslide."
MAY = "Interior Minister Dana Holt said the coast road may reopen on Friday."
FOURTEEN = "At least 14 people were killed in Orrin, the rescue service said."
BURIED_TOO = (
    "The hillside above Orrin gave way on Tuesday and a landslide buried part of the village."
)
WILL = "Interior Minister Dana Holt said the coast road will reopen on Friday."
SEVENTEEN = "Exactly 17 people were killed in Orrin, according to a list of names at the town hall."
SETTLED = "Seventeen people were killed in Orrin, the rescue service and the town hall said."
RAIN = "Heavy rain caused the landslide, the geological survey said."
MOVED = "The army moved 600 people from Orrin to Corrie."
FEWER = "The army moved 60 people from Orrin to Corrie."
WARNED = "The quarry company Garrow ignored two warnings about the slope above Orrin."
FARMS = "A landslide buried two farms near Tessel on Thursday."
THREE = "Three people were killed at Tessel, the police said."

LANTERN_1 = article("slide", "The Lantern", 1, f"{BURIED} {TWELVE}\n\n{CAUSE} {MAY}\n")
COPY = article("copy", "Corrie Herald", 2, f"(The Lantern) {BURIED} {TWELVE}\n\n{CAUSE} {MAY}\n")
LANTERN_2 = article("toll", "The Lantern", 2, f"{FOURTEEN} Crews worked through the night.\n")
POST_2 = article(
    "orrin", "Harbour Post", 2, f"{BURIED_TOO} Our reporter saw roofs in the river bed.\n"
)
POST_3 = article("list", "Harbour Post", 3, f"{SEVENTEEN} The mayor read it out.\n")
LANTERN_3 = article("road", "The Lantern", 3, f"{WILL} Two lanes have been cleared of mud.\n")
TESSEL = article("tessel", "The Lantern", 3, f"{FARMS} {THREE}\n", "Landslide buries farms")
LANTERN_4 = article("end", "The Lantern", 4, f"{SETTLED} {RAIN}\n")
ARMY_4 = article("army/1", "Velm Radio", 4, f"{MOVED} Buses left all evening.\n")
ARMY_5 = article(
    "army/2",
    "Velm Radio",
    5,
    f"{FEWER} Buses left all evening.\n\nCorrection: an earlier version gave a wrong number.\n",
)
GARROW_5 = article("garrow/1", "Harbour Post", 5, f"{WARNED} The paper has seen letters.\n")
GARROW_6 = article(
    "garrow/2",
    "Harbour Post",
    6,
    "This article has been withdrawn by the editor.\n",
)

_ORRIN = Said(BURIED, Basis.SETTLED, (("slide", BURIED),))
_BOTH = Said(BURIED, Basis.CORROBORATED, (("slide", BURIED), ("orrin", BURIED_TOO)))
_OPEN = Said(CAUSE, Basis.OPEN, (("slide", CAUSE),))
_MAY = Said(MAY, Basis.STATED, (("slide", MAY),), "Dana Holt")
_WILL = Said(WILL, Basis.STATED, (("road", WILL),), "Dana Holt")
_FOURTEEN = Said(FOURTEEN, Basis.SETTLED, (("toll", FOURTEEN),))
_DIFFER = Said(
    "Reports differ on the people killed in Orrin: at least 14 people (The Lantern), "
    "exactly 17 people (Harbour Post).",
    Basis.CONFLICT,
    (("toll", FOURTEEN), ("list", SEVENTEEN)),
)
_SEVENTEEN = Said(SETTLED, Basis.SETTLED, (("end", SETTLED),))
_RAIN = Said(RAIN, Basis.SETTLED, (("end", RAIN),))
_TESSEL = Plot(
    ("tessel",),
    (
        Said(FARMS, Basis.SETTLED, (("tessel", FARMS),)),
        Said(THREE, Basis.SETTLED, (("tessel", THREE),)),
    ),
)


@cache
def week() -> tuple[Briefing, ...]:
    """Return the seven briefings, the first day first."""
    days = [
        ((LANTERN_1,), [Plot(("slide",), (_ORRIN, _twelve(), _OPEN, _MAY))]),
        (
            (LANTERN_1, COPY, LANTERN_2, POST_2),
            [Plot(("slide", "copy", "toll", "orrin"), (_BOTH, _FOURTEEN, _OPEN, _MAY))],
        ),
        (
            (LANTERN_1, LANTERN_2, POST_2, POST_3, LANTERN_3, TESSEL),
            [
                _TESSEL,
                Plot(("slide", "toll", "orrin", "list", "road"), (_BOTH, _DIFFER, _OPEN, _WILL)),
            ],
        ),
        (
            (POST_3, LANTERN_3, LANTERN_4, ARMY_4, TESSEL),
            [
                Plot(
                    ("list", "road", "end", "army/1"), (_SEVENTEEN, _RAIN, _army(MOVED, "1"), _WILL)
                ),
                _TESSEL,
            ],
        ),
        (
            (LANTERN_3, LANTERN_4, ARMY_5, GARROW_5, TESSEL),
            [
                Plot(
                    ("road", "end", "army/2", "garrow/1"),
                    (_SEVENTEEN, _RAIN, _army(FEWER, "2"), _WILL, _garrow()),
                ),
                _TESSEL,
            ],
        ),
        (
            (LANTERN_3, LANTERN_4, ARMY_5, GARROW_6, TESSEL),
            [
                Plot(
                    ("road", "end", "army/2", "garrow/2"),
                    (_SEVENTEEN, _RAIN, _army(FEWER, "2"), _WILL),
                ),
                _TESSEL,
            ],
        ),
        (
            (LANTERN_4, ARMY_5),
            [Plot(("end", "army/2"), (_SEVENTEEN, _RAIN, _army(FEWER, "2")))],
        ),
    ]
    return tuple(
        briefing(FIRST.replace(day=FIRST.day + at), articles, plots)
        for at, (articles, plots) in enumerate(days)
    )


def _twelve() -> Said:
    return Said(TWELVE, Basis.SETTLED, (("slide", TWELVE),))


def _army(text: str, version: str) -> Said:
    return Said(text, Basis.SETTLED, ((f"army/{version}", text),))


def _garrow() -> Said:
    return Said(WARNED, Basis.SETTLED, (("garrow/1", WARNED),))
