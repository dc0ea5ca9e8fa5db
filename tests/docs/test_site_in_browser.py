"""The site in a real browser: it asks its own server alone, finds words, complains of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.page.browser import PROGRAM, REQUIRED, browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


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


def listen(page: Page) -> list[str]:
    """Return the addresses that a page asks for, as it asks for them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_the_site_asks_its_own_server_alone(started: Browser, site: Path) -> None:
    """Pages, their pictures and the search fetch nothing from elsewhere, and no error is told."""
    page = started.new_page(viewport={"width": 1280, "height": 900})
    asked = listen(page)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    with served(site) as address:
        for name in ("index", "tutorial", "record", "rules/F301"):
            page.goto(f"{address}{name}.html", wait_until="networkidle")
        page.goto(f"{address}index.html")
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").press_sequentially("wire origins")
        page.locator(".md-search-result__link").first.wait_for()
        found = page.locator(".md-search-result__link").first.get_attribute("href") or ""
        page.close()
    assert "origins" in found
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert faults == []


def test_a_request_to_elsewhere_is_seen(started: Browser, tmp_path: Path) -> None:
    """A picture of another server is among what a page asks for; one of its own is no fault."""
    (tmp_path / "own.html").write_text("<p>nothing</p>")
    (tmp_path / "other.html").write_text('<img src="http://127.0.0.1:9/x.png">')
    seen = {}
    with served(tmp_path) as address:
        for name in ("own", "other"):
            page = started.new_page()
            asked = listen(page)
            page.goto(f"{address}{name}.html")
            seen[name] = [url for url in asked if not url.startswith(address)]
            page.close()
    assert seen == {"own": [], "other": ["http://127.0.0.1:9/x.png"]}
