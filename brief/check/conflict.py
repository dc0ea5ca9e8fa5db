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
from brief.model import Basis, Claim, Finding, Kind, Range, outlet_of
from brief.text.dates import DateMention, date_relation, dates
from brief.text.figures import Figure, figures, same_value
from brief.text.fold import find_folded, fold_key
from brief.text.names import Name
from brief.text.quotations import quotations
from brief.text.relation import Relation
from brief.text.tokens import stem, words

_OUTLET = re.compile(r"\(([^()]{1,120})\)")
_FRAME = frozenset(
    map(
        stem,
        """outlet report source account paper agency newspaper article differ difference disagree
        vary give put quote word wording figure number toll date differently other another say
        different conflict conflicting one remark whether while where when who whom""".split(),
    )
)
_DIFFERING = frozenset(map(stem, "differ disagree vary conflict".split()))
_BETWEEN = re.compile(r"(,\s*(?:and\s+)?|\s+and\s+|;\s*)")
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
    for side in sides:
        found += _off_topic(case, topic, side)
    if not found and not _differ(case, sides):
        at = Range(sides[0].at.start, sides[-1].at.end)
        found.append(finding(Code.NO_CONFLICT, "the sides say the same", at))
    if len({fold_key(side.outlet) for side in sides}) < _FEWEST_SIDES:
        found.append(finding(Code.NO_CONFLICT, "one outlet cannot differ with itself"))
    return found


def _named_outlets(case: Case, listed: str) -> list[str]:
    """Return the outlets of "A", "A and B", "A, B and C"; what is not cited stays as it stands."""
    cited = {fold_key(outlet_of(p.source.article)) for p in case.pieces}
    parts = _BETWEEN.split(listed)  # names and what stands between them, in turn
    found: list[str] = []
    while parts:
        # An outlet's own name may hold a comma or an "and": the longest that is cited is meant.
        for size in range(len(parts), 0, -2):
            name = "".join(parts[:size])
            if fold_key(name) in cited or size == 1:
                found.append(name.strip())
                parts = parts[size + 1 :]
                break
    return found


def _pieces_of(case: Case, outlet: str) -> list[Piece]:
    """Return what is cited of an outlet."""
    wanted = fold_key(outlet)
    return [p for p in case.pieces if fold_key(outlet_of(p.source.article)) == wanted]


def _side(case: Case, side: Side) -> Iterator[Finding]:
    """Yield what is wrong with a side in any of the outlets that are said to take it."""
    for outlet in _named_outlets(case, side.outlet):
        pieces = _pieces_of(case, outlet)
        if pieces:
            yield from _side_in(case, Side(outlet, side.at), pieces)
        else:
            yield finding(Code.NO_CONFLICT, f"{outlet} is not cited", side.at)


def _side_in(case: Case, side: Side, pieces: list[Piece]) -> Iterator[Finding]:
    """Yield what is wrong with a side in one outlet."""
    quoted = quotations(case.text, *side.at)
    for quotation in quoted:
        inner = case.text[slice(*quotation.inner)].strip(" ,.;:!?")
        if not any(find_folded(inner, p.source.article.text, *c) for p in pieces for c in p.cited):
            at = Range(quotation.start, quotation.end)
            yield finding(Code.QUOTE_NOT_FOUND, side.outlet, at)
    if quoted:
        return
    mine: list[Figure | DateMention] = [*figures(case.text, *side.at), *dates(case.text, *side.at)]
    named = [name for name in case.sentence.names if side.at.start <= name.start < side.at.end]
    if not (mine or named):
        yield finding(Code.NO_CONFLICT, "a side needs a figure, date, name or quotation", side.at)
    yield from _unnamed(case, named, side.outlet, pieces)
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


def _unnamed(case: Case, named: list[Name], outlet: str, pieces: list[Piece]) -> Iterator[Finding]:
    """Yield a finding for a name of a side that its outlet does not give in what is cited."""
    for name in named:
        given = (
            other
            for piece in pieces
            for other in piece.sentence.names
            if piece.holds(other.start, other.end)
        )
        if not any(name.keys & other.keys for other in given):
            at = Range(name.start, name.end)
            yield finding(Code.NAME_NOT_GIVEN, f"{case.words_at(at)} in {outlet}", at)


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


def _off_topic(case: Case, topic: Range, side: Side) -> Iterator[Finding]:
    """Yield a finding where a side is of something else than what is said to be told differently.

    A name alone may stand in a sentence for many reasons: where the sides are
    names, each outlet has to carry all of the topic.
    """
    told = [
        unit
        for unit in case.sentence.units
        if topic.start <= unit.start < topic.end and unit.stem not in _FRAME
    ]
    only_names = not (
        figures(case.text, *side.at)
        or dates(case.text, *side.at)
        or quotations(case.text, *side.at)
    )
    for outlet in _named_outlets(case, side.outlet):
        pieces = _pieces_of(case, outlet)
        held = [any(unit.stem in p.sentence.stems for p in pieces) for unit in told]
        if pieces and told and not (all(held) if only_names else any(held)):
            detail = f"what is cited of {outlet} is not about it"
            yield finding(Code.NO_CONFLICT, detail, topic)


def _differ(case: Case, sides: list[Side]) -> bool:
    """Say whether each two sides are not the same figure, date, name or wording."""
    return all(
        _unlike(case, left, right)
        for index, left in enumerate(sides)
        for right in sides[index + 1 :]
    )


def _unlike(case: Case, left: Side, right: Side) -> bool:
    """Say whether two sides cannot both be meant: neither outlet also gives what the other does."""
    mine, theirs = figures(case.text, *left.at), figures(case.text, *right.at)
    if quotations(case.text, *left.at) or quotations(case.text, *right.at):
        return _norms(case, left) != _norms(case, right)
    if mine and theirs:
        return not any(same_value(a, b) and a.bound is b.bound for a in mine for b in theirs)
    days = [dates(case.text, *side.at) for side in (left, right)]
    if all(days):
        return not any(date_relation(a, b) is Relation.SAME for a in days[0] for b in days[1])
    return not (_gives(case, left, right) or _gives(case, right, left))


def _norms(case: Case, side: Side) -> list[str]:
    """Return the folded words of a side."""
    return [word.norm for word in words(case.text, *side.at)]


def _gives(case: Case, side: Side, other: Side) -> bool:
    """Say whether the outlet of one side names, where it is cited, what the other side names."""
    named = [n.keys for n in case.sentence.names if other.at.start <= n.start < other.at.end]
    given = [
        name.keys
        for outlet in _named_outlets(case, side.outlet)
        for piece in _pieces_of(case, outlet)
        for name in piece.sentence.names
    ]
    return any(mine & theirs for mine in named for theirs in given)
