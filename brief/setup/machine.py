"""What this machine says of itself."""

from __future__ import annotations

import os
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
