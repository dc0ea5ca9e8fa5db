"""Which of two linked articles is the report, and which tells it again.

Read, in falling weight, from credits that name the other, times of
publication, whether one is put together from several, which of the two holds
the other more fully, nearness to the other copies (each is nearer to the
original than to its fellows), an agency's sign-off, and length.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from brief.model import Article
from brief.stories.compare import Comparison
from brief.stories.links import How

_NAMED, _FIRST, _COMPOSITE, _FULLER, _CENTRAL, _SIGNED, _LONGER = 4.0, 2.0, 3.0, 3.0, 3.0, 0.5, 0.1
"""What each sign weighs: a later one in the list decides only where the earlier are silent."""
_FELLOWS = 40
"""Linked articles that are asked about two; more of them say nothing else."""
_STRANGE = 0.15
"""Part of the names and figures in common below which two articles are on different things."""
HAIR = 0.5
"""A lead below which either of two may be the original."""
_PART = 0.75
"""Coverage below which a link is a partial one."""


class Direction(StrEnum):
    """What shows which of two articles is the report: the strongest sign that there is."""

    CREDIT = "credit"
    """The derived article names the other as its source."""
    TIME = "time"
    """The other was published first."""
    TEXT = "text"
    """The other holds it more fully, or is what further copies have in common."""
    UNKNOWN = "unknown"
    """Nothing: they are one report, and the longer one stands for it."""


def direction(story: Comparison, child: str, original: str) -> Direction:
    """Return what shows that `child` derives from `original`, to which it is linked."""
    if original in story.credits[child].names:
        return Direction.CREDIT
    if _earlier(story.articles[original].published, story.articles[child].published) > 0:
        return Direction.TIME
    forth, back = story.links[child, original], story.links.get((original, child))
    if back is None:
        return Direction.TEXT
    told = _FULLER * (forth.covered - back.covered)
    told += _CENTRAL * _more_central(story, original, child)
    told += _SIGNED * (story.credits[original].signed - story.credits[child].signed)
    return Direction.TEXT if told > HAIR else Direction.UNKNOWN


def leads(story: Comparison) -> Mapping[tuple[str, str], float]:
    """Map each linked pair to how much more its first looks the original.

    The two ways round of a pair have opposite signs; 0 is given to neither.
    """
    composites = _composites(story)
    found: dict[tuple[str, str], float] = {}
    for one, other in {(min(pair), max(pair)) for pair in story.links}:
        forth, back = story.links.get((other, one)), story.links.get((one, other))
        if forth and back:
            score = _FULLER * (forth.covered - back.covered)
            score += _COMPOSITE * ((other in composites) - (one in composites))
            score += _CENTRAL * _more_central(story, one, other)
            score += _by_facts(story, one, other, verbatim=forth.how is How.VERBATIM)
        else:
            score = 1.0 if forth else -1.0
        # Even where nothing tells, one of the two must come first, always the same one.
        score = score or 1e-9
        found[one, other], found[other, one] = score, -score
    return found


def _by_facts(story: Comparison, one: str, other: str, *, verbatim: bool) -> float:
    """Return what credits, times and lengths say for `one`."""
    first, second = story.articles[one], story.articles[other]
    mine, theirs = story.credits[one], story.credits[other]
    score = _NAMED * ((one in theirs.names) - (other in mine.names))
    score += _FIRST * _earlier(first.published, second.published)
    score += _SIGNED * (mine.signed - theirs.signed)
    if verbatim:
        # Among reworded copies of an absent report, that which credits it is the nearest to it.
        score += _SIGNED * (theirs.unnamed - mine.unnamed)
    return score + _LONGER * math.log(_size(first) / _size(second))


def _size(article: Article) -> int:
    """Return the number of code points of an article's prose, at least 1."""
    return sum(end - start for start, end in article.body) or 1


def _earlier(one: datetime | None, other: datetime | None) -> int:
    """Return 1 when `one` came first, -1 when last, 0 when that is not known.

    A time of midnight is a bare date: it says nothing within its day.
    """
    if one is None or other is None:
        return 0
    if one.date() == other.date() and not (_has_clock(one) and _has_clock(other)):
        return 0
    return (one < other) - (other < one)


def _has_clock(time: datetime) -> bool:
    """Say whether a time is more than a date."""
    return bool(time.hour or time.minute or time.second)


def _more_central(story: Comparison, one: str, other: str) -> float:
    """Return how much more the fellows of two copies are like the one than like the other."""
    fellows = sorted((story.linked[one] | story.linked[other]) - {one, other})[:_FELLOWS]
    if not fellows:
        return 0.0
    return math.fsum(
        found.strength * sign
        for name in fellows
        for sign, near in ((1, one), (-1, other))
        if (found := story.links.get((name, near)))
    ) / len(fellows)


def _composites(story: Comparison) -> frozenset[str]:
    """Return the articles that are put together from two others.

    One that a third holds whole is not: it is a part of that.
    """
    mixed = frozenset(name for name in story.linked if _is_mixed(story, name))
    return frozenset(
        name
        for name in mixed
        if not any(
            (found := story.links.get((name, other))) and found.covered >= _PART
            for other in story.linked[name] - mixed
        )
    )


def _is_mixed(story: Comparison, name: str) -> bool:
    """Say whether an article shares parts with two that are not each other's copies.

    It holds a part of each and each holds a part of it; were it their source,
    they would be cut from it and held by it whole. Where the two do not even
    speak of the same things, it is put together from them in any case.
    """
    parts = [
        other
        for other in sorted(story.linked[name])[:_FELLOWS]
        if _covered(story, name, other) < _PART
    ]
    for one, other in combinations(parts, 2):
        if other not in story.linked[one]:
            held = (_covered(story, one, name), _covered(story, other, name))
            if max(held) < _PART or _speak_of_others(story, one, other):
                return True
    return False


def _covered(story: Comparison, name: str, other: str) -> float:
    """Return the part of an article that another holds, 0 where they are not linked that way."""
    found = story.links.get((name, other))
    return found.covered if found else 0.0


def _speak_of_others(story: Comparison, one: str, other: str) -> bool:
    """Say whether hardly a name or figure of the shorter article is in the other one."""
    first, second = story.reading(one).facts, story.reading(other).facts
    return len(first & second) < _STRANGE * min(len(first), len(second))
