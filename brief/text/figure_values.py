"""What a figure is: the values that reading produces and comparing takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from brief.model import Range


class Bound(StrEnum):
    """How the number given stands to the number meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    """A little less: "nearly", "almost", "just under"."""
    JUST_OVER = "just over"
    MORE = "more than"
    AT_LEAST = "at least"
    LESS = "less than"
    AT_MOST = "at most"


class FigureKind(StrEnum):
    """What sort of quantity a figure is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    """Also a plain label, which names a place in a row: "phase two"."""
    PERCENT = "percent"
    MONEY = "money"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    """Twice, threefold, doubled, three times; halved is the multiple one half."""
    MEASURE = "measure"
    VAGUE = "vague"
    """An order of magnitude: "dozens", "several hundred", "tens of thousands"."""
    SCORE = "score"
    """Two counts set against each other; `low` is the one written first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as written in `text[start:end]`, approximator to unit.

    `low` and `high` are in `unit`, both included, and equal unless the figure
    is a range, vague or a score; 20% has the value 20 and the unit "%", one
    fifth the value 1/5 and no unit. `core` is the range of the number's own
    digits or words, `noun` that of what is counted, where it is plain.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: FigureKind
    unit: str
    bound: Bound
    noun: Range | None
    core: Range
