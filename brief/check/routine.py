"""What may be told without the one who said it, and why.

A claim may leave a speaker out when the matter is neither contested nor
judged nor still to come, and the speaker answers for it: an office whose
business it is to count tells a count, a body tells its own completed act or
its own accounts, a document of record what it records. All else stays with
the one who said it. The word classes stand in `data/routine.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from brief.check.align import Link
from brief.check.answerable import (
    classes,
    head_of_subject,
    is_document,
    is_land,
    is_office,
    is_party,
    speaks_for_body,
)
from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.reading import HEAVY
from brief.check.scopes import markers_of
from brief.text.cue_match import left_of_adverbs
from brief.text.cues import Manner
from brief.text.document import Report
from brief.text.function_words import CALENDAR, CARDINALS, DETERMINERS, PRONOUNS
from brief.text.stance import Stance
from brief.text.subjects import subject_before
from brief.text.tokens import Token, stem, tokenize
from brief.text.verbs import BE, is_adverb

_OPENING_NOUN = DETERMINERS | PRONOUNS

_PLAIN = frozenset(
    map(
        stem,
        """say add tell state announce declare report confirm note reveal disclose find show write
        post inform reply accord record read list""".split(),
    )
)
_OWN = frozenset({"it", "they", "we", "its", "their"})
_DISPUTES = frozenset({Manner.DENY, Manner.OPPOSE})
_COUNTING = frozenset(map(stem, "report confirm record register".split()))
_ACCUSES = frozenset(map(stem, "accuse allege blame".split()))
_BARE = 3  # words of "denied that."
_ACTING = frozenset({"is", "are", "was", "were", "been", "be", "has", "have", "had", "'ve", "'s"})


class Said(Protocol):
    """A linked word and the report that it stands in."""

    @property
    def link(self) -> Link:
        """The claim's word and the source's."""

    @property
    def report(self) -> Report:
        """Whose words it is."""


def routine(case: Case, said: Sequence[Said]) -> bool:
    """Say whether all that the claim tells without a speaker may be told so."""
    if _contested(case.sentence.tokens) or markers_of(case.sentence, Stance.NEGATION):
        return False
    reports = {(id(one.link.piece), id(one.report)): one for one in said}
    return all(
        _vouched(case, one.link.piece, one.report, [k.link for k in said if k.report is one.report])
        for one in reports.values()
    )


def _contested(tokens: Sequence[Token]) -> bool:
    """Say whether any word is one of dispute, judgment, cause, plan or guess."""
    words = classes()["contested"]
    # Adverbs are compared as words: "reportedly" has the stem of "report".
    return any(
        (t.norm if t.norm.endswith("ly") else t.stem) in words and t.text != "May" for t in tokens
    )


def _vouched(case: Case, piece: Piece, report: Report, links: Sequence[Link]) -> bool:
    """Say whether the speaker of one report answers for the claim's words."""
    one, speaker = report.attribution, report.speaker
    if one is None or speaker is None or one.subject is None or one.negated:
        return False
    head = head_of_subject(piece, one.subject)
    doubtful = one.lemma not in _PLAIN or _disputed(case, piece) or is_party(head, piece, speaker)
    if doubtful or any(_uncertain(piece, link) for link in links):
        return False
    if is_document(head):
        return _counted(case, piece, links)
    if is_land(case.book, head, speaker):
        return one.lemma in _COUNTING and not _verbs(links) and _measured(case)
    if is_office(piece, head, speaker):
        acts = classes()["acts"] | classes()["powers"]
        return _counted(case, piece, links) or _own_act(case, report, links, acts)
    if not speaker.person or speaks_for_body(piece, head, speaker):
        return (
            _own_act(case, report, links, classes()["acts"])
            or _own_accounts(case, piece, links)
            or _had_done(case, piece, links)
        )
    return False


def _uncertain(piece: Piece, link: Link) -> bool:
    """Say whether the source's word is hedged, conditional, denied or told of the future."""
    if _contested(_predicate(piece.sentence.tokens, link.other.first)):
        return True
    return any(
        marker.scope.start <= link.other.start < marker.scope.end
        for stance in (Stance.HEDGE, Stance.CONDITION, Stance.NEGATION)
        for marker in markers_of(piece.sentence, stance)
    )


def _predicate(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the words around `at` up to a mark or a conjunction on either side."""
    first = last = at
    while first > 0 and tokens[first - 1].norm not in _BOUNDS:
        first -= 1
    while last < len(tokens) and tokens[last].norm not in _BOUNDS:
        last += 1
    return tokens[first:last]


_TIMES = CALENDAR | frozenset("noon midnight then now dawn dusk morning evening night".split())
_BOUNDS = frozenset({",", ";", ":", '"', "and", "but", "or"})


def _disputed(case: Case, piece: Piece) -> bool:
    """Say whether somebody denies the matter, or accuses, in the sentence or one beside it."""
    document = piece.source.document
    mine = {unit.stem for unit in case.sentence.units if unit.weight >= HEAVY}
    for index in range(max(0, piece.index - 1), min(len(document.sentences), piece.index + 2)):
        for report in document.reports(index):
            one = report.attribution
            if one is None or not (one.manner in _DISPUTES or one.lemma in _ACCUSES):
                continue
            about = {t.stem for part in report.content for t in tokenize(document.text, *part)}
            if index == piece.index or mine & about or len(about) <= _BARE:
                return True
    return False


def _verbs(links: Sequence[Link]) -> list[Link]:
    """Return the links of verbs, on both sides."""
    return [
        link
        for link in links
        if link.unit.verbal and link.other.verbal and not link.other.norm.endswith("ly")
    ]


def _measured(case: Case) -> bool:
    """Say whether the claim gives a number or a date."""
    return bool(case.sentence.figures or case.sentence.dates) or any(
        t.text[0].isdigit() or t.norm in CARDINALS or t.norm in {"both", "all"}
        for t in case.sentence.tokens
    )


def _counted(case: Case, piece: Piece, links: Sequence[Link]) -> bool:
    """Say whether an office tells a count or a measurement, with nobody's doing in it."""
    kinds = classes()
    told = kinds["acts"] | kinds["powers"] | kinds["befalls"] | kinds["turns"]
    return _measured(case) and all(
        link.other.stem in kinds["occurrences"]
        or (link.other.stem in kinds["states"] and _is_state(piece, link))
        or (link.other.stem in kinds["turns"] and not _has_object(piece, link))
        or (link.other.stem in told and _agentless(piece, link))
        for link in _verbs(links)
    )


def _has_object(piece: Piece, link: Link) -> bool:
    """Say whether a thing stands right behind a verb, to which it is done."""
    behind = piece.sentence.tokens[link.other.last + 1 : link.other.last + 2]
    return any(t.norm in _OPENING_NOUN or t.text[0].isupper() for t in behind)


def _is_state(piece: Piece, link: Link) -> bool:
    """Say whether a form of "be" stands before a word: "nine were free"."""
    before = left_of_adverbs(piece.sentence.tokens, link.other.first)
    return before >= 0 and piece.sentence.tokens[before].norm in BE


def _agentless(piece: Piece, link: Link) -> bool:
    """Say whether a verb is passive and has no "by"."""
    tokens = piece.sentence.tokens
    ahead = tokens[link.other.last + 1 : link.other.last + 7]
    by = next((i for i, t in enumerate(ahead[:-1]) if t.norm == "by"), None)
    if by is not None and not (ahead[by + 1].text[0].isdigit() or ahead[by + 1].norm in _TIMES):
        return False
    return link.other.passive or _is_state(piece, link)


def _own_act(case: Case, report: Report, links: Sequence[Link], acts: frozenset[str]) -> bool:
    """Say whether the speaker tells its own completed act, with itself as the doer."""
    verbs = _verbs(links)
    return bool(verbs) and all(
        link.other.stem in acts and not link.other.passive and _done_by_itself(case, report, link)
        for link in verbs
    )


def _had_done(case: Case, piece: Piece, links: Sequence[Link]) -> bool:
    """Say whether a body tells in the passive, with a number, what it had done."""
    verbs = _verbs(links)
    return (
        bool(verbs and case.sentence.figures)
        and all(link.other.stem in classes()["acts"] for link in verbs)
        and all(_agentless(piece, link) for link in verbs)
    )


def _done_by_itself(case: Case, report: Report, link: Link) -> bool:
    """Say whether the subject of a verb in the content is the speaker."""
    tokens = link.piece.sentence.tokens
    verb = link.other.first
    while verb and (tokens[verb - 1].norm in _ACTING or is_adverb(tokens[verb - 1])):
        verb -= 1
    start = report.content[0].start
    subject = subject_before(tokens, verb)
    if verb and tokens[verb - 1].norm in {"and", ","}:
        subject = None  # "it had sold two and bought one": the doer of the verb before
    if subject is None or tokens[subject[0]].start < start:
        first = next((t for t in tokens if t.start >= start), None)
        return first is not None and (first.norm in _OWN or _is_speaker(case, first, report))
    words = tokens[subject[0] : subject[1]]
    return (len(words) == 1 and words[0].norm in _OWN) or _is_speaker(case, words[-1], report)


def _is_speaker(case: Case, token: Token, report: Report) -> bool:
    """Say whether a word names the speaker."""
    assert report.speaker is not None
    return any(
        name.keys & report.speaker.keys
        for piece in case.pieces
        for name in piece.sentence.names
        if name.start <= token.start < name.end
    )


def _own_accounts(case: Case, piece: Piece, links: Sequence[Link]) -> bool:
    """Say whether a body tells its own results: "said that half-year profit fell 18 %"."""
    kinds = classes()
    if not case.sentence.figures or not any(
        t.stem in kinds["accounts"] for t in case.sentence.tokens
    ):
        return False
    owned = any(t.norm == "'s" for t in piece.sentence.tokens)
    return not owned and all(link.other.stem in kinds["occurrences"] for link in _verbs(links))
