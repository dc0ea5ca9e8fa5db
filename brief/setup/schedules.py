"""Ready files for a daily run: a systemd timer, crontab lines, a GitHub workflow."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from brief import __version__
from brief.errors import SettingsError
from brief.render.template import environment
from brief.settings import Settings
from brief.setup.times import odd_days, shown_in

_UTC = ZoneInfo("UTC")
_PLAIN = re.compile(r"[A-Za-z0-9/._+@-]+")


class Scheduler(StrEnum):
    """Who starts the run."""

    SYSTEMD = "systemd"
    CRON = "cron"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class Machine:
    """What a schedule has to know of where it runs.

    `program` are the words that start `brief`; `zone` is the machine's own, ""
    where it is not known; `cron_tz` says whether its cron knows CRON_TZ.
    """

    program: tuple[str, ...]
    user: str
    zone: str = ""
    cron_tz: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A run of `brief daily`: the settings, where they stand (whole), when, and from which day."""

    settings: Settings
    config: Path
    archive: Path | None
    """The folder of the archive, None for one on a server."""
    at: time
    day: date


class File(NamedTuple):
    """A file to put somewhere."""

    name: str
    text: str


def schedule(kind: Scheduler, job: Job, machine: Machine) -> tuple[File, ...]:
    """Return the files for one scheduler. Raises SettingsError for a path that none could hold."""
    for path in (*machine.program, str(job.config), str(job.archive or "")):
        if not path.isprintable():
            raise SettingsError(f"{path!r}: no schedule can hold this path; rename it")
    values = _values(job, machine)
    if kind is Scheduler.SYSTEMD:
        names = ("brief-daily.service", "brief-daily.timer")
        return tuple(_file(name, values) for name in names)
    if kind is Scheduler.CRON:
        return (_file("brief.crontab", values | _cron(job, machine)),)
    return (_file("brief.yml", values | _github(job)),)


def secrets_needed(settings: Settings) -> tuple[str, ...]:
    """Return the variables that a daily run of these settings reads."""
    email, slack = settings.email, settings.slack
    wanted = {
        "BRIEF_SMTP_PASSWORD": email is not None and bool(email.username),
        "BRIEF_UNSUBSCRIBE_SECRET": email is not None and bool(email.unsubscribe_url),
        "BRIEF_SLACK_TOKEN": slack is not None and bool(slack.channels),
        "BRIEF_SLACK_WEBHOOK": slack is not None and not slack.channels,
        "BRIEF_ARCHIVE_PASSWORD": _on_server(settings),
        "OPENAI_API_KEY": settings.briefing.engine == "openai",
    }
    return tuple(name for name, needed in wanted.items() if needed)


def _on_server(settings: Settings) -> bool:
    return settings.archive.url.startswith("postgres")


def _values(job: Job, machine: Machine) -> dict[str, Any]:
    """Return what every template may show."""
    folder = job.config.parent
    return {
        "at": f"{job.at:%H:%M}",
        "zone": job.settings.briefing.timezone,
        "notes": odd_days(job.at, job.settings.zone, job.day),
        "secrets": secrets_needed(job.settings),
        "user": machine.user,
        "folder": str(folder),
        "env_file": str(folder / "brief.env"),
        "archive": str(job.archive) if job.archive else "",
        "command": (*machine.program, "daily", "--config", str(job.config)),
    }


def _cron(job: Job, machine: Machine) -> dict[str, Any]:
    """Return the lines, and what to say of them."""
    zone, settings = job.settings.briefing.timezone, job.settings
    notes = odd_days(job.at, settings.zone, job.day)
    command = shlex.join((*machine.program, "daily", "--config", str(job.config)))
    if secrets_needed(settings):
        env_file = shlex.quote(str(job.config.parent / "brief.env"))
        command = f"set -a && . {env_file} && set +a && {command}"
    plain = f"{job.at.minute} {job.at.hour} * * *"
    if machine.cron_tz or machine.zone == zone:
        lines = [f"{plain} {_in_cron(command)}"]
        return {"lines": lines, "notes": notes, "own_zone": machine.zone != zone}
    here = machine.zone or "UTC"
    times = shown_in(job.at, settings.zone, ZoneInfo(here), job.day)
    notes.append(
        f"Times are those of this machine, in {here}"
        + (". Change them if it is elsewhere." if machine.zone else ": set it, or change them.")
    )
    if len(times) == 1:
        ((hour, minute),) = times
        return {
            "lines": [f"{minute} {hour} * * * {_in_cron(command)}"],
            "notes": notes,
            "own_zone": False,
        }
    notes.append("Clocks change on different days there, so each time that it can be is tried,")
    notes.append(f"and goes on only where it is {job.at:%H:%M} in {zone}.")
    # By the hour, so that a cron that starts late is not taken for the wrong time.
    whole = len({minute for _, minute in times}) == 1
    form, now = ("%H", f"{job.at:%H}") if whole else ("%H:%M", f"{job.at:%H:%M}")
    guard = f'[ "$(TZ={shlex.quote(zone)} date +{form})" = {now} ] && '
    lines = [f"{minute} {hour} * * * {_in_cron(guard + command)}" for hour, minute in sorted(times)]
    return {"lines": lines, "notes": notes, "own_zone": False}


def _in_cron(command: str) -> str:
    """Return a command as a crontab has it, where a bare % is a line end."""
    return command.replace("%", r"\%")


def _github(job: Job) -> dict[str, Any]:
    on_server = _on_server(job.settings)
    extra = "[postgres]" if on_server else ""
    return {
        "times": sorted(shown_in(job.at, job.settings.zone, _UTC, job.day)),
        "cached": not on_server,
        "config": _in_repository(job.config),
        "package": f"brief-news{extra}=={__version__}",
    }


def _in_repository(config: Path) -> str:
    """Return the path from the top of the repository that the file is in, else its name."""
    top = next((one for one in config.parents if (one / ".git").exists()), config.parent)
    return config.relative_to(top).as_posix()


def _file(name: str, values: Mapping[str, Any]) -> File:
    filters = {
        "shell": shlex.quote,
        "unit": _unit,
        "word": _word,
        "exec": _exec,
        "yaml": lambda text: json.dumps(text, ensure_ascii=False),
    }
    template = environment(str, filters).get_template(f"schedule/{name}.j2")
    return File(name, template.render(values))


def _unit(text: str) -> str:
    """Return a value that systemd takes as it stands (systemd.unit, "Specifiers")."""
    return text.replace("%", "%%")


def _word(text: str) -> str:
    """Return one word of a list (systemd.syntax, "Quoting")."""
    escaped = _unit(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _exec(words: Sequence[str]) -> str:
    """Return a command line, in which $ would begin a variable (systemd.service).

    systemd takes a program only under a plain name; `env` starts one of another.
    """
    program, *rest = words if _PLAIN.fullmatch(words[0]) else ("/usr/bin/env", *words)
    return " ".join([program, *(_word(word).replace("$", "$$") for word in rest)])
