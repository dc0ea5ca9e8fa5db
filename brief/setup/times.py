"""A time of day in one zone, as another zone's clock shows it over a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

_YEAR = 366


class ClockTime(NamedTuple):
    """Hour and minute."""

    hour: int
    minute: int


def days_from(day: date) -> Iterator[date]:
    """Yield the days of a year, from `day` on."""
    return (day + timedelta(days=number) for number in range(_YEAR))


def shown_in(at: time, zone: ZoneInfo, other: ZoneInfo, day: date) -> tuple[ClockTime, ...]:
    """Return each time that clocks in `other` show when it is `at` in `zone`, over a year.

    More than one where the two change their clocks on different days. The most
    frequent comes first.
    """
    counts: dict[ClockTime, int] = {}
    for each in days_from(day):
        there = datetime.combine(each, at, zone).astimezone(other)
        key = ClockTime(there.hour, there.minute)
        counts[key] = counts.get(key, 0) + 1
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def odd_days(at: time, zone: ZoneInfo, day: date) -> list[str]:
    """Return a note for each day within a year on which `at` is skipped or comes twice."""
    notes = []
    for each in days_from(day):
        local = datetime.combine(each, at, zone)
        again = local.astimezone(UTC).astimezone(zone)
        shown, when = f"{at:%H:%M}", f"on {each.day} {each:%B %Y}"
        if again.replace(tzinfo=None) != local.replace(tzinfo=None):
            notes.append(f"There is no {shown} {when}: clocks go forward. Choose another time.")
        elif local.utcoffset() != local.replace(fold=1).utcoffset():
            notes.append(f"{shown} comes twice {when}: clocks go back. The second finds it done.")
    return notes
