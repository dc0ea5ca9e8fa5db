"""When what two units tell took place: on other days, in other quarters, long ago."""

from __future__ import annotations

import re
from datetime import timedelta

from brief.compose.units import Unit
from brief.text.date_values import DateMention
from brief.text.dates import Grain, date_relation, dates
from brief.text.number_words import ORDINALS
from brief.text.relation import Relation

_SHORT = frozenset({Grain.CLOCK, Grain.PART_OF_DAY, Grain.DAY})
_RECENT = timedelta(days=10)
"""Age from which a happening is no longer counted anew."""
_PART = re.compile(
    r"\b(?:(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last|final|latest|previous|current"
    r"|this|past|same) (?P<of>quarter|half|trimester|semester|term|season)"
    r"|(?P<short>[qh][1-4])|(?P<long>half[- ]year|full[- ]year|year to date))\b",
    re.IGNORECASE,
)
"""A part of the year by which accounts are kept."""


def apart_in_time(one: Unit, other: Unit) -> bool:
    """Say whether both units give a period or a calendar day, and none in common."""
    parts, others = _parts(one), _parts(other)
    mine, theirs = _periods(one), _periods(other)
    if parts != others and (parts or mine) and (others or theirs):
        return True
    return bool(mine and theirs) and not any(
        date_relation(a, b) is Relation.SAME
        or (a.grain is b.grain is Grain.DAY and a.first == b.first)
        for a in mine
        for b in theirs
    )


def _periods(unit: Unit) -> list[DateMention]:
    """Return the dates of a unit; a weekday may be that of what was said, and is left out."""
    found = dates(unit.prose, *unit.span, published=unit.article.published)
    return [date for date in found if date.first and not (date.relative and date.grain in _SHORT)]


def _parts(unit: Unit) -> frozenset[str]:
    """Return the parts of the year that a unit gives, each in one form."""
    return frozenset(_form(found) for found in _PART.finditer(unit.prose, *unit.span))


def _form(found: re.Match[str]) -> str:
    """Return "q2" for "Q2" and for "second quarter", and other parts as they stand."""
    which, of = (found["which"] or "").lower(), (found["of"] or "").lower()
    number = ORDINALS.get(which) or (int(which[0]) if which[:1].isdigit() else 0)
    if number and of:
        return f"{of[0]}{number}"
    return found.group().lower()


def is_old(unit: Unit) -> bool:
    """Say whether a unit tells of a day long before it was published."""
    published = unit.article.published
    return published is not None and any(
        date.last and published.date() - date.last > _RECENT
        for date in dates(unit.prose, *unit.span, published=published)
    )
