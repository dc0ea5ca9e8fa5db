"""What changed since earlier days as JSON: the key "changes" of `brief/1`, or a record alone.

Both sides of a change are given whole, with what they cite and the hash of its
text, so that a program needs no other day's briefing to show it or prove it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from brief.model import Change, Changes, Cited, Difference, Range, Span, StoryChanges, Told

SCHEMA = "changes/1"
Record = dict[str, Any]


def changes_record(changes: Changes) -> Record:
    """Return `{date, since, stories}` in plain JSON values."""
    return {
        "date": changes.date.isoformat(),
        "since": [day.isoformat() for day in changes.since],
        "stories": [_story(story) for story in changes.stories],
    }


def _story(story: StoryChanges) -> Record:
    was = story.was
    return {
        "story": story.story,
        "was": None if was is None else {"date": was.date.isoformat(), "story": was.id},
        "headline": story.headline,
        "changes": [_change(change) for change in story.changes],
    }


def _change(change: Change) -> Record:
    return {
        "kind": change.kind.value,
        "was": _told(change.was),
        "now": _told(change.now),
        "differences": [_difference(one) for one in change.differences],
        "by": list(change.by),
        "sources": [_cited(one) for one in change.sources],
    }


def _told(told: Told | None) -> Record | None:
    if told is None:
        return None
    return {
        "date": told.date.isoformat(),
        "story": told.story,
        "id": told.id,
        "kind": told.kind.value,
        "basis": told.basis.value,
        "holder": told.holder,
        "text": told.text,
        "citations": [_cited(one) for one in told.citations],
    }


def _cited(cited: Cited) -> Record:
    return {
        "source": cited.source,
        "sha256": cited.sha256,
        "outlet": cited.outlet,
        "url": cited.url,
        "published": None if cited.published is None else _moment(cited.published),
        "start": cited.start,
        "end": cited.end,
        "quote": cited.quote,
    }


def _moment(time: datetime) -> str:
    return time.replace(tzinfo=None).isoformat() + "Z"


def _difference(one: Difference) -> Record:
    return {
        "aspect": one.aspect.value,
        "was": _range(one.was),
        "now": _range(one.now),
        "was_source": _place(one.was_source),
        "now_source": _place(one.now_source),
    }


def _range(at: Range | None) -> list[int] | None:
    return None if at is None else [at.start, at.end]


def _place(span: Span | None) -> Record | None:
    """Return a place of an article, which is named by the hash of its text."""
    return None if span is None else {"sha256": span.source, "start": span.start, "end": span.end}
