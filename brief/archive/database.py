"""One database, SQLite or PostgreSQL: how it is reached, and how transactions are made.

SQLite takes one writer at a time. A transaction that reads first and writes
later can lose its snapshot to another writer and fail for good, so a writing
transaction says so at its beginning (BEGIN IMMEDIATE) and waits for its turn.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.schema import Table

from brief.archive.faults import explain
from brief.archive.values import ArchiveOptions
from brief.errors import ArchiveError

_WRITES = "brief_writes"
_FILE = "archive.sqlite"


class Database:
    """An open database. `name` is what people call it, without a password; `file` is SQLite's."""

    def __init__(self, engine: Engine, name: str, file: Path | None = None) -> None:
        self._engine = engine
        self.name = name
        self.file = file

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database. Raises ArchiveError."""
        with self._guarded(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept at the end, or none. Raises ArchiveError."""
        with self._guarded(), self._engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn what the database refuses into one line."""
        try:
            yield
        except (DBAPIError, PoolTimeout) as error:
            said = explain(error)
            if said is None:
                raise
            raise ArchiveError(f"archive {self.name}: {said}") from error


def open_database(url: str, options: ArchiveOptions) -> Database:
    """Return the database at `url`: a PostgreSQL address, a file's path, "" for the user's own.

    Nothing is connected yet. Raises ArchiveError when the address is of no known
    kind, or its folder cannot be made.
    """
    address = _address(url)
    if address.get_backend_name() == "postgresql":
        return _postgres(address, options)
    return _sqlite(address, options)


def file_of(url: str) -> Path | None:
    """Return the file of an archive in SQLite, None of one on a server. Raises ArchiveError."""
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return None
    return Path(address.database or "").expanduser()


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT of the connection's dialect, which knows ON CONFLICT."""
    made = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return made(table)


def _address(url: str) -> URL:
    """Read a path, "" for the user's own archive, or the address of a PostgreSQL database."""
    if not url:
        from platformdirs import user_data_path

        url = str(user_data_path("brief", appauthor=False) / _FILE)
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        # The text of the error repeats the address, which may hold a password.
        raise ArchiveError(
            "the archive's address cannot be read; give a path or postgresql://user@host/name"
        ) from error
    if address.drivername in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise ArchiveError(
            f"no archive can be kept in {address.drivername!r}; "
            "give a path or postgresql://user@host/name"
        )
    return address


def _sqlite(address: URL, options: ArchiveOptions) -> Database:
    """Open a file, made if that is allowed, whose transactions begin as `_WRITES` says."""
    path = Path(address.database or "").expanduser()
    if not address.database or address.database == ":memory:" or address.query:
        raise ArchiveError("an archive in SQLite is a file; give its path")
    if not options.create and not path.exists():
        raise ArchiveError(f"archive {path}: there is none yet; `brief daily` makes it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            # Drafts and addresses of readers are nobody else's business.
            path.touch(mode=0o600)
    except OSError as error:
        raise ArchiveError(
            f"archive {path}: cannot be made: {error.strerror}; choose another place"
        ) from error
    engine = create_engine(
        address.set(database=os.fspath(path)), connect_args={"timeout": options.wait}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own transactions begin too late; `_begin` makes them.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine, str(path), path)


def _postgres(address: URL, options: ArchiveOptions) -> Database:
    """Open a database on a PostgreSQL server. Raises ArchiveError without the extra."""
    try:
        import psycopg  # noqa: F401 - only to say what is missing
    except ImportError as error:
        raise ArchiveError(
            "an archive in PostgreSQL needs the extra: pip install 'brief-news[postgres]'"
        ) from error
    if options.password and not address.password:
        address = address.set(password=options.password)
    wait = max(1, round(options.wait))
    engine = create_engine(
        address,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": wait,
            "options": f"-c lock_timeout={wait * 1000} -c timezone=UTC",
        },
    )
    return Database(engine, address.render_as_string(hide_password=True))
