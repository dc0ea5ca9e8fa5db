"""Which times a day goes by: time zones, days without a briefing, and clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from brief.morning.window import LONGEST_GAP, midnight, window_of

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 3, 3)
MORNING = datetime(2026, 3, 3, 6, 30, tzinfo=BERLIN)


def test_a_morning_goes_back_from_when_it_began() -> None:
    """Not from the end of the day, which would leave out what came after the last run."""
    found = window_of(DAY, BERLIN, 36, MORNING)
    assert found.until == MORNING
    assert found.since == MORNING - timedelta(hours=36)


def test_a_day_that_is_over_ends_at_its_midnight() -> None:
    """Wherever the run takes place; an hour is an hour when the clocks change."""
    found = window_of(date(2026, 3, 29), BERLIN, 23, datetime(2026, 5, 1, tzinfo=UTC))
    assert found.until == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert found.since == datetime(2026, 3, 28, 23, tzinfo=UTC)


def test_a_day_to_come_is_taken_as_a_whole() -> None:
    """A clock that is behind does not leave a day without articles."""
    found = window_of(DAY, BERLIN, 24, MORNING - timedelta(days=3))
    assert found == (midnight(DAY, BERLIN), midnight(DAY + timedelta(days=1), BERLIN))


def test_days_without_a_briefing_are_made_up_for() -> None:
    """From the day of the last one on; one of yesterday changes nothing."""
    friday = DAY - timedelta(days=4)
    assert window_of(DAY, BERLIN, 36, MORNING, friday).since == midnight(friday, BERLIN)
    yesterday = DAY - timedelta(days=1)
    assert window_of(DAY, BERLIN, 36, MORNING, yesterday) == window_of(DAY, BERLIN, 36, MORNING)


def test_a_long_gap_is_not_made_up_for_whole() -> None:
    """A week at the most, unless the settings ask for more."""
    long_ago = DAY - timedelta(days=90)
    assert window_of(DAY, BERLIN, 36, MORNING, long_ago).since == MORNING - LONGEST_GAP
    hours = 24 * 20
    found = window_of(DAY, BERLIN, hours, MORNING, long_ago)
    assert found.since == MORNING - timedelta(hours=hours)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["UTC", "Europe/Berlin", "America/Havana", "Pacific/Apia", "Asia/Kathmandu"]),
    st.integers(1, 24 * 31),
    st.integers(0, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC)),
    st.none() | st.integers(1, 400),
)
def test_a_window_holds_the_hours_and_never_the_next_day(
    day: date, name: str, hours: int, now: datetime, ago: int | None
) -> None:
    """For every zone and clock: at least the hours asked for, nothing after the day or now."""
    zone = ZoneInfo(name)
    previous = None if ago is None else day - timedelta(days=ago)
    since, until = window_of(day, zone, hours, now, previous)
    assert until - since >= timedelta(hours=hours)
    assert until - since <= max(timedelta(hours=hours), LONGEST_GAP)
    assert until <= midnight(day + timedelta(days=1), zone)
    assert until == now or until == midnight(day + timedelta(days=1), zone)
