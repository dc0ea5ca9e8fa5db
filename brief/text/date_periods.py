"""Periods longer than a month: years, decades, centuries, quarters, halves and seasons."""

from __future__ import annotations

import re
from datetime import date

from brief.text import calendar as cal
from brief.text.calendar import Grain
from brief.text.counting import is_year, word_before
from brief.text.date_forms import DASH, YEAR, Form, Reading, form
from brief.text.date_tense import looks_ahead
from brief.text.number_words import ORDINALS

_BEFORE_OLD = frozenset("in since before after until".split())
_BEFORE_SEASON = re.compile(
    r"\b(?:in|by|before|after|during|since|until|till)\s(?:(?:the|early|late|mid)[\s-])?(?:the\s)?$"
)
_SEASON_NAME = r"(spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
_OF_YEAR = rf"(?:(?:\sof)?(?:\s(?P<y>{YEAR})|\s(?P<this>th(?:e|is)\syear)))?"
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


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
        number = int(re.sub(r"\D", "", word))
    else:
        tens, unit = word.rpartition("-")[::2]
        number = ORDINALS.get(unit, 0) + (20 if tens == "twenty" else 0)
    if not 1 <= number <= 30:
        return None
    return Reading(cal.years(100 * number - 99, 100 * number), Grain.CENTURY, f"{number} century")


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


def _season_alone(m: re.Match[str], published: date | None) -> Reading | None:
    """Read "in the autumn": the nearest one, or the next where the clause looks ahead."""
    name = m[1].replace("fall", "autumn")
    if name[0].isupper():
        return None  # "The Lion in Winter"
    before = m.string[max(0, m.start() - 16) : m.start()].lower()
    if not _BEFORE_SEASON.search(before):
        return None
    interval = None
    if published:
        years = (published.year + turn for turn in (-1, 0, 1))
        found = [span for span in (cal.season(year, name) for year in years) if span]
        if looks_ahead(m.string, m.start()):
            found = [span for span in found if span[1] >= published][:1]
        away = {span: abs((span[0] - published).days) for span in found}
        interval = min(found, key=lambda span: away[span], default=None)
    return Reading(interval, Grain.SEASON, name)


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


def _old_year(m: re.Match[str], _: date | None) -> Reading | None:
    """Read the years 1000 to 1499, which need a preposition of time: "born after 1210"."""
    year = int(m[0])
    if word_before(m.string, m.start()).lower() not in _BEFORE_OLD:
        return None
    if not is_year(m.string, m.start(), m.end(), year):
        return None
    return Reading(cal.years(year, year), Grain.YEAR, m[0])


PERIOD_FORMS: tuple[Form, ...] = (
    form(rf"({YEAR}){DASH}((?:1[5-9]|20|21)?[0-9]{{2}})(?![-0-9])", _year_range),
    form(rf"({YEAR})\s(?:to|through)\s((?:1[5-9]|20|21)[0-9]{{2}})(?![-0-9])", _year_range),
    form(r"((?:1[5-9]|20|21)[0-9]0)['’]?s(?![^\W_])", _decade),
    form(r"([0-9]{1,2}(?:st|nd|rd|th))[\s-](?:[Cc]entury)\b", _century),
    form(rf"(?P<n>[1-4])(?:st|nd|rd|th)[\s-](?P<kind>quarter|half)(?!-|s){_OF_YEAR}", _quarter),
    form(rf"(?P<y>{YEAR})\s(?P<kind>[QH])(?P<n>[1-4])(?P<this>)(?![^\W_])", _quarter),
    form(rf"{YEAR}(?!\s?%|[-/\u2013][0-9]|[^\W_])", _year),
    form(r"1[0-4][0-9]{2}(?![0-9]|[,.][0-9]|\s?%|[-/\u2013][0-9]|[^\W_])", _old_year),
)
"""Periods that begin with a digit."""
WORD_PERIODS: tuple[Form, ...] = (
    form(rf"{_SEASON_NAME}(?:\sof|,)?\s({YEAR})", _season),
    form(
        rf"(?i:(?P<n>first|second|third|fourth|last|final)[\s-](?P<kind>quarter|half))(?!-|s){_OF_YEAR}",
        _quarter,
    ),
    form(rf"{_SEASON_NAME}(?=[\s.,;:)]|$)(?!\sof\s)", _season_alone),
    form(rf"(?P<kind>[QH])(?P<n>[1-4])(?:(?:\sof|,)?\s(?P<y>{YEAR}))?(?P<this>)\b", _quarter),
    form(r"((?:[Tt]wenty[\s-])?[A-Za-z]+(?:st|nd|rd|th))[\s-][Cc]entury\b", _century),
)
SHORT_DECADE: Form = form(r"['‘’]([1-9]0)s(?![^\W_])", _short_decade)
