"""Sitemaps of news (sitemaps.org, with the news extension) to what they list."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from brief.ingest.dates import is_zoned, parse_published
from brief.ingest.files import Refused
from brief.ingest.language import language_tag
from brief.ingest.listings import Entry, Listing, address, plain, refuse_entities

MOST_LISTED = 50_000
"""Addresses read of one sitemap; the protocol allows no more."""

MOST_FURTHER = 3
"""Sitemaps of an index that are read, the newest first."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def is_sitemap(text: str) -> bool:
    """Say whether the first element of a text is that of a sitemap or of an index of them."""
    head = text[:4000].lower()
    return any(f"<{name}" in head for name in ("urlset", "sitemapindex"))


def read_sitemap(text: str, url: str) -> Listing:
    """Read a sitemap, or an index of sitemaps, found at `url`. Raises Refused when it is none."""
    refuse_entities(text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused("is not a sitemap", "check the address") from error
    name = _name(root) if root is not None else ""
    if name == "sitemapindex":
        return Listing(further=_further(root, url))
    if name != "urlset":
        raise Refused("is not a sitemap", "check the address")
    found = [_entry(_facts(node), url) for node in list(root)[:MOST_LISTED]]
    linked = tuple(one for one in found if one.url)
    return Listing("", linked, len(found) - len(linked))


def _further(root: etree._Element, url: str) -> tuple[str, ...]:
    """The sitemaps of an index: those changed last, and in its order where it gives no time."""
    nodes = [_facts(node) for node in list(root)[:MOST_LISTED]]
    dated = sorted(
        nodes, key=lambda one: parse_published(one.get("lastmod", "")) or _EARLIEST, reverse=True
    )
    found = (address(one.get("loc"), url) for one in dated)
    return tuple(one for one in found if one)[:MOST_FURTHER]


def _facts(node: etree._Element) -> dict[str, str]:
    """The texts below an element by the name that they have in any name space, the first of each.

    Of images and videos only what stands inside their own elements is left out.
    """
    facts: dict[str, str] = {}
    for child in node:
        if _name(child) in {"image", "video"}:
            continue
        for one in child.iter():
            if one.text and one.text.strip():
                facts.setdefault(_name(one), one.text.strip())
    return facts


def _name(node: etree._Element) -> str:
    """An element's name without its name space; empty for comments and their like."""
    # QName refuses names that the parser, which mends what it can, let pass.
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _entry(facts: dict[str, str], url: str) -> Entry:
    """Read one address; `lastmod` stands in for the date of publication."""
    written = facts.get("publication_date") or facts.get("lastmod", "")
    return Entry(
        url=address(facts.get("loc"), url),
        title=plain(facts.get("title", "")),
        outlet=plain(facts.get("name", "")),
        published=parse_published(written) if written else None,
        zoned=is_zoned(written),
        language=language_tag(facts.get("language", "")),
    )
