"""Which story of an earlier day a story goes on with.

Articles that both days share decide; where there are none, the likeness that
the grouping of articles into stories goes by: the words of titles and openings,
names among them, and the time between, against what unrelated articles reach.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from brief.changes.assign import best_pairs
from brief.changes.days import Day, DayStory
from brief.changes.standing import Standing
from brief.model import Article
from brief.stories.calibrate import Scale, read_scale
from brief.stories.gist import Gist, read_gists
from brief.stories.vectors import Frequencies, Vector, dot

_ROUNDING = 1e-9
_SHARED = 2.0
"""What sharing articles weighs at the least; likeness is at most 1."""


class Pairs(NamedTuple):
    """Pairs (today's story, the earlier one) by their places.

    `same` go on with each other, one to one. `near` are all that share an
    article: a story that was divided or joined has several.
    """

    same: tuple[tuple[int, int], ...]
    near: tuple[tuple[int, int], ...]


def identities(one: Standing) -> frozenset[str]:
    """Return what an article is known by from day to day: its text, its address, its file."""
    article = one.article
    named = {f"text {one.sha256}"}
    if article.url:
        named.add(f"url {article.url.partition('#')[0].rstrip('/')}")
    elif one.path:
        named.add(f"file {one.path} {one.name}")
    return frozenset(named)


def pair_stories(earlier: Day, today: Day) -> Pairs:
    """Return which stories of an earlier day today's go on with."""
    old = [_known(earlier, story) for story in earlier.stories]
    new = [_known(today, story) for story in today.stories]
    shared = {
        (at, to): len(mine & theirs) / min(len(mine), len(theirs))
        for at, mine in enumerate(new)
        for to, theirs in enumerate(old)
        if mine & theirs
    }
    weights = {pair: _SHARED + part for pair, part in shared.items()}
    weights |= {pair: score for pair, score in _alike(earlier, today).items() if pair not in shared}
    order = _ordered(earlier), _ordered(today)
    placed = {(order[1][at], order[0][to]): weight for (at, to), weight in weights.items()}
    back = [{rank: at for at, rank in enumerate(one)} for one in order]
    same = sorted((back[1][at], back[0][to]) for at, to in best_pairs(placed))
    return Pairs(tuple(same), tuple(sorted(shared)))


def _ordered(day: Day) -> list[int]:
    """Return each story's rank in an order that does not depend on the one given."""
    ranked = sorted(range(len(day.stories)), key=lambda at: _name(day, day.stories[at]))
    ranks = [0] * len(ranked)
    for rank, at in enumerate(ranked):
        ranks[at] = rank
    return ranks


def _name(day: Day, story: DayStory) -> tuple[list[str], str, str]:
    return sorted(day.standing[one].sha256 for one in story.sources), story.headline, story.id


def _known(day: Day, story: DayStory) -> frozenset[str]:
    return frozenset(name for source in story.sources for name in identities(day.standing[source]))


def _alike(earlier: Day, today: Day) -> dict[tuple[int, int], float]:
    """Return the mean likeness of the stories that are more alike than unrelated ones are."""
    old, new = list(_members(earlier)), list(_members(today))
    gists = list(read_gists(_batch(earlier, today)))
    weigh = Frequencies(gists).weigh
    found = {gist.id: (gist, weigh(gist)) for gist in gists}
    scale = read_scale([gist.time for gist in gists], [found[gist.id][1] for gist in gists])
    sums = [[_sum(found[one][1] for one in each) for each in day] for day in (new, old)]
    scores: dict[tuple[int, int], float] = {}
    for (at, mine), (to, theirs) in product(enumerate(new), enumerate(old)):
        # Time takes away and never adds: what is not alike without it is not with it.
        most = dot(sums[0][at], sums[1][to])
        if most > (scale.dated - _ROUNDING) * len(mine) * len(theirs):
            score = _mean([found[one] for one in mine], [found[one] for one in theirs], scale)
            if score > scale.dated:
                scores[at, to] = score
    return scores


def _sum(vectors: Iterable[Vector]) -> Vector:
    """Add vectors up: the likeness of two sums is that of all their pairs together."""
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    return total


def _batch(*days: Day) -> list[Article]:
    """Return the articles of the days, each text once, in an order of their own."""
    by_hash = {one.sha256: one.article for day in days for one in day.standing.values()}
    return [replace(by_hash[key], id=key) for key in sorted(by_hash)]


def _members(day: Day) -> Iterator[list[str]]:
    for story in day.stories:
        yield sorted({day.standing[one].sha256 for one in story.sources})


def _mean(
    mine: Sequence[tuple[Gist, Vector]], theirs: Sequence[tuple[Gist, Vector]], scale: Scale
) -> float:
    """Return the mean likeness of all pairs, faded by the time between."""
    scores = [
        dot(one, other) * _faded(left.time, right.time, scale)
        for left, one in mine
        for right, other in theirs
    ]
    return math.fsum(scores) / len(scores) if scores else 0.0


def _faded(one: float | None, other: float | None, scale: Scale) -> float:
    """Return what the time between leaves of likeness; an unknown time costs nothing."""
    return 1.0 if one is None or other is None else scale.fade(abs(one - other))
