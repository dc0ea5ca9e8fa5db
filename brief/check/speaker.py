"""S5: what somebody says stays theirs, and is theirs in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.holders import holder_matches, same_holder, same_keys
from brief.check.names import meant
from brief.model import Finding, Kind, Range
from brief.text.cues import ATTITUDES, CUES, Manner
from brief.text.document import Report, Speaker
from brief.text.gazetteer import Form
from brief.text.speech import Attribution, Place
from brief.text.tokens import stem

_REPORT_NOUNS = frozenset(
    map(
        stem,
        """claim warning statement remark comment charge accusation allegation pledge promise demand
        call request denial offer proposal suggestion threat view opinion position argument estimate
        forecast prediction insistence assertion announcement speech letter interview account words
        quote according""".split(),
    )
)
_CUE_STEMS = frozenset(CUES) | frozenset(ATTITUDES)
_OWN_VOICE = 0.6
_SPEECH = 5
_PLAN_WORDS = frozenset("would will may might could plans intends wants hopes expects".split())
_TURN = re.compile(r",? (?:while|whereas|although|though)\b|, but(?! (?:that|also|added))\b|;")


def speaker_findings(case: Case) -> list[Finding]:
    """Test the claim's attributions, and that it has one where the source has."""
    found: list[Finding] = []
    for one in case.sentence.attributions:
        found += _attribution(case, one)
    if case.claim.kind is Kind.POSITION and case.claim.holder:
        found += _holder(case, case.claim.holder)
    elif not found:
        found += _stated_as_fact(case)
    return found


def _inside(parts: tuple[Range, ...], offset: int) -> bool:
    return any(part.start <= offset < part.end for part in parts)


def _reports_with(links: list[Link]) -> list[tuple[Piece, Report, float]]:
    """Return the source's reports that hold the words linked to, with the weight they hold."""
    found: dict[tuple[int, int], tuple[Piece, Report, float]] = {}
    for link in links:
        document = link.piece.source.document
        for at, report in enumerate(document.reports(link.piece.index)):
            if _inside(report.content, link.other.start):
                key = (id(link.piece), at)
                before = found[key][2] if key in found else 0.0
                found[key] = (link.piece, report, before + link.unit.weight)
    return sorted(found.values(), key=lambda item: -item[2])


def _attribution(case: Case, one: Attribution) -> Iterator[Finding]:
    """Yield what is wrong with one attribution of the claim."""
    if one.subject is None:
        return
    links = [link for link in case.alignment.linked if _inside(one.content, link.unit.start)]
    if _same_stand(case, one):
        return
    reports = _reports_with(links)
    verdicts = [
        (same_holder(case, one.subject, report.speaker), weight)
        for _, report, weight in reports
        if report.speaker
    ]
    most = max((weight for _, weight in verdicts), default=0.0)
    if any(verdict is not False and weight >= most / 2 for verdict, weight in verdicts):
        return
    if reports and verdicts:
        piece, report, _ = reports[0]
        label = next(r.speaker.label for _, r, _ in reports if r.speaker)
        span = piece.span(*report.content[0])
        yield finding(Code.WRONG_SPEAKER, f"{label} in the source", one.subject, span)
    elif links and not _speaks(case, one, links):
        span = links[0].piece.span(links[0].other.start, links[0].other.end)
        yield finding(Code.NOBODY_SAID, case.words_at(one.subject), one.subject, span)


def _same_stand(case: Case, one: Attribution) -> bool:
    """Say whether a used sentence has the same holder take the same stand, whatever on.

    "Traders said X, but the owner disputed that" carries "the owner disputed
    the traders' X".
    """
    assert one.subject is not None
    if one.manner in {Manner.SAY, Manner.CLAIM}:
        return False
    for piece in case.alignment.used:
        for report in piece.source.document.reports(piece.index):
            theirs = report.attribution
            if theirs is None or report.speaker is None or theirs.manner is not one.manner:
                continue
            if same_holder(case, one.subject, report.speaker):
                return True
    return False


def _speaks(case: Case, one: Attribution, links: list[Link]) -> bool:
    """Say whether the claim's cue and its subject stand in the source in another form."""
    assert one.subject is not None
    cue = {
        token.stem for token in case.sentence.tokens if one.cue.start <= token.start < one.cue.end
    }
    for piece in {id(link.piece): link.piece for link in links}.values():
        sentence = piece.sentence
        voiced = bool(sentence.stems & (cue | _REPORT_NOUNS | _CUE_STEMS))
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


def _holder(case: Case, holder: str) -> Iterator[Finding]:
    """Yield a finding when the holder of a position is not the one who takes it in the source."""
    reports = _reports_with(list(case.alignment.linked))
    speakers: list[Speaker] = [r.speaker for _, r, _ in reports if r.speaker]
    speakers += [who for piece in case.alignment.used for who in meant(piece)]
    if any(holder_matches(case, holder, who) for who in speakers):
        return
    if not reports and _named_doer(case, holder):
        return
    label = speakers[0].label if speakers else "nobody"
    span = None
    if reports:
        span = reports[0][0].span(*reports[0][1].content[0])
    yield finding(Code.HOLDER_SILENT, f"{holder}; {label} in the source", None, span)


def _named_doer(case: Case, holder: str) -> bool:
    """Say whether a cited sentence names the holder and reports an act that shows a stand."""
    for part in holder.split(" / "):
        mine = frozenset(key for name in case.book.names(part) for key in name.keys)
        for piece in case.alignment.used:
            named = any(same_keys(case, mine, o.keys) for o in piece.sentence.names)
            if mine and named and piece.sentence.stems & (_CUE_STEMS | _REPORT_NOUNS):
                return True
    return False


def _stated_as_fact(case: Case) -> Iterator[Finding]:
    """Yield a finding when only somebody's words carry the claim and the claim does not say so."""
    links = [link for link in case.alignment.linked if not _answered_for(case, link)]
    total = sum(link.unit.weight for link in links)
    if not total:
        return
    said: list[tuple[Link, Report]] = []
    own = 0.0
    for link in links:
        report = _attributed(link)
        if report is None:
            own += link.unit.weight
        else:
            said.append((link, report))
    if own >= _OWN_VOICE * total or not said:
        return
    if case.sentence.attributions and any(report.speaker is None for _, report in said):
        return
    for link, report in said:
        if report.speaker and (_keeps(case, report, link) or _own_plan(case, report, link)):
            return
    if case.claim.text.strip() and _all_quoted(case):
        return
    link, report = said[0]
    label = report.speaker.label if report.speaker else "an unnamed source"
    at = Range(link.unit.start, link.unit.end)
    cue = report.attribution.cue if report.attribution else report.content[0]
    yield finding(Code.STATED_AS_FACT, f"{label} says so", at, link.piece.span(*cue))


def _all_quoted(case: Case) -> bool:
    """Say whether the claim has a speaker for words that it quotes whole: "[She said:] …"."""
    return bool(case.sentence.quotations) and any(
        token.stem in _CUE_STEMS for token in case.sentence.tokens
    )


def _own_plan(case: Case, report: Report, link: Link) -> bool:
    """Say whether the claim tells a speaker's own plan, still as one, with the speaker as doer.

    "The board said it would lend" carries "The board would lend": the one who
    announces is named, and nothing is stated as done.
    """
    assert report.speaker is not None
    one = report.attribution
    first = next((t for t in case.sentence.tokens if t.norm in _PLAN_WORDS), None)
    if one is None or first is None or one.place is not Place.BEFORE:
        return False
    words = link.piece.sentence.text[slice(*report.content[0])].casefold().split()
    own = bool(words) and (
        words[0] in {"to", "it", "they", "he", "she", "we", "i"} or words[0] in {"its", "their"}
    )
    before = Range(0, first.start)
    return (
        own
        and bool(text_before(case, before))
        and same_holder(case, before, report.speaker) is True
    )


def text_before(case: Case, part: Range) -> str:
    """Return the claim's words in a range, without outer space."""
    return case.text[part.start : part.end].strip()


def _answered_for(case: Case, link: Link) -> bool:
    """Say whether a linked word is a cue of the claim, or stands under one with a holder."""
    return any(
        a.cue.start <= link.unit.start < a.cue.end
        or (a.subject is not None and _inside(a.content, link.unit.start))
        for a in case.sentence.attributions
    )


def _attributed(link: Link) -> Report | None:
    """Return the report that a linked word stands in, if somebody is reported to say it."""
    piece, at = link.piece, link.other.start
    for report in piece.source.document.reports(piece.index):
        one = report.attribution
        if one is not None and (_is_act(one) or _past_turn(piece, one, at)):
            continue
        if one is not None and report.speaker is None and one.subject is None and one.negated:
            continue
        if _inside(report.content, at) and (
            report.speaker or one is None or not _passive(piece, one)
        ):
            return report
    for quotation in piece.sentence.quotations:
        long = len(piece.sentence.text[slice(*quotation.inner)].split()) >= _SPEECH
        if long and quotation.inner.start <= at < quotation.inner.end:
            return Report(None, (quotation.inner,), None)
    return None


def _is_act(one: Attribution) -> bool:
    """Say whether an attribution reports a stand that the holder takes, not words or an opinion."""
    return one.manner is Manner.WITHHOLD or (one.attitude and one.manner is not Manner.DESCRIBE)


def _passive(piece: Piece, one: Attribution) -> bool:
    """Say whether nobody is named as the one who expects or believes."""
    before = piece.sentence.text[max(piece.sentence.start, one.cue.start - 12) : one.cue.start]
    return bool(set(before.casefold().split()) & {"is", "are", "was", "were", "been", "be"})


def _past_turn(piece: Piece, one: Attribution, at: int) -> bool:
    """Say whether ", while …" or ", although …" has led back to the newsroom's own voice."""
    if one.place is not Place.BEFORE or at < one.cue.end:
        return False
    return any(one.cue.end <= turn < at for turn in _turns(piece))


def _turns(piece: Piece) -> list[int]:
    sentence = piece.sentence
    quoted = [q for q in sentence.quotations if q.closed]
    return [
        match.start()
        for match in _TURN.finditer(sentence.text, sentence.start, sentence.end)
        if not any(q.start < match.start() < q.end for q in quoted)
    ]


def _keeps(case: Case, report: Report, link: Link) -> bool:
    """Say whether the claim, in its own way, keeps the words with their speaker."""
    assert report.speaker is not None
    stems = case.sentence.stems
    for one in case.sentence.attributions:
        if one.subject is None or same_holder(case, one.subject, report.speaker) is not False:
            return True
    named = any(same_keys(case, name.keys, report.speaker.keys) for name in case.sentence.names)
    label = {stem(word.casefold()) for word in report.speaker.label.split()}
    cue = report.attribution
    words = {
        token.stem
        for token in link.piece.sentence.tokens
        if cue and cue.cue.start <= token.start < cue.cue.end
    }
    voiced = bool(stems & (words | _REPORT_NOUNS | _CUE_STEMS))
    return voiced and (named or bool(label & stems))
