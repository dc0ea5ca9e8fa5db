"""What is read of five real pages on one event, where they are at hand.

    python bench/real_pages.py FOLDER

FOLDER holds a digest (000), a back-translation (001), an independent report
(002), a paraphrase (003) and a repost (004). Each line says what was expected
and whether it came out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from brief import daily
from brief.ingest import load
from brief.model import Briefing, Kind
from brief.stories import cluster, origins

ACTORS = ("Starmer", "Macron", "Witkoff", "Kushner", "Zelensky", "Putin")


def checks(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield what is expected, and whether it is so."""
    articles = load([folder]).articles
    yield "body paragraphs 21 33 9 33 33", [len(a.body) for a in articles] == [21, 33, 9, 33, 33]
    yield "one story", len(cluster(articles)) == 1
    groups = {frozenset(a[:3] for a in o.articles) for o in origins(articles)}
    yield (
        "two origins, 002 apart",
        groups
        == {
            frozenset({"000", "001", "003", "004"}),
            frozenset({"002"}),
        },
    )
    yield from briefing_checks(daily.run([folder]).briefing)


def briefing_checks(briefing: Briefing) -> Iterator[tuple[str, bool]]:
    """Yield what is expected of the briefing."""
    statements = briefing.stories[0].statements
    articles = {a.id: a for a in briefing.sources}
    holders = list(dict.fromkeys(s.holder for s in statements if s.kind is Kind.POSITION))
    spans = [(c.span.source, c.span.start, c.span.end) for s in statements for c in s.citations]
    yield "8 to 30 statements", 8 <= len(statements) <= 30
    yield "only prose is cited", all(articles[a].in_body(b, e) for a, b, e in spans)
    for actor in ACTORS:
        yield (
            f"{actor} holds positions, under one name",
            (sum(actor in str(holder) for holder in holders) == 1),
        )
    promised = re.compile(
        r"(?:deploy|sen[dt]|station)\w* .*(?:troops|forces)|(?:troops|forces) .*(?:sent|deployed)"
        r"|deployment would"
    )
    bound = re.compile(r"\bif\b|in the event of|following a|stopped short|any foreign troops")
    bare = [s.text for s in statements if promised.search(s.text) and not bound.search(s.text)]
    yield f"the deployment keeps its condition {bare or ''}", not bare


def main() -> None:
    """Print the list; exit with 1 when anything is not as expected."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        print("skipped: give the folder of the five pages")
        return
    failed = False
    for what, held in checks(sys.argv[1]):
        print(f"{'ok  ' if held else 'FAIL'} {what}")
        failed |= not held
    sys.exit(failed)


if __name__ == "__main__":
    main()
