"""The list of sources: each article's number, name, date and lineage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, tzinfo
from typing import NamedTuple

from brief.model import Article, Briefing, Origin
from brief.render import wording
from brief.render.links import web_url
from brief.render.view import Source


class _Lineage(NamedTuple):
    """Where an article comes from: in words, and the id of its parent if it has one."""

    words: str
    parent: str | None


def describe(briefing: Briefing, zone: tzinfo = UTC) -> dict[str, Source]:
    """Return the sources of `briefing` by article id, numbered in its order from 1.

    Times are told in `zone`.
    """
    articles = {article.id: article for article in briefing.sources}
    numbers = {id_: number for number, id_ in enumerate(articles, 1)}
    names = {
        id_: f"{wording.outlet(article)} (S{numbers[id_]})" for id_, article in articles.items()
    }
    home: dict[str, Origin] = {}
    for story in briefing.stories:
        for origin in story.origins:
            for member in origin.articles:
                home.setdefault(member, origin)
    return {
        id_: _source(article, numbers, _lineage(id_, home.get(id_), names), zone)
        for id_, article in articles.items()
    }


def _lineage(article: str, origin: Origin | None, names: Mapping[str, str]) -> _Lineage:
    if origin is None:
        return _Lineage("", None)
    if article == origin.original:
        return _Lineage(wording.original_report(len(origin.articles)), None)
    why = next((one for one in origin.evidence if one.article == article), None)
    parent = origin.original if why is None else why.of
    return _Lineage(wording.derived_report(names.get(parent, parent), why), parent)


def _source(
    article: Article, numbers: Mapping[str, int], lineage: _Lineage, zone: tzinfo
) -> Source:
    url, published = web_url(article.url), article.published
    here = None if published is None else wording.local(published, zone)
    label = f"S{numbers[article.id]}"
    if lineage.parent is not None and lineage.parent in numbers:
        label += f", derived from S{numbers[lineage.parent]}"
    return Source(
        number=numbers[article.id],
        label=label,
        outlet=wording.outlet(article),
        title=article.title,
        day="undated" if here is None else wording.day(here),
        moment="undated" if here is None else wording.moment(here),
        url=url,
        place="" if url else article.path,
        lineage=lineage.words,
        is_original=lineage.parent is None,
        language=article.language,
        stamp="" if published is None else wording.stamp(published),
        sha256=article.sha256,
    )
