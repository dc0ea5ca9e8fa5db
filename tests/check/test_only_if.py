"""Conditions that follow with "but only if": dropped they are found; what has happened is not."""

from __future__ import annotations

import pytest

import brief

HANGS = (
    ("Work may begin in June.", "Work may begin in June, but only if the ministry agrees."),
    ("Work may begin in June.", "Work may begin in June and only if the ministry agrees."),
    ("Talks can resume on Monday.", "Talks can resume on Monday, though only once the guns rest."),
    ("The lock will open in May.", "The lock will open in May, but only when the boats are gone."),
)
HAPPENED = (
    ("The lock was closed in May.", "The lock was closed in May, but only after two votes."),
    ("The board closed the lock.", "The board closed the lock, but only when the ice had come."),
    ("Work may begin in June.", "Work may begin in June, but if it rains the road will be shut."),
)


@pytest.mark.parametrize(("claim", "source"), HANGS)
def test_what_hangs_on_a_condition_is_not_told_without_it(claim: str, source: str) -> None:
    """A reader would take what may only happen for what may."""
    assert [one.code for one in brief.check(claim, source).findings] == ["M605"]
    assert brief.check(source, source).ruling.value == "supported"


@pytest.mark.parametrize(("claim", "source"), HAPPENED)
def test_what_hangs_on_nothing_is_told(claim: str, source: str) -> None:
    """Where it has happened, "only after" tells when; another clause's "if" is that clause's."""
    assert brief.check(claim, source).ruling.value == "supported"
