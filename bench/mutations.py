"""Does `brief verify` notice every small change? Mutations over every statement of a briefing.

    python bench/mutations.py [FOLDER]

A briefing of FOLDER (default: the example) is made, then one thing at a time
is changed: an offset of a citation by one, a character of its quote, a
character of the cited source, a digit of the statement. Printed for each kind:
how many changes were made and how many went unnoticed; then the unnoticed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from brief import daily
from brief.check.verify import verify_record
from brief.errors import BriefError
from brief.ingest import load
from brief.model import Article
from brief.render.records import to_record

EXAMPLE = Path(__file__).parent.parent / "examples" / "dresna-river"
Record = dict[str, Any]


def noticed(record: Record, story: Record, statement: Record, articles: list[Article]) -> bool:
    """Say whether verification of the one statement fails."""
    small = {**story, "statements": [statement], "rejected": [], "headline": None}
    try:
        return bool(verify_record({**record, "stories": [small]}, articles).failures)
    except BriefError:
        return True


def other(char: str) -> str:
    """Return a character that is not `char`."""
    return "x" if char != "x" else "y"


def changed_statements(statement: Record) -> Iterator[tuple[str, Record]]:
    """Yield a statement with one offset, quote character or digit changed, and the kind."""
    for index, citation in enumerate(statement["citations"]):
        for field in ("start", "end"):
            for step in (-1, 1):
                yield "offset", _with(statement, index, field, citation[field] + step)
        quote = citation["quote"]
        for at in range(0, len(quote), max(1, len(quote) // 5)):
            altered = quote[:at] + other(quote[at]) + quote[at + 1 :]
            yield "quote", _with(statement, index, "quote", altered)
    text = statement["text"]
    for match in re.finditer(r"\d", text):
        digit = str((int(match[0]) + 1) % 10)
        yield "figure", {**statement, "text": text[: match.start()] + digit + text[match.end() :]}


def _with(statement: Record, index: int, field: str, value: object) -> Record:
    """Return the statement with one field of one citation replaced."""
    citations = [dict(c) for c in statement["citations"]]
    citations[index][field] = value
    return {**statement, "citations": citations}


def changed_sources(statement: Record, articles: list[Article]) -> Iterator[list[Article]]:
    """Yield the sources with one cited character changed; their hashes are those of the change."""
    by_id = {a.id: a for a in articles}
    for citation in statement["citations"]:
        one = by_id[citation["source"]]
        at = (citation["start"] + citation["end"]) // 2
        text = one.text[:at] + other(one.text[at]) + one.text[at + 1 :]
        yield [replace(one, text=text) if a is one else a for a in articles]


def main() -> None:
    """Print the table and what went unnoticed."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    record = json.loads(json.dumps(to_record(daily.run([folder]).briefing)))
    articles = list(load([folder]).articles)
    made: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    lines = []
    for story in record["stories"]:
        for statement in story["statements"]:
            for kind, mutant in changed_statements(statement):
                made[kind] += 1
                if not noticed(record, story, mutant, articles):
                    missed[kind] += 1
                    lines.append(f"  {kind}: {mutant['text']}")
            for changed in changed_sources(statement, articles):
                made["source"] += 1
                missed["source"] += not noticed(record, story, statement, changed)
    print(f"{'changed':10} {'made':>6} {'unnoticed':>10}")
    for kind in ("source", "offset", "quote", "figure"):
        print(f"{kind:10} {made[kind]:6} {missed[kind]:10}")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
