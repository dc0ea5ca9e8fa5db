"""`brief cluster`: articles in, stories out, with what holds each together."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.options import Articles, OutPath
from brief.cli.output import emit_lines, require_apart, require_writable, tell


def cluster(
    sources: Articles,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each story, as it closes.")
    ] = False,
    out: OutPath = None,
) -> None:
    """Group articles into stories: one event each, with nothing to set.

    Articles that carry a `cluster` are grouped by it. The table shows how alike a
    story's articles are, how like the nearest other story is, and the words that
    weigh most in it.

    With --json and articles in the order of their dates, a story is printed when
    nothing more can join it, and a file may be longer than memory.

    A source that cannot be used is named on standard error; the others go on.
    """
    from brief import daily
    from brief.render.gathered import table, to_line

    require_writable(out)
    require_apart(out, sources)
    stories = daily.gathered(sources, tell)
    emit_lines(map(to_line, stories) if as_json else table(stories), out)
