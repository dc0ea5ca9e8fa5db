"""N404: who has a part in an act that the source gives to another."""

from __future__ import annotations

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code
from brief.check.evidence import Piece
from brief.check.grammar.acts import AGENT, FROM, OWNER, PATIENT, TO, Act, Who
from brief.check.grammar.entities import Entity
from brief.check.grammar.vocabulary import GIVES, TAKES
from brief.check.parts import ENDS, Counterpart, Wrong, everyone, is_given, others, same

_PLACES = frozenset("in at near on around across outside inside".split())
_TOGETHER = (AGENT, "with", "along with", "alongside", "including")


def foreign(case: Case, link: Link, mine: Act, other: Counterpart) -> Wrong | None:
    """Return a part of an act that the source gives to another who is named there."""
    theirs = other.act
    if link.strength < 1.0 and not _anchored(case, mine, theirs):
        return None
    for part, here in mine.parts.items():
        there = theirs.parts.get(part, ())
        if part == OWNER or not others(case, here, there) or not is_given(case, here[0]):
            continue
        if part in {AGENT, "with"} and same(case, here, _together(theirs)):
            continue
        if part == AGENT and _is_cue(case, link) and _may_speak(case, here[0], there[0]):
            continue  # who says it is tested with what is said
        if part in _PLACES and _beside(other.piece, here[0]):
            continue
        return Wrong(Code.NAME_MISPLACED, here[0], there[0])
    return None


def _anchored(case: Case, mine: Act, theirs: Act) -> bool:
    """Say whether the two acts share a part, so that they are one."""
    return any(
        same(case, mine.parts.get(part, ()), theirs.parts.get(part, ())) for part in (AGENT, *ENDS)
    )


def _together(act: Act) -> Who:
    """Return those who act together: "funded it with the Orr Trust"."""
    return tuple(who for word in _TOGETHER for who in act.parts.get(word, ()))


def _is_cue(case: Case, link: Link) -> bool:
    return any(one.cue.start <= link.unit.start < one.cue.end for one in case.sentence.attributions)


def _may_speak(case: Case, one: Entity, other: Entity) -> bool:
    """Say whether one may speak for the other, as a person does for a body."""
    if not (one.keys and other.keys):
        return False
    return not all(who.keys & case.book.officers for who in (one, other))


def _beside(piece: Piece, who: Entity) -> bool:
    """Say whether the source's sentence names this too: a place may lie in another."""
    return any(who.keys & name.keys for name in piece.sentence.names)


def foreign_end(case: Case, link: Link, mine: Act, theirs: Act) -> Wrong | None:
    """Return who is at neither end of an event told from its other end.

    "Tarn bought it from Corin" has Corin sell it to Tarn, and to nobody else.
    """
    gives = link.unit.stem in GIVES
    if not gives and link.unit.stem not in TAKES:
        return None
    pairs = ((TO, AGENT), (AGENT, FROM)) if gives else ((FROM, AGENT), (AGENT, TO))
    if not any(same(case, mine.parts.get(a, ()), theirs.parts.get(b, ())) for a, b in pairs):
        return None
    for one, other in pairs:
        here, there = mine.parts.get(one, ()), theirs.parts.get(other, ())
        if others(case, here, there) and is_given(case, here[0]):
            return Wrong(Code.NAME_MISPLACED, here[0], there[0])
    return None


def outsider(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return who does not take part in what holds both ways: "Roe met Orr" for "Roe met Lamm"."""
    parts = (AGENT, PATIENT, TO, "with")
    there = tuple(who for part in parts for who in theirs.parts.get(part, ()))
    here = tuple(who for part in parts for who in mine.parts.get(part, ()))
    left = tuple(who for who in there if not same(case, here, (who,)))
    if not left or len(left) == len(there):
        return None
    for who in here:
        known = same(case, (who,), there)
        if not known and others(case, (who,), left) and is_given(case, who):
            return Wrong(Code.NAME_MISPLACED, who, left[0])
    return None


def other_owner(case: Case, mine: Act, other: Counterpart) -> Wrong | None:
    """Return whose act it is not: "Corin's offer" where the source has Tarn make it."""
    owner = mine.parts.get(OWNER, ())
    if not owner or not owner[0].keys or not is_given(case, owner[0]):
        return None
    parts = (other.act.parts.get(part, ()) for part in (AGENT, PATIENT, TO, OWNER))
    ends = [there for there in parts if there and not all(who.amount for who in there)]
    if not ends or not all(others(case, owner, there) for there in ends):
        return None
    return None if _left_out(other.piece, owner[0]) else _misplaced(owner[0], ends[0][0])


def _misplaced(who: Entity, instead: Entity) -> Wrong:
    return Wrong(Code.NAME_MISPLACED, who, instead)


def _left_out(piece: Piece, owner: Entity) -> bool:
    """Say whether a thing is left out behind its owner: "while Corin's fell"."""
    text = piece.sentence.text
    return any(
        who.keys & owner.keys and text[who.end - 2 : who.end] in {"'s", "’s"}
        for act in piece.sentence.acts.values()
        for who in everyone(act)
    )
