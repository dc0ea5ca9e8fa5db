"""`brief check`: a linter for claims, on any author's draft."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from brief.cli.exits import Exit
from brief.cli.options import NLI, SOURCES, OutPath
from brief.cli.output import emit, replacing, require_writable, warn
from brief.cli.progress import progress


class ReportFormat(StrEnum):
    """How findings can be printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def check(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A briefing in JSON, or a Markdown draft with footnote citations "
            "(- is standard input).",
            show_default=False,
        ),
    ] = None,
    sources: Annotated[list[str] | None, SOURCES] = None,
    as_format: Annotated[
        ReportFormat,
        typer.Option("--format", "-f", help="How to print the findings of FILE."),
    ] = ReportFormat.TEXT,
    claims: Annotated[
        str | None,
        typer.Option(
            "--claims",
            metavar="FILE.jsonl",
            help="Check a claim a line instead: {id, claim, document} or "
            "{id, claim, sources, spans}.",
            show_default=False,
        ),
    ] = None,
    nli: Annotated[str | None, NLI] = None,
    out: OutPath = None,
) -> None:
    """Check that each sentence of a draft is supported by what it cites.

    With FILE and --sources: prints what is wrong, where, and exits with 1 if
    anything is unsupported. `brief explain CODE` explains a finding.

    With --claims: writes one line of JSON for each line read, in the same order.
    Exits with 0 once every line is answered, whatever the answers; a line
    that cannot be read is named on standard error and gets no answer, and
    only a file without one usable line is an error (6).
    """
    if (file is None) is (claims is None):
        raise typer.BadParameter("give either FILE or --claims FILE.jsonl", param_hint="FILE")
    require_writable(out)
    if claims is not None:
        if sources:
            raise typer.BadParameter("claims carry their own sources", param_hint="--sources")
        _check_claims(claims, out, nli)
    elif file is not None:
        if not sources:
            raise typer.BadParameter("say where the cited articles are", param_hint="--sources")
        _check_file(file, sources, as_format, out, nli)


def _check_file(
    file: str, sources: list[str], as_format: ReportFormat, out: Path | None, nli: str | None
) -> None:
    from brief import daily
    from brief.check.report import format_report

    report = daily.check_file(file, sources, nli)
    emit(format_report(report, as_format.value), out)
    if report.unsupported:
        raise typer.Exit(Exit.UNSUPPORTED)


def _check_claims(claims: str, out: Path | None, nli: str | None) -> None:
    from brief import daily

    with ExitStack() as stack:
        target = str(stack.enter_context(replacing(out))) if out else None
        shown = target is not None or not sys.stdout.isatty()
        result = daily.check_claims(claims, target, stack.enter_context(progress(shown=shown)), nli)
    warn(result.problems)
