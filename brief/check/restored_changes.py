"""What changed since earlier days, made again from the key "changes" of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from brief.model import (
    Aspect,
    Basis,
    Change,
    ChangeKind,
    Changes,
    Cited,
    Difference,
    Kind,
    Range,
    Span,
    StoryChanges,
    StoryRef,
    Told,
)

Record = Mapping[str, Any]


def restore_changes(record: Record) -> Changes:
    """Return the changes of which `record` is the record; see `brief.render.changed_records`.

    Raises KeyError, TypeError or ValueError where it is none.
    """
    return Changes(
        date.fromisoformat(record["date"]),
        tuple(map(date.fromisoformat, record["since"])),
        tuple(map(_story, record["stories"])),
    )


def _story(fields: Record) -> StoryChanges:
    was = fields["was"]
    return StoryChanges(
        fields["story"],
        None if was is None else StoryRef(date.fromisoformat(was["date"]), was["story"]),
        fields["headline"],
        tuple(map(_change, fields["changes"])),
    )


def _change(fields: Record) -> Change:
    return Change(
        ChangeKind(fields["kind"]),
        _told(fields["was"]),
        _told(fields["now"]),
        tuple(map(_difference, fields["differences"])),
        tuple(fields["by"]),
        tuple(map(_cited, fields["sources"])),
    )


def _told(fields: Record | None) -> Told | None:
    if fields is None:
        return None
    return Told(
        date.fromisoformat(fields["date"]),
        fields["story"],
        fields["id"],
        fields["text"],
        Kind(fields["kind"]),
        Basis(fields["basis"]),
        fields["holder"],
        tuple(map(_cited, fields["citations"])),
    )


def _cited(fields: Record) -> Cited:
    published = fields["published"]
    return Cited(
        fields["source"],
        fields["sha256"],
        fields["outlet"],
        fields["url"],
        None if published is None else datetime.fromisoformat(published),
        fields["start"],
        fields["end"],
        fields["quote"],
    )


def _difference(fields: Record) -> Difference:
    return Difference(
        Aspect(fields["aspect"]),
        _range(fields["was"]),
        _range(fields["now"]),
        _place(fields["was_source"]),
        _place(fields["now_source"]),
    )


def _range(fields: Sequence[int] | None) -> Range | None:
    return None if fields is None else Range(*fields)


def _place(fields: Record | None) -> Span | None:
    return None if fields is None else Span(fields["sha256"], fields["start"], fields["end"])
