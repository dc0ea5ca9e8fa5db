"""The tables of `brief.toml`, as frozen models; docs/settings.md is made from them."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field, field_validator, model_validator

from brief.sections import Kind
from brief.settings.values import Mailbox, Mailboxes, Table, Texts, Zone

_LIST_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_LOCAL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)")


class SourceKind(StrEnum):
    """What stands at a source's address; `auto` finds out."""

    AUTO = "auto"
    FEED = "feed"
    PAGE = "page"
    SITEMAP = "sitemap"
    FILES = "files"


class SourceTable(Table):
    """Where articles come from: one table for each source, at least one in all."""

    url: str = Field(default="", description="Address of a feed, a page or a sitemap of news.")
    path: str = Field(
        default="",
        description="A file, folder or pattern with articles, instead of `url`; a relative one "
        "is looked for beside `brief.toml`.",
    )
    kind: SourceKind = Field(
        default=SourceKind.AUTO,
        description="What stands at `url`; `auto` finds out. A `path` is `files`.",
    )
    outlet: str = Field(
        default="",
        description="What the outlet is called, where an entry of `url` does not name its own.",
    )
    full_text: bool = Field(
        default=True,
        description="Whether the pages that a feed leads to are fetched; if not, the feed's own "
        "text is the article.",
    )

    @model_validator(mode="after")
    def _one_place(self) -> SourceTable:
        if bool(self.url) is bool(self.path):
            raise ValueError("give either url or path")
        if self.url and not self.url.startswith(("http://", "https://")):
            raise ValueError("url should begin with http:// or https://; is it a path?")
        if self.url and self.kind is SourceKind.FILES:
            raise ValueError('kind = "files" goes with path, not with url')
        if self.path and self.kind not in (SourceKind.AUTO, SourceKind.FILES):
            raise ValueError(f'kind = "{self.kind}" goes with url, not with path')
        if self.path and self.outlet:
            raise ValueError("outlet goes with url; files name their own outlets")
        return self


class TopicTable(Table):
    """A topic: without any, every article is briefed; otherwise those of at least one topic."""

    name: str = Field(min_length=1, description="What the topic is called.")
    include: Texts = Field(
        default=(),
        description="Words or phrases; an article has to have one of these, or of `names`.",
    )
    exclude: Texts = Field(default=(), description="Words or phrases of which it may have none.")
    names: Texts = Field(
        default=(), description="Names of people, bodies or places, spelled as written."
    )
    languages: Texts = Field(
        default=("en",), description="Languages that it may be in; only English is read."
    )

    @field_validator("languages")
    @classmethod
    def _codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if not _LANGUAGE.fullmatch(code):
                raise ValueError(f"{code!r} is no code of a language; write en, not English")
        return codes


class BriefingTable(Table):
    """What is written, for whom, in whose time."""

    title: str = Field(
        default="Briefing", min_length=1, description="What readers know the series by."
    )
    list_name: str = Field(
        default="briefing",
        description="The series in letters a-z, digits and hyphens; it stands in Message-IDs and "
        "List-Id, and a digest is known by it as sent: change it and readers get it twice.",
    )
    timezone: Zone = Field(
        default="UTC",
        description="Where days begin and end, such as `Europe/Berlin` (IANA's names).",
    )
    engine: Literal["auto", "extractive", "openai"] = Field(
        default="auto",
        description="Who writes; `auto` is a model where one is set, else `extractive`.",
    )
    profile: str = Field(
        default="default", description="For whom a model writes (docs/prompts.md)."
    )
    judge: bool = Field(
        default=False,
        description="Whether a model gives second opinions, which can only reject.",
    )
    max_cost: Decimal | None = Field(
        default=None, ge=0, description="US dollars that a day's model requests may cost at most."
    )
    max_tokens: int | None = Field(
        default=None, ge=0, description="Tokens that a day's model requests may use at most."
    )
    sections: tuple[Kind, ...] = Field(
        default=tuple(Kind), min_length=1, description="Which sections the digest has."
    )
    hours: int = Field(
        default=36,
        ge=1,
        le=24 * 31,
        description="How old an article may be, in hours back from the run, or from the end of a "
        "day that is over. After days without a briefing it reaches back to the last one.",
    )
    most_stories: int = Field(
        default=20, ge=1, description="How many stories are delivered at most."
    )
    most_statements: int = Field(
        default=15,
        ge=1,
        description="How many statements of a story are delivered; the archive keeps all.",
    )

    @field_validator("list_name")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if not _LIST_NAME.fullmatch(name):
            raise ValueError("should be letters a-z, digits and hyphens, 41 at most")
        return name


class FetchTable(Table):
    """How politely, and how far, the web is read."""

    timeout: float = Field(default=20.0, gt=0, le=600, description="Seconds for one address.")
    most_bytes: int = Field(
        default=5_000_000, ge=10_000, description="Bytes of one page or feed at most."
    )
    at_once: int = Field(default=16, ge=1, le=256, description="Requests at once.")
    per_host: int = Field(default=2, ge=1, le=16, description="Requests at once to one host.")
    delay: float = Field(
        default=0.5, ge=0, le=60, description="Seconds between two requests to one host."
    )
    most_per_source: int = Field(
        default=60, ge=1, description="Articles read from one source at most."
    )
    allow_private: bool = Field(
        default=False,
        description="Whether addresses of private networks and of this machine may be read. "
        "A feed can lead anywhere: leave it off unless the feeds are your own.",
    )
    user_agent: str = Field(
        default="", description='How `brief` names itself to sites; "" is `brief-news/VERSION`.'
    )

    @field_validator("user_agent")
    @classmethod
    def _printable(cls, name: str) -> str:
        if not (name.isascii() and (name.isprintable() or not name)):
            raise ValueError("should be printable ASCII")
        return name


class ArchiveTable(Table):
    """Where articles, briefings and deliveries are kept."""

    url: str = Field(
        default="",
        # An address may hold a password, though it should not.
        repr=False,
        description="A file, or `postgresql://USER@HOST/NAME`. A relative file is looked for "
        'beside `brief.toml`; "" is a file in the user\'s data folder. `BRIEF_ARCHIVE` '
        "goes before it.",
    )


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class EmailTable(Table):
    """The digest by mail; without this table none is sent."""

    sender: Mailbox = Field(alias="from", description="Who it is from: `Name <address>`.")
    to: Mailboxes = Field(
        min_length=1, description="Who gets it, each in a message of their own: a list."
    )
    host: str = Field(min_length=1, description="The mail server.")
    port: int = Field(
        default=587, ge=1, le=65535, description="Its port: 587 is usual, 465 with `tls`."
    )
    security: Security = Field(
        default=Security.STARTTLS,
        description="How the connection is protected. With `none` no password is sent, except "
        "to this machine.",
    )
    username: str = Field(default="", description='Its account; "" is without a login.')
    timeout: float = Field(
        default=60.0, gt=0, le=600, description="Seconds for one step of the exchange."
    )
    ca_file: str = Field(
        default="",
        description="Certificates to trust besides the machine's own, where the server's is of "
        "your own making; a relative path is looked for beside `brief.toml`.",
    )
    unsubscribe_url: str = Field(
        default="", description="An https address that takes one-click POSTs (RFC 8058)."
    )
    unsubscribe_mail: Mailbox | None = Field(
        default=None, description="An address that takes the messages of readers who want to leave."
    )

    @field_validator("unsubscribe_url")
    @classmethod
    def _https(cls, url: str) -> str:
        if url and not url.startswith("https://"):
            raise ValueError("should begin with https:// (RFC 8058)")
        return url


class SlackTable(Table):
    """The digest to Slack, and the slash command; without this table there is neither."""

    channels: Texts = Field(
        default=(),
        description="Channels that get the digest, by a bot token. Without any it goes to the "
        "channel of the webhook, where one is set.",
    )
    command: str = Field(
        default="/brief", pattern="^/[^ ]+$", description="The slash command's name."
    )
    socket_mode: bool = Field(
        default=False,
        description="Whether the command comes over a connection that `brief` opens, so that "
        "no address has to be public.",
    )
    api: str = Field(default="https://slack.com/api/", description="Where Slack's methods are.")

    @field_validator("api")
    @classmethod
    def _protected(cls, url: str) -> str:
        if not (url.startswith("https://") or _LOCAL.match(url)):
            raise ValueError("should begin with https://")
        return url.rstrip("/") + "/"


class ServeTable(Table):
    """The reader and the slash command over HTTP."""

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on.")
    port: int = Field(default=8765, ge=1, le=65535, description="Port to listen on.")
    public_url: str = Field(
        default="", description="Where readers reach it, for links in digests: `https://…`."
    )

    @field_validator("public_url")
    @classmethod
    def _web(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("should begin with https:// or http://")
        return url
