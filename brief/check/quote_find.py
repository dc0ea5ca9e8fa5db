"""Where the words of a quotation stand in the cited characters, in order.

Typography is folded: marks of every shape, dashes and spaces are equal, and
the mark that opens each paragraph of a long quotation may be left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from brief.check.evidence import Piece
from brief.check.insertions import insertion_fault, replaced_end
from brief.check.omissions import omission_matters
from brief.model import Range
from brief.text.fold import fold
from brief.text.function_words import FUNCTION_WORDS
from brief.text.quote_marks import even_marks
from brief.text.tokens import tokenize

_ELLIPSIS = re.compile(
    r"\s*(?:\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|\.\s?\.\s?\.|…)\.?\s*"
)
_BRACKET = re.compile(r"\[([^\[\]]{1,60})\]")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"\s*\[sic\]")
_TRIM = " \t\u00a0.,;:!?-–—\"'“”‘’"
_LONGEST_GAP = 200
_LEAD = 12  # characters before the first words in which a replaced pronoun may stand
_MARKS = str.maketrans(dict.fromkeys('“”„‟″«»＂"‘’‚‛′`´ʼ＇', "'"))
_NEW_PARAGRAPH = re.compile(r"(?<=[^'\s])(\s*\n\s*)'(?=\S)")
_DASHED = re.compile(r"\s*-[\s-]*")


class Found(NamedTuple):
    """Where words stand in a piece's article, or between which offsets they may."""

    piece: Piece
    at: Range


class Fault(NamedTuple):
    """What is wrong with an omission or insertion, and where in the source."""

    says: str
    at: Range | None = None


def parts_of(inner: str) -> list[str]:
    """Return the unbroken parts of a quotation, cut at ellipses, without outer marks."""
    inner = _SIC.sub("", inner)
    return [part for part in (p.strip(_TRIM) for p in _ELLIPSIS.split(inner)) if part]


def find_parts(parts: list[str], where: Found) -> tuple[Found | None, Fault | None]:
    """Find the parts one after the other, with nothing lost between them that matters."""
    text = where.piece.source.article.text
    begin: int | None = None
    reached = where.at.start
    for part in parts:
        place, wrong = _part(part, reached, where, first=begin is None)
        if place is None:
            return None, (Fault(wrong) if wrong else None)
        if begin is not None:
            for lost in _lost(where.piece, Range(reached, place.start)):
                if lost.end - lost.start > _LONGEST_GAP or omission_matters(where.piece, lost):
                    return None, Fault(f"left out {short(text[slice(*lost)].strip())}", lost)
        begin = place.start if begin is None else begin
        reached = place.end
    return (Found(where.piece, Range(begin, reached)) if begin is not None else None), None


def _lost(piece: Piece, gap: Range) -> list[Range]:
    """Return what of a gap is the speaker's own: not the “…,” she said, “…” of the source."""
    held = [
        q
        for q in piece.source.document.quotations_in(Range(gap.start, gap.end + 1))
        if q.inner.start <= gap.start < q.end or q.start < gap.end <= q.inner.end
    ]
    if len(held) < 2:
        return [gap]
    return [
        Range(gap.start, max(gap.start, held[0].inner.end)),
        Range(held[-1].inner.start, gap.end),
    ]


def short(text: str) -> str:
    """Return words for a message, cut where they are many."""
    return f"“{text if len(text) <= 80 else text[:77] + '…'}”"


@lru_cache(maxsize=256)
def _even(text: str) -> str:
    """Return `text` with all quotation marks alike and those that open paragraphs blank."""
    even = even_marks(text).translate(_MARKS)
    return _NEW_PARAGRAPH.sub(r"\1 ", even) if "\n" in even else even


@lru_cache(maxsize=1024)
def is_title(words: str) -> bool:
    """Say whether all words that carry content are capitalised: a title may be set in capitals."""
    content = [t for t in tokenize(words) if t.is_word and t.norm not in FUNCTION_WORDS]
    return bool(content) and all(t.text[0].isupper() for t in content)


@lru_cache(maxsize=1024)
def _pattern(words: str, *, case: bool) -> re.Pattern[str] | None:
    """Return the pattern of some words; white space and dashes may be set otherwise."""
    folded = fold(_even(words), case=case).text
    dashed = [r"\s+".join(map(re.escape, piece.split())) for piece in _DASHED.split(folded.strip())]
    return re.compile(r"\s*-[\s-]*".join(dashed)) if folded.strip() else None


def find_words(words: str, text: str, start: int, end: int) -> Range | None:
    """Return where `words` stand in `text[start:end]`, not cut out of the middle of a word."""
    title = is_title(words)
    pattern = _pattern(words, case=title)
    if pattern is None:
        return None
    view = fold(_even(text)[start:end], case=title)
    for found in pattern.finditer(view.text):
        if found.start() == found.end() or view.cuts(*found.span()):
            continue
        inside = view.original(*found.span())
        place = Range(start + inside.start, start + inside.end)
        if _on_words(text, place):
            return place
    return None


def _on_words(text: str, at: Range) -> bool:
    """Say whether a range does not begin or end inside a word."""
    left = at.start and text[at.start - 1].isalnum() and text[at.start].isalnum()
    right = at.end < len(text) and text[at.end].isalnum() and text[at.end - 1].isalnum()
    return not left and not right


def _find_first(words: str, text: str, within: Range) -> Range | None:
    """Find the words that a quotation begins with, whose first letter may change its case."""
    place = find_words(words, text, within.start, within.end)
    if place is None and words:
        place = find_words(words[0].swapcase() + words[1:], text, within.start, within.end)
    return place


def _part(part: str, start: int, where: Found, *, first: bool) -> tuple[Range | None, str]:
    """Find one unbroken part at or after `start`; insertions in square brackets may stand in it."""
    text = where.piece.source.article.text
    part = _LETTER.sub(r"\1", part)
    if first:
        whole = _find_first(part, text, Range(start, where.at.end))
    else:
        whole = find_words(part, text, start, where.at.end)
    if whole or "[" not in part:
        return whole, ""
    return _with_insertions(part, start, where)


def _with_insertions(part: str, start: int, where: Found) -> tuple[Range | None, str]:
    """Find a part around its insertions, each of which may stand for a pronoun, no more."""
    text = where.piece.source.article.text
    begin: int | None = None
    reached, pending = start, ""
    for index, chunk in enumerate(_BRACKET.split(part)):
        if index % 2 or not chunk.strip(_TRIM):
            pending = chunk if index % 2 else pending
            continue
        within = Range(reached, where.at.end)
        words = chunk.strip(" ")
        place = (
            find_words(words, text, *within)
            if begin is not None
            else _find_first(words, text, within)
        )
        if place is None:
            return None, ""
        lead = begin is None
        gap = Range(max(start, place.start - _LEAD) if lead else reached, place.start)
        why = insertion_fault(pending, where.piece, gap, lead=lead) if pending else ""
        if why:
            return None, why
        begin = place.start if begin is None else begin
        reached, pending = place.end, ""
    if pending and begin is not None:
        gap = Range(reached, replaced_end(text, reached))
        why = insertion_fault(pending, where.piece, gap, lead=False)
        if why:
            return None, why
    return (Range(begin, reached) if begin is not None else None), ""
