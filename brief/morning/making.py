"""From a day's articles to its briefing, with what changed since the days before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from brief.archive.values import StoredBriefing
from brief.briefed import Given, Outcome, RunOptions, brief_articles
from brief.changes import changes, day_of
from brief.errors import NoUsableSource
from brief.model import Article, Changes, sha256
from brief.morning.values import Tell
from brief.past import Earlier
from brief.topics import Topic, of_topics
from brief.wiring import engine_options

if TYPE_CHECKING:
    from brief.settings import Settings


def topics_of(settings: Settings) -> tuple[Topic, ...]:
    """Return the topics of the settings."""
    return tuple(
        Topic(one.name, one.include, one.exclude, one.names, one.languages)
        for one in settings.topic
    )


def make_briefing(
    settings: Settings, day: date, articles: Sequence[Article], earlier: Earlier, tell: Tell
) -> Outcome:
    """Brief a day's articles, those of the topics, and compare with the earlier days.

    Raises NoUsableSource where there is nothing to brief, and what the engine raises.
    """
    topics = topics_of(settings)
    chosen = tuple(apart(of_topics(articles, topics)))
    if not chosen:
        raise NoUsableSource(_nothing(settings, day, len(articles)))
    options = RunOptions(engine_options(settings), day)
    given = Given(chosen)
    outcome = brief_articles(lambda: given, options, tell.progress, tell.say)
    if not earlier.days:
        return outcome
    found = changes(earlier.days, day_of(outcome.briefing), earlier.retracted)
    return outcome._replace(briefing=replace(outcome.briefing, changes=found))


def _nothing(settings: Settings, day: date, found: int) -> str:
    """Say why there is nothing to brief."""
    if found:
        names = ", ".join(one.name for one in settings.topic)
        return (
            f"nothing to brief on {day}: none of {found} articles belongs to a topic ({names}); "
            "look at include, names and exclude under [[topic]]"
        )
    return (
        f"nothing to brief on {day}: no source gave an article of the last "
        f"{settings.briefing.hours} hours; see the warnings, or run `brief doctor`"
    )


def apart(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles in order of their ids, each under an id of its own.

    Files of several days may be called the same. A text that stands at several
    addresses is kept once for each: the outlets differ.
    """
    ordered = sorted(articles, key=lambda one: (one.id, one.url, one.path, one.sha256))
    named = Counter(one.id for one in ordered)
    taken = set(named)
    for one in ordered:
        if named[one.id] == 1:
            yield one
            continue
        digits = sha256(f"{one.url}\n{one.path}\n{one.text}")
        longer = (f"{one.id}-{digits[:size]}" for size in range(8, len(digits) + 1))
        name = next(name for name in longer if name not in taken)
        taken.add(name)
        yield replace(one, id=name)


def lasting(found: Changes | None, stored: Sequence[StoredBriefing]) -> Mapping[str, str]:
    """Map the ids of today's stories to the stable ids of those that they go on with."""
    by_day = {one.day: one.stories for one in stored}
    named: dict[str, str] = {}
    for story in found.stories if found else ():
        if story.story is not None and story.was is not None:
            known = by_day.get(story.was.date, {}).get(story.was.id)
            if known is not None and known not in named.values():
                named[story.story] = known
    return named
