"""Conditions told from their other end: "unless" and "if not", "no ... unless" and "only if".

Of a condition and its consequence, and of whether each is denied, only the whole
counts: two conditions agree when an even number of the signs differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.conditions import (
    Condition,
    Sign,
    conditions,
    exceptions,
    is_elided,
    same_stretch,
    weak_conditions,
)
from brief.check.evidence import Piece
from brief.check.levels import DENYING
from brief.check.reading import Unit
from brief.check.stances import Stances, stances
from brief.model import Finding

_FEWEST = 2  # words of the condition that both sides have


def turned(case: Case) -> Iterator[Finding]:
    """Yield a finding where a condition or its consequence was turned to the contrary."""
    mine = (*conditions(case.sentence), *weak_conditions(case.sentence))
    if any(is_elided(p.sentence, c) for p in case.alignment.used for c in conditions(p.sentence)):
        return  # "if it did not": what it did not is told elsewhere
    for piece in case.alignment.used:
        near = [link for link in case.alignment.linked if link.piece is piece]
        for theirs in (*conditions(piece.sentence), *exceptions(piece.sentence)):
            both = [one for one in mine if not _quoted(case, one) and overlap(near, one, theirs)]
            strong = [one for one in both if not one.weak] or both
            for one in strong[:1]:
                if not _contrary(case, piece, (one, theirs), _links(piece, near, one, theirs)):
                    continue
                said = f"“{case.text[slice(*one.at)].strip()}”"
                says = piece.sentence.text[slice(*theirs.at)].strip()
                detail = f"{said} where the source has “{says}”"
                yield finding(Code.CONDITION_DROPPED, detail, one.at, piece.span(*theirs.at))


def _quoted(case: Case, condition: Condition) -> bool:
    """Say whether a condition stands in a quotation, whose words are compared one by one."""
    return any(q.start < condition.at.start < q.end for q in case.sentence.quotations)


def overlap(near: list[Link], mine: Condition, theirs: Condition) -> bool:
    """Say whether a word of one condition carries a word of the other."""
    return any(mine.holds(k.unit) and theirs.holds(k.other) for k in near)


class _Links(NamedTuple):
    """The links between two conditions, and between what depends on them."""

    inside: list[Link]
    outside: list[Link]


def _links(piece: Piece, near: list[Link], mine: Condition, theirs: Condition) -> _Links:
    inside = [k for k in near if mine.holds(k.unit) and theirs.holds(k.other)]
    outside = [
        k
        for k in near
        if not mine.holds(k.unit)
        and not theirs.holds(k.other)
        and same_stretch(piece.sentence, theirs, k.other)
    ]
    return _Links(inside, outside)


def _contrary(case: Case, piece: Piece, pair: tuple[Condition, Condition], links: _Links) -> bool:
    """Say whether an odd number of signs differ between two conditions with their consequences."""
    mine, theirs = pair
    if Sign.ANYWAY in {mine.sign, theirs.sign}:
        return mine.sign is not theirs.sign
    read, source = stances(case.sentence), stances(piece.sentence)
    inside = _verbs(read, source, links.inside) or links.inside
    odd = mine.sign is not theirs.sign
    odd ^= read.of(inside[0].unit).denied is not source.of(inside[0].other).denied
    outside = _verbs(read, source, links.outside)
    if not outside and _tells_otherwise(case, mine):
        return False
    if outside:
        # Who says so stands further off than what depends on the condition.
        main = min(outside, key=lambda k: abs(k.other.start - theirs.at.start))
        return odd ^ (read.of(main.unit).denied is not source.of(main.other).denied)
    denials = (_denials(*side) % 2 for side in ((mine, read), (theirs, source)))
    return len(links.inside) >= _FEWEST and odd ^ (len(set(denials)) > 1)


def _denials(condition: Condition, read: Stances) -> int:
    """Return how many verbs outside a condition are denied: "a non-combat force" denies none."""
    starts = {
        read.layout.tokens[one.first].start
        for one in read.governors
        if one.effect in DENYING and any(map(read.layout.is_verb, one.heads))
    }
    return sum(not condition.at.start <= start < condition.at.end for start in starts)


def _tells_otherwise(case: Case, mine: Condition) -> bool:
    """Say whether a claim tells what depends on a condition with a verb of its own."""
    layout = stances(case.sentence).layout
    return any(
        layout.is_verb(unit.first) and not mine.holds(unit) and not case.link_of(unit)
        for unit in case.sentence.units
    )


def _verbs(mine: Stances, theirs: Stances, links: list[Link]) -> list[Link]:
    """Return the links between verbs, those that nothing else governs first.

    A form that only one side shows to be a verb is included.
    """
    verbs = [
        k
        for k in links
        if mine.layout.is_verb(k.unit.first) or theirs.layout.is_verb(k.other.first)
    ]
    return sorted(verbs, key=lambda k: _depth(mine, k.unit) + _depth(theirs, k.other))


def _depth(read: Stances, unit: Unit) -> int:
    return sum(one.effect not in DENYING for one in read.of(unit).by)
