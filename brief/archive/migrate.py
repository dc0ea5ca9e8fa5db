"""The schema brought up to date when an archive is opened: all steps, or none."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from brief.archive.database import Database
from brief.errors import ArchiveError

HEAD = "0003"
"""The schema that this program writes; that of the newest module in `migrations/versions`."""

_FOLDER = Path(__file__).resolve().parent / "migrations"
_LOCK = 7_231_594_083  # any number that no other program takes for its own


def migrate(database: Database) -> None:
    """Bring the schema up to date. Raises ArchiveError when it is newer than this program."""
    with database.read() as connection:
        found = _revision(connection)
    if found == HEAD:
        # Alembic takes half a second to load, and most days it has nothing to do.
        return
    with database.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        # Another process may have done it while this one waited.
        if _revision(connection) != HEAD:
            upgrade(connection, database.name)


def upgrade(connection: Connection, name: str, to: str = HEAD) -> None:
    """Run the migrations up to the schema `to`, in the transaction of `connection`.

    Raises ArchiveError when the database, called `name`, is of a schema that is
    not known here.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise ArchiveError(
            f"archive {name}: it was written by a newer version of brief; install that one"
        ) from error


def _revision(connection: Connection) -> str | None:
    """Return the schema of a database, None of an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
