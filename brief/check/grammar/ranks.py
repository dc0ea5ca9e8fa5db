"""Which of two stands higher: "above" and "below", "more than" and "less than"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brief.check.grammar.acts import AGENT, PATIENT, Act, Who
from brief.check.grammar.vocabulary import DOWNWARD
from brief.check.lexicon import opposites

_UP = frozenset({"above", "ahead of", "over", "before"})
_DOWN = {"below": "above", "behind": "ahead of", "under": "over", "after": "before"}
_MOST = 16


class Rank(NamedTuple):
    """One stands before another, in a manner: a preposition's scale, or words of comparison."""

    higher: Who
    lower: Who
    manner: frozenset[str]
    act: Act


def ranks(told: Iterable[Act]) -> list[Rank]:
    """Return the orders in which acts put two parts, each of which is named, the first few."""
    found: list[Rank] = []
    for act in told:
        found += _of_act(act)
        if len(found) >= _MOST:
            break
    return found


def _of_act(act: Act) -> Iterator[Rank]:
    doer = act.parts.get(AGENT) or (act.parts.get(PATIENT, ()) if act.passive else ())
    for word, who in act.parts.items() if doer else ():
        if word in _UP:
            yield Rank(doer, who, frozenset({word}), act)
        elif word in _DOWN:
            yield Rank(who, doer, frozenset({_DOWN[word]}), act)
    for words, who in act.than if doer else ():
        yield Rank(doer, who, words, act)


def turned(one: Rank, other: Rank) -> bool | None:
    """Say whether the two manners are opposites; None when they do not compare the same thing."""
    if one.manner & other.manner:
        return False
    if any(stem in opposites(word) for word in one.manner for stem in other.manner):
        return True
    down = [bool(rank.manner & DOWNWARD) for rank in (one, other)]
    return None if down[0] == down[1] else True
