"""S501: the source's reports in which the claim's holder uses the claim's own cue."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.case import Case
from brief.check.holders import same_holder
from brief.check.voices import Told, inside
from brief.text.speech import Attribution
from brief.text.tokens import stem

_PLAIN = frozenset(map(stem, "say tell add".split()))
POINTING = frozenset("they them it this that those these".split())
"""Words by which a speaker points at what was named before."""


def same_word(case: Case, one: Attribution) -> bool:
    """Say whether the source has the same holder use the claim's own cue, "say" apart."""
    return any(_same_words(case, one))


def points_back(case: Case, one: Attribution) -> bool:
    """Say whether that holder's words are nothing but "it" or "that": the words before them."""
    return any(words and words <= POINTING for words in map(_content_words, _same_words(case, one)))


def _content_words(told: Told) -> set[str]:
    return {
        token.norm
        for token in told.piece.sentence.tokens
        if token.is_word and inside(told.report.content, token.start)
    }


def _same_words(case: Case, one: Attribution) -> Iterator[Told]:
    """Yield the reports in which the source has the same holder use the claim's own cue."""
    if one.subject is None or one.lemma in _PLAIN:
        return
    for link in case.alignment.linked:
        if not one.cue.start <= link.unit.start < one.cue.end:
            continue
        for report in link.piece.source.document.reports(link.piece.index):
            theirs = report.attribution
            if theirs is None or not theirs.cue.start <= link.other.start < theirs.cue.end:
                continue
            if report.speaker and same_holder(case, one.subject, report.speaker):
                yield Told(link.piece, report)
