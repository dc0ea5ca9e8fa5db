"""Whether a number where it stands counts something, or is part of a name or a token."""

from __future__ import annotations

import re

from brief.text.bounds import bound_before
from brief.text.counting import LABELS, looks_counted, word_after, word_before
from brief.text.figure_values import Bound, FigureKind
from brief.text.quantities import Quantity
from brief.text.units import CURRENCY_PREFIXES

_OPENING = ".!?:;\"“”‘([—–•*|"
_ONE_STOP = frozenset(
    "of another who whom that which is was were are has had will would can could may might must "
    "said says and or but in on at by to for from with as than if so not also day. thing".split()
)


def _in_identifier(text: str, pos: int, floor: int) -> bool:
    """Say whether what stands directly before a number makes it part of a longer token."""
    if pos == floor or not text[pos].isdigit():
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


def _begins_sentence(text: str, pos: int) -> bool:
    head = text[max(0, pos - 3) : pos].rstrip(" \u00a0")
    return not head or head[-1] in _OPENING or head[-1] == "\n"


def _is_figure(text: str, whole: Quantity) -> bool:
    """Say whether a number counts something, rather than name it."""
    pos = whole.core_start
    before, following = word_before(text, pos), word_after(text, whole.end)
    if whole.kind is FigureKind.ORDINAL:
        return before.lower() != "at" and not _is_named(text, pos, whole)
    if text[max(0, pos - 4) : pos].lower().endswith(("no. ", "no ")) and not looks_counted(following):
        return False
    if whole.low == 1 and text[pos : whole.core_end].lower() == "one" and not whole.unit:
        joined = text[whole.end : whole.end + 1] == "-"
        if joined or before.lower() in {"no", "any", "every", "each", "some", "this", "that", "the"}:
            return False
        return following.islower() and following not in _ONE_STOP
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
    if not before[:1].isupper() or counts and before.lower() not in LABELS:
        return False
    if before.lower() in LABELS:
        return True
    return whole.plain and not _begins_sentence(text, pos - len(before) - 1)


