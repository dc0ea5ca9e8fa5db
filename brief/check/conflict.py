"""Statements that say how outlets differ: each side is proved from its own outlet.

The frame is ours ("Reports differ on X: A (Outlet), B (Outlet)."), so its own
words need no support; the topic and the sides do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.model import Basis, Claim, Finding, Kind, Range
from brief.text.dates import DateMention, date_relation, dates
from brief.text.figures import Figure, figures, same_value
from brief.text.fold import find_folded, fold_key
from brief.text.quotations import quotations
from brief.text.relation import Relation
from brief.text.tokens import stem, words

_OUTLET = re.compile(r"\(([^()]{1,120})\)")
_FRAME = frozenset(
    map(
        stem,
        """outlet report source account paper agency newspaper article differ difference disagree
        vary give put quote word wording figure number toll date differently other another say
        different conflict conflicting one remark whether while""".split(),
    )
)
_DIFFERING = frozenset(map(stem, "differ disagree vary conflict".split()))
_FEWEST_SIDES = 2


class Side(NamedTuple):
    """One side: the outlet as named, and the range of the claim that holds what it says."""

    outlet: str
    at: Range


def is_conflict(claim: Claim) -> bool:
    """Say whether a claim reports a conflict between outlets in the form with their names.

    It says so by its basis or, in any section and in anybody's draft, by its
    words: "Reports differ on …: … (Outlet), … (Outlet)." In no section may such
    words say of an outlet what it does not report.
    """
    if len(_OUTLET.findall(claim.text)) < _FEWEST_SIDES:
        return False
    if claim.kind is Kind.UNRESOLVED and claim.basis is Basis.CONFLICT:
        return True
    frame = claim.text.partition(":")
    return bool(frame[1]) and any(t.stem in _DIFFERING for t in words(frame[0]))


def sides_of(text: str) -> tuple[Range, list[Side]]:
    """Return the range of the topic, and the sides in order."""
    matches = list(_OUTLET.finditer(text))
    colon = text.rfind(":", 0, matches[0].start())
    at = colon + 1 if colon >= 0 else 0
    found: list[Side] = []
    for match in matches:
        found.append(Side(match.group(1).strip(), Range(at, match.start())))
        at = match.end()
    return Range(0, max(colon, 0)), found


def conflict_findings(case: Case) -> list[Finding]:
    """Test that each side stands in a citation of its outlet and that the sides differ."""
    topic, sides = sides_of(case.text)
    found: list[Finding] = []
    for side in sides:
        found += _side(case, side)
    found += _topic(case, topic)
    if not found and not _differ(case, sides):
        at = Range(sides[0].at.start, sides[-1].at.end)
        found.append(finding(Code.NO_CONFLICT, "the sides say the same", at))
    if len({fold_key(side.outlet) for side in sides}) < _FEWEST_SIDES:
        found.append(finding(Code.NO_CONFLICT, "one outlet cannot differ with itself"))
    return found


def _pieces_of(case: Case, outlet: str) -> list[Piece]:
    wanted = {fold_key(one) for one in re.split(r",\s*|\s+and\s+|;\s*", outlet)} | {
        fold_key(outlet)
    }
    return [
        p for p in case.pieces if fold_key(p.source.article.outlet or p.source.article.id) in wanted
    ]


def _side(case: Case, side: Side) -> Iterator[Finding]:
    pieces = _pieces_of(case, side.outlet)
    if not pieces:
        yield finding(Code.NO_CONFLICT, f"{side.outlet} is not cited", side.at)
        return
    quoted = quotations(case.text, *side.at)
    if quoted:
        for quotation in quoted:
            inner = case.text[slice(*quotation.inner)].strip(" ,.;:!?")
            if not any(
                find_folded(inner, p.source.article.text, *c) for p in pieces for c in p.cited
            ):
                yield finding(
                    Code.QUOTE_NOT_FOUND, side.outlet, Range(quotation.start, quotation.end)
                )
        return
    mine: list[Figure | DateMention] = [*figures(case.text, *side.at), *dates(case.text, *side.at)]
    if not mine:
        yield finding(Code.NO_CONFLICT, "a side needs a figure, a date or a quotation", side.at)
    for item in mine:
        if not any(_stands(case, item, piece) for piece in pieces):
            code = Code.FIGURE_NOT_GIVEN if isinstance(item, Figure) else Code.DATE_NOT_GIVEN
            at = Range(item.start, item.end)
            yield finding(code, f"{case.words_at(at)} in {side.outlet}", at)
    yield from _words(case, side.at, pieces)


def _stands(case: Case, item: Figure | DateMention, piece: Piece) -> bool:
    """Say whether a piece has the figure or date of a side, with its own bound."""
    if isinstance(item, Figure):
        return any(
            same_value(item, other) and item.bound is other.bound and piece.holds(*other.core)
            for other in piece.sentence.figures
        )
    published = piece.source.article.published
    return any(
        date_relation(one, other) in {Relation.SAME, Relation.LOOSER}
        for one in dates(case.text, item.start, item.end, published=published)
        for other in piece.sentence.dates
    )


def _words(case: Case, at: Range, pieces: list[Piece]) -> Iterator[Finding]:
    """Yield a finding for a word in `at` that is neither frame nor in any of the pieces."""
    taken = [(f.start, f.end) for f in figures(case.text, *at)]
    taken += [(d.start, d.end) for d in dates(case.text, *at)]
    for unit in case.sentence.units:
        if not at.start <= unit.start < at.end or any(a <= unit.start < b for a, b in taken):
            continue
        if unit.stem in _FRAME or any(unit.stem in p.sentence.stems for p in pieces):
            continue
        where = Range(unit.start, unit.end)
        yield finding(Code.NOT_CARRIED, case.words_at(where), where)


def _topic(case: Case, topic: Range) -> Iterator[Finding]:
    """Test the words and names of the topic against all that is cited."""
    yield from _words(case, topic, list(case.pieces))
    for name in case.sentence.names:
        if not topic.start <= name.start < topic.end or name.weak:
            continue
        if not any(name.keys & other.keys for p in case.pieces for other in p.sentence.names):
            at = Range(name.start, name.end)
            if any(w.stem in _FRAME for w in words(case.text, *at)):
                continue
            yield finding(Code.NAME_NOT_GIVEN, case.words_at(at), at)


def _differ(case: Case, sides: list[Side]) -> bool:
    """Say whether some two sides are not the same figure, date or wording."""
    for index, left in enumerate(sides):
        for right in sides[index + 1 :]:
            if _unlike(case, left.at, right.at):
                return True
    return False


def _unlike(case: Case, left: Range, right: Range) -> bool:
    mine, theirs = figures(case.text, *left), figures(case.text, *right)
    if mine and theirs and not quotations(case.text, *left):
        return not any(same_value(a, b) and a.bound is b.bound for a in mine for b in theirs)
    one = [w.norm for w in words(case.text, *left)]
    other = [w.norm for w in words(case.text, *right)]
    return one != other
