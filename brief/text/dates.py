"""Dates and times of day in English news text, with exact offsets and as intervals.

`dates` finds the mentions and resolves what can be resolved; `date_relation`
says whether a claim's date follows from a source's. A mention includes its
preposition, so that its text read alone gives the same value.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from brief.model import Range
from brief.text import calendar as cal
from brief.text import date_clocks as clocks
from brief.text import date_forms as forms
from brief.text import date_periods as periods
from brief.text import date_relative as told
from brief.text.alternation import by_letter
from brief.text.calendar import MONTH, WEEKDAY, Grain
from brief.text.date_forms import Form, Reading
from brief.text.date_relations import date_relation
from brief.text.date_values import DateMention, Edge
from brief.text.relation import Relation

__all__ = ["DateMention", "Edge", "Grain", "Relation", "calendar_ranges", "date_relation", "dates"]


_AGO = frozenset({"ago", "later", "earlier", "from now"})
_OPENERS = (
    "today tonight tomorrow yesterday this last late next past coming previous current following "
    "same early mid noon midday midnight spring summer autumn fall winter first second third "
    "fourth final start beginning middle end twelfth twentieth twenty thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth ago later earlier"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TRIGGER = re.compile(
    r"(?<![^\W_])(?:[0-9]"
    rf"|(?=[JFMASOND]){MONTH}|(?=[MTWFS]){WEEKDAY}(?![^\W_])"
    rf"|(?:{by_letter(_OPENERS.split())}|Q[1-4]|H[12]|[fF]rom\snow"
    r"|[dD]ay(?=\s(?:before|after))|the(?=\s(?:year|month|week)\sis\s)"
    rf"|(?i:{_HOURS})(?=\s(?:in\sthe\s(?:mor|aft|eve)|at\snight|o['’]clock)))(?![^\W_])"
    r"|['‘’](?=[1-9]0s))"
)
_RUN = re.compile(r"[0-9]+(?:[-.,:/\u2010-\u2014]?[0-9]+)*")
_MODIFIER = re.compile(
    r"(?i:(?:(early|earlier|mid|late|later)(?:\sof\s|[\s-](?:in\s|on\s)?)"
    r"|(start|beginning|middle|end)\sof\s)(?:the\s)?)(?=[A-Za-z0-9'‘’])"
)
_THIRDS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"} | {
    "early": "early",
    "mid": "mid",
    "late": "late",
}
_WEEKDAY_OF = re.compile(rf"{WEEKDAY},?\s(?:the\s)?")
_EDGE = re.compile(
    r"(?<![^\W_])(?i:(?P<word>on|in|at|by|before|after|since|until|till|during|from|between"
    r"|ahead\sof|prior\sto|following|starting|as\sof|no\slater\sthan|(?:later|earlier)\sthan"
    r"|(?:(?:at|in|on)\s)?(?:about|around|roughly|approximately|circa))\s(?:the\s)?"
    r"|(?P<fix>pre|post)-|the\s)$"
)
_EDGES = {
    "by": Edge.BY,
    "no later than": Edge.BY,
    "before": Edge.BEFORE,
    "ahead of": Edge.BEFORE,
    "earlier than": Edge.BEFORE,
    "later than": Edge.AFTER,
    "prior to": Edge.BEFORE,
    "pre": Edge.BEFORE,
    "after": Edge.AFTER,
    "post": Edge.AFTER,
    "following": Edge.AFTER,
    "since": Edge.SINCE,
    "from": Edge.SINCE,
    "as of": Edge.ON,
    "starting": Edge.SINCE,
    "until": Edge.UNTIL,
    "till": Edge.UNTIL,
}
_DENIED = frozenset({Edge.BEFORE, Edge.UNTIL})
_NOT = re.compile(r"(?i:\b(?:not|never|no)\b|n['’]t\b)[^.,;:]*$")
_APPROXIMATE = ("about", "around", "roughly", "approximately", "circa")
_LIMIT = re.compile(r"(?i:,?\sat\sthe\s(earliest|soonest|latest))\b")
_LINK = re.compile(r"\s(?:to|until|till|and|through)\s$")
_WORDS = (told.OUT, *told.RELATIVE_FORMS, *periods.WORD_PERIODS, clocks.NOON, clocks.IN_WORDS)
_DIGITS = (*forms.DAY_FORMS, *clocks.CLOCK_FORMS, *periods.PERIOD_FORMS)


def _try(
    options: tuple[Form, ...], text: str, pos: int, end: int, now: date | None
) -> tuple[int, Reading] | None:
    for pattern, build in options:
        found = pattern.match(text, pos, end)
        reading = build(found, now) if found else None
        if found and reading:
            return found.end(), reading
    return None


def _core(text: str, pos: int, end: int, now: date | None) -> tuple[int, Reading] | None:
    """Read the date that begins at `pos`, without modifier or preposition."""
    if pos >= end:
        return None
    head = text[pos]
    if head.isdigit():
        return _try(_DIGITS, text, pos, end, now)
    if head in "'‘’":
        return _try((periods.SHORT_DECADE,), text, pos, end, now)
    if head.isupper():
        weekday = _WEEKDAY_OF.match(text, pos, end)
        if weekday:
            dated = _try(
                (*forms.DAY_FORMS[2:4], *forms.MONTH_FORMS[:2]), text, weekday.end(), end, now
            )
            if dated:
                return dated
        named = _try(forms.MONTH_FORMS, text, pos, end, now)
        if named:
            return named
    return _try(_WORDS, text, pos, end, now)


def _read(text: str, pos: int, end: int, now: date | None) -> tuple[int, Reading] | None:
    """Read a date with its modifier: "early 2032", "mid-March", "end of the year"."""
    modifier = _MODIFIER.match(text, pos, end)
    inner = _core(text, modifier.end(), end, now) if modifier else None
    if modifier and inner is None and modifier[0].lower().endswith("the "):
        inner = _try((told.THE_UNIT,), text, modifier.end(), end, now)
    if modifier is None or inner is None:
        return _core(text, pos, end, now)
    stop, reading = inner
    word = (modifier[1] or modifier[2]).lower()
    third = _THIRDS.get(word)
    if reading.grain in {Grain.DAY, Grain.CLOCK, Grain.PART_OF_DAY} and not reading.span:
        return inner if third in {"early", "mid", "late"} and reading.relative else None
    interval = reading.interval
    if interval and third:
        interval = cal.part(interval, third)
    return stop, reading._replace(interval=interval, norm=f"{third or word} {reading.norm}")


def _edge(text: str, floor: int, start: int, end: int, reading: Reading) -> tuple[int, Edge]:
    """Return where the mention starts, its preposition included, and what that says."""
    base = max(floor, start - 32)
    found = _EDGE.search(text[base:start])
    if found is None:
        return start, Edge.BETWEEN if reading.span else Edge.ON
    word = re.sub(r"\s", " ", (found["word"] or found["fix"] or "").lower())
    edge = _EDGES.get(word, Edge.AROUND if word.endswith(_APPROXIMATE) else Edge.ON)
    if edge in _DENIED and _NOT.search(
        text[max(floor, base + found.start() - 60) : base + found.start()]
    ):
        edge = Edge.SINCE  # "not before May", "not until May": from May on
    # "after Tuesday's talks", "since the March vote": the word is about the talks, not the day.
    thing = text[end : end + 1] in {"'", "’"} or (
        found[0].lower().endswith("the ") and text[end : end + 2].strip().islower()
    )
    if reading.span and edge in {Edge.ON, Edge.SINCE}:
        return base + found.start(), Edge.BETWEEN
    return base + found.start(), Edge.ON if thing and edge is not Edge.BY else edge


def _mention(text: str, span: tuple[int, int, int], reading: Reading) -> DateMention:
    floor, start, end = span
    start, edge = _edge(text, floor, start, end, reading)
    limit = _LIMIT.match(text, end)
    if limit and edge is Edge.ON:
        edge = Edge.SINCE if limit[1].lower() in {"earliest", "soonest"} else Edge.BY
    first, last = reading.interval or (None, None)
    return DateMention(
        start, end, first, last, reading.grain, reading.relative, edge, reading.clock, reading.norm
    )


def _span_of(first: DateMention, last: DateMention) -> DateMention | None:
    """Join "from X" and "Y" into one interval, lending Y's year to X."""
    year = re.match(r"[0-9]{4}", last.norm)
    if first.norm.startswith("-") and year:
        fields = [int(part) for part in first.norm[1:].split("-") if part.isdigit()]
        build = (
            forms.on_day(fields[0], fields[1], int(year[0]), None)
            if len(fields) == 2
            else (forms.in_month(fields[0], int(year[0]), None) if len(fields) == 1 else None)
        )
        if build and build.interval:
            first = replace(first, first=build.interval[0], last=build.interval[1], norm=build.norm)
    begin, finish = first.first, last.last
    if begin and finish and begin > finish:
        return None
    known = begin is not None and finish is not None
    return replace(
        first,
        end=last.end,
        first=begin if known else None,
        last=finish if known else None,
        bound=Edge.BETWEEN,
        relative=first.relative or last.relative,
        norm=f"{first.norm}..{last.norm}",
    )


def _push(text: str, found: list[DateMention], mention: DateMention) -> None:
    """Add a mention, joined to the one before where a "from" or "between" opened a span."""
    before = found[-1] if found else None
    if before and mention.start - before.end < 12 and before.clock is None is mention.clock:
        opening = text[before.start : before.start + 7].lower()
        gap = text[before.end : mention.start]
        if opening.startswith(("from", "between")) and _LINK.match(gap):
            joined = _span_of(before, mention)
            if joined:
                found[-1] = joined
                return
    found.append(mention)


def dates(
    text: str, start: int = 0, end: int | None = None, *, published: datetime | None = None
) -> tuple[DateMention, ...]:
    """Return the dates in `text[start:end]`, in order and not overlapping.

    `published` is the moment that relative dates are told from; without it
    they keep `first` and `last` at None.
    """
    stop = len(text) if end is None else min(end, len(text))
    now = published.date() if published else None
    found: list[DateMention] = []
    at = floor = max(0, start)
    while trigger := _TRIGGER.search(text, at, stop):
        pos, at = trigger.span()
        word = " ".join(trigger[0].lower().split())
        if word in _AGO:
            back = told.read_ago(text, floor, pos, word, now)
            if back:
                _push(text, found, _mention(text, (floor, back[0], at), back[1]))
                floor = at
                continue
        reading = _read(text, pos, stop, now)
        if reading:
            _push(text, found, _mention(text, (floor, pos, reading[0]), reading[1]))
            at = floor = reading[0]
        elif word.isdigit():
            run = _RUN.match(text, pos, stop)
            at = run.end() if run else at
    return tuple(found)


def calendar_ranges(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """Return the ranges whose numbers belong to the calendar and count nothing.

    Lengths of time ("the past two weeks") are left out: their number is also
    a figure.
    """
    return tuple(
        Range(mention.start, mention.end)
        for mention in dates(text, start, end)
        if not mention.norm.startswith(("past ", "next "))
    )
