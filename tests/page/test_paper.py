"""The page without scripts, and on paper: all of the evidence is there."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from brief.model import Briefing
from brief.render import Format, render
from tests.page.browser import View
from tests.page.conftest import Reader
from tests.page.evidence import expected

BARE = View(scripts=False)
_LETTERS = re.compile(r"\w+")


def test_every_quote_is_in_sight_without_scripts(read: Reader, example: Briefing) -> None:
    """Each passage is visible with its marks, and each number leads to its own."""
    page = read(example, BARE).page
    assert page.locator("#passages").is_visible()
    quotes = {number: text for _, _, cited in expected(example) for number, text in cited.items()}
    for number, quote in quotes.items():
        marks = page.locator(f'#passages mark[data-n~="{number}"]')
        assert all(mark.is_visible() for mark in marks.all())
        assert " ".join(" ".join(marks.all_text_contents()).split()) == quote


def test_numbers_lead_there_and_back_without_scripts(read: Reader, briefing: Briefing) -> None:
    """A number goes to its mark, which is set apart, and the mark's number back to the sentence."""
    page = read(briefing, BARE).page
    page.locator("#s3 .nums a").click()
    number = page.url.rpartition("#n")[2]
    mark = page.locator(f"#n{number} + mark")
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"
    page.locator(f"#n{number}").click()
    assert page.url.endswith("#s3")


def words(text: str) -> str:
    """Return the letters and digits alone: a PDF breaks lines where it likes."""
    return "".join(_LETTERS.findall(text))


def printed(pdf: bytes) -> str:
    """Return the text of a printed page."""
    return words(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize("view", [View(), BARE], ids=str)
def test_paper_has_every_sentence_and_footnote(read: Reader, example: Briefing, view: View) -> None:
    """Each sentence and each quote is in the PDF, also what is folded on the screen."""
    text = printed(read(example, view).page.pdf())
    for _, sentence, cited in expected(example):
        assert words(sentence) in text
        assert [quote for quote in cited.values() if words(quote) not in text] == []
    for story in example.stories:
        assert [one.verdict.claim.text for one in story.rejected] == [
            one.verdict.claim.text
            for one in story.rejected
            if words(one.verdict.claim.text) in text
        ]


def test_paper_without_footnotes_is_found(read: Reader, example: Briefing) -> None:
    """The twin: a page whose footnotes are not printed lacks quotes."""
    page = render(example, Format.HTML).replace('class="part footnotes"', 'class="part" hidden')
    text = printed(read(page).page.pdf())
    quotes = [quote for _, _, cited in expected(example) for quote in cited.values()]
    assert [quote for quote in quotes if words(quote) not in text]
