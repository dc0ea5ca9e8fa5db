"""U7: content that the cited text does not carry at all."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.case import Case
from brief.check.causes import cause_findings
from brief.check.codes import Code, finding
from brief.check.polarity import made_up_for, opposite_in
from brief.check.reading import HEAVY, Unit
from brief.model import Finding, Range
from brief.text.cues import ATTITUDES, CUES, Manner
from brief.text.stance import Stance

_MOST_FINDINGS = 4
LIGHT_SHARE = 0.34
"""The share of a claim's light weight that may go without a counterpart."""


def uncarried(case: Case) -> list[Unit]:
    """Return the claim's content words that nothing cited carries, cue verbs and stance apart."""
    skip = list(_set_aside(case))
    return [
        unit
        for unit, link in zip(case.sentence.units, case.alignment.links, strict=True)
        if link is None
        and not any(a <= unit.start < b for a, b in skip)
        and not made_up_for(case.sentence, case.alignment, unit)
    ]


def _set_aside(case: Case) -> Iterator[Range]:
    """Yield the ranges that other tests answer for: attributions, hedges, scope, brackets."""
    for one in case.sentence.attributions:
        if one.manner in _WORDS:
            yield one.cue
    for marker in case.sentence.markers:
        if marker.stance in {
            Stance.HEDGE,
            Stance.CONDITION,
            Stance.SCOPE,
            Stance.TIME,
        } or (marker.stance is Stance.NEGATION and _denied(case, marker.start)):
            yield Range(marker.start, marker.end)
    for name in case.sentence.names:
        yield Range(name.start, name.end)
        if name.title:
            yield name.title


def _denied(case: Case, offset: int) -> bool:
    """Say whether the pieces beside a clause deny anything: only then can M6 compare denials."""
    return any(
        marker.stance is Stance.NEGATION
        for piece in case.alignment.pieces_for(offset)
        for marker in piece.sentence.markers
    )


def support_findings(case: Case) -> list[Finding]:
    """Refuse content that the cited text does not carry, and causes it does not give."""
    missing = uncarried(case)
    heavy = [unit for unit in missing if unit.weight >= HEAVY and unit.stem not in _CUE_STEMS]
    found = [_uncarried_finding(case, unit) for unit in heavy[:_MOST_FINDINGS]]
    if not found and missing:
        total = sum(unit.weight for unit in case.sentence.units)
        lost = sum(unit.weight for unit in missing)
        if total and lost / total > LIGHT_SHARE:
            found.append(_uncarried_finding(case, missing[0]))
    return found + cause_findings(case)


_WORDS = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN})
_CUE_STEMS = frozenset(word for word, manner in {**ATTITUDES, **CUES}.items() if manner in _WORDS)


def _uncarried_finding(case: Case, unit: Unit) -> Finding:
    at = Range(unit.start, unit.end)
    for piece in case.alignment.pieces_for(unit.start):
        other = opposite_in(unit, piece)
        if other:
            says = piece.sentence.text[other.start : other.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            return finding(Code.OPPOSITE, detail, at, piece.span(other.start, other.end))
    for marker in case.sentence.markers:
        if marker.stance is not Stance.STATUS or not marker.start <= unit.start < marker.end:
            continue
        for piece in case.alignment.pieces_for(unit.start):
            for theirs in piece.sentence.markers:
                if theirs.stance is Stance.STATUS and theirs.value != marker.value:
                    says = piece.sentence.text[theirs.start : theirs.end]
                    detail = f"{case.words_at(at)} where the source has “{says}”"
                    return finding(Code.STATUS, detail, at, piece.span(theirs.start, theirs.end))
    return finding(Code.NOT_CARRIED, case.words_at(at), at)
