"""`brief cluster`: stories with their evidence, as a table and line by line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Call

FIRE = "A fire destroyed the ferry terminal in Karvik on Sunday, fire chief Hedda Lunde said."
AGAIN = "Fire chief Hedda Lunde said on Monday that the ferry terminal in Karvik burned all Sunday."
VIOLINS = (
    "The national library in Sellen will lend violins and a harp from October, Marit Foss said."
)


def record(name: str, text: str, **facts: str) -> str:
    """Make a line of JSONL."""
    return json.dumps({"id": name, "text": text, "date": "2024-03-11", **facts}) + "\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two reports of one event and one of another."""
    path = tmp_path / "a.jsonl"
    titles = ("Ferry terminal burns in Karvik", "Fire at Karvik ferry terminal", "Lend a violin")
    rows = zip("abc", (FIRE, AGAIN, VIOLINS), titles, strict=True)
    path.write_text("".join(record(n, text, title=title) for n, text, title in rows))
    return path


def grouped(out: str) -> list[list[str]]:
    """Return the ids of each line's articles."""
    return [json.loads(line)["articles"] for line in out.splitlines()]


def test_a_line_a_story(call: Call, articles: Path) -> None:
    """Each story is one line of JSON, with what holds it together."""
    ended = call("cluster", str(articles), "--json")
    assert (ended.code, ended.err) == (0, "")
    assert grouped(ended.out) == [["a", "b"], ["c"]]
    why = json.loads(ended.out.splitlines()[0])["why"]
    assert why["likeness"] > 0.12
    assert {"Ferry", "Karvik"} <= set(why["words"])


def test_a_table_for_people(call: Call, articles: Path) -> None:
    """Without --json the same is a table."""
    ended = call("cluster", str(articles))
    assert ended.code == 0
    assert ended.out.startswith("ARTICLES  FIRST")
    assert "Ferry terminal burns in Karvik" in ended.out
    assert ended.out.endswith("2 stories, 3 articles\n")


def test_given_clusters_are_honoured(call: Call, tmp_path: Path) -> None:
    """Articles that carry a cluster are grouped by it, against all likeness."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        record("a", FIRE, cluster="x") + record("b", AGAIN) + record("c", VIOLINS, cluster="x")
    )
    ended = call("cluster", str(path), "--json")
    assert sorted(grouped(ended.out)) == [["a", "c"], ["b"]]
    assert {json.loads(line)["why"]["given"] for line in ended.out.splitlines()} == {"x", None}


def test_standard_input(call: Call, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is JSONL on standard input."""
    data = SimpleNamespace(buffer=io.BytesIO(articles.read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)
    assert call("cluster", "-", "--json").out == call("cluster", str(articles), "--json").out


def test_a_bad_line_is_named_and_the_others_go_on(call: Call, articles: Path) -> None:
    """The warning says which line; the stories are as without it."""
    good = call("cluster", str(articles), "--json").out
    articles.write_text("{broken\n" + articles.read_text())
    ended = call("cluster", str(articles), "--json")
    assert (ended.code, ended.out) == (0, good)
    assert ended.err.count("warning: ") == 1
    assert "line 1 is not valid JSON" in ended.err


@pytest.mark.parametrize(
    ("content", "code", "said"), [(None, 3, "no such file"), ("{broken\n", 4, "not valid JSON")]
)
def test_nothing_to_group_has_its_code(
    call: Call, tmp_path: Path, content: str | None, code: int, said: str
) -> None:
    """No file, and no article in it, are told apart."""
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_text(content)
    ended = call("cluster", str(path))
    assert ended.code == code
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_out_is_written_whole_or_not_at_all(
    call: Call, articles: Path, tmp_path: Path, options: list[str]
) -> None:
    """--out holds what would have been printed; where the work fails the old stays."""
    out = tmp_path / "stories"
    ended = call("cluster", str(articles), "--out", str(out), *options)
    assert (ended.code, ended.out) == (0, "")
    text = out.read_text()
    assert text == call("cluster", str(articles), *options).out
    articles.write_text("{broken\n")
    assert call("cluster", str(articles), "--out", str(out), *options).code == 4
    assert out.read_text() == text


def test_out_may_not_be_a_source(call: Call, articles: Path) -> None:
    """The articles are not overwritten by their stories."""
    before = articles.read_text()
    ended = call("cluster", str(articles), "--out", str(articles))
    assert ended.code == 7
    assert articles.read_text() == before
