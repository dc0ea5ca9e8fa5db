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
    stamp: str
    """When it was published in ISO 8601, a day alone where the time is unknown, "" if undated."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Note:
    """One citation under its printed number, with the text around it.

    In one story, the same characters of the same source have one number.
    `before` and `after` are at most 120 characters of the article's prose;
    `cut_before` and `cut_after` say that the paragraph goes on beyond them.
    `start` and `end` are its place in the article's text, half-open, in code points.
    """

    number: int
    source: Source
    quote: str
    before: str
    after: str
    cut_before: bool
    cut_after: bool
    url: str | None
    start: int
    end: int


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


class Piece(NamedTuple):
    """A run of a sentence; `faulty` where a finding, or a difference, points at it."""

    text: str
    faulty: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation with no number of its own: of an earlier day, or of a page of changes alone."""

    outlet: str
    day: str
    quote: str
    """ "" where it is the sentence itself."""
    url: str | None

    @property
    def words(self) -> str:
        """Return "The Tern, 4 May 2031: «quote»"."""
        where = f"{self.outlet}, {self.day}"
        return f"{where}: «{self.quote}»" if self.quote else where


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: `when` is "Was, 3 May 2031" or "Now", `pieces` mark what differs."""

    when: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    evidence: tuple[Evidence, ...]

    @property
    def text(self) -> str:
        """Return the sentence."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class News:
    """What became of one statement: `slug` is the kind's value, `sides` are one or two."""

    slug: str
    label: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What became of one story: its `state` in words, "" where its items say it.

    `number` is that of the story below, None where it is not told any more;
    `tally` counts what is as before, and the positions that nobody reports again.
    """

    number: int | None
    headline: str
    state: str
    items: tuple[News, ...]
    tally: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What the digest opens with, under its title."""

    title: str
    stories: tuple[StoryNews, ...]


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
    empty: str
    """What to say where there is no group."""


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
    folded: tuple[Group, ...] = ()
    """What is as it was before, under its holders, and in no section."""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole briefing, or what changed alone; `title` says which."""

    title: str

    day: str
    iso_day: str
    tally: str
    remarks: tuple[str, ...]
    """What a reader has to know of how it was made, a sentence each."""
    colophon: str
    stories: tuple[StoryView, ...]
    changed: Changed | None = None
    link: str = ""
    """Where the page with all evidence is, for the media that are not that page."""
