"""The values of reading from the web: what to read, how, what came, what to remember."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from brief import __version__
from brief.errors import Problem
from brief.ingest.addresses import Resolver, resolve
from brief.model import Article

USER_AGENT = f"brief-news/{__version__}"


class WebKind(StrEnum):
    """What stands at an address; `auto` finds out."""

    AUTO = "auto"
    FEED = "feed"
    PAGE = "page"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class WebSource:
    """An address to read articles from.

    `outlet` is what its outlet is called, where an entry does not name its own.
    With `full_text` false the text is the feed's own, and no page is fetched.
    """

    url: str
    kind: WebKind = WebKind.AUTO
    outlet: str = ""
    full_text: bool = True


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How politely, and how far, the web is read. Times in seconds, sizes in bytes.

    `timeout` is for one address with its redirects, waiting for one's turn apart;
    `delay` lies between two requests to one host, and `patience` is the longest
    pause that a host can ask for. Articles that a feed dates before `since` are
    passed over. `now` is the time of the run, the clock's unless it is given.
    """

    timeout: float = 20.0
    most_bytes: int = 5_000_000
    at_once: int = 16
    per_host: int = 2
    delay: float = 0.5
    patience: float = 10.0
    most_per_source: int = 60
    since: datetime | None = None
    now: datetime | None = None
    allow_private: bool = False
    allow_downgrade: bool = False
    """Whether an https address may lead to an http one."""
    robots: bool = True
    user_agent: str = USER_AGENT
    resolver: Resolver = resolve
    tls: ssl.SSLContext | None = None
    """What certificates are checked with; None is what the system trusts."""

    @property
    def moment(self) -> datetime:
        """The time of the run, in UTC."""
        return (self.now or datetime.now(UTC)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of an address from earlier runs; times in UTC.

    `seen` is when it last answered well, `failing_since` when it first failed
    after that; `landed` is where it led by redirects, which is what `etag` and
    `modified` are of. `kept` is the reader's own note, opaque to whoever stores it:
    for a feed what it listed, for a page the address of its article.
    """

    url: str
    landed: str = ""
    etag: str = ""
    modified: str = ""
    seen: datetime | None = None
    failing_since: datetime | None = None
    kept: str = ""

    def failed(self, when: datetime) -> Remembered:
        """The same address after one more failure."""
        return replace(self, failing_since=self.failing_since or when)


class FetchMemory(Protocol):
    """What earlier runs remembered; `Collected.remembered` is what to store for the next."""

    def recall(self, url: str) -> Remembered | None:
        """Return what is known of exactly this address. Called from several threads."""


class NoMemory:
    """The memory of a first run."""

    def recall(self, url: str) -> Remembered | None:  # noqa: ARG002 - it knows of none
        """Return nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Collected:
    """What a run read: articles in the order of their sources, and what befell the rest.

    `unchanged` are the `Article.url`s of pages that say they are as they were
    when last read; their text is what was stored then.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    remembered: tuple[Remembered, ...] = field(default=(), repr=False)
    unchanged: tuple[str, ...] = ()
