"""`brief changes`: what is new in a briefing since earlier ones."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from brief.cli.options import SETTINGS, ConfigPath, OutPath, Since, Until
from brief.cli.output import emit, require_apart, require_writable
from brief.cli.places import ArchivePlace, past_options
from brief.render import Format, render_changes


def changes(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EARLIER... LATER",
            help="Two or more briefings in JSON, the one to report on last. Default: those of "
            "the archive.",
            show_default=False,
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--sources",
            "-s",
            metavar="DIR",
            help="Where the cited articles are, to recognise copies; may be given more than once.",
            show_default=False,
        ),
    ] = None,
    as_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="The form of the output. Default: text on a terminal, else md.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
    archive: ArchivePlace = "",
    config: ConfigPath = SETTINGS,
) -> None:
    """Say what changed from earlier briefings to a later one.

    Statements are new, confirmed by another independent origin, changed (the old
    and the new one, both cited), moved to another section, or no longer reported.
    What rested on an article that was edited or withdrawn is named.

    Without files, the archive's latest briefing is compared with the one before it,
    or with all of them since a day.
    """
    from brief import daily

    require_writable(out)
    if not files:
        found = daily.changes_since(
            since.date() if since else None, past_options(archive, config, None, until)
        )
    elif len(files) < 2:
        raise typer.BadParameter("give an earlier briefing and a later one")
    elif since or until or archive:
        raise typer.BadParameter("give either files, or days of the archive")
    else:
        require_apart(out, files)
        found = daily.compare_files(files[:-1], files[-1], sources or ())
    on_terminal = out is None and sys.stdout.isatty()
    if as_format is None:
        as_format = Format.TEXT if on_terminal else Format.MD
    if on_terminal and as_format is Format.TEXT:
        from rich.console import Console

        from brief.render.terminal import print_changes

        print_changes(found, Console())
        return
    emit(render_changes(found, as_format), out)
