"""`brief origins`: which articles are one report, as lines of JSON and as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from brief.resources import read_resource
from tests.cli.conftest import Call
from tests.stories.made import DIGEST, INDEPENDENT, REPORT, REWORDED

SCHEMA = Draft202012Validator(json.loads(read_resource("docs", "schema/origins.schema.json")))


@pytest.fixture
def records(tmp_path: Path) -> str:
    """Write four articles on one event, and a repost a month later, as JSONL."""
    rows = [
        ("a", "The Strait Courier", "2024-03-10T06:00:00Z", REPORT),
        ("b", "Spin Daily", "2024-03-10T09:00:00Z", REWORDED),
        ("c", "Bourse Daily", "2024-03-11T09:00:00Z", DIGEST),
        ("d", "Island Post", "2024-03-11T10:00:00Z", INDEPENDENT),
        ("e", "Late News", "2024-04-15T10:00:00Z", REPORT),
    ]
    path = tmp_path / "articles.jsonl"
    keys = ("id", "outlet", "date", "text", "title")
    lines = (json.dumps(dict(zip(keys, (*row, "Ferry fire"), strict=True))) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def lines(text: str) -> list[dict[str, Any]]:
    """Read lines of JSON."""
    return [json.loads(line) for line in text.splitlines()]


def test_each_line_is_an_origin(call: Call, records: str) -> None:
    """Copies stand under their report with evidence; each article is in one line."""
    ended = call("origins", records, "--json")
    assert ended.code == 0
    found = lines(ended.out)
    assert [one["articles"] for one in found] == [["a", "b", "c", "e"], ["d"]]
    assert [list(SCHEMA.iter_errors(one)) for one in found] == [[], []]
    how = {one["article"]: (one["how"], one["direction"]) for one in found[0]["evidence"]}
    assert how == {
        "b": ("reworded", "time"),
        "c": ("digest", "credit"),
        "e": ("verbatim", "time"),
    }


def test_evidence_is_in_the_words_of_the_articles(call: Call, records: str) -> None:
    """Each place holds the words that stand beside it; another word is not there."""
    texts = {"a": REPORT, "b": REWORDED, "c": DIGEST, "e": REPORT}
    found = lines(call("origins", records, "--json").out)
    places = [
        place
        for one in found[0]["evidence"]
        for place in [*(p for pair in one["pairs"] for p in pair), *one["added"]]
    ]
    assert len(places) > 30
    assert all(place["quote"] in texts[place["source"]] for place in places)


@pytest.mark.parametrize(
    "change",
    [
        {"articles": []},
        {"articles": ["a", "a"]},
        {"evidence": [{}]},
        {"original": ""},
        {"spans": []},
    ],
)
def test_the_schema_refuses_another_form(call: Call, records: str, change: dict[str, Any]) -> None:
    """One change makes a line break the contract."""
    first = lines(call("origins", records, "--json").out)[0]
    assert SCHEMA.is_valid(first)
    assert not SCHEMA.is_valid({**first, **change})


def test_a_window_keeps_what_is_far_apart(call: Call, records: str) -> None:
    """A repost a month later is no copy within a week, and is one within two months."""
    near = lines(call("origins", records, "--json", "--window", "7").out)
    far = lines(call("origins", records, "--json", "--window", "60").out)
    assert [one["articles"] for one in near] == [["a", "b", "c"], ["d"], ["e"]]
    assert [one["articles"] for one in far] == [["a", "b", "c", "e"], ["d"]]
    assert call("origins", records, "--window", "0").code == 2


def test_the_table_shows_the_evidence(call: Call, records: str) -> None:
    """The largest origin comes first; sentences stand beside those that they tell again."""
    out = call("origins", records).out
    rows = out.splitlines()
    assert rows[1].split() == ["4", "a", "(The", "Strait", "Courier,", "10", "March", "2024)"]
    assert "in other words; that report came first" in out
    assert "in part; it names that report" in out
    assert "- «Two night porters guided out around 140 passengers" in out
    assert "= «Some 140 passengers who were asleep in the waiting room" in out
    assert "+ «Shares in the company's parent, Nordsund Holding, fell 6% on Monday.»" in out
    assert "+ «The terminal handles nine sailings" not in out
    assert rows[-1] == "2 origins, 5 articles"
    assert all(len(row) <= 100 for row in rows)


def test_a_file_is_written_whole(call: Call, records: str, tmp_path: Path) -> None:
    """What goes to a file is what is printed; a source is not written over."""
    path = tmp_path / "origins.jsonl"
    assert call("origins", records, "--json", "--out", str(path)).out == ""
    assert path.read_text("utf-8") == call("origins", records, "--json").out
    assert call("origins", records, "--json", "--out", records).code != 0


def test_a_source_that_is_missing_is_an_error(call: Call, tmp_path: Path) -> None:
    """It is named on standard error, and nothing is printed."""
    ended = call("origins", str(tmp_path / "none.txt"), "--json")
    assert (ended.code != 0, ended.out) == (True, "")
    assert "none.txt" in ended.err


def test_lines_out_of_order_are_told_of(call: Call, records: str) -> None:
    """Within a window, JSONL has to come by date; the sorted file gives no warning."""
    assert "is older than" not in call("origins", records, "--window", "3").err
    path = Path(records)
    path.write_text("\n".join(reversed(path.read_text("utf-8").splitlines())), encoding="utf-8")
    ended = call("origins", records, "--window", "3")
    assert ended.code == 0
    assert ended.err.count("is older than an article before it; sort the lines") == 1
