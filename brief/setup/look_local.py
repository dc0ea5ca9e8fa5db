"""Looks at what is on this machine: settings, secrets, time, archive, engine, port."""

from __future__ import annotations

import difflib
import errno
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from brief.errors import ArchiveError
from brief.resources import list_resources
from brief.settings import ENV_ARCHIVE, SECRETS, SECRETS_DIR, Settings
from brief.setup.findings import Finding, doubtful, failed, fine
from brief.setup.machine import machine_zone
from brief.wiring import archive_options

_OTHER = ("BRIEF_TRACEBACK", "BRIEF_MODEL_SETTINGS", ENV_ARCHIVE, SECRETS_DIR)
_MEGABYTE = 1_000_000
_TIGHT, _FULL = 500 * _MEGABYTE, 50 * _MEGABYTE


def settings_found(settings: Settings, path: Path, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Say what the settings set up, and which variables look like a slip of the pen."""
    mail = len(settings.email.to) if settings.email else 0
    slack = len(settings.slack.channels) if settings.slack else 0
    counts = [
        _count(len(settings.source), "source"),
        _count(len(settings.topic), "topic") if settings.topic else "every topic",
        f"mail to {_count(mail, 'reader')}" if mail else "no mail",
        f"Slack to {_count(slack, 'channel')}" if slack else ("Slack" if settings.slack else ""),
    ]
    yield fine("settings", f"{path}: {', '.join(filter(None, counts))}")
    if not settings.email and not settings.slack:
        todo = "add [email] or [slack]; without, `brief daily` fills the archive and sends nothing"
        yield doubtful("settings", "nobody gets the digest", todo)
    known = _variables()
    for name in sorted(environ):
        if name.startswith("BRIEF_") and "__" not in name and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            todo = f"did you mean {near[0]}?" if near else "unset it, or see docs/settings.md"
            yield doubtful("settings", f"nothing reads the variable {name}", todo)


def _variables() -> list[str]:
    from brief.compose.chat.settings_read import VARIABLES

    return [*SECRETS, *_OTHER, *(one.name for one in VARIABLES)]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def secrets_found(settings: Settings) -> Iterator[Finding]:
    """Say which secrets are missing for what is set up. None is shown."""
    wanting = list(_wanting(settings))
    yield from wanting
    present = [
        name for name in SECRETS if getattr(settings.secrets, name.removeprefix("BRIEF_").lower())
    ]
    if not wanting:
        yield fine("secrets", ", ".join(present) or "none is needed")


def _wanting(settings: Settings) -> Iterator[Finding]:
    email, slack, secrets = settings.email, settings.slack, settings.secrets
    if email is not None:
        if email.username and not secrets.smtp_password:
            yield _missing("BRIEF_SMTP_PASSWORD", f"[email] username is {email.username!r}")
        if email.unsubscribe_url and not secrets.unsubscribe_secret:
            yield _missing("BRIEF_UNSUBSCRIBE_SECRET", "[email] unsubscribe_url needs it")
        if 0 < len(secrets.unsubscribe_secret) < 16:
            todo = "take a longer one: python -c 'import secrets; print(secrets.token_hex(32))'"
            yield doubtful("secrets", "BRIEF_UNSUBSCRIBE_SECRET can be guessed", todo)
    if slack is not None:
        if slack.channels and not secrets.slack_token:
            yield _missing("BRIEF_SLACK_TOKEN", "[slack] channels are posted to with it")
        if slack.socket_mode and not secrets.slack_app_token:
            yield _missing("BRIEF_SLACK_APP_TOKEN", "[slack] socket_mode needs it")
        if slack.channels and secrets.slack_webhook:
            todo = "unset it, or leave channels out"
            yield doubtful("secrets", "BRIEF_SLACK_WEBHOOK is not used beside channels", todo)
    open_to = settings.serve.host not in ("127.0.0.1", "::1", "localhost")
    if open_to and not secrets.serve_token:
        said = f"[serve] host is {settings.serve.host}, and BRIEF_SERVE_TOKEN is not set"
        todo = "set it, or let a proxy ask readers who they are"
        yield doubtful("secrets", said, todo)


def _missing(name: str, why: str) -> Finding:
    todo = f"set it in the environment, or put it in a file of {SECRETS_DIR}"
    return failed("secrets", f"{name} is not set, and {why}", todo)


def time_zone_found(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Say what time it is for the readers; UTC by default may not be what was meant."""
    here = machine_zone()
    said = f"{settings.briefing.timezone}, where it is {now.astimezone(settings.zone):%H:%M (%z)}"
    if "timezone" not in settings.briefing.model_fields_set and here not in ("", "UTC", "Etc/UTC"):
        yield doubtful("time zone", said, f'this machine is in {here}: set timezone = "{here}"')
    else:
        yield fine("time zone", said)


def archive_found(settings: Settings) -> Iterator[Finding]:
    """Open the archive and ask for its pen; a file that is not there yet is not made."""
    from brief.archive import open_archive
    from brief.archive.database import file_of, open_database

    url, options = archive_options(settings)
    options = replace(options, create=False, wait=5.0)
    file = file_of(url)
    if file is not None and not file.exists():
        yield from _place_for(file)
        return
    with open_archive(url, options) as archive:
        name = archive.name
    database = open_database(url, options)
    try:
        with database.write():
            pass  # Only who may write gets here.
    except ArchiveError as error:
        yield failed("archive", str(error))
        return
    finally:
        database.close()
    yield from _room(file.parent if file else None, name)


def _place_for(file: Path) -> Iterator[Finding]:
    """Say whether the archive can be made."""
    folder = next(one for one in file.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        said = f"{file} is not there yet, and {folder} cannot be written to"
        yield failed("archive", said, "choose another place: [archive] url")
    else:
        yield from _room(folder, f"{file}: made by the first `brief daily`")


def _room(folder: Path | None, said: str) -> Iterator[Finding]:
    """Say how the archive is, and how much room there is for it."""
    if folder is None:
        yield fine("archive", said)
        return
    free = shutil.disk_usage(folder).free
    said = f"{said}; {_size(free)} free"
    if free < _FULL:
        yield failed("archive", said, "make room, or move it: [archive] url")
    elif free < _TIGHT:
        yield doubtful("archive", said, "make room, or move it: [archive] url")
    else:
        yield fine("archive", said)


def _size(count: int) -> str:
    return f"{count / 1e9:,.0f} GB" if count >= 10e9 else f"{count // _MEGABYTE:,} MB"


def files_present() -> Iterator[Finding]:
    """Say whether the installation is whole."""
    counts = {kind: len(list_resources(kind)) for kind in ("templates", "prompts", "docs")}
    lost = [kind for kind, count in counts.items() if not count]
    if lost:
        yield failed("files", f"no {' and no '.join(lost)} are installed", "install brief anew")
    else:
        yield fine("files", f"{counts['templates']} templates, {counts['prompts']} prompts")


def port_found(settings: Settings) -> Iterator[Finding]:
    """Say whether `brief serve` could listen."""
    host, port = settings.serve.host, settings.serve.port
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, proto) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            todo = "fine if `brief serve` is running; else choose another [serve] port"
            yield doubtful("serve", f"{host}:{port} is in use", todo)
        else:
            said = f"{host}:{port} cannot be listened on: {error.strerror or error}"
            yield doubtful("serve", said, "change [serve] host or port if you use `brief serve`")
    else:
        yield fine("serve", f"{host}:{port} is free")


def clock_found(offsets: list[float]) -> Iterator[Finding]:
    """Compare this machine's clock with those of the sites; `offsets` are seconds ahead of them."""
    if not offsets:
        return
    middle = sorted(offsets)[len(offsets) // 2]
    if abs(middle) > 300:
        said = f"this machine is {abs(middle) / 60:.0f} minutes "
        said += f"{'ahead of' if middle > 0 else 'behind'} the sites that it reads"
        yield doubtful("clock", said, "set it by NTP; days and ages are reckoned by it")
    else:
        yield fine("clock", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, as the sites have it")
