"""M6, conditions: what depends on something keeps depending on it.

"Unless A, B" is "if not A, B", and "no B unless A" is "B only if A": of a
condition and its consequence, and of whether each is denied, only the whole
counts. Two conditions agree when an even number of the signs differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.conditions import (
    Condition,
    Sign,
    conditions,
    same_stretch,
    weak_conditions,
)
from brief.check.evidence import Piece
from brief.check.fulfilled import LINKING, UNTOLD, fulfilled
from brief.check.levels import Level, is_past
from brief.check.operators import ACTS, Effect
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.stances import Stances, stances
from brief.check.turned import overlap, turned
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
    found = list(_dropped(case))[:1] + list(turned(case))[:1] + list(fulfilled(case))[:1]
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
        one.sign is not theirs.sign and overlap(near, one, theirs)
        for one in conditions(case.sentence)
        for theirs in conditions(piece.sentence)
    )
