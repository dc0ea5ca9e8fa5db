"""`brief schedule`: ready files that run `brief daily` every day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from brief.cli.options import SETTINGS, ConfigPath
from brief.cli.output import emit


class _Scheduler(StrEnum):
    """As `brief.setup.schedules.Scheduler`, which takes long to load."""

    SYSTEMD = "systemd"
    CRON = "cron"
    GITHUB = "github"


def schedule(
    scheduler: Annotated[
        _Scheduler,
        typer.Argument(
            metavar="systemd|cron|github",
            help="A systemd service and timer, lines for a crontab, or a GitHub workflow.",
            show_default=False,
        ),
    ],
    at: Annotated[
        datetime,
        typer.Option(
            "--at",
            formats=["%H:%M"],
            metavar="HH:MM",
            help="When, by the clock in the settings' time zone.",
        ),
    ] = "06:30",  # type: ignore[assignment]
    config: ConfigPath = SETTINGS,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FOLDER",
            help="Write the files into this folder, not to standard output.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print a ready schedule for `brief daily`: local time, summer and winter.

    What to do with it stands at its top, and which secrets it needs. Nothing is
    installed.
    """
    from brief.setup.scheduling import Scheduler, scheduled

    files = scheduled(Scheduler(scheduler.value), config, at.time())
    if out is None:
        emit("\n".join(text for _, text in files))
        return
    for name, text in files:
        emit(text, out / name)
        emit(str(out / name))
