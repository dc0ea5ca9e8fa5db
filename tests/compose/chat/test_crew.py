"""Doing many things at once: in order, all of them, and stopped by the first error."""

from __future__ import annotations

import threading

import pytest

from brief.compose.chat.crew import in_parallel
from brief.compose.chat.failures import Stopped
from brief.compose.chat.waiting import Clock, Halt, take


def test_results_come_in_order() -> None:
    """Whichever ends first, results stand where their items stood; none is done twice."""
    done: list[int] = []

    def job(number: int) -> int:
        done.append(number)
        return number * number

    assert in_parallel(job, range(50), 8, Halt()) == tuple(n * n for n in range(50))
    assert sorted(done) == list(range(50))
    assert in_parallel(job, (), 8, Halt()) == ()


def test_an_error_stops_the_rest() -> None:
    """It is raised as it is, the run is stopped, and nothing new is begun."""
    begun: list[int] = []
    halt = Halt()

    def job(number: int) -> None:
        begun.append(number)
        if number == 3:
            raise OSError("disk full")
        halt.wait(0.001)

    with pytest.raises(OSError, match="disk full"):
        in_parallel(job, range(1000), 4, halt)
    with pytest.raises(Stopped):
        halt.check()
    assert len(begun) < 1000


def test_work_under_way_is_not_waited_for() -> None:
    """A job that hangs does not keep the caller once another has failed."""
    forever = threading.Event()

    def job(number: int) -> None:
        if number:
            raise ValueError("at once")
        forever.wait(30)

    with pytest.raises(ValueError, match="at once"):
        in_parallel(job, range(2), 2, Halt())
    forever.set()


def test_waits_end_with_the_run() -> None:
    """A wait that would take a minute ends when the run does."""
    clock = Clock(Halt())
    threading.Timer(0.05, clock.halt.stop).start()
    before = clock.now()
    with pytest.raises(Stopped):
        clock.wait(60)
    assert clock.now() - before < 30


def test_a_turn_is_given_up_with_the_run() -> None:
    """Who queues for a place gets it while the run goes on, and not afterwards."""
    halt, place = Halt(), threading.Semaphore(1)
    take(place, halt)
    place.release()
    halt.stop()
    with pytest.raises(Stopped):
        take(place, halt)
    assert place.acquire(blocking=False)
