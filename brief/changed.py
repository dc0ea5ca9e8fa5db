"""What differs between two days' briefings: the frozen values.

A change holds both sides whole, each with the characters that it cites, so
that it can be read and proved again without the briefings it was found in.
Offsets are code points, half-open. Other modules import these names from
`brief.model`; `brief.changes` finds the changes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from brief.places import Range, Span
from brief.sections import Basis, Kind


class ChangeKind(StrEnum):
    """What became of a statement since the earlier days."""

    NEW = "new"
    CONFIRMED = "confirmed"
    """Told before; now another independent origin states it too."""
    CHANGED = "changed"
    """Told before with another figure, date, wording or stance, or with less detail."""
    MOVED = "moved"
    """It stands in another section now, or is open, disputed or a conflict in another way."""
    UNCHANGED = "unchanged"
    GONE = "gone"
    """No longer reported, which does not say that it is untrue."""
    RETRACTED = "retracted"
    """It rested on an article that is now marked as withdrawn."""
    EDITED = "edited"
    """It rested on characters that their article no longer has."""


class Aspect(StrEnum):
    """In what two statements of one matter differ."""

    FIGURE = "figure"
    DATE = "date"
    WORDING = "wording"
    STANCE = "stance"
    """A negation, a degree of certainty, a condition, a status, a scope."""
    DETAIL = "detail"
    """Said more exactly than before."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Characters of an article as a briefing of some day cited them.

    `source` is the article's id in that briefing, which means nothing in
    another; the hash of its text does. `outlet` may be empty.
    """

    source: str
    sha256: str
    outlet: str
    url: str
    published: dt.datetime | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as the briefing of `date` told it, in that day's `story`."""

    date: dt.date
    story: str
    id: str
    text: str
    kind: Kind
    basis: Basis
    holder: str | None
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two statements differ, and the characters that show it.

    `was` and `now` are ranges of the two texts; the sources are places of the
    articles cited, by the hash of their text. None where there is nothing to
    point at: a condition that was dropped stands on one side alone.
    """

    aspect: Aspect
    was: Range | None = None
    now: Range | None = None
    was_source: Span | None = None
    now_source: Span | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one statement.

    `was` is None for what is new, `now` for what is gone. `by` names the outlets
    that confirm; `sources` are the earlier citations that no longer hold; of a statement that
    changed, too, where the change was made in the article itself.
    """

    kind: ChangeKind
    was: Told | None = None
    now: Told | None = None
    differences: tuple[Difference, ...] = ()
    by: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a change without the sides that its kind speaks of."""
        needs_was = self.kind is not ChangeKind.NEW
        needs_now = self.kind not in _WITHOUT_NOW
        if needs_was is (self.was is None) or (needs_now and self.now is None):
            raise ValueError(f"a change of kind {self.kind} lacks a side, or has one too many")
        if self.kind is ChangeKind.GONE and self.now is not None:
            raise ValueError("what is gone cannot be told now")


_WITHOUT_NOW = frozenset({ChangeKind.GONE, ChangeKind.RETRACTED, ChangeKind.EDITED})


@dataclass(frozen=True, slots=True)
class StoryRef:
    """A story of an earlier day's briefing."""

    date: dt.date
    id: str


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What became of one story; `story` is None where it is no longer reported.

    `was` is where it was last told, None where it is new.
    """

    story: str | None
    was: StoryRef | None
    headline: str
    changes: tuple[Change, ...]

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of these kinds, in order."""
        return tuple(one for one in self.changes if one.kind in kinds)


@dataclass(frozen=True, slots=True)
class Changes:
    """How the briefing of `date` differs from those of the days `since`, the latest first."""

    date: dt.date
    since: tuple[dt.date, ...]
    stories: tuple[StoryChanges, ...]
