"""What likeness and time say in this batch, read from the batch; nobody sets it.

How fast likeness fades with the days between is read from pairs of articles
that need no time to be told for one story: each is the nearest to the other by
words, and they are very like. The further apart in time such pairs stand, the
longer are stories followed here.

How like unrelated articles come to be is read from all pairs. Their likenesses
follow a lognormal law closely: on a stream of news the logarithm against the
normal quantile is a straight line from the median to the 99.95th percentile. So
two quantiles of the batch's pairs, of which nearly all are unrelated, give the
law, and the law gives the likeness that unrelated articles seldom reach among
as many as an article is compared with: the more at its time, the higher.

A few articles show neither (they may all be of one story), so both begin with
what is common in news and give way to the batch as pairs come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, log
from statistics import NormalDist, median

from brief.stories.neighbours import Index
from brief.stories.vectors import Vector, dot

_NORMAL = NormalDist()
_MIDDLE, _HIGH = 0.5, 0.95
_PRIOR_MEAN, _PRIOR_SPREAD, _PRIOR_PAIRS = -4.4, 1.05, 2000
"""Law of ln(likeness) for unrelated articles of general news, and the pairs that outweigh it."""
_SELDOM = 3.0
"""Among so many times as many articles, one that is unrelated is to be as like as the least."""
_FEWEST = 23.0
"""Articles among which a story is picked out: a small batch was chosen by somebody, from more."""
_LOWEST, _HIGHEST = 0.1, 0.16
"""Bounds of the least likeness: the batch is not to teach what no news would."""
_SURE = 0.3
"""Likeness of two articles that are nearest to each other which no date could call in question."""
_PRIOR_GAP, _PRIOR_GAPS = 1.0, 10
"""Days between two such articles in general news, and the pairs that outweigh them."""
_SHORTEST, _LONGEST = 0.5, 7.0
"""Days in which likeness fades, at the least (a date may be half a day off) and the most."""
_FOLLOWED = 6.0
"""Likeness fades by a factor e in so many times the days between such pairs: they are the
nearest, and the whole of a story stands further apart."""
_SAMPLE = 200
"""Articles whose nearest are looked for."""
_HEAVIEST = 20
"""Terms by which they are looked for."""
_PAIRS = 3000
"""Pairs from which the law is read."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is read of a batch.

    `days`: likeness fades by a factor e in so many; `dated` and `undated`: the
    least likeness of one story for two articles with times, and otherwise.
    """

    days: float
    dated: float
    undated: float

    @property
    def reach(self) -> float:
        """Days after which no likeness is enough."""
        return -self.days * log(_LOWEST)

    def fade(self, gap: float) -> float:
        """Return what is left of likeness after so many days."""
        return exp(-gap / self.days) if gap > 0 else 1.0


LEAST_REACH = -_SHORTEST * log(_LOWEST)
"""Days within which some likeness is enough in any batch."""


def read_scale(times: Sequence[float | None], found: Sequence[Vector]) -> Scale:
    """Read the scale of articles from their times, in days, and vectors."""
    days = _read_days(times, found)
    pairs = list(_some_pairs(len(found)))
    logs = sorted(log(max(1e-4, dot(found[one], found[other]))) for one, other in pairs)
    mean, spread = _law(logs)
    gaps = [
        abs(left - right)
        for one, other in pairs
        if (left := times[one]) is not None and (right := times[other]) is not None
    ]
    dated = sum(time is not None for time in times)
    near = sum(exp(-gap / days) for gap in gaps) / len(gaps) if gaps else 0.0
    return Scale(days, _least(mean, spread, near * dated), _least(mean, spread, len(found)))


def _least(mean: float, spread: float, company: float) -> float:
    """Return the likeness that an unrelated one among so many seldom reaches."""
    among = _SELDOM * max(company, _FEWEST)
    least = exp(mean + spread * _NORMAL.inv_cdf(1 - 1 / among))
    return min(max(least, _LOWEST), _HIGHEST)


def _law(logs: Sequence[float]) -> tuple[float, float]:
    """Return mean and spread of the normal law of `logs`, which are sorted."""
    if not logs:
        return _PRIOR_MEAN, _PRIOR_SPREAD
    mean, high = (logs[int(q * len(logs))] for q in (_MIDDLE, _HIGH))
    spread = (high - mean) / _NORMAL.inv_cdf(_HIGH)
    trust = len(logs) / (len(logs) + _PRIOR_PAIRS)
    return (
        trust * mean + (1 - trust) * _PRIOR_MEAN,
        trust * spread + (1 - trust) * _PRIOR_SPREAD,
    )


def _some_pairs(count: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of so many things, all or so many at even distances: always the same."""
    step = max(1, count * (count - 1) // 2 // _PAIRS)
    at = step - 1
    for one in range(count):
        rest = count - one - 1
        while at < rest:
            yield one, one + 1 + at
            at += step
        at -= rest


def _read_days(times: Sequence[float | None], found: Sequence[Vector]) -> float:
    """Return in how many days likeness fades by a factor e."""
    gaps = [_PRIOR_GAP] * _PRIOR_GAPS
    for one, other in _sure_pairs(found):
        left, right = times[one], times[other]
        if left is not None and right is not None:
            gaps.append(abs(left - right))
    return min(max(_FOLLOWED * median(gaps), _SHORTEST), _LONGEST)


def _sure_pairs(found: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that are nearest to each other, and very like."""
    index = Index()
    for at, vector in enumerate(found):
        index.put(at, islice(vector, _HEAVIEST))
    for one in range(0, len(found), max(1, len(found) // _SAMPLE)):
        other, most = _nearest(one, found, index)
        if most >= _SURE and _nearest(other, found, index)[0] == one:
            yield one, other


def _nearest(one: int, found: Sequence[Vector], index: Index) -> tuple[int, float]:
    """Return which is likest, the first of equals, and how like it is."""
    near = {n: dot(found[one], found[n]) for n in index.propose(found[one]) if n != one}
    best = max(near, key=near.__getitem__, default=one)
    return best, near.get(best, 0.0)
