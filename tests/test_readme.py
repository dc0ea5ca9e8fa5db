"""What README.md shows is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief import daily
from brief.render import Format, render

ROOT = Path(__file__).parent.parent


def _example(readme: str) -> list[str]:
    """Return the lines of the block under the example mark, citation numbers left out."""
    block = re.search(r"<!-- example -->\n```text\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    return [_bare(line) for line in block[1].splitlines() if line.strip()]


def _bare(line: str) -> str:
    """Return a line without citation numbers and outer white space."""
    return re.sub(r"(?:\[\d+\])+", "", line).strip()


@pytest.fixture(scope="module")
def printed() -> set[str]:
    """The lines that `brief run` prints for the example."""
    briefing = daily.run([str(ROOT / "examples" / "dresna-river")]).briefing
    return {_bare(line) for line in render(briefing, Format.TEXT).splitlines()}


def test_the_example_is_real(printed: set[str]) -> None:
    """Every line of the README's example is a line of the output."""
    lines = _example((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(lines) > 8
    assert [line for line in lines if line not in printed] == []


def test_an_invented_line_is_found(printed: set[str]) -> None:
    """A line that the program does not print is not a line of the output."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").replace("310 cubic", "311 cubic")
    assert [line for line in _example(text) if line not in printed]


def test_the_commands_are_where_the_build_reads_them() -> None:
    """Both set-up commands stand in a block under their mark."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("run", "test"):
        command = rf"^<!-- ci:{mark} -->\n```sh\npython3 -m venv \.venv .*\n```$"
        assert re.search(command, text, re.MULTILINE)
