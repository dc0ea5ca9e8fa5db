"""Which articles of a story are one report told again.

"Four outlets agree" is false when three of them reposted, translated or
rewrote the fourth. `origins` parts the articles of one story into original
reports, each with the articles that derive from it and the evidence.

A link is only ever tested between an article and the original it is counted
under: that B derives from A and C from B does not make C a copy of A.

Where nothing tells who derives from whom (`direction`), the longer article
stands for the origin; the count of origins does not depend on it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from brief.model import Article, Derivation, Origin, Range
from brief.stories.align import align
from brief.stories.compare import Comparison
from brief.stories.direction import leads
from brief.stories.links import added as new_lines
from brief.stories.reading import read_story, weigh


def origins(articles: Sequence[Article], prefix: str = "o") -> tuple[Origin, ...]:
    """Part the articles of one story into original reports and what derives from them.

    Every article is in exactly one origin. The result does not depend on the
    order of `articles`: origins come in the order of their originals' ids and
    are named `prefix` and a number from 1. The strings in `Derivation.how` are
    values of `How`. Raises ValueError when two articles have one id.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if len({article.id for article in ordered}) < len(ordered):
        raise ValueError("two articles have the same id")
    story = Comparison.of(ordered)
    parents = _settle(story)
    groups: dict[str, list[str]] = {a.id: [] for a in ordered if a.id not in parents}
    for child, parent in parents.items():
        groups[parent].append(child)
    return tuple(
        Origin(
            f"{prefix}{number}",
            original,
            (original, *derived),
            tuple(_evidence(story, child, original) for child in derived),
        )
        for number, (original, derived) in enumerate(groups.items(), 1)
    )


def aligned(article: Article, original: Article) -> tuple[tuple[Range, Range], ...]:
    """Return the sentences of a derived article with their counterparts, derived side first.

    The pairs stand in the same order on both sides.
    """
    left, right = read_story((article, original))
    chain = align(left, right, weigh((left, right))).chain
    return tuple((left.lines[m.left].span, right.lines[m.right].span) for m in chain)


def added(article: Article, original: Article) -> tuple[Range, ...]:
    """Return the sentences of a derived article that its original does not have, in order.

    They are the article's own reporting: what a digest adds, it vouches for itself.
    """
    left, right = read_story((article, original))
    return new_lines(left, right, weigh((left, right)))


def _settle(story: Comparison) -> dict[str, str]:
    """Map derived articles to originals, testing on until the originals stay the same.

    An article is tested at first against its likeliest partners only; among
    many copies the original may not be one of them. So all are tested against
    the originals found, and of these the true ones are found in turn.
    """
    among, parents = set(story.readings), dict[str, str]()
    while story.test(among):
        parents = _assign(story, among)
        originals = set(story.readings) - set(parents)
        if originals == among:
            break
        among = originals
    return parents


def _assign(story: Comparison, among: set[str]) -> dict[str, str]:
    """Map each derived article to its original, by id; originals are not in the map.

    The article of `among` that loses fewest comparisons is taken for an
    original, with all that derive from it directly; then the next of those
    left. At the end each derived article goes to the original it is most like.
    """
    ahead = leads(story)
    left = set(story.readings)
    roots: set[str] = set()
    while left:
        root = min(
            left & among or left,
            key=lambda name: _standing(name, story.linked[name] & left, ahead),
        )
        roots.add(root)
        left -= {root, *(name for name in left if (name, root) in story.links)}
    parents = {}
    for name in sorted(set(story.readings) - roots):
        found = [story.links[name, root] for root in roots if (name, root) in story.links]
        parents[name] = max(found, key=lambda one: (one.strength, one.right)).right
    return parents


def _standing(
    name: str, rivals: set[str], ahead: Mapping[tuple[str, str], float]
) -> tuple[int, int, float, str]:
    """Return a key that puts the likeliest original first."""
    scores = [ahead[name, rival] for rival in rivals]
    return sum(score < 0 for score in scores), -len(rivals), -math.fsum(scores), name


def _evidence(story: Comparison, child: str, original: str) -> Derivation:
    """Return what shows that a derived article derives from its original."""
    credit = story.credits[child]
    line = credit.line if credit.unnamed or original in credit.names else ""
    return story.links[child, original].derivation(story.readings, line)
