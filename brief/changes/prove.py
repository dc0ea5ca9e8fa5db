"""Changes proved again: both sides still stand in their articles, and still differ so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from brief.changes.days import Day
from brief.changes.found import changes
from brief.changes.standing import Standing, merged
from brief.model import Change, Changes, Cited, Range, Span, Told


class Unproved(NamedTuple):
    """A change that the days given do not show, and why."""

    change: Change | None
    why: str


def prove(
    claimed: Changes, earlier: Iterable[Day], today: Day, retracted: Collection[str] = ()
) -> tuple[Unproved, ...]:
    """Return what of the claimed changes does not follow from the days; nothing if all does."""
    days = list(earlier)
    standing = merged(one for day in (*days, today) for one in day.standing.values())
    failed = [
        Unproved(change, why)
        for story in claimed.stories
        for change in story.changes
        for why in _faults(change, standing)
    ]
    again = changes(days, today, retracted)
    if again != claimed:
        failed.append(Unproved(None, "comparing the days again gives other changes"))
    return tuple(failed)


def _faults(change: Change, standing: Mapping[str, Standing]) -> Iterator[str]:
    for side in (change.was, change.now):
        for cited in side.citations if side else ():
            if not _stands(cited, standing):
                yield f"{cited.source}[{cited.start}:{cited.end}] is not what is cited"
    for one in change.differences:
        sides = (change.was, one.was, one.was_source), (change.now, one.now, one.now_source)
        for told, at, source in sides:
            if told is None or not _inside(at, told) or not _is_cited(source, told):
                yield f"the {one.aspect} is pointed at outside of what is told and cited"


def _stands(cited: Cited, standing: Mapping[str, Standing]) -> bool:
    one = standing.get(cited.sha256)
    if one is None:
        return False
    at = one.pointer(cited.start, cited.end, cited.quote)
    return one.article.text[at.start : at.end] == cited.quote


def _inside(at: Range | None, told: Told) -> bool:
    return at is None or 0 <= at.start < at.end <= len(told.text)


def _is_cited(source: Span | None, told: Told) -> bool:
    """Say whether a place lies in what is cited of an article."""
    return source is None or any(
        one.sha256 == source.source and one.start <= source.start and source.end <= one.end
        for one in told.citations
    )
