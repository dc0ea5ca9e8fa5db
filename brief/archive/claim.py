"""Whose archive it is: two series of briefings in one would be taken for each other's days."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select, update

from brief.archive.database import Database, insert
from brief.archive.tables import facts
from brief.errors import ArchiveError

_LIST, _SETTINGS = "list", "settings"


def claim(database: Database, list_name: str, settings: str = "") -> None:
    """Make the archive that of the series `list_name`, for good.

    `settings` is where its settings stand; they may be moved, and then the old ones
    are gone. Raises ArchiveError where it is another's.
    """
    with database.write() as connection:
        owner = _noted(connection, _LIST, list_name)
        before = _noted(connection, _SETTINGS, settings)
        moved = before != settings and not Path(before).exists()
        if settings and (moved or not before):
            connection.execute(
                update(facts).where(facts.c.name == _SETTINGS).values(value=settings)
            )
    give = "give each its own with url under [archive]"
    if owner != list_name:
        raise ArchiveError(
            f"archive {database.name}: it belongs to the briefing {owner!r}, not to {list_name!r}; "
            f"{give}"
        )
    if settings and before and before != settings and not moved:
        raise ArchiveError(
            f"archive {database.name}: it belongs to the briefing of {before}, which is not this "
            f"one; {give}"
        )


def _noted(connection: Connection, name: str, value: str) -> str:
    """Return what is noted under a name, `value` from now on where nothing was."""
    connection.execute(
        insert(connection, facts)
        .values(name=name, value=value)
        .on_conflict_do_nothing(index_elements=["name"])
    )
    return str(connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one())
