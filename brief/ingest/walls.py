"""Pages that are not the article they stand for: behind a wall, cut short, an error, empty.

`find_wall` looks at what was extracted and at what the markup shows. It judges
by what sites of any kind write at such places, and asks for little prose
besides, because whole articles carry banners and invitations too. In doubt an
article is withheld and the reader told: a briefing that rests on the free first
paragraph would look as sure as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from brief.ingest.files import Refused
from brief.ingest.locations import is_front_page, site_of
from brief.ingest.signs import Signs
from brief.ingest.wall_words import (
    CONSENT,
    CUT,
    ERROR,
    INVITED,
    MORE,
    RESERVED,
    SCRIPT,
)


class Wall(StrEnum):
    """What stands in the article's place."""

    PAYWALL = "is behind a paywall"
    TRUNCATED = "is only the beginning of the article"
    CONSENT = "shows a question for consent instead of the article"
    LOGIN = "asks for a login instead of showing the article"
    ERROR = "is an error page, though it answers as a good one"
    SCRIPT = "is made by a script, so its text is not in the page"
    EMPTY = "holds hardly any text"


_TODO = {
    Wall.PAYWALL: "save it from your own subscription and give the file",
    Wall.TRUNCATED: "save the whole article and give the file",
    Wall.CONSENT: "save it from a browser and give the file",
    Wall.LOGIN: "save it from a browser and give the file",
    Wall.ERROR: "check the address",
    Wall.SCRIPT: "save it from a browser, as a complete page, and give the file",
    Wall.EMPTY: "check that it is the page of an article",
}


class View(NamedTuple):
    """What is known of a page: where it was looked for and found, its signs, its prose.

    `prose` are the paragraphs of the article's body, `after` the text extracted behind them.
    """

    asked: str
    url: str
    signs: Signs
    prose: Sequence[str] = ()
    after: str = ""


def refuse(wall: Wall, detail: str = "") -> Refused:
    """Say what the wall is and what to do about it."""
    return Refused(wall.value + (f" ({detail})" if detail else ""), _TODO[wall])


_DOOR = re.compile(r"^(?:log-?in|sign-?in|sso|auth\w*|account|identity|register)$", re.IGNORECASE)
_ASKS = re.compile(r"consent|gdpr|cookiewall|privacy-?gate", re.IGNORECASE)

_HARDLY_ANY = 20  # words; the shortest flash has a sentence of its own
_FEW = 60  # words; below, a page's other signs decide
_SHORT = 300  # words; free beginnings are shorter, most reports longer


def find_wall(view: View) -> Refused | None:
    """Name what stands in the article's place; None where it seems to be there, whole."""
    words = sum(len(paragraph.split()) for paragraph in view.prose)
    own = sum(len(one.split()) for one in view.prose if not CONSENT.search(one))
    detour = _detour(view)
    if detour:
        return refuse(detour)
    if own < _FEW and len(set(map(str.lower, CONSENT.findall(view.signs.visible)))) >= 3:
        return refuse(Wall.CONSENT)
    if words < 2 * _FEW and ERROR.search(view.signs.heading):
        return refuse(Wall.ERROR)
    if own < _FEW and view.signs.asks_password:
        return refuse(Wall.LOGIN)
    walled = _paid(view, words) or _cut_short(view.prose, view.after, view.signs.words)
    if walled:
        return walled
    if words >= _HARDLY_ANY:
        return None
    # Error pages without a telling heading have nothing else to say.
    if ERROR.search(view.signs.visible[:300]):
        return refuse(Wall.ERROR)
    bare = len(view.signs.visible.split()) < 4 * _HARDLY_ANY and view.signs.scripts > 0
    return refuse(Wall.SCRIPT if bare or SCRIPT.search(view.signs.visible) else Wall.EMPTY)


def find_cut(prose: Sequence[str], after: str = "") -> Refused | None:
    """Say whether a feed's own text is only the beginning of an article."""
    words = sum(len(paragraph.split()) for paragraph in prose)
    if words < _HARDLY_ANY:
        return refuse(Wall.EMPTY)
    return _cut_short(prose, after, 0)


def _detour(view: View) -> Wall | None:
    """Judge by where the address led: to a door, or to the front page."""
    if view.url == view.asked:
        return None
    host, path = urlsplit(view.url).hostname or "", urlsplit(view.url).path
    steps = [*host.split(".")[:-2], *path.split("/")]
    before = {*urlsplit(view.asked).path.split("/")}
    if any(_ASKS.search(step) for step in steps if step not in before):
        return Wall.CONSENT
    if any(_DOOR.match(step) for step in steps if step not in before):
        return Wall.LOGIN
    gone = is_front_page(view.url) and not is_front_page(view.asked)
    return Wall.ERROR if gone and site_of(view.url) == site_of(view.asked) else None


def _paid(view: View, words: int) -> Refused | None:
    """Judge by what the page declares, and by how it invites to read on."""
    whole = view.signs.words and words >= 0.8 * view.signs.words
    if view.signs.free is False and not whole:
        return refuse(Wall.PAYWALL, "it says so itself")
    if words < _SHORT and not whole:
        shown = INVITED.search(view.signs.visible) or RESERVED.search(view.signs.visible)
        if shown:
            return refuse(Wall.PAYWALL, f"“{shown[0][:60]}”")
    return None


def _cut_short(prose: Sequence[str], after: str, declared: int) -> Refused | None:
    """Judge by how the text ends, and by how long it is said to be."""
    words = sum(len(paragraph.split()) for paragraph in prose)
    if declared >= 2 * _FEW and words < declared / 2:
        return refuse(Wall.TRUNCATED, f"{words} of {declared} words")
    last = prose[-1].strip() if prose else ""
    if CUT.search(last):
        return refuse(Wall.TRUNCATED, f"it ends in “{last[-20:]}”")
    # A line behind the prose may be cut because it leads to another article.
    behind = after.strip().partition("\n")[0]
    if words < _SHORT / 2 and CUT.search(behind):
        return refuse(Wall.TRUNCATED, f"it ends in “{behind[-20:]}”")
    more = MORE.search(f"{last[-120:]}\n{after[:300]}")
    if more and words < _SHORT / 2:
        return refuse(Wall.TRUNCATED, f"“{more[0].strip()[:60]}”")
    return None
