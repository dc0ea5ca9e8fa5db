"""The page: self-contained, with nothing active but our own script, and all evidence in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from brief.check.restored import restore
from brief.model import Briefing
from brief.render import Format, escape, render
from brief.render.arrange import arrange
from brief.render.html import policy
from brief.render.records import to_record
from tests.page.made import large

ALLOWED = frozenset(
    "html head meta title style script body header main article section footer nav div span details"
    " summary h1 h2 h3 h4 p ol ul li a b bdi mark code del ins br time figure figcaption cite kbd"
    " blockquote table thead tbody tr th td dl dt dd button label input select option output dialog"
    " svg desc text line rect circle".split()
)
ATTRIBUTES = frozenset(
    "scope lang charset http-equiv content name class datetime href rel id dir role tabindex type"
    " value hidden checked autocomplete spellcheck width height x y x1 x2 y1 y2 cx cy r rx"
    " stroke-width aria-label aria-labelledby aria-haspopup data-n data-name data-notes data-origin"
    " data-origins data-section data-holder data-hash".split()
)
VOID = frozenset({"meta", "br", "input"})
SCRIPTS = 2


class Page(HTMLParser):
    """Collects what the tests ask about, and complains about what does not nest."""

    def __init__(self, document: str) -> None:
        """Parse `document` to its end."""
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {"blockquote": [], "h4": [], "script": []}
        self.sentences: dict[str, str] = {}
        self.marked: dict[str, str] = {}
        self._numbers: list[str] = []
        self._sentence = ""
        self.feed(document)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += ["a script too many"] if len(self.texts["script"]) != SCRIPTS else []
        self.faults += [f"id {id_} twice" for id_, n in Counter(self.ids).items() if n > 1]
        self.faults += [
            f"{link} leads nowhere"
            for link in self.links
            if not link.startswith(("https://", "http://")) and link[1:] not in self.ids
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and its attributes."""
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        self.faults += [f"{name} on <{tag}>" for name, _ in attrs if name not in ATTRIBUTES]
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if tag not in VOID:
            self.open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")
        if tag == "mark":
            self._numbers = (values.get("data-n") or "").split()
        if values.get("class") == "sentence":
            self._sentence = (values["href"] or "")[1:]

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of order")

    def handle_data(self, data: str) -> None:
        """Add the text to each open element that is asked about."""
        for tag in set(self.open) & self.texts.keys():
            self.texts[tag][-1] += data
        if self.open and self.open[-1] == "mark":
            for number in self._numbers:
                self.marked[number] = self.marked.get(number, "") + data
        elif self.open and self.open[-1] == "a" and self._sentence:
            self.sentences[self._sentence] = data
            self._sentence = ""


def test_page_is_well_formed_and_ours_alone(briefing: Briefing) -> None:
    """Only our own elements and attributes, nested, with links that lead somewhere."""
    assert Page(render(briefing, Format.HTML)).faults == []


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        "<img alt=x>",
        "<p onclick='x'></p>",
        "<p style='color:red'></p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='#nowhere'>x</a>",
        "<p id='s1'></p>",
        "</main>",
        "<div>",
    ],
)
def test_a_planted_fault_is_found(briefing: Briefing, planted: str) -> None:
    """The twin: the same page with one thing wrong is not well formed or not ours alone."""
    page = render(briefing, Format.HTML).replace("<h4>", f"{planted}<h4>", 1)
    assert Page(page).faults


def hashed(text: str) -> str:
    """Return how a content security policy names a text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_policy_lets_in_our_style_and_scripts_alone(briefing: Briefing) -> None:
    """The hashes in the policy are those of what stands in the page; it names no address."""
    page = render(briefing, Format.HTML)
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    found = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    allowed = (
        f"default-src 'none'; style-src {hashed(style)}; script-src "
        f"{' '.join(map(hashed, scripts))}; base-uri 'none'; form-action 'none'"
    )
    assert len(scripts) == SCRIPTS
    assert found == [escape.html(allowed)]
    assert policy() == allowed
    assert not re.search(r"url\(|@import", style)
    assert not re.search(
        r"innerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(", scripts[1]
    )


def cited(briefing: Briefing) -> dict[str, str]:
    """Return the quotes of a briefing by their printed numbers, as they are shown."""
    return {
        str(note.number): " ".join(escape.visible(note.quote).split())
        for story in arrange(briefing).stories
        for note in story.notes
    }


def read(page: Page) -> dict[str, str]:
    """Return the marked characters of a page by the number of their note."""
    return {number: " ".join(text.split()) for number, text in page.marked.items()}


def test_each_citation_is_marked_in_its_passage(briefing: Briefing) -> None:
    """What bears a note's number is the quote, also where two citations overlap."""
    assert read(Page(render(briefing, Format.HTML))) == cited(briefing)


def test_a_mark_that_is_shifted_is_found(briefing: Briefing) -> None:
    """The twin: one character taken out of a mark, and the marks are not the quotes."""
    page = render(briefing, Format.HTML)
    shifted = re.sub(r'(<mark data-n="1[^>]*>)(.)', r"\2\1", page, count=1)
    assert shifted != page
    assert read(Page(shifted)) != cited(briefing)


def test_each_sentence_has_its_address(briefing: Briefing) -> None:
    """Headlines and statements are numbered in reading order, and their notes lead back."""
    page = Page(render(briefing, Format.HTML))
    story = briefing.stories[0]
    assert story.headline is not None
    ordered = [story.statements[place] for place in (0, 1, 2, 3, 4, 6, 5)]
    assert page.sentences == {
        "h1": escape.visible(story.headline.text),
        **{f"s{place}": escape.visible(one.text) for place, one in enumerate(ordered, 1)},
    }
    assert {*page.sentences, *(f"n{number}" for number in cited(briefing))} <= set(page.ids)


def test_context_is_the_article_itself(briefing: Briefing) -> None:
    """What stands around a mark stands around it in the article; furniture does not."""
    texts = [" ".join(escape.visible(article.text).split()) for article in briefing.sources]
    page = render(briefing, Format.HTML)
    shown = Page(re.sub(r'<a class="num"[^>]*>\d+</a>', "", page)).texts["blockquote"]
    assert len(shown) == 3
    for block in shown:
        for paragraph in filter(None, block.splitlines()):
            assert any(paragraph.strip() in text for text in texts), paragraph
        assert "Subscribe" not in block


def test_one_heading_for_each_holder(briefing: Briefing) -> None:
    """Statements of one holder stand together, even if another's stood between them."""
    page = Page(render(briefing, Format.HTML))
    assert page.texts["h4"] == ["Ines Dorrow", "Olu *Brandt*"]


def test_words_at_fault_are_marked_in_withheld_sentences(briefing: Briefing) -> None:
    """The part of a sentence that a finding points at is set apart, the rest is not."""
    assert "<p>Wages will rise by <del>9%</del> from July.</p>" in render(briefing, Format.HTML)


def test_a_briefing_out_of_its_record_has_the_same_page(briefing: Briefing) -> None:
    """Restored from its record and its articles it is the same, byte for byte."""
    again = restore(to_record(briefing), briefing.sources)
    assert render(again, Format.HTML) == render(briefing, Format.HTML)
    later = replace(again, date=again.date + timedelta(days=1))
    assert render(later, Format.HTML) != render(briefing, Format.HTML)


def test_the_page_grows_with_what_is_cited() -> None:
    """Twice the statements on twice the sources are at most twice the page; more are more."""
    small, middle, big = (
        len(render(large(size, size // 2), Format.HTML)) for size in (40, 80, 160)
    )
    assert big - middle < 2.2 * (middle - small)
    assert big - middle > 1.5 * (middle - small)


def test_a_passage_stands_once(briefing: Briefing) -> None:
    """Sentences that cite the same paragraph share it: three sources, three passages."""
    page = render(briefing, Format.HTML)
    assert page.count('<figure class="passage"') == 3
    assert (
        page.count("a nine-day strike that had cut the islands off from the mainland</mark>") == 1
    )
