"""Small articles made in the test, read as the engine reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from brief.compose.units import Standing, Unit, documents, units_of
from brief.model import Article, Origin, Range, sha256
from brief.text.document import Document


def article(text: str, name: str = "a", **fields: str) -> Article:
    """Make an article whose every line is prose."""
    body = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            body.append(Range(at, at + len(line)))
        at += len(line) + 1
    published = datetime(2031, 3, 14, tzinfo=UTC)
    return Article(name, text, sha256(text), tuple(body), published=published, **fields)


def apart(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Hold each article for an origin of its own."""
    return tuple(Origin(f"o{n}", a.id, (a.id,)) for n, a in enumerate(articles, 1))


def read_units(text: str) -> tuple[list[Unit], Document]:
    """Return the units of one article."""
    made = article(text)
    _, docs = documents([made])
    return units_of(made, docs[0], Standing(0, "o1")), docs[0]
