"""Two wordings of one sentence, word by word: what was taken out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from brief.model import Range
from brief.render.view import News, Side

_TOKEN = re.compile(r"\w+(?:[.,’'-]\w+)*|\s+|[^\w\s]")
_LEAST = 0.3
"""Sentences less alike than this are two sentences; marking every word would tell nothing."""


class Word(NamedTuple):
    """A run of a sentence that stands on both sides, or on this one alone (`changed`)."""

    text: str
    changed: bool


class Stretch(NamedTuple):
    """Words that are marked together where the cited characters show the difference."""

    words: tuple[Word, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a change beside the other; `slug` is "was", "now" or "only"."""

    side: Side
    slug: str
    stretches: tuple[Stretch, ...]


def compared(news: News) -> tuple[Compared, ...]:
    """Return the sides of a change, with the words in which two of them differ."""
    if len(news.sides) != 2:
        return tuple(Compared(one, "only", _stretches(one, [])) for one in news.sides)
    was, now = news.sides
    taken, put = differing(was.text, now.text)
    return Compared(was, "was", _stretches(was, taken)), Compared(now, "now", _stretches(now, put))


def differing(was: str, now: str) -> tuple[list[Range], list[Range]]:
    """Return the ranges of both texts that the other has not, in whole words.

    Law: what is left of both texts outside these ranges is the same text.
    """
    old, new = _tokens(was), _tokens(now)
    matcher = SequenceMatcher(None, [was[a:b] for a, b in old], [now[a:b] for a, b in new], False)
    if matcher.ratio() < _LEAST:
        return [], []
    taken, put = [], []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal" and i < j:
            taken.append(Range(old[i].start, old[j - 1].end))
        if tag != "equal" and k < m:
            put.append(Range(new[k].start, new[m - 1].end))
    return taken, put


def _tokens(text: str) -> list[Range]:
    return [Range(*match.span()) for match in _TOKEN.finditer(text)]


def _stretches(side: Side, changed: Sequence[Range]) -> tuple[Stretch, ...]:
    made, at = [], 0
    for piece in side.pieces:
        end = at + len(piece.text)
        made.append(Stretch(tuple(_words(side.text, Range(at, end), changed)), piece.faulty))
        at = end
    return tuple(made)


def _words(text: str, part: Range, changed: Sequence[Range]) -> Iterator[Word]:
    """Yield the part of a text in runs that are, or are not, in `changed`."""
    at = part.start
    for start, end in changed:
        start, end = max(start, at), min(end, part.end)  # noqa: PLW2901 - clipped
        if start >= end:
            continue
        if at < start:
            yield Word(text[at:start], False)
        yield Word(text[start:end], True)
        at = end
    if at < part.end:
        yield Word(text[at : part.end], False)
