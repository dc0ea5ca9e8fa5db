"""The checker's findings read as differences between two statements.

A finding tells a difference when the checker saw the two side by side: it names
a counterpart in the cited text, or belongs to the family that reads stance.
Every other finding is something that one side has and the other has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from brief.check.codes import Code
from brief.model import Aspect, Difference, Finding, Range, Span
from brief.text.figures import Figure, figures, same_value
from brief.text.fold import find_folded

_PAIRED = {
    Code.FIGURE_NOT_GIVEN: Aspect.FIGURE,
    Code.FIGURE_TIGHTER: Aspect.WORDING,
    Code.DATE_NOT_GIVEN: Aspect.DATE,
    Code.DATE_TIGHTER: Aspect.WORDING,
}
_STANCE = frozenset(
    {
        Code.NEGATION,
        Code.OPPOSITE,
        Code.MORE_CERTAIN,
        Code.LESS_CERTAIN,
        Code.CONDITION_DROPPED,
        Code.CONDITION_ADDED,
        Code.STATUS,
        Code.QUALIFIER_DROPPED,
        Code.QUANTIFIER_ADDED,
        Code.TIME_MOVED,
    }
)
_OF_STANCE = frozenset({Code.STATED_AS_FACT, Code.NOBODY_SAID})
"""What follows from another stance: what was a plan of somebody's is a fact."""


_CARRIED = frozenset({Code.NOT_CARRIED, Code.CAUSE_ADDED, Code.STATUS})
"""What is said of the words of a difference, a condition's for one; a name is never part of one."""


class Sides(NamedTuple):
    """Two statements, and what keeps either's citations from carrying the other.

    `forth` are findings on `now` against the earlier citations, `back` those on
    `was` against the later ones; `true` turns a place found into one of the article, `words` gives
    the characters there.
    """

    was: str
    now: str
    forth: tuple[Finding, ...]
    back: tuple[Finding, ...]
    true: Callable[[Span], Span | None]
    words: Callable[[Span], str]


def differences_of(sides: Sides) -> tuple[Difference, ...]:
    """Return the differences, those that both ways show as one."""
    forth = [one for one in sides.forth if aspect_of(one)]
    back = [one for one in sides.back if aspect_of(one)]
    found: list[Difference] = []
    for one in forth:
        aspect = aspect_of(one)
        assert aspect is not None
        twin = next((other for other in back if aspect_of(other) is aspect), None)
        if twin:
            back.remove(twin)
        found.append(_joined(aspect, one, twin, sides))
    found += [one for other in back for one in _backward(other, sides)]
    named = [_named(one, sides) for one in found]
    inner = [one.now for one in named if one.aspect is not Aspect.STANCE and one.now]
    return tuple(
        one
        for one in dict.fromkeys(named)
        if one.aspect is not Aspect.STANCE or not _within(one.now, inner)
    )


def _named(one: Difference, sides: Sides) -> Difference:
    """Call the same number under another bound, "nearly 400" for one, another wording."""
    if one.aspect is not Aspect.FIGURE:
        return one
    was, now = figure_at(sides.was, one.was), figure_at(sides.now, one.now)
    same = was is not None and now is not None and same_value(was, now)
    return replace(one, aspect=Aspect.WORDING) if same else one


def figure_at(text: str, at: Range | None) -> Figure | None:
    """Return the figure that overlaps a range of a text."""
    if at is None:
        return None
    return next((f for f in figures(text) if f.start < at.end and at.start < f.end), None)


def aspect_of(finding: Finding) -> Aspect | None:
    """Return in what two statements differ by a finding, None where it shows no difference."""
    code = Code(finding.code)
    if code in _STANCE:
        return Aspect.STANCE
    return _PAIRED.get(code) if finding.source else None


def _joined(aspect: Aspect, one: Finding, twin: Finding | None, sides: Sides) -> Difference:
    """Return what a finding on the later statement shows, with its twin on the earlier one.

    Where a finding is about a word's surroundings ("strike", for "may strike"),
    the words that it was compared with are the better ones to point at.
    """
    was, now = twin.at if twin else None, one.at
    if was is None or aspect is Aspect.STANCE:
        was = _place(one.source, sides.was, sides) or was
    if twin and aspect is Aspect.STANCE:
        now = _place(twin.source, sides.now, sides) or now
    return Difference(
        aspect,
        was,
        now,
        one.source and sides.true(one.source),
        twin.source and sides.true(twin.source) if twin else None,
    )


def _place(source: Span | None, text: str, sides: Sides) -> Range | None:
    """Return where a statement has the characters that stand at a place of a source."""
    return find_folded(sides.words(source), text) if source else None


def _backward(one: Finding, sides: Sides) -> Iterator[Difference]:
    """Yield what only the way back shows, where the later statement itself has the words.

    That today's sources are vaguer than yesterday's statement changes nothing in
    today's statement unless it is vaguer itself.
    """
    aspect = aspect_of(one)
    place = one.source and sides.true(one.source)
    if aspect is None or one.source is None or place is None:
        return
    now = find_folded(sides.words(one.source), sides.now)
    if now is not None:
        yield Difference(aspect, one.at, now, None, place)


def extras_of(sides: Sides) -> tuple[list[Finding], list[Finding]]:
    """Return the findings each way that are no differences and do not follow from one."""
    both = (*sides.forth, *sides.back)
    stance = any(aspect_of(one) is Aspect.STANCE for one in both)
    return _extras(sides.forth, stance=stance), _extras(sides.back, stance=stance)


def _extras(findings: Sequence[Finding], *, stance: bool) -> list[Finding]:
    inside = [one.at for one in findings if aspect_of(one) and one.at]
    return [
        one
        for one in findings
        if not aspect_of(one)
        and not (stance and one.code in _OF_STANCE)
        and not (one.code in _CARRIED and _within(one.at, inside))
    ]


def _within(at: Range | None, ranges: Sequence[Range]) -> bool:
    return at is not None and any(r.start <= at.start and at.end <= r.end for r in ranges)
