"""Two quantities side by side: a range, a score, or two figures."""

from __future__ import annotations

import re

from brief.text.counting import looks_counted, word_after
from brief.text.figure_values import FigureKind
from brief.text.quantities import Quantity
from brief.text.units import dimension

_CHANGE = re.compile(
    r"\b(?i:r[io]se\w*|rais\w*|gr[eo]w\w*|increas\w*|decreas\w*|f[ae]ll\w*|drop\w*|declin\w*|climb\w*"
    r"|jump\w*|surg\w*|soar\w*|slip\w*|shr[iau]nk\w*|cut\w*|low\w*|reduc\w*|down|up|widen\w*"
    r"|narrow\w*|expand\w*|went|go\w*|mov\w*|boost\w*|slash\w*|plung\w*|slid\w*|chang\w*|improv\w*)\b"
)
_SCORING = re.compile(
    r"\b(?i:w[io]n\w*|los[et]\w*|beat\w*|defeat\w*|dr[ea]w\w*|vot\w*|scor\w*|trail\w*|led|lead\w*"
    r"|pass\w*|approv\w*|reject\w*|back\w*|by|victory|thrash\w*)\b"
)


def _pair(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Give two quantities one unit and magnitude, or None where they cannot share."""
    if first.low != first.high or second.low != second.high:
        return None
    if second.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE, FigureKind.VAGUE}:
        return None
    if first.scale == 1 and second.scale > 1 and first.plain | bool(first.unit) and first.low < 1000:
        if first.low <= second.low / second.scale:
            first = first._replace(low=first.low * second.scale, high=first.high * second.scale)
    unit = second.unit or first.unit
    if first.unit and second.unit and dimension(first.unit)[0] != dimension(second.unit)[0]:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    kind = second.kind if second.unit else first.kind
    return first._replace(unit=unit, kind=kind), second._replace(unit=unit, kind=kind)


def _is_score(
    pair: tuple[Quantity, Quantity], link: str, before: str, opened: bool, text: str
) -> bool:
    first, second = pair
    if first.unit or first.scale > 1 or second.scale > 1 or opened:
        return False
    if not (first.low.denominator == 1 == second.low.denominator):
        return False
    word = link.strip()
    scoring = bool(_SCORING.search(before[-40:]))
    if word == "to":
        return first.low >= second.low and scoring or (
            scoring and not looks_counted(word_after(text, second.end))
            and second.low - first.low > 3
        )
    if word in {"and", "or", "-to-", "-or-"}:
        return False
    return first.low >= second.low or (scoring and not word_after(text, second.end))


def _is_range(
    pair: tuple[Quantity, Quantity], link: str, opening: re.Match[str] | None, before: str
) -> bool:
    first, second = pair
    if first.low >= second.low:
        return False
    word = link.strip()
    if word == "and":
        return bool(opening) and opening is not None and opening[1].lower() == "between"
    if opening and opening[1].lower() == "from":
        return word != "or" and not _CHANGE.search(before)
    if word in {"or", "-or-"}:
        return second.low - first.low == 1 or second.low <= 2 * first.low
    return True


