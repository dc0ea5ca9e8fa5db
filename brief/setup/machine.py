"""What this machine says of itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")


def machine_zone(
    environ: Mapping[str, str] = os.environ,
    localtime: Path = _LOCALTIME,
    timezone: Path = _TIMEZONE,
) -> str:
    """Return the name of the machine's time zone, "" where nothing says it.

    `TZ` goes before the link that systemd sets, and that before Debian's file.
    """
    for name in (environ.get("TZ", "").removeprefix(":"), _linked(localtime), _written(timezone)):
        if name and _is_zone(name):
            return name
    return ""


def _linked(path: Path) -> str:
    """Return the part of a link's target after `zoneinfo/`."""
    try:
        return str(path.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


def running_program(first: str = "", python: str = "") -> tuple[str, ...]:
    """Return the words, paths whole, that start the `brief` that is running.

    `first` is the first word of the command line, and `python` the interpreter:
    by default this process's own.
    """
    path = Path(first or sys.argv[0])
    if path.name in {"brief", "brief.exe"} and path.is_file():
        return (str(path.absolute()),)
    python = python or sys.executable
    beside = Path(python).with_name("brief")
    return (str(beside),) if beside.is_file() else (python, "-m", "brief")


def knows_cron_tz() -> bool:
    """Say whether this machine's cron is cronie, which reads CRON_TZ; others pass it over."""
    crontab = shutil.which("crontab")
    if crontab is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the machine's own program, with one fixed word
            [crontab, "-V"], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return "cronie" in done.stdout + done.stderr
