"""What `brief serve` may be told, and how that follows from `brief.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from brief.render.layout import PLAIN, Layout

if TYPE_CHECKING:
    from brief.settings import Settings

API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackAppOptions:
    """The slash command. Times are in seconds.

    `workers` answer at once, `waiting` more commands may wait; who comes then is
    told to try again. A response_url is used until `reply_seconds` after the
    command and `reply_uses` times (Slack: 30 minutes, 5 times). `timeout` is for
    each request to Slack.
    """

    token: str = field(repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    """Set for socket mode alone."""
    command: str = "/brief"
    api: str = API
    workers: int = 4
    waiting: int = 100
    reply_seconds: float = 29 * 60.0
    reply_uses: int = 5
    timeout: float = 10.0

    @property
    def by_socket(self) -> bool:
        """Say whether commands come over a connection that is opened from here."""
        return bool(self.app_token)


@dataclass(frozen=True, slots=True)
class LeavingOptions:
    """Whose requests to leave the mailing list are taken; see `brief.deliver.unsubscribe`."""

    list_id: str
    recipients: tuple[str, ...]
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A name under which stories can be asked for, and the words that make a story one of it."""

    name: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What is served, to whom, and where.

    `archive` is its address, "" for the user's own. Without a `token` only this
    machine is listened to, unless `behind_proxy` says that a proxy lets in nobody
    else than readers. `zone` is that of "today", `layout` that of what is shown. A
    stop waits `stop_seconds` for what was acknowledged.
    """

    archive: str = ""
    archive_password: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str = ""
    token: str = field(default="", repr=False)
    behind_proxy: bool = False
    zone: tzinfo = UTC
    layout: Layout = PLAIN
    topics: tuple[Topic, ...] = ()
    slack: SlackAppOptions | None = None
    leaving: LeavingOptions | None = None
    stop_seconds: float = 20.0
    remarks: tuple[str, ...] = ()
    """What is off and why, a line each."""


def serve_options(settings: Settings, *, socket: bool = False) -> ServeOptions:
    """Return what the settings say; `socket` asks for Slack's socket mode.

    What cannot be offered for want of a secret is left out, with a remark.
    """
    secrets, table = settings.secrets, settings.serve
    slack, off = _slack(settings, socket=socket)
    return ServeOptions(
        archive=settings.archive.url,
        archive_password=secrets.archive_password.get_secret_value(),
        host=table.host,
        port=table.port,
        public_url=table.public_url.rstrip("/"),
        token=secrets.serve_token.get_secret_value(),
        zone=settings.zone,
        layout=Layout(settings.briefing.title, zone=settings.zone),
        topics=tuple(
            Topic(one.name, (*one.include, *one.names), one.exclude) for one in settings.topic
        ),
        slack=slack,
        leaving=_leaving(settings),
        remarks=tuple(off),
    )


def _slack(settings: Settings, *, socket: bool) -> tuple[SlackAppOptions | None, Sequence[str]]:
    """Return the slash command's options, or what is missing for it."""
    table, secrets = settings.slack, settings.secrets
    if table is None:
        return None, ["the slash command is off: brief.toml has no [slack]"] if socket else []
    by_socket = socket or table.socket_mode
    key = "slack_app_token" if by_socket else "slack_signing_secret"
    needed = {name: getattr(secrets, name).get_secret_value() for name in ("slack_token", key)}
    missing = [f"BRIEF_{name.upper()}" for name, value in needed.items() if not value]
    if missing:
        return None, [f"the slash command is off: {' and '.join(missing)} not set"]
    return (
        SlackAppOptions(
            token=needed["slack_token"],
            signing_secret="" if by_socket else needed[key],
            app_token=needed[key] if by_socket else "",
            command=table.command,
            api=table.api,
        ),
        [],
    )


def _leaving(settings: Settings) -> LeavingOptions | None:
    """Return who may leave by a link of a digest, None where digests have no such link."""
    from brief.deliver.mail import list_id

    email = settings.email
    secret = settings.secrets.unsubscribe_secret.get_secret_value()
    if email is None or not secret:
        return None
    name = list_id(settings.briefing.list_name, email.sender)
    return LeavingOptions(name, tuple(email.to), secret)
