"""S501: to whom the source gives the words that a claim gives to somebody, by weight."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.holders import same_holder, same_keys
from brief.check.kept import per_case, per_sentence
from brief.check.own_cue import POINTING
from brief.check.reading import Sentence
from brief.check.voices import Told, around, inside, is_evidence
from brief.model import Range
from brief.text.cues import Manner
from brief.text.document import Speaker
from brief.text.function_words import CARDINALS, PRONOUNS
from brief.text.speech import Attribution
from brief.text.tokens import Token, TokenKind

_POINTED = 0.4  # a noun for which the speaker's own sentence may have a pronoun
_NEAR = 20  # attributions on either side that may stand in one's content
_QUOTED = 3.0  # words in quotation marks, found in the source, tell most
_PREDICATE = 1.5  # what is said of a thing tells more of who says it than the thing does


def weight_of(link: Link) -> float:
    """Return how much a word tells of who says it."""
    return link.unit.weight * (_PREDICATE if link.unit.verbal else 1.0)


def inner_attributions(case: Case, one: Attribution) -> list[Attribution]:
    """Return the claim's attributions that stand in the content of another, the nearest."""
    told = case.sentence.attributions
    at = bisect_left(told, one.cue.start, key=lambda other: other.cue.start)
    near = told[max(0, at - _NEAR) : at + _NEAR]
    return [other for other in near if other is not one and inside(one.content, other.cue.start)]


def subject_words(told: Told) -> str:
    """Return the words by which the source names a speaker in this sentence, folded."""
    theirs = told.report.attribution
    if theirs is None or theirs.subject is None:
        return ""
    return told.piece.sentence.text[slice(*theirs.subject)].casefold()


@dataclass
class Weighed:
    """How much of an attribution's content the source gives to whom, by weight of the words."""

    same: float = 0.0
    other: dict[tuple[int, int], tuple[Told, float]] = field(default_factory=dict)
    nobody: float = 0.0
    own: float = 0.0
    told: list[Told] = field(default_factory=list)

    def add_other(self, told: Told, weight: float) -> None:
        """Add words that somebody else says."""
        before = self.other[told.key][1] if told.key in self.other else 0.0
        self.other[told.key] = (told, before + weight)

    @property
    def against(self) -> float:
        """The weight of all words that others say."""
        return sum(weight for _, weight in self.other.values())


@dataclass
class _Hearing:
    """Whether speakers of the source are the claim's, each asked once."""

    case: Case
    subject: Range
    denies: bool
    whole: str
    answers: dict[Speaker, bool | None] = field(default_factory=dict)

    def may_be(self, speaker: Speaker | None) -> bool:
        """Say whether nothing says that a speaker is somebody else."""
        return speaker is not None and self._answer(speaker) is not False

    def surely_is(self, speaker: Speaker | None) -> bool:
        """Say whether a speaker is the claim's."""
        return speaker is not None and self._answer(speaker) is True

    def said_so(self, told: Told) -> bool:
        """Say whether the source's words for a speaker are the claim's, or nobody knows whose.

        An unresolved "he" may be anybody.
        """
        words = subject_words(told)
        unknown = told.report.speaker is None and words in PRONOUNS
        return bool(words) and (unknown or words == self.whole.casefold())

    def unlike(self, told: Told) -> tuple[bool, bool]:
        """Order reports of the same words: the claim's own speaker first, then one as willing."""
        theirs = told.report.attribution
        denied = theirs is not None and theirs.manner is Manner.DENY
        return not self.surely_is(told.report.speaker), denied is not self.denies

    def _answer(self, speaker: Speaker) -> bool | None:
        if speaker not in self.answers:
            self.answers[speaker] = same_holder(self.case, self.subject, speaker)
        return self.answers[speaker]


def numbers_of(case: Case) -> list[Token]:
    """Return the claim's numbers, in figures or in words."""
    return [
        token
        for token in case.sentence.tokens
        if token.kind is TokenKind.NUMBER or token.norm in CARDINALS
    ]


def weigh(
    case: Case,
    one: Attribution,
    subject: Range,
    links: Sequence[Link],
    numbers: Sequence[Token] = (),
) -> Weighed:
    """Weigh what the source gives to the claim's speaker and to others."""
    whole = case.text[slice(*one.subject)] if one.subject else ""
    hearing = _Hearing(case, subject, one.manner is Manner.DENY, whole)
    weighed = Weighed()
    pointing = _points_back(hearing)
    for link in links:
        word = heard(case, link.piece, link.other.start)
        weight = weight_of(link) * (1.0 if link.unit.verbal or not pointing else _POINTED)
        _weigh_word(hearing, weighed, word, weight)
    for word in _of_quotations(case, one):
        _weigh_word(hearing, weighed, word, _QUOTED)
    for word in _of_numbers(case, one, numbers):
        _weigh_word(hearing, weighed, word, 1.0)
    return weighed


class Heard(NamedTuple):
    """The reports that hold a word of the source, and those of them that are no mere evidence."""

    told: list[Told]
    voices: list[Told]


def heard(case: Case, piece: Piece, offset: int) -> Heard:
    """Return whose words stand at a place of the source; every attribution of a claim asks."""
    known, key = _known(case), (id(piece), offset)
    if key not in known:
        told = around(piece, offset)
        known[key] = Heard(told, [t for t in told if not is_evidence(t)])
    return known[key]


@per_case
def _known(_: Case) -> dict[tuple[int, int], Heard]:
    return {}


def _points_back(hearing: _Hearing) -> bool:
    """Say whether the speaker's own words in the source leave the thing to a pronoun.

    "Orvia says they were its own" tells of the boats that another sentence names.
    """
    return any(hearing.surely_is(speaker) for speaker in _pointing(hearing.case))


@per_case
def _pointing(case: Case) -> list[Speaker]:
    """Return those in whose words in the source a pronoun stands."""
    found: dict[Speaker, None] = {}
    for piece in case.alignment.used:
        places = [t.start for t in piece.sentence.tokens if t.norm in POINTING]
        for report in piece.source.document.reports(piece.index) if places else ():
            if report.speaker and any(inside(report.content, place) for place in places):
                found[report.speaker] = None
    return list(found)


def _weigh_word(hearing: _Hearing, weighed: Weighed, word: Heard, weight: float) -> None:
    """Weigh one word by those whose words it is, the innermost first."""
    told, voices = word
    evidence = told and (not voices or voices[-1] is not told[-1])
    if evidence and hearing.surely_is(told[-1].report.speaker):
        weighed.same += weight
        return
    if not voices:
        weighed.own += weight
        return
    inner = voices[-1]
    if hearing.said_so(inner):
        weighed.same += weight
        weighed.told.append(inner)
    elif inner.report.speaker is None:
        weighed.nobody += weight
    elif mine := [t for t in _peers(voices) if hearing.may_be(t.report.speaker)]:
        weighed.same += weight
        weighed.told.append(min(mine, key=hearing.unlike))
    elif any(hearing.may_be(t.report.speaker) for t in voices[:-1]) and _names(
        hearing.case, inner.report.speaker
    ):
        # "Doe said Venn had left it": Doe passes Venn's words on, and the claim names Venn.
        weighed.same += weight
    else:
        weighed.add_other(inner, weight)


def _peers(voices: Sequence[Told]) -> list[Told]:
    """Return the innermost report and those of the same words: one says them, one denies them."""
    return [t for t in reversed(voices) if t.report.content == voices[-1].report.content]


def _names(case: Case, speaker: Speaker) -> bool:
    """Say whether the claim names a speaker anywhere, or calls them by their description."""
    if any(same_keys(case, name.keys, speaker.keys) for name in case.sentence.names):
        return True
    words = {word.casefold() for word in speaker.label.split()}
    return any(t.norm in words for t in case.sentence.tokens if len(t.norm) > 3)


def _of_quotations(case: Case, one: Attribution) -> Iterator[Heard]:
    """Yield whose words each quotation of the content is, where the source quotes it as well."""
    inner = inner_attributions(case, one)
    for quotation in case.sentence.quotations:
        words = case.text[slice(*quotation.inner)].strip(" .,")
        if not words or not inside(one.content, quotation.start):
            continue
        if any(inside(other.content, quotation.start) for other in inner):
            continue
        for piece in case.alignment.used:
            sentence = piece.sentence
            at = sentence.text.find(words, sentence.start, sentence.end)
            if at >= 0 and any(q.start <= at < q.end for q in sentence.quotations):
                yield heard(case, piece, at)
                break


@per_sentence
def _starts(sentence: Sentence) -> dict[str, list[int]]:
    """Return where each word of a sentence stands, by its folded form."""
    found: dict[str, list[int]] = {}
    for token in sentence.tokens:
        found.setdefault(token.norm, []).append(token.start)
    return found


def _of_numbers(case: Case, one: Attribution, numbers: Sequence[Token]) -> Iterator[Heard]:
    """Yield whose words each number of the content is, where only one report has it."""
    for token in numbers:
        if not inside(one.content, token.start):
            continue
        found: dict[tuple[int, int], Heard] = {}
        for piece in case.alignment.used:
            for start in _starts(piece.sentence).get(token.norm, ()):
                if (word := heard(case, piece, start)).told:
                    found[word.told[-1].key] = word
        if len(found) == 1:
            yield from found.values()
