"""The changes of a day: its stories and statements against those of earlier days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from brief.changes.days import Day, DayStory
from brief.changes.sources import Sources
from brief.changes.statements import change_of, match_statements
from brief.changes.stories import Pairs, pair_stories
from brief.model import Change, ChangeKind, Changes, StoryChanges, StoryRef, Told

_ORDER = {kind: place for place, kind in enumerate(ChangeKind)}


def changes(earlier: Iterable[Day], today: Day, retracted: Collection[str] = ()) -> Changes:
    """Return what changed since the earlier days, in whatever order they are given.

    A statement is compared with the latest day that told it; what is gone, and
    what rested on a source that fell, is told of the latest day alone, so that
    it is told once. `retracted` are hashes and addresses of articles that are
    known as withdrawn.
    """
    days = sorted(earlier, key=lambda day: (day.date, sorted(day.standing)), reverse=True)
    found = _Found(today)
    for day in days:
        found.compare(day, Sources(day, today, frozenset(retracted)), latest=day is days[0])
    return Changes(today.date, tuple(dict.fromkeys(day.date for day in days)), found.stories())


@dataclass
class _Found:
    """What has been found of today's stories and statements so far."""

    today: Day
    refs: dict[str, StoryRef] = field(default_factory=dict)
    by_told: dict[str, Change] = field(default_factory=dict)
    """By the ids of today's statements, which one day's briefing has once."""
    apart: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    """By today's stories: what fell, and what is gone."""
    gone: list[StoryChanges] = field(default_factory=list)

    def compare(self, day: Day, sources: Sources, *, latest: bool) -> None:
        """Compare what has no counterpart yet with a day's statements."""
        pairs = pair_stories(day, self.today)
        for at, to in pairs.same:
            ref = StoryRef(day.date, day.stories[to].id)
            self.refs.setdefault(self.today.stories[at].id, ref)
        open_ = [t for story in self.today.stories for t in story.told if t.id not in self.by_told]
        matched = match_statements(day, self.today, pairs, open_)
        backing = {name: ids for story in day.stories for name, ids in story.backing.items()}
        for match in matched.matches:
            self.by_told[match.now.id] = change_of(match, backing, sources)
        if latest:
            self._end(day, pairs, matched.left, sources)

    def _end(self, day: Day, pairs: Pairs, left: Sequence[Told], sources: Sources) -> None:
        """Add what is gone since the latest day, and what rested on sources that fell."""
        home = {day.stories[to].id: self.today.stories[at].id for at, to in pairs.near}
        home |= {day.stories[to].id: self.today.stories[at].id for at, to in pairs.same}
        for story in day.stories:
            ended = list(self._ended(story, left, sources))
            if story.id in home:
                self.apart[home[story.id]] += ended
            else:
                ref = StoryRef(day.date, story.id)
                self.gone.append(StoryChanges(None, ref, story.headline, tuple(ended)))

    def _ended(self, story: DayStory, left: Sequence[Told], sources: Sources) -> Iterator[Change]:
        """Yield what is gone, and mark what is told still and rests on an article that fell."""
        follows = _followers(self.by_told.values())
        for told in story.told:
            fallen = sources.fallen(told)
            now = follows.get(told)
            if fallen is not None:
                kind, cited = fallen
                found = self.by_told[now.id] if now else None
                if now and found and found.kind is ChangeKind.UNCHANGED:
                    self.by_told[now.id] = Change(kind, told, now, sources=cited)
                elif now and found and kind is ChangeKind.EDITED:
                    self.by_told[now.id] = replace(found, sources=cited)
                else:
                    yield Change(kind, told, now, sources=cited)
            elif told in left:
                yield Change(ChangeKind.GONE, told)

    def stories(self) -> tuple[StoryChanges, ...]:
        """Return today's stories in order, then those that are no longer reported."""
        made = []
        for story in self.today.stories:
            told = [self.by_told.get(t.id) or Change(ChangeKind.NEW, now=t) for t in story.told]
            apart = sorted(self.apart.get(story.id, ()), key=lambda one: _ORDER[one.kind])
            ref = self.refs.get(story.id)
            made.append(StoryChanges(story.id, ref, story.headline, (*told, *apart)))
        gone = sorted(self.gone, key=lambda one: (one.headline, str(one.was)))
        return (*made, *gone)


def _followers(found: Iterable[Change]) -> Mapping[Told, Told]:
    """Map earlier statements to those that go on with them today."""
    return {one.was: one.now for one in found if one.was and one.now}
