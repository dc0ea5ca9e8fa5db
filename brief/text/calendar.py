"""The calendar: names of months and days, and the intervals that periods denote.

Intervals are pairs of dates, both included. A function returns None where the
period lies outside what `datetime.date` holds or does not exist (31 April).
Seasons are those of the northern hemisphere, by whole months; winter has none,
since "winter 2031" names two different ones.
"""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta
from enum import StrEnum

Interval = tuple[date, date]


class Grain(StrEnum):
    """The size of the calendar unit that a mention names."""

    CLOCK = "clock"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS = {name[:3].lower(): number for number, name in enumerate(_calendar.month_name) if number}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_calendar.day_name)}
MONTH = (
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![^\W_])\.?)(?![^\W_])"
)
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_ONE_DAY = timedelta(days=1)
_DECADE = 9


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[name[:3].lower()]


def day(year: int, month: int, number: int) -> Interval | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found, found


def months(year: int, first: int, last: int) -> Interval | None:
    """Whole months `first` to `last` of one year."""
    if not 1 <= year <= 9999 or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, _calendar.monthrange(year, last)[1])


def years(first: int, last: int) -> Interval | None:
    """Whole years `first` to `last`."""
    if not 1 <= first <= last <= 9999:
        return None
    return date(first, 1, 1), date(last, 12, 31)


def season(year: int, name: str) -> Interval | None:
    """The season `name` of one year; None for winter."""
    span = _SEASON_MONTHS.get(name)
    return months(year, *span) if span else None


def shift(start: date, count: int, unit: str) -> date | None:
    """Move `count` units (day, week, month, year, decade, century) on or back."""
    try:
        if unit in {"day", "night", "week", "fortnight"}:
            size = {"week": 7, "fortnight": 14}.get(unit, 1)
            return start + timedelta(days=count * size)
        size = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month0 = divmod(start.year * 12 + start.month - 1 + count * size, 12)
        last = _calendar.monthrange(year, month0 + 1)[1]
        return date(year, month0 + 1, min(start.day, last))
    except (KeyError, ValueError, OverflowError):
        return None


def around(moment: date, unit: str) -> Interval | None:
    """The calendar unit that `moment` lies in; weeks run from Monday to Sunday."""
    if unit in {"day", "night"}:
        return moment, moment
    if unit in {"week", "weekend"}:
        back = moment.weekday() - (5 if unit == "weekend" else 0)
        try:
            first = moment - timedelta(days=back)
            return first, first + timedelta(days=1 if unit == "weekend" else 6)
        except OverflowError:
            return None
    if unit == "month":
        return months(moment.year, moment.month, moment.month)
    if unit == "quarter":
        first_month = 3 * ((moment.month - 1) // 3) + 1
        return months(moment.year, first_month, first_month + 2)
    size = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if size is None:
        return None
    start = moment.year - (moment.year - (size == 100)) % size
    return years(start, start + size - 1)


def part(interval: Interval, which: str) -> Interval:
    """The early, mid or late third of an interval, to whole days.

    Of a decade the first four years are early, the last four late, and the
    four around its middle mid.
    """
    first, last = interval
    if last.year - first.year == _DECADE:
        begin = first.year + {"early": 0, "mid": 3}.get(which, 6)
        return date(begin, 1, 1), date(begin + 3, 12, 31)
    third = ((last - first).days + 1) // 3
    if third == 0:
        return interval
    step = timedelta(days=third)
    if which == "early":
        return first, first + step - _ONE_DAY
    if which == "late":
        return last - step + _ONE_DAY, last
    return first + step, last - step
