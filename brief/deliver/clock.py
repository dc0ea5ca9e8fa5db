"""What tells the time and lets it pass, so that whoever waits can be tested without waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """`now` is aware, in the zone that readers are shown; `wait` takes seconds."""

    now: Callable[[], datetime]
    wait: Callable[[float], None]


SYSTEM = Clock(lambda: datetime.now(UTC).astimezone(), time.sleep)
"""The machine's own."""
