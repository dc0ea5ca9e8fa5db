"""`brief check`: a linter for claims, on any author's draft."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli.exits import Exit
from brief.cli.options import SOURCES, NliModel, OutPath
from brief.cli.output import complain, emit, print_lines, replacing, require_writable, warn
from brief.cli.progress import progress
from brief.model import Strictness

if TYPE_CHECKING:
    from brief.daily import CheckOptions, CheckReport


class ReportFormat(StrEnum):
    """How findings can be printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Markdown drafts, or briefings in JSON (- is standard input).",
            show_default=False,
        ),
    ] = None,
    sources: Annotated[list[str] | None, SOURCES] = None,
    as_format: Annotated[
        ReportFormat,
        typer.Option("--format", "-f", help="How to print the findings of FILE."),
    ] = ReportFormat.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Report these codes only, such as F,M605; faults of citations (C1) are "
            "reported all the same.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Do not report these codes; where one of --select is longer, that one decides.",
            show_default=False,
        ),
    ] = None,
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
    strictness: Annotated[
        Strictness,
        typer.Option(help="How much rewording passes before content counts as unsupported (U701)."),
    ] = Strictness.STANDARD,
    out: OutPath = None,
    nli: NliModel = None,
) -> None:
    """Check that each sentence of a draft is supported by what it cites.

    With FILE and --sources: prints what is wrong, where, and exits with 1 if
    anything is. `brief explain CODE` explains a finding. In a draft, a comment
    <!-- brief: ignore CODE -- reason --> suppresses one.

    With --claims: writes one line of JSON for each line read, in the same order.
    Exits with 0 once every line is answered, whatever the answers; a line
    that cannot be read is named on standard error and gets no answer, and
    only a file without one usable line is an error (6).
    """
    if bool(files) is (claims is not None):
        raise typer.BadParameter("give either FILE or --claims FILE.jsonl", param_hint="FILE")
    require_writable(out)
    if claims is not None:
        for option, given in (("--sources", sources), ("--select", select), ("--ignore", ignore)):
            if given:
                raise typer.BadParameter("claims carry their own sources", param_hint=option)
        _check_claims(claims, out, _options((), (), strictness, nli))
    elif files:
        if not sources:
            raise typer.BadParameter("say where the cited articles are", param_hint="--sources")
        if files.count("-") > 1:
            raise typer.BadParameter("standard input can be read once", param_hint="FILE")
        options = _options(select or (), ignore or (), strictness, nli)
        _check_files(files, sources, options, as_format, out)


def _options(
    select: Sequence[str], ignore: Sequence[str], strictness: Strictness, nli: str | None
) -> CheckOptions:
    """Read what is asked for."""
    from brief import daily

    try:
        return daily.CheckOptions.of(select, ignore, strictness, nli)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--select or --ignore") from None


def _check_files(
    files: list[str],
    sources: list[str],
    options: CheckOptions,
    as_format: ReportFormat,
    out: Path | None,
) -> None:
    from brief import daily

    checked = daily.check_files(files, sources, options)
    warn(checked.problems)
    for error in checked.errors:
        complain(str(error))
    if checked.reports or not checked.errors:
        _show(checked.reports, as_format, out)
    if checked.errors:
        # What could not be checked is worse than what is known to be wrong.
        raise typer.Exit(checked.errors[0].exit_code)
    if any(report.failed for report in checked.reports):
        raise typer.Exit(Exit.UNSUPPORTED)


def _show(reports: Sequence[CheckReport], as_format: ReportFormat, out: Path | None) -> None:
    """Print for a person where one is looking, else write the format's exact bytes."""
    from brief.check.report import format_reports, styled_lines

    if as_format is ReportFormat.TEXT and out is None and sys.stdout.isatty():
        print_lines(lambda width: styled_lines(reports, width))
    else:
        emit(format_reports(reports, as_format.value), out)


def _check_claims(claims: str, out: Path | None, options: CheckOptions) -> None:
    from brief import daily

    with ExitStack() as stack:
        target = str(stack.enter_context(replacing(out))) if out else None
        shown = target is not None or not sys.stdout.isatty()
        shower = stack.enter_context(progress(shown=shown))
        result = daily.check_claims(claims, target, shower, options)
    warn(result.problems)
