"""A web page's text and facts. Imported only when a page is met: lxml and trafilatura are slow.

What a reader cannot see is no prose, so hidden elements go first. Dates are
read here and never by the extractor, which takes footers for dates.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from brief.ingest.decode import clean
from brief.ingest.facts import Facts
from brief.ingest.files import Refused
from brief.ingest.html_facts import read_html_facts

_CHARSET = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN = "//*[@hidden or @aria-hidden='true' or @style or self::noscript or self::template]"

# Its warnings ("discarding data") would reach the terminal; the Problem says it better.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def declared_charset(data: bytes) -> str:
    """The charset that the head of an HTML document names; empty if none."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def read_html(source: str) -> tuple[str, Facts]:
    """Return the extracted text, paragraphs on lines of their own, and the declared facts.

    Raises Refused when nothing can be extracted.
    """
    try:
        tree = lxml_html.document_fromstring(
            source.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
        facts = read_html_facts(tree)
        _drop_hidden(tree)
        text = _extract(tree)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        # What the parsers raise on hostile markup; the page is refused, not the run.
        raise Refused("is not readable as HTML", "save it again as a complete page") from error
    if not text.strip():
        raise Refused("no prose found", "check that the page holds the article, not a script")
    return clean(text), facts


def _drop_hidden(tree: lxml_html.HtmlElement) -> None:
    """Remove elements that a browser does not show; the text after them stays."""
    for element in tree.xpath(_HIDDEN):
        style = element.get("style")
        listed = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        unseen = element.tag in {"noscript", "template"} or bool(
            style and _HIDDEN_STYLE.search(style)
        )
        if (listed or unseen) and element.getparent() is not None:
            element.drop_tree()


def _extract(tree: lxml_html.HtmlElement) -> str:
    """Extract the main text; tables only where the page is laid out with them.

    For a text of less than 250 characters the extractor falls back on all that an
    <article> holds, on one line. What it found at first shows where that is to be cut.
    """
    for tables in (False, True):
        text = _extracted(tree, tables=tables)
        if text:
            return text if "\n" in text else _cut(text, _extracted(tree, tables=tables, least=1))
    return ""


def _cut(text: str, lines: str) -> str:
    """Cut `text` at the ends of those of `lines` that it holds, in their order; nothing is lost."""
    parts, at = [], 0
    for line in lines.splitlines():
        start = text.find(line, at)
        if start >= 0:
            parts += [text[at:start], line]
            at = start + len(line)
    parts.append(text[at:])
    return "\n".join(part.strip() for part in parts if part.strip())


def _extracted(tree: lxml_html.HtmlElement, *, tables: bool, least: int | None = None) -> str:
    """Extract once; `least` is the length of a text that needs no rescue."""
    config = trafilatura.settings.use_config()
    if least is not None:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    text = trafilatura.extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_tables=tables,
        deduplicate=False,  # its memory of other pages would make the order matter
        config=config,
    )
    return str(text or "").strip()
