"""Whose archive it is: two series of briefings in one would be taken for each other's days."""

from __future__ import annotations

from sqlalchemy import select

from brief.archive.database import Database, insert
from brief.archive.tables import facts
from brief.errors import ArchiveError

_LIST = "list"


def claim(database: Database, list_name: str) -> None:
    """Make the archive that of the series `list_name`, for good.

    Raises ArchiveError where it is another's.
    """
    with database.write() as connection:
        connection.execute(
            insert(connection, facts)
            .values(name=_LIST, value=list_name)
            .on_conflict_do_nothing(index_elements=["name"])
        )
        owner = connection.execute(select(facts.c.value).where(facts.c.name == _LIST)).scalar_one()
    if owner != list_name:
        raise ArchiveError(
            f"archive {database.name}: it belongs to the briefing {owner!r}, not to {list_name!r}; "
            "give each its own with url under [archive]"
        )
