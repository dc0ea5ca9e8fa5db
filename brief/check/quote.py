"""Q2: quotation marks hold the source's own characters, from the right mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.holders import same_holder
from brief.model import Finding, Range
from brief.text.fold import find_folded
from brief.text.function_words import NEGATIONS
from brief.text.quotations import Quotation
from brief.text.stance import Stance, markers
from brief.text.tokens import words
from brief.text.verbs import looks_finite

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\.\s?\.\s?\.|…)\s*")
_BRACKET = re.compile(r"\[([^\[\]]{1,60})\]")
_TRIM = " \t\u00a0.,;:!?-–—"
_LONGEST_GAP = 200
_LONGEST_INSERTION = 40
_POINTING = frozenset(
    """he she it they him her them his its their hers theirs this that these those we us our
    i my me""".split()
)


class Found(NamedTuple):
    """Where a quotation stands in a piece's article."""

    piece: Piece
    at: Range


def quote_findings(case: Case) -> list[Finding]:
    """Test every quotation of the claim."""
    found: list[Finding] = []
    for quotation in case.sentence.quotations:
        place, wrong = locate(case, quotation)
        if wrong:
            found.append(wrong)
        elif place:
            found += _speech(case, quotation, place)
    return found


def locate(case: Case, quotation: Quotation) -> tuple[Found | None, Finding | None]:
    """Find the quoted words in the cited characters, or say why they are not there."""
    inner = case.text[quotation.inner.start : quotation.inner.end]
    at = Range(quotation.start, quotation.end)
    parts = [part for part in (p.strip(_TRIM) for p in _ELLIPSIS.split(inner)) if part]
    if not any(char.isalnum() for part in parts for char in part):
        return None, None
    altered: Finding | None = None
    for piece in case.pieces:
        for cited in piece.cited:
            place, wrong = _in_order(at, parts, Found(piece, cited))
            if place:
                return place, None
            altered = altered or wrong
    return None, altered or finding(Code.QUOTE_NOT_FOUND, _short(inner), at)


def _short(text: str) -> str:
    return f"“{text if len(text) <= 80 else text[:77] + '…'}”"


def _in_order(at: Range, parts: list[str], where: Found) -> tuple[Found | None, Finding | None]:
    """Find the parts one after the other, with nothing lost between them that matters."""
    text = where.piece.source.article.text
    begin: int | None = None
    reached = where.at.start
    for part in parts:
        place, wrong = _part(part, reached, Found(where.piece, where.at))
        if place is None:
            return None, (finding(Code.QUOTE_ALTERED, wrong, at) if wrong else None)
        if begin is not None:
            lost = text[reached : place.start]
            if len(lost) > _LONGEST_GAP or _matters(text, reached, place.start):
                span = where.piece.span(reached, place.start)
                return None, finding(
                    Code.QUOTE_ALTERED, f"left out {_short(lost.strip())}", at, span
                )
        begin = place.start if begin is None else begin
        reached = place.end
    return (Found(where.piece, Range(begin or 0, reached)) if begin is not None else None), None


def _matters(text: str, start: int, end: int) -> bool:
    """Say whether an omission swallows a negation, a condition or a clause's subject."""
    tokens = words(text, start, end)
    if any(token.norm in NEGATIONS or token.norm == "not" for token in tokens):
        return True
    if any(looks_finite(tokens, index) for index in range(len(tokens))):
        return True
    return any(m.stance in {Stance.CONDITION, Stance.NEGATION} for m in markers(text, start, end))


def _part(part: str, start: int, where: Found) -> tuple[Range | None, str]:
    """Find one unbroken part at or after `start`; insertions in square brackets may stand in it."""
    text = where.piece.source.article.text
    whole = find_folded(part, text, start, where.at.end)
    if whole is None and start == where.at.start:
        # A quotation that begins or no longer begins a sentence may change its first letter.
        whole = find_folded(part[0].swapcase() + part[1:], text, start, where.at.end)
    if whole or "[" not in part:
        return (whole if whole and _on_words(text, whole) else None), ""
    return _with_insertions(part, start, where)


def _on_words(text: str, at: Range) -> bool:
    """Say whether a range does not begin or end inside a word."""
    left = at.start and text[at.start - 1].isalnum() and text[at.start].isalnum()
    right = at.end < len(text) and text[at.end].isalnum() and text[at.end - 1].isalnum()
    return not left and not right


def _with_insertions(part: str, start: int, where: Found) -> tuple[Range | None, str]:
    text = where.piece.source.article.text
    pieces = _BRACKET.split(part)
    begin, reached, pending = None, start, ""
    for index, chunk in enumerate(pieces):
        if index % 2:
            pending = chunk
            continue
        if not chunk.strip(_TRIM):
            continue
        place = find_folded(chunk.strip(), text, reached, where.at.end)
        if place is None:
            return None, ""
        if begin is not None or pending:
            gap = Range(reached if begin is not None else max(start, place.start - 12), place.start)
            why = _insertion(pending, text, gap, lead=begin is None)
            if why:
                return None, why
        begin = place.start if begin is None else begin
        reached, pending = place.end, ""
    if pending and begin is not None:
        behind = words(text, reached, min(len(text), reached + _LONGEST_INSERTION))[:1]
        end = behind[0].end if behind else reached
        why = _insertion(pending, text, Range(reached, end), lead=False)
        if why:
            return None, why
    return (Range(begin, reached) if begin is not None else None), ""


def _insertion(inserted: str, text: str, gap: Range, *, lead: bool) -> str:
    """Say why an insertion is not the resolution of a pronoun or a change of form; "" if it is."""
    replaced = [token.norm for token in words(text, gap.start, gap.end)]
    if lead:
        replaced = replaced[-1:]
    if len(inserted) > _LONGEST_INSERTION or len(replaced) > 2:
        return f"[{inserted}] stands for too much"
    added = words(inserted)
    if any(token.norm in NEGATIONS | {"not"} for token in added):
        return f"[{inserted}] adds a negation"
    if any(word not in _POINTING for word in replaced):
        same = [t.stem for t in added] == [t.stem for t in words(text, gap.start, gap.end)][
            -len(added) :
        ]
        return "" if same else f"[{inserted}] replaces “{' '.join(replaced)}”"
    return ""


def _speech(case: Case, quotation: Quotation, place: Found) -> Iterator[Finding]:
    """Test that words given as speech are quoted in the source too, and by whom."""
    mine = next(
        (
            one
            for one in case.sentence.attributions
            if any(
                part.start <= quotation.start and quotation.end <= part.end + 1
                for part in one.content
            )
        ),
        None,
    )
    at = Range(quotation.start, quotation.end)
    document = place.piece.source.document
    quoted = any(q.start <= place.at.start and place.at.end <= q.end for q in document.quotations)
    if not quoted and (mine is not None or case.claim.holder):
        span = place.piece.span(*place.at)
        yield finding(Code.NOT_A_QUOTATION, case.words_at(at), at, span)
        return
    if not quoted:
        return
    speaker = next(
        (
            report.speaker
            for index in document.overlapping(*place.at)
            for report in document.reports(index)
            if report.speaker
            and any(p.start < place.at.end and place.at.start < p.end for p in report.content)
        ),
        None,
    )
    if speaker is None or mine is None or mine.subject is None:
        return
    if same_holder(case, mine.subject, speaker) is False:
        said = f"{speaker.label} in the source"
        yield finding(Code.QUOTE_WRONG_SPEAKER, said, mine.subject, place.piece.span(*place.at))
