"""How a sentence stands to each of its words: denied or not, and how sure it is.

The operators over a word (`reach`) are taken together from the inside out:
"has not ruled out a rise" leaves a rise possible, "cannot" denies flatly what
"may not" denies with a hedge, "no plans to close" plans not to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from brief.check.align import Alignment
from brief.check.kept import per_sentence
from brief.check.layout import Layout
from brief.check.levels import DENYING, LEVELS, Level
from brief.check.operators import Effect, Side
from brief.check.reach import ALONE, Governor, governors
from brief.check.reading import Sentence, Unit
from brief.model import Range
from brief.text.stance import Stance

_DEEPEST = 6
_ABILITY = frozenset({Effect.ABLE, Effect.COULD})
_TURNED = frozenset({Effect.NOT, Effect.FEW, Effect.FAIL, Effect.REFUSE})


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a word is denied, how far it holds, and the operators that say so, inmost first."""

    denied: bool
    level: Level
    by: tuple[Governor, ...] = ()

    def like(self, other: Standing) -> bool:
        """Say whether two words are denied alike and hold equally far."""
        return self.denied is other.denied and self.level is other.level

    def has(self, *effects: Effect) -> bool:
        """Say whether one of the operators has one of these effects."""
        return any(one.effect in effects for one in self.by)


class Stances:
    """The standing of every word of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.layout = Layout(sentence)
        taken = _taken(sentence)
        tokens = self.layout.tokens
        self.governors = tuple(
            one for one in governors(self.layout) if not taken.holds(tokens[one.first].start)
        )
        self._starts = [tokens[one.first].start for one in self.governors]
        self._by_first = {one.first: one for one in self.governors}
        self._standings: dict[int, Standing] = {}
        self._over: dict[int, list[Governor]] = defaultdict(list)
        for one in self.governors:
            for head in one.heads:
                self._over[head].append(one)

    @cached_property
    def denies(self) -> bool:
        """Say whether the sentence has a "not" or "no" at all."""
        return any(one.effect is Effect.NOT for one in self.governors)

    def within(self, part: Range) -> tuple[Governor, ...]:
        """Return the operators that begin in a range of the text."""
        low, high = bisect_left(self._starts, part.start), bisect_left(self._starts, part.end)
        return self.governors[low:high]

    def at(self, first: int) -> Governor | None:
        """Return the operator that begins at a token, if one does."""
        return self._by_first.get(first)

    @cached_property
    def bare(self) -> frozenset[Effect]:
        """What is said without saying of what: "they refused", "but failed", "Velmark agreed"."""
        return frozenset(
            one.effect
            for one in self.governors
            if not one.heads or (one.side is Side.LEFT and one.effect in ALONE)
        )

    def over(self, unit: Unit) -> tuple[Governor, ...]:
        """Return the operators over a word, the inmost first."""
        found: list[Governor] = []
        level, depth = list(self._over.get(unit.first, ())), 0
        while level and depth < _DEEPEST:
            fresh: list[Governor] = []
            for one in level:
                if one not in found and not _doubled(one, [*found, *fresh]):
                    fresh.append(one)
            found += fresh
            level = [above for one in fresh for above in self._over.get(one.first, ())]
            depth += 1
        return tuple(found)

    def of(self, unit: Unit) -> Standing:
        """Return the standing of a word."""
        found = self._standings.get(unit.first)
        if found is None:
            found = self._standings[unit.first] = self._read(unit)
        return found

    def _read(self, unit: Unit) -> Standing:
        by = self.over(unit)
        if not by:
            return _PLAIN
        standing = Standing(denied=False, level=Level.FACT)
        for index, one in enumerate(by):
            inner = by[index - 1].effect if index else Effect.NONE
            standing = _under(one.effect, inner, standing)
        return Standing(standing.denied, standing.level, by)


_PLAIN = Standing(denied=False, level=Level.FACT)


class _Taken:
    """The ranges in which no word is an operator: names, and the words that open a condition."""

    def __init__(self, parts: list[Range]) -> None:
        self._parts = sorted(parts)

    def holds(self, offset: int) -> bool:
        """Say whether an offset lies in one of the ranges, none of which overlap."""
        at = bisect_right(self._parts, offset, key=attrgetter("start")) - 1
        return at >= 0 and offset < self._parts[at].end


def _taken(sentence: Sentence) -> _Taken:
    parts = [Range(n.start, n.end) for n in sentence.names if not n.weak]
    # "Should the talks fail" is a condition and demands nothing.
    parts += [Range(m.start, m.end) for m in sentence.markers if m.stance is Stance.CONDITION]
    return _Taken(parts)


def _doubled(one: Governor, found: list[Governor]) -> bool:
    """Say whether a negation only repeats one: "neither A nor B"."""
    return one.effect is Effect.NOT and any(
        other.effect is Effect.NOT and other.side is one.side for other in found
    )


_DENIED_UNDER: dict[Effect, tuple[bool, Level | None]] = {
    # "has not ruled out", "refused to rule out", "not impossible"
    Effect.DENY: (True, Level.POSSIBLE),
    Effect.PREVENT: (True, Level.POSSIBLE),
    Effect.IMPOSSIBLE: (True, Level.POSSIBLE),
    Effect.DOUBT: (True, Level.POSSIBLE),
    # "not allowed to", "could not"
    Effect.POSSIBLE: (True, Level.FACT),
    Effect.COULD: (True, Level.FACT),
    Effect.ABLE: (True, Level.FACT),
    Effect.ALLOW: (True, Level.FACT),
    # "does not have to"
    Effect.MUST: (True, Level.POSSIBLE),
    # "did not say that", "unclear whether"
    Effect.TOLD: (False, Level.OPEN),
    Effect.OPEN: (False, Level.OPEN),
}
"""What a denial makes of what another operator governs: is it turned, and how far it holds."""


def _under(effect: Effect, inner: Effect, standing: Standing) -> Standing:
    """Return what an operator makes of a standing; `inner` is the operator right below it."""
    denied, level = standing.denied, standing.level
    if effect not in DENYING:
        cannot = inner is Effect.NOT and effect in _ABILITY  # surer than "may not"
        return Standing(denied, level if cannot else min(level, LEVELS.get(effect, Level.FACT)))
    if effect is Effect.DENY and inner is Effect.ASKED:
        return Standing(not denied, Level.FACT)  # "rejected a request to": refused to
    if effect not in _TURNED:
        return Standing(not denied, min(level, LEVELS.get(effect, Level.FACT)))
    if effect is Effect.NOT and inner is Effect.ASKED:
        return Standing(denied, Level.OPEN)
    turned, makes = _DENIED_UNDER.get(inner, (True, None))
    return Standing(denied is not turned, level if makes is None else makes)


def bare_effects(alignment: Alignment) -> frozenset[Effect]:
    """Return what the cited sentences say without saying of what: "Velmark agreed"."""
    return frozenset().union(*(stances(piece.sentence).bare for piece in alignment.used))


@per_sentence
def stances(sentence: Sentence) -> Stances:
    """Return the reading of a sentence, made once."""
    return Stances(sentence)
