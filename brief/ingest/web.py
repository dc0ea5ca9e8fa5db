"""The web in, articles out: feeds, pages and sitemaps read, and what befell the rest.

    collect(sources, options, memory) -> Collected(articles, problems, remembered, unchanged)

First every source is read, then every page that they lead to, each once; many
hosts at once, each host politely. What fails is a Problem, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from brief.errors import Problem
from brief.ingest.fetch import Fetcher
from brief.ingest.lanes import run_lanes
from brief.ingest.listings import Entry
from brief.ingest.locations import same_article, site_of
from brief.ingest.pages import Page, articles_of
from brief.ingest.web_read import PageResult, Reader, SourceResult, Target
from brief.ingest.web_values import (
    Collected,
    FetchMemory,
    FetchOptions,
    NoMemory,
    Remembered,
    WebKind,
    WebSource,
)
from brief.model import sha256
from brief.workers import Workers

__all__ = [
    "Collected",
    "FetchMemory",
    "FetchOptions",
    "Gathered",
    "NoMemory",
    "Remembered",
    "WebKind",
    "WebSource",
    "collect",
    "gather",
]

Progress = Callable[[int, int], None]

_FEW = 50  # pages that are parsed sooner than workers are started
_SHOWN = 3  # problems of one kind that are listed one by one for a source


@dataclass(frozen=True, slots=True)
class Gathered:
    """As `Collected`, with pages that have no ids yet."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    remembered: tuple[Remembered, ...]
    unchanged: tuple[str, ...]


def collect(
    sources: Sequence[WebSource],
    options: FetchOptions = FetchOptions(),
    memory: FetchMemory = NoMemory(),
    progress: Progress | None = None,
) -> Collected:
    """Read the articles that `sources` lead to.

    Store `remembered` only when the articles are stored: what it holds as read
    is not asked for again. The ids are made of the articles' addresses, and so
    are the same in every run. Nothing is raised for what the web does.
    """
    found = gather(sources, options, memory, progress)
    return Collected(
        tuple(articles_of(found.pages)), found.problems, found.remembered, found.unchanged
    )


def gather(
    sources: Sequence[WebSource],
    options: FetchOptions,
    memory: FetchMemory,
    progress: Progress | None = None,
) -> Gathered:
    """Read the pages that `sources` lead to; see `collect`."""
    with Fetcher(options) as fetcher, Workers(after=_FEW) as workers:
        reader = Reader(fetcher, options, memory, workers)
        read = run_lanes(
            [(site_of(one.url), one) for one in sources], reader.read_source, options.per_host
        )
        targets = _targets(read)
        pages = run_lanes(
            [(site_of(one.entry.url), one) for one in targets],
            reader.read_target,
            options.per_host,
            progress,
        )
    direct = [page for one in read for page in one.pages]
    kept = _fold([*direct, *(page for one in pages for page in one.pages)])
    problems = [problem for one in read for problem in one.problems]
    return Gathered(
        tuple(kept),
        (*problems, *_summed(targets, pages)),
        tuple(known for one in (*read, *pages) for known in one.remembered),
        tuple(dict.fromkeys(url for one in (*read, *pages) for url in one.unchanged)),
    )


def _targets(read: Sequence[SourceResult]) -> list[Target]:
    """The pages to read, each once: the first that lists it leads, others fill its gaps."""
    once: dict[str, Target] = {}
    for result in read:
        for target in result.targets:
            key = same_article(target.entry.url)
            first = once.get(key)
            if first is None:
                once[key] = target
            else:
                once[key] = replace(first, entry=_filled(first.entry, target.entry))
    return list(once.values())


def _filled(first: Entry, other: Entry) -> Entry:
    """The first entry, with the date, the publisher and the text of the other where it has none."""
    if first.published is None or (other.zoned and not first.zoned):
        first = replace(first, published=other.published, zoned=other.zoned)
    return replace(
        first, outlet=first.outlet or other.outlet, content=first.content or other.content
    )


def _fold(pages: Sequence[Page]) -> list[Page]:
    """Keep one page for each article: by its address, or by its words on the same site."""
    seen: set[str] = set()
    kept = []
    for page in pages:
        keys = {
            same_article(page.facts.url),
            f"{site_of(page.facts.url)} {sha256(page.prose)}",
        }
        if not keys & seen:
            kept.append(page)
        seen |= keys
    return kept


def _summed(targets: Sequence[Target], pages: Sequence[PageResult]) -> list[Problem]:
    """The problems of pages; where many of one source share one, the rest are counted."""
    problems: list[Problem] = []
    met: dict[tuple[str, str], list[Problem]] = {}
    for target, result in zip(targets, pages, strict=True):
        for problem in result.problems:
            alike = met.setdefault((target.source.url, problem.what.partition(" (")[0]), [])
            alike.append(problem)
            if len(alike) <= _SHOWN:
                problems.append(problem)
    for (source, what), alike in met.items():
        if len(alike) > _SHOWN:
            more = f"{len(alike) - _SHOWN} more of its pages have this: “{what}”"
            problems.append(Problem(source, more, alike[0].todo))
    return problems
