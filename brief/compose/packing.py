"""A story's articles as numbered sentences, within a budget of tokens.

    <article id=A3 origin=O1 date="Tue 2024-03-12" outlet="ConPress">
    [A3.12] The twelfth sentence of the third article's prose.

Only body prose goes in, and of a copy only what its original lacks. Nothing is
cut inside a sentence. A story that exceeds the budget is parted into several
packs, each within it; what exceeds even those is left out, the ends of the
articles first, and listed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from brief.compose.shown import Shown, plain_line, show
from brief.model import Article, Origin, Span, outlet_of
from brief.stories import added
from brief.text.fold import fold_key
from brief.text.labels import unlabelled
from brief.text.prose import prose
from brief.text.sentences import sentences

Count = Callable[[str], int]
"""Returns the number of tokens of a text, or more."""

_MOST_PACKS = 8
_COMPARED = 400  # sentences of a copy that are laid beside its original
_LONGEST_NAME = 60  # characters of an outlet's name
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Why(StrEnum):
    """Why a sentence was not given to the model."""

    NO_ROOM = "no room"
    """The story is longer than all its packs may be."""
    TOO_LONG = "too long"
    """The sentence alone exceeds the budget of a pack."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A sentence that was left out, though no other that was given says the same."""

    span: Span
    why: Why


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered sentence: where it stands, and how it is shown."""

    id: str
    span: Span
    shown: Shown

    @property
    def text(self) -> str:
        """The line of the prompt."""
        return f"[{self.id}] {self.shown.text}\n"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article's part of a pack: a line that introduces it, and its sentences."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into one request."""

    sheets: tuple[Sheet, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The sentences, in order."""
        return tuple(line for sheet in self.sheets for line in sheet.lines)

    @property
    def text(self) -> str:
        """The sentences as the prompt gives them, ended by a line feed."""
        return "".join(
            f"{sheet.head}{''.join(line.text for line in sheet.lines)}" for sheet in self.sheets
        )


@dataclass(frozen=True)
class Packing:
    """A story as packed. `repeated` are sentences of copies that their originals have."""

    packs: tuple[Pack, ...]
    omissions: tuple[Omission, ...] = ()
    repeated: tuple[Span, ...] = ()

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """All sentences given, by id."""
        return {line.id: line for pack in self.packs for line in pack.lines}

    def part(self, wanted: Collection[str]) -> Pack:
        """Return a pack of these sentences alone; ids that are not known are passed over."""
        sheets: dict[str, tuple[Line, ...]] = {}
        for sheet in (sheet for pack in self.packs for sheet in pack.sheets):
            kept = tuple(line for line in sheet.lines if line.id in wanted)
            if kept:
                sheets[sheet.head] = (*sheets.get(sheet.head, ()), *kept)
        return Pack(tuple(Sheet(head, lines) for head, lines in sheets.items()))

    def at(self, source: str, start: int, end: int, beside: int = 0) -> tuple[str, ...]:
        """Return the ids of the sentences that overlap a range, and of so many beside each."""
        mine = [line for line in self.lines.values() if line.span.source == source]
        found: dict[str, None] = {}
        for number, line in enumerate(mine):
            if line.span.start < end and start < line.span.end:
                near = mine[max(0, number - beside) : number + beside + 1]
                found |= dict.fromkeys(one.id for one in near)
        return tuple(found)


def pack(
    articles: Sequence[Article], origins: Sequence[Origin], budget: int, count: Count
) -> Packing:
    """Number a story's sentences and part them into packs of at most `budget` tokens each.

    The ids tell the article (A1 is the first of `articles`) and the sentence of
    its prose. Raises ValueError when the budget does not hold a single sentence.
    """
    sheets: list[Sheet] = []
    repeated: list[Span] = []
    for number, (article, home) in enumerate(_homes(articles, origins), 1):
        lines = _lines(f"A{number}", article)
        if article.id != home.original:
            original = next(a for a in articles if a.id == home.original)
            own = _own(article, original, lines)
            repeated += [line.span for line in lines if line.id not in own]
            lines = tuple(line for line in lines if line.id in own)
        if lines:
            sheets.append(Sheet(_head(f"A{number}", article, origins.index(home) + 1), lines))
    return replace(_within(sheets, budget, count), repeated=tuple(repeated))


def _homes(
    articles: Sequence[Article], origins: Sequence[Origin]
) -> Iterator[tuple[Article, Origin]]:
    """Yield each article with the origin it belongs to."""
    home = {name: origin for origin in origins for name in origin.articles}
    yield from ((article, home[article.id]) for article in articles)


def _lines(label: str, article: Article) -> tuple[Line, ...]:
    """Return the sentences of an article's prose, each once; list labels are left out."""
    text = prose(article.text, article.body)
    spans = [unlabelled(text, s) for part in article.body for s in sentences(text, *part)]
    seen: set[str] = set()
    lines: list[Line] = []
    for number, span in enumerate(spans, 1):
        shown = show(text, span)
        if shown.text not in seen and any(map(str.isalnum, shown.text)):
            seen.add(shown.text)
            lines.append(Line(f"{label}.{number}", Span(article.id, *span), shown))
    return tuple(lines)


def _own(article: Article, original: Article, lines: tuple[Line, ...]) -> frozenset[str]:
    """Return the ids of the sentences of a copy that its original lacks.

    Of a very long copy only the first sentences are compared; of the rest those
    stay that do not stand in the original word for word.
    """
    new = added(article, original)
    known = {fold_key(line.shown.text) for line in _lines("", original)}
    return frozenset(
        line.id
        for at, line in enumerate(lines)
        if any(a.start <= line.span.start < a.end for a in new)
        or (at >= _COMPARED and fold_key(line.shown.text) not in known)
    )


def _head(label: str, article: Article, origin: int) -> str:
    """Return the line that introduces an article. No line of an article can look like it."""
    name = plain_line(outlet_of(article)).replace('"', "'")[:_LONGEST_NAME]
    date = f' date="{_day(article.published)}"' if article.published else ""
    return f'<article id={label} origin=O{origin}{date} outlet="{name}">\n'


def _day(time: datetime) -> str:
    """Return a day with its weekday, whatever the locale."""
    return f"{_WEEKDAYS[time.weekday()]} {time.date().isoformat()}"


class _Row(NamedTuple):
    """A sentence with its sheet's head, how deep in its article it stands, and their costs."""

    head: str
    line: Line
    depth: int
    cost: int
    head_cost: int


def _within(sheets: Sequence[Sheet], budget: int, count: Count) -> Packing:
    """Part sheets into packs within the budget, leaving out what does not fit."""
    rows = [
        _Row(sheet.head, line, depth, count(line.text), head_cost)
        for sheet in sheets
        for head_cost in (count(sheet.head),)
        for depth, line in enumerate(sheet.lines)
    ]
    fitting = [row for row in rows if row.head_cost + row.cost <= budget]
    if rows and not fitting:
        raise ValueError(f"a budget of {budget} tokens does not hold one sentence")
    kept, parts = fitting, _parts(fitting, budget)
    while len(parts) > _MOST_PACKS:
        most = min(len(kept) - 1, len(kept) * _MOST_PACKS // len(parts))
        deepest = sorted(kept, key=lambda row: row.depth)[most:]
        dropped = {row.line.id for row in deepest}
        kept = [row for row in kept if row.line.id not in dropped]
        parts = _parts(kept, budget)
    given = {row.line.id for row in kept}
    short = {row.line.id for row in fitting}
    return Packing(
        tuple(map(_pack_of, parts)),
        tuple(
            Omission(row.line.span, Why.NO_ROOM if row.line.id in short else Why.TOO_LONG)
            for row in rows
            if row.line.id not in given
        ),
    )


def _parts(rows: Sequence[_Row], budget: int) -> list[list[_Row]]:
    """Part rows, in order, into runs that each fit the budget."""
    parts: list[list[_Row]] = []
    left, head = -1, ""
    for row in rows:
        need = row.cost + (row.head_cost if row.head != head else 0)
        if need > left:
            parts.append([])
            left, need = budget, row.cost + row.head_cost
        parts[-1].append(row)
        left, head = left - need, row.head
    return parts


def _pack_of(rows: Sequence[_Row]) -> Pack:
    """Put the rows of one pack back into sheets."""
    return Pack(
        tuple(
            Sheet(head, tuple(row.line for row in group))
            for head, group in groupby(rows, key=lambda row: row.head)
        )
    )
