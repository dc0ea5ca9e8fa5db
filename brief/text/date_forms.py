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
from brief.text.counting import is_year, word_before
from brief.text.number_words import ORDINALS


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
_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9]|[,.][0-9])"
_DASH = r"\s?[-\u2010-\u2014]\s?"
_OPT_YEAR = rf"(?:(?:\s?,)?\s({_YEAR}))?"
_ZONE = (
    r"(?:\s?(GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|MSK|IST|JST"
    r"|AEST|AEDT|local time|Eastern|Pacific)(?![^\W_]))?"
)


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


def _clock(m: re.Match[str], _: date | None) -> Reading | None:
    hour, minute = int(m[1]), int(m[2] or 0)
    half = (m[3] or "")[:1].lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"{hour:02}:{minute:02}"
    zone = (m[4] or "").replace("UTC", "GMT")
    return Reading(None, Grain.CLOCK, f"{clock} {zone}".strip(), clock=clock)


def _noon(m: re.Match[str], _: date | None) -> Reading | None:
    clock = "00:00" if m[0].lower() == "midnight" else "12:00"
    return Reading(None, Grain.CLOCK, clock, clock=clock)


def _decade(m: re.Match[str], _: date | None) -> Reading | None:
    """Read "the 1990s" is a decade, "the 1800s" a century; "the 2000s" is read as the decade."""
    year = int(m[1])
    if not m[0][4:5].isalpha() and word_before(m.string, m.start()).lower() != "the":
        return None  # "2030's budget" is one year's
    century = year % 100 == 0 and year < 2000
    grain = Grain.CENTURY if century else Grain.DECADE
    return Reading(cal.years(year, year + (99 if century else 9)), grain, f"{year}s")


def _short_decade(m: re.Match[str], _: date | None) -> Reading | None:
    year = int(m[1])
    # From the 30s on, a decade with no century is one of the twentieth.
    interval = cal.years(1900 + year, 1909 + year) if year >= 30 else None
    return Reading(interval, Grain.DECADE, f"{1900 + year}s" if interval else f"{year}s")


def _century(m: re.Match[str], _: date | None) -> Reading | None:
    word = m[1].lower().replace(" ", "-")
    if word[0].isdigit():
        number = _number(word)
    else:
        tens, unit = word.rpartition("-")[::2]
        number = ORDINALS.get(unit, 0) + (20 if tens == "twenty" else 0)
    if not 1 <= number <= 30:
        return None
    return Reading(cal.years(100 * number - 99, 100 * number), Grain.CENTURY, f"{number} century")


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def _quarter(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "the first quarter of 2030", "second half of the year", "Q3 2030", "H1"."""
    g = m.groupdict()
    nth = _NTH.get(g["n"].lower()) or int(g["n"][:1])
    half = (g["kind"] or "")[:1].lower() == "h"
    if half:
        nth = 2 if nth == 4 else nth
    if nth > (2 if half else 4) or (half and not (g["y"] or g["this"])):
        return None
    year = int(g["y"]) if g["y"] else (published.year if published and g["this"] else None)
    size, grain = (6, Grain.HALF) if half else (3, Grain.QUARTER)
    interval = cal.months(year, size * (nth - 1) + 1, size * nth) if year else None
    norm = f"{'H' if half else 'Q'}{nth} {g['y'] or (g['this'] and 'this year') or ''}".rstrip()
    return Reading(interval, grain, norm, relative=bool(g["this"]))


def _season(m: re.Match[str], _: date | None) -> Reading | None:
    name, year = m[1].lower(), int(m[2])
    name = "autumn" if name == "fall" else name
    return Reading(cal.season(year, name), Grain.SEASON, f"{name} {year}")


def _year_range(m: re.Match[str], _: date | None) -> Reading | None:
    first = int(m[1])
    if not is_year(m.string, m.start(), m.end(), first):
        return None
    last = int(m[2]) if len(m[2]) == 4 else first - first % 100 + int(m[2])
    interval = cal.years(first, last)
    if interval is None or last == first or last - first > 200:
        return None
    return Reading(interval, Grain.YEAR, f"{first}..{last}", span=True)


def _year(m: re.Match[str], _: date | None) -> Reading | None:
    year = int(m[0])
    if not is_year(m.string, m.start(), m.end(), year):
        return None
    return Reading(cal.years(year, year), Grain.YEAR, m[0])


def _form(pattern: str, build: Build) -> Form:
    return re.compile(pattern), build


_AMPM = r"\s?([AaPp](?:\.[Mm]\.?|[Mm])(?![^\W_]))"
_SEASON_NAME = r"(spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
_OF_YEAR = rf"(?:(?:\sof)?(?:\s(?P<y>{_YEAR})|\s(?P<this>th(?:e|is)\syear)))?"

DIGIT_FORMS: tuple[Form, ...] = (
    _form(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![-0-9])(?:T[0-9:.]{4,12}Z?)?", _iso),
    _form(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9]|[/.][0-9])", _slashed),
    _form(
        rf"(?P<d1>{_DAY})(?:\sof)?(?:\s(?P<m1>{MONTH}))?(?:{_DASH}|\s(?:to|and|until|through)\s)"
        rf"(?:the\s)?(?P<d2>{_DAY})(?:\sof)?\s(?P<m2>{MONTH})(?:(?:\s?,)?\s(?P<y>{_YEAR}))?",
        _day_range,
    ),
    _form(rf"({_DAY})(?:[\s-]of)?[\s-]({MONTH})(?:(?:\s?,)?[\s-]({_YEAR}))?", _day_month),
    _form(rf"([0-9]{{1,2}})(?:[:.]([0-5][0-9]))?{_AMPM}{_ZONE}", _clock),
    _form(rf"([01]?[0-9]|2[0-3])[:h]([0-5][0-9])(?![0-9:])()(?:\shours\b)?{_ZONE}", _clock),
    _form(r"([01][0-9]|2[0-3])([0-5][0-9])()\s?(GMT|UTC|local time|hours)\b", _clock),
    _form(rf"({_YEAR}){_DASH}((?:1[5-9]|20|21)?[0-9]{{2}})(?![-0-9])", _year_range),
    _form(r"((?:1[5-9]|20|21)[0-9]0)['’]?s(?![^\W_])", _decade),
    _form(r"([0-9]{1,2}(?:st|nd|rd|th))[\s-](?:[Cc]entury)\b", _century),
    _form(rf"(?P<n>[1-4])(?:st|nd|rd|th)[\s-](?P<kind>quarter|half)(?!-|s){_OF_YEAR}", _quarter),
    _form(rf"(?P<y>{_YEAR})\s(?P<kind>[QH])(?P<n>[1-4])(?P<this>)(?![^\W_])", _quarter),
    _form(rf"{_YEAR}(?!\s?%|[-/\u2013][0-9]|[^\W_])", _year),
)
MONTH_FORMS: tuple[Form, ...] = (
    _form(
        rf"(?P<m1>{MONTH})\s(?P<d1>{_DAY})(?:{_DASH}|\s(?:to|and|until|through)\s)"
        rf"(?:(?P<m2>{MONTH})\s)?(?P<d2>{_DAY})(?![:%]|\s(?:per|million|billion)\b|[,.][0-9])"
        rf"(?:(?:\s?,)?\s(?P<y>{_YEAR}))?",
        _day_range,
    ),
    _form(
        rf"({MONTH})\s(?:the\s)?({_DAY})(?![:%\w]|[,.][0-9]|\s(?:per|million|billion)\b){_OPT_YEAR}",
        _month_day,
    ),
    _form(rf"({MONTH})(?:{_DASH}|\s(?:to|through)\s)({MONTH}){_OPT_YEAR}", _month_range),
    _form(rf"({MONTH})(?:(?:\s?,)?\s|\sof\s|-)({_YEAR})", _month_year),
    _form(MONTH, _month_alone),
)
WORD_FORMS: tuple[Form, ...] = (
    _form(rf"{_SEASON_NAME}(?:\sof|,)?\s({_YEAR})", _season),
    _form(
        rf"(?i:(?P<n>first|second|third|fourth|last|final)[\s-](?P<kind>quarter|half))(?!-|s){_OF_YEAR}",
        _quarter,
    ),
    _form(rf"(?P<kind>[QH])(?P<n>[1-4])(?:(?:\sof|,)?\s(?P<y>{_YEAR}))?(?P<this>)\b", _quarter),
    _form(r"((?:[Tt]wenty[\s-])?[A-Za-z]+(?:st|nd|rd|th))[\s-][Cc]entury\b", _century),
    _form(r"(?:noon|midday|midnight|Noon|Midday|Midnight)\b", _noon),
)
SHORT_DECADE: Form = _form(r"['‘’]([1-9]0)s(?![^\W_])", _short_decade)
