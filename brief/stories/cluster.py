"""Articles into stories, with no threshold for anybody to set.

Two articles are kin when they are more alike, in words and in time, than
unrelated articles of the same batch come to be (`calibrate`); groups grow by
average likeness (`linkage`). What somebody has grouped already stays so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from brief.model import Article
from brief.stories.calibrate import read_clock, read_threshold
from brief.stories.linkage import average_link
from brief.stories.neighbours import mutual_nearest, neighbours
from brief.stories.vectors import vectors

_LAST = datetime.max.replace(tzinfo=UTC)


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Group articles into stories; every article is in exactly one.

    Articles that carry a `cluster` are grouped by it, the others are
    clustered. The grouping does not depend on the order of `articles`, only
    the order of the result does: the story of most articles first, among equals
    the one whose first article comes first; within a story, as given.
    """
    places = {article.id: at for at, article in enumerate(articles)}
    if len(places) < len(articles):
        raise ValueError("two articles have the same id")
    given: dict[str, list[Article]] = {}
    for article in articles:
        if article.cluster is not None:
            given.setdefault(article.cluster, []).append(article)
    stories = [*given.values(), *_group([a for a in articles if a.cluster is None])]
    ordered = [sorted(story, key=lambda a: places[a.id]) for story in stories]
    ordered.sort(key=lambda story: (-len(story), places[story[0].id]))
    return tuple(map(tuple, ordered))


def _group(articles: Sequence[Article]) -> list[list[Article]]:
    """Cluster articles that nobody has grouped."""
    ordered = sorted(articles, key=lambda a: (a.published or _LAST, a.id))
    found = vectors(ordered)
    graph = neighbours(found, lambda one, other: True)
    clock = read_clock(ordered, mutual_nearest(graph))
    faded = [
        {other: score * clock.fade(one, other) for other, score in row.items()}
        for one, row in enumerate(graph)
    ]
    groups = average_link(faded, read_threshold(found, clock))
    return [[ordered[at] for at in group] for group in groups]
