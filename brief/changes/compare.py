"""Whether two statements of different days say the same, an update of it, or something else.

The checker is asked both ways: whether yesterday's citations carry today's
statement, and today's citations yesterday's. What it finds are the differences,
with the characters that show them. Where it finds anything that is not a
difference in one thing (another name, other content on both sides), the two
are of different matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from brief.changes.days import print_of
from brief.changes.differences import Sides, differences_of, extras_of
from brief.changes.matter import conflicting, content, counted_alike, share
from brief.changes.standing import Standing, merged
from brief.check import Checker
from brief.check.codes import Code
from brief.check.conflict import is_conflict
from brief.check.strictness import Strictness
from brief.model import Aspect, Basis, Cited, Claim, Difference, Finding, Kind, Span, Told
from brief.text.tokens import stem

_SAME_SHARE, _CHANGED_SHARE, _DETAIL_SHARE = 0.5, 0.4, 0.75
"""The least part of the content words of one statement that the other has too."""
_ANSWERS = frozenset({Code.FIGURE_NOT_GIVEN, Code.DATE_NOT_GIVEN, Code.NAME_NOT_GIVEN})
"""What an answer adds to the question that it settles."""
_ADDED = _ANSWERS | {Code.NOT_CARRIED, Code.CAUSE_ADDED}
_ANOTHER = frozenset({Code.NAME_NOT_GIVEN, Code.WRONG_ROLE, Code.NAME_MISPLACED})


_BESIDE = frozenset({Code.NOBODY_SAID, Code.STATED_AS_FACT, Code.WRONG_SPEAKER, Code.NOT_CARRIED})
"""A conflict that is over may be told by another voice than its sides were, with more beside it."""


class Relation(StrEnum):
    """How a statement stands to one of an earlier day."""

    SAME = "same"
    UPDATED = "updated"
    DIFFERENT = "different"


_FRAME = frozenset(map(stem, "report outlet differ word".split()))
"""The words in which a conflict is told, which are no part of its matter."""
_RANKS = {relation: rank for rank, relation in enumerate(Relation)}


class Compared(NamedTuple):
    """The relation of two statements, in what they differ, and how like they are in [0, 1]."""

    relation: Relation
    differences: tuple[Difference, ...] = ()
    likeness: float = 0.0


_DIFFERENT = Compared(Relation.DIFFERENT)


class Comparer:
    """Compares statements over fixed articles, by the hash of their text."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        self._standing = merged(standing)
        articles = {one.article.id: one.article for one in self._standing.values()}
        self._checker = Checker(articles, Strictness.CAREFUL)

    def compare(self, was: Told, now: Told) -> Compared:
        """Compare a statement with one of an earlier day; of one holder's, where they have any."""
        if print_of(was) == print_of(now):
            return Compared(Relation.SAME, (), 1.0)
        found = self._compare(was, now)
        return found._replace(differences=_shown(found.differences, was, now))

    def _compare(self, was: Told, now: Told) -> Compared:
        if not _one_holder(was, now) and Kind.POSITION in (was.kind, now.kind):
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
        return _read(self._sides(was, now, forth, back), was, now)

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
        """Compare a conflict with what is reported without one, side by side of it."""
        if not _on_topic(was, now):
            return _DIFFERENT
        return _best(
            _against(self._sides(was, now, self._against(now, at), ()), now.text, at)
            for at in was.citations
        )

    def _disputed(self, was: Told, now: Told) -> Compared:
        """Compare what was reported without a conflict with each side of one."""
        if not _on_topic(now, was):
            return _DIFFERENT
        return _best(
            _against(self._sides(was, now, (), self._against(was, at)), was.text, at)
            for at in now.citations
        )

    def _sides(
        self, was: Told, now: Told, forth: tuple[Finding, ...], back: tuple[Finding, ...]
    ) -> Sides:
        return Sides(was.text, now.text, forth, back, self._true, self._words)

    def _against(self, said: Told, cited: Cited) -> tuple[Finding, ...]:
        return self._findings(said, replace(said, citations=(cited,)))


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


def _one_holder(was: Told, now: Told) -> bool:
    """Say whether two statements have one holder, by the whole name or by its end."""
    mine, theirs = ((one.holder or "").casefold().split() for one in (was, now))
    size = min(len(mine), len(theirs))
    return mine == theirs if not size else mine[-size:] == theirs[-size:]


def _bare(told: Told) -> Claim:
    return Claim(told.text, (), told.kind, told.basis, told.holder)


def _read(sides: Sides, was: Told, now: Told) -> Compared:
    """Tell from what the checker found both ways how two statements stand to each other."""
    found = differences_of(sides)
    forth, back = extras_of(sides)
    like = share(was.text, now.text)
    if any(one.code in _ANOTHER for one in forth) and found and not _is_open(was):
        return _DIFFERENT
    alike = counted_alike(was.text, now.text, found)
    if not sides.forth and (not found or not alike):
        # A figure that the earlier one gave of something else is a detail that is left out.
        known = share(now.text, was.text, of_first=True)
        return Compared(Relation.SAME, (), like) if known >= _SAME_SHARE else _DIFFERENT
    if not alike:
        return _DIFFERENT
    if found and (not forth or not back):
        voice: frozenset[Code] = (
            frozenset() if now.kind is Kind.POSITION else frozenset({Code.NOBODY_SAID})
        )
        return Compared(Relation.UPDATED, found, like) if _may(forth, voice) else _DIFFERENT
    if _is_open(was) and not _is_open(now):
        answered = _answers(forth) or (not back and _may(forth))
        return Compared(Relation.UPDATED, _details(forth), like) if answered else _DIFFERENT
    kept = share(was.text, now.text, of_first=True)
    if not found and not back and _may(forth) and kept >= _DETAIL_SHARE:
        return Compared(Relation.UPDATED, _details(forth), like)
    return _DIFFERENT


def _may(extras: Sequence[Finding], more: frozenset[Code] = frozenset()) -> bool:
    """Say whether all that is found beside the differences is added content, or `more`."""
    return all(one.code in _ADDED | more for one in extras)


def _answers(extras: Sequence[Finding]) -> bool:
    """Say whether figures, dates and names are all that is added to a question."""
    return bool(extras) and all(one.code in _ANSWERS for one in extras)


def _is_open(told: Told) -> bool:
    return told.basis is Basis.OPEN


def _details(extras: Sequence[Finding]) -> tuple[Difference, ...]:
    return tuple(Difference(Aspect.DETAIL, now=one.at) for one in extras)


def _on_topic(conflict: Told, other: Told) -> bool:
    """Say whether a statement holds what the reports differ on; a quote may say more than that."""
    topic = content(conflict.text.partition(":")[0]) - _FRAME
    return bool(topic) and len(topic & content(other.text)) >= _DETAIL_SHARE * len(topic)


def _against(sides: Sides, text: str, cited: Cited) -> Compared:
    """Compare a statement with what one side of a conflict is quoted as saying."""
    like = share(text, cited.quote, of_first=True)
    found = differences_of(sides)
    extras = [one for way in extras_of(sides) for one in way]
    if like < _SAME_SHARE or not all(one.code in _BESIDE for one in extras):
        return _DIFFERENT
    if found:
        return Compared(Relation.UPDATED, found, like)
    return Compared(Relation.SAME, (), like)


def _best(found: Iterable[Compared]) -> Compared:
    """Return the closest, the first among equals."""
    ranked = sorted(found, key=lambda one: (_RANKS[one.relation], -one.likeness))
    return ranked[0] if ranked else _DIFFERENT


def _conflicts(was: Told, now: Told) -> Compared:
    """Compare two conflicts: one matter if their topics are, another if nothing is alike."""
    if share(was.text.partition(":")[0], now.text.partition(":")[0]) < _SAME_SHARE:
        return _DIFFERENT
    found = conflicting(was.text, now.text)
    return Compared(Relation.UPDATED if found else Relation.SAME, found, share(was.text, now.text))
