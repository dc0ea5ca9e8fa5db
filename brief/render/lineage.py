"""Reports that several articles tell, and what shows it: sentence beside sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from brief.model import Article, Briefing, Derivation, Origin, Span, Statement, Story
from brief.render import wording
from brief.render.view import Copy, Lineage, Source, Twin

_WORD = re.compile(r"\w+")
_SHOWN = 2
LONGEST = 240
"""The most code points shown of one sentence."""


def lineages(briefing: Briefing, sources: Mapping[str, Source]) -> tuple[dict[str, Lineage], ...]:
    """Return each story's origins that more than one article tells, by id.

    Numbers run from 1 through the whole briefing.
    """
    articles = {article.id: article for article in briefing.sources}
    numbers = itertools.count(1)
    return tuple(
        {
            origin.id: _lineage(next(numbers), origin, articles, sources)
            for origin in story.origins
            if len(origin.articles) > 1 and all(name in sources for name in origin.articles)
        }
        for story in briefing.stories
    )


def _lineage(
    number: int, origin: Origin, articles: Mapping[str, Article], sources: Mapping[str, Source]
) -> Lineage:
    why = {one.article: one for one in origin.evidence}
    told = wording.told_by([articles[name] for name in origin.articles])
    return Lineage(
        number=number,
        original=sources[origin.original],
        told=f"1 origin, {told}",
        copies=tuple(
            _copy(why.get(name), sources[name], articles)
            for name in origin.articles
            if name != origin.original
        ),
    )


def _copy(why: Derivation | None, source: Source, articles: Mapping[str, Article]) -> Copy:
    pairs = why.pairs if why else ()
    added = why.added if why else ()
    return Copy(
        source=source,
        twins=tuple(Twin(_told(mine, articles), _told(theirs, articles)) for mine, theirs in pairs),
        added=tuple(_told(span, articles) for span in added),
    )


def _told(span: Span, articles: Mapping[str, Article]) -> str:
    return excerpt(articles[span.source].text[span.start : span.end])


def excerpt(words: str) -> str:
    """Return the characters of a sentence in one line, cut by words where it is long."""
    text = " ".join(words.split())
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"


def some(twins: Sequence[Twin], most: int = _SHOWN) -> Sequence[Twin]:
    """Return the sentences that are shown where there is little room: the most alike ones."""
    likest = sorted(range(len(twins)), key=lambda at: (-_alike(twins[at]), at))[:most]
    return [twins[at] for at in sorted(likest)]


def _alike(twin: Twin) -> float:
    """Return the part of the words of both sentences that they share."""
    mine, theirs = (set(_WORD.findall(text.lower())) for text in twin)
    return len(mine & theirs) / (len(mine | theirs) or 1)


def outlets_behind(
    statement: Statement, story: Story, articles: Mapping[str, Article]
) -> Iterator[Article]:
    """Yield the articles that tell the origins behind a statement."""
    known = {origin.id: origin for origin in story.origins}
    for name in statement.origins:
        origin = known.get(name)
        for article in (origin.articles or (origin.original,)) if origin else ():
            if article in articles:
                yield articles[article]
