"""N403 and N404: who does what to whom, act by act of the claim beside those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.exchanged import (
    crossed_over,
    from_other_end,
    in_a_noun,
    misdirected,
    misranked,
    ranked_alike,
    swapped,
)
from brief.check.grammar.acts import AGENT, FROM, PATIENT, TO, Act
from brief.check.grammar.vocabulary import LIGHT, MUTUAL
from brief.check.lexicon import converses, related
from brief.check.misplaced import foreign, foreign_end, other_owner, outsider
from brief.check.parts import ENDS, Counterpart, Wrong, everyone, others, same, told_wrong
from brief.check.slots import slot_findings
from brief.model import Finding, Range
from brief.text.tokens import stem

_MOST_PLACES = 6
_EARNS = frozenset(map(stem, "earn win gain net".split()))
"""Verbs whose doer has the thing, or gets it for another who is named first."""


def order_findings(case: Case) -> list[Finding]:
    """Test the acts that claim and source share for exchanged and for foreign parts."""
    proved: list[Range] = []
    for wrong, places in (misranked(case), misdirected(case)):
        if wrong is not None:
            return [wrong]
        proved += places
    for link in case.alignment.linked:
        mine = case.sentence.acts.get(link.unit.start)
        if mine is None:
            continue
        found = _carried(case, link, mine)
        if isinstance(found, Finding):
            return [found]
        if found is not None:
            proved += _proved(case, mine, found)
    return slot_findings(case, proved)


def _carried(case: Case, link: Link, mine: Act) -> Finding | Counterpart | None:
    """Return the act of the source that carries one of the claim, or what is wrong with it."""
    told = [one for one in _counterparts(case, link) if not _other_event(case, link, mine, one)]
    astray = not any(one.linked for one in told)
    first: Finding | None = None
    for other in sorted(told, key=lambda one: not one.linked)[:_MOST_PLACES]:
        # A verb may be linked to its like in a name, or in another event: then all are near.
        near = other.linked or (astray and (other.exact or other.inverse))
        wrong = _compare(case, link, mine, other)
        if wrong is None and (near or _may_carry(case, mine, other)):
            return other
        if wrong is not None and near and first is None:
            first = told_wrong(case, wrong, other.piece, other.act)
    return first


def _counterparts(case: Case, link: Link) -> Iterator[Counterpart]:
    """Yield the source's acts that the claim's word may tell."""
    mine = link.unit.stem
    inverse = converses(mine)
    stems = dict.fromkeys([link.other.stem, mine, *sorted(related(mine) | inverse)])
    for piece in case.alignment.pieces_for(link.unit.start):
        for one in stems:
            for unit in piece.sentence.by_stem.get(one, ())[:_MOST_PLACES]:
                act = piece.sentence.acts.get(unit.start)
                if act is None or not piece.holds(act.start, act.end):
                    continue
                linked = piece is link.piece and unit.start == link.other.start
                yield Counterpart(piece, act, one == mine, one in inverse, linked, mine in MUTUAL)


def _compare(case: Case, link: Link, mine: Act, other: Counterpart) -> Wrong | None:
    """Return what is wrong with an act of the claim beside one of the source."""
    theirs = other.act
    if mine.noun or theirs.noun:
        if not (other.exact or other.linked):
            return None
        return in_a_noun(case, mine, theirs) or other_owner(case, mine, other)
    if other.inverse:
        ends = foreign_end(case, link, mine, theirs) if other.linked else None
        return from_other_end(case, mine, theirs) or ends
    if ranked_alike(case, mine, theirs) or _earned(case, link, mine, theirs):
        return None
    if other.mutual:
        return outsider(case, mine, theirs)
    crossed = swapped if other.exact else crossed_over
    named = other.exact or other.linked
    return crossed(case, mine, theirs) or (foreign(case, link, mine, other) if named else None)


def _earned(case: Case, link: Link, mine: Act, theirs: Act) -> bool:
    """Say whether who earns a thing is one whom something earned it: "it earned Roe a prize"."""
    if link.unit.stem not in _EARNS or not theirs.parts.get(PATIENT):
        return False
    given = (*theirs.parts.get(TO, ()), *theirs.parts[PATIENT])
    return same(case, mine.parts.get(AGENT, ()), given) is not None


def _other_event(case: Case, link: Link, mine: Act, other: Counterpart) -> bool:
    """Say whether a light verb has another thing here and there: "put the blame", "put a sign"."""
    here, there = mine.parts.get(PATIENT, ()), other.act.parts.get(PATIENT, ())
    if link.unit.stem not in LIGHT or any(who.silent for who in (*here, *there)):
        return False
    return bool(here and there) and not same(case, here, there)


def _may_carry(case: Case, mine: Act, other: Counterpart) -> bool:
    """Say whether an act of the source may be the one told, though it is not the nearest."""
    theirs = other.act
    if other.inverse or not other.exact:
        ends = [mine.parts[part] for part in (AGENT, TO, FROM) if mine.parts.get(part)]
        return bool(ends) and all(same(case, end, everyone(theirs)) for end in ends)
    return not any(
        others(case, mine.parts.get(part, ()), theirs.parts.get(part, ()))
        for part in (AGENT, *ENDS)
    )


def _proved(case: Case, mine: Act, other: Counterpart) -> list[Range]:
    """Return where the claim names parts of an act that the source's act has too.

    In the same part, or in any when the two tell the event otherwise.
    """
    theirs = other.act
    otherwise = other.inverse or other.mutual or mine.noun != theirs.noun
    otherwise = otherwise or ranked_alike(case, mine, theirs)
    return [
        Range(who.start, who.end)
        for part, ones in mine.parts.items()
        for who in ones
        if same(case, (who,), everyone(theirs) if otherwise else theirs.parts.get(part, ()))
    ]
