"""From the bytes of a web page, or the text a feed carries, to a page or to why there is none."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from urllib.parse import unquote, urlsplit

from brief.ingest.answers import Fetched
from brief.ingest.decode import Decoded, NotText, decode
from brief.ingest.facts import Facts, one_line
from brief.ingest.files import Refused
from brief.ingest.furniture import find_body
from brief.ingest.html import declared_charset, read_html
from brief.ingest.listings import Entry
from brief.ingest.locations import canonical_of, is_front_page, same_article, site_of
from brief.ingest.pages import Page, slug
from brief.ingest.signs import read_signs
from brief.ingest.text_facts import read_text_facts
from brief.ingest.walls import View, find_cut, find_wall
from brief.model import Range, sha256

_UTF8 = frozenset({"utf-8", "utf8"})
_MARKED_UP = re.compile(r"<(?:!doctype|html|head|body|meta|div|p|article|script)\b", re.IGNORECASE)
_STAND_IN = 120  # words that a feed's text needs to stand in for a page that cannot be read


def decoded(fetched: Fetched) -> Decoded:
    """Read the bytes as text: by the charset that they or the server declare, first.

    Servers often declare the charset of their own setting for every file; where
    the document itself, or the header, says UTF-8 and the bytes are that, they are.
    Raises Refused for binary data.
    """
    inside = declared_charset(fetched.body)
    declared = fetched.charset or inside
    if {fetched.charset.lower(), inside.lower()} & _UTF8 and _is_utf8(fetched.body):
        declared = "utf-8"
    try:
        return decode(fetched.body, declared)
    except NotText as error:
        raise Refused("is a binary file, not text", "give the page that tells the news") from error


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_page(asked: str, fetched: Fetched, entry: Entry) -> Page:
    """Read the article that a page holds; the entry that led to it fills what it leaves open.

    Raises Refused where the article is not there, or not whole.
    """
    text = decoded(fetched).text
    if not text.strip():
        raise Refused("is empty", "check the address")
    if fetched.kind.startswith("text/") and "html" not in fetched.kind and not _looks_html(text):
        return _plain_page(text, fetched.url, entry)
    try:
        prose, facts = read_html(text)
    except Refused:
        prose, facts = "", Facts()
    body = find_body(prose, facts.title)
    after = prose[body[-1].end :] if body else prose
    signs = read_signs(text, fetched.url)
    wall = find_wall(View(asked, fetched.url, signs, _paragraphs(prose, body), after))
    if wall is None and not body:
        wall = Refused("no prose found in it", "check that it is the page of an article")
    if wall is not None:
        if signs.feeds and is_front_page(fetched.url):
            raise Refused("is a front page, not an article", f"give its feed: {signs.feeds[0]}")
        raise wall
    # The link may be relative to the page, which the facts do not know the address of.
    facts = replace(facts, url=signs.canonical or facts.url)
    return _page(prose, body, facts.or_else(read_text_facts(prose, body)), fetched.url, entry)


def read_entry(entry: Entry, *, stands_in: bool = False) -> Page:
    """Read the article that a feed carries itself; as a stand-in for its page it has to be long.

    Raises Refused where it is not there, or not whole.
    """
    if not entry.content.strip():
        raise Refused("the feed does not carry its text", "set full_text, to read its page")
    title = html.escape(entry.title)
    text, _ = read_html(
        f"<html><body><article><h1>{title}</h1>{entry.content}</article></body></html>"
    )
    body = find_body(text, entry.title)
    prose = _paragraphs(text, body)
    cut = find_cut(prose, text[body[-1].end :] if body else "")
    if cut is not None:
        raise cut
    if stands_in and sum(len(one.split()) for one in prose) < _STAND_IN:
        raise Refused("the feed's own text is too short to stand in for it")
    return _page(text, body, Facts(), entry.url, entry)


def _plain_page(text: str, url: str, entry: Entry) -> Page:
    """Read a page that is plain text."""
    body = find_body(text)
    cut = find_cut(_paragraphs(text, body))
    if cut is not None:
        raise cut
    return _page(text, body, read_text_facts(text, body), url, entry)


def _looks_html(text: str) -> bool:
    return bool(_MARKED_UP.search(text[:4000]))


def _paragraphs(text: str, body: tuple[Range, ...]) -> list[str]:
    return [text[a:b] for a, b in body]


def _page(text: str, body: tuple[Range, ...], facts: Facts, url: str, entry: Entry) -> Page:
    """Join what the page and the entry say, and name the page by its address."""
    address = canonical_of(url, facts.url)
    of_entry = Facts(
        title=entry.title, byline=entry.byline, language=entry.language, published=entry.published
    )
    facts = replace(
        facts.or_else(of_entry),
        url=address,
        outlet=entry.outlet or facts.outlet or entry.feed or site_of(address),
        published=_published(facts.published, entry),
    )
    return Page(text, body, facts, path=address, name=_name(address, facts.title), named=True)


def _published(declared: datetime | None, entry: Entry) -> datetime | None:
    """The page's own time; the feed's where that has a time of day and the page only the day.

    A day alone is read as midnight UTC, and may be a day off by its zone.
    """
    if declared is None or entry.published is None:
        return declared or entry.published
    only_day = declared.astimezone(UTC).timetz() == time(tzinfo=UTC)
    near = abs(declared - entry.published) <= timedelta(days=1, hours=14)
    return entry.published if only_day and entry.zoned and near else declared


def _name(address: str, title: str) -> str:
    """A name that is the same on every day and in every run: of the address alone, if it tells."""
    last = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2], errors="replace")
    words = (
        slug(re.sub(r"\.\w{2,5}$", "", last)) if re.search(r"[^\W\d_]{3}", last) else slug(title)
    )
    digest = sha256(same_article(address))[:8]
    return f"{one_line(words, 40).rstrip('-')}-{digest}"
