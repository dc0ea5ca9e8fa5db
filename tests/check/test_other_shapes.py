"""A briefing's record with a value of another JSON type: refused in words, never a fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief import daily
from brief.errors import BriefError, FileFormatError
from brief.render.records import dumps, to_record
from tests.changes.week import week

_BRIEFING = week()[1]
RECORD: dict[str, Any] = json.loads(dumps(to_record(_BRIEFING)))
OTHERS: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2.5,
    "x",
    "",
    [],
    ["x"],
    [3],
    [[]],
    [{}],
    {},
    {"x": 1},
)
Place = tuple[str | int, ...]


def _places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Yield the way to every value of a record."""
    yield path
    if isinstance(value, dict | list):
        items: Any = value.items() if isinstance(value, dict) else enumerate(value)
    else:
        items = ()
    for key, inner in items:
        yield from _places(inner, (*path, key))


PLACES = tuple(_places(RECORD))


class Files(NamedTuple):
    """A record that is spoiled, the same record whole, and the articles of both."""

    spoiled: Path
    whole: Path
    sources: str

    def spoil(self, place: Place, value: Any) -> None:
        """Write the record with `value` at `place`."""
        record: Any = copy.deepcopy(RECORD)
        inner = record
        for key in place[:-1]:
            inner = inner[key]
        if place:
            inner[place[-1]] = value
        self.spoiled.write_text(json.dumps(record if place else value), encoding="utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of one briefing, and its articles."""
    folder = tmp_path_factory.mktemp("shapes")
    whole, articles = folder / "whole.json", folder / "articles.jsonl"
    whole.write_text(json.dumps(RECORD), encoding="utf-8")
    rows = [{"id": a.id, "title": a.title, "text": a.text} for a in _BRIEFING.sources]
    articles.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return Files(folder / "spoiled.json", whole, str(articles))


def _changes(files: Files) -> object:
    return daily.compare_files([str(files.spoiled)], str(files.whole))


def _verify(files: Files) -> object:
    return daily.verify(str(files.spoiled), [files.sources])


def _check(files: Files) -> object:
    return daily.check_file(str(files.spoiled), [files.sources])


READERS = (_changes, _verify, _check)


@settings(max_examples=150)
@given(place=st.sampled_from(PLACES), value=st.sampled_from(OTHERS))
def test_only_expected_errors_come_out(files: Files, place: Place, value: Any) -> None:
    """Whatever one value is replaced by, each command answers or refuses in words."""
    files.spoil(place, value)
    for reader in READERS:
        with suppress(BriefError):
            assert reader(files) is not None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((), []),
        (("schema",), None),
        (("sources",), "x"),
        (("sources",), ["x"]),
        (("stories",), [3]),
        (("stories", 0, "statements", 0, "citations"), None),
        (("stories", 0, "headline"), "x"),
        (("stories", 0, "origins", 0, "articles"), [[]]),
    ],
)
def test_a_wrong_shape_is_refused_by_name(
    files: Files, reader: Callable[[Files], object], place: Place, value: Any
) -> None:
    """The error names the file; the record as it was is read by the same reader."""
    files.spoil(("date",), RECORD["date"])
    reader(files)
    files.spoil(place, value)
    with pytest.raises(FileFormatError, match=rf"^{files.spoiled}: "):
        reader(files)
