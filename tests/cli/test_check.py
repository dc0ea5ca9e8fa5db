"""`brief check`: its two uses, what they print and how they end."""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief import daily
from brief.cli.progress import Report
from brief.errors import FileFormatError, Problem
from tests.cli.conftest import Call, Terminal

NOTE = "\n\n[^1]: tide.txt\n"
TRUE = "The council voted on Monday.[^1]"
FALSE = "The council voted on Sunday.[^1]"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one source and drafts about it, which the command is called in."""
    prose = "The council of Tarn voted on Monday to close the old bridge over the river."
    for name, text in {
        "in/tide.txt": f"Old bridge to close\n\n{prose}\n\nRepairs cost 4 million euros.\n",
        "good.md": TRUE + NOTE,
        "bad.md": FALSE + NOTE,
        "empty.md": "# Nothing yet\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["good.md"], 0),
        (["bad.md"], 1),
        (["good.md", "bad.md"], 1),
        (["good.md", "no.md"], 3),
        (["bad.md", "no.md"], 3),
        (["empty.md"], 6),
        (["empty.md", "no.md"], 6),
    ],
)
def test_the_code_says_whether_all_is_supported(
    call: Call, desk: Path, files: list[str], code: int
) -> None:
    """One unsupported sentence is enough for 1; a file that cannot be checked gives its own."""
    ended = call("check", *files, "-s", "in")
    assert ended.code == code
    for file in files:
        told = ended.err if file in {"no.md", "empty.md"} else ended.out
        assert f"{file}:" in told


def test_what_can_be_checked_is(call: Call, desk: Path) -> None:
    """A file that is not there is named on standard error, and the others are reported."""
    ended = call("check", "no.md", "bad.md", "-s", "in")
    assert "bad.md: 1 statement, 0 supported, 1 unsupported (F304 1)" in ended.out
    assert ended.err == "brief: no.md: there is no such file; check the path\n"


@pytest.mark.parametrize(("text", "code"), [(TRUE, 0), (FALSE, 1)])
def test_standard_input(
    call: Call, desk: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int
) -> None:
    """A dash reads a draft from standard input, and a briefing too."""
    stdin = SimpleNamespace(buffer=BytesIO((text + NOTE).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    ended = call("check", "-", "-s", "in")
    assert (ended.code, ended.out.splitlines()[-1][:20]) == (code, "stdin: 1 statement, ")
    stdin.buffer = BytesIO(b'{"schema": "brief/2"}')
    assert call("check", "-", "-s", "in").err.startswith("brief: stdin: the schema is 'brief/2'")


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_formats_for_programs(call: Call, desk: Path, name: str) -> None:
    """They are one JSON document, whatever the number of files, also into a file."""
    shown = call("check", "bad.md", "good.md", "-s", "in", "--format", name)
    assert "F304" in json.dumps(json.loads(shown.out))
    ended = call("check", "bad.md", "good.md", "-s", "in", "-f", name, "--out", "report")
    assert (ended.code, ended.out) == (1, "")
    assert (desk / "report").read_text() == shown.out


def test_github(call: Call, desk: Path) -> None:
    """Commands on standard output."""
    assert call("check", "bad.md", "-s", "in", "-f", "github").out.startswith(
        "::error file=bad.md,"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--ignore", "F304"], 0),
        (["--ignore", "F"], 0),
        (["--select", "Q,M6"], 0),
        (["--select", "F"], 1),
        (["--select", "F304", "--ignore", "F"], 1),
    ],
)
def test_codes_are_selected(call: Call, desk: Path, options: list[str], code: int) -> None:
    """What is not reported does not fail the check, and is counted."""
    ended = call("check", "bad.md", "-s", "in", *options)
    assert ended.code == code
    assert ("1 ignored (F304 1)" in ended.out) is (code == 0)


def test_a_broken_citation_is_reported_under_any_selection(call: Call, desk: Path) -> None:
    """It has to be ignored by name."""
    (desk / "bad.md").write_text(FALSE + "\n\n[^1]: gull.txt\n")
    assert call("check", "bad.md", "-s", "in", "--select", "M").code == 1
    assert call("check", "bad.md", "-s", "in", "--select", "M", "--ignore", "C102").code == 0


def test_a_draft_among_its_sources_does_not_prove_itself(call: Call, desk: Path) -> None:
    """Where drafts lie in the folder of the sources, they are left out of them."""
    claim = "The mayor of Tarn resigned on Friday after the vote on the old bridge."
    (desk / "in" / "draft.md").write_text(f'{claim}[^1]\n\n[^1]: "{claim}"\n')
    ended = call("check", "in/draft.md", "-s", "in")
    assert (ended.code, "C104" in ended.out) == (1, True)
    (desk / "in" / "report.md").write_text(f"# Mayor of Tarn resigns\n\n{claim}\n")
    assert call("check", "in/draft.md", "-s", "in").code == 0


def test_sources_that_cannot_be_read_are_named(call: Call, desk: Path) -> None:
    """They are a warning, and the check goes on without them."""
    (desk / "in" / "void.txt").write_text("")
    ended = call("check", "good.md", "-s", "in")
    assert ended.code == 0
    assert ended.err.startswith("brief: warning: in/void.txt: ")


def test_colours_are_for_terminals(
    call: Call, desk: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the same words come with colours, and without where NO_COLOR is set."""
    plain = call("check", "bad.md", "-s", "in").out
    assert "\x1b" not in plain
    terminal("stdout")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = call("check", "bad.md", "-s", "in").out
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()
    monkeypatch.setenv("NO_COLOR", "1")
    assert call("check", "bad.md", "-s", "in").out == plain


def test_a_narrow_terminal_gets_narrow_rows(
    call: Call, desk: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements wrap at the width of the screen, and their carets with them."""
    monkeypatch.setenv("NO_COLOR", "1")
    terminal("stdout")
    monkeypatch.setenv("COLUMNS", "40")
    rows = [r for r in call("check", "bad.md", "-s", "in").out.splitlines() if r.startswith("  | ")]
    assert max(map(len, rows)) <= 40
    assert any(row.endswith("voted on Monday") for row in rows)


def _answer(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Let claims be answered with one broken line, and return the record of the calls."""
    calls: list[tuple[str, str | None]] = []

    def check_claims(
        path: str, out: str | None, progress: Report | None, options: object
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
        (["-", "-", "-s", "a"], "standard input"),
        (["draft.md", "-s", "a", "--select", "F30l"], "did you mean F301?"),
        (["draft.md", "-s", "a", "--ignore", "F,X1"], "no code 'X1'"),
        (["--claims", "c.jsonl", "--select", "F"], "--select"),
        (["draft.md", "-s", "a", "--claims", "c.jsonl"], "either FILE or --claims"),
        (["draft.md"], "--sources"),
        (["--claims", "c.jsonl", "-s", "a"], "their own sources"),
        (["draft.md", "-s", "a", "--format", "xml"], "'xml'"),
    ],
)
def test_a_wrong_combination_is_wrong_usage(call: Call, args: list[str], hint: str) -> None:
    """Each use has its own options, and mixing them says so."""
    ended = call("check", *args)
    assert (ended.code, ended.out) == (2, "")
    assert hint in ended.err
    assert re.fullmatch(r"brief: [^\n]+; see `brief check --help`\n", ended.err)
