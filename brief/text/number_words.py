"""Numbers written in English words: "two hundred and forty-one", "a million and a half".

A reader of one expression at one place, greedy and linear: every word is
looked at once. What cannot be part of one well-formed number ends it, so
"one hundred and two hundred" reads as "one hundred".
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SMALL_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
_TENS_ORDINALS = {word[:-1] + "ieth": value for word, value in TENS.items()}
_SCALE_ORDINALS = {word + "th": value for word, value in SCALES.items()}
ORDINALS = _SMALL_ORDINALS | _TENS_ORDINALS | {"hundredth": 100} | _SCALE_ORDINALS
DENOMINATORS = {
    "half": 2,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if 3 <= value <= 100},
}
_MULTIPLIERS = frozenset({"hundred", "dozen", *SCALES})
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}

_WORD = re.compile(r"[A-Za-z]{1,12}(?![^\W_])")
_JOIN = re.compile(r"(?:[-\u2010\u2011]|[^\S\n]{0,3}\n?[^\S\n]{0,3}(?<=\s))(?=[A-Za-z])")


class Words(NamedTuple):
    """One number in words: where it ends, its value, and whether it is an ordinal."""

    end: int
    value: Fraction
    ordinal: bool


class _Sum:
    """A number being read: what is complete, and the group below 1,000 being built."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.group: Fraction | None = None
        self.floor = 10**15
        self.ordinal = False

    @property
    def value(self) -> Fraction:
        return self.total + (self.group or 0)

    def room(self, below: int) -> bool:
        """Say whether a word worth less than `below` may follow the group as it stands."""
        if self.group is None:
            return self.floor > below
        return self.group > 0 and self.group.denominator == 1 and self.group.numerator % below == 0

    def add(self, word: str) -> bool:
        """Take one word in; False, and nothing changed, where it cannot follow."""
        small = SMALL.get(word, _SMALL_ORDINALS.get(word))
        tens = TENS.get(word, _TENS_ORDINALS.get(word))
        if small is not None:
            if not self.room(100 if small > 9 or small == 0 else 10):
                return False
            if self.group is not None and self.group % 100 == 10:
                return False
            self.group = (self.group or 0) + Fraction(small)
        elif tens is not None:
            if not self.room(100):
                return False
            self.group = (self.group or 0) + Fraction(tens)
        elif not self._scale(word):
            return False
        self.ordinal = word in ORDINALS
        return True

    def _scale(self, word: str) -> bool:
        if word in {"hundred", "hundredth"}:
            if self.group is None or not 0 < self.group < 100:
                return False
            self.group *= 100
            return True
        scale = SCALES.get(word, _SCALE_ORDINALS.get(word, 0))
        if word == "dozen" and self.group is not None and 0 < self.group < 100:
            self.group, self.floor = self.group * 12, 0
            return True
        if self.group is None or self.group == 0 or not 0 < scale < self.floor:
            return False
        self.total += self.group * scale
        self.group, self.floor = None, scale
        return True

    def add_part(self, part: Fraction) -> bool:
        """Take in "and a half": of a unit after a group, of the last scale after a scale."""
        if self.group is not None:
            self.group += part
            return self.group.denominator != 1
        if self.floor == 10**15:
            return False
        self.total += part * self.floor
        self.floor = 0
        return True

    def snapshot(self) -> tuple[Fraction, bool]:
        return self.value, self.ordinal


def _next_word(text: str, pos: int, end: int) -> tuple[str, int] | None:
    """Return the word that a space or hyphen joins to `pos`, lower-case, and its end."""
    join = _JOIN.match(text, pos, end)
    found = join and _WORD.match(text, join.end(), end)
    return (found[0].lower(), found.end()) if found else None


def _after_and(text: str, pos: int, end: int, number: _Sum) -> int | None:
    """Read what follows "and" into `number`; return its end, None where it does not belong."""
    after = _next_word(text, pos, end)
    if after is None:
        return None
    word, stop = after
    if word == "a":
        part = _next_word(text, stop, end)
        if part and part[0] in _PARTS and number.add_part(_PARTS[part[0]]):
            return part[1]
        return None
    big = number.group is None or (number.group >= 100 and number.group % 100 == 0)
    small = word in SMALL or word in TENS or word in _SMALL_ORDINALS or word in _TENS_ORDINALS
    return stop if big and small and word != "zero" and number.add(word) else None


def _first_word(text: str, first: re.Match[str], end: int) -> _Sum | None:
    number, word = _Sum(), first[0].lower()
    if word not in {"a", "an"}:
        return number if number.add(word) else None
    follows = _next_word(text, first.end(), end)
    if follows is None or follows[0] not in _MULTIPLIERS:
        return None
    number.group = Fraction(1)
    return number


def read_words(text: str, pos: int, end: int) -> Words | None:
    """Read the number in words that begins at `pos`, or None.

    "a" and "an" begin one only before "hundred", "dozen" or a larger scale.
    """
    first = _WORD.match(text, pos, end)
    number = _first_word(text, first, end) if first else None
    if first is None or number is None:
        return None
    at = first.end()
    before_and: Words | None = None
    while not number.ordinal:
        follows = _next_word(text, at, end)
        if follows is None:
            break
        word, stop = follows
        if word == "and":
            before_and = Words(at, *number.snapshot())
            joined = _after_and(text, stop, end, number)
            if joined is None:
                break
            at = joined
        elif number.add(word):
            at = stop
        elif before_and and word in _MULTIPLIERS:
            return before_and
        else:
            break
    return Words(at, *number.snapshot())
