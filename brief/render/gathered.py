"""Stories as `brief cluster` prints them: a line of JSON each, or a table for people.

The lines are a contract, `docs/schema/cluster.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from brief.render.columns import Columns
from brief.render.escape import line
from brief.render.wording import count
from brief.stories import Gathered

_COLUMNS = Columns("{:>8}  {:<10}  {:<10}  {:>5}  {:>5}  {}")


def to_line(story: Gathered) -> str:
    """Return a story as one line of JSON, without its line end."""
    why = story.why
    record = {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "first": _moment(story.first),
        "last": _moment(story.last),
        "why": {
            "words": list(why.words),
            "likeness": why.likeness,
            "nearest": why.nearest._asdict() if why.nearest else None,
            "given": why.given,
        },
    }
    return json.dumps(record, ensure_ascii=False)


def table(stories: Iterable[Gathered]) -> Iterator[str]:
    """Yield the lines of a table: the story of most articles first, and totals at the end."""
    ordered = sorted(stories, key=lambda story: -len(story.articles))
    yield _COLUMNS.row("ARTICLES", "FIRST", "LAST", "ALIKE", "NEXT", "STORY")
    for story in ordered:
        yield from _rows(story)
    articles = sum(len(story.articles) for story in ordered)
    yield f"{count(len(ordered), 'story', 'stories')}, {count(articles, 'article')}"


def _rows(story: Gathered) -> Iterator[str]:
    """Yield a story's row, the words that hold it together, and its articles."""
    why = story.why
    yield _COLUMNS.row(
        len(story.articles),
        _day(story.first),
        _day(story.last),
        _figure(why.likeness),
        _figure(why.nearest.likeness if why.nearest else None),
        line(story.title) or "(no title)",
    )
    notes = [f"given as {why.given}"] if why.given is not None else []
    notes += [", ".join(why.words)] if why.words else []
    for text in (*notes, " ".join(story.articles)):
        yield from _COLUMNS.beneath(text)


def _moment(time: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z."""
    return None if time is None else time.replace(tzinfo=None).isoformat() + "Z"


def _day(time: datetime | None) -> str:
    return "-" if time is None else time.date().isoformat()


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
