"""A briefing printed for whoever asked: to a terminal, or as the exact bytes of a format."""

from __future__ import annotations

import sys
from pathlib import Path

from brief.cli.output import emit
from brief.model import Briefing
from brief.render import Format, render
from brief.render.layout import PLAIN, Layout


def print_briefing(
    briefing: Briefing, as_format: Format | None, out: Path | None, layout: Layout = PLAIN
) -> None:
    """Print for a person where one is looking, else write the format's exact bytes."""
    on_terminal = out is None and sys.stdout.isatty()
    if as_format is None:
        as_format = Format.TEXT if on_terminal else Format.MD
    if on_terminal and as_format is Format.TEXT:
        from rich.console import Console

        from brief.render import terminal

        terminal.print_briefing(briefing, Console(), layout)
        return
    emit(render(briefing, as_format, layout), out)
