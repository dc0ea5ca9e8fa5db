"""Offices as a class: their other names, their wider words, and ranks that change them."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from brief.text.kinds import KIN
from brief.text.roles import ROLE_NOUNS

RANKS: dict[str, str] = {
    **dict.fromkeys("former ex then previous late ousted onetime erstwhile".split(), "former"),
    **dict.fromkeys("deputy vice assistant under associate".split(), "deputy"),
    **dict.fromkeys("acting interim caretaker temporary".split(), "acting"),
    **dict.fromkeys("elect designate incoming".split(), "elect"),
    **dict.fromkeys(["honorary", "emeritus"], "honorary"),
    **dict.fromkeys(["co", "joint"], "co"),
    "shadow": "shadow",
}
"""Words that make another office of the one they stand before, by what they mean."""


@cache
def _rows() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the names of each listed office, and the wider words that may be said of it."""
    text = (files("brief.text") / "data" / "offices.txt").read_text(encoding="utf-8")
    found = []
    for row in text.splitlines():
        if row and not row.startswith("#"):
            own, _, wide = row.partition(" > ")
            found.append((frozenset(own.split(", ")), frozenset(filter(None, wide.split(", ")))))
    return tuple(found)


def _post_nouns() -> frozenset[str]:
    listed = {name.split()[-1] for own, wide in _rows() for name in own | wide}
    single = frozenset(listed) | ROLE_NOUNS | KIN
    return single | {noun + "s" for noun in single}


POST_NOUNS = _post_nouns()
"""Nouns that name an office, an occupation or a relation, and their plurals, folded."""


def is_post(noun: str) -> bool:
    """Say whether a folded noun names an office, an occupation or a relation."""
    return noun in POST_NOUNS


def parted(office: str) -> tuple[str, frozenset[str]]:
    """Part a folded office from its ranks: "acting deputy mayor" from "mayor"."""
    words = office.split()
    ranks = frozenset(RANKS[word] for word in words if word in RANKS)
    return " ".join(word for word in words if word not in RANKS), ranks


@lru_cache(maxsize=4096)
def may_be_called(office: str, said: str) -> bool:
    """Say whether one who holds `office` may be called `said`; both folded, without ranks.

    A shorter name of the office may always be said: "minister" of the health minister.
    """
    if office == said or office.endswith(" " + said):
        return True
    for own, wide in _rows():
        name = _named(own, office)
        # The words before the name stay: a club's chairman is the club chairwoman.
        before = office.removesuffix(name) if name else ""
        if name and (said in own or said in wide or said.removeprefix(before) in own):
            return True
    return False


def _named(own: frozenset[str], office: str) -> str:
    """Return the longest of an office's names that `office` ends in, or an empty string."""
    found = [name for name in own if office == name or office.endswith(" " + name)]
    return max(found, key=len, default="")
