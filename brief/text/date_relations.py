"""Whether a date in a claim follows from a date in a source."""

from __future__ import annotations

import re
from dataclasses import replace

from brief.text import calendar as cal
from brief.text.calendar import WEEKDAYS, Grain
from brief.text.date_values import DateMention, Edge
from brief.text.relation import Relation

_YEARLESS = re.compile(r"(?:(early|mid|late) )?-([0-9]{2})(?:-([0-9]{2}))?")
_PART_OF_YEAR = re.compile(r"([QH])([1-4])")
_RANKS = (Relation.SAME, Relation.LOOSER, Relation.TIGHTER, Relation.DIFFERENT)
_SIDES = frozenset({Edge.BEFORE, Edge.AFTER, Edge.AROUND})
_ABOUT_MINUTES = 20
_ABOUT_UNITS = {Grain.DAY: 2, Grain.MONTH: 31, Grain.YEAR: 2 * 366}
_ANY_YEAR = 2000  # a leap year, so that 29 February is a day of it
_FINENESS = {grain: rank for rank, grain in enumerate(Grain)}


def _by_words(claim: DateMention, source: DateMention) -> Relation:
    """Compare two mentions that no year puts into one calendar."""
    if claim.norm == source.norm:
        return Relation.SAME
    for known, name, answer in (
        (source, claim, Relation.LOOSER),
        (claim, source, Relation.TIGHTER),
    ):
        if name.first is None and _has_name(known, name.norm):
            return answer
    return Relation.DIFFERENT


def _has_name(known: DateMention, name: str) -> bool:
    """Say whether a day has this weekday or this number, or a season this name."""
    day = known.first if known.first == known.last else None
    if day and WEEKDAYS.get(name) == day.weekday():
        return True
    number = known.norm[-2:] if _YEARLESS.fullmatch(known.norm) and known.grain is Grain.DAY else ""
    if name == f"day {day.day:02}" if day else name == f"day {number}":
        return True
    return known.grain is Grain.SEASON and known.norm.split()[0] == name


def _in_one_calendar(
    claim: DateMention, source: DateMention
) -> tuple[DateMention, DateMention] | None:
    """Return both mentions with intervals, a year that one leaves out lent by the other."""
    if claim.first and source.first:
        return claim, source
    mine, theirs = _in_some_year(claim, source), _in_some_year(source, claim)
    return (mine, theirs) if mine and theirs else None


def _in_some_year(mention: DateMention, other: DateMention) -> DateMention | None:
    """Return a mention without its year as of the other's year, or of any; None for no date."""
    if mention.first:
        return mention
    year = other.first.year if other.first else _ANY_YEAR
    part = _PART_OF_YEAR.fullmatch(mention.norm)
    if part:
        size = 3 if part[1] == "Q" else 6
        whole = cal.months(year, size * (int(part[2]) - 1) + 1, size * int(part[2]))
        return replace(mention, first=whole[0], last=whole[1]) if whole else None
    ends = [_YEARLESS.fullmatch(end) for end in mention.norm.split("..")]
    if not all(ends):
        return None
    first, last = _interval(ends[0], year), _interval(ends[-1], year)
    if not first or not last or first[0] > last[1]:
        return None
    return replace(mention, first=first[0], last=last[1])


def _interval(found: re.Match[str] | None, year: int) -> cal.Interval | None:
    """Return the days of "-03-05", "-03" or "late -03" in a year."""
    if found is None:
        return None
    month, day = int(found[2]), found[3]
    whole = cal.day(year, month, int(day)) if day else cal.months(year, month, month)
    return cal.part(whole, found[1]) if whole and found[1] else whole


def _by_clock(claim: DateMention, source: DateMention) -> Relation:
    """Compare two times of day with their zones and prepositions."""
    mine, theirs = _minutes(claim), _minutes(source)
    zones = (claim.norm.partition(" ")[2], source.norm.partition(" ")[2])
    if zones[0] not in {zones[1], ""} and zones[1]:
        return Relation.DIFFERENT
    beyond = source.bound is Edge.ON and (
        (claim.bound is Edge.BEFORE and theirs < mine)
        or (claim.bound is Edge.AFTER and theirs > mine)
        or (claim.bound is Edge.AROUND and abs(mine - theirs) <= _ABOUT_MINUTES)
    )
    if beyond:
        return Relation.LOOSER
    if mine != theirs:
        return Relation.DIFFERENT
    if zones[0] == zones[1]:
        return Relation.SAME
    return Relation.TIGHTER if zones[0] else Relation.LOOSER


def _minutes(mention: DateMention) -> int:
    hour, _, minute = (mention.clock or "0:0").partition(":")
    return 60 * int(hour) + int(minute)


def _within(inner: DateMention, outer: DateMention) -> bool:
    if not (inner.first and inner.last and outer.first and outer.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _by_interval(claim: DateMention, source: DateMention) -> Relation:
    """Compare two dates by the days that they cover, and equal ones by how fine they are."""
    if _is_either_week(claim, source):
        return Relation.LOOSER
    if (claim.first, claim.last) == (source.first, source.last):
        rank = _FINENESS[claim.grain] - _FINENESS[source.grain]
        if rank == 0 and claim.grain is Grain.PART_OF_DAY:
            same = claim.norm.split()[-1] == source.norm.split()[-1]
            return Relation.SAME if same else Relation.DIFFERENT
        if Grain.PART_OF_DAY not in {claim.grain, source.grain} or rank == 0:
            return Relation.SAME
        return Relation.LOOSER if rank > 0 else Relation.TIGHTER
    if ".." in claim.norm and ".." in source.norm:
        return Relation.DIFFERENT  # both give two ends: another one is a changed date
    if _within(source, claim):
        return Relation.LOOSER
    return Relation.TIGHTER if _within(claim, source) else Relation.DIFFERENT


def _is_either_week(claim: DateMention, source: DateMention) -> bool:
    """Say whether a day may be the weekday told: that one, or the next after publication."""
    named = source.norm.split()[0] in WEEKDAYS and source.relative and not claim.relative
    if not named or not (claim.first and source.first) or claim.grain is not Grain.DAY:
        return False
    return claim.first == claim.last and (claim.first - source.first).days in {0, 7}


_EDGE_RELATION = {
    (Edge.SINCE, Edge.ON): Relation.LOOSER,
    (Edge.ON, Edge.SINCE): Relation.LOOSER,
    (Edge.SINCE, Edge.AFTER): Relation.LOOSER,
    (Edge.AFTER, Edge.SINCE): Relation.TIGHTER,
    (Edge.BY, Edge.ON): Relation.LOOSER,
    (Edge.ON, Edge.BY): Relation.TIGHTER,
    (Edge.BY, Edge.BEFORE): Relation.LOOSER,
    (Edge.BEFORE, Edge.BY): Relation.TIGHTER,
    (Edge.UNTIL, Edge.BY): Relation.TIGHTER,
    (Edge.BY, Edge.UNTIL): Relation.TIGHTER,
    (Edge.ON, Edge.UNTIL): Relation.TIGHTER,
    (Edge.UNTIL, Edge.ON): Relation.TIGHTER,
    (Edge.ON, Edge.BETWEEN): Relation.SAME,
    (Edge.BETWEEN, Edge.ON): Relation.SAME,
    (Edge.AROUND, Edge.ON): Relation.LOOSER,
    (Edge.ON, Edge.AROUND): Relation.TIGHTER,
}


def _on_the_right_side(claim: DateMention, source: DateMention) -> bool:
    """Say whether "before", "by" or "after" a date is true of the source's other date.

    Of a date that the source gives outright: "by 2040" follows from "in 2035".
    Beside "by 2035" it is a changed year, but "before 2036" says the same.
    """
    if not (claim.first and claim.last and source.first and source.last):
        return False
    outright = source.bound in {Edge.ON, Edge.BETWEEN}
    if claim.bound in {Edge.BEFORE, Edge.BY}:
        away = (claim.first - source.last).days
        if outright:
            return away > 0 if claim.bound is Edge.BEFORE else source.last <= claim.last
        return claim.bound is Edge.BEFORE and source.bound in {Edge.BY, Edge.SINCE} and away == 1
    if claim.bound is Edge.AFTER:
        away = (source.first - claim.last).days
        return away > 0 if outright else source.bound is Edge.SINCE and away == 1
    return claim.bound is Edge.AROUND and outright and _is_about(claim, source)


def _is_about(claim: DateMention, source: DateMention) -> bool:
    """Say whether a date lies a unit or two from the one that is named: "around 2030" for 2031."""
    units = _ABOUT_UNITS.get(claim.grain)
    if not units or not (claim.first and source.first) or claim.grain is not source.grain:
        return False
    return abs((claim.first - source.first).days) <= units


def _to_its_end(claim: DateMention, source: DateMention) -> bool:
    """Say whether "this year" is told of what is due "before the end of the year"."""
    ends = source.bound in {Edge.BEFORE, Edge.BY} and source.norm.startswith("late ")
    return ends and claim.bound is Edge.ON and claim.last == source.last and _within(source, claim)


def date_relation(claim: DateMention, source: DateMention) -> Relation:
    """Say what follows for the claim's date from the source's.

    Intervals are compared when both can be laid into one calendar, the words
    otherwise. The preposition is compared last: "by Friday" follows from "on
    Friday", not the other way round. A year that only the claim gives makes it TIGHTER.
    """
    if claim.clock or source.clock:
        both = claim.clock and source.clock
        value = _by_clock(claim, source) if both else Relation.DIFFERENT
        return value if claim.bound in _SIDES else _with_edges(value, claim, source)
    if claim.norm == source.norm and claim.relative and source.relative:
        # "on Tuesday" of one publication is one Tuesday, however the clause around it looks ahead.
        return _with_edges(Relation.SAME, claim, source)
    pair = _in_one_calendar(claim, source)
    if pair is None:
        return _with_edges(_by_words(claim, source), claim, source)
    if _on_the_right_side(*pair) or _to_its_end(*pair):
        found = Relation.LOOSER
    else:
        found = _with_edges(_by_interval(*pair), claim, source)
    return _with_years(found, claim, source)


def _with_edges(value: Relation, claim: DateMention, source: DateMention) -> Relation:
    """Return the weaker of two relations: that of the values and that of the prepositions."""
    if claim.bound is source.bound or value is Relation.DIFFERENT:
        return value
    edge = _EDGE_RELATION.get((claim.bound, source.bound), Relation.DIFFERENT)
    return max(value, edge, key=_RANKS.index)


def _with_years(value: Relation, claim: DateMention, source: DateMention) -> Relation:
    """Return what is left of a relation when only one of the two gives its year."""
    if value is Relation.DIFFERENT or (claim.first is None) is (source.first is None):
        return value
    return max(value, Relation.TIGHTER if claim.first else Relation.LOOSER, key=_RANKS.index)
