"""Whether a number where it stands counts something, or is part of a name or a token."""

from __future__ import annotations

import re

from brief.text.bounds import bound_before
from brief.text.counting import LABELS, looks_counted, word_after, word_before
from brief.text.figure_values import Bound, FigureKind
from brief.text.nouns import NOT_NOUNS
from brief.text.quantities import Quantity
from brief.text.units import CURRENCY_PREFIXES

_OPENING = '.!?:;"“”‘([—–•*|'
_CHAIN = re.compile(r"[0-9]+(?:[-\u2010-\u2014][0-9]+){2}")
_FIRST_THEN = re.compile(r"(?i:first)\s(?:by|then|of\sall|and\sthen|in\sand)\b")
_ONE_STOP = NOT_NOUNS | {"another", "thing"}


def in_identifier(text: str, pos: int, floor: int) -> bool:
    """Say whether a number is part of a longer token: G7, COVID-19, 555-12-34, report.7."""
    if not text[pos].isdigit():
        return False
    if _CHAIN.match(text, pos):
        return True
    if pos == floor:
        return False
    before = text[pos - 1]
    if before.isalpha() or before == ".":
        code = re.search(r"(?:^|[^\w])([A-Za-z]{2,3}\.?)$", text[max(floor, pos - 5) : pos])
        return code is None or code[1] not in CURRENCY_PREFIXES
    if before in "#@_/=&\\,:":
        return True
    if before in "-\u2010\u2011\u2013":
        return pos - 1 > floor and text[pos - 2].isalnum()
    return False


def is_label(text: str, whole: Quantity) -> bool:
    """Say whether a lower-case noun gives a bare number its place in a row: "phase two"."""
    before = word_before(text, whole.core_start)
    if before not in LABELS or whole.unit or whole.kind is not FigureKind.CARDINAL:
        return False
    number = text[whole.core_start : whole.core_end]
    simple = whole.plain or number.isalpha()
    # "season one holds": no plural follows one, so this is a verb.
    counted = whole.low != 1 and looks_counted(word_after(text, whole.end))
    return simple and whole.low < 1000 and not counted


def _begins_sentence(text: str, pos: int) -> bool:
    head = text[max(0, pos - 3) : pos].rstrip(" \u00a0")
    return not head or head[-1] in _OPENING or head[-1] == "\n"


def is_figure(text: str, whole: Quantity) -> bool:
    """Say whether a number counts something, rather than name it."""
    pos = whole.core_start
    before, following = word_before(text, pos), word_after(text, whole.end)
    if whole.kind is FigureKind.ORDINAL:
        adverb = before.lower() == "at" or _FIRST_THEN.match(text, pos)
        return not adverb and not _is_named(text, pos, whole)
    if text[max(0, pos - 4) : pos].lower().endswith(("no. ", "no ")) and not looks_counted(
        following
    ):
        return False
    if whole.low == 1 and text[pos : whole.core_end].lower() == "one" and not whole.unit:
        joined = text[whole.end : whole.end + 1] == "-"
        if joined or before.lower() in {
            "no",
            "any",
            "every",
            "each",
            "some",
            "this",
            "that",
            "the",
        }:
            return False
        named = text[pos].isupper() and not _begins_sentence(text, pos)
        return following.islower() and following not in _ONE_STOP and not named
    if whole.plain or text[pos].isalpha():
        return not _is_named(text, pos, whole)
    return True


def _is_named(text: str, pos: int, whole: Quantity) -> bool:
    """Say whether a bare number belongs to a capitalised name: "Boeing 737", "Big Four"."""
    if whole.unit or whole.kind in {FigureKind.MULTIPLE, FigureKind.FRACTION}:
        return False
    before = word_before(text, pos)
    counts = looks_counted(word_after(text, whole.end))
    if text[pos].isupper() and not _begins_sentence(text, pos):
        return bound_before(text, 0, pos).bound is Bound.EXACT and not counts
    if not before[:1].isupper() or (counts and before.lower() not in LABELS):
        return False
    if before.lower() in LABELS:
        return True
    return whole.plain and not _begins_sentence(text, pos - len(before) - 1)
