"""A forged origin, outlet or date in a finished briefing does not survive verification."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from brief import daily
from brief.ingest import load
from brief.provenance import provenance_failures
from brief.render.records import to_record

EXAMPLE = Path(__file__).parent.parent / "examples" / "dresna-river"
Record = dict[str, Any]


@cache
def _text() -> str:
    return json.dumps(to_record(daily.run([str(EXAMPLE)]).briefing))


def _failures(change: Callable[[Record], None] | None = None) -> list[str]:
    record: Record = json.loads(_text())
    if change:
        change(record)
    return [str(f) for f in provenance_failures(record, load([str(EXAMPLE)]).articles)]


def test_an_untouched_record_holds() -> None:
    """What was written follows from the sources."""
    assert _failures() == []


def _split(record: Record) -> None:
    """Give a repost an origin of its own."""
    story = record["stories"][0]
    home = next(o for o in story["origins"] if len(o["articles"]) > 1)
    copied = home["articles"].pop()
    home["evidence"] = []
    story["origins"].append(
        {"id": "s1-o9", "original": copied, "articles": [copied], "evidence": []}
    )


def _unshared(record: Record) -> None:
    """Take from a digest what it adds."""
    origins = record["stories"][0]["origins"]
    origins.remove(next(o for o in origins if o["within"]))


def _outlet(record: Record) -> None:
    record["sources"][0]["outlet"] = "Another Paper"


def _date(record: Record) -> None:
    record["sources"][0]["published"] = "2019-01-01T00:00:00Z"


def _address(record: Record) -> None:
    record["sources"][0]["url"] = "https://elsewhere.example/"


@pytest.mark.parametrize("change", [_split, _unshared, _outlet, _date, _address])
def test_a_forged_record_fails(change: Callable[[Record], None]) -> None:
    """One thing changed about a source or an origin is named."""
    assert _failures(change)
