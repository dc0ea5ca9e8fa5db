"""The edge: every way for a command to end has its code, and no way ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief import __version__, daily
from brief.errors import BriefError
from tests.cli.conftest import Call


def _branches(base: type[BriefError]) -> Iterator[type[BriefError]]:
    """Yield the branches of the tree in `brief.errors`; others give their messages themselves."""
    for each in base.__subclasses__():
        if each.__module__ == base.__module__:
            yield each
            yield from _branches(each)


def _raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let every run end with `error`."""

    def run(*args: object) -> None:
        raise error

    monkeypatch.setattr(daily, "run", run)


def _general() -> list[type[BriefError]]:
    """Return the errors of the tree itself; the model side's own say where they happened."""
    tree: list[type[BriefError]] = [BriefError, *_branches(BriefError)]
    return [kind for kind in tree if kind.__module__ == BriefError.__module__]


@pytest.mark.parametrize("kind", _general())
def test_an_expected_error_is_one_line(
    call: Call, monkeypatch: pytest.MonkeyPatch, kind: type[BriefError]
) -> None:
    """Each branch of the error tree gives its own code and its own text, nothing else."""
    _raise(monkeypatch, kind("harbour.txt: gone; look elsewhere"))
    assert call("run", "x") == (kind.exit_code, "", "brief: harbour.txt: gone; look elsewhere\n")


def test_an_error_cannot_steer_the_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file name with escape sequences and line ends is spelled out on one line."""
    _raise(monkeypatch, BriefError("a\x1b[2Jb\nc\u202ed"))
    assert call("run", "x").err == "brief: a\\x1b[2Jb\\nc\\u202ed\n"


def test_a_fault_asks_for_a_report(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected exception is one line, too, and says how to see more."""
    _raise(monkeypatch, ZeroDivisionError("by zero"))
    ended = call("run", "x")
    assert ended.code == 70
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("brief: internal error, ZeroDivisionError: by zero;")
    assert "BRIEF_TRACEBACK=1" in ended.err


def test_a_fault_shows_its_traceback_when_asked(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With BRIEF_TRACEBACK=1 the whole traceback is shown, under the same code."""
    _raise(monkeypatch, ZeroDivisionError("by zero"))
    monkeypatch.setenv("BRIEF_TRACEBACK", "1")
    ended = call("run", "x")
    assert ended.code == 70
    assert "Traceback" in ended.err


def test_an_interrupt_is_one_word(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives 130 and says that the command was stopped."""
    _raise(monkeypatch, KeyboardInterrupt())
    assert call("run", "x") == (130, "", "brief: stopped\n")


@pytest.mark.parametrize(("options", "more"), [([], "; run again to go on"), (["--dry-run"], "")])
def test_an_interrupted_morning_can_go_on(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], more: str
) -> None:
    """A day that was cut short is completed by another run; a trial kept nothing to go on from."""

    def run_morning(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(daily, "run_morning", run_morning)
    config = tmp_path / "brief.toml"
    config.write_text('[[source]]\npath = "in"\n', encoding="utf-8")
    ended = call("daily", "--config", str(config), *options)
    assert ended == (130, "", f"brief: stopped{more}\n")


def test_a_reader_that_goes_away_is_quiet(tmp_path: Path) -> None:
    """`brief explain | head -0` gives 141 and not a word, also when the interpreter exits."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "brief", "explain"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_stays_gets_all() -> None:
    """The same command with a reader ends well."""
    command = [sys.executable, "-m", "brief", "explain"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["rnu", "x"], "Did you mean 'run'"),
        (["run"], "Missing argument"),
        (["run", "x", "--formt", "md"], "--format"),
        (["run", "x", "--format", "pdf"], "'pdf'"),
        (["run", "x", "--engine", "magic"], "'magic'"),
        (["run", "x", "--date", "yesterday"], ": 'yesterday' is no day; give YYYY-MM-DD; see"),
        (["schedule", "cron", "--at", "25:00"], ": '25:00' is no time; give HH:MM"),
        (["schedule", "windows"], ": 'windows' is not one of 'systemd', 'cron', 'github'; see"),
        (["serve", "--port", "x"], "should be a valid integer; see"),
    ],
)
def test_wrong_usage_says_what_is_wrong(call: Call, args: list[str], hint: str) -> None:
    """A wrong command line gives 2 and one line, which names the part that is wrong."""
    ended = call(*args)
    assert (ended.code, ended.out) == (2, "")
    assert hint in ended.err
    assert "Value error" not in ended.err
    assert ended.err.startswith("brief: ")
    assert ended.err.endswith(" --help`\n")
    assert ended.err.count("\n") == 1


def test_the_bare_command_shows_its_help(call: Call) -> None:
    """Without a word the commands are listed, on standard error, since nothing was done."""
    ended = call()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: brief ")


def test_version(call: Call) -> None:
    """The version is that of the package."""
    assert call("--version") == (0, f"brief {__version__}\n", "")


def test_help(call: Call) -> None:
    """Help goes to standard output and is a success."""
    ended = call("--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: brief ")
