"""What `brief` can do, one function each: what the commands call.

Each step is a layer of its own and hands a value of its own type to the next;
see `brief.model`. `brief.briefed` is the way from articles to a briefing, and
`brief.morning` that of a day, from feeds to readers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from brief.archive.values import Period
from brief.briefed import Given, Outcome, Progress, RunOptions, brief_articles
from brief.check.checked import CheckReport
from brief.check.whole import CheckOptions
from brief.engines import AUTOMATIC, EngineOptions, open_engine
from brief.errors import Problem
from brief.ingest import load, stream
from brief.ingest.at_hand import Source
from brief.model import Article
from brief.morning.run import run_morning
from brief.morning.values import Made, Morning, MorningOptions, Tell
from brief.past import PastOptions, changes_since, export, search, show
from brief.plans import Plan, StoryPlan, plan_of
from brief.previews import (
    NoSuchStory,
    Preview,
    PreviewOptions,
    list_profiles,
    list_prompts,
    preview,
)
from brief.proofs import check_claims, check_file, check_files, compare_files, verify
from brief.stories import Gathered, Told, cluster, cluster_stream, stream_told

__all__ = [
    "CheckOptions",
    "CheckReport",
    "EngineOptions",
    "Made",
    "Morning",
    "MorningOptions",
    "NoSuchStory",
    "Outcome",
    "PastOptions",
    "Period",
    "Plan",
    "Preview",
    "PreviewOptions",
    "Progress",
    "RunOptions",
    "StoryPlan",
    "Tell",
    "changes_since",
    "check_claims",
    "check_file",
    "check_files",
    "compare_files",
    "export",
    "fetch_vocabulary",
    "gathered",
    "list_profiles",
    "list_prompts",
    "plan",
    "preview",
    "run",
    "run_morning",
    "search",
    "show",
    "told",
    "verify",
]


def run(
    sources: Sequence[Source],
    options: RunOptions = RunOptions(),
    progress: Progress | None = None,
    say: Callable[[str], None] | None = None,
) -> Outcome:
    """Brief the articles found at `sources`, or at hand.

    `progress(stage, done, total)` is told how far each stage is, and `say` which
    model will be asked, before it is. Raises
    SourceNotFound, NoUsableSource, EngineUnavailable, OpinionUnavailable or
    NothingSupported.
    """
    tell = progress or (lambda stage, done, total: None)

    def read() -> Given:
        loaded = load(sources, progress=lambda done, total: tell("reading", done, total))
        return Given(loaded.articles, loaded.problems)

    return brief_articles(read, options, progress, say)


def plan(sources: Sequence[str], options: EngineOptions = AUTOMATIC) -> Plan:
    """Say what a run would ask of a model, and what that can cost; nothing is sent.

    Raises SourceNotFound, NoUsableSource, EngineUnavailable or FileFormatError.
    """
    with open_engine(options) as engine:
        return plan_of(engine, cluster(load(sources).articles))


def told(
    sources: Sequence[str], window: int | None, tell: Callable[[Problem], None]
) -> Iterator[Told]:
    """Yield the origins of the articles found at `sources`, each when it is settled.

    With a `window`, articles more than so many days apart are not compared; JSONL
    is then read as it comes and has to be in the order of times, anything else is
    put into it. "-" is JSONL on standard input. `tell` is called with each problem.
    Raises SourceNotFound or NoUsableSource.
    """
    found = stream(sources, tell)
    if window is None:
        return stream_told(found)
    if not all(one == "-" or one.endswith(".jsonl") for one in sources):
        # What has no time comes first, and is compared with what opens the window.
        found = iter(sorted(found, key=lambda one: (one.published or _EARLIEST, one.id)))
    return stream_told(_in_order(found, tell), window=timedelta(days=window))


_EARLIEST = datetime.min.replace(tzinfo=UTC)


def _in_order(articles: Iterator[Article], tell: Callable[[Problem], None]) -> Iterator[Article]:
    """Pass articles on, and tell of the first that is older than one before it."""
    last, told_of = _EARLIEST, False
    for article in articles:
        if article.published and article.published < last and not told_of:
            told_of = True
            todo = "sort the lines by their dates, or copies of it may be missed"
            tell(Problem(article.path or article.id, "is older than an article before it", todo))
        last = max(last, article.published or last)
        yield article


def gathered(sources: Sequence[str], tell: Callable[[Problem], None]) -> Iterator[Gathered]:
    """Yield the stories of the articles found at `sources`, each when nothing more can join it.

    "-" is JSONL on standard input; `tell` is called with each problem as it is
    met. Raises SourceNotFound or NoUsableSource.
    """
    return cluster_stream(stream(sources, tell))


def fetch_vocabulary(model: str | None = None, seconds: float = 60.0) -> Path:
    """Fetch the vocabulary of `model`, or of the one that is set; return where it is kept.

    Raises DownloadFailed, OutputError or EngineUnavailable.
    """
    # Only a run with a model, and this, pay for loading what a model takes.
    from brief.compose.chat.settings_read import read_settings
    from brief.compose.vocabularies import fetch_vocabulary as fetch

    return fetch(model or read_settings(os.environ).model, seconds)
