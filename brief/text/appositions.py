"""The office that stands beside a name: "Doe, the mayor", "President Doe of Ilmar"."""

from __future__ import annotations

import re

from brief.model import Range
from brief.text.names import Name
from brief.text.offices import read_office, roles

_OF_COUNTRY = re.compile(r" of (?:the )?(?P<land>[A-Z]\w+)")
_CLAUSE = re.compile(r"[^,.;:()\n“”\"]*")


def country_behind(text: str, end: int) -> str | None:
    """Return the key of the country in "President Jane Doe of Ilmar"."""
    match = _OF_COUNTRY.match(text, end)
    return read_office(text, *match.span("land"))[1] if match else None


def apposed(text: str, name: Name) -> Range | None:
    """Return the office in apposition to a name: "Doe, the mayor", "the mayor, Jane Doe"."""
    if text[name.end : name.end + 2] == ", ":
        match = _CLAUSE.match(text, name.end + 2)
        for role in roles(text, name.end + 2, match.end() if match else name.end)[:1]:
            lead = text[name.end + 2 : role.start].split()
            # "Doe, an analyst": indefinite, and still said of Doe.
            if len(lead) <= 1:
                return Range(role.start, role.end)
    if text[max(0, name.start - 2) : name.start] == ", ":
        comma = name.start - 2
        start = max(text.rfind(mark, 0, comma) for mark in ".,;:\n“") + 1
        for role in roles(text, start, comma)[-1:]:
            if not role.weak and role.end == comma:
                return Range(role.start, role.end)
    return None
