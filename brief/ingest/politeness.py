"""Manners: how many requests at once to a host, how far apart, and when to stay away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import BoundedSemaphore, Lock
from typing import NamedTuple

from brief.ingest.files import Refused


class NotNow(Refused):
    """A refusal that may be none the next time."""


class Manners(NamedTuple):
    """The measures: requests at once, in all and to one host; times in seconds.

    `delay` is the least between the starts of two requests to one host,
    `patience` the longest that a host can make a run wait.
    """

    at_once: int = 16
    per_host: int = 2
    delay: float = 0.5
    patience: float = 10.0


class Politeness:
    """Decides when a request may go out; every request of a run passes through it.

    See `Manners` for the measures.
    """

    def __init__(
        self,
        manners: Manners,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._manners = manners
        self._all = BoundedSemaphore(manners.at_once)
        # Those of this run who wait for the same host come before.
        self._most = manners.patience + manners.delay * manners.per_host
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until a request may go to `host`, and hold its place while it lasts.

        Raises NotNow when the host has asked for more time than there is patience.
        """
        there = self._host(host)
        with there.places:
            self._wait(there)
            with self._all:
                yield

    def postpone(self, host: str, seconds: float) -> bool:
        """Ask nothing of `host` for so long; say whether that is within patience."""
        there = self._host(host)
        with self._lock:
            there.next = max(there.next, self._now() + seconds)
        return seconds <= self._manners.patience

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._manners.per_host))

    def _wait(self, there: _Host) -> None:
        """Take the next moment that is free, and sleep until it comes."""
        with self._lock:
            now = self._now()
            at = max(now, there.next)
            if at - now > self._most:
                raise NotNow(
                    f"its host asked for a pause of {at - now:.0f} s", "it is asked again next time"
                )
            there.next = at + self._manners.delay
        if at > now:
            self._sleep(at - now)


class _Host:
    """One host: its places, and from when it may be asked again."""

    def __init__(self, places: int) -> None:
        self.places = BoundedSemaphore(places)
        self.next = 0.0


def retry_after(value: str, now: datetime | None = None) -> float | None:
    """Read a `Retry-After` header: seconds, or a date. None when it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, IndexError, OverflowError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
