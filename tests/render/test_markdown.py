"""The digest as a whole: what a Markdown reader makes of it, and what an e-mail shows."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from brief.model import Briefing
from brief.render import Format, render

OURS = frozenset({"h1", "h2", "h3", "h4", "p", "ul", "li", "em", "strong", "a", "hr"})


class _Reader(HTMLParser):
    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def seen(markdown: str) -> _Reader:
    """Return what a reader with HTML, tables and strike-through on makes of `markdown`."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return _Reader(reader.render(markdown))


def test_digest_holds_our_elements_and_web_links_only(briefing: Briefing) -> None:
    """Hostile text brings in no element and no address."""
    page = seen(render(briefing, Format.MD))
    assert page.tags == OURS
    assert len(page.links) == 8
    assert all(
        link.startswith(("https://tern.example/", "https://islander.example/"))
        for link in page.links
    )


@pytest.mark.parametrize("planted", ["<b>x</b>", "`x`", "> x", "1. x", "~~x~~", "![x](y)"])
def test_an_element_that_is_not_ours_is_found(briefing: Briefing, planted: str) -> None:
    """The twin: unescaped, the same signs are seen."""
    assert seen(f"{render(briefing, Format.MD)}\n{planted}\n").tags > OURS


def test_each_footnote_is_defined_once_and_used(briefing: Briefing) -> None:
    """Marks and definitions agree, and are numbered as they are met."""
    page = render(briefing, Format.MD)
    defined = re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", page)
    assert defined == [str(number) for number in range(1, 10)]
    assert list(dict.fromkeys(used)) == defined


def test_quotations_stand_in_footnotes_with_their_own_characters(briefing: Briefing) -> None:
    """Curly quotes of the source stay curly, straight ones straight."""
    page = render(briefing, Format.MD)
    assert "«“Nobody got everything,” she told reporters.»" in page
    assert 'he said: "We \\*will\\* be back' in page
    assert "“We" not in page


def test_statements_say_how_many_origins_stand_behind_them(briefing: Briefing) -> None:
    """One origin with two articles is one origin, told twice; a copy is named as a copy."""
    page = render(briefing, Format.MD)
    assert "on Sunday.[^1][^2] — *settled, 1 origin, 2 outlets*[^o1]\n" in page
    assert "*corroborated, 2 independent origins, 3 outlets*[^o1]" in page
    assert "[^2]: Islander Daily (S2, derived from S1), 5 May 2031: «" in page
    assert "[^1]: The Tern (S1), 4 May 2031: «" in page


def test_a_source_without_web_address_has_no_link(briefing: Briefing) -> None:
    """Its path stands in brackets instead; with an address it is linked."""
    page = render(briefing, Format.MD)
    assert r"undated (in/gull\_\[1\].md) — original report" in page
    sources = [replace(one, url="https://gull.example/1") for one in briefing.sources]
    linked = render(replace(briefing, sources=tuple(sources)), Format.MD)
    assert "gull\\_" not in linked
    assert "](https://gull.example/1), undated — original report" in linked


def test_a_source_without_title_is_linked_by_its_address(briefing: Briefing) -> None:
    """Something has to be there to follow; with neither title nor address nothing is."""
    tern, *others = (replace(one, title="") for one in briefing.sources)
    page = render(replace(briefing, sources=(tern, *others)), Format.MD)
    assert "The Tern, [https\\://tern\\.example/news/ferry-deal?id=4&lang=en](https://tern" in page
    assert r"\*live\*, undated (in/" in page


def test_an_entity_in_an_address_is_not_decoded(briefing: Briefing) -> None:
    """In a destination `&copy;` would become a sign; it reaches the browser as it was."""
    tern = replace(briefing.sources[0], url="https://tern.example/?a=1&copy;=2&b=3")
    page = seen(render(replace(briefing, sources=(tern, *briefing.sources[1:])), Format.MD))
    assert "https://tern.example/?a=1&copy;=2&b=3" in page.links
