"""M6, stands: somebody who demands does not oppose, somebody who rules out does not suggest."""

from __future__ import annotations

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.holders import same_holder
from brief.check.polarity import negations
from brief.model import Finding
from brief.text.cues import Manner
from brief.text.document import Report
from brief.text.speech import Attribution

_AGAINST = frozenset({Manner.OPPOSE, Manner.DENY, Manner.WITHHOLD})
_FOR = frozenset({Manner.SUPPORT, Manner.PROMISE, Manner.WANT})


def manner_findings(case: Case) -> list[Finding]:
    """Test that nobody is given a stand against what they are for, or for what they are against."""
    for one in case.sentence.attributions:
        if one.subject is None or _is_for(one) is None or _is_worded(case, one):
            continue
        for piece in case.alignment.used:
            wrong = _contrary(case, one, piece)
            if wrong:
                return [wrong]
    return []


def _is_for(one: Attribution) -> bool | None:
    """Say whether a holder is for something or against it; "does not want" is against."""
    if one.manner in _FOR:
        return not one.negated
    return one.negated if one.manner in _AGAINST else None


def _is_about(case: Case, one: Attribution, piece: Piece, report: Report) -> bool:
    """Say whether a report of the source holds what the claim's attribution is about."""
    return any(
        link.piece is piece
        and any(a <= link.unit.start < b for a, b in one.content)
        and any(a <= link.other.start < b for a, b in report.content)
        for link in case.alignment.linked
    )


def _is_worded(case: Case, one: Attribution) -> bool:
    """Say whether the source has the claim's own verb, or one that may stand for it."""
    return any(one.cue.start <= link.unit.start < one.cue.end for link in case.alignment.linked)


def _contrary(case: Case, one: Attribution, piece: Piece) -> Finding | None:
    """Return a finding when the holder takes stands in a piece, and only contrary ones."""
    assert one.subject is not None
    if negations(piece.sentence) and one.manner in _AGAINST:
        return None
    found = None
    for report in piece.source.document.reports(piece.index):
        theirs = report.attribution
        if theirs is None or report.speaker is None:
            continue
        if same_holder(case, one.subject, report.speaker) is False:
            continue
        if not _is_about(case, one, piece, report):
            continue
        if _is_for(theirs) in {None, _is_for(one)}:
            return None
        found = theirs
    if found is None:
        return None
    says = piece.sentence.text[slice(*found.cue)]
    detail = f"{case.words_at(one.cue)} where the source has “{says}”"
    return finding(Code.OPPOSITE, detail, one.cue, piece.span(*found.cue))
