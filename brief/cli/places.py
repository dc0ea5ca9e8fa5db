"""Which archive a command reads, and which days of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli.options import SETTINGS

if TYPE_CHECKING:
    from brief import daily

ArchivePlace = Annotated[
    str,
    typer.Option(
        "--archive",
        envvar="BRIEFARCHIVE",
        metavar="PLACE",
        help="The archive: a file, or postgresql://USER@HOST/NAME. Default: that of the "
        "settings, or a file in the user's data folder.",
        show_default=False,
        show_envvar=True,
    ),
]


def past_options(
    archive: str, config: Path, since: datetime | None = None, until: datetime | None = None
) -> daily.PastOptions:
    """Return the archive that is named, else that of the settings at hand, and the days."""
    from brief import daily

    period = daily.Period(since and since.date(), until and until.date())
    return daily.PastOptions(archive or _of_settings(config), period)


def _of_settings(config: Path) -> str:
    """Return where the settings have the archive, "" for the user's own where there are none."""
    if config == SETTINGS and not config.exists():
        return ""
    from brief.settings import read_settings

    return read_settings(config).archive.url
