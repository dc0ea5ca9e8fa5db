"""F3: every figure and date of the claim, for the thing that the source gives it for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.places import Item, Ranged, misplaced
from brief.check.reading import Sentence
from brief.model import Finding, Range
from brief.text.dates import DateMention, date_relation
from brief.text.figures import Figure, FigureKind, relation
from brief.text.relation import Relation

_PARTITIVE = 14
_OWNERS = frozenset("the its their his her our those these".split())
_DIRECTIONS = frozenset({"by", "to", "from"})
_SMALL_WORDS = frozenset("one two both".split())


def figure_findings(case: Case) -> list[Finding]:
    """Test the figures, then the dates."""
    found: list[Finding] = []
    for figure in case.sentence.figures:
        found += _test(case, figure, _figures_of, relation, _FIGURE_CODES)
    for date in case.sentence.dates:
        found += _test(case, date, _dates_of, date_relation, _DATE_CODES)
    return found


def _figures_of(sentence: Sentence) -> tuple[Figure, ...]:
    return sentence.figures


def _dates_of(sentence: Sentence) -> tuple[DateMention, ...]:
    return sentence.dates


class _Codes(NamedTuple):
    missing: Code
    tighter: Code
    misplaced: Code


_FIGURE_CODES = _Codes(Code.FIGURE_NOT_GIVEN, Code.FIGURE_TIGHTER, Code.FIGURE_MISPLACED)
_DATE_CODES = _Codes(Code.DATE_NOT_GIVEN, Code.DATE_TIGHTER, Code.DATE_MISPLACED)


def _test(
    case: Case,
    item: Item,
    items_of: Callable[[Sentence], tuple[Item, ...]],
    relate: Callable[[Item, Item], Relation],
    codes: _Codes,
) -> Iterator[Finding]:
    """Yield what is wrong with one figure or date of the claim."""
    at = Range(item.start, item.end)
    rivals: list[tuple[Piece, Item]] = []
    same: list[tuple[Piece, Item]] = []
    tighter: list[tuple[Piece, Item]] = []
    for piece in case.alignment.pieces:
        for other in items_of(piece.sentence):
            if not piece.holds(*core_of(other)):
                continue
            found = relate(item, other)
            if found is Relation.DIFFERENT and _same_age(case, item, other):
                found = Relation.SAME
            bucket = rivals if found is Relation.DIFFERENT else same
            (tighter if found is Relation.TIGHTER else bucket).append((piece, other))
    if same:
        wrong = misplaced(case, item, same, rivals)
        if wrong:
            piece, other = wrong
            says = piece.sentence.text[other.start : other.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            yield finding(codes.misplaced, detail, at, piece.span(other.start, other.end))
        else:
            yield from _turned(case, item, same, codes.misplaced)
            yield from _part_for_whole(case, item, same, codes.misplaced)
    elif tighter:
        piece, other = tighter[0]
        says = piece.sentence.text[other.start : other.end]
        detail = f"{case.words_at(at)} from “{says}”"
        yield finding(codes.tighter, detail, at, piece.span(other.start, other.end))
    elif not _implied(case, item):
        source = rivals[0] if rivals else None
        span = source[0].span(source[1].start, source[1].end) if source else None
        yield finding(codes.missing, case.words_at(at), at, span)


def _turned(
    case: Case, item: Item, same: Sequence[tuple[Piece, Item]], code: Code
) -> Iterator[Finding]:
    """Yield a finding where "to 41%" became "by 41%"."""
    mine = _direction(case.sentence, item)
    found = [(_direction(piece.sentence, other), piece, other) for piece, other in same]
    if not mine or any(theirs in {"", mine} for theirs, _, _ in found):
        return
    theirs, piece, other = found[0]
    at = Range(item.start, item.end)
    detail = f"“{mine}” where the source has “{theirs}”"
    yield finding(code, detail, at, piece.span(other.start, other.end))


def _part_for_whole(
    case: Case, item: Item, same: Sequence[tuple[Piece, Item]], code: Code
) -> Iterator[Finding]:
    """Yield a finding where the nine of "three of its nine" became the part."""
    if _words_before(case.sentence, item)[-1:] == ["of"]:
        return
    after = case.text[item.end :].lstrip()[:3]
    for piece, other in same:
        words = [w for w in _words_before(piece.sentence, other) if w not in _OWNERS]
        whole = words[-1:] == ["of"] and any(
            f.end <= other.start and other.start - f.end <= _PARTITIVE
            for f in piece.sentence.figures
        )
        if not whole or after != "of ":
            return
        at = Range(item.start, item.end)
        says = piece.sentence.text[other.start : other.end]
        yield finding(
            code, f"“{says}” is the whole, not the part", at, piece.span(other.start, other.end)
        )
        return


def _words_before(sentence: Sentence, item: Ranged) -> list[str]:
    index = sentence.token_at(item.start)
    return [token.norm for token in sentence.tokens[max(0, index - 3) : index]]


def _direction(sentence: Sentence, item: Figure | DateMention) -> str:
    """Return "by", "to" or "from" where it stands right before a figure behind a verb."""
    index = sentence.token_at(item.start) - 1
    if not isinstance(item, Figure) or index < 1:
        return ""
    word = sentence.tokens[index].norm
    return word if word in _DIRECTIONS and sentence.tokens[index - 1].is_word else ""


def core_of(item: Figure | DateMention) -> Range:
    """Return the part of a mention that has to be cited: the number itself."""
    return item.core if isinstance(item, Figure) else Range(item.start, item.end)


def _same_age(case: Case, item: object, other: object) -> bool:
    """Say whether "a man, 34," is the source's 34-year-old."""
    if not isinstance(item, Figure) or not isinstance(other, Figure):
        return False
    aside = case.text[: item.start].rstrip().endswith(",") and case.text[item.end :][:1] in {
        ",",
        "",
    }
    same = item.low == item.high == other.low == other.high
    return aside and same and not item.unit and other.unit == "year"


def _implied(case: Case, item: Figure | DateMention) -> bool:
    """Say whether a small count follows from the source without standing there.

    "Two sides" of a sentence that joins two names; "one of" and "the first
    to" add nothing that words could be checked for.
    """
    if isinstance(item, DateMention):
        return False
    word = case.text[item.core.start : item.core.end].casefold()
    if word == "one" and item.kind is not FigureKind.PERCENT:
        return True
    if item.kind is FigureKind.ORDINAL and word == "first":
        return any(
            "first" in p.sentence.norms or "start" in p.sentence.stems for p in case.alignment.used
        )
    if word in _SMALL_WORDS:
        return any(
            _joins_two(piece.sentence)
            or piece.sentence.norms & {"both", "two", "each", "either", "neither"}
            for piece in case.alignment.used
        )
    return False


def _joins_two(sentence: Sentence) -> bool:
    """Say whether two names are joined by "and" or set against each other."""
    names = sentence.names
    for left, right in itertools.pairwise(names):
        gap = sentence.text[left.end : right.start].casefold().split()
        if (gap and gap[-1] in {"and", "with"}) or "and" in gap[:3]:
            return True
    return False
