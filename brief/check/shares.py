"""S501: what some of a group said is not said by all of it."""

from __future__ import annotations

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.holders import same_holder
from brief.model import Finding, Range
from brief.text.noun_phrases import partitive
from brief.text.speech import Attribution
from brief.text.tokens import Token, tokenize

_WHOLE = frozenset("all every each both".split())
_PART = frozenset("some several few many most half one".split())


def too_many(case: Case, one: Attribution) -> Finding | None:
    """Return a finding when the claim has all of a group say what the source has a part say."""
    if one.subject is None or not _opens(tokenize(case.text, *one.subject), _WHOLE):
        return None
    if case.text[: one.subject.start].casefold().endswith("not "):
        return None
    for piece in case.alignment.used:
        for report in piece.source.document.reports(piece.index):
            theirs, speaker = report.attribution, report.speaker
            if theirs is None or theirs.subject is None or speaker is None:
                continue
            words = tokenize(piece.source.document.text, *theirs.subject)
            part = partitive(words) and not _opens(words, _WHOLE)
            if not part and not _opens(words, _PART):
                continue
            if theirs.manner is one.manner and same_holder(case, one.subject, speaker) is not False:
                label = piece.source.document.text[slice(*theirs.subject)]
                at = Range(*one.subject)
                span = piece.span(*theirs.subject)
                return finding(Code.WRONG_SPEAKER, f"{label} in the source", at, span)
    return None


def _opens(words: tuple[Token, ...], norms: frozenset[str]) -> bool:
    """Say whether a phrase begins with one of some words."""
    return bool(words) and words[0].norm in norms
