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
from brief.text.quote_marks import even_marks

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_DOUBLE_OPEN, _DOUBLE_CLOSE = "“„«", "”»"
_STRAIGHT = frozenset('"＂‟')
_STRAIGHT_CLOSE = re.compile('["＂‟”]')
_LOW_CLOSE = re.compile("[“”‟]")
_DOUBLE = re.compile('[“„«”»"＂‟]')
_SINGLE = re.compile("[‘'’]")
_SINGLE_CLOSE = re.compile(r"['’](?!\w)")
# Apostrophes abound: a single mark that is not closed within so many characters is one.
_LONGEST_SINGLE = 1000
_CLITIC = re.compile(r"(?:s|re|ve|ll|d|m|t)(?![\w'’-])")
_OPENER = re.compile(r"[“„«\"＂‟‘']")


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
    if _CLITIC.match(text, at + 1):
        return False  # "Anna 's", as some texts are set
    return not (before.isalnum() or before in "'’‘") and (after.isalnum() or after in '[“"…')


def _closes(text: str, at: int) -> bool:
    """Say whether a single mark at `at` can close: text before it, no letter behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _close_of(text: str, at: int, end: int) -> int | None:
    """Return the offset of the mark that closes the quotation opened at `at`, if any."""
    mark = text[at]
    if mark in _STRAIGHT:
        found = _STRAIGHT_CLOSE.search(text, at + 1, end)
        return found.start() if found else None
    if mark in _DOUBLE_OPEN:
        return _double_close(text, at, end)
    for close in _SINGLE_CLOSE.finditer(text, at + 1, min(end, at + _LONGEST_SINGLE)):
        here = close.start()
        if _closes(text, here) and not _possessive(text, here, end):
            return here
    return None


def _double_close(text: str, at: int, end: int) -> int | None:
    """Return the double mark that closes the curly one at `at`; marks inside may be nested."""
    if text[at] == "„":
        found = _LOW_CLOSE.search(text, at + 1, end)
        return found.start() if found else None
    depth = 0
    for match in _DOUBLE.finditer(text, at, end):
        mark = match.group()
        depth += mark in _DOUBLE_OPEN
        depth -= mark in _DOUBLE_CLOSE or (mark in _STRAIGHT and depth > 0)
        if depth == 0:
            return match.start()
    return None


def _possessive(text: str, at: int, end: int) -> bool:
    """Say whether the mark at `at` is the apostrophe of a plural possessive ("the states’ plan").

    It is, when another mark that can close follows before any that opens.
    """
    behind = text[at + 1 : at + 3]
    if text[at - 1] not in "sS" or behind[:1] != " " or not behind[1:].islower():
        return False
    for match in _SINGLE.finditer(text, at + 1, min(end, at + _LONGEST_SINGLE)):
        here = match.start()
        if _opens(text, here) and text[here] != "’":
            return False
        if _closes(text, here):
            return True
    return False


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of one line."""
    found: list[Quotation] = []
    mark = _OPENER.search(text, start, end)
    while mark is not None:
        at = mark.start()
        quotation = _at(text, at, end)
        if quotation is not None:
            found.append(quotation)
        mark = _OPENER.search(text, quotation.end if quotation else at + 1, end)
    return found


def _at(text: str, at: int, end: int) -> Quotation | None:
    """Return the quotation that opens at `at`, if one does."""
    char = text[at]
    double = char in _DOUBLE_OPEN or char in _STRAIGHT
    if not double and not _opens(text, at):
        return None
    if char in _STRAIGHT and at and text[at - 1].isdigit():
        return None  # inches
    close = _close_of(text, at, end)
    if close is None and (not double or char in _STRAIGHT):
        # A lone apostrophe or straight mark says nothing; a lone curly one runs on.
        return None
    stop = end if close is None else close
    if stop <= at + 1:
        return None
    whole = stop if close is None else stop + 1
    return Quotation(at, whole, Range(at + 1, stop), close is not None)


@lru_cache(maxsize=8192)
def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text[start:end]`, in order.

    Double and single marks of every style are read; an apostrophe is not a
    mark, nor is an inch. A quotation never crosses a line.
    """
    stop = len(text) if end is None else end
    even = even_marks(text)
    if not _OPENER.search(even, start, stop):
        return ()
    return tuple(
        quotation
        for line in _LINE.finditer(even, start, stop)
        for quotation in _in_line(even, *line.span())
    )
