"""`brief run`: what it passes on, what it prints where, and what it warns of."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief import daily
from brief.errors import Problem
from brief.model import Briefing
from brief.render import Format, render
from tests.cli.conftest import Call, Terminal

Calls = list[tuple[tuple[str, ...], daily.RunOptions]]


@pytest.fixture
def calls(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Let each run give the smallest briefing, and return the record of the calls."""
    made: Calls = []

    def run(
        sources: Sequence[str],
        options: daily.RunOptions,
        progress: Callable[[str, int, int], None] | None,
        say: Callable[[str], None],
    ) -> daily.Outcome:
        made.append((tuple(sources), options))
        if progress:
            progress("read", 1, 2)
        return daily.Outcome(briefing, (Problem("b.txt", "is empty"),))

    monkeypatch.setattr(daily, "run", run)
    return made


def test_arguments_are_passed_on(call: Call, calls: Calls) -> None:
    """Sources keep their order, and each option reaches the run."""
    call("run", "b", "a/*.txt", "--engine", "extractive", "--date", "2026-03-02")
    assert calls == [
        (("b", "a/*.txt"), daily.RunOptions(daily.EngineOptions("extractive"), date(2026, 3, 2)))
    ]


def test_options_have_defaults(call: Call, calls: Calls) -> None:
    """Without options the run decides for itself."""
    call("run", "a")
    assert calls == [(("a",), daily.RunOptions())]


def test_a_pipe_gets_markdown(call: Call, calls: Calls, briefing: Briefing) -> None:
    """Where nobody is looking, the default is Markdown; warnings go the other way."""
    ended = call("run", "a")
    assert ended.code == 0
    assert ended.out.rstrip("\n") == render(briefing, Format.MD).rstrip("\n")
    assert ended.err == "brief: warning: b.txt: is empty\n"


def test_a_terminal_gets_text(
    call: Call, calls: Calls, briefing: Briefing, terminal: Terminal
) -> None:
    """Where a person is looking, the default is text."""
    terminal("stdout")
    shown = call("run", "a").out
    assert shown
    assert shown.rstrip("\n") != render(briefing, Format.MD).rstrip("\n")


@pytest.mark.parametrize("name", ["md", "html", "json", "text"])
def test_each_format_is_that_of_the_renderer(
    call: Call, calls: Calls, briefing: Briefing, name: str
) -> None:
    """`--format` prints the renderer's text as it is."""
    expected = render(briefing, Format(name))
    assert call("run", "a", "--format", name).out.rstrip("\n") == expected.rstrip("\n")


def test_out_writes_a_file(call: Call, calls: Calls, briefing: Briefing, tmp_path: Path) -> None:
    """With `--out` the file gets what standard output would have got."""
    target = tmp_path / "out.json"
    ended = call("run", "a", "--format", "json", "--out", str(target))
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text().rstrip("\n") == render(briefing, Format.JSON).rstrip("\n")


def test_a_dash_is_standard_output(call: Call, calls: Calls) -> None:
    """`--out -` is the same as no `--out`."""
    assert call("run", "a", "--out", "-") == call("run", "a")


def test_an_impossible_out_stops_before_the_work(call: Call, calls: Calls, tmp_path: Path) -> None:
    """Nothing is run when its result could not be kept."""
    ended = call("run", "a", "--out", str(tmp_path))
    assert (ended.code, ended.out) == (7, "")
    assert calls == []


def test_progress_is_for_terminals(call: Call, calls: Calls, terminal: Terminal) -> None:
    """A bar is drawn only where standard error is a terminal."""
    assert "read" not in call("run", "a").err
    terminal("stderr")
    assert "read" in call("run", "a").err


def test_a_source_is_not_written_over(call: Call, tmp_path: Path) -> None:
    """The output may stand beside the sources, and not in the place of one."""
    source = tmp_path / "in.txt"
    source.write_text("Mayor Ilka Brandt said the pier would stay open all winter.\n" * 2)
    before = source.read_bytes()
    assert call("run", str(source), "--out", str(source)).code == 7
    assert source.read_bytes() == before
    assert call("run", str(source), "--out", str(tmp_path / "out.md")).code == 0


def test_standard_input_is_briefed(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is JSONL on standard input, for a plan too; without an article in it, it is named."""
    said = "The Pellan harbour board agreed on Tuesday to keep the old fish market open."
    line = json.dumps({"id": "post", "outlet": "Pellan Post", "date": "2031-03-04", "text": said})

    def given(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    given(line)
    ended = call("run", "-", "--engine", "extractive")
    assert ended.code == 0
    assert said in ended.out
    given(line)
    assert call("run", "-", "--engine", "extractive", "--dry-run").code == 0
    given("{broken")
    ended = call("run", "-", "--engine", "extractive")
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert "standard input: line 1 is not valid JSON" in ended.err
    given("")
    assert "standard input: is empty" in call("run", "-").err
