"""A small invented story over two days, as articles and as records of its briefings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from brief.model import Article, Range, sha256

TEXT = (
    "The ferry to Skerrin will stop in May, the harbour board said. "
    "Café owners on the quay asked for a later date."
)
EDITED = TEXT.replace("in May", "in June")


def article(text: str = TEXT, url: str = "https://quay.example/ferry", **fields: Any) -> Article:
    """Return an article that is prose from end to end."""
    known: dict[str, Any] = {
        "id": "quay",
        "title": "Ferry to stop",
        "outlet": "The Quay",
        "published": datetime(2026, 3, 1, 21, 5, tzinfo=UTC),
    }
    return Article(
        text=text, sha256=sha256(text), body=(Range(0, len(text)),), url=url, **(known | fields)
    )


def record(*articles: Article, day: date = date(2026, 3, 2), text: str = "") -> dict[str, Any]:
    """Return the `brief/1` record of a briefing with one story and one statement about it."""
    quote = articles[0].text.partition(". ")[0] + "."
    statement = {
        "id": "s1-a1",
        "kind": "agreed",
        "basis": "settled",
        "holder": None,
        "text": text or quote,
        "origins": ["o1"],
        "citations": [{"source": articles[0].id, "start": 0, "end": len(quote), "quote": quote}],
        "verdict": {"ruling": "supported", "score": 0.9, "findings": []},
    }
    names = [one.id for one in articles]
    story = {
        "id": "s1",
        "headline": {"text": statement["text"], "citations": statement["citations"]},
        "origins": [{"id": "o1", "original": names[0], "articles": names, "evidence": []}],
        "statements": [statement],
        "rejected": [],
    }
    return {
        "schema": "brief/1",
        "date": day.isoformat(),
        "engine": {"name": "extractive", "model": None, "prompts": {}},
        "usage": {"prompt_tokens": 7, "completion_tokens": 5, "calls": 1, "cost_usd": 0.25},
        "sources": [_source(one) for one in articles],
        "stories": [story],
    }


def _source(one: Article) -> dict[str, Any]:
    return {
        "id": one.id,
        "outlet": one.outlet,
        "title": one.title,
        "url": one.url,
        "path": one.path,
        "published": "2026-03-01T21:05:00Z",
        "language": one.language,
        "sha256": one.sha256,
        "origin": "o1",
        "body": [[part.start, part.end] for part in one.body],
    }
