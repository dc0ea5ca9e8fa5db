"""How long a server asks to wait: `Retry-After` in seconds or as a date, or in milliseconds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from email.utils import parsedate_to_datetime


def seconds_to_wait(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that a reply's headers ask to wait; None where they ask for nothing.

    `now` is in seconds since 1970, against which a date is held. `headers` finds names
    in lower case. A value that makes no sense is as good as none.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        number = _number(headers.get(name, ""))
        if number is not None:
            return number * unit
    return _until(headers.get("retry-after", ""), now)


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(value: str, now: float) -> float | None:
    """Return the seconds from `now` to an HTTP date, 0 if it is past."""
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
