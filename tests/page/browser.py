"""A real browser for the page: how it is found, started and listened to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Read when the tests are loaded: while they run, no setting of the machine is seen.
PROGRAM = shutil.which(os.environ.get("BRIEF_CHROMIUM") or "chromium")
REQUIRED = bool(os.environ.get("BRIEF_REQUIRE_BROWSER"))
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at: width in CSS pixels, colours, with scripts or without."""

    width: int = 1440
    dark: bool = False
    scripts: bool = True

    def __str__(self) -> str:
        """Name it in a test's id."""
        return f"{self.width}{'-dark' if self.dark else ''}{'' if self.scripts else '-noscript'}"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open page, with what it asked for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser and end it again."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield started
        started.close()


def look(started: Browser, path: Path, view: View, anchor: str = "") -> Opened:
    """Open a file in a window of its own and listen to all that it does from the beginning."""
    context = started.new_context(
        viewport={"width": view.width, "height": 900},
        color_scheme="dark" if view.dark else "light",
        java_script_enabled=view.scripts,
        permissions=["clipboard-read", "clipboard-write"],
    )
    opened = Opened(context.new_page())
    page = opened.page
    context.on("request", lambda request: opened.requests.append(request.url))
    page.on("pageerror", lambda error: opened.faults.append(str(error)))
    page.on("dialog", lambda dialog: opened.faults.append(f"dialog: {dialog.message}"))
    page.on(
        "console",
        lambda message: (
            opened.faults.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.goto(path.as_uri() + (f"#{anchor}" if anchor else ""))
    return opened
