"""Dates that are told from another moment: weekdays, "last month", "three days ago".

A relative date is resolved against the day of publication where the language
ties it to that day, and stays unresolved where it hangs on something else
("two weeks later", "the following day").
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from brief.text import calendar as cal
from brief.text.calendar import MONTH, WEEKDAY, WEEKDAYS, Grain, Interval
from brief.text.counting import word_before
from brief.text.date_forms import Form, Reading
from brief.text.date_tense import looks_ahead
from brief.text.number_words import SCALES, SMALL, TENS, read_words

_PARTS = r"morning|afternoon|evening|night|lunchtime"
_GRAINS = {
    "day": Grain.DAY,
    "night": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
    "hour": Grain.CLOCK,
    "minute": Grain.CLOCK,
    "second": Grain.CLOCK,
}
_DIRECTION = {"": 0, "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0} | {
    "next": 1,
    "coming": 1,
}
_OWNERS = frozenset("his her their its my our your whose".split())
_NEARER = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _day(moment: date | None, count: int) -> Interval | None:
    there = cal.shift(moment, count, "day") if moment else None
    return (there, there) if there else None


def _weekday(m: re.Match[str], published: date | None) -> Reading | None:
    """A bare weekday is the latest one, today included; a future clause makes it the next."""
    which, name, part = (m[1] or "").lower(), m[2].lower(), (m[3] or "").lower()
    grain = Grain.PART_OF_DAY if part else Grain.DAY
    norm = " ".join(filter(None, [which, name, part]))
    if published is None:
        return Reading(None, grain, norm, relative=True)
    back = (published.weekday() - WEEKDAYS[name]) % 7
    if which in {"last", "past", "previous"}:
        count = -(back or 7)
    elif which in {"next", "coming"} or (not which and looks_ahead(m.string, m.start())):
        count = 7 - back
    else:
        count = (7 - back) % 7 if which == "this" else -back
    return Reading(_day(published, count), grain, norm, relative=True)


def _near(m: re.Match[str], published: date | None) -> Reading | None:
    word, part = m[1].lower(), (m[2] or "").lower()
    count, part = _NEARER[word], "night" if word == "tonight" else part
    grain = Grain.PART_OF_DAY if part else Grain.DAY
    norm = f"{'today' if word == 'tonight' else word} {part}".rstrip()
    return Reading(_day(published, count), grain, norm, relative=True)


def _next_but_one(m: re.Match[str], published: date | None) -> Reading | None:
    count = -2 if m[1].lower() == "before" else 2
    return Reading(_day(published, count), Grain.DAY, f"{m[0].lower()}", relative=True)


def _part_of_this_day(m: re.Match[str], published: date | None) -> Reading | None:
    last = m[1].lower() == "last"
    norm = f"{'yesterday' if last else 'today'} {m[2].lower()}"
    return Reading(_day(published, -last), Grain.PART_OF_DAY, norm, relative=True)


def _this_unit(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "last week", "this month", "next year": whole calendar units."""
    if word_before(m.string, m.start()).lower() in _OWNERS:
        return None  # "in his last year"
    count, unit = _DIRECTION[m[1].lower()], m[2].lower()
    interval = None
    if published:
        size = {"weekend": "week", "quarter": "month"}.get(unit, unit)
        moment = cal.shift(published, count * (3 if unit == "quarter" else 1), size)
        interval = cal.around(moment, unit) if moment else None
        if unit == "weekend" and count <= 0 and interval and published < interval[0]:
            interval = None  # "this weekend" may be the one before or the one to come
    norm = f"{('last', 'this', 'next')[count + 1]} {unit}"
    return Reading(interval, _GRAINS[unit], norm, relative=True)


def _this_season(m: re.Match[str], published: date | None) -> Reading | None:
    which, name = m[1].lower(), m[2].lower().replace("fall", "autumn")
    norm, interval = f"{which} {name}", None
    if published:
        interval = cal.season(published.year, name)
        if interval and which == "last" and interval[1] >= published:
            interval = cal.season(published.year - 1, name)
        elif interval and which == "next" and interval[0] <= published:
            interval = cal.season(published.year + 1, name)
    return Reading(interval, Grain.SEASON, norm, relative=True)


def _this_month(m: re.Match[str], published: date | None) -> Reading | None:
    which, month = m[1].lower(), cal.month_number(m[2])
    norm, interval = f"{which} -{month:02}", None
    if published:
        ahead = (month - published.month) % 12 if which == "next" else 0
        back = (published.month - month) % 12
        year = published.year
        if which == "last":
            year -= month >= published.month
        elif which == "next":
            year += not ahead or month < published.month
        else:
            year += back > 6 and month < published.month
        interval = cal.months(year, month, month)
    return Reading(interval, Grain.MONTH, norm, relative=True)


_NUMBER_WORD = "|".join(
    sorted({*SMALL, *TENS, *SCALES, "hundred", "dozen"} - {"zero"}, key=len, reverse=True)
)
_COUNT = (
    r"(?P<n>[0-9]{1,4}(?:\.[0-9])?|(?:a\s)?(?:couple\sof|few|dozen)|several|some|many"
    rf"|(?:(?:an?|half\sa)\s)?(?:{_NUMBER_WORD})(?:(?:\s|-)(?:and\s)?(?:{_NUMBER_WORD})\b){{0,5}}"
    r"(?:\sand\sa\shalf)?|an?|half\san?)"
)
_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|centur)(?:ies|y|s)?"
)


def _amount(token: str) -> tuple[str, int | None]:
    """Return a fixed spelling of a count and, where it is whole and exact, its value."""
    token = token.lower()
    if token in {"a", "an"}:
        return "1", 1
    words = read_words(token, 0, len(token))
    if words and words.end == len(token):
        value = words.value
    elif re.fullmatch(r"[0-9]+(?:\.[0-9])?", token):
        value = Fraction(token)
    else:
        return token, None
    return str(value), value.numerator if value.denominator == 1 else None


def _span_of_units(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "the past two weeks", "the next 24 hours": a length of time that ends or begins now."""
    which, unit = m["which"].lower(), m["unit"].lower().replace("centur", "century")
    if (m["n"] or "").lower() in {"a", "an"}:
        return None  # "it will last a month"
    spelling, count = _amount(m["n"] or "1")
    ahead = which in {"next", "coming", "following"}
    if unit == "hour" and count is not None and count % 24 == 0:
        unit, count, spelling = "day", count // 24, str(count // 24)
    norm = f"{'next' if ahead else 'past'} {spelling} {unit}"
    interval = None
    if published and count is not None and unit in _GRAINS:
        other = cal.shift(published, count if ahead else -count, unit)
        if other:
            interval = min(published, other), max(published, other)
    return Reading(interval, _GRAINS[unit], norm, relative=True, span=True)


def _before_it_is_out(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "before the year is out": the end of the current unit."""
    unit = m["unit"].lower()
    interval = cal.around(published, unit) if published else None
    late = cal.part(interval, "late") if interval else None
    return Reading(late, _GRAINS[unit], f"late this {unit}", relative=True)


def _hanging(m: re.Match[str], _: date | None) -> Reading | None:
    """Read "the following day", "the same week": told from something else in the text."""
    unit = m[2].lower()
    grain = _GRAINS.get(unit, Grain.PART_OF_DAY)
    which = m[1].lower().replace("following", "next")
    return Reading(None, grain, f"the {which} {unit}", relative=True)


_QUALIFIER = (
    r"(?P<q>(?i:about|around|nearly|almost|roughly|approximately|some|more\sthan|over|less\sthan"
    r"|under|just\sover|just\sunder|at\sleast|barely|only|just|well\sover)\s)?"
)
_COMPARED = re.compile(r"(?:[a-z]s|%|percent|per\scent|\d|higher|lower)\s$")
_BACK = re.compile(rf"(?<![^\W_]){_QUALIFIER}(?i:{_COUNT})(?:\s|-)(?i:{_UNIT})\s{{1,2}}$")


def read_ago(
    text: str, floor: int, pos: int, word: str, published: date | None
) -> tuple[int, Reading] | None:
    """Read the length of time before "ago", "later", "earlier" or "from now" at `pos`.

    Returns where it starts, not before `floor`, and the reading.
    """
    base = max(floor, pos - 90)
    found = _BACK.search(text[base:pos])
    if found is None:
        return None
    unit = found["unit"].lower().replace("centur", "century")
    spelling, count = _amount(found["n"])
    qualifier = (found["q"] or "").lower().strip()
    start = found.start()
    if qualifier.endswith("than") and _COMPARED.search(text[base : base + start]):
        # "nine points more than four years ago": then, and not longer ago.
        qualifier, start = "", found.end("q")
    vague = qualifier not in {"", "only", "just", "barely"}
    norm = f"{qualifier if vague else ''} {spelling} {unit} {word}".strip()
    interval = None
    direction = {"ago": -1, "from now": 1}.get(word)
    if published and direction and count is not None and not vague:
        moment = cal.shift(published, direction * count, unit)
        size = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
        interval = cal.around(moment, size) if moment else None
    return base + start, Reading(interval, _GRAINS[unit], norm, relative=True)


_UNITS = r"(week|weekend|month|quarter|year|decade|century)"
WEEKDAY_FORM: Form = (
    re.compile(
        rf"(?:((?i:last|next|this|past|coming|previous))\s)?({WEEKDAY})(?![^\W_])(?:\s({_PARTS})\b)?"
    ),
    _weekday,
)
RELATIVE_FORMS: tuple[Form, ...] = (
    WEEKDAY_FORM,
    (re.compile(rf"(?i:(today|tonight|yesterday|tomorrow)\b(?:\s({_PARTS})\b)?)"), _near),
    (re.compile(r"(?i:day\s(before(?=\syesterday)|after(?=\stomorrow))\s[a-z]+)\b"), _next_but_one),
    (re.compile(rf"(?i:(this|last)\s({_PARTS})\b)"), _part_of_this_day),
    (
        re.compile(
            rf"(?i:(?P<which>last|past|next|coming|previous|following)\s{_COUNT}\s{_UNIT})\b"
        ),
        _span_of_units,
    ),
    (
        re.compile(r"(?i:(?P<which>past)(?P<n>)\s(?P<unit>week|month|year|decade|centur)y?)\b"),
        _span_of_units,
    ),
    (
        re.compile(r"(?i:(?P<which>past|next|following)(?P<n>)\s(?P<unit>decade|centur)y?)\b"),
        _span_of_units,
    ),
    (re.compile(rf"(?i:(this|last|next|previous|coming|current)\s{_UNITS})\b"), _this_unit),
    (re.compile(r"(?i:(this|last|next)\s(spring|summer|autumn|fall|winter))\b"), _this_season),
    (re.compile(rf"(?i:(this|last|next))\s({MONTH})(?!\s[0-9])"), _this_month),
    (
        re.compile(rf"(?i:(following|same|next|previous)\s(day|week|month|year|{_PARTS}))\b"),
        _hanging,
    ),
)
OUT: Form = (
    re.compile(r"(?i:(?:the|this)\s(?P<unit>year|month|week)\sis\s(?:out|over))\b"),
    _before_it_is_out,
)
THE_UNIT: Form = (re.compile(r"(?i:()(week|month|quarter|year|decade|century))\b"), _this_unit)
"""The unit in "the end of the year": the current one, as "this year" is."""
