"""What a finished briefing says of its sources, derived again from the sources.

The checker proves sentences; this proves what stands around them: who
published a source, and which of the sources are one report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from brief.check.codes import LINES, Code
from brief.check.records import match_sources, read_names, read_origin
from brief.check.verify import Failure
from brief.model import Article, Origin, Span
from brief.stories import origins, with_additions

_FIELDS = ("outlet", "title", "url", "language")


def provenance_failures(record: dict[str, Any], found: Sequence[Article]) -> Iterator[Failure]:
    """Yield what the record says of its sources and origins that does not follow from them.

    Only sources found by their hash are compared: a changed one has failed already.
    """
    matched = match_sources(record, found)
    by_hash: dict[str, list[Article]] = {}
    for one in found:
        by_hash.setdefault(one.sha256, []).append(one)
    articles = {
        source["id"]: replace(_likest(source, by_hash[source["sha256"]]), id=source["id"])
        for source in record["sources"]
        if source["id"] in matched and source["sha256"] in by_hash
    }
    for source in record["sources"]:
        article = articles.get(source["id"])
        if article is not None:
            yield from _described(source, article)
    for story in record["stories"]:
        yield from _parted(story, articles)


def _likest(source: Mapping[str, Any], same: Sequence[Article]) -> Article:
    """Return which of several publications of one text a record speaks of."""
    return min(same, key=lambda article: sum(1 for _ in _described(source, article)))


def _described(source: Mapping[str, Any], article: Article) -> Iterator[Failure]:
    """Compare what is said of one source."""
    for field in _FIELDS:
        if (source.get(field) or "") != (getattr(article, field) or ""):
            yield _differs(article.id, f"its {field} is not what the source gives")
    if _moment(source.get("published")) != article.published:
        yield _differs(article.id, "its date is not what the source gives")


def _moment(published: object) -> datetime | None:
    """Read a recorded time; what is no time equals none."""
    try:
        return datetime.fromisoformat(str(published)) if published else None
    except ValueError:
        return None


def _parted(story: Mapping[str, Any], articles: Mapping[str, Article]) -> Iterator[Failure]:
    """Compare the origins of one story."""
    named = read_names(story, "articles") if story.get("articles") else ()
    named = named or tuple(a for o in story["origins"] for a in read_names(o, "articles"))
    members = [articles[name] for name in named if name in articles]
    if len(members) < len(named) or len({a.id for a in members}) < len(members):
        return
    derived = {_extent(one) for one in with_additions(origins(members))}
    recorded = {_extent(read_origin(one)) for one in story["origins"]}
    if derived != recorded:
        yield _differs(str(story.get("id")), "its origins do not follow from its articles")


def _extent(origin: Origin) -> tuple[frozenset[str], frozenset[Span]]:
    """Return what an origin holds: articles, or the sentences that a digest adds."""
    return frozenset(origin.articles), frozenset(origin.spans)


def _differs(where: str, detail: str) -> Failure:
    return Failure(where, Code.RECORD_DIFFERS.value, f"{LINES[Code.RECORD_DIFFERS]}: {detail}")
