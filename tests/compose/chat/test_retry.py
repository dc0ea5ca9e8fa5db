"""Trying again: which failures, how often, after how long."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat.failures import (
    BadKey,
    ExchangeFailure,
    Happened,
    Place,
    RateLimited,
    ServerFault,
    Stopped,
)
from brief.compose.chat.retry import Retrying
from brief.compose.chat.retry_after import seconds_to_wait
from brief.compose.chat.settings import Patience
from brief.errors import BudgetStopped
from tests.compose.chat.made import HandClock, Scripted, request

PLACE = Place("m", "s")
PATIENCE = Patience(tries=4, first_wait=1.0, longest_wait=10.0)


def busy(seconds: float | None) -> RateLimited:
    """Return a failure of a server that asks to wait so long."""
    return RateLimited(PLACE, Happened(retry_after=seconds))


def tried(*script: Exception, roll: float = 1.0) -> tuple[Scripted, HandClock, Exception | None]:
    """Ask once; return the model, the clock, and what it ended in."""
    model, clock = Scripted(list(script)), HandClock()
    try:
        Retrying(model, PATIENCE, clock, lambda: roll).complete(request())
    except (ExchangeFailure, BudgetStopped) as failure:
        return model, clock, failure
    return model, clock, None


def test_waits_grow() -> None:
    """Each wait is up to twice the one before; half of it is left to chance."""
    fault = ServerFault(PLACE)
    assert tried(fault, fault, fault)[1].waits == [1.0, 2.0, 4.0]
    assert tried(fault, fault, fault, roll=0.0)[1].waits == [0.5, 1.0, 2.0]


def test_patience_ends() -> None:
    """After the last try the failure is what the caller gets; one fewer and there is an answer."""
    fault = ServerFault(PLACE)
    model, _, ended = tried(*[fault] * 4)
    assert (len(model.asked), ended) == (4, fault)
    model, _, ended = tried(*[fault] * 3)
    assert (len(model.asked), ended) == (4, None)


def test_what_does_not_pass_is_not_tried_again() -> None:
    """A bad key stays bad, and a budget stays spent."""
    for failure in (BadKey(PLACE), BudgetStopped("spent")):
        model, clock, ended = tried(failure)
        assert (len(model.asked), clock.waits, ended) == (1, [], failure)


def test_a_server_is_waited_for_as_long_as_it_asks() -> None:
    """Never less than it asks for; a wait over the longest is not waited at all."""
    assert tried(busy(7.0), roll=0.0)[1].waits == [7.0]
    assert tried(busy(7.0), roll=1.0)[1].waits == [7.25]
    assert tried(busy(10.0), roll=0.0)[2] is None
    model, clock, ended = tried(busy(10.5))
    assert (len(model.asked), clock.waits) == (1, [])
    assert isinstance(ended, RateLimited)


def test_a_stop_ends_the_wait() -> None:
    """Once the run is stopped nothing is tried again."""
    clock = HandClock()
    model = Scripted([ServerFault(PLACE)])
    clock.halt.stop()
    with pytest.raises(Stopped):
        Retrying(model, PATIENCE, clock).complete(request())
    assert len(model.asked) == 1


NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": formatdate(NOW + 40, usegmt=True)}, 40.0),
        ({"retry-after": formatdate(NOW - 40, usegmt=True)}, 0.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "tomorrow"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_how_long_a_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, milliseconds and dates are read; what makes no sense is as good as nothing."""
    assert seconds_to_wait(headers, NOW) == seconds


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_header_can_raise(one: str, other: str) -> None:
    """Whatever a server sends, the wait is none or a number from zero up."""
    wait = seconds_to_wait({"retry-after": one, "retry-after-ms": other}, NOW)
    assert wait is None or wait >= 0
