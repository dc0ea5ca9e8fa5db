"""The story on one screen: ingest, group, compose, check, accept.

Each step is a layer of its own and hands a value of its own type to the next;
see `brief.model`. Rendering and delivery take the `Briefing` that comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from brief.check import accept
from brief.check.checked import CheckReport
from brief.check.nli import nli_panel
from brief.check.whole import CheckOptions
from brief.compose import extractive
from brief.errors import EngineUnavailable, NothingSupported, Problem
from brief.ingest import load, stream
from brief.model import Article, Briefing, Draft, DraftStory, Engine
from brief.proofs import check_claims, check_file, check_files, verify
from brief.stories import (
    Gathered,
    Told,
    cluster,
    cluster_stream,
    origins,
    stream_told,
    with_additions,
)

__all__ = [
    "CheckOptions",
    "CheckReport",
    "Outcome",
    "RunOptions",
    "check_claims",
    "check_file",
    "check_files",
    "gathered",
    "run",
    "told",
    "verify",
]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run may be told. `date` None is the day of the newest article.

    `nli` names a model that is asked for second opinions.
    """

    engine: str = "auto"
    date: date | None = None
    nli: str | None = None


class Outcome(NamedTuple):
    """The briefing, and what befell sources on the way."""

    briefing: Briefing
    problems: tuple[Problem, ...]


def run(
    sources: Sequence[str], options: RunOptions = RunOptions(), progress: Progress | None = None
) -> Outcome:
    """Brief the articles found at `sources`.

    `progress(stage, done, total)` is told how far each stage is. Raises
    SourceNotFound, NoUsableSource, EngineUnavailable, OpinionUnavailable or
    NothingSupported.
    """
    tell = progress or (lambda stage, done, total: None)
    engine = _engine(options.engine)
    panel = nli_panel(options.nli)
    loaded = load(sources, progress=lambda done, total: tell("reading", done, total))
    groups = cluster(loaded.articles)
    drafts: list[DraftStory] = []
    for number, articles in enumerate(groups, 1):
        drafts.append(_draft(f"s{number}", articles))
        tell("composing", number, len(groups))
    day = options.date or _newest(loaded.articles)
    draft = Draft(day, engine, loaded.articles, tuple(drafts))
    briefing = accept(draft, lambda done, total: tell("checking", done, total), panel)
    if not any(story.statements for story in briefing.stories):
        withheld = sum(len(story.rejected) for story in briefing.stories)
        raise NothingSupported(
            f"no statement could be supported ({withheld} withheld); "
            "give articles with more prose, or more than one report of an event"
        )
    return Outcome(briefing, (*loaded.problems, *_unread(loaded.articles)))


def told(
    sources: Sequence[str], window: int | None, tell: Callable[[Problem], None]
) -> Iterator[Told]:
    """Yield the origins of the articles found at `sources`, each when it is settled.

    With a `window`, articles more than so many days apart are not compared.
    `tell` is called with each problem. Raises SourceNotFound or NoUsableSource.
    """
    loaded = load(sources)
    for problem in loaded.problems:
        tell(problem)
    if window is None:
        return stream_told(loaded.articles)
    # What has no time comes first, and is compared with what opens the window.
    ordered = sorted(loaded.articles, key=lambda one: (one.published or _EARLIEST, one.id))
    return stream_told(ordered, window=timedelta(days=window))


_EARLIEST = datetime.min.replace(tzinfo=UTC)


def gathered(sources: Sequence[str], tell: Callable[[Problem], None]) -> Iterator[Gathered]:
    """Yield the stories of the articles found at `sources`, each when nothing more can join it.

    "-" is JSONL on standard input; `tell` is called with each problem as it is
    met. Raises SourceNotFound or NoUsableSource.
    """
    return cluster_stream(stream(sources, tell))


def _unread(articles: Sequence[Article]) -> list[Problem]:
    """Name the articles in languages that are not read."""
    return [
        Problem(a.path or a.id, f"is not in English ({a.language})", "only English is read")
        for a in articles
        if a.language and not a.language.lower().startswith("en")
    ]


def _engine(name: str) -> Engine:
    """Return the engine asked for; raises EngineUnavailable."""
    if name == "openai":
        raise EngineUnavailable(
            "this version has no model engine; use --engine extractive, which needs no key"
        )
    return Engine(extractive.NAME)


def _draft(story: str, articles: Sequence[Article]) -> DraftStory:
    """Compose one story."""
    prefix = f"{story}-o"
    found = with_additions(origins(articles, prefix), prefix)
    return extractive.compose(story, articles, found)


def _newest(articles: Sequence[Article]) -> date:
    """Return the day of the newest article; today (UTC) when none has a date."""
    dated = [a.published.date() for a in articles if a.published]
    return max(dated) if dated else datetime.now(UTC).date()
