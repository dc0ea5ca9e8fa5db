"""An archive, open: what it keeps, by kind."""

from __future__ import annotations

from typing import Self

from brief.archive.articles import Articles
from brief.archive.briefings import Briefings
from brief.archive.claim import claim
from brief.archive.database import Database
from brief.archive.deliveries import Ledger
from brief.archive.feeds import Feeds
from brief.archive.readers import Readers
from brief.archive.runs import Runs
from brief.archive.search import candidates, search
from brief.archive.stories import Stories
from brief.archive.values import ALWAYS, ArchiveOptions, Hit, Period, Version

_HITS = 20


class Archive:
    """All that is kept. A context manager, which closes it.

    Each call is one transaction: what it changes is kept whole when it returns,
    or not at all. Every one raises ArchiveError when the database refuses.
    """

    def __init__(self, database: Database, options: ArchiveOptions) -> None:
        self._database = database
        self._options = options
        self.articles = Articles(database, options)
        self.stories = Stories(database)
        self.briefings = Briefings(database, options)
        self.feeds = Feeds(database)
        self.readers = Readers(database, options)
        self.runs = Runs(database, options)

    @property
    def name(self) -> str:
        """What people call it: its path, or its address without a password."""
        return self._database.name

    def claim(self, list_name: str, settings: str = "") -> None:
        """Make the archive that of one series of briefings; see `brief.archive.claim`."""
        claim(self._database, list_name, settings)

    def ledger(self, briefing: str | None = None) -> Ledger:
        """Return the ledger of deliveries; what is entered there belongs to `briefing`."""
        return Ledger(self._database, self._options, briefing)

    def search(self, words: str, period: Period = ALWAYS, most: int = _HITS) -> tuple[Hit, ...]:
        """Find words in articles and statements; see `brief.archive.search`."""
        return search(self._database, words, period, most)

    def candidates(self, sentence: str, most: int) -> tuple[Version, ...]:
        """Return the articles that are likest to tell of a sentence; see `brief.archive.search`."""
        return candidates(self._database, sentence, most)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
