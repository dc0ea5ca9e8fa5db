"""M6, conditions: what depends on something keeps depending on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.scopes import governs, markers_of
from brief.model import Finding, Range
from brief.text.dates import dates
from brief.text.stance import Marker, Stance

_LINKING = re.compile(
    r"\b(?:if|unless|once|when|only|after|before|until|without|provided|subject|condition\w*|"
    r"hing\w+|hang\w*|rest\w*|depend\w*|requir\w+|need\w*|pending|must|prerequisite|precondition)\b",
    re.IGNORECASE,
)
_MODAL = frozenset({"would", "future", "possible", "should", "must", "probable"})
_KEPT = 0.5
_FEWEST = 2  # heavy words without a verb that make a condition theirs


def condition_findings(case: Case) -> list[Finding]:
    """Test that conditions were neither dropped nor added nor exchanged."""
    return list(_dropped(case))[:1] + list(_added(case))[:1]


def _conditions(sentence: Sentence) -> list[Marker]:
    """Return the conditions of a sentence; "until May" is a date, not a condition."""
    found = []
    for marker in markers_of(sentence, Stance.CONDITION):
        if marker.value == "until" and dates(sentence.text, marker.start, marker.scope.end):
            continue
        found.append(marker)
    return found


def _governed(sentence: Sentence, condition: Marker, unit: Unit) -> bool:
    """Say whether a word outside the condition depends on it.

    In a sentence with modal verbs, what they govern depends on the condition
    and what has happened does not; otherwise its whole clause does.
    """
    if condition.scope.start <= unit.start < condition.scope.end:
        return False
    modals = [
        m
        for m in markers_of(sentence, Stance.HEDGE)
        if m.value in _MODAL and not condition.scope.start <= m.start < condition.scope.end
    ]
    if modals:
        return any(governs(m, unit) for m in modals)
    return unit.verbal and _same_stretch(sentence, condition, unit)


def _same_stretch(sentence: Sentence, condition: Marker, unit: Unit) -> bool:
    """Say whether no strong punctuation and no "but" parts a word from a condition."""
    low, high = sorted((condition.start, unit.start))
    return not any(
        token.norm in {";", "but", "while", "whereas"} and low < token.start < high
        for token in sentence.tokens
    )


def _dropped(case: Case) -> Iterator[Finding]:
    mine = _conditions(case.sentence)
    for piece in case.alignment.used:
        for condition in _conditions(piece.sentence):
            units = [
                link.unit
                for link in case.alignment.linked
                if link.piece is piece and _governed(piece.sentence, condition, link.other)
            ]
            verbal = any(u.verbal for u in units)
            if not verbal and (_told_elsewhere(case, piece) or _heavy(units) < _FEWEST):
                continue
            if mine and any(_polarity(m) == _polarity(condition) for m in mine):
                continue
            if not mine and _kept(case, piece, condition):
                continue
            at = Range(units[0].start, units[0].end)
            says = piece.sentence.text[slice(*condition.scope)].strip()
            span = piece.span(*condition.scope)
            yield finding(Code.CONDITION_DROPPED, f"“{says}”", at, span)


def _heavy(units: list[Unit]) -> int:
    return sum(unit.weight >= HEAVY for unit in units)


def _told_elsewhere(case: Case, piece: Piece) -> bool:
    """Say whether another sentence tells what happens, and `piece` only lends it nouns."""
    return any(k.unit.verbal and k.piece is not piece for k in case.alignment.linked)


def _polarity(marker: Marker) -> bool:
    return marker.value == "unless"


def _kept(case: Case, piece: Piece, condition: Marker) -> bool:
    """Say whether the claim tells the condition in other words: its content and a linking word."""
    inside = [u for u in piece.sentence.words if governs(condition, u) and u.weight >= HEAVY]
    if not inside or not _LINKING.search(case.text):
        return False
    held = sum(1 for unit in inside if case.link_to(piece, unit) or unit.stem in case.stems)
    return held >= _KEPT * len(inside)


def _added(case: Case) -> Iterator[Finding]:
    for marker in _conditions(case.sentence):
        theirs = [(p, c) for p in case.alignment.used for c in _conditions(p.sentence)]
        at = Range(*marker.scope) if marker.scope.end > marker.scope.start else None
        if not theirs:
            if not any(
                _LINKING.search(p.sentence.text, p.sentence.start, p.sentence.end)
                for p in case.alignment.used
            ):
                yield finding(Code.CONDITION_ADDED, _words(case, marker), at)
            continue
        inside = [k for k in case.alignment.linked if governs(marker, k.unit)]
        placed = [
            k
            for k in inside
            if any(k.piece is p and c.scope.start <= k.other.start < c.scope.end for p, c in theirs)
        ]
        if len(inside) >= 2 and not placed:
            piece, condition = theirs[0]
            span = piece.span(*condition.scope)
            yield finding(Code.CONDITION_ADDED, _words(case, marker), at, span)


def _words(case: Case, marker: Marker) -> str:
    return f"“{case.text[slice(*marker.scope)].strip()}”"
