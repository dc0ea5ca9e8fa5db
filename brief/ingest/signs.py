"""What a page's markup shows of whether its article is there, apart from the text extracted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from brief.ingest.html_facts import declared_articles

_UNSEEN = (
    "//script | //style | //template | //*[@hidden] | //*[@aria-hidden='true'] | "
    "//dialog[not(@open)] | //*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_LOCKED = frozenset({"locked", "paid", "premium", "subscriber", "subscribers", "registration"})
_TIERS = (
    "//meta[translate(@property | @name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', "
    "'abcdefghijklmnopqrstuvwxyz')='article:content_tier']/@content"
)
_FEEDS = "//link[@rel='alternate' and contains(@type, 'rss') or contains(@type, 'atom')]/@href"
_CANONICAL = "//link[@rel='canonical']/@href"
_LONGEST = 100_000  # characters of visible text that are looked at


@dataclass(frozen=True, slots=True)
class Signs:
    """What the markup of one page shows.

    `visible` is its text as a browser shows it without scripts, on one line;
    `free` is what it declares of access (None: nothing); `words` how many
    words it says that its article has (0: nothing); `canonical` is the address
    that it gives for itself.
    """

    heading: str = ""
    visible: str = ""
    free: bool | None = None
    words: int = 0
    asks_password: bool = False
    scripts: int = 0
    feeds: tuple[str, ...] = ()
    canonical: str = ""


def read_signs(source: str, url: str) -> Signs:
    """Read the signs of a page found at `url`; of what is no HTML there are none."""
    try:
        tree = lxml_html.document_fromstring(
            source.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
        return _signs(tree, url)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return Signs()


def _signs(tree: HtmlElement, url: str) -> Signs:
    """Read what a page says of itself, then drop what nobody sees: the tree is changed."""
    declared = next(declared_articles(tree), {})
    tiers = {str(tier).strip().lower() for tier in tree.xpath(_TIERS)}
    asks = bool(tree.xpath("//input[@type='password']"))
    scripts = len(tree.xpath("//script"))
    feeds = tuple(urljoin(url, str(href)) for href in tree.xpath(_FEEDS)[:3])
    canonical = next((urljoin(url, str(href)) for href in tree.xpath(_CANONICAL)), "")
    titles = [one.text_content() for one in tree.xpath("//title | //h1")[:3]]
    for unseen in tree.xpath(_UNSEEN):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    return Signs(
        heading=" | ".join(" ".join(title.split()) for title in titles)[:500],
        visible=_visible(tree),
        free=False if tiers & _LOCKED else _free(declared),
        words=_words(declared),
        asks_password=asks,
        scripts=scripts,
        feeds=feeds,
        canonical=canonical,
    )


def _visible(tree: HtmlElement) -> str:
    """The text, with a space wherever an element ends."""
    body = tree.find("body")
    parts = (body if body is not None else tree).itertext()
    return " ".join(" ".join(parts).split())[:_LONGEST]


def _free(declared: dict[str, Any]) -> bool | None:
    """Read `isAccessibleForFree`, a boolean that is often written as a text."""
    value = str(declared.get("isAccessibleForFree", "")).strip().lower()
    if value in {"false", "no", "0", "http://schema.org/false", "https://schema.org/false"}:
        return False
    return True if value in {"true", "yes", "1"} else None


def _words(declared: dict[str, Any]) -> int:
    """Read `wordCount`, or count the words of `articleBody`."""
    value = str(declared.get("wordCount", ""))
    if re.fullmatch(r"\d{1,6}", value, re.ASCII):
        return int(value)
    body = declared.get("articleBody")
    return len(body.split()) if isinstance(body, str) else 0
