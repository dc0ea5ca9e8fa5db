"""The archive as the server reads it: briefings proved again, the last few kept in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from datetime import date, timedelta
from threading import Lock, Thread
from typing import Any, NamedTuple

from brief.archive import open_archive
from brief.archive.store import Archive
from brief.archive.values import ArchiveOptions, Hit, Period, StoredBriefing, Version
from brief.archive.words import words_of
from brief.changes import changes, day_of
from brief.model import Briefing, Changes
from brief.past import earlier_days, restored
from brief.serve.kept import Kept

_BRIEFINGS = 8  # whole, with the texts of their articles
_SUMMARIES = 400
_CHANGES = 8
_COMPARED = 7  # earlier briefings, of
_WITHIN = timedelta(days=14)
_PATIENCE = 2.0  # seconds


class NotKept(LookupError):
    """The archive has no such briefing."""


class StillWorking(Exception):
    """What was asked for takes its time, and is there later."""


class StorySummary(NamedTuple):
    """One story of a day: its headline, and the stems of all that its statements say."""

    headline: str
    stems: frozenset[str]


class DaySummary(NamedTuple):
    """A day's briefing in short."""

    day: date
    id: str
    stories: tuple[StorySummary, ...]


class Library:
    """What is read of an open archive. Its methods may be called from several threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._briefings: Kept[str, Briefing] = Kept(_BRIEFINGS)
        self._summaries: Kept[str, DaySummary] = Kept(_SUMMARIES)
        self._changes: Kept[tuple[str, ...], Future[Changes]] = Kept(_CHANGES)
        self._one_at_a_time = Lock()

    def days(self) -> dict[date, str]:
        """Return the days that have a briefing, in order, with the id of each."""
        return dict(self._archive.briefings.ids())

    def briefing(self, key: str) -> Briefing:
        """Return a briefing as it was given out, its citations proved again.

        Raises NotKept, or MissingSource or FileFormatError where they cannot be.
        """
        return self._briefings.get(key, lambda: restored(self._stored(key), self._archive))

    def summary(self, key: str) -> DaySummary:
        """Return a briefing in short. Raises NotKept."""
        return self._summaries.get(key, lambda: _summary(self._stored(key)))

    def changes(self, key: str) -> Changes:
        """Return what changed in a briefing since earlier ones, as it was given out.

        One that was given out without that is compared now with those of the two
        weeks before it. Raises as `briefing` does, and StillWorking where that
        takes longer than a reader should wait; it goes on, and is there later.
        """
        today = self.briefing(key)
        if today.changes is not None:
            return today.changes
        period = Period(today.date - _WITHIN, today.date - timedelta(days=1))
        earlier = self._archive.briefings.ids(period)[-_COMPARED:]
        if not earlier:
            return Changes(today.date, (), ())
        names = (key, *(one for _, one in earlier))
        found = self._changes.get(names, lambda: self._begin(today, earlier[0][0]))
        try:
            return found.result(_PATIENCE)
        except FutureTimeout:
            raise StillWorking from None
        except BaseException:
            self._changes.drop(names)
            raise

    def search(self, words: str, most: int) -> tuple[Hit, ...]:
        """Find words in what was read and said. Raises ArchiveError where there is no word."""
        return self._archive.search(words, most=most)

    def candidates(self, sentence: str, most: int) -> tuple[Version, ...]:
        """Return the articles that may tell of a sentence, the likest first."""
        return self._archive.candidates(sentence, most)

    def leave(self, list_id: str, address: str) -> bool:
        """Note that a reader left a mailing list; False where that was known."""
        return self._archive.readers.leave(list_id, address)

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def _stored(self, key: str) -> StoredBriefing:
        found = self._archive.briefings.find(key)
        if found is None:
            raise NotKept(key)
        return found

    def _begin(self, today: Briefing, since: date) -> Future[Changes]:
        """Compare in a thread of its own, one comparison at a time."""
        found: Future[Changes] = Future()

        def work() -> None:
            with self._one_at_a_time:
                try:
                    found.set_result(self._compared(today, since))
                except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                    found.set_exception(error)

        # A daemon, so that a stop need not wait for it.
        Thread(target=work, daemon=True).start()
        return found

    def _compared(self, today: Briefing, since: date) -> Changes:
        """Compare a briefing with those of the days from `since` to the day before it."""
        period = Period(since, today.date - timedelta(days=1))
        earlier = earlier_days(self._archive, period)
        return changes(earlier.days, day_of(today), earlier.retracted)


def open_library(url: str, password: str) -> Library:
    """Open the archive at `url`. Raises ArchiveError when there is none, or it cannot be read."""
    return Library(open_archive(url, ArchiveOptions(password, create=False)))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of some texts, as summaries hold them."""
    return frozenset(stem for text in words for stem in words_of(text))


def _summary(stored: StoredBriefing) -> DaySummary:
    titles = {source["id"]: source["title"] for source in stored.record["sources"]}
    return DaySummary(
        stored.day,
        stored.id,
        tuple(_story(story, titles) for story in stored.record["stories"]),
    )


def _story(story: Mapping[str, Any], titles: Mapping[str, str]) -> StorySummary:
    headline = story["headline"]["text"] if story["headline"] else ""
    told = [text for one in story["statements"] for text in (one["text"], one["holder"] or "")]
    named = {name for origin in story["origins"] for name in origin["articles"]}
    said = [headline, *told, *(titles.get(name, "") for name in named)]
    return StorySummary(headline, stems_of(said))
