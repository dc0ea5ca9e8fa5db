"""Dates that name themselves: days, months, years, quarters, seasons, clock times.

Each form is a pattern, tried at one place of the text, and a builder that
turns the match into a `Reading`, or into None where the words only look like a
date. A day or month without its year takes the year that brings it nearest to
publication; without a publication date it stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from brief.text import calendar as cal
from brief.text.calendar import MONTH, Grain, Interval
from brief.text.counting import word_before


class Reading(NamedTuple):
    """What one date says, before its preposition is looked at.

    `norm` is one fixed spelling: ISO with "-" for an unknown year ("-03-03"),
    or the words of a relative date in a fixed form ("3 day ago").
    """

    interval: Interval | None
    grain: Grain
    norm: str
    relative: bool = False
    clock: str | None = None
    span: bool = False


Build = Callable[["re.Match[str]", date | None], Reading | None]
Form = tuple["re.Pattern[str]", Build]

_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
YEAR = r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9]|[,.][0-9])"
DASH = r"\s?[-\u2010-\u2014]\s?"
_OPT_YEAR = rf"(?:(?:\s?,)?\s({YEAR}))?"


def _number(token: str) -> int:
    return int(re.sub(r"\D", "", token))


def nearest_year(month: int, day: int, published: date | None) -> int | None:
    """Return the year in which that day comes nearest to publication."""
    if published is None:
        return None
    found: list[tuple[int, int]] = []
    for year in (published.year, published.year - 1, published.year + 1):
        there = cal.day(year, month, min(day, 28))
        if there:
            found.append((abs((there[0] - published).days), year))
    return min(found)[1] if found else None


def on_day(month: int, day: int, year: int | None, published: date | None) -> Reading | None:
    """One day of a month, with or without its year."""
    if cal.day(2000, month, day) is None:
        return None
    norm = f"{year or '-'}-{month:02}-{day:02}".replace("--", "-")
    year = year or nearest_year(month, day, published)
    interval = cal.day(year, month, day) if year else None
    return Reading(interval, Grain.DAY, norm) if interval or not year else None


def in_month(month: int, year: int | None, published: date | None) -> Reading:
    """One month, with or without its year."""
    norm = f"{year or '-'}-{month:02}".replace("--", "-")
    year = year or nearest_year(month, 15, published)
    return Reading(cal.months(year, month, month) if year else None, Grain.MONTH, norm)


def _join(first: Reading | None, last: Reading | None) -> Reading | None:
    if first is None or last is None:
        return None
    whole = None
    if first.interval and last.interval:
        if first.interval[0] > last.interval[1]:
            return None
        whole = first.interval[0], last.interval[1]
    return Reading(whole, first.grain, f"{first.norm}..{last.norm}", span=True)


def _day_range(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "3-5 March 2031", "28 February to 3 March", "March 3-5", "March 30 to April 2, 2031"."""
    g = m.groupdict()
    later = cal.month_number(g["m2"] or g["m1"])
    earlier = cal.month_number(g["m1"] or g["m2"])
    year = _number(g["y"]) if g["y"] else nearest_year(later, _number(g["d2"]), published)
    begin = on_day(earlier, _number(g["d1"]), year, None)
    finish = on_day(later, _number(g["d2"]), year, None)
    return _join(begin, finish)


def _iso(m: re.Match[str], published: date | None) -> Reading | None:
    return on_day(int(m[2]), int(m[3]), int(m[1]), published)


def _slashed(m: re.Match[str], published: date | None) -> Reading | None:
    """Which number is the month is known only when one is over 12, or both are equal."""
    a, b, year = int(m[1]), int(m[3]), int(m[4])
    year += 2000 if year < 100 else 0
    if a > 12 or a == b:
        return on_day(b, a, year, published) if 1 <= b <= 12 else None
    if b > 12:
        return on_day(a, b, year, published) if a else None
    return Reading(None, Grain.DAY, f"{a}/{b}/{year}") if a and b else None


def _day_month(m: re.Match[str], published: date | None) -> Reading | None:
    return on_day(cal.month_number(m[2]), _number(m[1]), int(m[3]) if m[3] else None, published)


def _month_day(m: re.Match[str], published: date | None) -> Reading | None:
    return on_day(cal.month_number(m[1]), _number(m[2]), int(m[3]) if m[3] else None, published)


def _month_year(m: re.Match[str], published: date | None) -> Reading | None:
    return in_month(cal.month_number(m[1]), int(m[2]), published)


def _month_range(m: re.Match[str], published: date | None) -> Reading | None:
    later = cal.month_number(m[2])
    year = int(m[3]) if m[3] else nearest_year(later, 15, published)
    return _join(in_month(cal.month_number(m[1]), year, None), in_month(later, year, None))


_BEFORE_DAY = re.compile(r"\b(?:on|by|until|till|before|after|since)\sthe\s$")
_MONTH_OPENERS = frozenset(
    "in by since until till before after from during of to and for late early mid or between "
    "through this last next the next".split()
)


def _month_alone(m: re.Match[str], published: date | None) -> Reading | None:
    """A month's name alone; "May" and "March" may be other words where a sentence begins."""
    if m[0][:3].lower() in {"may", "mar"} or m[0] in {"Jan", "Jun"}:
        before = word_before(m.string, m.start())
        hyphen = m.string[max(0, m.start() - 4) : m.start()].lower() == "mid-"
        if not hyphen and before.lower() not in _MONTH_OPENERS:
            return None
    return in_month(cal.month_number(m[0]), None, published)


def _day_alone(m: re.Match[str], _: date | None) -> Reading | None:
    """Read "on the 27th": a day of a month that is told elsewhere."""
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    if not 1 <= int(m[1]) <= 31 or not _BEFORE_DAY.search(before):
        return None
    return Reading(None, Grain.DAY, f"day {int(m[1]):02}")


def form(pattern: str, build: Build) -> Form:
    """Return a form from its pattern and its builder."""
    return re.compile(pattern), build


DAY_FORMS: tuple[Form, ...] = (
    form(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![-0-9])(?:T[0-9:.]{4,12}Z?)?", _iso),
    form(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9]|[/.][0-9])", _slashed),
    form(
        rf"(?P<d1>{_DAY})(?:\sof)?(?:\s(?P<m1>{MONTH}))?(?:{DASH}|\s(?:to|and|until|through)\s)"
        rf"(?:the\s)?(?P<d2>{_DAY})(?:\sof)?\s(?P<m2>{MONTH})(?:(?:\s?,)?\s(?P<y>{YEAR}))?",
        _day_range,
    ),
    form(rf"({_DAY})(?:[\s-]of)?[\s-]({MONTH})(?:(?:\s?,)?[\s-]({YEAR}))?", _day_month),
    form(
        r"([0-9]{1,2})(?:st|nd|rd|th)(?=[.,;:)]|$|\s(?:and|or|but|at|in|to|with|for|when|after)\b)",
        _day_alone,
    ),
)
MONTH_FORMS: tuple[Form, ...] = (
    form(
        rf"(?P<m1>{MONTH})\s(?P<d1>{_DAY})(?:{DASH}|\s(?:to|and|until|through)\s)"
        rf"(?:(?P<m2>{MONTH})\s)?(?P<d2>{_DAY})(?![:%]|\s(?:per|million|billion)\b|[,.][0-9])"
        rf"(?:(?:\s?,)?\s(?P<y>{YEAR}))?",
        _day_range,
    ),
    form(
        rf"({MONTH})\s(?:the\s)?({_DAY})(?![:%\w]|[,.][0-9]|\s(?:per|million|billion)\b){_OPT_YEAR}",
        _month_day,
    ),
    form(rf"({MONTH})(?:{DASH}|\s(?:to|through)\s)({MONTH}){_OPT_YEAR}", _month_range),
    form(rf"({MONTH})(?:(?:\s?,)?\s|\sof\s|-)({YEAR})", _month_year),
    form(MONTH, _month_alone),
)
