"""F3: every figure and date of the claim, for the thing that the source gives it for.

A figure has to stand in the cited characters, or to follow from what stands there
(`derived`, `counts`, `reckoned`); it may be less exact than the source's and never
more; it has to belong to the same thing (`places`) and to play the same part there
(`standing`).
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from brief.check.borders import kind_of
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.counts import counted
from brief.check.derived import follows
from brief.check.elided import is_bare, relate
from brief.check.evidence import Piece
from brief.check.given import Given, Held
from brief.check.licences import is_whole
from brief.check.places import Item, Places
from brief.check.reading import Sentence
from brief.check.reckoned import falls, lasts
from brief.check.standing import Standing, differ
from brief.check.votes import run_beside
from brief.model import Finding, Range
from brief.text.dates import DateMention, date_relation
from brief.text.figures import Bound, Figure, FigureKind, same_value
from brief.text.function_words import FUNCTION_WORDS
from brief.text.relation import Relation

_COPIED = 0.7
"""The share of a claim's pairs of words that a copied sentence has."""
_RUN = 3


class _Codes(NamedTuple):
    missing: Code
    tighter: Code
    misplaced: Code


_FIGURE_CODES = _Codes(Code.FIGURE_NOT_GIVEN, Code.FIGURE_TIGHTER, Code.FIGURE_MISPLACED)
_DATE_CODES = _Codes(Code.DATE_NOT_GIVEN, Code.DATE_TIGHTER, Code.DATE_MISPLACED)


def figure_findings(case: Case) -> list[Finding]:
    """Test the figures, then the dates."""
    places = Places(case)
    found: list[Finding] = []
    if figures := places.figures(case.sentence):
        held = Held(case, places.figures)
        for figure in figures:
            given = held.sort(figure, partial(relate, case.sentence))
            found += _figure(case, places, figure, given)
    if dates := case.sentence.dates:
        dated = Held(case, _dates_of)
        for date in dates:
            found += _date(case, places, date, dated.sort(date, _relate_dates))
    return found


def _figure(case: Case, places: Places, figure: Figure, given: Given[Figure]) -> list[Finding]:
    """Test one figure of the claim."""
    if given.same:
        wrong = _misplaced(case, places, figure, given) or _other_part(case, places, figure, given)
        stands = any(
            same_value(figure, other) or other.kind is FigureKind.SCORE for _, other in given.same
        )
        if wrong is None or (not stands and follows(case, places, figure)):
            return []
        return [wrong]
    if given.tighter and _is_hedged_part(case, figure, given):
        return []
    if (not given.tighter and not _is_changed(case, places, figure, given)) and (
        _is_named(case, figure)
        or counted(case, places, figure)
        or follows(case, places, figure)
        or lasts(case, figure)
    ):
        return []
    return [_not_given(case, figure, given)]


def _date(
    case: Case, places: Places, date: DateMention, given: Given[DateMention]
) -> list[Finding]:
    """Test one date of the claim."""
    if given.same:
        wrong = _misplaced(case, places, date, given)
        return [wrong] if wrong and not falls(case, date) else []
    return [] if falls(case, date) else [_not_given(case, date, given)]


def _is_hedged_part(case: Case, figure: Figure, given: Given[Figure]) -> bool:
    """Say whether the 310,000 of "about two-thirds of the 310,000" are as many as the source's."""
    if not is_whole(case, figure):
        return False
    hedged = any(one.bound is Bound.ABOUT for one in case.sentence.figures)
    return hedged and any(same_value(figure, other) for _, other in given.tighter)


def _is_changed(case: Case, places: Places, figure: Figure, given: Given[Figure]) -> bool:
    """Say whether the claim copies a sentence and has another number at this place.

    Whatever else that number may be reckoned from, nobody reckoned it.
    """
    mine = places.cell(case.sentence, figure)
    pairs = case.sentence.pairs
    for piece, other in given.rivals:
        if kind_of(piece.sentence.text, other) != mine.kind:
            continue
        copied = len(pairs & piece.sentence.pairs) >= _COPIED * len(pairs)
        if copied and run_beside(mine, places.cell(piece.sentence, other)) >= _RUN:
            return True
    return False


def _is_named(case: Case, figure: Figure) -> bool:
    """Say whether a bare number only names one of a kind, as in the source: "in week 4"."""
    at = case.sentence.token_at(figure.core.start)
    if not at or not is_bare(case.text, figure):
        return False
    before = case.sentence.tokens[at - 1]
    pair = before.stem, case.sentence.tokens[at].norm
    labelled = any(pair in piece.sentence.pairs for piece in case.alignment.pieces)
    return labelled and before.norm not in FUNCTION_WORDS


def _dates_of(sentence: Sentence) -> tuple[DateMention, ...]:
    return sentence.dates


def _relate_dates(claim: DateMention, _: Sentence, source: DateMention) -> Relation:
    return date_relation(claim, source)


def _misplaced(case: Case, places: Places, item: Item, given: Given[Item]) -> Finding | None:
    """Return a finding where the source gives the item for something else."""
    wrong = places.misplaced(item, given.same, given.rivals)
    if wrong is None:
        return None
    piece, place = wrong
    at = Range(item.start, item.end)
    says = piece.sentence.text[place.start : place.end]
    detail = f"{case.words_at(at)} where the source has “{says}”"
    return finding(_codes_of(item).misplaced, detail, at, piece.span(*place))


def _other_part(case: Case, places: Places, figure: Figure, given: Given[Figure]) -> Finding | None:
    """Return a finding where the figure plays another part in all places that have it."""
    mine = Standing(case.sentence, figure, places.cell(case.sentence, figure))
    first: tuple[str, Piece, Figure] | None = None
    for piece, other in given.same:
        theirs = Standing(piece.sentence, other, places.cell(piece.sentence, other))
        wrong = differ(mine, theirs, places)
        if not wrong:
            return None
        first = first or (wrong, piece, other)
    if first is None:
        return None
    detail, piece, other = first
    at = Range(figure.start, figure.end)
    return finding(Code.FIGURE_MISPLACED, detail, at, piece.span(other.start, other.end))


def _not_given(case: Case, item: Item, given: Given[Item]) -> Finding:
    """Return the finding for an item that no cited one equals or implies."""
    at = Range(item.start, item.end)
    codes = _codes_of(item)
    if given.tighter:
        piece, other = given.tighter[0]
        says = piece.sentence.text[other.start : other.end]
        detail = f"{case.words_at(at)} from “{says}”"
        return finding(codes.tighter, detail, at, piece.span(other.start, other.end))
    near = given.rivals[0] if given.rivals else None
    span = near[0].span(near[1].start, near[1].end) if near else None
    return finding(codes.missing, case.words_at(at), at, span)


def _codes_of(item: Figure | DateMention) -> _Codes:
    return _FIGURE_CODES if isinstance(item, Figure) else _DATE_CODES
