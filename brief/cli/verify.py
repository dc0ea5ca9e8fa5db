"""`brief verify`: prove a finished briefing again, from its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.exits import Exit
from brief.cli.options import SOURCES
from brief.cli.output import emit


def verify(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A briefing in JSON.", show_default=False),
    ],
    sources: Annotated[list[str], SOURCES],
) -> None:
    """Prove a finished briefing again, from its sources.

    Its hashes, spans, quotes and verdicts must all still hold. A source is found
    by its hash, then by its path. Prints a line for each thing that no longer
    holds, and exits with 1 if there is any.
    """
    from brief import daily

    report = daily.verify(file, sources)
    lines = [" ".join(str(failure).split()) for failure in report.failures]
    lines.append(f"{file}: {report.checked} checked, {len(report.failures)} failed")
    emit("\n".join(lines))
    if report.failures:
        raise typer.Exit(Exit.UNSUPPORTED)
