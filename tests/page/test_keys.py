"""The page by keyboard alone."""

from __future__ import annotations

from brief.model import Briefing
from tests.changes.test_rendered import told
from tests.page.conftest import Reader
from tests.page.evidence import expected, marked

_FOCUSED = "document.activeElement.closest('.unit')?.id"


def test_j_leads_through_all_sentences_and_k_back(read: Reader, example: Briefing) -> None:
    """Every sentence gets the focus in order, with its evidence beside it; there it ends."""
    page = read(example).page
    ways = [anchor for anchor, _, _ in expected(example)]
    page.keyboard.press("j")
    page.evaluate("document.querySelector('a.sentence').focus()")
    seen = [page.evaluate(_FOCUSED)]
    for _ in ways:
        page.keyboard.press("j")
        seen.append(page.evaluate(_FOCUSED))
    assert seen == [*ways, ways[-1]]
    page.keyboard.press("k")
    assert page.evaluate(_FOCUSED) == ways[-2]


def test_arrows_move_only_from_a_sentence(read: Reader, briefing: Briefing) -> None:
    """From a sentence the arrows lead on; in a field or on the page they do what they always do."""
    page = read(briefing).page
    page.keyboard.press("ArrowDown")
    assert page.evaluate(_FOCUSED) is None
    page.locator("#s1 a.sentence").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(_FOCUSED) == "s2"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(_FOCUSED) == "s1"
    page.locator("#find").focus()
    page.keyboard.press("j")
    assert page.input_value("#find") == "j"


def test_enter_opens_and_escape_returns(read: Reader, briefing: Briefing) -> None:
    """The focus goes to the evidence and comes back; the address follows both ways."""
    page = read(briefing).page
    cited = {anchor: quotes for anchor, _, quotes in expected(briefing)}
    page.locator("#s4 a.sentence").focus()
    assert page.text_content("#chosen .state") == "Preview"
    assert marked(page, "#chosen") == cited["s4"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#chosen .words')")
    assert page.url.endswith("#s4")
    page.keyboard.press("Escape")
    assert page.evaluate(_FOCUSED) == "s4"
    assert "#" not in page.url


def test_what_is_folded_away_is_reached(read: Reader) -> None:
    """The way by keys leads into a closed fold and opens it."""
    page = read(told(2)).page
    folded = page.locator(".before .statement").first
    assert not folded.is_visible()
    page.locator("a.sentence").first.focus()
    for _ in range(page.locator("a.sentence").count()):
        page.keyboard.press("j")
    assert folded.is_visible()


def test_the_keys_are_told_and_can_be_turned_off(read: Reader, briefing: Briefing) -> None:
    """The question mark shows them; without single keys j does nothing, and Enter still opens."""
    page = read(briefing).page
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#letters")
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.locator("#s1 a.sentence").focus()
    page.keyboard.press("j")
    assert page.evaluate(_FOCUSED) == "s1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#s1")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_focus_is_always_seen(read: Reader, briefing: Briefing) -> None:
    """Whatever Tab reaches has an outline."""
    page = read(briefing).page
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        outlined = page.evaluate(
            "document.activeElement === document.body"
            " || getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        )
        assert outlined, page.evaluate("document.activeElement.outerHTML")
        seen += page.evaluate("document.activeElement !== document.body")
    assert seen > 30
