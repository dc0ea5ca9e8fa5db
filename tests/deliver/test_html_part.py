"""The HTML part shows the digest, fetches nothing and runs nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.deliver.html_part import html_part
from tests.deliver.made import MARKDOWN

TAGS = set(
    "html head meta title style body div a blockquote br code em h1 h2 h3 h4 h5 hr li ol p pre "
    "s strong sup ul table thead tbody tr th td".split()
)


class Reader(HTMLParser):
    """Notes tags, addresses and the words of the body."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it carries."""
        self.tags.add(tag)
        self._inside = self._inside or tag == "body"
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        """Note words."""
        if self._inside:
            self.words += data


def test_numbers_lead_to_passages_and_evidence_stands_below() -> None:
    """A number opens the passage where it has an address, and the note where it has none."""
    page = html_part(MARKDOWN, "t")
    read = Reader(page)
    passage = "https://tern.example/a?x=1&y=2#:~:text=raises%20wages"
    assert read.links.count(passage) == 3
    assert "#note-2" in read.links
    assert {"note-1", "note-2", "note-3", "note-o1"} == set(read.ids)
    words = " ".join(read.words.split())
    assert "raises wages by 6% from July.[1][2]" in words
    assert words.index("Evidence") > words.index("Ferries sail again")
    notes = [words.index(f"{label} The") for label in ("1", "2", "3")]
    assert notes == sorted(notes)
    assert words.index("o1 1 origin, 2 articles") > notes[-1]
    assert words.endswith("Made from 2 articles.")


def test_what_stands_behind_has_a_line_of_its_own() -> None:
    """The dash before it becomes a line break; another dash stays."""
    page = html_part("- One.[^1] — *1 origin*\n- Two — and *three*\n\n[^1]: x\n", "t")
    assert re.search(r"</sup><br[^>]*>\s*<em[^>]*>1 origin</em>", page)
    assert "Two — and <em" in page


def test_styles_are_inlined_and_the_dark_ones_kept() -> None:
    """Whatever drops the style sheet still shows the digest; what keeps it can be dark."""
    page = html_part(MARKDOWN, "t")
    assert re.search(r'<h2 style="[^"]*font-size:\s*21px', page)
    assert "prefers-color-scheme" in page
    assert "var(" not in page


@pytest.mark.parametrize(
    ("markdown", "gone"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("![pixel](https://spy.example/p.gif)", "spy.example"),
        ("[a](javascript:alert(1))", 'href="javascript'),
        ("[a](data:text/html,x)", 'href="data'),
        ("[a](/relative)", "/relative"),
        ("<style>@import url(https://spy.example)</style>", "<style>@import url(https://spy"),
        ('<a href="https://x.example" style="position:fixed">', "<a href"),
    ],
)
def test_what_could_act_is_gone(markdown: str, gone: str) -> None:
    """Nothing of an article's own can run, fetch, or lie over the page."""
    assert gone not in html_part(f"Before\n\n{markdown}\n\n[^1]: after\n", "t")


def test_harmless_twins_stay() -> None:
    """Addresses of the web and of mail remain links."""
    page = html_part("[a](https://x.example/) [b](mailto:a@x.example)\n", "t")
    assert Reader(page).links == ["https://x.example/", "mailto:a@x.example"]


PIECES = st.sampled_from(
    "[^1] [^o1] [^x] \n [^1]:\x20 [^o1]:\x20 - # *a* — | > <b> <script> &lt; ![a](b) [a](b) ``` "
    "javascript: https://x.example --- \t".split(" ")
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30).map("".join), st.text())
def test_any_markdown_makes_a_safe_page(markdown: str, title: str) -> None:
    """No text raises, and what comes out holds the tags and attributes of the list alone."""
    read = Reader(html_part(markdown, title))
    assert read.tags <= TAGS
    assert not {name for name in read.attributes if name.startswith("on") or name == "src"}
    assert all(re.match(r"https?://|mailto:|#", link, re.IGNORECASE) for link in read.links)


def test_notes_in_lists_and_without_a_text_do_no_harm() -> None:
    """A note that nobody refers to is shown; a reference to no note stays as it is written."""
    words = Reader(html_part("A.[^1][^9]\n\n[^1]: one\n\n[^2]: two\n", "t")).words
    assert "A.[1][^9]" in words
    assert "2  two" in words
