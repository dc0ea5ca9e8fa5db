"""Q2: quotation marks hold the source's own characters, from the right mouth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.holders import same_holder, same_keys
from brief.check.omissions import cut_off
from brief.check.quote_find import Fault, Found, find_parts, is_title, parts_of, short
from brief.check.voices import CUE_STEMS, REPORT_NOUNS, Told, around, is_medium
from brief.check.weighing import subject_words
from brief.model import Finding, Range
from brief.text.document import Speaker
from brief.text.function_words import FUNCTION_WORDS, PREPOSITIONS
from brief.text.names import Name
from brief.text.quotations import Quotation
from brief.text.speech import Attribution
from brief.text.tokens import tokenize

_GOVERNING = PREPOSITIONS - {"by", "from"}
_REPORTING = CUE_STEMS | REPORT_NOUNS

_JOINED = 60  # characters of "…,” the mayor told reporters, “…"


class Quoted(NamedTuple):
    """Words that stand as one quotation in the claim: `at` with its marks, and their parts."""

    at: Range
    parts: list[str]
    words: str


def quote_findings(case: Case) -> list[Finding]:
    """Test every quotation of the claim."""
    found: list[Finding] = []
    for quoted in _joined(case):
        place, wrong = locate(case, quoted)
        if wrong:
            found.append(wrong)
        elif place:
            found += _speech(case, quoted, place)
    return found


def _joined(case: Case) -> list[Quoted]:
    """Return the claim's quotations, those that an attribution parts put together.

    “We will,” Doe said, “reopen it” is one quotation with an omission where
    the attribution stands.
    """
    found: list[Quoted] = []
    last: Quotation | None = None
    for one in case.sentence.quotations:
        inner = case.text[slice(*one.inner)]
        parts = parts_of(inner)
        if last and found and _goes_on(case, last, one):
            before = found.pop()
            found.append(
                Quoted(
                    Range(before.at.start, one.end),
                    [*before.parts, *parts],
                    f"{before.words} … {inner}",
                )
            )
        else:
            found.append(Quoted(Range(one.start, one.end), parts, inner))
        last = one
    return found


def _goes_on(case: Case, last: Quotation, one: Quotation) -> bool:
    """Say whether a quotation goes on behind the attribution that broke it off."""
    between = case.text[last.end : one.start]
    broken = case.text[last.inner.end - 1] in ",–—" or between[:1] == ","
    resumes = between.rstrip()[-1:] == "," and case.text[one.inner.start : one.inner.start + 1]
    told = any(
        a.subject and last.end <= a.cue.start < one.start for a in case.sentence.attributions
    )
    return bool(broken and resumes and resumes.islower() and told) and len(between) <= _JOINED


def locate(case: Case, quoted: Quoted) -> tuple[Found | None, Finding | None]:
    """Find the quoted words in the cited characters, or say why they are not there."""
    if not any(char.isalnum() for part in quoted.parts for char in part):
        return None, None
    altered: Finding | None = None
    for piece in case.pieces:
        for cited in piece.cited:
            place, fault = find_parts(quoted.parts, Found(piece, cited))
            if place:
                return Found(_piece_at(case, place), place.at), None
            altered = altered or _altered(quoted, fault, Found(piece, cited))
    return None, altered or finding(Code.QUOTE_NOT_FOUND, short(quoted.words), quoted.at)


def _piece_at(case: Case, place: Found) -> Piece:
    """Return the sentence in which words begin that were found in a cited range."""
    return next(
        (
            piece
            for piece in case.pieces
            if piece.source is place.piece.source
            and piece.sentence.start <= place.at.start < piece.sentence.end
        ),
        place.piece,
    )


def _altered(quoted: Quoted, fault: Fault | None, where: Found) -> Finding | None:
    """Return the finding for an omission or insertion that is no good."""
    if fault is None:
        return None
    span = where.piece.span(*fault.at) if fault.at else None
    return finding(Code.QUOTE_ALTERED, fault.says, quoted.at, span)


def _speech(case: Case, quoted: Quoted, place: Found) -> Iterator[Finding]:
    """Test that words given as speech are quoted in the source too, whole enough, and by whom."""
    mine = _attributions_of(case, quoted)
    document = place.piece.source.document
    quotations = document.quotations_in(Range(place.at.start, place.at.end + 1))
    begins = any(q.start <= place.at.start < q.end for q in quotations)
    ends = any(q.start < place.at.end <= q.end for q in quotations)
    if not (begins and ends):
        given = mine or case.claim.holder or _is_told(place)
        if given and not is_title(quoted.words):
            span = place.piece.span(*place.at)
            yield finding(Code.NOT_A_QUOTATION, case.words_at(quoted.at), quoted.at, span)
        return
    lost = cut_off(place.piece, place.at, case.sentence.markers)
    if lost:
        says = short(place.piece.sentence.text[slice(*lost)].strip())
        yield finding(Code.QUOTE_ALTERED, f"left out {says}", quoted.at, place.piece.span(*lost))
        return
    told = [t for t in around(place.piece, place.at.start) if t.report.speaker]
    yield from _wrong_speaker(case, quoted, place, mine, told)


def _attributions_of(case: Case, quoted: Quoted) -> list[Attribution]:
    """Return the claim's attributions that hold the quotation, the innermost first."""
    held = [
        one
        for one in case.sentence.attributions
        if any(p.start <= quoted.at.start and quoted.at.start < p.end for p in one.content)
    ]
    return sorted(held, key=lambda one: max(p.end - p.start for p in one.content))


def _is_told(place: Found) -> bool:
    """Say whether the source gives the words to somebody, without quoting them."""
    return any(t.report.attribution for t in around(place.piece, place.at.start))


def _wrong_speaker(
    case: Case,
    quoted: Quoted,
    place: Found,
    mine: Sequence[Attribution],
    told: Sequence[Told],
) -> Iterator[Finding]:
    """Yield a finding when the claim gives the quotation to somebody else."""
    speakers = [t.report.speaker for t in told if t.report.speaker]
    span = place.piece.span(*place.at)
    named = next((one for one in mine if one.subject), None)
    if not speakers:
        return
    said = f"{speakers[-1].label} in the source"
    if named and named.subject:
        words = case.text[slice(*named.subject)].casefold()
        if any(words == subject_words(each) for each in told):
            return
        if all(same_holder(case, named.subject, one) is False for one in speakers):
            yield finding(Code.QUOTE_WRONG_SPEAKER, said, named.subject, span)
            return
    elif not mine and _given_away(case, speakers):
        yield finding(Code.QUOTE_WRONG_SPEAKER, said, quoted.at, span)
        return
    # “My clerk told me, ‘Go’,” said Doe: the clerk has to be in the claim.
    if len(told) > 1:
        inner = told[-1].report
        quoted_inside = inner.attribution and any(
            q.start < inner.attribution.cue.start < q.end for q in place.piece.sentence.quotations
        )
        if quoted_inside and not _mentioned(case, speakers[-1].label):
            yield finding(Code.QUOTE_WRONG_SPEAKER, said, quoted.at, span)


def _governed(case: Case, name: Name) -> bool:
    """Say whether a name stands behind a preposition other than "by" and "from"."""
    before = case.text[: name.start].split()[-1:]
    return bool(before) and before[0].casefold() in _GOVERNING


def _given_away(case: Case, speakers: Sequence[Speaker]) -> bool:
    """Say whether a claim that reports words names people, and not the one who said these."""
    if not case.stems & _REPORTING:
        return False
    named = [name for name in case.sentence.names if not name.weak and not _governed(case, name)]
    if not named or any(is_medium(one) for one in speakers):
        return False
    words = {t.stem for t in case.sentence.tokens if t.norm not in FUNCTION_WORDS}
    for one in speakers:
        label = {t.stem for t in tokenize(one.label) if t.norm not in FUNCTION_WORDS}
        told = frozenset().union(
            *(piece.source.document.described(one.keys) for piece in case.pieces)
        )
        if words & (label | told) or any(same_keys(case, n.keys, one.keys) for n in named):
            return False
    return True


def _mentioned(case: Case, words: str) -> bool:
    """Say whether the claim has the last word by which somebody is named."""
    content = [t for t in tokenize(words) if t.is_word and t.norm not in FUNCTION_WORDS]
    return bool(content) and content[-1].stem in case.stems
