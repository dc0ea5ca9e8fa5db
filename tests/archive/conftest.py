"""Archives to test on: a file, and a database of a real server where one is at hand.

`BRIEF_TEST_POSTGRES_URL` is the address of a server on which databases may be
made; `.ci/postgres.sh` starts one. Every test gets a database of its own.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from brief.archive import open_archive
from brief.archive.store import Archive
from brief.archive.values import ArchiveOptions

SERVER = os.environ.get("BRIEF_TEST_POSTGRES_URL", "")
"""Read here, before every test loses the settings of the machine."""

START = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)


class Clock:
    """A clock that a test sets; each look at it takes a second."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Return the time, a second later each time."""
        self.now += timedelta(seconds=1)
        return self.now


Open = Callable[[], Archive]


@contextmanager
def new_database() -> Iterator[str]:
    """Make an empty database on the server, and give its address."""
    if not SERVER:
        pytest.skip("no PostgreSQL: BRIEF_TEST_POSTGRES_URL is not set")
    import psycopg

    name = f"brief_test_{secrets.token_hex(6)}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{SERVER.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def emptied() -> Iterator[Callable[[], str]]:
    """Return a function that empties the tables of one database and gives its address.

    To make a database takes longer than most tests.
    """
    import psycopg

    with new_database() as url, psycopg.connect(url, autocommit=True) as server:
        open_archive(url).close()

        def empty() -> str:
            named = "SELECT string_agg(tablename, ', ') FROM pg_tables WHERE schemaname = 'public'"
            tables = server.execute(f"{named} AND tablename <> 'alembic_version'").fetchone()
            assert tables is not None
            server.execute(f"TRUNCATE {tables[0]} RESTART IDENTITY")
            return url

        yield empty


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an archive with nothing in it."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    empty: Callable[[], str] = request.getfixturevalue("emptied")
    return empty()


@pytest.fixture(params=["sqlite", "postgres"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an archive that is not made yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "archive.sqlite")
        return
    with new_database() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    """The clock of the archive under test."""
    return Clock()


@pytest.fixture
def open_it(url: str, clock: Clock) -> Iterator[Open]:
    """Return a function that opens the archive, again and again."""
    opened: list[Archive] = []

    def open_one() -> Archive:
        opened.append(open_archive(url, ArchiveOptions(wait=2, clock=clock)))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def archive(open_it: Open) -> Archive:
    """An open archive, empty."""
    return open_it()
