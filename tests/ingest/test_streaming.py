"""Articles one by one: the same as all at once, and what befalls a line befalls no other."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief.errors import NoUsableSource, Problem, SourceNotFound
from brief.ingest import ledger, load, stream
from brief.model import Article

TEXTS = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open.",
    "The central bank of Vastland left its key interest rate unchanged on Wednesday.",
    "A landslide closed the only road to Hallin on Friday, the county said in a statement.",
)


def lines(*records: object) -> bytes:
    """Make JSONL."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def records() -> list[dict[str, str]]:
    """Make three good records."""
    return [{"id": f"r{n}", "title": f"Title {n}", "text": text} for n, text in enumerate(TEXTS)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test writes its JSONL."""
    return tmp_path / "a.jsonl"


def read(*sources: str | Path) -> tuple[list[Article], list[str]]:
    """Return the articles of a stream, and what was told on the way."""
    told: list[Problem] = []
    found = list(stream([str(source) for source in sources], told.append))
    return found, [str(problem) for problem in told]


def test_a_stream_is_what_load_gives(path: Path, root: Path) -> None:
    """Files of every kind give the same articles under the same ids, in the same order."""
    path.write_bytes(lines(*records()))
    sources = [str(path), str(root / "examples" / "dresna-river")]
    found, told = read(*sources)
    loaded = load(sources)
    assert sorted(found, key=lambda a: a.id) == sorted(loaded.articles, key=lambda a: a.id)
    assert told == [str(problem) for problem in loaded.problems]


def test_lines_are_read_as_they_are_asked_for(path: Path) -> None:
    """The first article is there before the last line has been looked at."""
    path.write_bytes(lines(*records()) + b"broken\n")
    told: list[Problem] = []
    found: Iterator[Article] = iter(stream([str(path)], told.append))
    assert next(found).id == "r0"
    assert told == []
    assert [one.id for one in found] == ["r1", "r2"]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{broken", "is not valid JSON"),
        (b"[1]", "is not an object"),
        (b'{"id": "x"}', "has no string `text`"),
        (b"\x00\x01\x02\x03\xfe\xff\x00", "is binary"),
        (b'{"text": "' + b"a" * 300 + b'"}', "is too long"),
    ],
)
def test_a_bad_line_is_told_and_the_others_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes, why: str
) -> None:
    """The line is named by its number; without it nothing is told."""
    monkeypatch.setattr("brief.ingest.streaming._LONGEST", 200)
    first, *rest = records()
    path.write_bytes(lines(first) + bad + b"\n" + lines(*rest))
    found, told = read(path)
    assert [one.id for one in found] == ["r0", "r1", "r2"]
    assert len(told) == 1
    assert "line 2" in told[0]
    assert why in told[0]
    path.write_bytes(lines(first, *rest))
    assert read(path) == (found, [])


def test_many_bad_lines_are_counted(path: Path) -> None:
    """Ten are told one by one and the rest as a number."""
    path.write_bytes(b"no\n" * 25 + lines(*records()))
    found, told = read(path)
    assert len(found) == 3
    assert len(told) == 11
    assert told[-1].endswith("15 more problems with its records")


def test_a_text_that_has_come_is_passed_over(path: Path) -> None:
    """The second of two records is dropped where text, outlet and address are the same."""
    one, other = {"text": TEXTS[0], "outlet": "A"}, {"text": TEXTS[0], "outlet": "B"}
    path.write_bytes(lines(one, one))
    found, told = read(path)
    assert len(found) == 1
    assert "duplicate" in told[0]
    path.write_bytes(lines(one, other))
    found, told = read(path)
    assert len(found) == 2
    assert told == []


def test_two_records_of_one_id_are_told_apart(path: Path) -> None:
    """The second gets an id of its own, which it gets again the next time."""
    path.write_bytes(lines(*({"id": "x", "text": text} for text in TEXTS)))
    found, told = read(path)
    ids = [one.id for one in found]
    assert ids[0] == "x"
    assert len(set(ids)) == 3
    assert len(told) == 2
    assert [one.id for one in read(path)[0]] == ids


def test_what_is_remembered_is_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that came longer ago than is looked back is an article again."""
    monkeypatch.setattr(ledger, "_REMEMBERED", 2)
    first, second, third = records()
    path.write_bytes(lines(first, second, first))
    assert len(read(path)[0]) == 2
    path.write_bytes(lines(first, second, third, first))
    assert len(read(path)[0]) == 4


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is JSONL on standard input; closed, it is a problem like another."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines(*records()))))
    assert [one.id for one in read("-")[0]] == ["r0", "r1", "r2"]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(NoUsableSource, match="standard input: is closed"):
        read("-")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_other_encodings(path: Path, encoding: str) -> None:
    """A byte order mark and wide characters are no obstacle."""
    text = TEXTS[0].replace("Pellan", "Péllan")
    path.write_bytes(
        (json.dumps({"id": "e", "text": text}, ensure_ascii=False) + "\n").encode(encoding)
    )
    found, _ = read(path)
    assert [(one.id, one.text) for one in found] == [("e", text)]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"broken\n"])
def test_nothing_to_use_is_an_error(path: Path, content: bytes) -> None:
    """Where no line holds an article the end is an error that says why."""
    path.write_bytes(content)
    with pytest.raises(NoUsableSource, match=r"a\.jsonl"):
        read(path)


def test_nothing_there_is_an_error(path: Path) -> None:
    """No file at all is another error than none that can be used; beside a good one it is told."""
    with pytest.raises(SourceNotFound):
        read(path)
    good = path.with_name("b.jsonl")
    good.write_bytes(lines(*records()))
    found, told = read(path, good)
    assert len(found) == 3
    assert "no such file" in told[0]
