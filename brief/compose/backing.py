"""What other origins say that may stand behind a wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from brief.compose.units import Unit
from brief.compose.weights import Weights

_LEAST = 0.2  # similarity; sentences less alike hardly say the same
_MOST = 2  # sentences of one origin that may say it together
_GAIN = 0.12  # of the wording's content that a second sentence has to add


class Backing:
    """The units of a story by origin, to look for support in."""

    def __init__(self, units: Sequence[Unit], weights: Weights) -> None:
        self.weights = weights
        self.by_origin: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self.by_origin[unit.origin].append(unit)

    def of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the sentences of other origins most likely to say what `unit` says.

        Up to two of each origin: the one that covers most of it, and one that
        adds to that. Whether they do say it is for the checker to rule.
        """
        found: list[Unit] = []
        for origin, units in self.by_origin.items():
            if origin != unit.origin:
                found += self._best(unit, units)
        return tuple(found)

    def _best(self, unit: Unit, units: Sequence[Unit]) -> list[Unit]:
        """Return the units of one origin that cover most of `unit`, originals before copies."""
        near = [u for u in units if self.weights.similarity(unit, u) >= _LEAST]
        near = [u for u in near if not u.derived] or near
        total = self.weights.mass(unit.features) or 1.0
        left: Mapping[str, int] = unit.features
        chosen: list[Unit] = []
        for _ in range(_MOST):
            best = max(near, key=lambda u: self.weights.shared(left, u.features), default=None)
            least = _GAIN if chosen else 0.0
            if best is None or self.weights.shared(left, best.features) / total <= least:
                break
            chosen.append(best)
            near = [u for u in near if u.sentence != best.sentence]
            left = {k: n for k, n in left.items() if k not in best.features}
        return chosen
