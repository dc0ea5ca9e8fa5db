"""How the items of earlier days moved: counted from section to section, and drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from brief.model import Change, ChangeKind, Changes, Kind
from brief.render import wording

_NEW, _GONE, _FELL = "new", "gone", "fell"
_NAMES = {
    Kind.AGREED.value: "Agreed",
    Kind.UNRESOLVED.value: "Unresolved",
    Kind.POSITION.value: "Positions",
    _NEW: "Not told before",
    _GONE: "Not reported",
    _FELL: "Lost its source",
}
_LEFT = (*(kind.value for kind in Kind), _NEW)
_RIGHT = (*(kind.value for kind in Kind), _GONE, _FELL)
_ROW, _HEAD = 40, 22  # pixels


class Stop(NamedTuple):
    """A section on one of the two days, with the number of its items, and the height of it."""

    slug: str
    name: str
    items: int
    y: int


class Flow(NamedTuple):
    """Items that went from one stop to another; `width` is that of the line, in pixels."""

    here: Stop
    there: Stop
    items: int
    width: float
    stays: bool


@dataclass(frozen=True, slots=True)
class Moves:
    """The picture: sections of the earlier day, of this day, and what leads from which to which."""

    before: str
    after: str
    left: tuple[Stop, ...]
    right: tuple[Stop, ...]
    flows: tuple[Flow, ...]
    height: int


def moves(changes: Changes | None) -> Moves | None:
    """Return how the items of all stories moved, None where there was nothing to move."""
    if changes is None or not changes.since:
        return None
    all_changes = [one for story in changes.stories for one in story.changes]
    counted = Counter((_from(one), _to(one)) for one in all_changes)
    if not any(one.was for one in all_changes):
        return None
    left = _stops(_LEFT, Counter(_from(one) for one in all_changes))
    right = _stops(_RIGHT, Counter(_to(one) for one in all_changes))
    flows = [
        Flow(here, there, number, min(1.5 + number, 12.0), here.slug == there.slug)
        for here in left
        for there in right
        if (number := counted[here.slug, there.slug])
    ]
    # What moved lies over what stayed.
    flows.sort(key=lambda flow: not flow.stays)
    return Moves(
        before="Before" if len(changes.since) > 1 else wording.day(changes.since[0]),
        after=wording.day(changes.date),
        left=left,
        right=right,
        flows=tuple(flows),
        height=_HEAD + _ROW * max(len(left), len(right)),
    )


def _from(change: Change) -> str:
    return _NEW if change.was is None else change.was.kind.value


def _to(change: Change) -> str:
    if change.now is not None:
        return change.now.kind.value
    return _GONE if change.kind is ChangeKind.GONE else _FELL


def _stops(slugs: tuple[str, ...], counted: Counter[str]) -> tuple[Stop, ...]:
    there = [slug for slug in slugs if counted[slug]]
    return tuple(
        Stop(slug, _NAMES[slug], counted[slug], _HEAD + _ROW * place)
        for place, slug in enumerate(there)
    )
