"""S5: what somebody says stays theirs, and is theirs in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.check.align import Link
from brief.check.candidates import DERIVED
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.disputed import contradicted
from brief.check.holders import holders_in, same_holder, same_keys
from brief.check.names import meant
from brief.check.own_cue import points_back, same_word
from brief.check.reported import stated_as_fact
from brief.check.shares import too_many
from brief.check.stated_holder import added_to_name, holder_matches
from brief.check.voices import CUE_STEMS, REPORT_NOUNS, around, inside
from brief.check.weighing import (
    Weighed,
    inner_attributions,
    numbers_of,
    weigh,
)
from brief.model import Finding, Kind, Range
from brief.text.cues import Manner
from brief.text.document import Speaker
from brief.text.gazetteer import Form
from brief.text.speech import Attribution
from brief.text.tokens import Token, stem

_REPORTING = CUE_STEMS | REPORT_NOUNS

_STRAY = 1.0  # the weight of a single word that the source gives to somebody else
_SETTING = frozenset(
    map(
        stem,
        """draft plan deal agreement accord treaty law bill act rule regulation contract order pact
        proposal programme scheme constitution""".split(),
    )
)
"""Texts under which something is or would be so."""
_FAR = 5  # words of "under the new repair plan"
_MOST = 60  # words of an attribution that are weighed
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def speaker_findings(case: Case) -> list[Finding]:
    """Test the claim's attributions, and that it has one where the source has."""
    found: list[Finding] = []
    numbers = numbers_of(case)
    for one in case.sentence.attributions:
        found += _attribution(case, one, numbers)
    if case.claim.kind is Kind.POSITION and case.claim.holder:
        found += _holder(case, case.claim.holder)
    elif not found:
        found += stated_as_fact(case)
    return found


def _content_links(case: Case, one: Attribution) -> list[Link]:
    """Return the links of what the claim attributes, the editor's square brackets left out.

    What stands in an attribution inside it is that one's. Of very many those
    nearest to the cue are taken.
    """
    brackets = [Range(*match.span()) for match in _BRACKETED.finditer(case.text)]
    links = [
        link
        for link in case.alignment.linked
        if inside(one.content, link.unit.start) and not inside(tuple(brackets), link.unit.start)
    ]
    links = sorted(links, key=lambda link: abs(link.unit.start - one.cue.start))[:_MOST]
    inner = inner_attributions(case, one)
    mine = [k for k in links if not any(inside(o.content, k.unit.start) for o in inner)]
    return mine or links


def _attribution(case: Case, one: Attribution, numbers: Sequence[Token]) -> Iterator[Finding]:
    """Yield what is wrong with one attribution of the claim."""
    if one.subject is None:
        return
    links = _content_links(case, one)
    if part_for_all := too_many(case, one):
        yield part_for_all
        return
    if _same_stand(case, one) or _told_deed(case, one):
        return
    spoken = same_word(case, one)
    if spoken and points_back(case, one):
        return
    for subject in holders_in(case, one.subject):
        weighed = weigh(case, one, subject, links, numbers)
        if spoken and weighed.against <= _STRAY:
            continue
        wrong = _judge(case, one, subject, links, weighed)
        if wrong:
            yield wrong
            return
        denied = contradicted(case, one, weighed.told)
        if denied:
            yield denied
            return


def _judge(
    case: Case, one: Attribution, subject: Range, links: Sequence[Link], weighed: Weighed
) -> Finding | None:
    """Return what is wrong with the speaker, by the weights."""
    if weighed.other and weighed.against > weighed.same:
        told, _ = max(weighed.other.values(), key=lambda item: item[1])
        label = told.report.speaker.label if told.report.speaker else "nobody named"
        span = told.piece.span(*told.report.content[0])
        return finding(Code.WRONG_SPEAKER, f"{label} in the source", subject, span)
    if weighed.same or not links:
        return None
    span = links[0].piece.span(links[0].other.start, links[0].other.end)
    if weighed.nobody > weighed.own and not _named_voice(case, subject, links):
        return finding(Code.WRONG_SPEAKER, "nobody is named in the source", subject, span)
    if not weighed.nobody and not weighed.other and not _speaks(case, one, links):
        return finding(Code.NOBODY_SAID, case.words_at(subject), subject, span)
    return None


def _same_stand(case: Case, one: Attribution) -> bool:
    """Say whether a used sentence has the same holder take the same stand, whatever on.

    "Traders said X, but the owner disputed that" carries "the owner disputed
    the traders' X".
    """
    assert one.subject is not None
    stand = _stand(one)
    if stand in {Manner.SAY, Manner.CLAIM}:
        return False
    # A silence has no words by which its sentence could be found.
    pieces = case.pieces if stand is Manner.WITHHOLD else case.alignment.used
    for piece in pieces:
        for report in piece.source.document.reports(piece.index):
            theirs = report.attribution
            if theirs is None or report.speaker is None or _stand(theirs) is not stand:
                continue
            if same_holder(case, one.subject, report.speaker):
                return True
    return False


def _stand(one: Attribution) -> Manner:
    """Return how a holder stands to the words: who "would not comment" withholds them."""
    return Manner.WITHHOLD if one.negated and one.manner is Manner.SAY else one.manner


def _told_deed(case: Case, one: Attribution) -> bool:
    """Say whether the claim's cue is a deed that the source tells of the same doer.

    "The council demanded nine crowns" from "the Post said the council had ordered nine crowns":
    what is compared then is who did it.
    """
    assert one.subject is not None
    cue = next(
        (k for k in case.alignment.linked if one.cue.start <= k.unit.start < one.cue.end), None
    )
    if cue is None or cue.strength < DERIVED or not cue.other.verbal:
        return False
    if not around(cue.piece, cue.other.start):
        return False
    own = [r for r in cue.piece.source.document.reports(cue.piece.index) if r.attribution]
    if any(r.attribution and r.attribution.cue.start == cue.other.start for r in own):
        return False
    doer = {
        t.stem
        for t in case.sentence.tokens
        if one.subject.start <= t.start < one.subject.end and len(t.norm) > 3
    }
    near = cue.piece.sentence.tokens
    at = cue.piece.sentence.token_at(cue.other.start)
    return bool(doer & {t.stem for t in near[max(0, at - 8) : at]})


def _named_voice(case: Case, subject: Range, links: Sequence[Link]) -> bool:
    """Say whether the claim's speaker speaks somewhere in the sentences that carry the words."""
    return any(
        report.speaker and same_holder(case, subject, report.speaker)
        for piece in {id(link.piece): link.piece for link in links}.values()
        for report in piece.source.document.reports(piece.index)
        if not (report.attribution and report.attribution.negated)
    )


def _speaks(case: Case, one: Attribution, links: Sequence[Link]) -> bool:
    """Say whether the claim's cue and its subject stand in the source in another form."""
    assert one.subject is not None
    cue = {
        token.stem for token in case.sentence.tokens if one.cue.start <= token.start < one.cue.end
    }
    subject = [t for t in case.sentence.tokens if one.subject.start <= t.start < one.subject.end]
    for piece in {id(link.piece): link.piece for link in links}.values():
        sentence = piece.sentence
        if _set_by(sentence.tokens, subject):
            return True
        voiced = bool(sentence.stems & (cue | REPORT_NOUNS | CUE_STEMS))
        if voiced and any(same_holder(case, one.subject, who) is not False for who in meant(piece)):
            return True
        mentions = case.book.names(case.text, *one.subject)
        named = any(a.keys & b.keys for a in mentions for b in sentence.names)
        tokens = [t for t in case.sentence.tokens if one.subject.start <= t.start < one.subject.end]
        worded = any(t.stem in sentence.stems for t in tokens if len(t.norm) > 3)
        common = all(name.weak or name.form is Form.ROLE for name in mentions)
        if voiced and (named or (worded and common)):
            return True
    return False


def _set_by(tokens: Sequence[Token], subject: Sequence[Token]) -> bool:
    """Say whether the source has it "under the draft", which a claim may have the draft say."""
    text = subject[-1].stem if subject and subject[-1].stem in _SETTING else ""
    return any(
        token.norm == "under" and text in {t.stem for t in tokens[at + 1 : at + _FAR]}
        for at, token in enumerate(tokens)
        if text
    )


def _holder(case: Case, holder: str) -> Iterator[Finding]:
    """Yield a finding when the holder of a position is not the one who takes it in the source.

    The name is shown to readers, so it may say no more of the holder than the source.
    """
    added = added_to_name(case, holder)
    if added:
        yield finding(Code.HOLDER_SILENT, f"the source does not call them “{added}”")
    told = [t for link in case.alignment.linked for t in around(link.piece, link.other.start)]
    speakers: list[Speaker] = [t.report.speaker for t in told if t.report.speaker]
    speakers += [who for piece in case.alignment.used for who in meant(piece)]
    if any(holder_matches(case, holder, who) for who in speakers):
        return
    if not told and _named_doer(case, holder):
        return
    label = speakers[0].label if speakers else "nobody"
    span = told[0].piece.span(*told[0].report.content[0]) if told else None
    yield finding(Code.HOLDER_SILENT, f"{holder}; {label} in the source", None, span)


def _named_doer(case: Case, holder: str) -> bool:
    """Say whether a cited sentence names the holder and reports an act that shows a stand."""
    for part in holder.split(" / "):
        mine = frozenset(key for name in case.book.names(part) for key in name.keys)
        for piece in case.alignment.used:
            named = any(same_keys(case, mine, o.keys) for o in piece.sentence.names)
            if mine and named and piece.sentence.stems & _REPORTING:
                return True
    return False
