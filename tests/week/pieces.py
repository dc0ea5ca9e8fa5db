"""What an article of the week is made of, and who publishes: invented outlets of invented isles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

FIRST = date(2026, 3, 2)
"""The Monday on which the week begins."""
DAYS = tuple(FIRST + timedelta(days=n) for n in range(7))


class Outlet(StrEnum):
    """Who publishes, by the name that readers know."""

    WIRE = "Skerry Wire"
    POST = "Isle Post"
    ONLINE = "Vardin Online"
    RADIO = "Vestra Radio"
    GAZETTE = "Velhaven Gazette"
    TIMES = "Quarry Times"


class Piece(NamedTuple):
    """One article as an outlet publishes it: `day` counts from 1, `at` is its time in UTC.

    Paragraphs of `text` are apart by empty lines. A paywalled page shows its first alone.
    """

    outlet: Outlet
    slug: str
    day: int
    at: str
    title: str
    text: str
    byline: str = ""
    paywalled: bool = False

    @property
    def published(self) -> datetime:
        """When it was published, in UTC."""
        hour, minute = self.at.split(":")
        day = FIRST + timedelta(days=self.day - 1)
        return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=UTC)

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, each on one line."""
        return [" ".join(one.split()) for one in self.text.strip().split("\n\n")]


class Edit(NamedTuple):
    """From `day` on, the page of `slug` says this instead, under the same address."""

    slug: str
    day: int
    title: str
    text: str
