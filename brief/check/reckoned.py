"""Dates and lengths of time that follow from others by the calendar.

"The debate is on Wednesday" follows from "on Monday, two days before the debate",
"34 years old" from "built in 1998" and the day of publication, "three weeks" from
two dates that lie as far apart.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.operands import carrying
from brief.text import calendar as cal
from brief.text.date_values import Edge
from brief.text.dates import DateMention, Grain, date_relation
from brief.text.figure_relations import measured, relation
from brief.text.figures import Bound, Figure, FigureKind
from brief.text.relation import Relation

_LENGTHS = frozenset(
    """old ago since later earlier after before for in over aged within long separate separates
    separated between apart lasted lasting took stood span spans history from to gap last past
    first nearly almost just more less than left remaining runs""".split()
)
_HANGING = re.compile(
    r"(?i:\b(?P<before>(?:a|one|the)\s(?P<u1>day|week|month|year|season)\s(?:earlier|before)|the\sprevious\s"
    r"(?P<u2>day|week|month|year|season))|\b(?P<after>(?:a|one|the)\s(?P<u3>day|week|month|year|season)"
    r"\s(?:later|after)|the\s(?:following|next)\s(?P<u4>day|week|month|year|season)))\b"
)
_QUARTER = re.compile(r"[QH]([1-4])\Z")
_NEXT = re.compile(r"the (next|same|previous) (day|week|month|year)")
_YEAR_BEFORE = frozenset({"last year", "1 year earlier", "1 year ago", "the previous year"})
_AWAY = re.compile(r"(?i:\s(?P<way>before|after|later|earlier|prior)\b)")
_MOST_DATES = 16
_MOST_SPANS = 40


def lasts(case: Case, figure: Figure) -> bool:
    """Say whether a length of time is that between two dates, or until publication."""
    kind = measured(figure)
    if kind not in {"day", "month"} or not case.sentence.norms & _LENGTHS:
        return False
    moments = [mention for _, mention in _dated(case) if mention.first and mention.last]
    spans = [(m.first, m.grain) for m in moments if m.first]
    ranges = (m for m in moments if m.first and m.last and m.bound is Edge.BETWEEN)
    if any(
        _spans(figure, (m.first, m.grain), (m.last, m.grain)) for m in ranges if m.first and m.last
    ):
        return True
    published = case.sentence.published
    if published:
        spans.append((published.date(), Grain.DAY))
    pairs = itertools.islice(itertools.combinations(spans, 2), _MOST_SPANS)
    return any(_spans(figure, one, other) for one, other in pairs)


def _spans(figure: Figure, one: tuple[date, Grain], other: tuple[date, Grain]) -> bool:
    """Say whether two moments lie as far apart as a figure says."""
    days = abs((one[0] - other[0]).days)
    exact = {one[1], other[1]} <= {Grain.DAY, Grain.PART_OF_DAY}
    if measured(figure) == "day":
        return exact and _is(figure, Fraction(days))
    years = abs(one[0].year - other[0].year)
    if exact:
        first, last = sorted((one[0], other[0]))
        years -= (last.month, last.day) < (first.month, first.day)
    months = abs((one[0].year - other[0].year) * 12 + one[0].month - other[0].month)
    coarse = {one[1], other[1]} & {Grain.YEAR, Grain.DECADE, Grain.CENTURY}
    return _is(figure, Fraction(12 * years)) or (not coarse and _is(figure, Fraction(months)))


def _is(figure: Figure, value: Fraction) -> bool:
    if not value:
        return False
    unit = measured(figure)
    made = replace(figure, low=value, high=value, unit=unit, bound=Bound.EXACT)
    return relation(figure, made) in {Relation.SAME, Relation.LOOSER}


def _dated(case: Case) -> list[tuple[Piece, DateMention]]:
    found = [
        (piece, mention)
        for piece in carrying(case)
        for mention in piece.sentence.dates
        if piece.holds(mention.start, mention.end)
    ]
    return found[:_MOST_DATES]


def falls(case: Case, claimed: DateMention) -> bool:
    """Say whether a date of the claim lies where the source puts it from another date."""
    if _elided(case, claimed) or _is_now(case, claimed) or _told_from(case, claimed):
        return True
    if claimed.norm in _YEAR_BEFORE:
        return any(mention.norm in _YEAR_BEFORE for _, mention in _dated(case))
    made = itertools.chain(_hanging(case), _away(case))
    return any(
        date_relation(claimed, one) in {Relation.SAME, Relation.LOOSER}
        for one in itertools.islice(made, _MOST_SPANS)
    )


def _elided(case: Case, claimed: DateMention) -> bool:
    """Say whether "the third quarter" is the third of "in the first quarter and in the third"."""
    place = _QUARTER.match(claimed.norm)
    return place is not None and any(
        figure.kind is FigureKind.ORDINAL and figure.low == int(place[1]) and figure.noun is None
        for piece in case.alignment.used
        if any(mention.grain is claimed.grain for mention in piece.sentence.dates)
        for figure in piece.sentence.figures
    )


def _is_now(case: Case, claimed: DateMention) -> bool:
    """Say whether "as of 14 March" is the day on which the source was published."""
    published = case.sentence.published
    as_of = case.text[claimed.start : claimed.end].casefold().startswith("as of ")
    return as_of and published is not None and claimed.first == published.date() == claimed.last


def _told_from(case: Case, claimed: DateMention) -> bool:
    """Say whether "the next year" is, told from another date of the claim, one of the source's."""
    hanging = _NEXT.fullmatch(claimed.norm)
    if hanging is None:
        return False
    bases = [base for base in case.sentence.dates if base.start < claimed.start and base.first]
    way = {"next": 1, "previous": -1}.get(hanging[1], 0)
    return any(
        date_relation(made, other) in {Relation.SAME, Relation.LOOSER}
        for base in bases[-1:]
        for made in _around(base, way, hanging[2])
        for _, other in _dated(case)
    )


def _around(base: DateMention, way: int, unit: str) -> Iterator[DateMention]:
    """Yield the whole unit some units from a date: the year after one of its days."""
    moved = cal.shift(base.first, way, unit) if base.first else None
    whole = cal.around(moved, unit) if moved else None
    if whole:
        yield replace(base, first=whole[0], last=whole[1], bound=Edge.ON, norm="reckoned")


def _hanging(case: Case) -> Iterator[DateMention]:
    """Yield what "a year earlier" or "the following season" comes to, told from a date before."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for found in _HANGING.finditer(sentence.text, sentence.start, sentence.end):
            unit = next(found[name] for name in ("u1", "u2", "u3", "u4") if found[name]).lower()
            way = -1 if found["before"] else 1
            for base in sentence.dates:
                if base.start < found.start():
                    yield from _moved(base, way, unit)


def _away(case: Case) -> Iterator[DateMention]:
    """Yield the dates that lie a stated time before or after another of the sentence."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for length in sentence.figures:
            way = _AWAY.match(sentence.text, length.end, sentence.end)
            if way is None or length.low != length.high or length.low.denominator != 1:
                continue
            for base in sentence.dates:
                # "On Monday, two days before the vote": the vote is two days after Monday.
                sign = 1 if way["way"].lower() in {"before", "prior"} else -1
                for turn in (sign, -sign):
                    yield from _moved(base, turn * int(length.low), length.unit)


def _moved(base: DateMention, count: int, unit: str) -> Iterator[DateMention]:
    """Yield a date some units on, if the calendar has it."""
    if base.first is None or base.last is None:
        return
    size = {"season": "year", "night": "day"}.get(unit, unit)
    first, last = cal.shift(base.first, count, size), cal.shift(base.last, count, size)
    if first and last and first <= last:
        yield replace(base, first=first, last=last, bound=Edge.ON, clock=None, norm="reckoned")
