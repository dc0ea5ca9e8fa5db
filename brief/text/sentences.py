"""Sentences of a text, with offsets.

sentencex (Wikimedia) is called line by line: a scraped page holds one
paragraph, list item or heading a line. What it cuts after an abbreviation or
a list number is put together again. A quotation of several sentences stays
whole inside the sentence that reports it.
"""

from __future__ import annotations

import re
from functools import lru_cache

import sentencex

from brief.model import Range

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•‣▪▸◦●○■□–—*·-]\s+)?")
_UNFINISHED = re.compile(
    r"(?:\A\W*\d{1,3}|\A\W*[a-z]|(?<!\w)(?:approx|est|no|nos|art|sec|fig|vol|pp?|ca|cf|vs|v|ft|al|"
    r"inc|gov|sen|rep|gen|col|lt|capt|sgt|maj|adm|cmdr|rev|hon|messrs|mt|st|dr|mrs?|ms|prof|jr|sr|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?-i:[A-Z])))\.\Z",
    re.IGNORECASE,
)
_OPENERS = "\"'“‘«([{"
_MAX_SPLIT = 20_000  # a line without a full stop for this long is furniture or an attack


def _goes_on(left: str, right: str) -> bool:
    """Say whether a cut between two pieces falls inside a sentence."""
    opening = right.lstrip(_OPENERS)
    if opening[:1].islower():
        # "Yahoo! said", "e.g. the": a sentence seldom begins in lower case; after a
        # closing quotation mark the reporting clause follows ("…?” she asked).
        return True
    return bool(_UNFINISHED.search(left.rstrip()))


def _split_line(text: str, start: int, end: int) -> list[Range]:
    """Return the sentences of one line, white space and bullet left out."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    pieces: list[Range] = []
    at = start
    for piece in sentencex.segment("en", text[start:end]):
        stop = at + len(piece)
        if pieces and _goes_on(text[pieces[-1].start : pieces[-1].end], text[at:stop].lstrip()):
            pieces[-1] = Range(pieces[-1].start, stop)
        else:
            pieces.append(Range(at, stop))
        at = stop
    if at != end:
        raise AssertionError(f"the sentence splitter lost {end - at} characters")
    return pieces


def _trim(text: str, piece: Range) -> Range:
    """Move both ends inward past white space."""
    body = text[piece.start : piece.end]
    left = len(body) - len(body.lstrip())
    return Range(piece.start + left, piece.start + len(body.rstrip()))


@lru_cache(maxsize=8192)
def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """Return the sentences of `text[start:end]` in order, as ranges of `text`.

    They do not overlap, hold no line break, and cover every letter of the
    range. Lines longer than 20,000 characters come back uncut.
    """
    found: list[Range] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        if line.end() - line.start() > _MAX_SPLIT:
            pieces = [Range(*line.span())]
        else:
            pieces = _split_line(text, *line.span())
        trimmed = (_trim(text, piece) for piece in pieces)
        found.extend(piece for piece in trimmed if piece.start < piece.end)
    return tuple(found)
