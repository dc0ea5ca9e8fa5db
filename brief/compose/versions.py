"""Several tellings of one matter: what was accepted on Friday is not what was signed on Sunday.

Sentences that share nearly all their words may still tell two things: another
day, another figure of the same thing, a thing done or only agreed to, a thing
that will be or that may be. Each is told for itself; only what its own holder
has since replaced, and an open question since decided, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from brief.compose.acts import settling
from brief.compose.choose import Choice, Scene, choose
from brief.compose.group import Group, Read, same_holder
from brief.compose.slots import Slot, slots_of
from brief.compose.tallies import compatible
from brief.compose.units import Unit
from brief.compose.verbs import is_quoted
from brief.model import Kind
from brief.text.calendar import Grain
from brief.text.dates import dates
from brief.text.figures import figures
from brief.text.stance import Stance
from brief.text.tokens import stem

_SAME_REMARK = 0.5
"""Likeness from which a later remark of the same holder replaces the earlier one."""
_WEEK = timedelta(days=7)
_DOUBTFUL = frozenset({"possible", "probable"})
_ABLE = frozenset({"can", "could"})
"""What one can or could do is ability as often as doubt."""
_RUNGS = {
    stem(word): number
    for number, line in enumerate(
        (
            "agree accept consent concur commit decide reach settle",
            "sign seal conclude finalise",
            "ratify adopt approve endorse",
        )
    )
    for word in line.split()
}
"""How far an agreement has come: taken by a party, signed by all, put into force."""


def tellings(group: Group, scene: Scene) -> list[tuple[Choice, ...]]:
    """Return the wordings of a group, and those of what its later articles tell otherwise.

    The clearest wording speaks for the group. A later sentence that differs
    from it is told as well, or in its place if it replaces it.
    """
    choices = choose(group, scene)
    if not choices:
        return []
    told = choices[0].read
    later = tuple(m for m in group.members if _is_later(m, told) and differ(m, told))
    if any(m.unit.has(Stance.CONDITION) for m in group.members):
        later = tuple(m for m in later if m.unit.has(Stance.CONDITION))
    anew = tellings(Group(later), scene) if _may_be_told(later) else []
    if any(_replaced(told, new[0].read, scene) for new in anew):
        return anew
    return [choices, *anew]


def _may_be_told(members: Sequence[Read]) -> bool:
    """Say whether sentences fit a section: by what they say, or as told by two origins."""
    fits = any(m.reading.kind is not None for m in members)
    return fits or len({m.unit.origin for m in members}) > 1


def _is_later(one: Read, other: Read) -> bool:
    """Say whether a sentence of an original was published after the other."""
    since, before = one.unit.article.published, other.unit.article.published
    return one.unit.founds and since is not None and before is not None and since > before


def differ(one: Read, other: Read) -> bool:
    """Say whether two tellings of a matter differ in day, figure, doubt or how far it has come."""
    return (
        days_differ(one, other)
        or _figures_differ(one.unit, other.unit)
        or _doubtful(one.unit) is not _doubtful(other.unit)
        or _come_so_far(one, other)
    )


def days_differ(one: Read, other: Read) -> bool:
    """Say whether both give a day, or both a year, and none in common."""
    mine, theirs = _days(one), _days(other)
    grains = {day.grain for day in mine} & {day.grain for day in theirs}
    return any(not _share_a_day(mine, theirs, grain) for grain in grains)


class _Day(NamedTuple):
    """The first day of a date; `named` says that only its weekday was named."""

    grain: Grain
    first: date
    named: bool


def _days(read: Read) -> set[_Day]:
    """Return the days of what a unit tells.

    The day on which it was said is left out, and so are words in quotation
    marks: another outlet may print them on another day.
    """
    unit = read.unit
    inside = [part for report in unit.reports for part in report.content]
    found: set[_Day] = set()
    for told in dates(unit.prose, *unit.span, published=unit.article.published):
        held = any(part.start <= told.start < part.end for part in inside)
        held = held or read.reading.holder is None
        if told.first and held and not is_quoted(unit, told.start):
            grain = Grain.DAY if told.grain is Grain.PART_OF_DAY else told.grain
            found.add(_Day(grain, told.first, told.relative and grain is Grain.DAY))
    return found


def _share_a_day(mine: set[_Day], theirs: set[_Day], grain: Grain) -> bool:
    """Say whether a day is common; "will end on Sunday" is that Sunday, read on it or before."""
    return any(
        a.first == b.first or ((a.named or b.named) and abs(a.first - b.first) == _WEEK)
        for a in mine
        for b in theirs
        if a.grain is b.grain is grain
    )


def _figures_differ(one: Unit, other: Unit) -> bool:
    """Say whether two units count the same thing with figures that cannot both be right."""
    return any(
        mine.figure
        and _rivals(mine, other)
        and not any(compatible(mine.figure, f) for f in figures(other.prose, *other.span))
        for mine in slots_of(one)
    )


def _rivals(mine: Slot, other: Unit) -> bool:
    """Say whether a unit gives a figure of what `mine` counts."""
    return any(
        theirs.figure
        and mine.figure
        and (theirs.figure.kind, theirs.figure.unit) == (mine.figure.kind, mine.figure.unit)
        and _of_one_thing(mine, theirs)
        for theirs in slots_of(other)
    )


def _of_one_thing(mine: Slot, theirs: Slot) -> bool:
    """Say whether two figures count one thing; a bare sum is told of its verb ("lost 2m")."""
    counted = mine.about | theirs.about
    return bool(mine.about & theirs.about if counted else mine.verbs & theirs.verbs)


def _doubtful(unit: Unit) -> bool:
    """Say whether a unit tells as possible or likely what another may tell as certain."""
    return any(
        m.stance is Stance.HEDGE
        and m.value in _DOUBTFUL
        and unit.prose[m.start : m.end].casefold() not in _ABLE
        and not is_quoted(unit, m.start)
        for m in unit.markers
    )


def _come_so_far(one: Read, other: Read) -> bool:
    """Say whether a thing is settled in the one, and in the other open or settled less far."""
    kinds = {one.reading.kind, other.reading.kind}
    if Kind.AGREED not in kinds:
        return False
    if kinds == {Kind.AGREED, Kind.UNRESOLVED}:
        return True
    mine, theirs = settling(one.unit), settling(other.unit)
    if kinds != {Kind.AGREED} or _rung(mine) == _rung(theirs):
        return False
    return not _share_a_day(_days(one), _days(other), Grain.DAY)


def _rung(verb: str) -> int | str:
    """Return how far a settling verb says that a matter has come."""
    return _RUNGS.get(verb, verb)


def _replaced(old: Read, new: Read, scene: Scene) -> bool:
    """Say whether the same holder says it otherwise since, or what was open is since decided."""
    mine, theirs = old.reading, new.reading
    alike = scene.weights.similarity(old.unit, new.unit) >= _SAME_REMARK
    if not alike or days_differ(old, new):
        return False
    if mine.holder and theirs.holder:
        return same_holder(mine.holder, theirs.holder, scene.book)
    if (mine.kind, theirs.kind) != (Kind.UNRESOLVED, Kind.AGREED):
        return False
    named = {key for name in old.unit.names for key in name.keys}
    decided = {key for name in new.unit.names for key in name.keys}
    return settling(new.unit) in old.unit.features and named <= decided
