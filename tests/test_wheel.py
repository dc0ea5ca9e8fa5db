"""The built wheel, installed alone in an empty environment, away from the checkout.

The packages it needs come from uv's cache where the set-up command has left them
there, else from the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

CARRIED = {
    "brief": "brief",
    "prompts": "brief/_resources/prompts",
    "templates": "brief/_resources/templates",
    "docs/rules": "brief/_resources/rules",
    "docs/schema": "brief/_resources/schema",
}
"""What stands at the top of the repository, and where the wheel holds it."""

FORMATS = ("md", "html", "json", "text")

SHORTEST_BRIEFING = 1000
"""Characters; a briefing without a statement has fewer in every format but HTML."""


Command = Sequence[str | Path]


def _run(command: Command, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that must not see this checkout."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def _call(command: Command, cwd: Path) -> str:
    """Return what a program prints that has to succeed."""
    done = _run(command, cwd)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def _install(wheel: Path, python: Path, constraints: Path, cwd: Path) -> None:
    """Install the wheel and what it needs, from the cache if that is enough."""
    uv: Command = [sys.executable, "-m", "uv", "pip", "install", "-q", "--python", python]
    what: Command = ["--constraints", constraints, wheel]
    if _run([*uv, "--offline", *what], cwd).returncode:
        _call([*uv, *what], cwd)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, in a folder outside the checkout."""
    away = tmp_path_factory.mktemp("away")
    _call([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", away], root)
    (built,) = away.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def brief(wheel: Path, root: Path) -> Path:
    """Install the wheel into an environment of its own and return the command it brings."""
    venv = wheel.parent / "venv"
    _call([sys.executable, "-m", "venv", "--without-pip", venv], wheel.parent)
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    _install(wheel, scripts / "python", root / "constraints.txt", wheel.parent)
    return scripts / "brief"


def missing_from(wheel: Path, root: Path, carried: dict[str, str]) -> list[str]:
    """Return the files under the folders of `carried` that the wheel lacks or holds otherwise."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return [
        path.relative_to(root).as_posix()
        for here, there in carried.items()
        for path in sorted((root / here).rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and held.get(f"{there}/{path.relative_to(root / here).as_posix()}") != path.read_bytes()
    ]


def test_the_wheel_carries_its_resources(wheel: Path, root: Path) -> None:
    """Every module, word list, prompt, template, rule page and schema is inside as it is."""
    assert [folder for folder in CARRIED if not any((root / folder).iterdir())] == []
    assert missing_from(wheel, root, CARRIED) == []


def test_a_missing_resource_is_caught(tmp_path: Path) -> None:
    """A wheel without one of two files, or with another text, is not let through."""
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts/a.j2").write_text("a")
    (tmp_path / "prompts/b.j2").write_text("b")
    wheel = tmp_path / "x.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("in/prompts/a.j2", "a")
    assert missing_from(wheel, tmp_path, {"prompts": "in/prompts"}) == ["prompts/b.j2"]
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("in/prompts/b.j2", "another")
    assert missing_from(wheel, tmp_path, {"prompts": "in/prompts"}) == ["prompts/b.j2"]


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    """Neither tests nor examples are installed on people's machines."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"brief"}


def test_the_installed_command_works(wheel: Path, brief: Path, root: Path) -> None:
    """It tells its version, explains a code, briefs a copy of the example, verifies it, prompts."""
    away = wheel.parent
    assert _call([brief, "--version"], away).startswith("brief ")
    assert "C101" in _call([brief, "explain", "C101"], away)
    assert "compose" in _call([brief, "prompts", "list"], away)
    story = next(path for path in sorted((root / "examples").iterdir()) if path.is_dir())
    shutil.copytree(story, away / "story")
    briefings = {each: _call([brief, "run", "story", "-f", each], away) for each in FORMATS}
    assert len(set(briefings.values())) == len(FORMATS)
    for text in briefings.values():
        assert len(text) > SHORTEST_BRIEFING
        assert str(root) not in text
    (away / "story.json").write_text(briefings["json"], encoding="utf-8")
    _call([brief, "verify", "story.json", "--sources", "story"], away)
    assert "<sources>" in _call([brief, "prompts", "show", "compose", "story"], away)


def type_checked(program: Path, python: Path) -> subprocess.CompletedProcess[str]:
    """Run mypy over a program that imports what `python` has installed."""
    mypy: Command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python]
    return _run([*mypy, "--cache-dir", program.parent / "mypy", program], program.parent)


def test_a_typed_program_uses_the_wheel(wheel: Path, brief: Path, root: Path) -> None:
    """It passes `mypy --strict` against the installed package, and runs; a wrong call does not."""
    program = wheel.parent / "program.py"
    shutil.copy(root / "tests" / "typed_program.py", program)
    python = brief.parent / "python"
    done = type_checked(program, python)
    assert done.returncode == 0, done.stdout
    assert _call([python, program], wheel.parent).startswith("agreed: The Pellan harbour board")
    wrong = wheel.parent / "wrong.py"
    wrong.write_text('import brief\n\nbrief.render(brief.run("a").problems, "pdf")\n', "utf-8")
    found = type_checked(wrong, python).stdout
    assert found.count("error: Argument") == 2, found
