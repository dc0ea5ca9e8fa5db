"""The pages docs/cli.md and docs/exit-codes.md, which are made from the program itself.

`pytest tests/cli/test_reference.py --regold` writes them anew.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from brief.cli import app
from brief.cli.exits import Exit
from brief.errors import BriefError

NOTE = "<!-- Made from the program: pytest tests/cli/test_reference.py --regold -->"


def help_of(*args: str) -> str:
    """Return what `brief ARGS... --help` prints on a terminal of 80 columns."""
    result = CliRunner().invoke(app, [*args, "--help"], prog_name="brief", terminal_width=80)
    assert result.exit_code == 0
    return result.output.rstrip()


def commands() -> list[str]:
    """Return the names of the commands, in the order of the help; "prompts show" is one."""
    return [
        *_names(app),
        *(
            f"{group.typer_instance.info.name} {name}"
            for group in app.registered_groups
            if group.typer_instance
            for name in _names(group.typer_instance)
        ),
    ]


def _names(of: typer.Typer) -> list[str]:
    """Return the names of the commands of one group."""
    return [
        (each.name or each.callback.__name__) for each in of.registered_commands if each.callback
    ]


def cli_page() -> str:
    """Return the text of docs/cli.md."""
    parts = ["# The command line", NOTE, f"```text\n{help_of()}\n```"]
    for name in commands():
        parts += [f"## brief {name}", f"```text\n{help_of(*name.split())}\n```"]
    return "\n\n".join(parts) + "\n"


def exit_page() -> str:
    """Return the text of docs/exit-codes.md."""
    ours = [(int(each), "", each.meaning) for each in Exit]
    errors = [
        (each.exit_code, f"`{each.__name__}`", summary(each))
        for each in branches(BriefError)
        if "exit_code" in vars(each)
    ]
    rows = [f"| {code} | {name} | {text} |" for code, name, text in sorted(ours + errors)]
    table = "\n".join(["| code | error | meaning |", "|---:|---|---|", *rows])
    why = (
        "An error is one line on standard error, `brief: …`, and one of these codes. A source\n"
        "that cannot be used is a line `brief: warning: …`; the others go on, and the code\n"
        "stays that of the whole.\n\n"
        "A model that fails does not fail a run: whatever it is, a wrong key, a server that is\n"
        "down, gibberish or a budget used up, `run` ends with 0 and the extractive engine's\n"
        "sentences, and the briefing says so ([models.md](models.md)). 11 is for `prompts show`\n"
        "in a window that is too small."
    )
    return f"# Exit codes\n\n{NOTE}\n\n{why}\n\n{table}\n"


def summary(error: type[BriefError]) -> str:
    """Return the first paragraph of what the error says of itself."""
    return (inspect.getdoc(error) or "").split("\n\n")[0]


def branches(base: type[BriefError]) -> Iterator[type[BriefError]]:
    """Yield the error classes below `base`."""
    for each in base.__subclasses__():
        yield each
        yield from branches(each)


@pytest.mark.parametrize(("name", "page"), [("cli.md", cli_page), ("exit-codes.md", exit_page)])
def test_page_is_current(root: Path, regold: bool, name: str, page: object) -> None:
    """What the documentation says is what the program does."""
    assert callable(page)
    text, path = page(), root / "docs" / name
    if regold:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_a_changed_option_would_show() -> None:
    """The page holds each option of each command, so that none can change unseen."""
    page = cli_page()
    for name in commands():
        assert f"## brief {name}\n" in page
    for option in ("--out", "--claims", "--sources", "--date", "--version"):
        assert option in page
    assert "--no-such-option" not in page


def test_no_two_errors_share_a_code() -> None:
    """A code says which kind of failure it was."""
    codes = [each.exit_code for each in branches(BriefError) if "exit_code" in vars(each)]
    assert len({*codes, *map(int, Exit)}) == len(codes) + len(Exit)
