"""Each sentence opens the characters that it cites, by click, by key and by address."""

from __future__ import annotations

import re

import pytest

from brief.model import Briefing
from brief.render import Format, render
from tests.changes.test_rendered import told
from tests.page.browser import View
from tests.page.conftest import Reader
from tests.page.evidence import expected, folded, marked, wrongly_marked

PHONE = View(width=360)


@pytest.mark.parametrize("view", [View(), PHONE], ids=str)
def test_marked_characters_are_the_quotes(read: Reader, example: Briefing, view: View) -> None:
    """For every sentence of the example, what is marked is what is cited, and nothing else."""
    assert wrongly_marked(read(example, view).page, example) == []


def test_a_shifted_mark_is_found(read: Reader, briefing: Briefing) -> None:
    """The twin: a page one of whose marks begins a character late is found out."""
    page = render(briefing, Format.HTML)
    assert wrongly_marked(read(page).page, briefing) == []
    shifted = re.sub(r'(<mark data-n="5">)(.)', r"\2\1", page, count=1)
    assert shifted != page
    assert wrongly_marked(read(shifted).page, briefing) == ["s3"]


def test_all_sentences_are_there(read: Reader, example: Briefing) -> None:
    """The sentences of the page are those of the briefing, in order."""
    page = read(example).page
    links = page.locator("a.sentence")
    shown = [
        (str(link.get_attribute("href"))[1:], folded(link.text_content() or ""))
        for link in links.all()
    ]
    assert shown == [(anchor, text) for anchor, text, _ in expected(example)]


def test_a_click_opens_and_the_address_follows(read: Reader, briefing: Briefing) -> None:
    """A click shows the evidence, changes the address, and the way back closes it again."""
    page = read(briefing).page
    before = page.url
    page.locator("#s2 a.sentence").click()
    assert page.url == f"{before}#s2"
    assert page.locator("#s2 a.sentence").get_attribute("aria-current") == "true"
    assert "Evidence open: 2 passages." in (page.text_content("#said") or "")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('[aria-current]').length === 0")
    assert page.url == before


@pytest.mark.parametrize("view", [View(), PHONE], ids=str)
def test_an_address_opens_its_sentence(read: Reader, briefing: Briefing, view: View) -> None:
    """A page that is opened at a sentence shows its evidence, and one at no sentence does not."""
    page = read(briefing, view, "s4").page
    quotes = {anchor: cited for anchor, _, cited in expected(briefing)}
    assert marked(page, "#chosen") == quotes["s4"]
    other = read(briefing, view, "s99").page
    assert other.locator("[aria-current]").count() == 0


def test_a_number_opens_at_its_passage(read: Reader, briefing: Briefing) -> None:
    """The number of a note opens the sentence and singles its passage out."""
    page = read(briefing).page
    page.locator("#s4 .line .nums a").nth(1).click()
    sought = page.locator("#chosen mark.sought")
    number = page.locator("#s4 .line .nums a").nth(1).text_content()
    assert sought.first.get_attribute("data-n") == number
    assert page.url.endswith("#s4")


def test_evidence_stands_under_the_sentence_on_a_telephone(
    read: Reader, briefing: Briefing
) -> None:
    """Where there is one column it opens under the sentence, else beside the briefing."""
    for view, place in ((PHONE, "#s3 #chosen"), (View(), "#evidence > #chosen")):
        page = read(briefing, view).page
        page.locator("#s3 a.sentence").click()
        assert page.locator(place).count() == 1
        page.locator("#chosen .close").click()
        assert page.locator("#evidence > #chosen").count() == 1


def test_a_preview_follows_the_pointer_until_one_is_open(read: Reader, briefing: Briefing) -> None:
    """Hovering shows a sentence's evidence and leaves the address; what is open stays."""
    page = read(briefing).page
    page.locator("#s3 a.sentence").hover()
    page.wait_for_selector("#s3.shown")
    assert page.locator("#chosen .state").text_content() == "Preview"
    assert "#" not in page.url
    page.locator("#s1 a.sentence").click()
    page.locator("#s3 a.sentence").hover()
    page.wait_for_timeout(300)
    assert page.locator(".unit.shown").get_attribute("id") == "s1"


def test_why_an_article_derives_is_told_beside_it(read: Reader, briefing: Briefing) -> None:
    """The link shows the sentences that a copy shares with its original, and hides them."""
    page = read(briefing, anchor="s1").page
    why = page.locator("#chosen .why")
    why.click()
    row = page.locator("#chosen .copy-of td")
    assert row.all_text_contents() == ["The deal raises wages by 6% from July"] * 2
    assert why.get_attribute("aria-expanded") == "true"
    why.click()
    assert row.count() == 0


def test_a_citation_is_copied_whole(read: Reader, briefing: Briefing) -> None:
    """Quote, outlet, title, date, address, offsets and hash are on the clipboard."""
    page = read(briefing, anchor="s3").page
    page.locator("#chosen .copy").click()
    page.wait_for_function("document.querySelector('#said').textContent === 'Citation copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    source = briefing.sources[0]
    citation = briefing.stories[0].statements[2].citations[0]
    quote, where, address, proof = copied.splitlines()
    assert quote == f"«{citation.quote}»"
    assert where == f"{source.outlet}, {source.title}, 4 May 2031, 18:30 UTC"
    assert address.startswith("https://tern.example/news/ferry-deal?id=4&lang=en#:~:text=")
    assert proof == (
        f"Characters {citation.span.start} to {citation.span.end} of the article's text, "
        f"SHA-256 {source.sha256}"
    )


def test_conflicts_stand_side_by_side(read: Reader, briefing: Briefing) -> None:
    """Each origin of a conflict has its side with its quote; other sentences have none."""
    page = read(briefing).page
    assert page.locator("#s4 .party .name").all_text_contents() == [
        "The Tern",
        "Gull <b>News</b> | *live*",
    ]
    boxes = [box.bounding_box() for box in page.locator("#s4 .party").all()]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    assert page.locator("#s1 .party, #s3 .party").count() == 0


def test_both_wordings_of_a_change_are_marked(read: Reader) -> None:
    """What was taken out and what was put in are told as such, and an address folds nothing."""
    page = read(told(2)).page
    assert page.locator(".change.changed del").all_text_contents() == ["12"]
    assert page.locator(".change.changed ins").all_text_contents() == ["14"]
    folded_away = page.locator(".before .statement").first
    assert not folded_away.is_visible()
    page.evaluate("anchor => { location.hash = anchor; }", folded_away.get_attribute("id"))
    page.wait_for_selector(".before .statement.shown")
    assert folded_away.is_visible()


@pytest.mark.parametrize(("number", "moved"), [(2, 0), (4, 3)])
def test_what_moved_is_drawn(read: Reader, number: int, moved: int) -> None:
    """Each way that items took is a line, set apart where it leads to another section."""
    page = read(told(number)).page
    rows = page.locator("svg.moves + figcaption tbody tr")
    assert page.locator("svg.moves line.goes").count() == moved
    assert page.locator("svg.moves line").count() == rows.count()
