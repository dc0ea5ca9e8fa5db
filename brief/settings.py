"""What `brief.toml` says: sources, topics, the briefing itself, and who gets it.

One file beside the work, read by `brief daily`, `brief serve` and `brief doctor`.
Secrets never stand in it: they are read from the environment, under the names
that `SECRETS` lists. Every error is one line that names the file, the key, what
is wrong with it and what to do.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from brief.errors import SettingsError

FILE = "brief.toml"
"""The name of the file, looked for in the working directory."""

SECRETS: Mapping[str, str] = {
    "BRIEF_SMTP_PASSWORD": "password of the mail server's account",
    "BRIEF_SLACK_TOKEN": "bot token of the Slack app (xoxb-...)",
    "BRIEF_SLACK_SIGNING_SECRET": "signing secret of the Slack app",
    "BRIEF_SLACK_APP_TOKEN": "app token of the Slack app, for socket mode (xapp-...)",
    "BRIEF_SLACK_WEBHOOK": "address of an incoming webhook, where no bot token is used",
    "BRIEF_SERVE_TOKEN": "token that readers of `brief serve` have to give",
    "BRIEF_ARCHIVE_PASSWORD": "password of the archive's PostgreSQL account",
}
"""The variables that hold secrets, and what each is."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def _zone(name: str) -> str:
    """Return the name of a time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(
            f"no time zone {name!r} is known; give one such as Europe/Berlin"
        ) from error
    return name


def _mail(address: str) -> str:
    """Return an address of a mailbox, with or without a name."""
    _, bare = parseaddr(address)
    local, at, host = bare.rpartition("@")
    if not (local and at and host) or re.search(r"[\s<>,;]", bare) or "\n" in address:
        raise ValueError(f"{address!r} is no mail address; write one such as Name <a@example.org>")
    return address


def _listed(value: object) -> object:
    """Let one text stand for a list of one."""
    return [value] if isinstance(value, str) else value


Zone = Annotated[str, AfterValidator(_zone)]
Mailbox = Annotated[str, AfterValidator(_mail)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Mailboxes = Annotated[tuple[Mailbox, ...], BeforeValidator(_listed)]


class Table(BaseModel):
    """A table of the file: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class SourceKind(StrEnum):
    """What stands at a source's address; `auto` finds out."""

    AUTO = "auto"
    FEED = "feed"
    PAGE = "page"
    SITEMAP = "sitemap"
    FILES = "files"


class SourceTable(Table):
    """`[[source]]`: a feed, page or sitemap by `url`, or files by `path`."""

    url: str = ""
    path: str = ""
    kind: SourceKind = SourceKind.AUTO
    outlet: str = ""
    """What the outlet is called, where the source does not say, or says it badly."""
    full_text: bool = True
    """Whether the pages that a feed leads to are fetched, or its own text is used."""

    @model_validator(mode="after")
    def _one_place(self) -> SourceTable:
        if bool(self.url) is bool(self.path):
            raise ValueError("give either url or path")
        if self.url and not self.url.startswith(("http://", "https://")):
            raise ValueError(f"url should begin with http:// or https://: {self.url!r}")
        return self


class TopicTable(Table):
    """`[[topic]]`: articles that have one of `include` or `names`, and none of `exclude`."""

    name: str = Field(min_length=1)
    include: Texts = ()
    exclude: Texts = ()
    names: Texts = ()
    languages: Texts = ("en",)


class BriefingTable(Table):
    """`[briefing]`: what is written, for whom, in whose time."""

    title: str = "Briefing"
    list_name: str = "briefing"
    """The name of the series in lower case; it stands in Message-IDs and List-Id."""
    timezone: Zone = "UTC"
    engine: Literal["auto", "extractive", "openai"] = "auto"
    profile: str = "default"
    judge: bool = False
    max_cost: float | None = Field(default=None, ge=0)
    max_tokens: int | None = Field(default=None, ge=0)
    sections: tuple[Literal["agreed", "unresolved", "position"], ...] = (
        "agreed",
        "unresolved",
        "position",
    )
    hours: int = Field(default=36, ge=1, le=24 * 31)
    """How old an article may be, counted back from the end of the day."""
    most_stories: int = Field(default=20, ge=1)
    most_statements: int = Field(default=15, ge=1)
    """How many statements of a story are delivered; the archive keeps all."""

    @model_validator(mode="after")
    def _plain_name(self) -> BriefingTable:
        if not _NAME.fullmatch(self.list_name):
            raise ValueError("list_name should be letters a-z, digits and hyphens")
        return self


class FetchTable(Table):
    """`[fetch]`: how politely, and how far, the web is read."""

    timeout: float = Field(default=20.0, gt=0, le=600)
    most_bytes: int = Field(default=5_000_000, ge=10_000)
    at_once: int = Field(default=16, ge=1, le=256)
    per_host: int = Field(default=2, ge=1, le=16)
    delay: float = Field(default=0.5, ge=0, le=60)
    """Seconds between two requests to one host."""
    most_per_source: int = Field(default=60, ge=1)
    allow_private: bool = False
    """Whether addresses of private networks and of this machine may be read."""
    user_agent: str = ""


class ArchiveTable(Table):
    """`[archive]`: where all is kept; "" is a file in the user's data folder."""

    url: str = ""


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class EmailTable(Table):
    """`[email]`: the digest by mail."""

    sender: Mailbox = Field(alias="from")
    to: Mailboxes = Field(min_length=1)
    host: str = Field(min_length=1)
    port: int = Field(default=587, ge=1, le=65535)
    security: Security = Security.STARTTLS
    username: str = ""
    unsubscribe_url: str = ""
    """An https address that takes one-click POSTs (RFC 8058)."""
    unsubscribe_mail: Mailbox | None = None

    @model_validator(mode="after")
    def _https(self) -> EmailTable:
        if self.unsubscribe_url and not self.unsubscribe_url.startswith("https://"):
            raise ValueError("unsubscribe_url should begin with https:// (RFC 8058)")
        return self


class SlackTable(Table):
    """`[slack]`: the digest to channels, and the slash command."""

    channels: Texts = ()
    command: str = "/brief"
    socket_mode: bool = False


class ServeTable(Table):
    """`[serve]`: the reader and the slash command over HTTP."""

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=1, le=65535)
    public_url: str = ""
    """Where readers reach it, for links in digests."""


class Secrets(BaseModel):
    """What the environment holds; nothing prints it."""

    model_config = ConfigDict(frozen=True)

    smtp_password: SecretStr = SecretStr("")
    slack_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_webhook: SecretStr = SecretStr("")
    serve_token: SecretStr = SecretStr("")
    archive_password: SecretStr = SecretStr("")


class Settings(BaseSettings):
    """All of `brief.toml`, and the secrets of the environment."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    source: tuple[SourceTable, ...] = Field(min_length=1)
    topic: tuple[TopicTable, ...] = ()
    briefing: BriefingTable = BriefingTable()
    fetch: FetchTable = FetchTable()
    archive: ArchiveTable = ArchiveTable()
    email: EmailTable | None = None
    slack: SlackTable | None = None
    serve: ServeTable = ServeTable()
    secrets: Secrets = Secrets()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `read_settings` gives alone; the environment has a place of its own."""
        return (init_settings,)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days begin and end."""
        return ZoneInfo(self.briefing.timezone)


def read_settings(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings at `path` and the secrets of `environ`.

    Raises SettingsError, in one line: the file, the key, what is wrong, what to do.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: there is no such file; `brief init` writes one") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    if "secrets" in tables:
        raise SettingsError(
            f"{path}: secrets: secrets do not belong in this file; set {', '.join(SECRETS)}"
        )
    secrets = {
        name.removeprefix("BRIEF_").lower(): environ[name] for name in SECRETS if environ.get(name)
    }
    try:
        return Settings(**tables, secrets=cast(Any, secrets))
    except ValidationError as error:
        raise SettingsError("; ".join(_lines(path, error))) from None


def _lines(path: Path, error: ValidationError) -> Iterator[str]:
    """Yield what is wrong, without the values: a misplaced one may be a secret."""
    for one in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in one["loc"]) or "file"
        message = one["msg"].removeprefix("Value error, ")
        if one["type"] == "extra_forbidden":
            message = _unknown(str(one["loc"][-1]), one["loc"][:-1])
        elif one["type"] == "missing":
            message = "is missing"
        elif one["type"] == "too_short" and place == "source":
            message = "there is no [[source]]; give at least one url or path"
        yield f"{path}: {place}: {message}"


def _unknown(key: str, above: tuple[int | str, ...]) -> str:
    """Return what to say of a key that nobody knows, with the nearest one that is known."""
    known = _keys(str(next((part for part in above if isinstance(part, str)), "")))
    near = difflib.get_close_matches(key, known, n=1)
    return "there is no such setting" + (f"; did you mean {near[0]}?" if near else "")


def _keys(table: str) -> list[str]:
    """Return the keys of a table, of the whole file for ""."""
    if not table:
        return [name for name in Settings.model_fields if name != "secrets"]
    tables: Mapping[str, type[BaseModel]] = {
        "source": SourceTable,
        "topic": TopicTable,
        "briefing": BriefingTable,
        "fetch": FetchTable,
        "archive": ArchiveTable,
        "email": EmailTable,
        "slack": SlackTable,
        "serve": ServeTable,
    }
    model = tables.get(table)
    return [] if model is None else [f.alias or name for name, f in model.model_fields.items()]
