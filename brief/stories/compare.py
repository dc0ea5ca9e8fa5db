"""The articles of a story, read once and tested against each other where it is worth it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from brief.model import Article
from brief.stories.credit import Credit, read_credits
from brief.stories.links import Link, link
from brief.stories.reading import Reading, Weights, read_story, weigh

_PARTNERS = 12
"""Articles that each is tested against at a time: those sharing most of its rare words."""
_HOLDERS = 60
"""Articles proposed by one term, always the same first ones: where all hold it, all of
them meet in these."""


@dataclass(slots=True)
class Comparison:
    """A story's readings and credits by id, and the links found so far by (derived, original)."""

    readings: Mapping[str, Reading]
    credits: Mapping[str, Credit]
    weights: Weights
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    linked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """For each article those it is linked with, either way."""
    _tested: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Comparison:
        """Read a story; nothing is tested yet."""
        readings = {reading.article.id: reading for reading in read_story(articles)}
        return cls(readings, read_credits(articles), weigh(readings.values()))

    def test(self, among: Collection[str]) -> bool:
        """Test all articles against the likeliest of `among`; say whether a link was found."""
        before = len(self.links)
        for pair in self._candidates(among):
            if pair in self._tested:
                continue
            self._tested.add(pair)
            left, right = pair
            found = link(self.readings[left], self.readings[right], self.weights)
            if found:
                self.links[pair] = found
                self.linked[left].add(right)
                self.linked[right].add(left)
        return len(self.links) > before

    def _candidates(self, among: Collection[str]) -> list[tuple[str, str]]:
        """List the ordered pairs worth testing, both ways round, by the rare words they share."""
        holders: dict[str, list[str]] = defaultdict(list)
        for name in sorted(among):
            for term in self.readings[name].terms:
                holders[term].append(name)
        pairs = set()
        for name, reading in self.readings.items():
            shared: dict[str, float] = defaultdict(float)
            for term in sorted(reading.terms):
                for other in holders.get(term, ())[:_HOLDERS]:
                    shared[other] += self.weights.of[term]
            shared.pop(name, None)
            for other in sorted(shared, key=lambda one: (-shared[one], one))[:_PARTNERS]:
                pairs |= {(name, other), (other, name)}
        return sorted(pairs)
