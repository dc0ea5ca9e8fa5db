"""How much the content that two units share says, weighed within the story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brief.compose.units import Unit

_ENOUGH = 5  # features; fewer are shared by chance
_DISCOUNT = 0.7


@dataclass(frozen=True)
class Weights:
    """How much a shared feature says: rare in the story counts more (idf over units)."""

    idf: Mapping[str, float]
    default: float

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Weights:
        """Weigh the features of the units of one story."""
        seen = Counter(key for unit in units for key in unit.features)
        total = max(1, len(units))
        return cls({key: math.log(1 + total / n) for key, n in seen.items()}, math.log(1 + total))

    def mass(self, features: Mapping[str, int]) -> float:
        """Return the summed weight of the features."""
        return sum(self.idf.get(key, self.default) for key in features)

    def shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Return the summed weight of the features two units share."""
        small, large = sorted((one, other), key=len)
        return sum(self.idf.get(key, self.default) for key in small if key in large)

    def similarity(self, one: Unit, other: Unit) -> float:
        """Return how far two units say the same, in [0, 1].

        The overlap is taken of both (cosine-like), or, where the shorter one
        says enough by itself, of the shorter one at a discount: a brief
        account of an event is the same account.
        """
        left, right = self.mass(one.features), self.mass(other.features)
        if not left or not right:
            return 0.0
        shared = self.shared(one.features, other.features)
        both = shared / math.sqrt(left * right)
        if min(len(one.features), len(other.features)) < _ENOUGH:
            return both
        return max(both, _DISCOUNT * shared / min(left, right))

    def centrality(self, units: Sequence[Unit]) -> dict[Unit, float]:
        """Return for each unit its mean similarity to the others, in [0, 1]."""
        norms = {unit: math.sqrt(self.mass(unit.features)) or 1.0 for unit in units}
        spread: Counter[str] = Counter()
        for unit in units:
            for key in unit.features:
                spread[key] += 1
        others = max(1, len(units) - 1)
        mean = sum(norms.values()) / max(1, len(units))
        return {
            unit: min(
                1.0,
                sum(self.idf.get(k, self.default) * (spread[k] - 1) for k in unit.features)
                / (norms[unit] * mean * others),
            )
            for unit in units
        }
