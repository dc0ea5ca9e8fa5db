"""Whether two statements of different days say the same, an update of it, or something else.

The checker is asked both ways: whether yesterday's citations carry today's
statement, and today's citations yesterday's. What it finds are the differences,
with the characters that show them. Where it finds anything that is not a
difference in one thing (another name, other content on both sides), the two
are of different matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from brief.changes.differences import Sides, differences_of, extras_of
from brief.changes.matter import conflicting, counted_alike, share
from brief.changes.standing import Standing
from brief.check import Checker
from brief.check.codes import Code
from brief.check.conflict import is_conflict
from brief.check.strictness import Strictness
from brief.model import Aspect, Basis, Claim, Difference, Finding, Kind, Span, Told

_SAME_SHARE, _CHANGED_SHARE, _DETAIL_SHARE = 0.5, 0.4, 0.75
"""The least part of the content words of one statement that the other has too."""
_ANSWERS = frozenset({Code.FIGURE_NOT_GIVEN, Code.DATE_NOT_GIVEN, Code.NAME_NOT_GIVEN})
"""What an answer adds to the question that it settles."""
_ADDED = _ANSWERS | {Code.NOT_CARRIED, Code.CAUSE_ADDED}
_ANOTHER = frozenset({Code.NAME_NOT_GIVEN, Code.WRONG_ROLE, Code.NAME_MISPLACED})


class Relation(StrEnum):
    """How a statement stands to one of an earlier day."""

    SAME = "same"
    UPDATED = "updated"
    DIFFERENT = "different"


class Compared(NamedTuple):
    """The relation of two statements, in what they differ, and how like they are in [0, 1]."""

    relation: Relation
    differences: tuple[Difference, ...] = ()
    likeness: float = 0.0


_DIFFERENT = Compared(Relation.DIFFERENT)


class Comparer:
    """Compares statements over fixed articles, by the hash of their text."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        # What is at hand whole replaces the quotes of another day from the same text.
        self._standing = {one.sha256: one for one in sorted(standing, key=lambda s: s.whole)}
        articles = {one.article.id: one.article for one in self._standing.values()}
        self._checker = Checker(articles, Strictness.CAREFUL)

    def compare(self, was: Told, now: Told) -> Compared:
        """Compare a statement with one of an earlier day; holders of one name only."""
        found = self._compare(was, now)
        return found._replace(differences=_shown(found.differences, was, now))

    def _compare(self, was: Told, now: Told) -> Compared:
        if _holder(was) != _holder(now) and Kind.POSITION in (was.kind, now.kind):
            return _DIFFERENT
        mine, other = (is_conflict(_bare(one)) for one in (was, now))
        if mine and other:
            return _conflicts(was, now)
        if mine:
            return self._settled(was, now)
        if other:
            return self._disputed(was, now)
        like = share(was.text, now.text)
        if like < _CHANGED_SHARE:
            return _DIFFERENT
        forth, back = self._findings(now, was), self._findings(was, now)
        return _read(Sides(was.text, now.text, forth, back, self._true, self._words), was, now)

    def _findings(self, said: Told, cited: Told) -> tuple[Finding, ...]:
        """Return what keeps the citations of one statement from carrying the other."""
        pointers = tuple(
            self._standing[at.sha256].pointer(at.start, at.end, at.quote) for at in cited.citations
        )
        claim = Claim(said.text, pointers, said.kind, said.basis, said.holder)
        return self._checker.check(claim).findings

    def _true(self, span: Span) -> Span | None:
        return self._standing[span.source].true_place(span)

    def _words(self, span: Span) -> str:
        return self._standing[span.source].article.text[span.start : span.end]

    def _settled(self, was: Told, now: Told) -> Compared:
        """Compare a conflict with what is reported without one."""
        sides = Sides(was.text, now.text, self._findings(now, was), (), self._true, self._words)
        return _against_quotes(sides, [at.quote for at in was.citations], now.text)

    def _disputed(self, was: Told, now: Told) -> Compared:
        """Compare what was reported without a conflict with a conflict."""
        sides = Sides(was.text, now.text, (), self._findings(was, now), self._true, self._words)
        return _against_quotes(sides, [at.quote for at in now.citations], was.text)


def _shown(found: Sequence[Difference], was: Told, now: Told) -> tuple[Difference, ...]:
    """Point at no characters but cited ones: the checker also looks at those around them."""
    return tuple(
        replace(
            one,
            was_source=one.was_source if _is_cited(one.was_source, was) else None,
            now_source=one.now_source if _is_cited(one.now_source, now) else None,
        )
        for one in found
    )


def _is_cited(place: Span | None, told: Told) -> bool:
    return place is not None and any(
        at.sha256 == place.source and at.start <= place.start and place.end <= at.end
        for at in told.citations
    )


def _holder(told: Told) -> str:
    return (told.holder or "").casefold()


def _bare(told: Told) -> Claim:
    return Claim(told.text, (), told.kind, told.basis, told.holder)


def _read(sides: Sides, was: Told, now: Told) -> Compared:
    """Tell from what the checker found both ways how two statements stand to each other."""
    found = differences_of(sides)
    forth, back = extras_of(sides)
    like = share(was.text, now.text)
    if any(one.code in _ANOTHER for one in forth) and found and not _is_open(was):
        return _DIFFERENT
    if not sides.forth and not found:
        known = share(now.text, was.text, of_first=True)
        return Compared(Relation.SAME, (), like) if known >= _SAME_SHARE else _DIFFERENT
    if not counted_alike(was.text, now.text, found):
        return _DIFFERENT
    if found and (not forth or not back):
        return Compared(Relation.UPDATED, found, like) if _may(forth) else _DIFFERENT
    if _is_open(was) and not _is_open(now):
        answered = forth and all(one.code in _ANSWERS for one in forth)
        return Compared(Relation.UPDATED, _details(forth), like) if answered else _DIFFERENT
    kept = share(was.text, now.text, of_first=True)
    if not found and not back and _may(forth) and kept >= _DETAIL_SHARE:
        return Compared(Relation.UPDATED, _details(forth), like)
    return _DIFFERENT


def _may(extras: Sequence[Finding]) -> bool:
    """Say whether all that is found beside the differences is added content."""
    return all(one.code in _ADDED for one in extras)


def _is_open(told: Told) -> bool:
    return told.basis is Basis.OPEN


def _details(extras: Sequence[Finding]) -> tuple[Difference, ...]:
    return tuple(Difference(Aspect.DETAIL, now=one.at) for one in extras)


def _against_quotes(sides: Sides, quotes: Sequence[str], text: str) -> Compared:
    """Compare a statement with what the sides of a conflict are quoted as saying."""
    like = max((share(text, quote, of_first=True) for quote in quotes), default=0.0)
    found = differences_of(sides)
    forth, back = extras_of(sides)
    if like < _SAME_SHARE or forth or back:
        return _DIFFERENT
    if sides.forth or sides.back:
        return Compared(Relation.UPDATED, found, like) if found else _DIFFERENT
    return Compared(Relation.SAME, (), like)


def _conflicts(was: Told, now: Told) -> Compared:
    """Compare two conflicts: one matter if their topics are, another if nothing is alike."""
    if share(was.text.partition(":")[0], now.text.partition(":")[0]) < _SAME_SHARE:
        return _DIFFERENT
    found = conflicting(was.text, now.text)
    return Compared(Relation.UPDATED if found else Relation.SAME, found, share(was.text, now.text))
