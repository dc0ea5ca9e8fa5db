"""The command line: one file a command, and one edge where every failure ends.

A command parses, calls the layer below, prints and picks an exit code; what it
needs beyond that it imports when it runs, so that `brief --help` stays quick.
Expected errors become one line on standard error and their own exit code;
anything else becomes one line that asks for a report. Nobody sees a traceback
who did not set `BRIEF_TRACEBACK=1`.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from brief import __version__
from brief.cli.archive import export, search, show
from brief.cli.changes import changes
from brief.cli.check import check
from brief.cli.cluster import cluster
from brief.cli.daily import daily
from brief.cli.doctor import doctor
from brief.cli.exits import Exit
from brief.cli.explain import explain
from brief.cli.init import init
from brief.cli.origins import origins
from brief.cli.output import complain, use_utf8
from brief.cli.prompts import app as prompts
from brief.cli.run import run
from brief.cli.schedule import schedule
from brief.cli.serve import serve
from brief.cli.tokens import app as tokens
from brief.cli.verify import verify
from brief.errors import BriefError


class _Commands(TyperGroup):
    """Says that a command was stopped; typer itself would end it without a word."""

    def invoke(self, ctx: Any) -> Any:
        """Call the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(Exit.INTERRUPTED) from None


app = typer.Typer(
    name="brief",
    cls=_Commands,
    no_args_is_help=True,
    # Plain help is the same text on a terminal and in docs/cli.md, and starts
    # without loading rich.
    rich_markup_mode=None,
    # `main` shows errors; local variables may hold keys and are never shown.
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 something is unsupported, 2 wrong usage; "
    "the others are listed in docs/exit-codes.md.",
)
COMMANDS = (
    run,
    daily,
    check,
    verify,
    changes,
    cluster,
    origins,
    explain,
    search,
    show,
    export,
    init,
    doctor,
    schedule,
    serve,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(prompts)
app.add_typer(tokens)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"brief {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Turn news articles into a briefing in which every sentence cites its evidence."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line `args`, by default the process's own, and return its exit code."""
    use_utf8()
    try:
        code = _dispatch(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.HUNG_UP
    except KeyboardInterrupt:
        complain("stopped")
        return Exit.INTERRUPTED
    except TyperException as error:
        return _report_misuse(error)
    except BriefError as error:
        complain(str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the outermost edge: nothing may pass it
        return _report_fault(error)
    return code


def _dispatch(args: Sequence[str] | None) -> int:
    """Let typer parse and call; it returns an exit code, or ends with SystemExit."""
    try:
        command = typer.main.get_command(app)
        ended = command.main(args=args, prog_name="brief", standalone_mode=False)
    except SystemExit as end:
        # typer itself turns a broken pipe into its code 1, which means something else here.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        ended = end.code
    return ended if isinstance(ended, int) else Exit.DONE


def _report_misuse(error: TyperException) -> int:
    """Say in one line what is wrong with the command line, and how to learn what is right."""
    said = _plainly(error.format_message())
    if "\n" in said:
        sys.stderr.write(f"{said}\n")  # the whole help, for `brief` alone
    else:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "brief"
        complain(f"{said.rstrip('.')}; see `{path} --help`")
    return Exit.USAGE


_LIBRARY_WORDS = (
    ("Value error, ", ""),
    ("does not match the formats '%Y-%m-%d'", "is no day; give YYYY-MM-DD"),
    ("does not match the formats '%H:%M'", "is no time; give HH:MM, from 00:00 to 23:59"),
    (", unable to parse string as a number", ""),
    (", unable to parse string as an integer", ""),
)
"""What the parser's library says, and what a person is told instead."""


def _plainly(said: str) -> str:
    """Say in plain words what the parser's library found wrong with a value."""
    for theirs, ours in _LIBRARY_WORDS:
        said = said.replace(theirs, ours)
    return said


def _let_go_of_stdout() -> None:
    """Point standard output at nothing, or the interpreter would complain when it flushes."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)


def _report_fault(error: Exception) -> int:
    if os.environ.get("BRIEF_TRACEBACK", "") not in ("", "0"):
        traceback.print_exception(error)
    else:
        complain(
            f"internal error, {type(error).__name__}: {error}; this is a fault in brief: "
            "please report it with what BRIEF_TRACEBACK=1 prints"
        )
    return Exit.INTERNAL
