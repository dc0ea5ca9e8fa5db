"""Articles that may be copies of each other, put together so that only they are compared.

A family is no finding: it is connected by likeness at a glance (`sketch`), and
many of its members will turn out to be reports of their own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import datetime, timedelta
from typing import NamedTuple

from brief.model import Article
from brief.stories.batches import in_batches
from brief.stories.sketch import Index, Sketch, sketch_all

_BATCH = 200
"""Articles sketched in one task."""

Pair = tuple[str, str]


class Family(NamedTuple):
    """Articles in the order in which they came, and the pairs of ids worth comparing."""

    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]


def families(
    articles: Iterable[Article],
    executor: Executor | None = None,
    window: timedelta | None = None,
) -> Iterator[Family]:
    """Part articles into families, each as soon as no article to come can join it.

    With a `window`, articles must come in the order of their times: one is only
    compared with those published at most so long before, and only these are held.
    One without a time is held to have come with the one before it.
    """
    held: deque[Article] = deque()
    found = _Families(window)
    for sketch in in_batches(sketch_all, _noted(articles, held), _BATCH, executor):
        yield from found.add(held.popleft(), sketch)
    yield from found.rest()


def _noted(articles: Iterable[Article], held: deque[Article]) -> Iterator[Article]:
    """Pass articles on and keep them in `held` until their sketches are back."""
    for article in articles:
        held.append(article)
        yield article


class _Growing:
    """A family of two or more as it grows; `open` counts its members that others may join."""

    def __init__(self) -> None:
        self.members: list[int] = []
        self.pairs: list[Pair] = []
        self.open = 0

    def take(self, other: _Growing) -> None:
        """Put the members of another family into this one."""
        self.members += other.members
        self.pairs += other.pairs
        self.open += other.open


class _Families:
    """The families of the articles within the window, and the index that finds them."""

    def __init__(self, window: timedelta | None) -> None:
        self._window = window
        self._index = Index()
        self._articles: dict[int, Article] = {}
        self._of: dict[int, _Growing] = {}
        self._open: deque[tuple[int, datetime]] = deque()
        self._now: datetime | None = None
        self._next = 0

    def add(self, article: Article, sketch: Sketch) -> Iterator[Family]:
        """Take the next article in; yield the families that it is too late for."""
        number, self._next = self._next, self._next + 1
        self._now = article.published or self._now
        yield from self._late()
        self._articles[number] = article
        if self._window and self._now:
            self._open.append((number, self._now))
        for other in self._index.add(sketch):
            home = self._joined(number, other)
            home.pairs.append((self._articles[other].id, article.id))

    def rest(self) -> Iterator[Family]:
        """Yield all families that are left, in the order of their first members."""
        for number in list(self._articles):
            if number in self._articles:
                yield self._closed(number)

    def _joined(self, one: int, other: int) -> _Growing:
        """Return the family of two articles, which is one from now on."""
        small, home = sorted((self._home(one), self._home(other)), key=lambda f: len(f.members))
        if small is not home:
            home.take(small)
            self._of.update(dict.fromkeys(small.members, home))
        return home

    def _home(self, number: int) -> _Growing:
        """Return the family of an article, which may have been alone so far."""
        if number not in self._of:
            home = self._of[number] = _Growing()
            home.members.append(number)
            home.open = 1
        return self._of[number]

    def _late(self) -> Iterator[Family]:
        """Forget the articles before the window; yield the families of none but such."""
        while self._window and self._now and self._open:
            number, time = self._open[0]
            if self._now - time <= self._window:
                return
            self._open.popleft()
            self._index.drop(number)
            home = self._of.get(number)
            if home:
                home.open -= 1
            if not home or not home.open:
                yield self._closed(number)

    def _closed(self, number: int) -> Family:
        """Let go of the family of an article and return it."""
        home = self._of.get(number)
        members = sorted(home.members) if home else [number]
        for member in members:
            self._of.pop(member, None)
        articles = tuple(self._articles.pop(member) for member in members)
        return Family(articles, tuple(home.pairs) if home else ())
