"""What other programs call: articles in, stories and checked briefings out.

Everything here is offered under `brief` itself, and what is promised of it stands
in docs/versioning.md. `brief.check`, the checker alone, is `brief.check.api`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what a caller calls the day
from datetime import datetime
from typing import Any, Literal, TypeAlias

from brief import daily
from brief.changes import changes, day_of
from brief.check.restored import restore as restore_record
from brief.check.verify import Failure, VerifyReport
from brief.daily import EngineOptions, Outcome, Progress, RunOptions
from brief.engines import with_origins
from brief.errors import EngineUnavailable
from brief.ingest import Loaded
from brief.ingest import load as load_all
from brief.ingest.at_hand import Source
from brief.model import Article, Briefing, Changes, Origin
from brief.proofs import read_briefing, verify_with
from brief.render.records import to_record
from brief.stories import grouped
from brief.stories.gathered import Nearest, Why

__all__ = [
    "Cluster",
    "EngineName",
    "EngineOptions",
    "Failure",
    "Loaded",
    "Nearest",
    "Outcome",
    "Recorded",
    "Sources",
    "VerifyReport",
    "Why",
    "cluster",
    "compare",
    "load",
    "restore",
    "run",
    "verify",
]

EngineName: TypeAlias = Literal["extractive", "openai", "auto"]
Recorded: TypeAlias = Mapping[str, Any] | str | os.PathLike[str]
"""A briefing's JSON record, or the path of its file."""

Sources: TypeAlias = Source | Iterable[Source]
"""Paths, folders, patterns, addresses, and articles or records at hand; one or several."""

_ENGINES = ("extractive", "openai", "auto")


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event: its articles, the independent reports among them, and why they are one story.

    `id` is that of the story in a briefing of the same articles.
    """

    id: str
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    why: Why


def load(sources: Sources) -> Loaded:
    """Read articles, and say what could not be read.

    Raises SourceNotFound when nothing is there, NoUsableSource when nothing
    there is an article.
    """
    return load_all(_each(sources))


def cluster(articles: Sources) -> tuple[Cluster, ...]:
    """Group articles into stories, the story of most articles first.

    Every article is in one story, and in one of its origins. Where anything but
    articles is given it is read as `load` reads it; what could not be read, only
    `load` tells. Raises ValueError when two articles have the same id, TypeError,
    SourceNotFound or NoUsableSource.
    """
    given = _each(articles)
    known = tuple(one for one in given if isinstance(one, Article))
    groups = grouped(known if len(known) == len(given) else load(given).articles)
    named = with_origins([group.articles for group in groups])
    return tuple(
        Cluster(name, group.articles, tuple(origins), group.why)
        for group, (name, _, origins) in zip(groups, named, strict=True)
    )


def run(
    sources: Sources,
    *,
    engine: EngineName | EngineOptions = "extractive",
    date: Date | None = None,
    nli: str | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Brief articles: what is agreed, unresolved and stated, each sentence with its evidence.

    Nothing is sent anywhere unless `engine` is "openai", or "auto" where a model is
    set in the environment, or EngineOptions that say so. `date` is the day of the
    briefing, by default that of the newest article. `nli` names a local model that
    is asked for second opinions. `progress(stage, done, total)` is called on the way.

    What befell single sources is in the outcome's `problems`. Raises SourceNotFound,
    NoUsableSource, EngineUnavailable, OpinionUnavailable or NothingSupported.
    """
    options = EngineOptions(engine) if isinstance(engine, str) else engine
    if options.name not in _ENGINES:
        known = ", ".join(_ENGINES)
        raise EngineUnavailable(f"there is no engine {options.name!r}; there are {known}")
    day = date.date() if isinstance(date, datetime) else date
    return daily.run(_each(sources), RunOptions(options, day, nli), progress)


def verify(briefing: Briefing | Recorded, sources: Sources | None = None) -> VerifyReport:
    """Prove a finished briefing again: hashes, characters, verdicts and origins.

    Without `sources` a `Briefing` is proved from the articles that it holds; a record
    needs them. Raises FileFormatError when it is no briefing, MissingSource when it
    cites what is not there, SourceNotFound or NoUsableSource.
    """
    if sources is not None:
        articles = load(sources).articles
    elif isinstance(briefing, Briefing):
        articles = briefing.sources
    else:
        raise TypeError("a recorded briefing is proved from its sources: give them too")
    record = to_record(briefing) if isinstance(briefing, Briefing) else _record(briefing)
    return verify_with(record, articles)


def restore(record: Recorded, sources: Sources) -> Briefing:
    """Return the briefing that was recorded, to render or compare it again.

    Its citations are proved; its verdicts are those recorded, and only `verify`
    reaches them anew. Raises FileFormatError, MissingSource, SourceNotFound or
    NoUsableSource.
    """
    return restore_record(_record(record), load(sources).articles)


def compare(earlier: Iterable[Briefing], later: Briefing) -> Changes:
    """Say what changed from earlier days' briefings to a later one's.

    To show it with the briefing: `dataclasses.replace(later, changes=...)`.
    """
    return changes([day_of(one) for one in earlier], day_of(later))


def _each(sources: Sources) -> tuple[Source, ...]:
    """Return the sources of one or several."""
    if isinstance(sources, str | os.PathLike | Article | Mapping):
        return (sources,)
    several: object = sources
    if isinstance(several, bytes) or not isinstance(several, Iterable):
        raise TypeError(f"sources are paths, articles or records of them, not {several!r:.80}")
    return tuple(several)


def _record(recorded: Recorded) -> dict[str, Any]:
    return dict(recorded) if isinstance(recorded, Mapping) else read_briefing(os.fspath(recorded))
