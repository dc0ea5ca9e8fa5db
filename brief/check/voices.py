"""Which reports of a source hold one of its words, the outermost first.

"Doe said Venn had denied it was late": the word "late" is Venn's denial inside
Doe's telling.
"""

from __future__ import annotations

from typing import NamedTuple

from brief.check.evidence import Piece
from brief.model import Range
from brief.text.cues import ATTITUDES, CUES, Manner
from brief.text.document import Report, Speaker
from brief.text.roles import BODY_NOUNS, OFFICIALS, ROLE_NOUNS
from brief.text.speech import Attribution, attributions
from brief.text.tokens import stem

REPORT_NOUNS = frozenset(
    map(
        stem,
        """claim warning statement remark comment charge accusation allegation pledge promise demand
        call request denial offer proposal suggestion threat view opinion position argument estimate
        forecast prediction insistence assertion announcement speech letter interview account words
        quote according word message finding explanation reason reply answer verdict belief fear
        hope doubt complaint criticism description defence excuse version testimony judgment praise
        blame recommendation advice plea appeal vow reassurance apology acknowledgement admission
        concession confession hint idea theory thought conviction impression outlook conclusion
        contention comparison""".split(),
    )
)
"""Stems of nouns for what somebody says."""

CUE_STEMS = frozenset(CUES) | frozenset(ATTITUDES)
"""Stems of verbs for what somebody says or stands for."""

_OPINIONS = frozenset({Manner.DESCRIBE, Manner.CLAIM})
_FIRST_PERSON = frozenset({"i", "we"})
_MINE = frozenset({"my", "our"})
_SHOWING = frozenset(
    map(stem, "find show suggest indicate read reveal confirm signal imply accord".split())
)
_WORKS = frozenset(
    map(
        stem,
        """play novel film movie book story poem song series episode scene painting map chart photo
        photograph picture video image legend""".split(),
    )
)
_MEDIA = frozenset(
    """post times news mail gazette herald courier tribune chronicle telegraph guardian observer
    journal newspaper paper magazine daily radio television tv channel broadcaster agency wire
    press website media bbc reuters reporter reporters journalist journalists""".split()
)


class Told(NamedTuple):
    """A report and the piece that it stands in."""

    piece: Piece
    report: Report

    @property
    def key(self) -> tuple[int, int]:
        """What tells one report of the cited text from another."""
        return id(self.piece), self.report.content[0].start


def inside(parts: tuple[Range, ...], offset: int) -> bool:
    """Say whether an offset lies in one of some ranges."""
    for start, end in parts:  # noqa: SIM110 - asked for each word, and a generator costs as much
        if start <= offset < end:
            return True
    return False


def around(piece: Piece, offset: int) -> list[Told]:
    """Return the reports that hold the word at `offset` of a piece, the outermost first.

    Somebody quoted inside a quotation ("My clerk told me, ‘Go’," Doe said) is
    the innermost.
    """
    held = [
        report
        for report in piece.source.document.reports(piece.index)
        if inside(report.content, offset)
    ]
    held.sort(key=lambda report: -max(part.end - part.start for part in report.content))
    found = [Told(piece, report) for report in held]
    return [*found, *_quoted_within(piece, offset, found)]


def _quoted_within(piece: Piece, offset: int, outer: list[Told]) -> list[Told]:
    """Return who else is quoted in the quotation that holds a word; the speaker's "I" is nobody."""
    document, sentence = piece.source.document, piece.sentence
    quotation = next(
        (q for q in sentence.quotations if q.inner.start <= offset < q.inner.end), None
    )
    if quotation is None or not outer or outer[-1].report.speaker is None:
        return []
    found: list[Told] = []
    start, end = max(quotation.inner.start, sentence.start), min(quotation.inner.end, sentence.end)
    for one in attributions(document.text, start, end):
        words = document.text[slice(*one.subject)] if one.subject else ""
        speech = one.manner in {Manner.SAY, Manner.CLAIM} and not one.negated
        if not words or not speech or words.casefold() in _FIRST_PERSON:
            continue
        if inside(one.content, offset) and one.cue.start < offset:
            speaker = _theirs(words, outer[-1].report.speaker)
            found.append(Told(piece, Report(speaker, one.content, one)))
    return found


def _theirs(words: str, owner: Speaker) -> Speaker:
    """Return whom words in somebody's mouth mean: "my clerk" is theirs."""
    first, _, rest = words.partition(" ")
    label = f"{owner.label}'s {rest}" if first.casefold() in _MINE and rest else words
    noun = stem(words.casefold().split()[-1])
    return Speaker(frozenset({f"n:{noun}:{min(owner.keys, key=len, default='')}"}), label)


def speaks_up(one: Attribution | None) -> bool:
    """Say whether an attribution reports words, and not a stand or a silence."""
    return one is None or not (
        one.manner is Manner.WITHHOLD or (one.attitude and one.manner not in _OPINIONS)
    )


def is_medium(speaker: Speaker) -> bool:
    """Say whether a speaker is a newspaper or the like, which only passes words on."""
    words = speaker.label.casefold().replace("'s", "").split()
    return any(word in _MEDIA for word in words)


def is_evidence(told: Told) -> bool:
    """Say whether a thing shows what is told, and nobody says it: "tests confirmed that"."""
    one, speaker = told.report.attribution, told.report.speaker
    if speaker is not None and is_work(speaker):
        return True
    if one is None or one.lemma not in _SHOWING or speaker is None or speaker.person:
        return False
    return any(key.startswith("n:") for key in speaker.keys) and not told_by_people(speaker)


def is_work(speaker: Speaker) -> bool:
    """Say whether a work speaks, which tells its own story: "the play shows a king"."""
    common = any(key.startswith("n:") for key in speaker.keys)
    return (
        common
        and speaker.label.casefold().split()[-1:] != []
        and (stem(speaker.label.casefold().split()[-1]) in _WORKS)
    )


def told_by_people(speaker: Speaker) -> bool:
    """Say whether a common noun means people or a body of them."""
    return any(stem(word) in _PEOPLE for word in speaker.label.casefold().split())


_PEOPLE = frozenset(map(stem, OFFICIALS | ROLE_NOUNS | BODY_NOUNS))
