"""Measure the comparison of statements: pairs labelled by hand, and both errors.

    python -m bench.changes [--show]

Each line of `bench/data/changes.jsonl` is a statement of one day, one of a later
day, and what stands between them: the same in other words or with less detail,
an update of the same matter (and in what), or another matter. Each statement is
its own evidence. Printed are the changes claimed that are none, and those missed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from brief.changes.compare import Compared, Comparer
from brief.changes.standing import stand_whole
from brief.model import Article, Basis, Cited, Kind, Range, Told, sha256

PAIRS = Path(__file__).parent / "data" / "changes.jsonl"
_BASES = {
    Kind.AGREED: Basis.SETTLED,
    Kind.UNRESOLVED: Basis.OPEN,
    Kind.POSITION: Basis.STATED,
}
_PUBLISHED = datetime(2031, 5, 2, 9, tzinfo=UTC)


class Pair(NamedTuple):
    """One labelled pair, `aspect` empty unless it is an update."""

    id: str
    label: str
    aspect: str
    was: dict[str, Any]
    now: dict[str, Any]


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled pairs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(row["id"], row["label"], row.get("aspect", ""), row["was"], row["now"]) for row in rows
    ]


def compare(pair: Pair) -> Compared:
    """Compare the two statements of a pair."""
    sides = [_told(one, outlet) for one, outlet in ((pair.was, "Tern"), (pair.now, "Gull"))]
    articles = [
        _article(one["text"], outlet) for one, outlet in ((pair.was, "Tern"), (pair.now, "Gull"))
    ]
    return Comparer([stand_whole(one) for one in articles]).compare(*sides)


def _article(text: str, outlet: str) -> Article:
    body = (Range(0, len(text)),)
    return Article(outlet, text, sha256(text), body, outlet=outlet, published=_PUBLISHED)


def _told(fields: dict[str, Any], outlet: str) -> Told:
    kind, text = Kind(fields["kind"]), fields["text"]
    cited = Cited(outlet, sha256(text), outlet, "", _PUBLISHED, 0, len(text), text)
    return Told(
        date(2031, 5, 2), "s1", "s1-1", text, kind, _BASES[kind], fields["holder"], (cited,)
    )


def main() -> None:
    """Print the table of labels and answers, both errors, and with --show each pair missed."""
    table: Counter[tuple[str, str]] = Counter()
    aspects = 0
    for pair in read_pairs():
        found = compare(pair)
        table[pair.label, found.relation.value] += 1
        aspects += bool(pair.aspect) and pair.aspect in {d.aspect for d in found.differences}
        if "--show" in sys.argv and pair.label != found.relation:
            print(f"{pair.id} {pair.label} -> {found.relation}:")
            print(f"    {pair.was['text']}\n    {pair.now['text']}")
    labels = ("same", "updated", "different")
    for label in labels:
        print(f"{label:10}", *(f"{answer} {table[label, answer]:3}" for answer in labels))
    claimed = sum(table[label, "updated"] for label in labels if label != "updated")
    missed = sum(table["updated", answer] for answer in labels if answer != "updated")
    repeated = table["same", "different"]
    sums = {label: sum(table[label, answer] for answer in labels) for label in labels}
    print(f"changes claimed that are none: {claimed} of {sums['same'] + sums['different']}")
    print(f"changes missed: {missed} of {sums['updated']}, their aspect found: {aspects}")
    print(f"the same taken for news: {repeated} of {sums['same']}")


if __name__ == "__main__":
    main()
