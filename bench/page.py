"""How fast the page opens: rendering, opening in Chromium, opening a sentence; and its size.

    python -m bench.page

A briefing of 200 statements on 100 sources, and ones of half and twice the
size, so that what grows faster than the briefing is seen.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from brief.render import Format, render
from tests.page.browser import PROGRAM, View, browser, look
from tests.page.made import large

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_OPENED = """
() => {
  const [timing] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return [timing.domContentLoadedEventEnd, timing.loadEventEnd, paint ? paint.startTime : 0];
}
"""
_CHOSEN = """
() => {
  const start = performance.now();
  [...document.querySelectorAll("a.sentence")].at(-1).click();
  document.body.offsetHeight;
  return performance.now() - start;
}
"""


def main() -> None:
    """Print the table."""
    if PROGRAM is None:
        sys.exit("no Chromium: install the package chromium, or name one in BRIEF_CHROMIUM")
    print(
        f"{'statements x sources':>20} {'size':>9} {'render':>8} {'ready':>8} {'loaded':>8} chosen"
    )
    with browser() as started, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        for statements, sources in ((100, 50), (200, 100), (400, 200)):
            briefing = large(statements, sources)
            render(briefing, Format.HTML)
            begin = time.perf_counter()
            text = render(briefing, Format.HTML)
            rendered = time.perf_counter() - begin
            path.write_text(text, encoding="utf-8")
            ready, loaded, chosen = _fastest(started, path)
            print(
                f"{statements:>12} x {sources:<5} {len(text) / 1e6:>6.2f} MB {rendered:>6.2f} s "
                f"{ready:>5.0f} ms {loaded:>5.0f} ms {chosen:>4.0f} ms"
            )


def _fastest(started: Browser, path: Path) -> tuple[float, float, float]:
    """Return the shortest of three openings, in milliseconds."""
    found = []
    for _ in range(3):
        opened = look(started, path, View())
        opened.page.wait_for_timeout(300)
        ready, loaded, _ = opened.page.evaluate(_OPENED)
        found.append((ready, loaded, opened.page.evaluate(_CHOSEN)))
        opened.page.context.close()
    ready, loaded, chosen = (min(column) for column in zip(*found, strict=True))
    return ready, loaded, chosen


if __name__ == "__main__":
    main()
