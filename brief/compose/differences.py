"""What two units of different origins tell differently of one act.

Two reports of one act that differ, differ in one thing. Where the figure and
the place, or the person and the day, are both others, they speak of two acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from brief.compose.periods import apart_in_time, is_old
from brief.compose.slots import Slot, SlotKind, slots_of
from brief.compose.tallies import compatible, is_spread, is_update
from brief.compose.units import Unit
from brief.compose.verbs import acts_of, denied_by
from brief.compose.weights import Weights
from brief.text.date_values import Edge
from brief.text.dates import date_relation
from brief.text.figure_relations import relation
from brief.text.figures import Figure, FigureKind, figures
from brief.text.fold import fold_key
from brief.text.function_words import CALENDAR
from brief.text.gazetteer import Form
from brief.text.relation import Relation
from brief.text.stance import Stance

_LEAST_LIKE = 0.22
"""Likeness of two sentences that tell of one act."""
_SAME_ACT = 3
"""Content that an act and its denial have in common."""
_CLOSE = 0.35
"""Likeness of two sentences that tell the same, or of which one denies what the other tells."""
_AROUND = 3
"""Content that the surroundings of two sentences on one act have in common, a name among it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot that two units fill differently."""

    one: Unit
    mine: Slot
    other: Unit
    theirs: Slot


@dataclass(frozen=True)
class Setting:
    """What comparing units needs to know of the story.

    `around` holds for each unit what its neighbours say; `named` for each
    article the keys of all its names.
    """

    weights: Weights
    around: Mapping[Unit, frozenset[str]]
    named: Mapping[str, frozenset[str]]


def difference(one: Unit, other: Unit, setting: Setting) -> Difference | None:
    """Return the one slot on which two units differ, or None."""
    if not _one_act(one, other, setting) or _strangers(one, other):
        return None
    found = list(_differing(one, other, setting))
    kinds = {d.mine.kind for d in found}
    if len(kinds) != 1 or (apart_in_time(one, other) and SlotKind.DATE not in kinds):
        return None
    if SlotKind.PLACE not in kinds and _elsewhere(one, other):
        return None
    if SlotKind.DATE in kinds and _counts_anew(one, other):
        return None
    return found[0]


def contradiction(one: Unit, other: Unit, setting: Setting) -> bool:
    """Say whether one unit denies an act that the other tells."""
    mine, theirs = denied_by(one), denied_by(other)
    if not (mine & acts_of(other) - theirs or theirs & acts_of(one) - mine):
        return False
    if any(u.has(s) for u in (one, other) for s in (Stance.CONDITION, Stance.HEDGE)):
        return False
    if _strangers(one, other) or _elsewhere(one, other):
        return False
    shared = _shared(one, other)
    return len(shared) >= _SAME_ACT and setting.weights.similarity(one, other) >= _CLOSE


def _shared(one: Unit, other: Unit) -> list[str]:
    """Return the content that two units share, days and numbers left out."""
    return [
        key
        for key in one.features
        if key in other.features and key not in CALENDAR and not key[0].isdigit()
    ]


def _one_act(one: Unit, other: Unit, setting: Setting) -> bool:
    """Say whether two units speak of one act: by what they share, or what is around them does."""
    shared = [key for key in _shared(one, other) if key not in acts_of(one)]
    if _one_rate(one, other) and any(key.startswith("name:") for key in shared):
        return True
    if not acts_of(one) & acts_of(other):
        return False
    if shared and setting.weights.similarity(one, other) >= _LEAST_LIKE:
        return True
    around = {
        key
        for key in setting.around[one] & setting.around[other]
        if key not in CALENDAR and not key[0].isdigit()
    }
    return len(around) >= _AROUND and any(key.startswith("name:") for key in around)


def _one_rate(one: Unit, other: Unit) -> bool:
    """Say whether both give a rate in one unit; a rate of a named thing is seldom two things."""
    mine, theirs = (
        {slot.figure.unit for slot in slots_of(unit) if slot.figure and "/" in slot.figure.unit}
        for unit in (one, other)
    )
    return bool(mine & theirs)


def _strangers(one: Unit, other: Unit) -> bool:
    """Say whether both units name bodies or persons outside their slots that the other does not.

    What is in a slot of the one may be outside any of the other: "water from the
    dam", "the release from the dam is".
    """
    mine, theirs = _loose_names(one), _loose_names(other)
    return bool(mine and theirs) and not (_names_any(other, mine) or _names_any(one, theirs))


def _names_any(unit: Unit, wanted: Sequence[frozenset[str]]) -> bool:
    """Say whether a unit has any of the names, wherever they stand."""
    return any(name.keys & keys for name in unit.names for keys in wanted)


def _loose_names(unit: Unit) -> list[frozenset[str]]:
    """Return the names of a unit that are in no slot and speak in no report."""
    taken = [slot.at for slot in slots_of(unit)]
    taken += [r.speaker.words for r in unit.reports if r.speaker and r.speaker.words]
    outlet = fold_key(unit.article.outlet)
    return [
        name.keys
        for name in unit.names
        if not name.weak
        and name.form is not Form.ROLE
        and fold_key(unit.prose[name.start : name.end]) not in outlet
        and not any(at.start <= name.start < at.end for at in taken)
    ]


def _counts_anew(one: Unit, other: Unit) -> bool:
    """Say whether both units count one thing, with another result: two states of it."""
    return any(
        a.figure
        and b.figure
        and a.about & b.about
        and (a.figure.low, a.figure.high) != (b.figure.low, b.figure.high)
        for a in slots_of(one)
        for b in slots_of(other)
    )


def _elsewhere(one: Unit, other: Unit) -> bool:
    """Say whether both units name places, and none in common."""
    mine, theirs = (
        [slot.keys for slot in slots_of(unit) if slot.kind is SlotKind.PLACE]
        for unit in (one, other)
    )
    return bool(mine and theirs) and not any(a & b for a in mine for b in theirs)


def _differing(one: Unit, other: Unit, setting: Setting) -> Iterator[Difference]:
    """Yield the slots of one act that two units fill differently."""
    close = setting.weights.similarity(one, other) >= _CLOSE
    for mine in slots_of(one):
        rivals = [s for s in slots_of(other) if _comparable(mine, s, close=close)]
        if not rivals or any(_agree(one, mine, other, s) for s in rivals):
            continue
        if _stands_there(mine, other) or _stands_there(rivals[0], one):
            continue
        theirs = rivals[0]
        same = [s for s in slots_of(one) if _comparable(s, theirs, close=close)]
        if any(_agree(one, s, other, theirs) for s in same):
            continue
        if theirs.keys and not _unknown(one, mine, other, theirs, setting):
            continue
        yield Difference(one, mine, other, theirs)


def _stands_there(mine: Slot, other: Unit) -> bool:
    """Say whether a unit gives a figure, of whatever, that is the slot's: then it has no rival."""
    figure = mine.figure
    return figure is not None and any(
        relation(*pair) is not Relation.DIFFERENT
        for theirs in figures(other.prose, *other.span)
        for pair in ((figure, theirs), (theirs, figure))
    )


def _comparable(mine: Slot, theirs: Slot, *, close: bool) -> bool:
    """Say whether two slots are the same slot of one act; `close` if the sentences say the same."""
    if mine.kind is not theirs.kind:
        return False
    if mine.figure and theirs.figure:
        return _count_one_thing(mine, mine.figure, theirs, theirs.figure, close=close)
    if not mine.verbs & theirs.verbs:
        return False
    if mine.date and theirs.date:
        edges = {mine.date.bound, theirs.date.bound}
        return mine.date.grain is theirs.date.grain and edges <= {Edge.ON, Edge.BETWEEN}
    return mine.where == theirs.where


def _count_one_thing(mine: Slot, one: Figure, theirs: Slot, other: Figure, *, close: bool) -> bool:
    """Say whether two figures measure the same thing in the same unit, in one act."""
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    shared = bool(mine.about & theirs.about)
    if "/" in one.unit:
        return shared or not (mine.about and theirs.about)
    act = bool(mine.verbs & theirs.verbs)
    if mine.bare or theirs.bare:
        # A sum counts no thing of its own: who pays and what costs has to be the same.
        within = mine.about <= theirs.about or theirs.about <= mine.about
        return act and close and shared and within and mine.bare == theirs.bare
    if not (act or (close and mine.about == theirs.about)):
        return False
    if one.kind is FigureKind.SCORE:
        return act
    if one.kind is FigureKind.PERCENT:
        # "Core prices" are other prices: what a share is of is told by every word.
        return bool(mine.about) and mine.about == theirs.about
    return shared


def _agree(one: Unit, mine: Slot, other: Unit, theirs: Slot) -> bool:
    """Say whether two slots can both be right."""
    if mine.figure and theirs.figure:
        acts = mine.verbs | theirs.verbs | mine.about | theirs.about
        aged = is_old(one) or is_old(other)
        return (
            compatible(mine.figure, theirs.figure)
            or is_update((one, other), acts, (mine.figure, theirs.figure), aged=aged)
            or is_spread(one, mine.figure, other, theirs.figure)
        )
    if mine.date and theirs.date:
        return any(
            r is not Relation.DIFFERENT
            for r in (
                date_relation(mine.date, theirs.date),
                date_relation(theirs.date, mine.date),
            )
        )
    return bool(mine.keys & theirs.keys)


def _unknown(one: Unit, mine: Slot, other: Unit, theirs: Slot, setting: Setting) -> bool:
    """Say whether neither article names what the other puts in its place.

    Who names both Geneva and Switzerland, or a minister and his envoy, does not
    take the one for the other; and New York City may be New York.
    """
    if mine.keys & setting.named[other.article.id] or theirs.keys & setting.named[one.article.id]:
        return False
    here, there = ({word for key in slot.keys for word in key.split()} for slot in (mine, theirs))
    return not here & there
