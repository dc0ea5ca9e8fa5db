"""What a date mention is: the value that reading produces and comparing takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brief.text.calendar import Grain


class Edge(StrEnum):
    """How the time spoken of lies to the date named."""

    ON = "on"
    AROUND = "around"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, period or clock time as written in `text[start:end]`.

    `first` and `last` are both included; both are None when the mention cannot
    be resolved. `norm` is one fixed spelling of what is said, so that equal
    words compare equal unresolved. `clock` is "HH:MM" for a time of day.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: Grain
    relative: bool
    bound: Edge
    clock: str | None
    norm: str
