"""U7: content that the cited text does not carry at all."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.case import Case
from brief.check.causes import cause_findings
from brief.check.codes import Code, finding
from brief.check.events import turned_matches
from brief.check.hanging import How
from brief.check.losses import Loss, losses
from brief.check.reading import HEAVY, Unit
from brief.check.strictness import cost, limit
from brief.model import Finding, Range
from brief.text.cues import ATTITUDES, CUES, Manner
from brief.text.stance import Stance

_MOST_FINDINGS = 4
_ASIDE = 0.6
LIGHT_SHARE = 0.34
"""The share of a claim's light weight that may go without a counterpart."""


def support_findings(case: Case) -> list[Finding]:
    """Refuse content that the cited text does not carry, and causes it does not give."""
    lost = losses(case)
    heavy = [loss for loss in lost if loss.unit.weight >= HEAVY and not _is_cue(loss)]
    found: list[Finding] = []
    if doubt(case, heavy) >= limit(case.strictness):
        heavy.sort(key=lambda loss: loss.how is How.REPLACED)
        found = [_uncarried_finding(case, loss.unit) for loss in heavy[:_MOST_FINDINGS]]
    elif lost and not heavy:
        total = sum(unit.weight for unit in case.sentence.units)
        if total and sum(loss.unit.weight for loss in lost) / total > LIGHT_SHARE:
            found.append(_uncarried_finding(case, lost[0].unit))
    return found + cause_findings(case)


def doubt(case: Case, heavy: Sequence[Loss]) -> float:
    """Return what words without a counterpart cost, for each word, name or figure carried."""
    lost = {loss.unit.start for loss in heavy}
    units = case.sentence.units
    carried = sum(unit.weight >= HEAVY and unit.start not in lost for unit in units)
    others = len(case.sentence.names) + len(case.sentence.figures) + len(case.sentence.dates)
    return sum(cost(loss.how.value) for loss in heavy) / max(1.0, carried + others * _ASIDE)


_WORDS = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN})
_CUE_STEMS = frozenset(word for word, manner in {**ATTITUDES, **CUES}.items() if manner in _WORDS)


def _is_cue(loss: Loss) -> bool:
    """Say whether a lost word only reports, which another test compares; "warned by X" adds X."""
    return loss.unit.stem in _CUE_STEMS and not (loss.unit.passive and loss.how is How.ADDED)


def _uncarried_finding(case: Case, unit: Unit) -> Finding:
    """Say what the source has instead of a word: the contrary, another status, or nothing."""
    at = Range(unit.start, unit.end)
    for match in turned_matches(case.alignment, unit):
        other, piece = match.other, match.piece
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
