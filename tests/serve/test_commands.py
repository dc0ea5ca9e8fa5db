"""What people type is understood, and what cannot be is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.serve.commands import Asked, Name, read_asked

FRIDAY = date(2031, 5, 9)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", Asked(Name.SHOW)),
        ("  ", Asked(Name.SHOW)),
        ("ferry", Asked(Name.SHOW, "ferry")),
        ("ferry strike 2031-05-05", Asked(Name.SHOW, "ferry strike", date(2031, 5, 5))),
        ("2031-05-05 ferry", Asked(Name.SHOW, "ferry", date(2031, 5, 5))),
        ("2031-05-05", Asked(Name.SHOW, "", date(2031, 5, 5))),
        ("today", Asked(Name.SHOW, "", FRIDAY, "today")),
        ("ferry Yesterday", Asked(Name.SHOW, "ferry", date(2031, 5, 8), "ferry Yesterday")),
        ("ferry on monday", Asked(Name.SHOW, "ferry", date(2031, 5, 5), "ferry on monday")),
        ("friday", Asked(Name.SHOW, "", FRIDAY, "friday")),
        ("saturday", Asked(Name.SHOW, "", date(2031, 5, 3), "saturday")),
        ('"black friday"', Asked(Name.SHOW, '"black friday"')),
        ("changes", Asked(Name.CHANGES)),
        ("Changes 2031-05-05", Asked(Name.CHANGES, "", date(2031, 5, 5))),
        ("check  A ferry sank. ", Asked(Name.CHECK, "A ferry sank.")),
        ("check AT&amp;T is &lt;here&gt;", Asked(Name.CHECK, "AT&T is <here>")),
        ("check monday", Asked(Name.CHECK, "monday")),
        ("check", Asked(Name.CHECK)),
        ("help", Asked(Name.HELP)),
        ("HELP", Asked(Name.HELP)),
        ("?", Asked(Name.HELP)),
        ("help desk", Asked(Name.SHOW, "help desk")),
        ("checkpoint", Asked(Name.SHOW, "checkpoint")),
    ],
)
def test_a_command_is_read(text: str, asked: Asked) -> None:
    """Words, days at either end, and the commands by name."""
    assert read_asked(text, FRIDAY) == asked


@pytest.mark.parametrize("word", ["2031-02-30", "2031-13-01", "5.5.2031", "5/5/31", "2031-5-5"])
def test_what_looks_like_a_date_and_is_none_is_said(word: str) -> None:
    """A day that does not exist, or is written otherwise, is not taken for a story's word."""
    asked = read_asked(f"ferry {word}", FRIDAY)
    assert asked.problem == f"“{word}” is no date; write it as YYYY-MM-DD"
    assert asked.day is None
    assert not read_asked("ferry 2031-05-05", FRIDAY).problem


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_anything_is_read(text: str, today: date) -> None:
    """No text is beyond reading, and a spoken day is never one to come."""
    asked = read_asked(text, today)
    assert asked.name in Name
    assert not asked.spoken or (asked.day is not None and asked.day <= today)
