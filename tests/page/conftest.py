"""A browser for each module, and briefings to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brief import daily
from brief.model import Briefing
from brief.render import Format, render
from tests.conftest import ROOT
from tests.page.browser import PROGRAM, REQUIRED, Opened, View, browser, look
from tests.render.made import harbour

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Reader = Callable[..., Opened]
DESK = View()


@pytest.fixture(scope="module")
def started() -> Iterator[Browser]:
    """Start Chromium; where there is none the tests are skipped, or fail if it is required."""
    if PROGRAM is None:
        reason = "no Chromium: install the package chromium, or name one in BRIEF_CHROMIUM"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    with browser() as one:
        yield one


@cache
def _example() -> Briefing:
    return daily.run([str(ROOT / "examples" / "dresna-river")]).briefing


@pytest.fixture
def example() -> Briefing:
    """Return the briefing of the example, made once."""
    return _example()


@pytest.fixture
def briefing() -> Briefing:
    """Return the made-up briefing about the harbour, with a hostile source."""
    return harbour()


@pytest.fixture
def read(started: Browser, tmp_path: Path) -> Iterator[Reader]:
    """Return a function that opens a briefing, or a page as it is.

    In the end, no page may have asked for anything but itself, or complained.
    """
    seen: list[Opened] = []

    def opened(shown: Briefing | str, view: View = DESK, anchor: str = "") -> Opened:
        path = tmp_path / f"page{len(seen)}.html"
        text = shown if isinstance(shown, str) else render(shown, Format.HTML)
        path.write_text(text, encoding="utf-8")
        seen.append(look(started, path, view, anchor))
        return seen[-1]

    yield opened
    for one in seen:
        one.page.context.close()
    assert [url for one in seen for url in one.requests if "/page" not in url] == []
    assert [len(one.requests) for one in seen] == [1] * len(seen)
    assert [fault for one in seen for fault in one.faults] == []
