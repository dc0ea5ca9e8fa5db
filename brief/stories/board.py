"""The open stories, and how an article finds its place among them.

An article joins the group that it is most like, if that is like enough, or
begins one. Where it is like a second group too, it may show the two to be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brief.stories.calibrate import Scale, read_scale
from brief.stories.gist import Gist
from brief.stories.kinship import fade, least, score
from brief.stories.linkage import Group, join, likeness, lone, settled
from brief.stories.neighbours import Index
from brief.stories.vectors import Frequencies

_MOST_RIVALS = 24
"""Rivals that a group remembers; beyond that, the likest half."""


class Board:
    """Groups of articles; articles are known by the number of their arrival."""

    def __init__(self, gists: Mapping[int, Gist], frequencies: Frequencies) -> None:
        """Place the articles in order, weighed by the frequencies among them all."""
        self._frequencies = frequencies
        self._index = Index()
        self._groups: dict[int, Group] = {}
        self._home: dict[int, Group] = {}
        found = [self._frequencies.weigh(gist) for gist in gists.values()]
        self.scale: Scale = read_scale([gist.time for gist in gists.values()], found)
        for (number, gist), vector in zip(gists.items(), found, strict=True):
            self._place(lone(number, gist, vector))

    def anew(self, gists: Mapping[int, Gist], new: Iterable[Gist]) -> Board:
        """Return a board of articles that are all placed anew: those of this one and new ones.

        This one is of no use any more.
        """
        for gist in new:
            self._frequencies.add(gist)
        return Board(gists, self._frequencies)

    def add(self, number: int, gist: Gist) -> None:
        """Place one more article."""
        self._frequencies.add(gist)
        self._place(lone(number, gist, self._frequencies.weigh(gist)))

    def home(self, number: int) -> Group:
        """Return the group that an article is in."""
        group = self._home[number] = settled(self._home[number])
        return group

    def groups(self) -> Iterator[Group]:
        """Yield the groups, by their first article."""
        yield from sorted(self._groups.values(), key=lambda group: group.number)

    def close(self, group: Group, gists: Iterable[Gist]) -> None:
        """Take a group out; `gists` are its articles."""
        self._index.drop(group.key, group.total)
        del self._groups[group.key]
        for number in group.members:
            del self._home[number]
        for gist in gists:
            self._frequencies.drop(gist)
        group.clear()

    def _place(self, found: Group) -> None:
        """Join an article to the group that it fits best, or begin one."""
        vector, scale = found.total, self.scale
        # Those of another time could neither be joined nor be rivals.
        near = {
            group: likeness(found, group)
            for key in self._index.propose(vector)
            if fade(found, group := self._groups[key], scale) >= least(found, group, scale)
        }
        found.rivals = dict(near)
        self._home[found.number] = found
        scores = {group: score(found, group, raw, scale) for group, raw in near.items()}
        best = max(scores, key=scores.__getitem__, default=None)
        if best is None or scores[best] < 1:
            self._groups[found.key] = found
            self._index.put(found.key, vector)
        else:
            self._index.put(best.key, vector)
            join(best, found)
            self._merge(best, near)
        _note(settled(found), near)

    def _merge(self, whole: Group, near: Mapping[Group, float]) -> None:
        """Join to a group that has grown those around it that are now enough like it.

        `near` says how like each is to the article that it has grown by: what is
        not like that one has come no nearer.
        """
        for other, raw in near.items():
            if raw < least(whole, other, self.scale) or other.into is not None or other is whole:
                continue
            if score(whole, other, likeness(whole, other), self.scale) >= 1:
                whole = self._united(whole, other)

    def _united(self, one: Group, other: Group) -> Group:
        """Join two groups; return the whole, which is the larger of the two."""
        if (one.size, -one.number) < (other.size, -other.number):
            one, other = other, one
        self._index.drop(other.key, other.total)
        self._index.put(one.key, other.total)
        del self._groups[other.key]
        join(one, other)
        return one


def _note(home: Group, near: Mapping[Group, float]) -> None:
    """Remember on both sides how like an article was to the groups that it did not join."""
    for group, raw in near.items():
        if group.into is None and group is not home:
            for one, other in ((home, group), (group, home)):
                one.rivals[other] = max(raw, one.rivals.get(other, 0.0))
                if len(one.rivals) > _MOST_RIVALS:
                    likest = sorted(one.rivals, key=lambda g: (-one.rivals[g], g.key))
                    one.rivals = {g: one.rivals[g] for g in likest[: _MOST_RIVALS // 2]}
