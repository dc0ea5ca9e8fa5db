"""Where independent origins differ: figures, dates, places, casts, and claims denied.

Only what an origin reports itself is compared: what a copy changed is the
copy's fault and says nothing about what happened. Every side is cited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from brief.compose.differences import Difference, Setting, contradiction, difference
from brief.compose.group import Read
from brief.compose.slots import Slot, SlotKind, slots_of
from brief.compose.topics import asked, counted, shared_phrase, topic_of
from brief.compose.units import Unit
from brief.compose.verbs import acts_of
from brief.compose.weights import Weights
from brief.compose.wording import pointer
from brief.model import Basis, Claim, Kind, outlet_of

_MOST_SIDES = 4
_COMPARED = 60  # units of one act that are compared with each other
_LONGEST_SIDE = 220  # characters of a sentence that is quoted as a side


@dataclass(frozen=True, slots=True)
class Side:
    """What one or more units say; `slot` is None where the whole unit is denied or denies."""

    units: tuple[Unit, ...]
    slot: Slot | None

    @property
    def text(self) -> str:
        """The side with the outlets that take it."""
        unit = self.units[0]
        outlets = list(dict.fromkeys(outlet_of(one.article) for one in self.units))
        return f"{_phrase(unit, self.slot)} ({' and '.join(outlets)})"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sides that cannot all be right, and what they are about in the sources' words."""

    topic: str
    sides: tuple[Side, ...]

    @property
    def claim(self) -> Claim:
        """The conflict as a claim that cites every side."""
        lead = f"Reports differ on {self.topic}: " if self.topic else "Reports differ: "
        places = (pointer(u.article, u.sentence) for side in self.sides for u in side.units)
        return Claim(
            f"{lead}{', '.join(side.text for side in self.sides)}.",
            tuple(dict.fromkeys(places)),
            Kind.UNRESOLVED,
            Basis.CONFLICT,
        )


def conflicts(reads: Sequence[Read], weights: Weights) -> list[Conflict]:
    """Return what the reports of different origins tell differently, in order of the articles."""
    units = [r.unit for r in reads if r.unit.founds]
    setting = Setting(weights, _around(units), _named(units))
    found: dict[tuple[object, ...], list[Difference]] = defaultdict(list)
    denied: list[Conflict] = []
    for one, other in _pairs(units):
        differing = difference(one, other, setting)
        if differing:
            found[_subject(differing)].append(differing)
        elif contradiction(one, other, setting) and _is_short(one) and _is_short(other):
            sides = (Side((one,), None), Side((other,), None))
            denied.append(Conflict(shared_phrase(one, other, None, weights), sides))
    made = [_conflict(differences, weights) for differences in found.values()]
    return sorted([*made, *denied[:1]], key=lambda c: c.sides[0].units[0].place)


def contested(unit: Unit, found: Sequence[Conflict]) -> bool:
    """Say whether the unit tells what another origin tells otherwise."""
    for conflict in found:
        for side in conflict.sides:
            if unit in side.units:
                return True
            if side.slot and any(_same(side.slot, slot) for slot in slots_of(unit)):
                return True
    return False


def _around(units: Sequence[Unit]) -> Mapping[Unit, frozenset[str]]:
    """Map each unit to the content of its sentence and the sentences beside it."""
    by_sentence: dict[tuple[str, int], set[str]] = defaultdict(set)
    for unit in units:
        by_sentence[unit.article.id, unit.place[1]] |= unit.features.keys()
    return {
        unit: frozenset().union(
            *(by_sentence.get((unit.article.id, unit.place[1] + step), ()) for step in (-1, 0, 1))
        )
        for unit in units
    }


def _named(units: Sequence[Unit]) -> Mapping[str, frozenset[str]]:
    """Map each article to the keys of all its names."""
    keys: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for name in unit.names:
            keys[unit.article.id] |= name.keys
    return {article: frozenset(found) for article, found in keys.items()}


def _pairs(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the pairs of units of different origins that tell of one act or rate, once each."""
    by_act: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        rates = {s.figure.unit for s in slots_of(unit) if s.figure and "/" in s.figure.unit}
        for act in sorted(acts_of(unit) | rates):
            if len(by_act[act]) < _COMPARED:
                by_act[act].append(unit)
    seen: set[tuple[int, int]] = set()
    for telling in by_act.values():
        for one, other in combinations(telling, 2):
            if one.origin != other.origin and (id(one), id(other)) not in seen:
                seen.add((id(one), id(other)))
                yield one, other


def _is_short(unit: Unit) -> bool:
    """Say whether a unit can be quoted whole: short, and with no quotation of its own."""
    return not unit.quotations and unit.span.end - unit.span.start <= _LONGEST_SIDE


def _subject(found: Difference) -> tuple[object, ...]:
    """Return what a difference is about, so that three reports give one conflict."""
    common = found.mine.about & found.theirs.about or found.mine.verbs & found.theirs.verbs
    return found.mine.kind, common


def _same(one: Slot, other: Slot) -> bool:
    """Say whether two slots say the same of the same."""
    told = one.about & other.about or one.verbs & other.verbs
    return bool(told) and one.kind is other.kind and _equal(one, other)


def _equal(one: Slot, other: Slot) -> bool:
    """Say whether two slots of one kind hold the same."""
    if one.figure and other.figure:
        mine, theirs = one.figure, other.figure
        return (mine.low, mine.high, mine.unit) == (theirs.low, theirs.high, theirs.unit)
    if one.date and other.date:
        return (one.date.first, one.date.last) == (other.date.first, other.date.last)
    return bool(one.keys & other.keys)


def _conflict(differences: Sequence[Difference], weights: Weights) -> Conflict:
    """Put the sides of differences about one thing together."""
    sides: list[tuple[Slot, list[Unit]]] = []
    for found in differences:
        for unit, slot in ((found.one, found.mine), (found.other, found.theirs)):
            home = next((units for known, units in sides if _equal(known, slot)), None)
            if home is None and len(sides) < _MOST_SIDES:
                sides.append((slot, home := []))
            if home is not None and unit not in home:
                home.append(unit)
    first = differences[0]
    topic = asked(first) or counted(first) or topic_of(first, weights)
    return Conflict(topic, tuple(Side(tuple(units), slot) for slot, units in sides))


def _phrase(unit: Unit, slot: Slot | None) -> str:
    """Return what a side says, as the source writes it."""
    if slot is None:
        whole = " ".join(unit.text.split()).strip(" ,.;:")
        return f"“{whole}”"
    phrase = " ".join(unit.prose[slot.at.start : slot.at.end].split())
    if slot.kind is SlotKind.FIGURE:
        return phrase[0].lower() + phrase[1:]
    return phrase
