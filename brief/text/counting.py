"""What the words around a number make of it: a year, a count, or part of a name."""

from __future__ import annotations

import re

from brief.text.number_words import SCALES
from brief.text.units import UNITS

LABELS = frozenset(
    "resolution article flight boeing airbus route highway motorway channel room section chapter "
    "directive law decree act bill number order case unit brigade regiment battalion "
    "division squadron company protocol rule regulation amendment volume page paragraph "
    "platform gate house building apartment suite box zone sector district ward group phase "
    "type category grade tier level class formula area windows version model series mark "
    "episode season part apollo soyuz falcon convoy line terminal reactor mission annex "
    "train bus hull operation camp stage lot checkpoint point step row track lane pier "
    "schedule clause appendix figure table".split()
)
"""Nouns that a number names one of, when it follows: "Article 5", "phase two"."""
MAGNITUDES = frozenset({"hundred", "mn", "mln", "bn", "tn", "m", "k", *SCALES})
_COUNTING = frozenset(
    "about around some roughly nearly almost approximately than least most over under above "
    "estimated exactly only just another total all other additional further exceeding".split()
)
_STRONG = frozenset(
    "in since during until till early late mid year summer autumn winter spring circa".split()
)
_WEAK = frozenset("by from before after of to through between and for end start".split())
_CLOSING = frozenset({"", "and", "or", "but", "when", "as"})
_ATTRIBUTIVE = frozenset("the of after s since before by".split())
_COLLECTIVES = frozenset("people men women children troops police personnel staff cattle".split())
_BEFORE = re.compile(r"([^\W\d_]{1,20})[^\S\n]{1,3}$")
_AFTER = re.compile(r"(?:[\s\u00a0]|-)([^\W\d_]{1,20}|%)|(%)")


def looks_counted(word: str) -> bool:
    """Say whether a word has the form of a lower-case plural, which a number may count."""
    if word in _COLLECTIVES:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’" and word.islower()


def word_before(text: str, pos: int) -> str:
    """Return the word that white space alone parts from `pos`, or ""."""
    found = _BEFORE.search(text[max(0, pos - 24) : pos])
    return found[1] if found else ""


def word_after(text: str, pos: int) -> str:
    """Return the word or percent sign that a space or hyphen parts from `pos`, or ""."""
    found = _AFTER.match(text, pos)
    return (found[1] or "%") if found else ""


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """Say whether the four digits in `text[start:end]` are a year where they stand.

    They are not where the words around them count ("about 2030 people", "2030
    tonnes") or label ("Flight 1950"). Years before 1900 and after 2099 need a
    preposition, unless the range holds a span of years ("1875-1953").
    """
    if start and text[start - 1] in "$£€¥#@_+.,/=&?":
        return False
    if text[max(0, start - 5) : start].lower().endswith(("pre-", "post-")):
        return True
    before, following = word_before(text, start), word_after(text, end)
    prev = before.lower()
    if following in UNITS or following in MAGNITUDES or prev in _COUNTING:
        # "around 1990" at the end of what is said is a year, "around 1990 people" a count.
        return prev in {"around", "circa"} and following in _CLOSING and 1900 <= year <= 2099
    if prev in _STRONG:
        return True
    if before[:1].isupper() and prev in LABELS:
        return False
    counted = looks_counted(following)
    if counted and prev not in _ATTRIBUTIVE:
        return False
    if start < end - 4:
        return not counted
    return 1900 <= year <= 2099 or (prev in _WEAK and not counted)
