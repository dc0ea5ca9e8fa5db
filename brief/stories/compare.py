"""The articles of a family, read once and tested against each other where it is worth it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from brief.model import Article
from brief.stories.credit import Credit, read_credits
from brief.stories.links import Link, links
from brief.stories.reading import Reading, read

_PARTNERS = 12
"""Articles that each is tested against at a time: those sharing most of its rare words."""
_HOLDERS = 60
"""Articles proposed by one term, always the same first ones: where all hold it, all of
them meet in these."""


class Comparison:
    """A family's articles by id, and the links found so far by (derived, original)."""

    def __init__(self, articles: Sequence[Article], pairs: Iterable[tuple[str, str]]) -> None:
        self.articles: Mapping[str, Article] = {article.id: article for article in articles}
        self.links: dict[tuple[str, str], Link] = {}
        self.linked: dict[str, set[str]] = defaultdict(set)
        """For each article those it is linked with, either way."""
        self._readings: dict[str, Reading] = {}
        self._tested: set[tuple[str, str]] = set()
        for one, other in pairs:
            self._test(one, other)

    @cached_property
    def credits(self) -> Mapping[str, Credit]:
        """What the linked articles say of their sources."""
        return read_credits([self.articles[name] for name in sorted(self.linked)])

    def reading(self, name: str) -> Reading:
        """Return the reading of an article."""
        if name not in self._readings:
            self._readings[name] = read(self.articles[name])
        return self._readings[name]

    def test(self, among: Collection[str]) -> bool:
        """Test linked articles against the likeliest of `among`; say whether a link was found.

        Among no more articles than are proposed for each at a time, all that is
        worth testing has been.
        """
        before = len(self.links)
        for members in self._components():
            if len(members) > _PARTNERS:
                for one, other in self._candidates(members, members & frozenset(among)):
                    self._test(one, other)
        return len(self.links) > before

    def _components(self) -> list[frozenset[str]]:
        """Return the sets of articles that links connect."""
        found: list[frozenset[str]] = []
        seen: set[str] = set()
        for name in sorted(self.linked):
            if name not in seen:
                members, new = {name}, [name]
                while new:
                    new = [one for at in new for one in self.linked[at] if one not in members]
                    members.update(new)
                found.append(frozenset(members))
                seen |= members
        return found

    def _test(self, one: str, other: str) -> None:
        """Test two articles both ways, once."""
        pair = (min(one, other), max(one, other))
        if pair in self._tested or one == other:
            return
        self._tested.add(pair)
        for found in links(self.reading(pair[0]), self.reading(pair[1])):
            self.links[found.left, found.right] = found
            self.linked[found.left].add(found.right)
            self.linked[found.right].add(found.left)

    def _candidates(
        self, members: Collection[str], among: Collection[str]
    ) -> list[tuple[str, str]]:
        """List the pairs worth testing, by the rare words they share."""
        holders: dict[int, list[str]] = defaultdict(list)
        for name in sorted(among):
            for term in self.reading(name).terms:
                holders[term].append(name)
        pairs = set()
        for name in members:
            shared: dict[str, float] = defaultdict(float)
            for term in sorted(self.reading(name).terms):
                for other in holders.get(term, ())[:_HOLDERS]:
                    shared[other] += 1.0 / len(holders[term])
            shared.pop(name, None)
            for other in sorted(shared, key=lambda one: (-shared[one], one))[:_PARTNERS]:
                pairs.add((min(name, other), max(name, other)))
        return sorted(pairs)
