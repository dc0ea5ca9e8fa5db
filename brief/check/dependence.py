"""M6, conditions: what depends on something keeps depending on it.

"Unless A, B" is "if not A, B", and "no B unless A" is "B only if A": of a
condition and its consequence, and of whether each is denied, only the whole
counts. Two conditions agree when an even number of the signs differ.
"""

from __future__ import annotations

import re
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
from brief.check.fulfilled import LINKING, UNTOLD, fulfilled
from brief.check.levels import DENYING, Level, is_past
from brief.check.operators import ACTS, Effect
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.stances import Stances, stances
from brief.model import Finding, Range
from brief.text.cues import CUES, Manner

_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_DEPENDENT = frozenset(
    {
        Effect.WOULD,
        Effect.FUTURE,
        Effect.POSSIBLE,
        Effect.COULD,
        Effect.ABLE,
        Effect.SHOULD,
        Effect.MUST,
        Effect.PROBABLE,
    }
)
_REFUSING = frozenset({Effect.NOT, Effect.FAIL, Effect.REFUSE})
_KEPT = 0.5
_TELLING = 4  # words at the beginning of a condition that tell it
_FEWEST = 2  # heavy words without a verb that make a condition theirs


def condition_findings(case: Case) -> list[Finding]:
    """Test that conditions were neither dropped nor added nor turned about."""
    found = list(_dropped(case))[:1] + list(_turned(case))[:1] + list(fulfilled(case))[:1]
    return found or list(_added(case))[:1]


def _outside(condition: Condition, read: Stances, effects: frozenset[Effect]) -> list[int]:
    """Return where operators with some effects stand outside a condition."""
    starts = (
        read.layout.tokens[one.first].start for one in read.governors if one.effect in effects
    )
    return [start for start in starts if not condition.at.start <= start < condition.at.end]


def _dropped(case: Case) -> Iterator[Finding]:
    """Yield a finding for a condition whose consequence the claim tells without it."""
    if not any(conditions(piece.sentence) for piece in case.alignment.used):
        return
    told = any(one.sign is not Sign.ANYWAY for one in conditions(case.sentence))
    if told or UNTOLD.search(case.text):
        return
    for piece in case.alignment.used:
        for condition in conditions(piece.sentence):
            if condition.sign is Sign.ANYWAY or _goes_on(piece.sentence, condition):
                continue
            units = _depending(case, piece, condition)
            if not units or _kept(case, piece, condition) or _hedged(case, piece, units):
                continue
            at = Range(units[0].start, units[0].end)
            says = piece.sentence.text[slice(*condition.at)].strip()
            yield finding(Code.CONDITION_DROPPED, f"“{says}”", at, piece.span(*condition.at))


def _goes_on(sentence: Sentence, condition: Condition) -> bool:
    """Say whether what goes on until a time may be told without its end: nothing is refused."""
    return condition.until and not _outside(condition, stances(sentence), _REFUSING)


def _depending(case: Case, piece: Piece, condition: Condition) -> list[Unit]:
    """Return the claim's words whose counterparts depend on a condition, if they tell an event.

    In a sentence with modal verbs, what they govern depends on the condition
    and what has happened does not; otherwise its verbs do.
    """
    read = stances(piece.sentence)
    modals = _outside(condition, read, _DEPENDENT)
    links = [
        link
        for link in case.alignment.linked
        if link.piece is piece
        and not condition.holds(link.other)
        and same_stretch(piece.sentence, condition, link.other)
        and CUES.get(link.other.stem) is not Manner.SAY
        and _depends(read, modals, link.other)
    ]
    units = [link.unit for link in links]
    if any(link.unit.verbal or read.layout.is_verb(link.other.first) for link in links):
        return units
    heavy = sum(unit.weight >= HEAVY for unit in units)
    elsewhere = any(k.unit.verbal and k.piece is not piece for k in case.alignment.linked)
    return [] if elsewhere or heavy < _FEWEST else units


def _hedged(case: Case, piece: Piece, units: list[Unit]) -> bool:
    """Say whether the claim has only as possible what the source would have with the condition."""
    read, source = stances(case.sentence), stances(piece.sentence)
    verbs = [unit for unit in units if read.layout.is_verb(unit.first)]
    links = [link for unit in verbs if (link := case.link_of(unit))]
    return bool(links) and all(
        read.of(k.unit).level is Level.POSSIBLE and source.of(k.other).level > Level.POSSIBLE
        for k in links
    )


def _depends(read: Stances, modals: list[int], other: Unit) -> bool:
    if not modals:
        # In "threatened to sue unless" the suit depends on it, the threat does not.
        own = read.at(other.first)
        if read.layout.norm(other.first - 1) == "," and is_past(other):
            return False  # "Lindale, founded in 1921 as a dairy, must pay unless"
        return read.layout.is_verb(other.first) and not (own and own.side in ACTS)
    clause = read.layout.sentence.clause_at(other.start)
    return any(clause.start <= start < other.start for start in modals)


def _kept(case: Case, piece: Piece, condition: Condition) -> bool:
    """Say whether the claim tells the condition in other words.

    It has its content and a linking word, or what it is about and a "would".
    """
    layout = stances(piece.sentence).layout
    inside = [
        unit
        for unit in layout.words_in(*condition.at)
        if unit.weight >= HEAVY or not layout.is_verb(unit.first)
    ][:_TELLING]
    held = [unit for unit in inside if case.link_to(piece, unit) or unit.stem in case.stems]
    if not held:
        return False
    if inside[0] is held[0] and any(
        one.effect in {Effect.WOULD, Effect.COULD} for one in stances(case.sentence).governors
    ):
        return True
    linking = LINKING.search(case.text) or _RELATIVE.search(case.text)
    return bool(linking) and len(held) >= _KEPT * len(inside)


def _turned(case: Case) -> Iterator[Finding]:
    """Yield a finding where a condition or its consequence was turned to the contrary."""
    mine = (*conditions(case.sentence), *weak_conditions(case.sentence))
    if any(is_elided(p.sentence, c) for p in case.alignment.used for c in conditions(p.sentence)):
        return  # "if it did not": what it did not is told elsewhere
    for piece in case.alignment.used:
        near = [link for link in case.alignment.linked if link.piece is piece]
        for theirs in (*conditions(piece.sentence), *exceptions(piece.sentence)):
            both = [one for one in mine if not _quoted(case, one) and _overlap(near, one, theirs)]
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


def _overlap(near: list[Link], mine: Condition, theirs: Condition) -> bool:
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
    denials = (len(_outside(*side, DENYING)) % 2 for side in ((mine, read), (theirs, source)))
    return len(links.inside) >= _FEWEST and odd ^ (len(set(denials)) > 1)


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


def _added(case: Case) -> Iterator[Finding]:
    """Yield a finding for a condition that the source does not give, or not with these words."""
    for one in conditions(case.sentence):
        if one.sign is Sign.ANYWAY:
            continue
        said = f"“{case.text[slice(*one.at)].strip()}”"
        strong = [(p, c) for p in case.alignment.used for c in conditions(p.sentence)]
        if not strong:
            if not any(
                LINKING.search(p.sentence.text, p.sentence.start, p.sentence.end)
                for p in case.alignment.used
            ):
                yield finding(Code.CONDITION_ADDED, said, one.at)
            continue
        weak = [(p, c) for p in case.alignment.used for c in weak_conditions(p.sentence)]
        inside = [k for k in case.alignment.linked if one.holds(k.unit)]
        placed = any(k.piece is p and c.holds(k.other) for k in inside for p, c in strong + weak)
        if len(inside) >= _FEWEST and not placed:
            piece, condition = strong[0]
            yield finding(Code.CONDITION_ADDED, said, one.at, piece.span(*condition.at))


def told_with(case: Case, unit: Unit) -> bool:
    """Say whether a word's clause is told with a condition that the source tells it with too."""
    mine = (*conditions(case.sentence), *weak_conditions(case.sentence))
    near = [one for one in mine if same_stretch(case.sentence, one, unit)]
    return any(
        one.holds(link.unit) and theirs.holds(link.other)
        for piece in case.alignment.pieces_for(unit.start)
        for theirs in conditions(piece.sentence)
        for one in near
        for link in case.alignment.linked
        if link.piece is piece
    )


def told_otherwise(case: Case, piece: Piece) -> bool:
    """Say whether claim and source tell one condition from its two ends: "unless" and "if not"."""
    near = [link for link in case.alignment.linked if link.piece is piece]
    return any(
        one.sign is not theirs.sign and _overlap(near, one, theirs)
        for one in conditions(case.sentence)
        for theirs in conditions(piece.sentence)
    )
