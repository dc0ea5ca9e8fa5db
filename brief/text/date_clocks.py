"""Times of day: "5 p.m.", "17:00", "1700 GMT", "6.40 in the morning", noon."""

from __future__ import annotations

import re
from datetime import date

from brief.text.calendar import Grain
from brief.text.date_forms import Form, Reading, form
from brief.text.number_words import SMALL

_SMALL_HOURS = frozenset({12, 1, 2, 3, 4, 5})

_ZONE = (
    r"(?:\s?(GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|MSK|IST|JST"
    r"|AEST|AEDT|local time|Eastern|Pacific)(?![^\W_]))?"
)
_AMPM = r"\s?([AaPp](?:\.[Mm]\.?|[Mm])(?![^\W_]))"


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


def _clock_told(m: re.Match[str], _: date | None) -> Reading | None:
    """Read "6.40 in the morning", "at 11 at night"."""
    hour, minute, part = int(m[1]), int(m[2] or 0), m[3].lower()
    if not 1 <= hour <= 12:
        return None
    clock = f"{_hour(hour, part):02}:{minute:02}"
    return Reading(None, Grain.CLOCK, clock, clock=clock)


def _clock_in_words(m: re.Match[str], _: date | None) -> Reading | None:
    """Read "five in the morning"; "five o'clock" alone is either of two hours."""
    hour, part = SMALL[m[1].lower()], (m[2] or "").lower()
    if not part:
        return None
    clock = f"{_hour(hour, part):02}:00"
    return Reading(None, Grain.CLOCK, clock, clock=clock)


def _hour(hour: int, part: str) -> int:
    """Return the hour of 24 that is meant by one of 12 in a part of the day."""
    late = part != "morning" and not (part == "night" and hour in _SMALL_HOURS)
    return hour % 12 + 12 * late


def _noon(m: re.Match[str], _: date | None) -> Reading | None:
    clock = "00:00" if m[0].lower() == "midnight" else "12:00"
    return Reading(None, Grain.CLOCK, clock, clock=clock)


CLOCK_FORMS: tuple[Form, ...] = (
    form(rf"([0-9]{{1,2}})(?:[:.]([0-5][0-9]))?{_AMPM}{_ZONE}", _clock),
    form(
        r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?(?:\so['’]clock)?\s(?:in\sthe|at)"
        r"\s(morning|afternoon|evening|night)\b",
        _clock_told,
    ),
    form(rf"([01]?[0-9]|2[0-3])[:h]([0-5][0-9])(?![0-9:])()(?:\shours\b)?{_ZONE}", _clock),
    form(r"([01][0-9]|2[0-3])([0-5][0-9])()\s?(GMT|UTC|local time|hours)\b", _clock),
)
IN_WORDS: Form = form(
    r"(?i:(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\so['’]clock)?"
    r"(?:\s(?:in\sthe|at)\s(morning|afternoon|evening|night))?)\b",
    _clock_in_words,
)
NOON: Form = form(r"(?:noon|midday|midnight|Noon|Midday|Midnight)\b", _noon)
