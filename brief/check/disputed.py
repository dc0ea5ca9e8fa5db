"""S5, denials and silences: who denied a thing, or would not say it, did not say it."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.polarity import negations
from brief.check.reading import Sentence, Unit
from brief.check.scopes import governs
from brief.check.voices import Told, inside
from brief.model import Finding, Range
from brief.text.cues import Manner
from brief.text.speech import Attribution

_ASSERTS = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN, Manner.PROMISE})

_OWN = frozenset("he she it they we i".split())
_PLANNED, _DONE = frozenset({"would", "will"}), frozenset({"had", "has", "have"})


def contradicted(case: Case, one: Attribution, told: Sequence[Told]) -> Finding | None:
    """Return a finding when the speaker said nothing of the kind, or denied it.

    `told` are the source's reports of the same speaker that hold the claim's words.
    """
    if one.subject is None or not told:
        return None
    if one.manner in _ASSERTS and not one.negated and all(map(_silent, told)):
        return _finding(case, one, told[0])
    if one.manner in _ASSERTS and one.negated and all(map(_asserted, told)):
        return _finding(case, one, told[0])
    if _opening(case.text, one.content) in _DONE:
        said = [each for each in told if _asserted(each)]
        if said and all(map(_planned, said)):
            return _finding(case, one, said[0])
    for report in told:
        theirs = report.report.attribution
        if theirs is None or Manner.DENY not in {one.manner, theirs.manner}:
            continue
        if one.manner is theirs.manner or one.negated or theirs.negated:
            continue
        if _turned(case, one, report):
            return _finding(case, one, report)
    return None


def _silent(told: Told) -> bool:
    """Say whether a report is of somebody who did not say it."""
    theirs = told.report.attribution
    if theirs is None:
        return False
    return theirs.manner is Manner.WITHHOLD or (theirs.negated and theirs.manner in _ASSERTS)


def _asserted(told: Told) -> bool:
    """Say whether a report is of somebody who did say it."""
    theirs = told.report.attribution
    return theirs is None or (theirs.manner in _ASSERTS and not theirs.negated)


def _planned(told: Told) -> bool:
    """Say whether a report is of what the speaker would do: "said she would invite"."""
    document = told.piece.source.document
    return _opening(document.text, told.report.content) in _PLANNED


def _opening(text: str, content: Sequence[Range]) -> str:
    """Return the word behind a pronoun that opens what is said, else an empty string."""
    words = text[slice(*content[0])].casefold().split(maxsplit=2)
    return words[1] if len(words) > 2 and words[0] in _OWN else ""


def _turned(case: Case, one: Attribution, told: Told) -> bool:
    """Say whether one side denies just what the other says."""
    for link in case.alignment.linked:
        if link.piece is not told.piece or not (link.unit.verbal and link.other.verbal):
            continue
        if not inside(one.content, link.unit.start):
            continue
        if not inside(told.report.content, link.other.start):
            continue
        if one.manner is Manner.DENY and negations(told.piece.sentence):
            return False  # "he took gifts, not orders" is a denial too
        mine = _denials(case.sentence, link.unit, one.content)
        return mine == _denials(told.piece.sentence, link.other, told.report.content)
    return False


def _denials(sentence: Sentence, unit: Unit, content: Sequence[Range]) -> int:
    """Return 1 when the word is denied within what is said, 0 when it is not, or is twice."""
    return (
        sum(
            governs(marker, unit)
            for marker in negations(sentence)
            if inside(tuple(content), marker.start)
        )
        % 2
    )


def _finding(case: Case, one: Attribution, told: Told) -> Finding:
    theirs = told.report.attribution
    assert theirs is not None
    says = told.piece.sentence.text[slice(*theirs.cue)]
    detail = f"{case.words_at(one.cue)} where the source has “{says}”"
    return finding(Code.NOBODY_SAID, detail, one.cue, told.piece.span(*theirs.cue))
