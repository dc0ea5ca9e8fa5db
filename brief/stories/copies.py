"""Which articles are one report told again.

"Four outlets agree" is false when three of them reposted, translated or
rewrote the fourth. `origins` parts articles into original reports, each with
the articles that derive from it and the evidence.

A link is only ever tested between an article and the original it is counted
under: that B derives from A and C from B does not make C a copy of A.

Where nothing tells who derives from whom (`direction`), the longer article
stands for the origin; the count of origins does not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from brief.model import Article, Origin, Range
from brief.stories.additions import added as new_lines
from brief.stories.align import Pairing
from brief.stories.batches import in_batches
from brief.stories.families import Family, families
from brief.stories.links import How
from brief.stories.reading import read
from brief.stories.settle import settle_all

_BATCH = 40
"""Families settled in one task."""


def origins(articles: Sequence[Article], prefix: str = "o") -> tuple[Origin, ...]:
    """Part articles, of one story or of many, into original reports and what derives from them.

    Every article is in exactly one origin. The result does not depend on the
    order of `articles`: origins come in the order of their originals' ids and
    are named `prefix` and a number from 1. The strings in `Derivation.how` are
    values of `How`. Raises ValueError when two articles have one id.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if len({article.id for article in ordered}) < len(ordered):
        raise ValueError("two articles have the same id")
    found = sorted(stream_origins(ordered, prefix), key=lambda origin: origin.original)
    return tuple(replace(one, id=f"{prefix}{number}") for number, one in enumerate(found, 1))


def stream_origins(
    articles: Iterable[Article],
    prefix: str = "o",
    executor: Executor | None = None,
    window: timedelta | None = None,
) -> Iterator[Origin]:
    """Yield the origins of articles, each as soon as no article to come can change it.

    With a `window`, `articles` must come in the order of their times, and one
    published later than that after another is no copy of it; what is held is
    then bounded by what is published within the window. No two articles may
    have one id. The work is done behind `executor` where one is given.
    """
    for told in stream_told(articles, prefix, executor, window):
        yield told.origin


class Told(NamedTuple):
    """An origin with its articles, for those who show its evidence."""

    origin: Origin
    articles: tuple[Article, ...]


def stream_told(
    articles: Iterable[Article],
    prefix: str = "o",
    executor: Executor | None = None,
    window: timedelta | None = None,
) -> Iterator[Told]:
    """Yield the same with the articles of each origin, in the origin's order."""
    held: dict[str, Article] = {}
    parted = _noted(families(articles, executor, window), held)
    for number, found in enumerate(in_batches(settle_all, parted, _BATCH, executor), 1):
        named = replace(found, id=f"{prefix}{number}")
        yield Told(named, tuple(held.pop(name) for name in named.articles))


def _noted(found: Iterable[Family], held: dict[str, Article]) -> Iterator[Family]:
    """Pass families on and keep their articles in `held` until their origins are back."""
    for family in found:
        held.update((article.id, article) for article in family.articles)
        yield family


def with_additions(found: Sequence[Origin], prefix: str = "o") -> tuple[Origin, ...]:
    """Return the origins and, behind them, one for what each digest adds to its original.

    A digest's own reporting is no copy, and nobody else has vouched for it.
    These origins are named on from the last of `found`.
    """
    parts = (
        (origin.id, one)
        for origin in found
        for one in origin.evidence
        if one.how == How.DIGEST and one.added
    )
    return (
        *found,
        *(
            Origin(f"{prefix}{number}", one.article, (), spans=one.added, within=of)
            for number, (of, one) in enumerate(parts, len(found) + 1)
        ),
    )


def aligned(article: Article, original: Article) -> tuple[tuple[Range, Range], ...]:
    """Return the sentences of a derived article with their counterparts, derived side first.

    The pairs stand in the same order on both sides.
    """
    left, right = read(article), read(original)
    chain = Pairing(left, right).align().chain
    return tuple((left.lines[m.left].span, right.lines[m.right].span) for m in chain)


def added(article: Article, original: Article) -> tuple[Range, ...]:
    """Return the sentences of a derived article that its original does not have, in order.

    They are the article's own reporting: what a digest adds, it vouches for itself.
    """
    return new_lines(read(article), read(original))
