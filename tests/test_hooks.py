"""The hook that pre-commit runs: what it calls exists, and does what a commit needs."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from brief.cli import main

TRUE = "The council voted on Monday.[^1]\n\n[^1]: tide.txt\n"


@pytest.fixture(scope="module")
def hook(root: Path) -> dict[str, Any]:
    """The only hook of this repository."""
    (found,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    read: dict[str, Any] = found
    return read


def commit(hook: dict[str, Any], *files: str) -> int:
    """Call the hook as pre-commit does: entry, arguments, then the files of the commit."""
    return main([*shlex.split(hook["entry"])[1:], *hook["args"], *files])


def test_the_hook_calls_our_command(hook: dict[str, Any], root: Path) -> None:
    """Its command is one that the package installs, and its language installs the package."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert shlex.split(hook["entry"])[0] in project["scripts"]
    assert (hook["id"], hook["language"], hook["types"]) == ("brief-check", "python", ["markdown"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one source, in which the hook is called."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "tide.txt").write_text(
        "Old bridge to close\n\nThe council of Tarn voted on Monday to close the old bridge.\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("day", "code"), [("Monday", 0), ("Sunday", 1)])
def test_a_commit_of_drafts(
    hook: dict[str, Any],
    desk: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    day: str,
    code: int,
) -> None:
    """All drafts of a commit are checked in one call, and one false sentence stops it."""
    (desk / "a.md").write_text(TRUE)
    (desk / "b.md").write_text(TRUE.replace("Monday", day))
    assert commit(hook, "a.md", "b.md") == code
    assert b"2 files: 2 statements" in capsysbinary.readouterr().out
