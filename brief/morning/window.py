"""Which times a day's briefing goes by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from brief.archive.values import Times

LONGEST_GAP = timedelta(days=7)
"""How far back a day reaches that comes after days without a briefing."""


def window_of(
    day: date, zone: ZoneInfo, hours: int, now: datetime, previous: date | None = None
) -> Times:
    """Return the times of the articles that the briefing of a day is made from, in UTC.

    They end `now` (aware) or with the day, whichever is the earlier, and begin so
    many hours before that. Where the latest briefing before, that of `previous`,
    is older than the day before, they begin with its day, or a week before the
    end: a machine that was off over a weekend loses nothing of it.
    """
    until = min(now, midnight(day + timedelta(days=1), zone))
    if until <= midnight(day, zone):
        # A day still to come is briefed as if it were over: by what is known of it.
        until = midnight(day + timedelta(days=1), zone)
    since = until - timedelta(hours=hours)
    if previous is not None and previous < day - timedelta(days=1):
        since = min(since, max(midnight(previous, zone), until - LONGEST_GAP))
    return Times(since.astimezone(UTC), until.astimezone(UTC))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return when a day begins, in UTC, so that differences are true hours.

    Where a zone skips midnight, as some do when their clocks go forward, it is the
    moment of the change.
    """
    return datetime.combine(day, clock_time(), zone).astimezone(UTC)
