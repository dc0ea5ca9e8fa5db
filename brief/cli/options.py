"""Options that mean the same in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _dash_is_stdout(path: Path | None) -> Path | None:
    return None if path == Path("-") else path


OutPath = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="PATH",
        callback=_dash_is_stdout,
        help="Write to this file, replaced in one step, not to standard output.",
        show_default=False,
    ),
]

SOURCES = typer.Option(
    "--sources",
    "-s",
    metavar="DIR",
    help="Where the cited articles are; may be given more than once.",
    show_default=False,
)

CONFIG = typer.Option(
    "--config",
    "-c",
    metavar="PATH",
    help="The settings.",
)

NLI = typer.Option(
    "--nli",
    metavar="MODEL",
    help="Also ask a local NLI model, which can only reject: its folder, a .toml file "
    "of settings, or hub:NAME to download it. Needs the extra nli.",
    show_default=False,
)
