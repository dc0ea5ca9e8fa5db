"""`brief run`: articles in, a checked briefing out."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from brief.cli.options import NLI, OutPath
from brief.cli.output import emit, require_apart, require_writable, warn
from brief.cli.progress import progress
from brief.model import Briefing
from brief.render import Format, render


class EngineChoice(StrEnum):
    """What may write the draft."""

    AUTO = "auto"
    EXTRACTIVE = "extractive"
    OPENAI = "openai"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Article files (.txt, .md, .html, .json, .jsonl), folders or glob patterns.",
            show_default=False,
        ),
    ],
    as_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to render it. Default: text on a terminal, md otherwise.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
    engine: Annotated[
        EngineChoice,
        typer.Option(
            "--engine",
            help="What writes the draft; auto takes the best that can run here.",
        ),
    ] = EngineChoice.AUTO,
    date: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The day of the briefing. Default: that of the newest article, or today.",
            show_default=False,
        ),
    ] = None,
    nli: Annotated[str | None, NLI] = None,
) -> None:
    """Turn articles into a briefing, every sentence with its evidence.

    What is agreed, what is unresolved and what each side says it wants, each
    sentence with the exact characters of the sources that support it. Sentences
    that the checker cannot prove are withheld and listed with the reason.

    A source that cannot be used is named on standard error; the others go on.
    """
    from brief import daily

    require_writable(out)
    require_apart(out, sources)
    options = daily.RunOptions(engine.value, date.date() if date else None, nli)
    with progress() as report:
        outcome = daily.run(sources, options, report)
    warn(outcome.problems)
    _show(outcome.briefing, as_format, out)


def _show(briefing: Briefing, as_format: Format | None, out: OutPath) -> None:
    """Print for a person where one is looking, else write the format's exact bytes."""
    on_terminal = out is None and sys.stdout.isatty()
    if as_format is None:
        as_format = Format.TEXT if on_terminal else Format.MD
    if on_terminal and as_format is Format.TEXT:
        from rich.console import Console

        from brief.render.terminal import print_briefing

        print_briefing(briefing, Console())
        return
    emit(render(briefing, as_format), out)
