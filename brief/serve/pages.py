"""The web pages of past briefings: days, a day, what changed in it, search. They only read."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brief.errors import ArchiveError
from brief.render import Format, escape, render, render_changes, wording
from brief.render.layout import PLAIN, Layout
from brief.render.links import web_url
from brief.serve.frames import fresh, own_page, rendered
from brief.serve.kept import Kept
from brief.serve.library import Library, StillWorking

_PAGES = 24  # rendered, some hundred kilobytes each
_DAYS = 30  # days of an index page
_HITS = 40
_LONGEST_QUERY = 300


class Pages:
    """Answers requests for pages. Its methods run in threads."""

    def __init__(self, library: Library, layout: Layout = PLAIN) -> None:
        self._library = library
        self._layout = layout
        self._made: Kept[tuple[str, Format], str] = Kept(_PAGES)

    def index(self, request: Request) -> Response:
        """List the days, the latest first."""
        days = self._library.days()
        before = _day(request.query_params.get("before", "9999-12-31"))
        older = sorted((day for day in days if day < before), reverse=True)
        shown = [self._library.summary(days[day]) for day in older[:_DAYS]]
        rows = [
            {
                "iso": one.day.isoformat(),
                "day": wording.day(one.day),
                "tally": wording.count(len(one.stories), "story", "stories"),
                "headlines": [story.headline or "No headline" for story in one.stories],
            }
            for one in shown
        ]
        more = shown[-1].day.isoformat() if len(older) > len(shown) else ""
        return fresh(request, own_page("days", rows=rows, more=more, empty=not days))

    def latest(self, _request: Request) -> Response:
        """Lead to the latest day."""
        days = self._library.days()
        if not days:
            raise HTTPException(404, "There is no briefing yet.")
        return RedirectResponse(f"/day/{max(days)}", 303)

    def short(self, request: Request) -> Response:
        """Lead from `/2026-03-14`, the address that digests give, to that day."""
        return RedirectResponse(f"/day/{_day(request.path_params['day'])}", 303)

    def day(self, request: Request) -> Response:
        """Show the briefing of a day, its citations proved again."""
        day, key = self._asked(request)
        page = self._page(key, Format.HTML)
        return fresh(request, rendered(page, self._above(day, "day")))

    def record(self, request: Request) -> Response:
        """Give the briefing of a day as JSON."""
        _, key = self._asked(request)
        page = self._page(key, Format.JSON)
        return fresh(request, Response(page, media_type="application/json"))

    def changes(self, request: Request) -> Response:
        """Show what changed since the days before."""
        day, key = self._asked(request)
        try:
            changes = self._library.changes(key)
        except StillWorking:
            raise HTTPException(
                503,
                "What changed is being worked out; reload this page in a minute.",
                {"Retry-After": "60"},
            ) from None
        if not changes.since:
            return own_page(
                "said",
                title=f"Changes, {wording.day(day)}",
                text="There is no earlier briefing to compare this one with.",
                back=f"/day/{day}",
            )
        page = render_changes(changes, Format.HTML)
        return fresh(request, rendered(page, self._above(day, "changes")))

    def search(self, request: Request) -> Response:
        """Find words in what was read and said."""
        words = request.query_params.get("q", "").strip()[:_LONGEST_QUERY]
        hits: list[dict[str, Any]] = []
        problem = ""
        if words:
            try:
                found = self._library.search(words, _HITS)
            except ArchiveError as error:
                if "no word" not in str(error):
                    raise
                found, problem = (), "There is no word to search for in that."
            hits = [
                {
                    "what": hit.what,
                    "day": wording.day(hit.day),
                    "title": hit.title,
                    "excerpt": hit.excerpt,
                    "url": f"/day/{hit.day}" if hit.what == "statement" else web_url(hit.place),
                }
                for hit in found
            ]
        return fresh(request, own_page("search", words=words, hits=hits, problem=problem))

    def _asked(self, request: Request) -> tuple[date, str]:
        """Return the day that the path names, and its briefing's id."""
        day = _day(request.path_params["day"])
        key = self._library.days().get(day)
        if key is None:
            raise HTTPException(404, f"There is no briefing of {wording.day(day)}.")
        return day, key

    def _page(self, key: str, form: Format) -> str:
        def make() -> str:
            return render(self._library.briefing(key), form, self._layout)

        return self._made.get((key, form), make)

    def _above(self, day: date, shown: str) -> str:
        """Return the links to the pages around a day's."""
        days = sorted(self._library.days())
        at = days.index(day) if day in days else -1
        links = [("/", "All days")]
        if at > 0:
            links.append((f"/day/{days[at - 1]}", f"← {wording.day(days[at - 1])}"))
        if 0 <= at < len(days) - 1:
            links.append((f"/day/{days[at + 1]}", f"{wording.day(days[at + 1])} →"))
        here = [("", "Briefing"), ("/changes", "What changed"), (".json", "JSON")]
        skipped = "Briefing" if shown == "day" else "What changed"
        links += [(f"/day/{day}{end}", name) for end, name in here if name != skipped]
        links.append(("/search", "Search"))
        made = " · ".join(f'<a href="{url}">{escape.html(name)}</a>' for url, name in links)
        return f'<nav aria-label="Archive">{made}</nav>'


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(404, "That is no day; write it as YYYY-MM-DD.") from None
