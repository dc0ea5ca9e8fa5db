"""Pictures of the page for the documentation: `python -m tests.page.pictures [FOLDER]`.

Taken of the example and of a made-up week.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from brief import daily
from brief.model import Briefing
from brief.render import Format, render
from tests.changes.test_rendered import told
from tests.conftest import ROOT
from tests.page.browser import PROGRAM, View, browser, look

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Picture(NamedTuple):
    """A file to make: of which briefing, how it is looked at, and what is done first."""

    name: str
    of: str
    view: View
    anchor: str = ""
    first: Callable[[Page], None] = lambda page: None


def _unresolved(page: Page) -> None:
    page.select_option("#by-section", "unresolved")
    page.locator(".parties").first.scroll_into_view_if_needed()


PICTURES = (
    Picture("page-desk", "example", View()),
    Picture("page-desk-dark", "example", View(dark=True), "s8"),
    Picture("page-tablet", "example", View(768)),
    Picture("page-phone", "example", View(360), "s5"),
    Picture("page-conflicts", "example", View(1024), "s9", _unresolved),
    Picture("page-changes", "week", View()),
)


def main() -> None:
    """Make all pictures."""
    if PROGRAM is None:
        sys.exit("no Chromium: install the package chromium, or name one in BRIEF_CHROMIUM")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "img")
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Briefing] = {
        "example": daily.run([str(ROOT / "examples" / "dresna-river")]).briefing,
        "week": told(5),
    }
    with browser() as started, tempfile.TemporaryDirectory() as away:
        for name, briefing in made.items():
            path = Path(away) / f"{name}.html"
            path.write_text(render(briefing, Format.HTML), encoding="utf-8")
        for one in PICTURES:
            opened = look(started, Path(away) / f"{one.of}.html", one.view, one.anchor)
            one.first(opened.page)
            opened.page.screenshot(path=folder / f"{one.name}.png")
            opened.page.context.close()


if __name__ == "__main__":
    main()
