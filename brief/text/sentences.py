"""Sentences of a text, with offsets.

sentencex (Wikimedia) is called line by line: a scraped page holds one
paragraph, list item or heading a line. What it cuts after an abbreviation or
a list number is put together again. A quotation of several sentences stays
whole inside the sentence that reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from brief.model import Range
from brief.text.cue_match import may_be_cue
from brief.text.function_words import FUNCTION_WORDS
from brief.text.irregular import PAST_FORMS
from brief.text.quotations import quotations

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•‣▪▸◦●○■□–—*·-]\s+)?")
_TITLES = (
    "gov|sen|rep|gen|col|lt|capt|sgt|maj|adm|cmdr|rev|hon|messrs|mt|st|dr|mrs?|ms|prof|vs?|fr|pte"
)
_LABEL = re.compile(r"\W*(?:\d{1,3}|[a-z])\.\Z", re.IGNORECASE)
_UNFINISHED = re.compile(
    rf"(?<!\w)(?:approx|est|ca|cf|ft|al|inc|{_TITLES}|jr|sr|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?-i:[A-Z]))\.\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\w)(?:nos?|art|sec|fig|vol|pp?|ch|cl)\.\Z", re.IGNORECASE)
_OPENERS = "\"'“‘«([{"
_STARTERS = "|".join(
    word.capitalize() for word in sorted(FUNCTION_WORDS) if word.isalpha() and len(word) > 1
)
# Where sentencex does not cut: behind a sentence in parentheses, an ellipsis, "no.", a
# quotation before a bracket, and an abbreviation before a word of the closed classes.
_MISSED = re.compile(
    rf"(?<=[.!?]\))\s+(?=[A-Z“\"‘(\[])|(?<=\w…)\s+(?=[A-Z])|(?<=\b[Nn]o\.)\s+(?=[A-Z“])"
    rf"|(?<=[.!?][”\"’])\s+(?=\[)|(?<=\.)\s+(?=[“\"‘]?(?:(?:{_STARTERS})\b(?!\.)|A [a-z]))"
)
_MAY_MISS = re.compile('[.)…”"’]\\s')
"""Any of the characters before such a place; most sentences hold none, and this is soon seen."""
_TITLE_BEFORE = re.compile(rf"(?<!\w)(?:{_TITLES}|e\.g|i\.e|cf)\.\Z", re.IGNORECASE)
_ASKED = re.compile(r"[?!…][”\"’']\Z")
_REPORTING = re.compile(
    r"(?P<who>(?:[Tt]he |[Aa]n? )?[\w.’'-]+(?: [\w.’'-]+){0,3}?) (?P<cue>[a-z]+)"
    r"(?=[.,:]|\s*\Z| (?:on|in|at|to|during|later|earlier|last)\b| [A-Z]\w+day\b)"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: nothing for a compiled splitter
# The compiled splitter stops the program at an initial, a wide space and a full stop: "A\u00a0.".
_BEFORE_STOP = re.compile(r"(?<=[^\W\d_])\s++(?=\.)")
_WORD = 7  # letters; the abbreviations above have fewer
_TAIL = 24  # characters, more than any abbreviation above has, with the one before it
_LONGEST = 5_000  # characters; what runs on for longer is no sentence, and is cut at white space
_LONGEST_LINE = 20_000  # characters; of a longer line one part is read after the other


def _goes_on(text: str, left: Range, right: str) -> bool:
    """Say whether a cut between two pieces falls inside a sentence.

    Of the piece before, which may have grown long, only the end is looked at.
    """
    opening = right.lstrip(_OPENERS)
    if opening[:1].islower():
        # "Yahoo! said", "e.g. the": a sentence seldom begins in lower case; after a
        # closing quotation mark the reporting clause follows ("…?” she asked).
        return True
    end = left.end
    while end > left.start and text[end - 1].isspace():
        end -= 1
    ended = text[max(left.start, end - _TAIL) : end]
    if ended[-1:] == "." and len(ended) > _WORD and ended[-_WORD - 1 : -1].isalpha():
        return False  # a word of so many letters is no abbreviation
    if _NUMBERED.search(ended):
        return opening[:1].isdigit()
    if _UNFINISHED.search(ended) or _LABEL.match(text, left.start, end):
        return True
    return _ASKED.search(ended) is not None and _reports(right)


def _reports(right: str) -> bool:
    """Say whether a piece is the reporting clause of the question before it: "Venn asked."."""
    match = _REPORTING.match(right)
    if match is None or not may_be_cue(match["cue"]):
        return False
    return match["cue"].endswith("ed") or match["cue"] in PAST_FORMS


def _missed(text: str, start: int, end: int) -> list[Range]:
    """Cut a piece where the splitter holds on to an abbreviation, an ellipsis or a bracket."""
    if not _MAY_MISS.search(text, start, end - 1):  # a piece keeps the space behind it
        return [Range(start, end)]
    pieces: list[Range] = []
    at = start
    for gap in _MISSED.finditer(text, start, end):
        if _cuts(text, at, gap.start()):
            pieces.append(Range(at, gap.start()))
            at = gap.end()
    return [*pieces, Range(at, end)]


def _cuts(text: str, start: int, gap: int) -> bool:
    """Say whether a sentence that began at `start` ends at `gap`, outside marks and brackets."""
    if _TITLE_BEFORE.search(text, max(start, gap - 8), gap):
        return False
    left = text[start:gap]
    if left.count("(") != left.count(")") or left.count("[") != left.count("]"):
        return False
    if left.endswith(")") and left.lstrip()[:1] != "(":
        return False
    return not any(
        not q.closed or q.start < gap < q.end for q in quotations(text, start, gap)
    ) and (left.count('"') % 2 == 0)


def _readable(line: str) -> str:
    """Return a line, as long as it is, with nothing in it that the splitter cannot read."""
    line = _SURROGATE.sub("\ufffd", line)
    return line if line.isascii() else _BEFORE_STOP.sub(lambda gap: " " * len(gap[0]), line)


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the splitter cuts a line into."""
    for part in _stretches(text, start, end):
        yield from sentencex.segment("en", _readable(text[part.start : part.end]))


def _stretches(text: str, start: int, end: int) -> Iterator[Range]:
    """Cut a line that is longer than any paragraph behind a full stop, or where it can be cut.

    The splitter's time grows with the square of the quotation marks in what it is given.
    """
    while end - start > _LONGEST_LINE:
        stop = text.rfind(". ", start, start + _LONGEST_LINE) + 2
        if stop <= start + 1:
            stop = text.rfind(" ", start, start + _LONGEST_LINE) + 1
        stop = stop if stop > start else start + _LONGEST
        yield Range(start, stop)
        start = stop
    yield Range(start, end)


def _split_line(text: str, start: int, end: int) -> list[Range]:
    """Return the sentences of one line, white space and bullet left out."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    pieces: list[Range] = []
    at = start
    for piece in _pieces(text, start, end):
        stop = at + len(piece)
        if pieces and _goes_on(text, pieces[-1], text[at:stop].lstrip()):
            pieces[-1] = Range(pieces[-1].start, stop)
        else:
            pieces.append(Range(at, stop))
        at = stop
    if at != end:
        raise AssertionError(f"the sentence splitter lost {end - at} characters")
    return [part for piece in pieces for part in _bounded(text, piece)]


def _bounded(text: str, piece: Range) -> list[Range]:
    """Cut what the splitter missed, and anything longer than a sentence can be."""
    if piece.end - piece.start <= _LONGEST:
        return _missed(text, *piece)
    cuts: list[Range] = []
    at = piece.start
    while piece.end - at > _LONGEST:
        space = max(text.rfind(" ", at, at + _LONGEST), text.rfind("\t", at, at + _LONGEST))
        stop = space if space > at else at + _LONGEST
        cuts.append(Range(at, stop))
        at = stop
    return [*cuts, Range(at, piece.end)]


def _trim(text: str, piece: Range) -> Range:
    """Move both ends inward past white space."""
    body = text[piece.start : piece.end]
    left = len(body) - len(body.lstrip())
    return Range(piece.start + left, piece.start + len(body.rstrip()))


@lru_cache(maxsize=8192)
def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """Return the sentences of `text[start:end]` in order, as ranges of `text`.

    They do not overlap, hold no line break, and cover every letter of the
    range. What runs on for more than 5,000 characters is cut at white space.
    """
    found: list[Range] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        pieces = _split_line(text, *line.span())
        trimmed = (_trim(text, piece) for piece in pieces)
        found.extend(piece for piece in trimmed if piece.start < piece.end)
    return tuple(found)
