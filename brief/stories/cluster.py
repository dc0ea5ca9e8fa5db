"""Articles into stories, with no threshold for anybody to set.

A batch, or a stream of any length, put in the order of publication and added to
`Stories` one by one. Up to twenty thousand articles the two are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from heapq import heappush, heappushpop
from itertools import islice
from math import inf
from typing import NamedTuple

from brief.model import Article
from brief.stories.gathered import Gathered, Why
from brief.stories.gist import Gist, read_gists
from brief.stories.stream import Stories

_SORTED = 20_000
"""Articles of a stream that are put in order before the first of them is placed."""


class Grouped(NamedTuple):
    """The articles of one story, in the order in which they were given, and why they are one."""

    articles: tuple[Article, ...]
    why: Why


def cluster(
    articles: Sequence[Article], executor: Executor | None = None
) -> tuple[tuple[Article, ...], ...]:
    """Group articles into stories, as `grouped` does, and say nothing of why."""
    return tuple(group.articles for group in grouped(articles, executor))


def grouped(articles: Sequence[Article], executor: Executor | None = None) -> tuple[Grouped, ...]:
    """Group articles into stories; every article is in exactly one.

    Articles that carry a `cluster` are grouped by it, the others are
    clustered. The grouping does not depend on the order of `articles`, only
    the order of the result does: the story of most articles first, among equals
    the one whose first article comes first; within a story, as given. Articles
    are read in batches, by `executor` if given.

    Raises ValueError where two articles have the same id.
    """
    places = {article.id: at for at, article in enumerate(articles)}
    if len(places) < len(articles):
        raise ValueError("two articles have the same id")
    gists = sorted(read_gists(articles, executor), key=_when)
    found = []
    for story in _gathered(gists):
        members = sorted(places[name] for name in story.articles)
        found.append(Grouped(tuple(articles[at] for at in members), story.why))
    found.sort(key=lambda one: (-len(one.articles), places[one.articles[0].id]))
    return tuple(found)


def cluster_stream(
    articles: Iterable[Article], executor: Executor | None = None
) -> Iterator[Gathered]:
    """Yield the stories of a stream of articles, each when nothing more can join it.

    The stream may be longer than memory where the articles have dates and come
    in their order, or nearly. Raises ValueError where two articles that are held
    at the same time have the same id.
    """
    yield from _gathered(_ordered(read_gists(articles, executor)))


def _gathered(gists: Iterable[Gist]) -> Iterator[Gathered]:
    """Yield the stories of articles that are in order, as they close and then the rest."""
    stories = Stories()
    for gist in gists:
        stories.take(gist)
        yield from stories.closed()
    yield from stories.open()


def _ordered(gists: Iterator[Gist]) -> Iterator[Gist]:
    """Put a stream in the order of publication, as far as so many articles at a time show it.

    An article without a date counts as published with the one before it.
    """
    begun = list(islice(gists, _SORTED + 1))
    if len(begun) <= _SORTED:
        yield from sorted(begun, key=_when)
        return
    heap: list[tuple[float, int, Gist]] = []
    time = -inf
    for number, gist in enumerate(_chain(begun, gists)):
        time = time if gist.time is None else gist.time
        entry = (time, number, gist)
        if number < _SORTED:
            heappush(heap, entry)
        else:
            yield heappushpop(heap, entry)[2]
    yield from (gist for _, _, gist in sorted(heap, key=lambda entry: entry[:2]))


def _chain(begun: list[Gist], rest: Iterator[Gist]) -> Iterator[Gist]:
    """Yield what has been read and then the rest, letting go of it on the way."""
    begun.reverse()
    while begun:
        yield begun.pop()
    yield from rest


def _when(gist: Gist) -> tuple[float, str]:
    """Sort by time; those without one first, since a story may close before the last comes."""
    return (-inf if gist.time is None else gist.time, gist.id)
