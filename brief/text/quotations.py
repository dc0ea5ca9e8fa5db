"""Quotations: what stands between quotation marks, with offsets.

A quotation that runs over paragraphs is printed with an opening mark at each
paragraph and a closing mark at the last: every paragraph gives one
`Quotation`, all but the last not closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from brief.model import Range

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_DOUBLE_OPEN, _DOUBLE_CLOSE = "“„«", "”»"
_STRAIGHT = {'"', "＂", "‟"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `start`, `end` with its marks, `inner` without them."""

    start: int
    end: int
    inner: Range
    closed: bool


def _opens(text: str, at: int) -> bool:
    """Say whether a single mark at `at` can open: no word before it, one behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not (before.isalnum() or before in "'’‘") and (after.isalnum() or after in "[“\"…")


def _closes(text: str, at: int) -> bool:
    """Say whether a single mark at `at` can close: text before it, no letter behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _close_of(text: str, at: int, end: int) -> int | None:
    """Return the offset of the mark that closes the quotation opened at `at`, if any."""
    mark = text[at]
    if mark in _STRAIGHT:
        found = text.find(mark, at + 1, end)
        curly = text.find("”", at + 1, end)
        hits = [hit for hit in (found, curly) if hit >= 0]
        return min(hits) if hits else None
    if mark in _DOUBLE_OPEN:
        depth = 0
        for here in range(at, end):
            depth += text[here] in _DOUBLE_OPEN
            depth -= text[here] in _DOUBLE_CLOSE or (text[here] in _STRAIGHT and depth > 0)
            if depth == 0:
                return here
        return None
    for here in range(at + 1, end):
        if text[here] in "'’" and _closes(text, here) and not _possessive(text, here, end):
            return here
    return None


def _possessive(text: str, at: int, end: int) -> bool:
    """Say whether the mark at `at` is the apostrophe of a plural possessive ("the states’ plan").

    It is, when another mark that can close follows before any that opens.
    """
    if not (text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()):
        return False
    for here in range(at + 1, end):
        if text[here] in "‘'’":
            if _opens(text, here) and text[here] != "’":
                return False
            if _closes(text, here):
                return True
    return False


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of one line."""
    found: list[Quotation] = []
    at = start
    while at < end:
        char = text[at]
        double = char in _DOUBLE_OPEN or char in _STRAIGHT
        if not double and not (char in "‘'" and _opens(text, at)):
            at += 1
            continue
        close = _close_of(text, at, end)
        if close is None and not (double and char not in _STRAIGHT):
            # A lone apostrophe or straight mark says nothing; a lone curly one runs on.
            at += 1
            continue
        stop = end if close is None else close
        if stop > at + 1:
            whole = stop if close is None else stop + 1
            found.append(Quotation(at, whole, Range(at + 1, stop), close is not None))
        at = stop + 1
    return found


@lru_cache(maxsize=8192)
def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text[start:end]`, in order.

    Double marks, curly single marks and straight single marks are read; an
    apostrophe is not a mark. A quotation never crosses a line.
    """
    stop = len(text) if end is None else end
    return tuple(
        quotation
        for line in _LINE.finditer(text, start, stop)
        for quotation in _in_line(text, *line.span())
    )
