"""What was read, said and sent, kept over days: articles, stories, briefings, deliveries.

One database, in SQLite or PostgreSQL. Nothing is ever deleted, and a text that
was cited stays as it was. Frozen values go in and out; no row and no connection
leaves this package. The database's library takes most of a second to load, so
it is loaded when an archive is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief.archive.values import ArchiveOptions

if TYPE_CHECKING:
    from brief.archive.store import Archive

_DEFAULTS = ArchiveOptions()


def open_archive(url: str = "", options: ArchiveOptions = _DEFAULTS) -> Archive:
    """Open the archive at `url`, made or brought up to date where it has to be.

    `url` is a file's path, `postgresql://USER@HOST/NAME`, or "" for a file in the
    user's data folder. Raises ArchiveError, in one line, when it cannot be opened.
    """
    from brief.archive.database import open_database
    from brief.archive.migrate import migrate
    from brief.archive.store import Archive

    database = open_database(url, options)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Archive(database, options)
