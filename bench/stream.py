"""What the benches of stories share: articles from records, a stream of them, scores."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from brief.model import Article, Range, sha256


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        """All three, as a table shows them."""
        return f"F1 {self.f1:.3f} P {self.precision:.3f} R {self.recall:.3f}"


def make_article(name: str, text: str, title: str = "", day: str = "", group: str = "") -> Article:
    """Make an article whose paragraphs, one a line, are all prose."""
    body = tuple(Range(*m.span()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Article(
        name, text, sha256(text), body, title=title, published=published, cluster=group or None
    )


def read_stream(path: Path) -> list[Article]:
    """Read the articles of a stream, their clusters kept."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [make_article(r["id"], r["text"], r["title"], r["date"], r["cluster"]) for r in rows]
