"""Two quantities side by side: a range, a score, or two figures."""

from __future__ import annotations

import re

from brief.text.counting import MAGNITUDES, looks_counted
from brief.text.figure_values import FigureKind
from brief.text.quantities import Quantity

_CHANGE = re.compile(
    r"\b(?i:r[io]se\w*|rais\w*|gr[eo]w\w*|increas\w*|decreas\w*|f[ae]ll\w*|drop\w*|declin\w*|climb\w*"
    r"|jump\w*|surg\w*|soar\w*|slip\w*|shr[iau]nk\w*|cut\w*|low\w*|reduc\w*|down|up|widen\w*"
    r"|narrow\w*|expand\w*|went|go\w*|mov\w*|boost\w*|slash\w*|plung\w*|slid\w*|chang\w*|improv\w*)\b"
)
_SCORING = re.compile(
    r"\b(?i:w[io]n\w*|los[et]\w*|beat\w*|defeat\w*|dr[ea]w\w*|vot\w*|scor\w*|trail\w*|led|lead\w*"
    r"|pass\w*|approv\w*|reject\w*|back\w*|by|victory|thrash\w*)\b"
)

_WHOLE = 101  # two rounded shares of one vote may add up to a little more than all of it


def pair_up(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Give two quantities one unit and magnitude, or None where they cannot share."""
    if first.low != first.high or second.low != second.high:
        return None
    if second.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE, FigureKind.VAGUE}:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    lent = second.low / second.scale
    plain = first.kind in {FigureKind.CARDINAL, FigureKind.MONEY}
    bare = plain and first.scale == 1 < second.scale
    if bare and first.low < 1000 and lent / 10 <= first.low <= 10 * lent:
        first = first._replace(low=first.low * second.scale, high=first.high * second.scale)
    unit = second.unit or first.unit
    kind = second.kind if second.unit else first.kind
    return first._replace(unit=unit, kind=kind), second._replace(unit=unit, kind=kind)


def is_score(pair: tuple[Quantity, Quantity], link: str, before: str, following: str) -> bool:
    """Say whether two counts are set against each other: "won 2-1", "by 47 to 39".

    `link` is what stands between them, `before` the clause up to the first and
    `following` the word after the second.
    """
    first, second = pair
    if first.unit == "%":
        voted = first.low + second.low <= _WHOLE and not _CHANGE.search(before[-40:])
        return voted and link.strip() in {"to", "-"} and _is_won(first, second, before)
    if first.unit or first.scale > 1 or second.scale > 1:
        return False
    if not (first.low.denominator == 1 == second.low.denominator):
        return False
    scoring = bool(_SCORING.search(before[-40:]))
    if link.strip() == "to":
        return scoring and first.low >= second.low
    if link.strip() in {"and", "or", "-or-"}:
        return False
    counts = looks_counted(following) or following in MAGNITUDES
    return first.low >= second.low or (scoring and not counts and link.strip() == "-")


def changes(before: str) -> bool:
    """Say whether the words before two quantities tell of a change from one to the other."""
    return bool(_CHANGE.search(before))


def _is_won(first: Quantity, second: Quantity, before: str) -> bool:
    return first.low >= second.low and bool(_SCORING.search(before[-40:]))


def is_range(pair: tuple[Quantity, Quantity], link: str, opening: str, before: str) -> bool:
    """Say whether two quantities bound a range; `opening` is "between" or "from", if said.

    "rose from 3% to 5%" is two figures: each is a value that was reached.
    """
    first, second = pair
    if first.low >= second.low:
        return False
    word = link.strip()
    if word == "and":
        return opening == "between"
    if opening == "from":
        return word != "or" and not _CHANGE.search(before)
    if word == "to" and not opening and _CHANGE.search(before):
        # "fell by 1,000 to 9,000" is a step and a level; "fell 5 to 7 points" is a range.
        return not before.rstrip().endswith("by") and second.low <= 3 * first.low
    if word in {"or", "-or-"}:
        return second.low - first.low == 1 or second.low <= 2 * first.low
    return True
