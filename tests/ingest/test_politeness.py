"""Manners towards hosts, under a clock of the test's own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from brief.ingest.politeness import Manners, NotNow, Politeness, retry_after


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 100.0
        self.slept: list[float] = []

    def now(self) -> float:
        """The time."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let it pass."""
        self.slept.append(round(seconds, 6))
        self.time += seconds


def turns(polite: Politeness, *hosts: str) -> None:
    """Take a turn at each host."""
    for host in hosts:
        with polite.turn(host):
            pass


def test_requests_to_one_host_lie_apart() -> None:
    """The second waits for the delay, another host for nothing."""
    clock = Clock()
    polite = Politeness(Manners(delay=0.5), clock.now, clock.sleep)
    turns(polite, "a", "b", "a", "a", "c")
    assert clock.slept == [0.5, 0.5]


def test_time_that_has_passed_is_not_waited_for() -> None:
    """Who comes late enough goes at once."""
    clock = Clock()
    polite = Politeness(Manners(delay=0.5), clock.now, clock.sleep)
    turns(polite, "a")
    clock.time += 0.6
    turns(polite, "a")
    assert clock.slept == []


def test_a_short_pause_is_kept_and_a_long_one_ends_the_visit() -> None:
    """Within patience the next request waits; beyond it, it is not sent."""
    clock = Clock()
    polite = Politeness(Manners(delay=0.0, patience=10.0), clock.now, clock.sleep)
    assert polite.postpone("a", 3.0)
    turns(polite, "a")
    assert clock.slept == [3.0]
    assert not polite.postpone("a", 60.0)
    with pytest.raises(NotNow, match="asked for a pause of 60 s"):
        turns(polite, "a")
    turns(polite, "b")
    assert clock.slept == [3.0]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Tue, 06 May 2031 08:00:30 GMT", 30.0),
        ("Tue, 06 May 2031 07:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    """Seconds or a date, as RFC 9110 has it; all else is nothing."""
    now = datetime(2031, 5, 6, 8, tzinfo=UTC)
    assert retry_after(value, now) == seconds
