"""Approximators and comparisons before and after a number: "about", "or more", "-odd"."""

from __future__ import annotations

import re
from typing import NamedTuple

from brief.text.figure_values import Bound

_PHRASES = {
    Bound.ABOUT: "about|around|some|roughly|nearly|almost|approximately|approx.|approx|circa"
    "|an estimated|estimated|close to|in the region of|in the order of|near|just about",
    Bound.MORE: "more than|over|above|exceeding|in excess of|upwards of|upward of|greater than"
    "|higher than|larger than|well over|just over|slightly over|slightly more than|just above"
    "|well above|far more than|a little over|a little more than",
    Bound.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than"
    "|a minimum of|minimum of",
    Bound.LESS: "less than|fewer than|under|below|lower than|just under|just below|well under"
    "|slightly less than|a little less than|a little under|short of|smaller than",
    Bound.AT_MOST: "at most|up to|as many as|as much as|no more than|not more than|a maximum of"
    "|maximum of",
}
_BY_PHRASE = {phrase: bound for bound, text in _PHRASES.items() for phrase in text.split("|")}
_SIGNS = {"~": Bound.ABOUT, "≈": Bound.ABOUT, ">": Bound.MORE, "<": Bound.LESS} | {
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
}
_LONGEST = max(phrase.count(" ") + 1 for phrase in _BY_PHRASE)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[^\w\s]")
_AFTER = (
    (
        re.compile(r"(?i:[\s,]{1,2}or\s(?:more|above|over|older|higher|greater)|-?plus\b)|\+"),
        Bound.AT_LEAST,
    ),
    (re.compile(r"(?i:\sor\s(?:less|fewer|under|below|younger|lower))"), Bound.AT_MOST),
    (
        re.compile(r"(?i:\sor\sso|-odd|-ish|ish|\sapproximately|\sor\sthereabouts)(?![^\W_])"),
        Bound.ABOUT,
    ),
    (re.compile(r"(?i:,?\sat\sleast)(?=[.,;:)]|$)"), Bound.AT_LEAST),
    (re.compile(r"(?i:,?\sat\smost)(?=[.,;:)]|$)"), Bound.AT_MOST),
)


class Bounded(NamedTuple):
    """A bound and the position up to which its words reach."""

    at: int
    bound: Bound


def bound_before(text: str, floor: int, pos: int) -> Bounded:
    """Return the bound said just before `pos`, and where its words begin.

    Looks back over at most 40 characters and not past `floor`. Of two bounds
    ("at least some 40") the outer one counts.
    """
    base = max(floor, pos - 40)
    if pos > base and text[pos - 1] in _SIGNS:
        return Bounded(pos - 1, _SIGNS[text[pos - 1]])
    window = text[base:pos]
    words = list(_WORDS.finditer(window))
    if base > 0 and words and words[0].start() == 0 and text[base - 1].isalnum():
        words = words[1:]
    last, bound = len(words), Bound.EXACT
    end = len(window.rstrip())
    while last and words[last - 1].end() == end:
        for size in range(min(_LONGEST, last), 0, -1):
            phrase = " ".join(word[0].lower() for word in words[last - size : last])
            if phrase in _BY_PHRASE:
                break
        else:
            break
        last -= size
        if bound in {Bound.EXACT, Bound.ABOUT}:
            bound = _BY_PHRASE[phrase]
        end = len(window[: words[last].start()].rstrip())
    if bound is Bound.EXACT:
        return Bounded(pos, bound)
    return Bounded(base + words[last].start(), bound)


def bound_after(text: str, pos: int, end: int) -> Bounded | None:
    """Return the bound said just after `pos` ("or more", "-odd"), and where it ends."""
    for pattern, bound in _AFTER:
        found = pattern.match(text, pos, end)
        if found:
            return Bounded(found.end(), bound)
    return None
