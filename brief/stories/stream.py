"""Articles into stories as they come in, one by one.

`Stories` is the definition of clustering: a batch is clustered by adding its
articles in order. What it holds follows from the articles added and their
order alone, whether they came one at a time or all at once.

Each time the articles held have doubled, all are placed anew with the
frequencies known by then, so that the first to come are not judged by too
little; until then an article that is added is placed among those before it.
What comes in a batch is placed when it has to be, so a batch pays for the
last of these points only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import replace
from math import inf

from brief.model import Article
from brief.stories.board import Board
from brief.stories.calibrate import LEAST_REACH
from brief.stories.gathered import Gathered, Why, explain, gather
from brief.stories.gist import Gist, read_gists
from brief.stories.linkage import Group
from brief.stories.vectors import Frequencies

_RECENT = 1000
"""A story stays open while one of so many last dated articles came within reach of it."""
_ROUND = 512
"""Arrivals between two looks at what may close."""


class Stories:
    """The stories of a stream of articles.

    A story is known by the id of its first article; stories may be joined, or
    placed anew, as more is known, until they close. One closes when none of the
    last thousand dated articles came within reach of it: one to sixteen days, by
    how fast likeness fades in what is held. So what is held is bounded by the
    articles of some weeks or by two thousand, whichever is more. An article
    without a date closes with those it came among; where nothing has a date
    nothing closes. A given cluster never closes, since whatever comes with its
    name belongs to it; what its articles say is not held.
    """

    def __init__(self) -> None:
        self._arrived = 0
        self._held: dict[int, Gist] = {}
        self._numbers: dict[str, int] = {}
        self._given: dict[str, list[Gist]] = {}
        self._closed: list[Gathered] = []
        # How far the placing has come, and at how many articles all are placed anew.
        self._board = Board({}, Frequencies())
        self._waiting: list[int] = []
        self._placed = 0
        self._anew = 1
        # Times, in days: of the last dated articles, among which those without a date came in,
        # and the least and greatest of all that is held.
        self._recent: deque[float] = deque(maxlen=_RECENT)
        self._undated: list[int] = []
        self._among: dict[int, tuple[float, float]] = {}
        self._earliest, self._latest = inf, -inf

    def add(self, article: Article) -> str:
        """Add an article and return the id of its story.

        An article that carries a `cluster` is in the story of that cluster,
        with nothing else. Raises ValueError for an id that is held already.
        """
        self.extend((article,))
        return self.story_of(article.id)

    def extend(self, articles: Iterable[Article], executor: Executor | None = None) -> None:
        """Add articles as `add` does one by one; they are read in batches, by `executor` if given.

        Raises ValueError for an id that is held already.
        """
        for gist in read_gists(articles, executor):
            self.take(gist)

    def take(self, gist: Gist) -> None:
        """Add an article that has been read. Raises ValueError for an id that is held already."""
        if gist.id in self._numbers:
            raise ValueError(f"two articles have the same id {gist.id!r}")
        number = self._numbers[gist.id] = self._arrived
        self._arrived += 1
        if gist.given is not None:
            self._given.setdefault(gist.given, []).append(_of_given(gist))
        else:
            self._held[number] = gist
            self._waiting.append(number)
            self._note_time(number, gist.time)
        if self._arrived % _ROUND == 0:
            self._close()

    def story_of(self, name: str) -> str:
        """Return the id of the story that an article is in.

        Raises KeyError for an article that was never added, or whose story has closed.
        """
        number = self._numbers[name]
        if number not in self._held:
            story = next(s for s in self._given.values() if any(g.id == name for g in s))
            return story[0].id
        self._settle()
        return self._name(self._board.home(number))

    def open(self) -> list[Gathered]:
        """Return the stories that are open, by their first article to come in."""
        self._settle()
        found = [self._gathered(group) for group in self._board.groups()]
        found += [gather(gists, Why(given=name)) for name, gists in self._given.items()]
        return sorted(found, key=lambda story: self._numbers[story.id])

    def closed(self) -> list[Gathered]:
        """Return the stories that have closed since this was asked last."""
        found, self._closed = self._closed, []
        return found

    def _settle(self) -> None:
        """Place the articles that wait."""
        anew = 0
        for count in range(1, len(self._waiting) + 1):
            if self._placed + count >= self._anew:
                self._anew, anew = 2 * (self._placed + count), count
        late = self._waiting[anew:]
        if anew:
            first = late[0] if late else self._arrived
            held = {n: gist for n, gist in self._held.items() if n < first}
            new = [self._held[number] for number in self._waiting[:anew]]
            self._board = self._board.anew(held, new)
        for number in late:
            self._board.add(number, self._held[number])
        self._placed = len(self._held)
        self._waiting.clear()

    def _note_time(self, number: int, time: float | None) -> None:
        """Remember when an article is of."""
        if time is None:
            self._undated.append(number)
        else:
            self._recent.append(time)
            self._earliest, self._latest = min(self._earliest, time), max(self._latest, time)

    def _close(self) -> None:
        """Close the stories that no recent article came within reach of."""
        if not self._recent:
            return
        low, high = min(self._recent), max(self._recent)
        for number in self._undated:
            self._among[number] = (low, high)
        self._undated.clear()
        if len(self._recent) < _RECENT:
            return
        if low - LEAST_REACH <= self._earliest and self._latest <= high + LEAST_REACH:
            return
        self._settle()
        low, high = low - self._board.scale.reach, high + self._board.scale.reach
        for group in list(self._board.groups()):
            first, last = self._interval(group)
            if last < low or first > high:
                self._closed.append(self._gathered(group))
                self._forget(group)
        ends = [self._interval(group) for group in self._board.groups()]
        self._earliest = min((last for _, last in ends), default=inf)
        self._latest = max((first for first, _ in ends), default=-inf)

    def _interval(self, group: Group) -> tuple[float, float]:
        """Return the first and last time of a group, or of those that it came among."""
        if group.first is not None and group.last is not None:
            return group.first, group.last
        among = [self._among[number] for number in group.members]
        return min(first for first, _ in among), max(last for _, last in among)

    def _gathered(self, group: Group) -> Gathered:
        """Return a group as others may see it."""
        gists = [self._held[number] for number in sorted(group.members)]
        return gather(gists, explain(group, gists, self._board.scale, self._name))

    def _name(self, group: Group) -> str:
        """Return the id of a group's story."""
        return self._held[group.number].id

    def _forget(self, group: Group) -> None:
        """Let go of a story that has closed."""
        gists = [self._held.pop(number) for number in group.members]
        for number, gist in zip(group.members, gists, strict=True):
            del self._numbers[gist.id]
            self._among.pop(number, None)
        self._board.close(group, gists)
        self._placed -= len(gists)


def _of_given(gist: Gist) -> Gist:
    """Return what is kept of an article that carries a cluster: no words, for none are compared."""
    return replace(gist, terms=(), counts=(), names=())
