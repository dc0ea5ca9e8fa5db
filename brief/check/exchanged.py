"""N403: who stands on the other side of an act than in the source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code
from brief.check.grammar.acts import AGENT, FROM, PATIENT, TO, Act, Who
from brief.check.grammar.entities import Entity
from brief.check.grammar.ranks import Rank, ranks, turned
from brief.check.kept import per_sentence
from brief.check.parts import ENDS, Wrong, same, told_wrong, undergoers
from brief.check.reading import Sentence
from brief.model import Finding, Range
from brief.text.posts import is_post

_MOST_DIRECTED = 16
_WAYS = ((TO, FROM), (FROM, TO))


def swapped(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return who changed sides between two acts told by one verb."""
    doer, done = mine.parts.get(AGENT, ()), theirs.parts.get(AGENT, ())
    if not same(case, doer, done):
        for end in ENDS:
            here, there = mine.parts.get(end, ()), theirs.parts.get(end, ())
            crossed = same(case, doer, there) if _told_of(mine, end) else None
            if crossed is None and _told_of(theirs, end) and not same(case, here, there):
                crossed = same(case, here, done)
            if crossed:
                return Wrong(Code.ROLES_SWAPPED, crossed)
    return _other_way(case, mine, theirs) or _given_to_gift(case, mine, theirs)


def _told_of(act: Act, end: str) -> bool:
    """Say whether an act has another end: "the boat sank" and "guards sank it" are both true."""
    return end != PATIENT or act.passive or bool(act.parts.get(PATIENT))


def _other_way(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return where "from Roe" became "to Roe"; "its ambassador to Corin" is no way there."""
    if any(is_post(noun) for who in mine.parts.get(PATIENT, ()) for noun in who.nouns):
        return None
    for one, other in _WAYS:
        there = mine.parts.get(one, ())
        crossed = same(case, there, theirs.parts.get(other, ()))
        if crossed and not same(case, there, theirs.parts.get(one, ())):
            return Wrong(Code.ROLES_SWAPPED, crossed)
    return None


def _given_to_gift(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return what was given where the source has it as the one who got something."""
    gift, taker = mine.parts.get(PATIENT, ()), mine.parts.get(TO, ())
    crossed = same(case, gift, theirs.parts.get(TO, ()))
    if crossed and same(case, taker, theirs.parts.get(PATIENT, ())):
        return Wrong(Code.ROLES_SWAPPED, crossed)
    return None


def from_other_end(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return who has one part in both, though the verbs tell the event from its two ends."""
    doer, done = mine.parts.get(AGENT, ()), theirs.parts.get(AGENT, ())
    kept = same(case, doer, done)
    if kept and not any(same(case, doer, theirs.parts.get(end, ())) for end in ENDS):
        return Wrong(Code.ROLES_SWAPPED, kept)
    for one, other in _WAYS:
        there = mine.parts.get(one, ())
        kept = same(case, there, theirs.parts.get(other, ()))
        if kept and not same(case, there, done):
            return Wrong(Code.ROLES_SWAPPED, kept)
    return None


def crossed_over(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return who changed places with another between two verbs of like meaning."""
    doer, done = mine.parts.get(AGENT, ()), theirs.parts.get(AGENT, ())
    if same(case, doer, done):
        taken = same(case, mine.parts.get(FROM, ()), theirs.parts.get(TO, ()))
        return Wrong(Code.ROLES_SWAPPED, taken) if taken else None
    for end in (PATIENT, TO):
        crossed = same(case, doer, theirs.parts.get(end, ()))
        if crossed and same(case, mine.parts.get(end, ()), done):
            return Wrong(Code.ROLES_SWAPPED, crossed)
    return None


def in_a_noun(case: Case, mine: Act, theirs: Act) -> Wrong | None:
    """Return who changed sides in an act of which one side tells with a noun."""
    doer, done = _doers(mine, theirs), _doers(theirs, mine)
    undone, undergone = mine.parts.get(PATIENT, ()), theirs.parts.get(PATIENT, ())
    crossed = same(case, doer, undergone) or same(case, doer, undergoers(theirs))
    if crossed and not same(case, doer, done) and (not theirs.noun or done):
        return Wrong(Code.ROLES_SWAPPED, crossed)
    crossed = same(case, undone, done)
    if crossed and any(who.amount for who in undergone):
        return None  # "the cost of repairs" of what "repairs cost nine crowns" tells
    if crossed and not same(case, undone, undergone):
        return Wrong(Code.ROLES_SWAPPED, crossed)
    return None


def _doers(act: Act, other: Act) -> Who:
    """Return who does what a verb or noun tells; "a pass from Roe" is Roe's."""
    doer = act.parts.get(AGENT, ())
    if doer or not act.noun or other.parts.get(FROM):
        return doer
    return act.parts.get(FROM, ())


class Ways(NamedTuple):
    """What is wrong with how the claim ranks or directs, and the places that are right."""

    wrong: Finding | None
    proved: tuple[Range, ...] = ()


def misranked(case: Case) -> Ways:
    """Test whether the claim ranks two the other way round, by whatever verb."""
    found: Finding | None = None
    mine = _ranks(case.sentence)
    for piece in case.alignment.used if mine else ():
        for theirs in _ranks(piece.sentence):
            for one in mine:
                if _straight(case, one, theirs):
                    return Ways(None, _places(*one.higher, *one.lower))
                crossed = _crossed(case, one, theirs)
                if crossed and found is None:
                    wrong = Wrong(Code.ROLES_SWAPPED, crossed)
                    found = told_wrong(case, wrong, piece, theirs.act)
    return Ways(found)


@per_sentence
def _ranks(sentence: Sentence) -> list[Rank]:
    """Return the orders in which a sentence puts two."""
    return ranks(sentence.acts.values())


def misdirected(case: Case) -> Ways:
    """Test whether "from Roe to Orr" became "from Orr to Roe", by whatever verb."""
    found: Finding | None = None
    mine = _directed(case.sentence.acts.values())
    for piece in case.alignment.used if mine else ():
        for theirs in _directed(piece.sentence.acts.values()):
            for one in mine:
                if same(case, one.parts[FROM], theirs.parts[FROM]):
                    return Ways(None, _places(*one.parts[FROM]))
                crossed = same(case, one.parts[FROM], theirs.parts[TO])
                if crossed and same(case, one.parts[TO], theirs.parts[FROM]) and not found:
                    found = told_wrong(case, Wrong(Code.ROLES_SWAPPED, crossed), piece, theirs)
    return Ways(found)


def _places(*who: Entity) -> tuple[Range, ...]:
    return tuple(Range(one.start, one.end) for one in who)


def _directed(told: Iterable[Act]) -> list[Act]:
    """Return the first acts that lead from somebody or somewhere to another."""
    return [act for act in told if act.parts.get(FROM) and act.parts.get(TO)][:_MOST_DIRECTED]


def ranked_alike(case: Case, mine: Act, theirs: Act) -> bool:
    """Say whether two acts put the same two in the same order, in whatever words."""
    told = ranks([mine])
    return bool(told) and any(
        _straight(case, one, other) for other in ranks([theirs]) for one in told
    )


def _ends(mine: Rank, theirs: Rank) -> tuple[Who, Who]:
    """Return who is higher and who is lower in a source's rank, told in the claim's manner."""
    turn = turned(mine, theirs)
    if turn is None:
        return (), ()
    return (theirs.lower, theirs.higher) if turn else (theirs.higher, theirs.lower)


def _straight(case: Case, mine: Rank, theirs: Rank) -> bool:
    high, low = _ends(mine, theirs)
    return bool(same(case, mine.higher, high) and same(case, mine.lower, low))


def _crossed(case: Case, mine: Rank, theirs: Rank) -> Entity | None:
    high, low = _ends(mine, theirs)
    crossed = same(case, mine.higher, low)
    return crossed if crossed and same(case, mine.lower, high) else None
