"""`brief changes`: what it reads, prints and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief.render.records import dumps, to_record
from tests.changes.week import week
from tests.cli.conftest import Call


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Return the paths of the first three days' briefings in JSON."""
    paths = []
    for number, briefing in enumerate(week()[:3], 1):
        path = tmp_path / f"day{number}.json"
        path.write_text(dumps(to_record(briefing)), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_two_briefings_are_compared(call: Call, files: list[str]) -> None:
    """The old sentence and the new one stand below each other."""
    ended = call("changes", files[0], files[1])
    assert ended.code == 0
    assert "- **Changed: figure.**\n  - Was, 3 June 2031: At least 12 people" in ended.out
    assert ended.err == ""


def test_a_briefing_is_no_news_to_itself(call: Call, files: list[str]) -> None:
    """The same file twice has nothing new."""
    ended = call("changes", files[1], files[1], "--format", "text")
    assert ended.code == 0
    assert "Nothing new: 4 statements as before." in ended.out
    assert "Changed" not in ended.out


def test_several_days_and_json(call: Call, files: list[str]) -> None:
    """The last file is the day reported on, the others are compared with, the latest first."""
    record = json.loads(call("changes", *files, "--format", "json").out)
    assert record["date"] == "2031-06-05"
    assert record["since"] == ["2031-06-04", "2031-06-03"]


def test_the_articles_may_be_given(call: Call, files: list[str], tmp_path: Path) -> None:
    """Articles at hand are read; a folder without any is an error of its own."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in week()[1].sources:
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
    given = call("changes", files[0], files[1], "--sources", str(folder))
    assert given.code == 0
    assert "Confirmed by Harbour Post" in given.out
    assert call("changes", files[0], files[1], "--sources", str(tmp_path / "none")).code == 3


@pytest.mark.parametrize("text", ["not json", "[]", '{"schema": "brief/2"}'])
def test_what_is_no_briefing_is_named(call: Call, files: list[str], text: str) -> None:
    """The error names the file that is at fault, on one line."""
    Path(files[0]).write_text(text, encoding="utf-8")
    ended = call("changes", files[0], files[1])
    assert (ended.code, ended.out) == (6, "")
    assert ended.err.startswith(f"brief: {files[0]}: ")
    assert ended.err.count("\n") == 1


def test_one_briefing_is_not_enough(call: Call, files: list[str]) -> None:
    """There must be an earlier day."""
    ended = call("changes", files[0])
    assert ended.code == 2
    assert "an earlier briefing and a later one" in ended.err


def test_an_input_is_not_overwritten(call: Call, files: list[str]) -> None:
    """The output may not replace a briefing that is read."""
    assert call("changes", files[0], files[1], "--out", files[0]).code == 7
