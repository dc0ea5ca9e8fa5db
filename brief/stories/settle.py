"""Who derives from whom within a family: from links between pairs to originals and their copies."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from brief.model import Derivation, Origin
from brief.stories.compare import Comparison
from brief.stories.direction import HAIR, direction, leads
from brief.stories.families import Family


def settle_all(batch: Sequence[Family]) -> list[Origin]:
    """Return the origins of a batch of families; they have no ids yet."""
    return [origin for family in batch for origin in settle(family)]


def settle(family: Family) -> Iterator[Origin]:
    """Yield the origins of a family, in the order of the originals' ids."""
    if not family.pairs:
        for article in family.articles:
            yield Origin("", article.id, (article.id,))
        return
    story = Comparison(family.articles, family.pairs)
    parents = _parents(story)
    groups: dict[str, list[str]] = {
        name: [] for name in sorted(story.articles) if name not in parents
    }
    for child, parent in parents.items():
        groups[parent].append(child)
    for original, derived in groups.items():
        evidence = tuple(_evidence(story, child, original) for child in derived)
        yield Origin("", original, (original, *derived), evidence)


def _parents(story: Comparison) -> dict[str, str]:
    """Map derived articles to originals, testing on until the originals stay the same.

    An article is tested at first against its likeliest partners only; among
    many copies the original may not be one of them. So all are tested against
    the originals found, and of these the true ones are found in turn.
    """
    parents = _assign(story, frozenset(story.linked))
    while parents and story.test(frozenset(story.linked) - parents.keys()):
        parents = _assign(story, frozenset(story.linked) - parents.keys())
    return parents


def _assign(story: Comparison, among: frozenset[str]) -> dict[str, str]:
    """Map each derived article to its original, by id; originals are not in the map.

    The likeliest original of `among` is taken, with all that derive from it
    directly; then that of those left. At the end each derived article goes to
    the original it is most like.
    """
    ahead = leads(story)
    copies = _copies(story)
    left = set(story.linked)
    roots: set[str] = set()
    while left:
        root = min(
            left & among or left,
            key=lambda name: _standing(name, story.linked[name] & left, copies, ahead),
        )
        roots.add(root)
        left -= {root, *copies.get(root, ())}
    parents = {}
    for name in sorted(set(story.linked) - roots):
        found = [story.links[name, root] for root in roots if (name, root) in story.links]
        parents[name] = max(found, key=lambda one: (one.strength, one.right)).right
    return parents


def _copies(story: Comparison) -> dict[str, dict[str, float]]:
    """Map each article to those that may derive from it, with the part that it explains."""
    copies: dict[str, dict[str, float]] = {}
    for (name, original), found in story.links.items():
        copies.setdefault(original, {})[name] = found.strength
    return copies


def _standing(
    name: str,
    rivals: set[str],
    copies: Mapping[str, Mapping[str, float]],
    ahead: Mapping[tuple[str, str], float],
) -> tuple[int, int, int, float, str]:
    """Return a key that puts the likeliest original first.

    It loses to fewest others by more than a hair, explains most of them, in
    whole articles, and looks the original beside most of them.
    """
    explained = {one: part for one, part in copies.get(name, {}).items() if one in rivals}
    margins = [ahead[name, one] for one in rivals]
    lost = sum(margin < -HAIR for margin in margins)
    behind = sum(margin < 0 for margin in margins)
    return lost, -round(math.fsum(explained.values())), behind, -math.fsum(margins), name


def _evidence(story: Comparison, child: str, original: str) -> Derivation:
    """Return what shows that a derived article derives from its original."""
    credit = story.credits[child]
    line = credit.line if credit.unnamed or original in credit.names else ""
    made = story.links[child, original].derivation(
        story.reading(child), story.reading(original), line
    )
    return replace(made, direction=direction(story, child, original).value)
