"""What the tests of who did what to whom share: two acts side by side, and what is wrong."""

from __future__ import annotations

from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.grammar.acts import FROM, OWNER, PATIENT, TO, Act, Who
from brief.check.grammar.entities import Entity
from brief.check.likeness import Likeness, likeness
from brief.check.names import given
from brief.model import Finding, Range

ENDS = (PATIENT, TO, FROM, "against", "over", "on", "at")
"""The parts of an act that its doer does not have."""


class Wrong(NamedTuple):
    """What is wrong with one part of a claim's act beside a source's."""

    code: Code
    who: Entity
    instead: Entity | None = None


class Counterpart(NamedTuple):
    """An act of the source that a verb of the claim may tell.

    `exact`: by the same word; `inverse`: from the other end; `linked`: the one
    that the alignment chose; `mutual`: by a verb that holds both ways.
    """

    piece: Piece
    act: Act
    exact: bool
    inverse: bool
    linked: bool
    mutual: bool


def same(case: Case, mine: Who, theirs: Who) -> Entity | None:
    """Return one of the claim's that is surely one of the source's."""
    if theirs:
        for one in mine:
            if any(likeness(one, other, case.book) is Likeness.SAME for other in theirs):
                return one
    return None


def others(case: Case, mine: Who, theirs: Who) -> bool:
    """Say whether all of the claim's are surely none of the source's."""
    return bool(mine and theirs) and all(
        likeness(one, other, case.book) is Likeness.OTHER for one in mine for other in theirs
    )


def everyone(act: Act) -> Who:
    """Return all who take part in an act."""
    return tuple(who for ones in act.parts.values() for who in ones)


def undergoers(act: Act) -> Who:
    """Return all who take part in an act and do not do it."""
    skipped = {"agent", OWNER, FROM, "with", "by"}
    return tuple(who for part, ones in act.parts.items() if part not in skipped for who in ones)


def is_given(case: Case, who: Entity) -> bool:
    """Say whether the cited text names this at all: if not, that is another finding."""
    if not who.keys or who.described:
        return True
    return any(
        given(case, name)
        for name in case.sentence.names
        if name.keys & who.keys and who.start <= name.start < who.end
    )


def told_wrong(case: Case, wrong: Wrong, piece: Piece, act: Act) -> Finding:
    """Return the finding for what is wrong, with the place in the source."""
    at = Range(wrong.who.start, wrong.who.end)
    if wrong.instead is None:
        return finding(wrong.code, case.words_at(at), at, piece.span(act.start, act.end))
    start, end = wrong.instead.start, wrong.instead.end
    detail = f"{case.words_at(at)} where the source has “{piece.sentence.text[start:end]}”"
    return finding(wrong.code, detail, at, piece.span(start, end))
