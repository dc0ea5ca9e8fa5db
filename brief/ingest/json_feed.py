"""JSON Feed (https://www.jsonfeed.org/version/1.1/) to what it lists."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from brief.ingest.dates import is_zoned, parse_published
from brief.ingest.decode import clean
from brief.ingest.files import Refused
from brief.ingest.language import language_tag
from brief.ingest.listings import MOST_ENTRIES, Entry, Listing, address, plain

_VERSION = "https://jsonfeed.org/version/"


def is_json_feed(text: str) -> bool:
    """Say whether a text that begins as JSON calls itself a JSON Feed."""
    return text.lstrip().startswith("{") and "jsonfeed.org/version/" in text.replace("\\/", "/")


def read_json_feed(text: str, url: str) -> Listing:
    """Read a JSON Feed found at `url`. Raises Refused when it is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("is not valid JSON", "tell its site") from error
    version = feed.get("version") if isinstance(feed, dict) else None
    if not isinstance(version, str) or _VERSION not in version.replace("http:", "https:"):
        raise Refused("is not a feed", "check that the address is the feed's, not the page's")
    items = feed.get("items")
    language = language_tag(_text(feed, "language"))
    found = [
        _entry(item, url, language)
        for item in (items[:MOST_ENTRIES] if isinstance(items, list) else ())
        if isinstance(item, Mapping)
    ]
    linked = tuple(one for one in found if one.url)
    return Listing(plain(_text(feed, "title")), linked, len(found) - len(linked))


def _entry(item: Mapping[str, Any], base: str, language: str) -> Entry:
    """Read one item; version 1.0 has `author` for `authors`."""
    written = _text(item, "date_published") or _text(item, "date_modified")
    published = parse_published(written) if written else None
    identity = _text(item, "id")
    permalink = identity if identity.startswith(("http://", "https://")) else ""
    markup = _text(item, "content_html") or _paragraphs(_text(item, "content_text"))
    return Entry(
        url=address(_text(item, "url") or _text(item, "external_url") or permalink, base),
        title=plain(_text(item, "title")),
        byline=_authors(item),
        published=published,
        zoned=is_zoned(written),
        language=language_tag(_text(item, "language")) or language,
        content=clean(markup),
    )


def _authors(item: Mapping[str, Any]) -> str:
    """The names of the authors, in their order."""
    authors = item.get("authors") or [item.get("author")]
    listed = authors if isinstance(authors, list) else []
    names = (_text(one, "name") for one in listed if isinstance(one, Mapping))
    return plain(", ".join(name for name in names if name))


def _paragraphs(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)


def _text(held: Mapping[str, Any], key: str) -> str:
    value = held.get(key)
    return value if isinstance(value, str) else ""
