"""What the day's sources hold: read, and kept with what is to be remembered of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from brief.archive.values import Period, Times
from brief.errors import NoUsableSource, Problem, SourceNotFound
from brief.ingest import load
from brief.ingest.web_values import Collected, FetchMemory, WebKind, WebSource
from brief.model import Article
from brief.wiring import fetch_options, file_sources, web_sources

if TYPE_CHECKING:
    from datetime import date

    from brief.archive.store import Archive
    from brief.settings import Settings

_LOOKED_AT_AGAIN = 100
"""Pages cited lately that are looked at again; a page may change after it was cited."""
_LATELY = timedelta(days=3)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """Articles from files and the web, and what befell the rest."""

    files: tuple[Article, ...]
    web: Collected
    problems: tuple[Problem, ...]


def read_sources(
    settings: Settings,
    period: Times,
    memory: FetchMemory,
    progress: Progress,
    cited: Sequence[str] = (),
) -> Read:
    """Read every source of the settings, and again the pages at the addresses in `cited`."""
    # Loaded here: most commands read nothing from the web.
    from brief.ingest.web import collect

    files, problems = _files(settings, progress)
    # The last moment of the period: its end may be the midnight of the day after.
    options = fetch_options(settings, period.since, period.until - timedelta.resolution)
    sources = web_sources(settings)
    listed = {source.url for source in sources}
    # Not those named as sources: they are read anyway.
    again = [WebSource(url, WebKind.PAGE) for url in cited if url not in listed]
    web = collect(
        [*sources, *again], options, memory, lambda done, total: progress("reading", done, total)
    )
    return Read(files, web, (*problems, *web.problems))


def _files(settings: Settings, progress: Progress) -> tuple[tuple[Article, ...], list[Problem]]:
    """Read the files; what cannot be read leaves the rest of the day alone."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for source in file_sources(settings):
        try:
            loaded = load([source], progress=lambda done, total: progress("reading", done, total))
        except (SourceNotFound, NoUsableSource) as error:
            problems.append(Problem(source, str(error).removeprefix(f"{source}: ")))
        else:
            articles += loaded.articles
            problems += loaded.problems
    return tuple(articles), problems


def collect_day(
    settings: Settings, archive: Archive, day: date, period: Times, progress: Progress
) -> tuple[Problem, ...]:
    """Read the day's sources and keep what they hold. Raises ArchiveError."""
    cited = tuple(_cited(archive, day))
    read = read_sources(settings, period, archive.feeds, progress, cited)
    archive.articles.keep((*read.files, *read.web.articles))
    archive.articles.again(read.web.unchanged)
    # Last: what is remembered as read is not asked for again.
    archive.feeds.remember(read.web.remembered)
    return read.problems


def _cited(archive: Archive, day: date) -> Iterator[str]:
    """Yield the addresses of pages that the briefings of the days before cite, the latest first."""
    found: dict[str, None] = {}
    before = Period(day - _LATELY, day - timedelta(days=1))
    for each in reversed(archive.briefings.days(before)):
        stored = archive.briefings.on(each)
        assert stored is not None
        urls = {one["id"]: one["url"] for one in stored.record["sources"]}
        for story in stored.record["stories"]:
            for statement in story["statements"]:
                found |= dict.fromkeys(urls[at["source"]] for at in statement["citations"])
    yield from [url for url in found if url.startswith(("http://", "https://"))][:_LOOKED_AT_AGAIN]
