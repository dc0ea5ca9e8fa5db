"""Whose archive it is: two series of briefings in one would be taken for each other's days."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, select, update

from brief.archive.database import Database, insert
from brief.archive.tables import facts
from brief.errors import ArchiveError

_LIST, _SETTINGS = "list", "settings"


def claim(database: Database, list_name: str, settings: str = "") -> None:
    """Make the archive that of the series `list_name`, for good.

    `settings` is where its settings stand, "" for nowhere. Of an archive in a file
    it is noted from there, so that a folder with both may be copied; settings that
    were moved are known by the old ones being gone. Raises ArchiveError where it is
    another's.
    """
    folder = database.file.resolve().parent if database.file else Path("/")
    settings = _from(folder, settings)
    give = "give each its own with url under [archive]"
    with database.write() as connection:
        owner = _noted(connection, _LIST, list_name)
        if owner != list_name:
            raise ArchiveError(
                f"archive {database.name}: it belongs to the briefing {owner!r}, not to "
                f"{list_name!r}; {give}"
            )
        before = _noted(connection, _SETTINGS, settings)
        if not settings or before == settings:
            return
        if before and (folder / before).exists():
            other = (folder / before).resolve()
            raise ArchiveError(
                f"archive {database.name}: it belongs to the briefing of {other}, which is not "
                f"this one; {give}"
            )
        moved = update(facts).where(facts.c.name == _SETTINGS).values(value=settings)
        connection.execute(moved)


def _from(folder: Path, settings: str) -> str:
    """Return a path as it is from a folder; whole where there is no way, as between drives."""
    try:
        return settings and os.path.relpath(settings, folder)
    except ValueError:
        return settings


def _noted(connection: Connection, name: str, value: str) -> str:
    """Return what is noted under a name, `value` from now on where nothing was."""
    connection.execute(
        insert(connection, facts)
        .values(name=name, value=value)
        .on_conflict_do_nothing(index_elements=["name"])
    )
    return str(connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one())
