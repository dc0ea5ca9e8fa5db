"""Articles in, a checked briefing out: group, compose, check, accept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from brief.check import accept
from brief.check.nli import nli_givers
from brief.engines import AUTOMATIC, EngineOptions, open_engine, panel_of
from brief.errors import NothingSupported, Problem
from brief.model import Article, Briefing, Draft
from brief.stories import cluster

Progress = Callable[[str, int, int], None]
"""Told how far a stage is: its name, how much is done, of how much."""


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


class Given(NamedTuple):
    """What there is to brief: articles, and what befell those that are not among them."""

    articles: Sequence[Article]
    problems: Sequence[Problem] = ()


def brief_articles(
    read: Callable[[], Given],
    options: RunOptions = RunOptions(),
    progress: Progress | None = None,
    say: Callable[[str], None] | None = None,
) -> Outcome:
    """Brief the articles that `read` gives; it is asked once the engine is there to write.

    `progress(stage, done, total)` is told how far each stage is, and `say` which
    model will be asked, before it is. Raises EngineUnavailable,
    OpinionUnavailable, NothingSupported, and what `read` raises.
    """
    tell = progress or (lambda stage, done, total: None)
    required = nli_givers(options.nli)
    with open_engine(options.engine) as engine:
        given = read()
        groups = cluster(given.articles)
        if say and engine.says:
            say(engine.says)
        written = engine.drafts(groups, lambda done, total: tell("composing", done, total))
        day = options.date or _newest(given.articles)
        stories = tuple(one.story for one in written)
        draft = Draft(day, engine.engine(written), tuple(given.articles), stories)
        panel = panel_of(required, engine.givers)
        briefing = accept(draft, lambda done, total: tell("checking", done, total), panel)
        usage, notes, remarks = engine.account(written, panel)
        briefing = replace(briefing, usage=usage, notes=notes)
    if not any(story.statements for story in briefing.stories):
        withheld = sum(len(story.rejected) for story in briefing.stories)
        raise NothingSupported(
            f"no statement could be supported ({withheld} withheld); "
            "give articles with more prose, or more than one report of an event"
        )
    lost = panel.problems if panel else ()
    problems = (*given.problems, *_unread(given.articles), *lost)
    return Outcome(briefing, problems, remarks)


def _unread(articles: Sequence[Article]) -> list[Problem]:
    """Name the articles in languages that are not read."""
    return [
        Problem(
            a.path or a.url or a.id, f"is not in English ({a.language})", "only English is read"
        )
        for a in articles
        if a.language and not a.language.lower().startswith("en")
    ]


def _newest(articles: Sequence[Article]) -> date:
    """Return the day of the newest article; today (UTC) when none has a date."""
    dated = [a.published.date() for a in articles if a.published]
    return max(dated) if dated else datetime.now(UTC).date()
