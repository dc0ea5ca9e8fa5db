"""S502: a claim that only somebody's words carry says whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.holders import same_holder, same_keys
from brief.check.kept import per_case
from brief.check.own_cue import same_word
from brief.check.own_voice import attributed, in_own_voice
from brief.check.routine import routine
from brief.check.voices import (
    CUE_STEMS,
    REPORT_NOUNS,
    around,
    inside,
    is_medium,
    speaks_up,
    told_by_people,
)
from brief.check.weighing import heard, weight_of
from brief.model import Finding, Range
from brief.text.cues import Manner
from brief.text.document import Report, Speaker
from brief.text.function_words import FUNCTION_WORDS
from brief.text.noun_reports import told_to, unasserted
from brief.text.speech import Attribution, Place
from brief.text.tokens import Token, stem

_OWN_VOICE = 0.6
_WHOLE = 0.5  # part of a claim that quotations fill
_PLAN_WORDS = frozenset("would may might could plans intends wants hopes expects".split())
_PASSES_ON = frozenset(map(stem, "report quote cite".split()))
_AGAINST = frozenset({Manner.DENY, Manner.WITHHOLD})
_FACTIVE = frozenset(
    map(stem, "mention reveal disclose acknowledge admit concede note recall remind".split())
) | {"point out", "make clear"}
_WHOSE = frozenset("'s ' his her its their".split())
_OWN = frozenset("to it they he she we i its their".split())


class Said(NamedTuple):
    """A linked word that the source gives to somebody whom the claim leaves out."""

    link: Link
    report: Report
    nested: bool = False


def stated_as_fact(case: Case) -> Iterator[Finding]:
    """Yield a finding when only somebody's words carry the claim and the claim does not say so."""
    own, said = _divided(case)
    if not said:
        return
    total = own + sum(weight_of(one.link) for one in said)
    if own >= _OWN_VOICE * total or _excused(case, said):
        return
    if in_own_voice(case, [one.link for one in said]) or routine(case, said):
        return
    link, report = said[0].link, said[0].report
    label = report.speaker.label if report.speaker else "an unnamed source"
    at = Range(link.unit.start, link.unit.end)
    cue = report.attribution.cue if report.attribution else report.content[0]
    yield finding(Code.STATED_AS_FACT, f"{label} says so", at, link.piece.span(*cue))


def _divided(case: Case) -> tuple[float, list[Said]]:
    """Return the weight told in the newsroom's own voice, and what is told in another's."""
    own = 0.0
    said: list[Said] = []
    named = unasserted(case.text, 0, len(case.text))
    directed = told_to(case.sentence.tokens)
    answering = [one for one in case.sentence.attributions if _may_be_theirs(case, one)]
    for link in case.alignment.linked:
        if inside(named, link.unit.start) or inside(directed, link.unit.start):
            continue
        answered = _answered_for(case, link, answering)
        report = _dropped(case, link) if answered else attributed(link)
        if report is not None and not _quoted_alike(case, link, report):
            said.append(Said(link, report, nested=answered))
        elif not answered:
            own += weight_of(link)
    return own, said


def _quoted_alike(case: Case, link: Link, report: Report) -> bool:
    """Say whether the claim quotes what the source quotes, and neither says whom."""
    nobody = report.speaker is None and report.attribution is None
    return nobody and any(q.start < link.unit.start < q.end for q in case.sentence.quotations)


def _excused(case: Case, said: Sequence[Said]) -> bool:
    """Say whether the claim keeps the words with their speaker in a way of its own."""
    if case.sentence.attributions and any(one.report.speaker is None for one in said):
        return True
    named = [one for one in said if one.report.speaker is not None]
    if any(_own_plan(case, one.report, one.link) for one in named):
        return True
    if any(one.nested for one in said):
        return False
    if _all_quoted(case):
        return True
    return any(_keeps(case, one, one.report.speaker) for one in named if one.report.speaker)


def _all_quoted(case: Case) -> bool:
    """Say whether the claim has a speaker for words that it quotes whole: "[She said:] …"."""
    quoted = case.sentence.quotations
    length = sum(q.end - q.start for q in quoted)
    told = bool(case.sentence.attributions) or any(
        token.stem in CUE_STEMS
        and case.text[: token.start].count("[") > case.text[: token.start].count("]")
        for token in case.sentence.tokens
    )
    return told and length >= _WHOLE * len(case.text.strip())


def _answered_for(case: Case, link: Link, answering: Sequence[Attribution]) -> bool:
    """Say whether a linked word is a cue of the claim, or stands under one with a holder."""
    at = link.unit.start
    for one in case.sentence.attributions:
        held = one.subject is not None and one.subject.start <= at < one.subject.end
        # "Warned for years that": what stands between is when and to whom.
        until = max(one.cue.end, min(part.start for part in one.content))
        if held or one.cue.start <= at < (until if one.place is Place.BEFORE else one.cue.end):
            return True
    return any(inside(one.content, at) for one in answering)


def _may_be_theirs(case: Case, one: Attribution) -> bool:
    """Say whether the source gives any word of a claim's attribution to its holder, or to nobody.

    "The port wishes to close" from "Doe said the port wished to close" is all Doe's.
    """
    if one.subject is None:
        return False
    if _leaves_open(one) or same_word(case, one):
        return True
    for link in case.alignment.linked:
        if not inside(one.content, link.unit.start):
            continue
        told = around(link.piece, link.other.start)
        speakers = [t.report.speaker for t in told if t.report.speaker]
        if not speakers or any(
            same_holder(case, one.subject, each) is not False for each in speakers
        ):
            return True
    return False


def _leaves_open(one: Attribution) -> bool:
    """Say whether a claim's holder denies the words or would not say: "did not comment on whether".

    "Did not mention that" takes the words for a fact.
    """
    unsaid = one.negated and one.manner is Manner.SAY and one.lemma not in _FACTIVE
    return one.manner in _AGAINST or unsaid


def _dropped(case: Case, link: Link) -> Report | None:
    """Return the outer report that the claim leaves out: "Doe said Venn had promised it".

    Who only passes words on, a newspaper, may be left out; so may one whom
    the inner speaker is.
    """
    told = heard(case, link.piece, link.other.start).voices
    if len(told) < 2 or _turned_down(case, link):
        return None
    inner = told[-1].report.speaker
    kept = _kept(case)
    for outer in told[:-1]:
        one, speaker = outer.report.attribution, outer.report.speaker
        if one is None or speaker is None or not speaker.keys or not speaks_up(one):
            continue
        if one.negated or one.lemma in _PASSES_ON or is_medium(speaker):
            continue
        if inner is None or same_keys(case, inner.keys, speaker.keys):
            continue
        if speaker not in kept:
            kept[speaker] = _kept_by_any(case, speaker)
        if not kept[speaker]:
            return outer.report
    return None


@per_case
def _kept(_: Case) -> dict[Speaker, bool]:
    """Hold which speakers of the source the claim keeps, as far as has been asked."""
    return {}


def _turned_down(case: Case, link: Link) -> bool:
    """Say whether the claim has somebody deny or refuse the words, which so are another's."""
    return any(
        _leaves_open(one) and inside(one.content, link.unit.start)
        for one in case.sentence.attributions
    )


def _kept_by_any(case: Case, speaker: Speaker) -> bool:
    """Say whether some attribution of the claim may be this speaker's, or the claim names them."""
    return any(
        one.subject is not None and same_holder(case, one.subject, speaker) is not False
        for one in case.sentence.attributions
    )


def _keeps(case: Case, said: Said, speaker: Speaker) -> bool:
    """Say whether the claim, in its own way, keeps the words with their speaker."""
    for one in case.sentence.attributions:
        if one.subject is not None and same_holder(case, one.subject, speaker):
            return True
    if _is_document(speaker) and stem(speaker.label.casefold().split()[-1]) in case.stems:
        return True  # "an annex that sets it at nine": the text is named, and has no other voice
    named = any(same_keys(case, name.keys, speaker.keys) for name in case.sentence.names)
    document = said.link.piece.source.document
    label = {stem(word.casefold()) for word in speaker.label.split()}
    label |= document.description(speaker.keys).nouns
    cue = said.report.attribution
    words = {
        token.stem
        for token in said.link.piece.sentence.tokens
        if cue and cue.cue.start <= token.start < cue.cue.end
        if token.norm not in FUNCTION_WORDS
    }
    # "Roe feared" is no cue where the fear is part of what is told.
    within = {
        link.unit.start
        for link in case.alignment.linked
        if link.piece is said.link.piece and inside(said.report.content, link.other.start)
    }
    verbal = {unit.start for unit in case.sentence.words if unit.verbal and unit.stem in CUE_STEMS}
    voiced = any(
        (token.stem in words | REPORT_NOUNS or token.start in verbal) and token.start not in within
        for token in case.sentence.tokens
    )
    voiced = voiced or _owned_report(case)
    return voiced and (named or bool(label & case.stems))


def _owned_report(case: Case) -> bool:
    """Say whether the claim has a word for what somebody said: "Doe's view", "a call by Doe"."""
    tokens = case.sentence.tokens
    return any(
        token.stem in REPORT_NOUNS
        and (
            (at and tokens[at - 1].norm in _WHOSE)
            or (at + 1 < len(tokens) and tokens[at + 1].norm in {"by", "from"})
        )
        for at, token in enumerate(tokens)
    )


def _is_document(speaker: Speaker) -> bool:
    """Say whether a text speaks, and not people or a body of them."""
    common = any(key.startswith("n:") for key in speaker.keys)
    return common and not speaker.person and not told_by_people(speaker)


def _own_plan(case: Case, report: Report, link: Link) -> bool:
    """Say whether the claim tells a speaker's own plan, still as one, with the speaker as doer.

    "The board said it would lend" and "the board will lend, it said" carry
    "the board would lend" and "is to lend": the one who announces is named,
    and nothing is stated as done or certain.
    """
    one = report.attribution
    plan = _plan(case)
    if one is None or plan is None or report.speaker is None:
        return False
    words = link.piece.sentence.text[slice(*report.content[0])].casefold().split()
    own = one.place is not Place.BEFORE or (bool(words) and words[0] in _OWN)
    doer = Range(0, plan.start)
    return (
        own
        and bool(case.text[: plan.start].strip())
        and same_holder(case, doer, report.speaker) is True
    )


def _plan(case: Case) -> Token | None:
    """Return the word by which the claim tells a plan as a plan: "would", "plans", "is to"."""
    tokens = case.sentence.tokens
    for at, token in enumerate(tokens):
        behind = [t.norm for t in tokens[at + 1 : at + 3]]
        due = token.norm in {"is", "are"} and (
            behind[:1] == ["to"] or behind in (["set", "to"], ["due", "to"])
        )
        if token.norm in _PLAN_WORDS or due:
            return token
    return None
