"""Articles that try to be more than text: nothing runs, nothing leaves, the layout holds."""

from __future__ import annotations

import pytest

from brief.render import Format, render
from tests.page.browser import View
from tests.page.conftest import Reader
from tests.page.evidence import expected, wrongly_marked
from tests.page.made import OWNED, hostile, large


def test_nothing_of_theirs_runs(read: Reader) -> None:
    """After every sentence was opened, and their links looked for, the window is not theirs."""
    page = read(hostile()).page
    assert wrongly_marked(page, hostile()) == []
    assert page.evaluate("window.owned") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, form, base, [style], [onerror]").count() == 0
    assert {
        href.split(":")[0]
        for href in page.locator("a[href]").evaluate_all("all => all.map(a => a.protocol)")
    } <= {"file", "https"}


def test_the_policy_alone_would_hold(read: Reader) -> None:
    """Even a script that slipped in does not run; without the policy it does: the twin."""
    page = render(hostile(), Format.HTML)
    slipped = page.replace("<footer>", f"<footer><script>{OWNED}</script>")
    opened = read(slipped)
    assert opened.page.evaluate("window.owned") is None
    assert any("Content Security Policy" in fault for fault in opened.faults)
    opened.faults.clear()
    open_door = slipped.replace("http-equiv", "data-was")
    assert read(open_door).page.evaluate("window.owned") is True


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_layout_holds(read: Reader, width: int, scripts: bool) -> None:
    """Words without end are broken: there is nothing to scroll to on the side."""
    opened = read(hostile(), View(width, scripts=scripts), "s1")
    if scripts:
        opened.page.locator("#s1 .why").first.click() if width < 1024 else None
        opened.page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_their_order_of_letters_is_not_obeyed(read: Reader) -> None:
    """What would turn the letters of a line round is shown as a mark."""
    text = read(hostile()).page.content()
    assert "⟨U+202E⟩" in text
    assert not {"\u202e", "\u2066"} & set(text)


def test_a_large_briefing_is_whole(read: Reader) -> None:
    """Of two hundred statements on a hundred sources, the last opens like the first."""
    briefing = large()
    page = read(briefing).page
    ways = [anchor for anchor, _, _ in expected(briefing)]
    assert page.locator("a.sentence").count() == len(ways) == 201
    for anchor in (ways[1], ways[-1]):
        page.locator(f"#{anchor} a.sentence").click()
        assert page.locator("#chosen .origin").count() == 3
