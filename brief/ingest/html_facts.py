"""What a web page declares of itself: JSON-LD first, then meta tags, then visible marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from brief.ingest.dates import parse_published
from brief.ingest.decode import clean
from brief.ingest.facts import Facts, one_line, web_address
from brief.ingest.language import language_tag

_ARTICLE = ("Article", "NewsArticle", "Report", "BlogPosting", "LiveBlogPosting", "Posting")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_DEPTH = 8  # of nested JSON-LD; real pages use three


def read_html_facts(tree: HtmlElement) -> Facts:
    """Collect the facts that a page declares; later sources fill what earlier ones leave open."""
    return _from_json_ld(tree).or_else(_from_meta(tree)).or_else(_from_marks(tree))


def _from_json_ld(tree: HtmlElement) -> Facts:
    """Read schema.org/NewsArticle and its like (https://schema.org/NewsArticle)."""
    return next((_from_node(node) for node in declared_articles(tree)), Facts())


def declared_articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the articles that a page's JSON-LD describes, in its order."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, _DEPTH):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLE) for name in names):
                yield node


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Give every object in a JSON-LD value, outermost first."""
    if depth == 0:
        return
    if isinstance(data, dict):
        yield data
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        if isinstance(child, dict | list):
            yield from _nodes(child, depth - 1)


def _from_node(node: dict[str, Any]) -> Facts:
    """The facts of one JSON-LD article."""
    return Facts(
        title=_text(node.get("headline") or node.get("name")),
        outlet=_text(node.get("publisher")),
        url=web_address(_text(node.get("url")) or _text(node.get("mainEntityOfPage"))),
        byline=_text(node.get("author")),
        published=parse_published(_text(node.get("datePublished"))),
        language=language_tag(_text(node.get("inLanguage"))),
    )


def _text(value: Any) -> str:
    """The text of a JSON-LD value: a string, a thing with a name, or several of them."""
    if isinstance(value, str):
        return one_line(clean(value))
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id") or "")
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(item) for item in value if item is not value)))
    return ""


def _from_meta(tree: HtmlElement) -> Facts:
    """Read the meta tags (Open Graph, Dublin Core and their like)."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = one_line(clean(meta.get("content") or ""), 2000)
        if name and content:
            tags.setdefault(name.lower(), content)
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    author = tags.get("author") or tags.get("article:author", "")
    return Facts(
        title=tags.get("og:title") or tags.get("twitter:title", ""),
        outlet=tags.get("og:site_name") or tags.get("application-name", ""),
        url=web_address(canonical) or web_address(tags.get("og:url", "")),
        byline="" if web_address(author) else author,
        published=_first_date(tags.get(name, "") for name in _DATES),
        language=language_tag(tree.get("lang") or tags.get("og:locale", "")),
    )


def _from_marks(tree: HtmlElement) -> Facts:
    """Read the first `<time datetime>` and the page's heading or title."""
    heading = next(iter(tree.xpath("//h1")), None)
    if heading is None:
        heading = next(iter(tree.xpath("//title")), None)
    times = tree.xpath("//article//time/@datetime | //main//time/@datetime")
    return Facts(
        title=one_line(clean(heading.text_content())) if heading is not None else "",
        published=_first_date(times[:1]),
    )


def _first_date(values: Any) -> datetime | None:
    """The first value that can be read as a time of publication."""
    return next((when for value in values if (when := parse_published(str(value)))), None)
