"""What goes into the archive and comes out of it: frozen values, no rows, no connections.

Times are aware and in UTC. Days are the days of briefings, in the reader's own
time zone; whoever runs the day says which one it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from brief.model import Article, Basis, Kind, Usage


def utc_now() -> datetime:
    """Return the time by this machine's clock, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """How an archive is opened.

    `password` is that of a PostgreSQL account, where the address has none.
    `create` says whether a file that is not there is made.
    `wait` is how many seconds to wait for another process that is writing.
    `clock` gives the time, aware.
    """

    password: str = field(default="", repr=False)
    wait: float = 10.0
    create: bool = True
    clock: Callable[[], datetime] = utc_now


class Period(NamedTuple):
    """Days from `since` to `until`, both included; None is without an end."""

    since: date | None = None
    until: date | None = None


class Times(NamedTuple):
    """Times from `since` to before `until`, both aware."""

    since: datetime
    until: datetime


ALWAYS = Period()
"""Every day."""


class Kept(StrEnum):
    """What became of an article that was given to the archive."""

    NEW = "new"
    """Its address was not known."""
    KNOWN = "known"
    """Its text was."""
    CHANGED = "changed"
    """Its address was known with another text: this is a further version."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text that stood at an address, with what the article said of itself.

    `number` counts the texts of one address from 1, in the order of their first
    seeing. `retracted` is when the retraction of the page was noticed, if it was.
    """

    address: str
    number: int
    article: Article
    first_seen: datetime
    last_seen: datetime
    retracted: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story over days: `id` is stable, `addresses` are those of the articles of all its days."""

    id: str
    headline: str
    first_day: date
    last_day: date
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True)
class StoredBriefing:
    """A briefing as it was kept: its record, whole, and which lasting stories its stories are."""

    id: str
    day: date
    kept: datetime
    record: Mapping[str, Any]
    stories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement for matching over days. `local` is its id in the briefing, `story` is stable."""

    briefing: str
    day: date
    story: str
    local: str
    text: str
    kind: Kind
    basis: Basis
    holder: str | None
    origins: int
    sources: frozenset[str]


DeliveryState = Literal["planned", "sending", "sent", "failed"]
"""How far a message has come; `failed` is for good.

One that failed for now is `planned` again, with its attempts, code and words.
One left `sending` may have arrived or not; nobody here can know.
"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One line of the ledger: a message to one recipient.

    `attempts` counts the times that sending began; `code` is the other side's,
    0 where it gave none; `said` are its words, a receipt or an error.
    """

    key: str
    briefing: str | None
    state: DeliveryState
    attempts: int
    code: int
    said: str
    planned: datetime
    began: datetime | None
    ended: datetime | None


class Spent(NamedTuple):
    """What the briefing of a day cost."""

    briefing: str
    day: date
    engine: str
    model: str | None
    usage: Usage


class Stage(StrEnum):
    """How far the run of a day has come; each stage is kept when it is complete."""

    BEGUN = "begun"
    COLLECTED = "collected"
    BRIEFED = "briefed"
    PLANNED = "planned"
    DELIVERED = "delivered"

    @property
    def order(self) -> int:
        """0 for the first stage."""
        return list(Stage).index(self)


@dataclass(frozen=True, slots=True)
class Run:
    """The run of one day: `owner` holds it until `expires`, or nobody does.

    `briefing` is the id of the day's briefing, from the stage `briefed` on.
    """

    day: date
    stage: Stage
    owner: str
    expires: datetime | None
    started: datetime
    changed: datetime
    briefing: str | None = None


class Hit(NamedTuple):
    """One article or statement that a search found.

    `excerpt` is the text around the first word found, on one line. `place` is
    the address of an article, or the id of a statement in the briefing of `day`.
    """

    what: str
    day: date
    title: str
    excerpt: str
    place: str
