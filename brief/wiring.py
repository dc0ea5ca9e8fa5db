"""Settings turned into the options of the parts that do the work.

The settings are the file's, made for people; the options are each part's own.
This is the one place that knows both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from brief.archive.values import ArchiveOptions
from brief.deliver.mail import Envelope
from brief.deliver.mailing import MailOptions
from brief.deliver.slack_post import SlackOptions
from brief.deliver.smtp import Security, Server
from brief.engines import EngineOptions
from brief.ingest.web_values import FetchOptions, WebKind, WebSource

if TYPE_CHECKING:
    from brief.settings import Settings


def web_sources(settings: Settings) -> tuple[WebSource, ...]:
    """Return the sources that are read from the web, in their order."""
    return tuple(
        WebSource(one.url, WebKind(one.kind.value), one.outlet, one.full_text)
        for one in settings.source
        if one.url
    )


def file_sources(settings: Settings) -> tuple[str, ...]:
    """Return the files, folders and patterns that articles are read from, in their order."""
    return tuple(one.path for one in settings.source if one.path)


def fetch_options(
    settings: Settings, since: datetime | None = None, now: datetime | None = None
) -> FetchOptions:
    """Return how the web is read; articles dated before `since` (aware) are passed over."""
    table = settings.fetch
    options = FetchOptions(
        timeout=table.timeout,
        most_bytes=table.most_bytes,
        at_once=table.at_once,
        per_host=table.per_host,
        delay=table.delay,
        most_per_source=table.most_per_source,
        since=since,
        now=now,
        allow_private=table.allow_private,
    )
    return replace(options, user_agent=table.user_agent) if table.user_agent else options


def archive_options(settings: Settings) -> tuple[str, ArchiveOptions]:
    """Return where the archive is and how it is opened, as `open_archive` takes them."""
    password = settings.secrets.archive_password.get_secret_value()
    return settings.archive.url, ArchiveOptions(password=password)


def mail_options(settings: Settings, *, again: bool = False) -> MailOptions | None:
    """Return how mail goes out, None where the settings have no `[email]`.

    `again` is `MailOptions.again`. Whom it goes to stands in `settings.email.to`.
    """
    table, secrets = settings.email, settings.secrets
    if table is None:
        return None
    envelope = Envelope(
        table.sender,
        table.unsubscribe_url,
        table.unsubscribe_mail or "",
        secrets.unsubscribe_secret.get_secret_value(),
    )
    server = Server(
        table.host,
        table.port,
        Security(table.security.value),
        table.username,
        secrets.smtp_password.get_secret_value(),
        timeout=table.timeout,
        ca_file=table.ca_file,
    )
    return MailOptions(envelope, server, again=again)


def slack_options(settings: Settings, *, again: bool = False) -> SlackOptions | None:
    """Return how Slack gets the digest, None where it gets none: no channels, no webhook.

    Channels are posted to with the token; without channels, the webhook's is.
    `again` is `SlackOptions.again`. The channels stand in `settings.slack.channels`.
    """
    table, secrets = settings.slack, settings.secrets
    if table is None:
        return None
    if table.channels:
        token = secrets.slack_token.get_secret_value()
        return SlackOptions(token=token, api=table.api, again=again)
    webhook = secrets.slack_webhook.get_secret_value()
    return SlackOptions(webhook=webhook, again=again) if webhook else None


def engine_options(settings: Settings) -> EngineOptions:
    """Return who writes; what is None there is left to the variables of the model side."""
    table = settings.briefing
    return EngineOptions(
        name=table.engine,
        profile=table.profile,
        max_cost=table.max_cost,
        max_tokens=table.max_tokens,
        judge=table.judge,
    )
