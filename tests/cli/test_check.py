"""`brief check`: its two uses, what they print and how they end."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief import daily
from brief.check import report as reports
from brief.cli.progress import Report
from brief.errors import FileFormatError, Problem
from tests.cli.conftest import Call, Terminal


def _find(monkeypatch: pytest.MonkeyPatch, unsupported: int) -> list[tuple[str, list[str]]]:
    """Let checking find so many unsupported claims, and return the record of the calls."""
    calls: list[tuple[str, list[str]]] = []

    def check_file(path: str, sources: list[str], nli: str | None) -> SimpleNamespace:
        calls.append((path, sources))
        return SimpleNamespace(unsupported=unsupported)

    def format_report(report: SimpleNamespace, name: str) -> str:
        return f"{report.unsupported} as {name}"

    monkeypatch.setattr(daily, "check_file", check_file)
    monkeypatch.setattr(reports, "format_report", format_report)
    return calls


@pytest.mark.parametrize(("unsupported", "code"), [(0, 0), (1, 1), (300, 1)])
def test_the_code_says_whether_all_is_supported(
    call: Call, monkeypatch: pytest.MonkeyPatch, unsupported: int, code: int
) -> None:
    """One unsupported sentence is enough for 1; none gives 0."""
    calls = _find(monkeypatch, unsupported)
    assert call("check", "draft.md", "-s", "a", "-s", "b") == (code, f"{unsupported} as text\n", "")
    assert calls == [("draft.md", ["a", "b"])]


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github"])
def test_each_format_is_passed_on(call: Call, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """`--format` chooses how the findings are printed."""
    _find(monkeypatch, 0)
    assert call("check", "-", "-s", "a", "--format", name).out == f"0 as {name}\n"


def test_findings_go_to_a_file(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`--out` takes the findings; the code is the same."""
    _find(monkeypatch, 2)
    target = tmp_path / "found.txt"
    assert call("check", "draft.md", "-s", "a", "--out", str(target)) == (1, "", "")
    assert target.read_text() == "2 as text\n"


def _answer(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Let claims be answered with one broken line, and return the record of the calls."""
    calls: list[tuple[str, str | None]] = []

    def check_claims(
        path: str, out: str | None, progress: Report | None, nli: str | None
    ) -> SimpleNamespace:
        calls.append((path, out))
        problem = Problem(f"{path}:3", "is not JSON")
        if progress:
            progress("check", 1, 3)
        if out:
            Path(out).write_text("{}\n")
        else:
            sys.stdout.write("{}\n")
        return SimpleNamespace(supported=1, unsupported=2, problems=(problem,))

    monkeypatch.setattr(daily, "check_claims", check_claims)
    return calls


def test_answered_claims_are_a_success(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers are the output: unsupported ones change no code, broken lines are named."""
    calls = _answer(monkeypatch)
    warning = "brief: warning: c.jsonl:3: is not JSON\n"
    assert call("check", "--claims", "c.jsonl") == (0, "{}\n", warning)
    assert calls == [("c.jsonl", None)]


def test_claims_are_answered_into_a_file(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`--out` takes the answers, and a dash is standard output."""
    _answer(monkeypatch)
    target = tmp_path / "a.jsonl"
    assert call("check", "--claims", "c.jsonl", "--out", str(target)).out == ""
    assert target.read_text() == "{}\n"
    assert call("check", "--claims", "c.jsonl", "--out", "-").out == "{}\n"


def test_claims_that_fail_leave_the_old_answers(call: Call, tmp_path: Path) -> None:
    """A claims file that cannot be read does not cost the answers that were there."""
    target = tmp_path / "a.jsonl"
    target.write_text("old")
    assert call("check", "--claims", str(tmp_path / "no.jsonl"), "--out", str(target)).code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
    assert target.read_text() == "old"


def test_progress_stays_out_of_the_answers(
    call: Call, monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    """The bar moves on standard error, and not at all where the answers fill the same screen."""
    _answer(monkeypatch)
    terminal("stderr")
    ended = call("check", "--claims", "c.jsonl")
    assert ended.out == "{}\n"
    assert "1/3" in ended.err
    terminal("stdout")
    assert "1/3" not in call("check", "--claims", "c.jsonl").err


def test_claims_without_a_usable_line_are_an_error(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that holds no claim at all gives 6."""

    def check_claims(*args: object) -> None:
        raise FileFormatError("c.jsonl: no line holds a claim")

    monkeypatch.setattr(daily, "check_claims", check_claims)
    assert call("check", "--claims", "c.jsonl") == (
        6,
        "",
        "brief: c.jsonl: no line holds a claim\n",
    )


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        ([], "either FILE or --claims"),
        (["draft.md", "-s", "a", "--claims", "c.jsonl"], "either FILE or --claims"),
        (["draft.md"], "--sources"),
        (["--claims", "c.jsonl", "-s", "a"], "their own sources"),
        (["draft.md", "-s", "a", "--format", "xml"], "'xml'"),
    ],
)
def test_a_wrong_combination_is_wrong_usage(call: Call, args: list[str], hint: str) -> None:
    """Each use has its own options, and mixing them says so."""
    ended = call("check", *args)
    assert ended.code == 2
    assert hint in ended.err
