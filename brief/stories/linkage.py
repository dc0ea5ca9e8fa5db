"""Groups of articles on their way to be stories, and how like each other they are.

Likeness is the mean over all pairs of their articles (average linkage, Sokal
and Michener 1958): one article that is like two groups does not chain them.
A group keeps the sum of its articles' vectors, which gives that mean at the
price of one product, whatever its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor
from typing import TypeVar

from brief.stories.gist import Gist
from brief.stories.vectors import dot

_Key = TypeVar("_Key", str, int)
_Number = TypeVar("_Number", int, float)
_FEW = 3
"""Articles of the days around that speak for a story as it stands."""
_HOPELESS, _CERTAIN = 0.04, 0.3
"""Likenesses that a look at the days around could not change for the outcome."""


@dataclass(slots=True)
class Part:
    """The articles of one day in a group: how many, and the sum of their vectors."""

    size: int
    total: dict[str, float]


@dataclass(slots=True, eq=False)
class Group:
    """Articles held to be of one story.

    `number` is the arrival of its first article; `first` and `last` are the
    times of its earliest and latest, in days, None where no time is known;
    `rivals` are other groups and how like they came to be.
    """

    number: int
    key: int
    members: list[int]
    total: dict[str, float]
    first: float | None = None
    last: float | None = None
    days: dict[int, Part] = field(default_factory=dict)
    weekdays: dict[int, int] = field(default_factory=dict)
    telling: int = 0
    names: dict[str, float] = field(default_factory=dict)
    rivals: dict[Group, float] = field(default_factory=dict)
    into: Group | None = None

    @property
    def size(self) -> int:
        """How many articles it has."""
        return len(self.members)

    def clear(self) -> None:
        """Let go of all it holds: others may still name it as their rival."""
        self.members, self.total, self.days, self.rivals = [], {}, {}, {}


def lone(number: int, gist: Gist, vector: dict[str, float]) -> Group:
    """Make the group of one article, the `number`-th to arrive."""
    group = Group(number, number, [number], vector, gist.time, gist.time)
    group.names = dict(gist.names)
    if gist.weekdays:
        group.weekdays = {day: 1 for day in range(7) if gist.weekdays >> day & 1}
        group.telling = 1
    return group


def settled(group: Group) -> Group:
    """Follow a group to the one it has been joined to."""
    while group.into is not None:
        group = group.into
    return group


def likeness(one: Group, other: Group) -> float:
    """Return the mean likeness of two groups' articles.

    A story that is followed for days drifts, so what is near an article in
    time may speak for the whole: the greater likeness counts.
    """
    mean = dot(one.total, other.total) / (one.size * other.size)
    if other.days and _HOPELESS < mean < _CERTAIN and one.size == 1 and one.first is not None:
        day = floor(one.first)
        parts = [part for at in (day - 1, day, day + 1) if (part := other.days.get(at))]
        size = sum(part.size for part in parts)
        if size >= _FEW:
            near = sum([dot(one.total, part.total) for part in parts]) / size
            mean = max(mean, near)
    return mean


def cohesion(group: Group) -> float:
    """Return the mean likeness over pairs of a group's articles, of which there are two or more."""
    # Each article's vector has length 1, so the pairs of an article with itself add up to the size.
    pairs = dot(group.total, group.total) - group.size
    return max(0.0, pairs / (group.size * (group.size - 1)))


def join(one: Group, other: Group) -> None:
    """Put the articles of `other` into `one`; the larger should be `one`."""
    _join_days(one, other)
    if one.size == 1:
        # Until now its total was the very vector of its article.
        one.total = dict(one.total)
    _add(one.total, other.total)
    one.members += other.members
    one.number = min(one.number, other.number)
    one.first = min((t for t in (one.first, other.first) if t is not None), default=None)
    one.last = max((t for t in (one.last, other.last) if t is not None), default=None)
    _add(one.weekdays, other.weekdays)
    one.telling += other.telling
    _add(one.names, other.names)
    other.into = one
    for rival, score in other.rivals.items():
        one.rivals[rival] = max(score, one.rivals.get(rival, 0.0))
    one.rivals.pop(one, None)
    one.rivals.pop(other, None)
    other.clear()


def _join_days(one: Group, other: Group) -> None:
    """Keep the articles of each day apart, once a group has more than one day."""
    ours, theirs = _parts(one), _parts(other)
    if not ours or not theirs or (ours.keys() == theirs.keys() and not one.days):
        return
    if not one.days:
        one.days = {day: Part(p.size, dict(p.total)) for day, p in ours.items()}
    for day, part in theirs.items():
        held = one.days.get(day)
        if held is None:
            one.days[day] = Part(part.size, dict(part.total))
        else:
            held.size += part.size
            _add(held.total, part.total)


def _parts(group: Group) -> dict[int, Part]:
    """Return a group's articles by day; nothing where no time is known."""
    if group.days or group.first is None:
        return group.days
    return {floor(group.first): Part(group.size, group.total)}


def _add(total: dict[_Key, _Number], more: dict[_Key, _Number]) -> None:
    """Add up, key by key: vectors, or counts."""
    for key, number in more.items():
        held = total.get(key)
        total[key] = number if held is None else held + number
