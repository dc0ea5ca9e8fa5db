"""Which stories are worth comparing with an article, without comparing all.

An inverted index from terms to the groups that hold them. A term proposes
every group that holds it, the article's heaviest terms first, until enough
have been looked at; a term that is too common for what is left proposes none.
So the work for an article is bounded, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from brief.stories.vectors import Vector

_LOOKED_AT = 120
"""Groups looked at for one article, a group once for each term in common."""
_PROPOSED = 10
"""Groups proposed: those with the most weight in common."""
_WORTH = 0.2
"""Part of the most weight in common that is worth a closer look."""
_weight = itemgetter(1)


class Index:
    """The groups that hold each term, by their numbers."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[int, None]] = {}

    def put(self, number: int, terms: Iterable[str]) -> None:
        """Enter a group under terms; those it is entered under already stay."""
        holders = self._holders
        for term in terms:
            found = holders.get(term)
            if found is None:
                holders[term] = {number: None}
            else:
                found[number] = None

    def drop(self, number: int, terms: Iterable[str]) -> None:
        """Take a group out; `terms` are all it was entered under."""
        for term in terms:
            found = self._holders[term]
            del found[number]
            if not found:
                del self._holders[term]

    def propose(self, vector: Vector) -> list[int]:
        """Return the groups that share the most weight with an article, most first."""
        shared: dict[int, float] = defaultdict(float)
        left = _LOOKED_AT
        for term, weight in vector.items():
            holders = self._holders.get(term)
            if holders is None or len(holders) > left:
                continue
            left -= len(holders)
            square = weight * weight
            for number in holders:
                shared[number] += square
        # Of equals the first that was met stays first: the order follows from the arrivals.
        if not shared:
            return []
        likest = sorted(shared.values(), reverse=True)[:_PROPOSED]
        least = max(likest[-1], likest[0] * _WORTH)
        found = [(number, weight) for number, weight in shared.items() if weight >= least]
        found.sort(key=_weight, reverse=True)
        return [number for number, _ in found[:_PROPOSED]]
