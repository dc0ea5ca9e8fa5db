"""Whether a date in a claim follows from a date in a source."""

from __future__ import annotations

import re

from brief.text.calendar import WEEKDAYS, Grain
from brief.text.date_values import DateMention, Edge
from brief.text.relation import Relation

_CALENDAR = re.compile(r"([0-9]{4})?-?([0-9]{2})?(?:-([0-9]{2}))?")
_FINENESS = {grain: rank for rank, grain in enumerate(Grain)}


def _by_norm(claim: DateMention, source: DateMention) -> Relation:
    """Compare two mentions of which at least one has no interval."""
    if claim.norm == source.norm:
        return Relation.SAME
    mine, theirs = _CALENDAR.fullmatch(claim.norm), _CALENDAR.fullmatch(source.norm)
    if mine and theirs:
        pairs = list(zip(mine.groups(), theirs.groups(), strict=True))
        if any(a and b and a != b for a, b in pairs) or not any(a and b for a, b in pairs):
            return Relation.DIFFERENT
        if all(a is None or b is not None for a, b in pairs):
            return Relation.LOOSER
        return Relation.TIGHTER
    for known, name, answer in (
        (source, claim, Relation.LOOSER),
        (claim, source, Relation.TIGHTER),
    ):
        day = known.first if known.first == known.last else None
        weekday = WEEKDAYS.get(name.norm)
        if day and name.first is None and weekday == day.weekday():
            return answer
    return Relation.DIFFERENT


def _by_clock(claim: DateMention, source: DateMention) -> Relation:
    if claim.norm == source.norm:
        return Relation.SAME
    if claim.clock != source.clock:
        return Relation.DIFFERENT
    if claim.norm == claim.clock:
        return Relation.LOOSER
    return Relation.TIGHTER if source.norm == source.clock else Relation.DIFFERENT


def _within(inner: DateMention, outer: DateMention) -> bool:
    if not (inner.first and inner.last and outer.first and outer.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _by_interval(claim: DateMention, source: DateMention) -> Relation:
    if (claim.first, claim.last) == (source.first, source.last):
        rank = _FINENESS[claim.grain] - _FINENESS[source.grain]
        if rank == 0 and claim.grain is Grain.PART_OF_DAY:
            same = claim.norm.split()[-1] == source.norm.split()[-1]
            return Relation.SAME if same else Relation.DIFFERENT
        if Grain.PART_OF_DAY not in {claim.grain, source.grain} or rank == 0:
            return Relation.SAME
        return Relation.LOOSER if rank > 0 else Relation.TIGHTER
    if _within(source, claim):
        return Relation.LOOSER
    return Relation.TIGHTER if _within(claim, source) else Relation.DIFFERENT


_EDGE_RELATION = {
    (Edge.SINCE, Edge.ON): Relation.LOOSER,
    (Edge.ON, Edge.SINCE): Relation.LOOSER,
    (Edge.SINCE, Edge.AFTER): Relation.LOOSER,
    (Edge.AFTER, Edge.SINCE): Relation.TIGHTER,
    (Edge.BY, Edge.ON): Relation.LOOSER,
    (Edge.ON, Edge.BY): Relation.TIGHTER,
    (Edge.BY, Edge.BEFORE): Relation.LOOSER,
    (Edge.BEFORE, Edge.BY): Relation.TIGHTER,
    (Edge.UNTIL, Edge.BY): Relation.TIGHTER,
    (Edge.BY, Edge.UNTIL): Relation.TIGHTER,
    (Edge.ON, Edge.UNTIL): Relation.TIGHTER,
    (Edge.UNTIL, Edge.ON): Relation.TIGHTER,
    (Edge.ON, Edge.BETWEEN): Relation.SAME,
    (Edge.BETWEEN, Edge.ON): Relation.SAME,
}


def _on_the_right_side(claim: DateMention, source: DateMention) -> bool:
    """Say whether "before", "by" or "after" a date is true of the source's other date.

    Only of a date that the source gives outright: "by 2040" follows from "in
    2035", but is a changed year beside "by 2035".
    """
    if source.bound not in {Edge.ON, Edge.BETWEEN}:
        return False
    if not (claim.first and claim.last and source.first and source.last):
        return False
    if claim.bound is Edge.BEFORE:
        return source.last < claim.first
    if claim.bound is Edge.BY:
        return source.last <= claim.last
    return claim.bound is Edge.AFTER and source.first > claim.last


def date_relation(claim: DateMention, source: DateMention) -> Relation:
    """Say what follows for the claim's date from the source's.

    Intervals are compared when both are resolved, the words otherwise. The
    preposition is compared last: "by Friday" follows from "on Friday", not the
    other way round.
    """
    if claim.clock or source.clock:
        value = _by_clock(claim, source) if claim.clock and source.clock else Relation.DIFFERENT
    elif claim.first and source.first:
        value = _by_interval(claim, source)
    else:
        value = _by_norm(claim, source)
    if _on_the_right_side(claim, source):
        return Relation.LOOSER
    if claim.bound is source.bound or value is Relation.DIFFERENT:
        return value
    edge = _EDGE_RELATION.get((claim.bound, source.bound), Relation.DIFFERENT)
    ranks = (Relation.SAME, Relation.LOOSER, Relation.TIGHTER, Relation.DIFFERENT)
    return max(value, edge, key=ranks.index)
