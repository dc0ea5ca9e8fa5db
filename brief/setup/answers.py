"""What `brief init` learns, and the `brief.toml` that it makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from brief.deliver.headers import mailbox
from brief.ingest.addresses import HOW_TO_ALLOW
from brief.ingest.web_values import FetchOptions, WebSource
from brief.render.template import environment
from brief.settings.reading import at_home, parse_settings
from brief.setup.findings import Finding
from brief.setup.look_sources import WebLook, look_at_files
from brief.setup.machine import machine_zone
from brief.setup.schedules import secrets_needed

__all__ = [
    "Answers",
    "MailAnswer",
    "SourceAnswer",
    "TopicAnswer",
    "checked_mailbox",
    "checked_source",
    "checked_zone",
    "look_at_source",
    "machine_zone",
    "next_steps",
    "toml_of",
]

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:/.*)?", re.IGNORECASE)
_HOURS = 36
_ALLOW = "if it is meant to be read, give --allow-private"


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """An address, or a path as the settings will have it."""

    url: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """A topic and its words."""

    name: str
    include: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """Where mail is handed over, from whom and to whom."""

    sender: str
    to: tuple[str, ...]
    host: str
    port: int = 587
    username: str = ""

    @property
    def security(self) -> str:
        """How such a port is protected: 465 by TLS, this machine's 25 by nothing."""
        local = self.host in ("localhost", "127.0.0.1", "::1")
        return "tls" if self.port == 465 else "none" if local else "starttls"


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is asked. `slack` None is no Slack, () is by webhook."""

    sources: tuple[SourceAnswer, ...]
    timezone: str = "UTC"
    title: str = "Briefing"
    topics: tuple[TopicAnswer, ...] = ()
    engine: str = "auto"
    mail: MailAnswer | None = None
    slack: tuple[str, ...] | None = None
    allow_private: bool = False


def checked_source(given: str, folder: Path) -> SourceAnswer:
    """Return the source that somebody means; a path is made one from `folder`.

    "orlan.example/feed" without a scheme is an address where there is no such file.
    Raises ValueError.
    """
    given = given.strip()
    if not given:
        raise ValueError("give the address of a feed, or a folder with articles")
    if given.startswith(("http://", "https://")):
        return SourceAnswer(url=given)
    path = at_home(given)
    if not path.exists() and _HOST.fullmatch(given):
        return SourceAnswer(url=f"https://{given}")
    if path.is_absolute() or folder.absolute() == Path.cwd():
        return SourceAnswer(path=given)
    return SourceAnswer(path=str(path.absolute()))


def checked_zone(name: str) -> str:
    """Return the name of a time zone. Raises ValueError."""
    try:
        ZoneInfo(name.strip())
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(
            f"no time zone {name!r} is known; give one such as Europe/Berlin"
        ) from error
    return name.strip()


def checked_mailbox(address: str) -> str:
    """Return an address that mail can go to. Raises ValueError."""
    mailbox(address)
    return address.strip()


def look_at_source(source: SourceAnswer, folder: Path, *, allow_private: bool) -> Iterator[Finding]:
    """Yield what stands at a source."""
    if source.path:
        yield from look_at_files(str(folder / at_home(source.path)))
        return
    web = WebLook(FetchOptions(allow_private=allow_private), _HOURS)
    try:
        for found in web.look(WebSource(source.url)):
            # Whoever is asked for settings has none to change yet.
            yield found._replace(todo=found.todo.replace(HOW_TO_ALLOW, _ALLOW))
    finally:
        web.close()


def toml_of(answers: Answers, path: Path) -> str:
    """Return the settings as they are to stand at `path`. Raises SettingsError for wrong ones."""
    template = environment(str, {"toml": _toml}).get_template("brief.toml.j2")
    text = template.render(
        sources=answers.sources,
        topics=answers.topics,
        title=answers.title,
        timezone=answers.timezone,
        engine=answers.engine,
        mail=answers.mail,
        slack=answers.slack,
        allow_private=answers.allow_private,
    )
    parse_settings(text, path, {})
    return text


def _toml(value: object) -> str:
    # A basic string of TOML is a string of JSON, but that it has no DEL (TOML 1.0, "String").
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def next_steps(text: str, path: Path) -> list[str]:
    """Return what to do after settings are written, one line each."""
    secrets = secrets_needed(parse_settings(text, path, {}))
    config = "" if path == Path("brief.toml") else f" --config {path}"
    steps = [f"set {name} in the environment" for name in secrets]
    return [
        *steps,
        f"brief doctor{config}              tests each part",
        f"brief daily --dry-run{config}     shows a briefing and sends nothing",
        f"brief schedule systemd{config}    prints a timer (or: cron, github)",
    ]
