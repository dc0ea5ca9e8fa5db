"""The commands on the example, nothing replaced: what one writes, the others accept or refuse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, Ended

STORY = "dresna-river"

DOCUMENT = (
    "The harbour board of Port Ansel said on Monday that it would lend the city 40 million "
    "crowns if the council approves the plan in June."
)
CLAIMS = {
    "true": "The board would lend the city 40 million crowns if the council approves the plan.",
    "figure": "The board would lend the city 60 million crowns if the council approves the plan.",
}


@pytest.fixture(scope="module")
def record(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Brief the example in a process of its own and return the JSON."""
    return _brief(root / "examples" / STORY, tmp_path_factory.mktemp("away"), seed="1")


def _brief(story: Path, folder: Path, seed: str) -> str:
    """Run `brief run` on a copy of the story in `folder`, under a hash seed."""
    shutil.copytree(story, folder / STORY)
    done = subprocess.run(
        [sys.executable, "-m", "brief", "run", STORY, "--format", "json"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(story.parent.parent)},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


@pytest.fixture
def story(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str) -> Path:
    """Stand in a folder that holds the story and its briefing, and return the story's folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(root / "examples" / STORY, tmp_path / STORY)
    (tmp_path / "b.json").write_text(record, encoding="utf-8")
    return tmp_path / STORY


def _rewrite(change: str, value: Any) -> None:
    """Change one field of the first statement of the briefing, or of its first citation."""
    path = Path("b.json")
    record = json.loads(path.read_text(encoding="utf-8"))
    statement = record["stories"][0]["statements"][0]
    (statement if change in statement else statement["citations"][0])[change] = value
    path.write_text(json.dumps(record), encoding="utf-8")


def _verify(call: Call) -> Ended:
    return call("verify", "b.json", "--sources", STORY)


def test_the_same_input_gives_the_same_bytes(root: Path, tmp_path: Path, record: str) -> None:
    """Neither the folder nor the hash seed of the process shows in the output."""
    assert _brief(root / "examples" / STORY, tmp_path, seed="2") == record


def test_what_run_writes_is_verified(call: Call, story: Path) -> None:
    """The briefing of the example holds, statement for statement."""
    ended = _verify(call)
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("change", "value"),
    [("text", "The moon is made of cheese."), ("quote", "cheese"), ("start", 0)],
)
def test_a_changed_briefing_is_not_verified(
    call: Call, story: Path, change: str, value: object
) -> None:
    """A statement, quote or offset that was changed afterwards is found."""
    _rewrite(change, value)
    assert _verify(call).code == 1


def test_a_changed_source_is_not_verified(call: Call, story: Path) -> None:
    """One changed character of a cited source is found."""
    source = story / "01-norwire.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("310", "311"), encoding="utf-8")
    assert _verify(call).code == 1


def test_a_missing_source_has_its_own_code(call: Call, story: Path) -> None:
    """A cited source that is nowhere is not the same as one that says something else."""
    (story / "01-norwire.txt").unlink()
    assert _verify(call).code == 8


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": "brief/2"}', "\0\1"])
def test_what_is_no_briefing_is_refused(call: Call, story: Path, content: str) -> None:
    """A file of another form is one line and 6, never a traceback."""
    Path("b.json").write_text(content, encoding="utf-8")
    ended = _verify(call)
    assert (ended.code, ended.out, ended.err.count("\n")) == (6, "", 1)


def test_what_run_writes_passes_check(call: Call, story: Path) -> None:
    """The checker finds nothing in what it let through."""
    assert call("check", "b.json", "--sources", STORY).code == 0


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github"])
def test_check_finds_what_was_changed(call: Call, story: Path, name: str) -> None:
    """An unsupported sentence is reported in every format; where JSON is asked, it is JSON."""
    _rewrite("text", "The moon is made of cheese.")
    ended = call("check", "b.json", "--sources", STORY, "--format", name)
    assert ended.code == 1
    assert ended.out
    if name in {"json", "sarif"}:
        json.loads(ended.out)


def test_claims_are_answered_line_by_line(call: Call, tmp_path: Path) -> None:
    """Each readable line gets its answer in order, the broken one a warning with its number."""
    lines = [json.dumps({"id": i, "claim": c, "document": DOCUMENT}) for i, c in CLAIMS.items()]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join([lines[0], "{broken", lines[1]]), encoding="utf-8")
    ended = call("check", "--claims", str(path))
    answers = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [(each["id"], each["supported"]) for each in answers] == [
        ("true", True),
        ("figure", False),
    ]
    assert ended.err.startswith("brief: warning: ")
    assert ended.err.count("\n") == 1
    assert "2" in ended.err


def test_answers_do_not_depend_on_the_locale(root: Path, tmp_path: Path) -> None:
    """An id that the terminal's encoding lacks is given back all the same."""
    line = json.dumps({"id": "Zoë—1", "claim": CLAIMS["true"], "document": DOCUMENT})
    (tmp_path / "claims.jsonl").write_text(line, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "brief", "check", "--claims", "claims.jsonl"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "Zoë—1"


def test_claims_without_one_usable_line_are_refused(call: Call, tmp_path: Path) -> None:
    """A claims file in which nothing can be read gives 6."""
    path = tmp_path / "claims.jsonl"
    path.write_text("{broken\n", encoding="utf-8")
    assert call("check", "--claims", str(path)).code == 6


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["run", "no-such-folder"], 3),
        (["run", "empty"], 4),
        (["run", STORY, "--engine", "openai"], 9),
        (["verify", "no-such.json", "-s", STORY], 3),
        (["check", "no-such.md", "-s", STORY], 3),
        (["check", "--claims", "no-such.jsonl"], 3),
    ],
)
def test_what_cannot_be_done_has_its_code(
    call: Call, story: Path, args: list[str], code: int
) -> None:
    """What is missing or empty is said with the code of its kind."""
    Path("empty").mkdir()
    Path("empty/a.txt").touch()
    ended = call(*args)
    assert (ended.code, ended.out) == (code, "")
    assert "Traceback" not in ended.err
