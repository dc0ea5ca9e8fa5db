"""The cited places in their articles' own words: whole paragraphs, each shown once.

Citations of one article that stand near each other share a passage, so what is
shown grows with what is cited and not with how often it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from brief.model import Article, Range
from brief.render.view import Note

REACH = 600
"""The most code points shown before the first cited one of a passage, and after the last."""
_BLANK = re.compile(r"\s*\n[ \t\r]*\n\s*")


class Run(NamedTuple):
    """Characters that the same notes cite: `notes` are their numbers, `opens` begin here."""

    text: str
    notes: tuple[int, ...]
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or what is shown of it; `gap` says that something was left out before it."""

    runs: tuple[Run, ...]
    gap: bool
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of one article around the citations in `notes`, in order of their place."""

    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]


def passages(article: Article, notes: Iterable[Note]) -> Iterator[Passage]:
    """Yield the passages of `article` that hold `notes`, in the order of the text.

    Each citation is shown with its paragraph and those before and after it. Law:
    the runs that bear a note's number are the characters that it cites, but for
    white space between paragraphs.
    """
    ordered = sorted(notes, key=lambda note: (note.start, note.end))
    blocks = _blocks(article, ordered)
    held: list[Note] = []
    window = Range(0, 0)
    for note in ordered:
        around = _window(note, blocks, article.text)
        if held and not article.text[window.end : around.start].strip():
            window = Range(window.start, max(window.end, around.end))
        else:
            if held:
                yield _passage(held, window, blocks, article.text)
            held, window = [], around
        held.append(note)
    if held:
        yield _passage(held, window, blocks, article.text)


def _blocks(article: Article, notes: Sequence[Note]) -> list[Range]:
    """Return the paragraphs of the prose, in order; what is cited outside it is one of its own."""
    found = [
        Range(part.start + start, part.start + end)
        for part in article.body
        for start, end in _split(article.text[part.start : part.end])
    ]
    strays = [
        Range(note.start, note.end) for note in notes if not article.in_body(note.start, note.end)
    ]
    return _united(found + strays) if strays else found


def _split(text: str) -> Iterator[Range]:
    """Yield the ranges between blank lines, without white space at their ends."""
    at = 0
    for start, end in [*(match.span() for match in _BLANK.finditer(text)), (len(text), len(text))]:
        block = text[at:start]
        if block.strip():
            yield Range(at + len(block) - len(block.lstrip()), at + len(block.rstrip()))
        at = end


def _united(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges in order, with those that overlap made one."""
    made: list[Range] = []
    for one in sorted(ranges):
        if made and one.start < made[-1].end:
            made[-1] = Range(made[-1].start, max(made[-1].end, one.end))
        else:
            made.append(one)
    return made


def _window(note: Note, blocks: Sequence[Range], text: str) -> Range:
    """Return what is shown around a citation: three paragraphs, or as much as is in reach."""
    if not blocks:
        return Range(note.start, note.end)
    first = bisect_right(blocks, note.start, key=lambda block: block.end)
    last = bisect_left(blocks, note.end, key=lambda block: block.start) - 1
    start, end = blocks[max(first - 1, 0)].start, blocks[min(last + 1, len(blocks) - 1)].end
    if start < note.start - REACH:
        start = _word_start(text, note.start - REACH, note.start)
    if end > note.end + REACH:
        end = _word_end(text, note.end, note.end + REACH)
    return Range(min(start, note.start), max(end, note.end))


def _word_start(text: str, at: int, limit: int) -> int:
    """Return the first start of a word in [at, limit), `at` if there is none."""
    torn = re.compile(r"\S*\s+").match(text, at, limit)
    return torn.end() if torn else at


def _word_end(text: str, limit: int, at: int) -> int:
    """Return the last end of a word in (limit, at], `at` if there is none."""
    space = next((one for one in range(at - 1, limit, -1) if text[one].isspace()), at)
    return space if space > limit else at


def _passage(held: Sequence[Note], window: Range, blocks: Sequence[Range], text: str) -> Passage:
    first = bisect_right(blocks, window.start, key=lambda block: block.end)
    paragraphs: list[Paragraph] = []
    opened: set[int] = set()
    before = window.start
    for block in blocks[first:]:
        start, end = max(block.start, window.start), min(block.end, window.end)
        if start >= end:
            break
        shown = Range(start, end)
        paragraphs.append(
            Paragraph(
                runs=tuple(_runs(shown, held, text, opened)),
                gap=bool(paragraphs) and bool(text[before:start].strip()),
                cut_before=start > block.start,
                cut_after=end < block.end,
            )
        )
        before = end
    return Passage(tuple(held), tuple(paragraphs))


def _runs(shown: Range, notes: Sequence[Note], text: str, opened: set[int]) -> Iterator[Run]:
    """Yield the characters of a range, divided wherever a citation begins or ends.

    `opened` holds the numbers that stand before this range already, and is added to.
    """
    inside = [note for note in notes if note.start < shown.end and note.end > shown.start]
    edges = {shown.start, shown.end}
    for note in inside:
        edges |= {max(note.start, shown.start), min(note.end, shown.end)}
    for start, end in pairwise(sorted(edges)):
        citing = tuple(note.number for note in inside if note.start <= start and end <= note.end)
        opens = tuple(number for number in citing if number not in opened)
        opened.update(opens)
        yield Run(text[start:end], citing, opens)
