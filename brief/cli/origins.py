"""`brief origins`: articles in, original reports out, with what derives from each and why."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.options import Articles, OutPath
from brief.cli.output import emit_lines, require_apart, require_writable, tell


def origins(
    sources: Articles,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print a line of JSON for each origin, when it is settled."),
    ] = False,
    window: Annotated[
        int | None,
        typer.Option(
            "--window",
            min=1,
            metavar="DAYS",
            help="Compare articles at most so many days apart, in the order of their times; "
            "an origin is settled when nothing to come can be a copy. Lines of JSONL have to "
            "come in that order. Default: compare all.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
) -> None:
    """Find the articles that are one report told again, with the evidence.

    Reposts, cut and spliced copies, translations, rewordings and digests are
    counted under the report that they derive from. The table shows beneath each
    article what part of it has a counterpart there, how it derives, what shows
    which came first, its sentences (-) beside those that they tell again (=; alone
    where they are the same), and what a digest adds (+).

    A source that cannot be used is named on standard error; the others go on.
    """
    from brief import daily
    from brief.render.origins import table, to_line

    require_writable(out)
    require_apart(out, sources)
    found = daily.told(sources, window, tell)
    emit_lines(map(to_line, found) if as_json else table(found), out)
