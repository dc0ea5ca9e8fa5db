"""The briefing narrowed down: by words, section, actor and number of origins."""

from __future__ import annotations

import pytest

from brief.model import Briefing
from tests.changes.test_rendered import told
from tests.page.browser import View
from tests.page.conftest import Reader

_LEFT = """
() => [...document.querySelectorAll('.statement, .refused')]
  .filter(each => each.checkVisibility()).map(each => each.id || 'withheld')
"""
_SECTION = {
    **dict.fromkeys(("s1", "s2"), "agreed"),
    **dict.fromkeys(("s3", "s4"), "unresolved"),
    **dict.fromkeys(("s5", "s6", "s7"), "position"),
    "withheld": "withheld",
}


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("#find", "rise", ["s4", "s6", "withheld"]),
        ("#find", "RISE  begins", ["s6"]),
        ("#find", "wages", ["withheld"]),
        ("#find", "zeppelin", []),
        ("#by-section", "agreed", ["s1", "s2"]),
        ("#by-section", "withheld", ["withheld", "withheld"]),
        ("#by-actor", "Ines Dorrow", ["s5", "s6"]),
        ("#by-origins", "1-1", ["s1", "s3", "s5", "s6", "s7"]),
        ("#by-origins", "2-", ["s2", "s4"]),
    ],
)
def test_one_filter(
    read: Reader, briefing: Briefing, field: str, value: str, left: list[str]
) -> None:
    """Exactly the sentences that fit stay, and their number is told."""
    page = read(briefing).page
    if field == "#find":
        page.fill(field, value)
    else:
        page.select_option(field, value)
    assert page.evaluate(_LEFT) == left
    assert page.text_content("#found") == f"{len(left)} of 9 sentences"
    assert page.locator("#nothing").is_visible() is (not left)
    assert page.locator(".part:has(.unit):visible").count() == len({_SECTION[one] for one in left})


def test_filters_add_up_and_are_taken_back(read: Reader, briefing: Briefing) -> None:
    """Two filters leave what fits both; the button brings all back and goes away."""
    page = read(briefing).page
    page.select_option("#by-section", "unresolved")
    page.select_option("#by-origins", "2-")
    assert page.evaluate(_LEFT) == ["s4"]
    page.click("#clear")
    assert page.evaluate(_LEFT) == [f"s{number}" for number in range(1, 8)]
    assert not page.locator("#clear").is_visible()


@pytest.mark.parametrize(
    ("section", "left"),
    [("agreed", 2), ("unresolved", 1), ("position", 1), ("before", 2)],
)
def test_what_is_folded_away_is_in_its_section_too(read: Reader, section: str, left: int) -> None:
    """A section holds what is as before; that alone can be asked for as well."""
    page = read(told(2)).page
    page.select_option("#by-section", section)
    assert len(page.evaluate(_LEFT)) == left


def test_an_address_wins_over_a_filter(read: Reader, briefing: Briefing) -> None:
    """Going to a sentence that is filtered away brings it back."""
    page = read(briefing).page
    page.fill("#find", "winter")
    assert not page.locator("#s1").is_visible()
    page.evaluate("location.hash = 's1'")
    page.wait_for_selector("#s1.shown")
    assert page.locator("#s1").is_visible()


def test_keys_pass_over_what_is_filtered_away(read: Reader, briefing: Briefing) -> None:
    """The next sentence is the next that can be seen."""
    page = read(briefing).page
    page.select_option("#by-origins", "2-")
    page.locator("#s2 a.sentence").focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.unit').id") == "s4"


def test_without_scripts_there_is_nothing_to_press(read: Reader, briefing: Briefing) -> None:
    """What would do nothing is not shown."""
    page = read(briefing, View(scripts=False)).page
    assert not page.locator("button:visible, input:visible, select:visible").count()
    assert read(briefing).page.locator("button:visible, input:visible, select:visible").count() > 4
