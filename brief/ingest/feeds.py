"""RSS and Atom, whatever its faults, to what it lists."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from brief.ingest.dates import is_zoned, parse_published
from brief.ingest.decode import clean
from brief.ingest.files import Refused
from brief.ingest.language import language_tag
from brief.ingest.listings import MOST_ENTRIES, Entry, Listing, address, plain, refuse_entities

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read_feed(text: str, url: str) -> Listing:
    """Read a feed found at `url`. Raises Refused when it is none."""
    refuse_entities(text)
    text = _DECLARATION.sub("", text, count=1)  # it may name a charset that is no longer so
    # A stream, never the text itself: feedparser would fetch a text that is an address.
    parsed = feedparser.parse(
        io.BytesIO(_cut(text).encode("utf-8", "replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": url,
        },
        sanitize_html=False,  # nothing of it is shown as HTML
        resolve_relative_uris=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise Refused("is not a feed", "check that the address is the feed's, not the page's")
    feed = parsed.feed
    language = language_tag(_text(feed.get("language")))
    entries = [_entry(one, url, language) for one in parsed.entries]
    linked = tuple(one for one in entries if one.url)
    return Listing(plain(_text(feed.get("title"))), linked, len(entries) - len(linked))


def _cut(text: str) -> str:
    """Leave out what lies beyond the last entry that is read."""
    for count, match in enumerate(_ENTRY.finditer(text)):
        if count == MOST_ENTRIES:
            return text[: match.start()]
    return text


def _entry(found: Mapping[str, Any], base: str, language: str) -> Entry:
    """Read one entry."""
    published, zoned = _published(found)
    source = found.get("source")
    return Entry(
        url=address(found.get("link"), base) or _permalink(found, base),
        title=plain(_text(found.get("title"))),
        outlet=plain(_text(source.get("title"))) if isinstance(source, Mapping) else "",
        byline=plain(_text(found.get("author"))),
        published=published,
        zoned=zoned,
        language=language_tag(_text(found.get("language"))) or language,
        content=_content(found),
    )


def _permalink(found: Mapping[str, Any], base: str) -> str:
    """The entry's id where that is an address, as RSS lets a `guid` be."""
    identity = _text(found.get("id"))
    return address(identity, base) if identity.startswith(("http://", "https://")) else ""


def _published(found: Mapping[str, Any]) -> tuple[datetime | None, bool]:
    """When the entry came out; its last change stands in where it says nothing else."""
    # `in`, for `get` would answer for a missing `updated` with `published`.
    for key in (one for one in ("published", "updated") if one in found):
        written = _text(found.get(key))
        when = parse_published(written) if written else None
        if when:
            return when, is_zoned(written)
        parsed = found.get(f"{key}_parsed")
        if parsed:
            try:
                return datetime.fromtimestamp(timegm(parsed), UTC), is_zoned(written)
            except (ValueError, TypeError, OverflowError, OSError):
                continue
    return None, False


def _content(found: Mapping[str, Any]) -> str:
    """The longest text that the entry carries as its whole content; a summary is none."""
    held = found.get("content")
    values = [_text(one.get("value")) for one in held if isinstance(one, Mapping)] if held else []
    return clean(max(values, key=len, default=""))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
