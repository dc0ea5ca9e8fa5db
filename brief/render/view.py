"""What a reader sees, before any medium has its say.

These values hold words in reading order and numbers as they are printed, but
no markup and no escaping: the texts in them are still an article's or a
model's own. `arrange` makes them from a briefing; each medium lays them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """One article in the list of sources.

    `number` counts through the whole briefing and is printed as "S3"; `label`
    is what a citation prints of it: "S3", or "S3, derived from S1". `lineage`
    says in words where the article comes from; `url` is a web address or None.
    """

    number: int
    label: str
    outlet: str
    title: str
    day: str
    moment: str
    url: str | None
    place: str
    """Where it was read from (a path) if it has no web address."""
    lineage: str
    is_original: bool
    language: str


@dataclass(frozen=True, slots=True)
class Note:
    """One citation under its printed number, with the text around it.

    In one story, the same characters of the same source have one number.
    `before` and `after` are at most 120 characters of the article's prose;
    `cut_before` and `cut_after` say that the paragraph goes on beyond them.
    """

    number: int
    source: Source
    quote: str
    before: str
    after: str
    cut_before: bool
    cut_after: bool
    url: str | None


class Twin(NamedTuple):
    """A sentence of a derived article, and the one of the original that it tells again."""

    derived: str
    original: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One derived article: `twins` in reading order, and the sentences that are its own."""

    source: Source
    twins: tuple[Twin, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """An origin that several articles tell: `told` is "1 origin, 4 outlets"."""

    number: int
    original: Source
    told: str
    copies: tuple[Copy, ...]

    @property
    def label(self) -> str:
        """Return what refers to it: "o1"."""
        return f"o{self.number}"


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: `basis` in a word ("" for positions), and who stands behind it.

    `lineages` are those of its origins that more than one article tells.
    """

    id: str
    text: str
    basis: str
    origins: int
    backing: str
    """ "1 origin", "1 origin, 4 outlets" or "3 independent origins"."""
    behind: str
    """The outlets of those origins, in words."""
    notes: tuple[Note, ...]
    lineages: tuple[Lineage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one holder; `holder` is None outside stated positions."""

    holder: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the three sections; `slug` is a kind's value."""

    slug: str
    title: str
    gloss: str
    groups: tuple[Group, ...]


class Piece(NamedTuple):
    """A run of a withheld sentence; `faulty` where a finding points at it."""

    text: str
    faulty: bool


class Reason(NamedTuple):
    """Why a sentence is withheld: a code, the words at fault ("" if none), a message."""

    code: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """One rejected statement with its reasons."""

    id: str
    text: str
    pieces: tuple[Piece, ...]
    holder: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One event as read from top to bottom.

    `notes` holds each citation once, in order of first mention.
    """

    number: int
    headline: str | None
    headline_notes: tuple[Note, ...]
    tally: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    lineages: tuple[Lineage, ...]
    sources: tuple[Source, ...]
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole briefing."""

    day: str
    iso_day: str
    tally: str
    remarks: tuple[str, ...]
    """What a reader has to know of how it was made, a sentence each."""
    colophon: str
    stories: tuple[StoryView, ...]
