"""How like two articles must be in this batch to be of one story; nobody sets it.

Likenesses of unrelated articles follow a lognormal law closely: on a stream of
news the logarithm against the normal quantile is a straight line from the
median to the 99.95th percentile. So two quantiles of the batch's own pairs, of
which nearly all are unrelated, give the whole law, and the law gives the
likeness that an article's nearest *unrelated* neighbour is expected to reach
among those it is compared with. More like than that is kin.

A few articles cannot show the law (they may all be of one story), so it
starts from that of general news and gives way to the batch's as pairs come in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

from brief.model import Article
from brief.stories.vectors import Vector, likeness

_NORMAL = NormalDist()
_MIDDLE = 0.5
_LOWEST_HIGH, _HIGHEST_HIGH = 0.8, 0.95
"""The median and one high quantile are fitted: the higher the larger the company, in
which stories are a smaller part, for the law is the straighter the nearer it is read."""
_KIN = 20
"""Articles of its own story that an article may have in its company without harm to the fit."""
_PRIOR_MEAN, _PRIOR_SPREAD = -4.0, 1.05
"""Law of ln(likeness) for unrelated articles of one week, measured on a news stream."""
_PRIOR_PAIRS = 5000
_FEWEST = 40
"""Articles among which a story is picked out at the least: a small batch was chosen
by somebody, from more."""
_SAMPLE = 20_000
_SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Clock:
    """How fast kinship fades: by a factor e in `days` days; an unknown time costs nothing."""

    times: tuple[float | None, ...]
    days: float

    def fade(self, one: int, other: int) -> float:
        """Return the factor in (0, 1] for two articles by their times."""
        left, right = self.times[one], self.times[other]
        if left is None or right is None:
            return 1.0
        return math.exp(-abs(left - right) / self.days)

    def near(self, one: int, other: int) -> bool:
        """Say whether two articles may be of one story by their times."""
        left, right = self.times[one], self.times[other]
        return left is None or right is None or abs(left - right) <= self.days


def read_clock(articles: Sequence[Article], mutual: Sequence[tuple[int, int]]) -> Clock:
    """Read how far apart the articles of a story stand from pairs that are nearest to each other.

    Times are in days. A story is followed for two to seven days.
    """
    times = tuple(
        a.published.timestamp() / _SECONDS_A_DAY if a.published else None for a in articles
    )
    gaps = [
        abs(left - right)
        for one, other in mutual
        if (left := times[one]) is not None and (right := times[other]) is not None
    ]
    return Clock(times, min(7.0, 2.0 + 2.0 * (median(gaps) if gaps else 1.0)))


def read_threshold(found: Sequence[Vector], clock: Clock) -> float:
    """Return the likeness above which two of these articles are held to be of one story."""
    logs, company = _sample(found, clock)
    mean, spread = _law(logs, min(_HIGHEST_HIGH, max(_LOWEST_HIGH, 1 - _KIN / company)))
    trust = len(logs) / (len(logs) + _PRIOR_PAIRS)
    mean = trust * mean + (1 - trust) * _PRIOR_MEAN
    spread = trust * spread + (1 - trust) * _PRIOR_SPREAD
    return math.exp(mean + spread * _NORMAL.inv_cdf(1 - 1 / max(company, _FEWEST)))


def _law(logs: Sequence[float], quantile: float) -> tuple[float, float]:
    """Return mean and spread of the normal law through the median and a quantile of `logs`."""
    if not logs:
        return _PRIOR_MEAN, _PRIOR_SPREAD
    middle, high = (logs[min(len(logs) - 1, int(q * len(logs)))] for q in (_MIDDLE, quantile))
    return middle, (high - middle) / _NORMAL.inv_cdf(quantile)


def _sample(found: Sequence[Vector], clock: Clock) -> tuple[list[float], float]:
    """Return ln(likeness) of pairs near in time, sorted, and the mean company of an article.

    In a large batch the pairs are taken at even distances, so that the same
    batch always gives the same sample.
    """
    total = len(found) * (len(found) - 1) // 2
    step = max(1, math.isqrt(total // _SAMPLE)) if total > _SAMPLE else 1
    logs, seen, near = [], 0, 0
    for one in range(0, len(found), step):
        for other in range(one % step, len(found), step):
            if one == other:
                continue
            seen += 1
            if clock.near(one, other):
                near += 1
                if one < other:
                    logs.append(math.log(max(1e-4, likeness(found[one], found[other]))))
    company = max(1.0, len(found) * near / seen) if seen else 1.0
    return sorted(logs), company
