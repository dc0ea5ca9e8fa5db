"""What is remembered of addresses that are fetched again: validators, times, failures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from brief.archive.articles import address_key
from brief.archive.database import Database, insert
from brief.archive.tables import feeds
from brief.ingest.web_values import Remembered

_FIELDS = ("landed", "etag", "modified", "seen", "failing_since", "kept")


class Feeds:
    """The memory of fetching. `recall` may be called from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recall(self, url: str) -> Remembered | None:
        """Return what is known of exactly this address."""
        wanted = select(feeds).where(feeds.c.url == address_key(url))
        with self._database.read() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return Remembered(url, **{name: getattr(row, name) for name in _FIELDS})

    def remember(self, states: Iterable[Remembered]) -> None:
        """Keep what a run learned, in the place of what was known; all of it, or none.

        An address that is failing has failed once more each time it is given.
        """
        with self._database.write() as connection:
            for state in states:
                new = insert(connection, feeds).values(
                    url=address_key(state.url),
                    failures=int(state.failing_since is not None),
                    **{name: getattr(state, name) for name in _FIELDS},
                )
                count = feeds.c.failures + 1 if state.failing_since is not None else 0
                changed = {name: new.excluded[name] for name in _FIELDS} | {"failures": count}
                connection.execute(new.on_conflict_do_update(index_elements=["url"], set_=changed))

    def failing(self) -> Mapping[str, int]:
        """Return the addresses that failed at their last reading: how many times in a row."""
        failed = select(feeds.c.url, feeds.c.failures).where(feeds.c.failures > 0)
        wanted = failed.order_by(feeds.c.url)
        with self._database.read() as connection:
            return {row.url: row.failures for row in connection.execute(wanted)}
