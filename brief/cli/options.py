"""Options that mean the same in every command."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from brief.render import Format


def _dash_is_stdout(path: Path | None) -> Path | None:
    return None if path == Path("-") else path


def day_option(name: str, said: str) -> object:
    """Return an option whose value is a day, with `said` for its help."""
    return typer.Option(
        name, formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=said, show_default=False
    )


SETTINGS = Path("brief.toml")
"""The settings that are read where no others are named."""

ConfigPath = Annotated[Path, typer.Option("--config", "-c", metavar="PATH", help="The settings.")]
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
BriefingFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to render it. Default: text on a terminal, md otherwise.",
        show_default=False,
    ),
]
Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Article files (.txt, .md, .html, .json, .jsonl), folders or glob patterns; "
        "- is JSONL on standard input.",
        show_default=False,
    ),
]
NliModel = Annotated[
    str | None,
    typer.Option(
        "--nli",
        metavar="MODEL",
        help="Also ask a local NLI model, which can only reject: its folder, a .toml file "
        "of settings, or hub:NAME to download it. Needs the extra nli.",
        show_default=False,
    ),
]
Since = Annotated[datetime | None, day_option("--since", "From this day on.")]
Until = Annotated[datetime | None, day_option("--until", "Up to this day, which is included.")]

SOURCES = typer.Option(
    "--sources",
    "-s",
    metavar="DIR",
    help="Where the cited articles are; may be given more than once.",
    show_default=False,
)
"""Required by one command and not by the other, so that each says its type."""
