"""The story on one screen: ingest, group, compose, check, accept.

Each step is a layer of its own and hands a value of its own type to the next;
see `brief.model`. Rendering and delivery take the `Briefing` that comes out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from brief.archive.values import Period
from brief.check import accept
from brief.check.checked import CheckReport
from brief.check.nli import nli_givers
from brief.check.whole import CheckOptions
from brief.engines import AUTOMATIC, EngineOptions, open_engine, panel_of
from brief.errors import NothingSupported, Problem
from brief.ingest import load, stream
from brief.ingest.at_hand import Source
from brief.model import Article, Briefing, Draft
from brief.past import PastOptions, export, search, show
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
    "NoSuchStory",
    "Outcome",
    "PastOptions",
    "Period",
    "Plan",
    "Preview",
    "PreviewOptions",
    "RunOptions",
    "StoryPlan",
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
    "search",
    "show",
    "told",
    "verify",
]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run may be told. `date` None is the day of the newest article.

    `nli` names a local model that is asked for second opinions.
    """

    engine: EngineOptions = AUTOMATIC
    date: date | None = None
    nli: str | None = None


class Outcome(NamedTuple):
    """The briefing, what befell sources on the way, and how the engine fared, one line each."""

    briefing: Briefing
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()


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
    required = nli_givers(options.nli)
    with open_engine(options.engine) as engine:
        loaded = load(sources, progress=lambda done, total: tell("reading", done, total))
        groups = cluster(loaded.articles)
        if say and engine.says:
            say(engine.says)
        written = engine.drafts(groups, lambda done, total: tell("composing", done, total))
        day = options.date or _newest(loaded.articles)
        stories = tuple(one.story for one in written)
        draft = Draft(day, engine.engine(written), loaded.articles, stories)
        panel = panel_of(required, engine.givers())
        briefing = accept(draft, lambda done, total: tell("checking", done, total), panel)
        briefing = replace(briefing, usage=engine.usage(), notes=engine.notes(written, panel))
        remarks = engine.remarks(written)
    if not any(story.statements for story in briefing.stories):
        withheld = sum(len(story.rejected) for story in briefing.stories)
        raise NothingSupported(
            f"no statement could be supported ({withheld} withheld); "
            "give articles with more prose, or more than one report of an event"
        )
    lost = panel.problems if panel else ()
    problems = (*loaded.problems, *_unread(loaded.articles), *lost)
    return Outcome(briefing, problems, remarks)


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


def _unread(articles: Sequence[Article]) -> list[Problem]:
    """Name the articles in languages that are not read."""
    return [
        Problem(a.path or a.id, f"is not in English ({a.language})", "only English is read")
        for a in articles
        if a.language and not a.language.lower().startswith("en")
    ]


def _newest(articles: Sequence[Article]) -> date:
    """Return the day of the newest article; today (UTC) when none has a date."""
    dated = [a.published.date() for a in articles if a.published]
    return max(dated) if dated else datetime.now(UTC).date()
