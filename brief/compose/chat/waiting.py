"""Waiting that a stop ends at once, and clocks that tests can turn by hand."""

from __future__ import annotations

import threading
import time

from brief.compose.chat.failures import Stopped


class Halt:
    """The stop of a run, which every wait listens for; safe between threads."""

    def __init__(self) -> None:
        """Start with the run going on."""
        self._event = threading.Event()

    def stop(self) -> None:
        """End all waits, now and from now on."""
        self._event.set()

    def check(self) -> None:
        """Raise Stopped once the run is stopped."""
        if self._event.is_set():
            raise Stopped("the run was stopped")

    def wait(self, seconds: float) -> None:
        """Wait so long; raises Stopped as soon as the run is stopped."""
        if self._event.wait(max(0.0, seconds)):
            self.check()


class Clock:
    """Seconds that only go up, and waiting for them to."""

    def __init__(self, halt: Halt) -> None:
        """Listen to `halt` while waiting."""
        self.halt = halt

    def now(self) -> float:
        """Return the seconds since some moment."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait so long; raises Stopped as soon as the run is stopped."""
        self.halt.wait(seconds)


def take(slot: threading.Semaphore, halt: Halt) -> None:
    """Acquire `slot`, looking ten times a second whether the run was stopped meanwhile."""
    while not slot.acquire(timeout=0.1):
        halt.check()
    try:
        halt.check()
    except Stopped:
        slot.release()
        raise
