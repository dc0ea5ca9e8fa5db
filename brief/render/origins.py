"""Origins as `brief origins` prints them: a line of JSON each, or a table for people.

The lines are a contract, `docs/schema/origins.schema.json`: an origin as the
briefing's JSON gives it, with the words of each place of evidence beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from brief.model import Article, Derivation, Span
from brief.render import wording
from brief.render.columns import Columns
from brief.render.escape import line
from brief.render.lineage import excerpt, some
from brief.render.records import origin_record
from brief.render.view import Twin
from brief.stories import Told

_SHOWN = 4
"""Pairs of sentences shown of a derived article; the JSON has up to twelve."""
_COLUMNS = Columns("{:>8}  {:>5}  {}")


def to_line(told: Told) -> str:
    """Return an origin as one line of JSON, without its line end."""
    texts = {article.id: article.text for article in told.articles}
    record = origin_record(told.origin)
    del record["spans"], record["within"]
    for one in record["evidence"]:
        one["pairs"] = [[_quoted(place, texts) for place in pair] for pair in one["pairs"]]
        one["added"] = [_quoted(place, texts) for place in one["added"]]
    return json.dumps(record, ensure_ascii=False)


def _quoted(place: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    return {**place, "quote": texts[place["source"]][place["start"] : place["end"]]}


def table(found: Iterable[Told]) -> Iterator[str]:
    """Yield the lines of a table: the origin of most articles first, and totals at the end."""
    ordered = sorted(found, key=lambda told: -len(told.articles))
    yield _COLUMNS.row("ARTICLES", "SHARE", "ORIGINAL, AND WHAT IS DERIVED FROM IT")
    for told in ordered:
        yield from _rows(told)
    articles = sum(len(told.articles) for told in ordered)
    yield f"{wording.count(len(ordered), 'origin')}, {wording.count(articles, 'article')}"


def _rows(told: Told) -> Iterator[str]:
    """Yield an origin's original, and each derived article with its evidence."""
    known = {article.id: article for article in told.articles}
    yield _COLUMNS.row(len(told.articles), "", _named(told.articles[0]))
    for why in told.origin.evidence:
        yield _COLUMNS.row("", f"{why.share:.0%}", f"↳ {_named(known[why.article])}")
        yield from _COLUMNS.beneath(_manner(why), "    ")
        twins = [Twin(_words(mine, known), _words(theirs, known)) for mine, theirs in why.pairs]
        for twin in some(twins, _SHOWN):
            if twin.derived != twin.original:
                yield from _COLUMNS.beneath(f"«{twin.derived}»", "    - ")
            yield from _COLUMNS.beneath(f"«{twin.original}»", "    = ")
        for span in why.added:
            yield from _COLUMNS.beneath(f"«{_words(span, known)}»", "    + ")


def _manner(why: Derivation) -> str:
    """Say in words how an article derives from its original, and what shows which came first."""
    known = wording.DIRECTIONS.get(why.direction, "which came first is not known")
    credit = f"; it says «{why.credit.strip()}»" if why.credit.strip() else ""
    return f"{wording.MANNERS.get(why.how, why.how)}; {known}{credit}"


def _named(article: Article) -> str:
    """Return an article's id, outlet and day."""
    outlet = wording.outlet(article)
    day = wording.day(article.published) if article.published else "undated"
    named = f"{article.id} ({outlet}, {day})" if outlet != article.id else f"{outlet} ({day})"
    return line(named)


def _words(span: Span, known: Mapping[str, Article]) -> str:
    return excerpt(known[span.source].text[span.start : span.end])
