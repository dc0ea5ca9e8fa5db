"""The page: self-contained, inert, and each sentence over its own evidence."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from brief.model import Briefing
from brief.render import Format, escape, render

ALLOWED = frozenset(
    "html head meta title style body header main article section footer nav div span details"
    " summary h1 h2 h3 h4 p ol ul li a b small bdi mark code del br time figure figcaption"
    " blockquote table thead tbody tr th td".split()
)
ATTRIBUTES = frozenset(
    "scope lang charset http-equiv content name class datetime href rel id dir aria-label".split()
)
VOID = frozenset({"meta", "br"})


class Page(HTMLParser):
    """Collects what the tests ask about, and complains about what does not nest."""

    def __init__(self, document: str) -> None:
        """Parse `document` to its end."""
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {"mark": [], "blockquote": [], "summary": [], "h4": []}
        self.feed(document)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
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

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of order")

    def handle_data(self, data: str) -> None:
        """Add the text to each open element that is asked about."""
        for tag in set(self.open) & self.texts.keys():
            self.texts[tag][-1] += data


def test_page_is_well_formed_and_inert(briefing: Briefing) -> None:
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
        "<p id='s1-a1'></p>",
        "</main>",
        "<div>",
    ],
)
def test_a_planted_fault_is_found(briefing: Briefing, planted: str) -> None:
    """The twin: the same page with one thing wrong is not well formed or not inert."""
    page = render(briefing, Format.HTML).replace("<h4>", f"{planted}<h4>", 1)
    assert Page(page).faults


def test_policy_lets_in_this_style_sheet_alone(briefing: Briefing) -> None:
    """The hash in the policy is the style sheet's; it names no source and allows no script."""
    page = render(briefing, Format.HTML)
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert policy == [escape.html(allowed)]
    assert not re.search(r"url\(|@import", style)


def test_each_sentence_opens_its_evidence(briefing: Briefing) -> None:
    """Every citation of every statement is marked in its context, in reading order."""
    page = Page(render(briefing, Format.HTML))
    story = briefing.stories[0]
    assert story.headline is not None
    quotes = [
        escape.visible(one.quote)
        for item in (
            story.headline,
            *(story.statements[place] for place in (0, 1, 2, 3, 4, 6, 5)),
        )
        for one in item.citations
    ]
    assert page.texts["mark"] == quotes
    assert len(page.texts["summary"]) == len(story.statements) + 3
    assert {f"s1-{item.id}" for item in story.statements} <= set(page.ids)


def test_context_is_the_article_itself(briefing: Briefing) -> None:
    """What stands around a mark stands around it in the article, paragraphs marked by ¶."""
    texts = [escape.visible(article.text.replace("\n\n", " ¶ ")) for article in briefing.sources]
    page = Page(render(briefing, Format.HTML))
    shown = [quote.strip("…\u00a0") for quote in page.texts["blockquote"]]
    assert len(shown) == 11
    for block in shown:
        assert any(block in text for text in texts)
        assert "Subscribe" not in block


def test_one_heading_for_each_holder(briefing: Briefing) -> None:
    """Statements of one holder stand together, even if another's stood between them."""
    page = Page(render(briefing, Format.HTML))
    assert page.texts["h4"] == ["Ines Dorrow", "Olu *Brandt*"]


def test_words_at_fault_are_marked_in_withheld_sentences(briefing: Briefing) -> None:
    """The part of a sentence that a finding points at is set apart, the rest is not."""
    assert "<p>Wages will rise by <del>9%</del> from July.</p>" in render(briefing, Format.HTML)
