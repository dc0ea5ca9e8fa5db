"""One day's briefing, in the one form in which days are compared.

A day is read from a `Briefing` at hand, or from its JSON record with those of
its articles that are at hand. An article that is not is stood in for by what
was cited of it: enough to compare statements, not to say who copied whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from brief.changes.standing import Standing, stand_in, stand_whole
from brief.check.records import (
    Recorded,
    read_names,
    read_sentences,
    read_sources,
    require_briefing,
)
from brief.errors import FileFormatError
from brief.model import (
    Article,
    Basis,
    Briefing,
    Cited,
    Claim,
    Kind,
    Origin,
    Pointer,
    Story,
    Told,
    sha256,
)


@dataclass(frozen=True, slots=True)
class DayStory:
    """One story of a day; `sources` are the ids of its articles."""

    id: str
    headline: str
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]
    told: tuple[Told, ...]
    backing: Mapping[str, tuple[str, ...]]
    """For each statement the ids of the articles of the origins that state it."""


Print = tuple[str, Kind, Basis, frozenset[tuple[str, int, int]]]


def print_of(told: Told) -> Print:
    """Return what two statements have in common when one is the other told again.

    The holder is no part of it: where nobody gives a full name any more, "Runa
    Tveiten" of yesterday is "Tveiten" today.
    """
    cited = frozenset((at.sha256, at.start, at.end) for at in told.citations)
    return told.text, told.kind, told.basis, cited


@dataclass(frozen=True, slots=True)
class Day:
    """A day's briefing; `standing` maps the ids of its sources to their articles."""

    date: date
    standing: Mapping[str, Standing]
    stories: tuple[DayStory, ...]

    def members(self, story: str) -> tuple[str, ...]:
        """Return the ids of the sources of a story, and of what its statements cite."""
        (found,) = (one for one in self.stories if one.id == story)
        cited = (at.source for told in found.told for at in told.citations)
        return tuple(dict.fromkeys((*found.sources, *cited)))


def day_of(briefing: Briefing) -> Day:
    """Return the day of a briefing at hand."""
    standing = {article.id: stand_whole(article) for article in briefing.sources}
    stories = tuple(_story_of(briefing.date, story, standing) for story in briefing.stories)
    return Day(briefing.date, standing, stories)


def _story_of(day: date, story: Story, standing: Mapping[str, Standing]) -> DayStory:
    sentences = [
        (one.id, _claim(one.text, one.kind, one.basis, one.holder, one.citations), one.origins)
        for one in story.statements
    ]
    told = tuple(_told(day, story.id, name, claim, standing) for name, claim, _ in sentences)
    return DayStory(
        story.id,
        story.headline.text if story.headline else "",
        story.articles,
        story.origins,
        told,
        {name: _members(story.origins, stated) for name, _, stated in sentences},
    )


def _claim(
    text: str, kind: Kind, basis: Basis, holder: str | None, citations: Iterable[Any]
) -> Claim:
    return Claim(text, tuple(one.pointer for one in citations), kind, basis, holder)


def read_day(record: object, articles: Sequence[Article] = ()) -> Day:
    """Read a day from a briefing's JSON record and those of its articles that are at hand.

    An article is found by its hash alone: another text proves nothing of that
    day. Raises FileFormatError when the record is no briefing.
    """
    fields = require_briefing(record)
    day = _date(fields)
    by_hash = {sha256(article.text): article for article in articles}
    sentences = list(read_sentences(fields))
    quotes: dict[str, list[Pointer]] = defaultdict(list)
    for one in sentences:
        for pointer in () if one.rejected else one.claim.pointers:
            quotes[pointer.source].append(pointer)
    standing = {
        source["id"]: stand_in(source, by_hash.get(source["sha256"]), quotes[source["id"]])
        for source in read_sources(fields)
    }
    stories = tuple(
        _read_story(day, story, number, sentences, standing)
        for number, story in enumerate(fields["stories"])
    )
    if len({story.id for story in stories}) < len(stories):
        raise FileFormatError("two stories have one id")
    return Day(day, standing, stories)


def _date(fields: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(fields.get("date")))
    except ValueError:
        raise FileFormatError("“date” is no day in the form YYYY-MM-DD") from None


def _read_story(
    day: date,
    story: Mapping[str, Any],
    number: int,
    sentences: Sequence[Recorded],
    standing: Mapping[str, Standing],
) -> DayStory:
    """Read one story of a record, from those of its sentences that were kept."""
    mine = [one for one in sentences if one.path[1] == number and not one.rejected]
    headline = next((one.claim.text for one in mine if one.headline), "")
    kept = [one for one in mine if not one.headline]
    if any(one.claim.kind is None or one.claim.basis is None for one in kept):
        raise FileFormatError("a statement has neither kind nor basis")
    origins = mine[0].origins if mine else ()
    name = str(story["id"])
    cited = [pointer.source for one in mine for pointer in one.claim.pointers]
    members = [article for origin in origins for article in origin.articles]
    return DayStory(
        name,
        headline,
        tuple(one for one in dict.fromkeys([*members, *cited]) if one in standing),
        origins,
        tuple(_told(day, name, one.where, one.claim, standing) for one in kept),
        {one.where: _members(origins, read_names(one.fields, "origins")) for one in kept},
    )


def _told(day: date, story: str, name: str, claim: Claim, standing: Mapping[str, Standing]) -> Told:
    assert claim.kind is not None
    assert claim.basis is not None
    cited = tuple(_cited(claim.pointers, standing))
    return Told(day, story, name, claim.text, claim.kind, claim.basis, claim.holder, cited)


def _cited(pointers: Iterable[Pointer], standing: Mapping[str, Standing]) -> Iterator[Cited]:
    for at in pointers:
        if at.source not in standing:
            raise FileFormatError(f"the source “{at.source}” is cited and not listed")
        article = standing[at.source].article
        yield Cited(
            at.source,
            standing[at.source].sha256,
            article.outlet,
            article.url,
            article.published,
            at.start,
            at.end,
            at.quote,
        )


def _members(origins: Sequence[Origin], stated: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the articles of these origins; a digest stands for what it adds."""
    named = frozenset(stated)
    return tuple(
        dict.fromkeys(
            article
            for origin in origins
            if origin.id in named
            for article in (origin.articles or (origin.original,))
        )
    )
