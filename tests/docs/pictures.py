"""The pictures of docs/img: what a terminal shows, drawn by rich.

`python -m tests.docs.pictures` draws them anew; a test draws them too and compares.
"""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
_COLUMNS = 84

_RUN = """
import sys
from brief.cli import main
sys.stdout.isatty = lambda: True
sys.exit(main(sys.argv[1:]))
"""
"""Runs `brief` as on a terminal, with its colours."""


class Picture(NamedTuple):
    """A picture of the first `lines` lines that a command prints."""

    name: str
    command: str
    lines: int


PICTURES = (
    Picture("run", "brief run examples/dresna-river", 40),
    Picture("check", "brief check examples/draft.md --sources examples/dresna-river", 34),
)


def printed(command: str) -> str:
    """Return what a command prints on a terminal, colours and all."""
    _, *args = shlex.split(command)
    environ = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "PYTHONPATH": str(ROOT),
        "COLUMNS": str(_COLUMNS),
        "TERM": "xterm-256color",
        "FORCE_COLOR": "1",
        "COLORTERM": "truecolor",
    }
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *args],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def drawn(picture: Picture) -> str:
    """Return a picture as SVG that names no font of elsewhere."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    lines = printed(picture.command).split("\n")
    console.print(Text(f"$ {picture.command}", style="bold"))
    console.print(Text.from_ansi("\n".join(lines[: picture.lines])))
    svg = console.export_svg(title="", unique_id=picture.name)
    return without_fonts(svg)


def without_fonts(svg: str) -> str:
    """Return a picture without the fonts that rich would have a browser fetch."""
    kept, rest = [], svg
    while "@font-face" in rest:
        before, _, after = rest.partition("@font-face")
        kept.append(before.rstrip(" "))
        rest = after.partition("}")[2].lstrip()
    text = "".join([*kept, rest]).replace("Fira Code, monospace", "ui-monospace, monospace")
    return "\n".join(line.rstrip() for line in text.split("\n"))


def path_of(picture: Picture) -> Path:
    """Return where a picture is kept."""
    return ROOT / "docs" / "img" / f"{picture.name}.svg"


if __name__ == "__main__":
    for one in PICTURES:
        path_of(one).write_text(drawn(one), encoding="utf-8")
