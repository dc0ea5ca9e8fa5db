"""The embedded engine: a briefing composed of the sources' own sentences, with no model.

Read every sentence, put together what says the same, part what was said anew, give each group its
section by what it says, choose its clearest original wording, and order by
the weight of evidence. What it writes is a draft like any other: the checker
decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.compose.arrange import Limits, Scenery, arrange
from brief.compose.backing import Backing
from brief.compose.choose import Choice, Scene, weight
from brief.compose.classify import read
from brief.compose.conditions import conditional_events
from brief.compose.conflicts import conflicts
from brief.compose.group import Read, group
from brief.compose.headline import headlines
from brief.compose.holders import outlet_key
from brief.compose.rewordings import quotation_conflicts
from brief.compose.units import Standing, Unit, documents, units_of
from brief.compose.versions import tellings
from brief.compose.weights import Weights
from brief.model import Article, DraftStory, Origin
from brief.stories import added, aligned
from brief.text.document import Document

NAME = "extractive"
_MOST_UNITS = 1_500  # of a story; twenty long articles hold fewer


def compose(
    story_id: str,
    articles: Sequence[Article],
    origins: Sequence[Origin],
    limits: Limits | None = None,
) -> DraftStory:
    """Compose the draft of one story from its articles and their origins."""
    book, docs = documents(articles)
    units = _bounded(_all_units(articles, docs, origins))
    weights = Weights.of(units)
    outlets = frozenset(outlet_key(a.outlet) for a in articles if a.outlet)
    reads = [Read(unit, read(unit, outlets)) for unit in units]
    scene = Scene(docs, conditional_events(reads), book, weights)
    chosen = [told for g in group(reads, weights, book) for told in tellings(g, scene)]
    differing = conflicts(reads, weights)
    rewordings = tuple(quotation_conflicts(reads, book, weights))
    limits = limits or Limits.of(len(articles))
    scenery = Scenery(differing, rewordings, Backing(units, weights), book)
    claims = arrange(_ranked(chosen, weights), scenery, limits)
    return DraftStory(
        story_id,
        tuple(a.id for a in articles),
        tuple(origins),
        tuple(headlines(articles, docs, origins)),
        tuple(claims),
    )


def _bounded(units: Sequence[Unit]) -> list[Unit]:
    """Leave out repetitions within an article and, of a vast story, what comes last.

    News puts first what matters: of the sentences beyond the limit, those
    nearest to the start of their articles stay.
    """
    seen: set[tuple[str, str]] = set()
    kept: list[Unit] = []
    for unit in units:
        key = (unit.article.id, unit.text)
        if key not in seen:
            seen.add(key)
            kept.append(unit)
    if len(kept) <= _MOST_UNITS:
        return kept
    first = sorted(kept, key=lambda u: (u.place[1], u.place[0], u.place[2]))[:_MOST_UNITS]
    return sorted(first, key=lambda u: u.place)


def _ranked(
    chosen: Sequence[tuple[Choice, ...]], weights: Weights
) -> list[tuple[float, tuple[Choice, ...]]]:
    """Return the groups' wordings with their weights, heaviest first."""
    centre = weights.centrality([c[0].read.unit for c in chosen])
    weighed = [
        (weight(c[0].group, c[0], centre[c[0].read.unit]), i, c) for i, c in enumerate(chosen)
    ]
    return [(w, c) for w, _, c in sorted(weighed, key=lambda r: (-r[0], r[1]))]


def _all_units(
    articles: Sequence[Article], docs: Sequence[Document], origins: Sequence[Origin]
) -> list[Unit]:
    """Return the units of all articles with the origin each belongs to."""
    by_id = {a.id: a for a in articles}
    home = {a: o for o in origins for a in o.articles}
    units: list[Unit] = []
    for index, (article, doc) in enumerate(zip(articles, docs, strict=True)):
        origin = home[article.id]
        copied = article.id != origin.original
        digest = any(e.article == article.id and e.how == "digest" for e in origin.evidence)
        original = by_id[origin.original]
        own = added(article, original) if digest else () if copied else None
        pairs = aligned(article, original) if copied else ()
        units += units_of(article, doc, Standing(index, origin.id, own, original.id, pairs))
    return units
