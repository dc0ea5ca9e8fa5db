"""Rules of WCAG 2.2 AA that a program can check, by axe, and what the window may be made to do."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from brief.model import Briefing
from brief.render import Format, render
from tests.changes.test_rendered import told
from tests.page.browser import Opened, View
from tests.page.conftest import Reader

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
VIEWS = [View(width, dark) for width in (360, 768, 1440) for dark in (False, True)]
_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)


def violations(opened: Opened) -> list[str]:
    """Return what axe has against a page as it is now: the rule and the elements."""
    found = Axe().run(opened.page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_no_rule_is_broken(read: Reader, briefing: Briefing, view: View) -> None:
    """At rest, with evidence open and with its reasons told, no rule is broken."""
    opened = read(briefing, view)
    assert violations(opened) == []
    opened.page.locator("#s1 a.sentence").click()
    opened.page.locator("#chosen .why").click()
    opened.page.locator(".story details").evaluate_all("all => all.forEach(d => { d.open = true })")
    assert violations(opened) == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_no_rule_is_broken_without_scripts(read: Reader, briefing: Briefing, view: View) -> None:
    """The page as it is where no script runs: ours are taken out, so that axe itself can."""
    assert violations(read(_SCRIPT.sub("", render(briefing, Format.HTML)), view)) == []


@pytest.mark.parametrize("view", VIEWS[::3], ids=str)
def test_no_rule_is_broken_by_what_changed(read: Reader, view: View) -> None:
    """Changes, their pictures and the list of keys break none either."""
    opened = read(told(5), view)
    assert violations(opened) == []
    opened.page.click("#help")
    assert violations(opened) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<html lang="en">', "<html>", "html-has-lang"),
        ('id="theme">Colours: automatic', 'id="theme">', "button-name"),
        ("<label>Find <input", "<label></label><input", "label"),
        ("--soft: light-dark(#5c5850", "--soft: light-dark(#b9b6b0", "color-contrast"),
    ],
)
def test_a_broken_rule_is_found(
    read: Reader, briefing: Briefing, old: str, new: str, rule: str
) -> None:
    """The twin: a page with one thing wrong breaks the rule about it."""
    # Without its policy, because a style sheet that was changed is refused.
    page = re.sub(r"<meta http-equiv.*\n", "", render(briefing, Format.HTML))
    assert old in page
    opened = read(page.replace(old, new))
    assert rule in {one.partition(":")[0] for one in violations(opened)}


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440, 1920])
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_wider_than_the_window(
    read: Reader, briefing: Briefing, width: int, scripts: bool
) -> None:
    """At no width is there anything to scroll to on the side."""
    opened = read(briefing, View(width, scripts=scripts), "s2")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_colours_can_be_chosen(read: Reader, briefing: Briefing) -> None:
    """The button goes through light and dark and back to the machine's own."""
    page = read(briefing).page
    paper = "getComputedStyle(document.body).backgroundColor"
    seen = [page.evaluate(paper)]
    for _ in range(3):
        page.click("#theme")
        seen.append(page.evaluate(paper))
    assert seen == ["rgb(251, 250, 247)", "rgb(251, 250, 247)", "rgb(22, 22, 20)", seen[0]]


def test_targets_are_large_enough(read: Reader, briefing: Briefing) -> None:
    """Buttons and the numbers of notes are at least 24 pixels high and wide."""
    page = read(briefing, View(360), "s4").page
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, .line .nums a, select, input')]"
        ".filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 60),"
        " e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)"
    )
    assert small == []
