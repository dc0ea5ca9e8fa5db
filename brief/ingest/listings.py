"""What a feed or a sitemap lists: the values, and how they are kept from run to run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from lxml import etree
from lxml import html as lxml_html

from brief.ingest.decode import clean
from brief.ingest.facts import one_line
from brief.ingest.files import Refused
from brief.ingest.locations import same_article, web_location

MOST_ENTRIES = 2_000
"""Entries read of one feed; feeds list the newest first, and what lies beyond is left."""

_DEFINES_ENTITIES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<&]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed lists it; empty, or None, where the feed does not say.

    `content` is the whole article in HTML where the feed carries it, `outlet`
    the publisher that the entry itself names, `feed` the title of the feed;
    `published` is in UTC, and `zoned` says whether the feed gave a time of day
    with its zone.
    """

    url: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: datetime | None = None
    zoned: bool = False
    language: str = ""
    content: str = field(default="", repr=False)
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap says: its own title, its entries, and how many have no address.

    `further` are the sitemaps that an index of sitemaps names.
    """

    title: str = ""
    entries: tuple[Entry, ...] = ()
    without_address: int = 0
    further: tuple[str, ...] = ()


def refuse_entities(text: str) -> None:
    """Refuse XML that defines entities: feeds have no use for them, attacks have."""
    if _DEFINES_ENTITIES.search(text):
        raise Refused("defines XML entities, as attacks do and feeds need not", "leave it out")


def plain(markup: str, limit: int = 300) -> str:
    """Return what a reader sees of a title that may be HTML, on one line."""
    if _MARKUP.search(markup):
        try:
            tree = lxml_html.fragment_fromstring(clean(markup)[:20_000], create_parent="div")
            etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
            markup = str(tree.text_content())
        except (etree.LxmlError, ValueError, TypeError):
            markup = re.sub(r"<[^>]*>", " ", markup)
    return one_line(clean(markup), limit)


def address(value: object, base: str) -> str:
    """Return the web address that `value` is, resolved against the feed's; empty if none."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return web_location(clean(value), base)
    except Refused:
        return ""


def choose(
    entries: Iterable[Entry], most: int, since: datetime | None, now: datetime
) -> tuple[list[Entry], int]:
    """Return the newest `most` entries, each article once, and how many more there were.

    Entries from before `since` are passed over, and not counted. An entry without a date
    keeps its place after those of the last day: it may be new. A date of more than a day
    ahead is a mistake, and taken for none.
    """
    once: dict[str, Entry] = {}
    for entry in entries:
        if entry.published and entry.published > now + timedelta(days=1):
            entry = replace(entry, published=None, zoned=False)  # noqa: PLW2901
        if since is None or entry.published is None or entry.published >= since:
            once.setdefault(same_article(entry.url), entry)
    undated = now - timedelta(days=1)
    newest = sorted(once.values(), key=lambda one: one.published or undated, reverse=True)
    return newest[:most], max(0, len(newest) - most)


def pack(listing: Listing, entries: Sequence[Entry]) -> str:
    """Write down what was listed, without the texts, for a run that is told "not modified"."""
    rows = [
        [
            one.url,
            one.title,
            one.outlet,
            one.byline,
            one.published.isoformat() if one.published else "",
            one.zoned,
            one.language,
        ]
        for one in entries
    ]
    return json.dumps({"title": listing.title, "entries": rows}, ensure_ascii=False)


def unpack(kept: str) -> Listing | None:
    """Read what `pack` wrote; None where it is of another version."""
    try:
        held = json.loads(kept)
        entries = [
            Entry(url, title, outlet, byline, _moment(when), bool(zoned), language)
            for url, title, outlet, byline, when, zoned, language in held["entries"]
        ]
        return Listing(str(held["title"]), tuple(entries))
    except (ValueError, KeyError, TypeError):
        return None


def _moment(value: str) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
