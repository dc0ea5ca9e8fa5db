"""Articles as weighted terms, for telling stories apart.

A term weighs more the fewer articles hold it (inverse document frequency),
counted among articles of the same language, and as though they stood among a
day's other news: in a batch of five articles of one event no word would
otherwise tell anything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import fsum, log, sqrt
from operator import itemgetter

from brief.stories.gist import Gist

Vector = Mapping[str, float]
"""Terms and weights, the heaviest first; of length 1, or empty."""

_DAY = 1000
"""Articles of other news among which an article's terms are weighed."""
_KEPT = 50
"""Terms of a vector: the lightest of more say next to nothing and cost the same."""
_weight = itemgetter(1)


class Frequencies:
    """How many articles hold each term, by language."""

    def __init__(self, gists: Iterable[Gist] = ()) -> None:
        self._holders: dict[str, Counter[str]] = defaultdict(Counter)
        self._articles: Counter[str] = Counter()
        for gist in gists:
            self.add(gist)

    def add(self, gist: Gist) -> None:
        """Count an article."""
        self._articles[gist.language] += 1
        self._holders[gist.language].update(gist.terms)

    def drop(self, gist: Gist) -> None:
        """Forget an article that was counted."""
        self._articles[gist.language] -= 1
        holders = self._holders[gist.language]
        for term in gist.terms:
            if holders[term] > 1:
                holders[term] -= 1
            else:
                del holders[term]

    def weigh(self, gist: Gist) -> dict[str, float]:
        """Return the vector of an article that was counted."""
        total = self._articles[gist.language] + _DAY
        holders = self._holders[gist.language]
        weights = [
            (term, count * log(total / holders[term]))
            for term, count in zip(gist.terms, gist.counts, strict=True)
        ]
        # The sort is stable, so equal weights stand in the order of the text.
        weights.sort(key=_weight, reverse=True)
        del weights[_KEPT:]
        length = sqrt(sum([weight * weight for _, weight in weights]))
        return {term: weight / length for term, weight in weights} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """Return the sum of the products of weights; for two vectors of length 1, their cosine.

    The sum is exact, so it does not depend on the order of the terms.
    """
    if len(other) < len(one):
        one, other = other, one
    return fsum([one[term] * other[term] for term in one.keys() & other.keys()])
