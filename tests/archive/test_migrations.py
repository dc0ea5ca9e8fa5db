"""The schema: what a new archive has, and how one of an earlier release comes up to date.

`schemas/NNNN.sql` is an archive that the release with that schema wrote, as SQL
text for SQLite. It is never written again; a new schema adds a file.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from brief.archive import migrate, open_archive
from brief.archive.database import open_database
from brief.archive.migrate import HEAD, upgrade
from brief.archive.tables import metadata
from brief.archive.values import ArchiveOptions
from brief.errors import ArchiveError
from brief.model import sha256
from tests.archive.samples import EDITED, TEXT, article, record

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
_INDEX = re.compile(r"(article|statement)_words")


def schema_of(path: Path) -> list[str]:
    """Return the definitions in a database, without what SQLite makes by itself."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    made = [row[0] for row in rows if not re.match(r"CREATE TABLE '\w+_words_", row[0])]
    return sorted(" ".join(one.split()) for one in made)


def lines_of(path: Path) -> Iterator[str]:
    """Yield an archive as SQL text that makes it again.

    The indexes hold no text that could be read back, so they are filled anew.
    """
    from brief.archive.words import words_of

    with closing(sqlite3.connect(path)) as connection:
        for line in connection.iterdump():
            if not _INDEX.search(line) and "sqlite_master" not in line and "PRAGMA" not in line:
                yield line
        yield "BEGIN TRANSACTION;"
        for name, question in (
            ("article_words", "SELECT id, title, outlet, text FROM versions"),
            ("statement_words", "SELECT id, text FROM statements"),
        ):
            wanted = "SELECT sql FROM sqlite_master WHERE name = ?"
            yield connection.execute(wanted, (name,)).fetchone()[0] + ";"
            for row, *passages in connection.execute(question):
                words = " ".join(word for one in passages for word in words_of(one))
                yield f"INSERT INTO {name} (rowid, words) VALUES ({row}, '{words}');"  # noqa: S608 - words
        yield "COMMIT;"


def test_tables_are_what_the_migrations_make(nowhere: str) -> None:
    """The newest migration leaves the tables that the program works with."""
    open_archive(nowhere).close()
    database = open_database(nowhere, ArchiveOptions())
    with database.read() as connection:
        context = MigrationContext.configure(connection)
        found = [one for one in compare_metadata(context, metadata) if "_words" not in str(one)]
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    database.close()
    assert found == []


def test_a_difference_would_show(tmp_path: Path) -> None:
    """A column that the tables have and the migrations do not make is found."""
    path = tmp_path / "a.sqlite"
    open_archive(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE usage DROP COLUMN calls")
    database = open_database(str(path), ArchiveOptions())
    with database.read() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    database.close()
    assert "calls" in str(found)


def test_every_schema_has_its_archive() -> None:
    """Each migration was released with an archive to test from, and the last one is ours."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    revisions = [one.revision for one in scripts.walk_revisions()]
    assert sorted(revisions) == [path.stem for path in SCHEMAS]
    assert scripts.get_current_head() == HEAD


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_an_archive_of_a_release_comes_up_to_date(schema: Path, tmp_path: Path) -> None:
    """What it held is there afterwards, found by its words, and more can be added."""
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
    with open_archive(str(path)) as archive:
        first, second = archive.articles.versions(article().url)
        assert (first.article, second.article) == (article(), article(EDITED))
        kept = archive.briefings.on(date(2026, 3, 2))
        assert kept is not None
        assert kept.record == record(article())
        assert archive.briefings.keep(record(article())) == kept
        assert [hit.what for hit in archive.search("ferry")] == ["statement", "article", "article"]
        (sent,) = archive.ledger(kept.id).entries()
        assert (sent.key, sent.state) == ("email ann@example.org", "sent")
        assert archive.articles.keep([article("Another text.")])
        assert archive.briefings.resting_on([sha256(TEXT)])
    fresh = tmp_path / "new.sqlite"
    open_archive(str(fresh)).close()
    assert schema_of(path) == schema_of(fresh)


@pytest.mark.parametrize(
    ("schema", "left"), [("0002", frozenset()), ("0003", frozenset({"cy@example.org"}))]
)
def test_who_left_stays_away(schema: str, left: frozenset[str], tmp_path: Path) -> None:
    """Readers who left are known after an update; an archive from before they could has none."""
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS[0].parent / f"{schema}.sql").read_text(encoding="utf-8"))
    with open_archive(str(path)) as archive:
        assert archive.readers.left("briefing.example.org") == left


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_a_released_migration_stays_as_it_was(schema: Path, tmp_path: Path) -> None:
    """It still makes exactly the schema of the archive that was written with it."""
    released, made = tmp_path / "released.sqlite", tmp_path / "made.sqlite"
    with closing(sqlite3.connect(released)) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
    database = open_database(str(made), ArchiveOptions())
    with database.write() as writing:
        upgrade(writing, database.name, schema.stem)
    database.close()
    assert schema_of(released) == schema_of(made)


def test_a_newer_archive_is_left_alone(nowhere: str) -> None:
    """A schema that this program does not know is not touched."""
    open_archive(nowhere).close()
    database = open_database(nowhere, ArchiveOptions())
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(ArchiveError, match="a newer version of brief"):
        open_archive(nowhere)


def test_a_migration_that_fails_leaves_nothing(
    nowhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it happens or none: a second try finds an empty database, not half of one."""
    real = migrate.upgrade

    def fail(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]
        raise RuntimeError("the power failed")

    monkeypatch.setattr(migrate, "upgrade", fail)
    with pytest.raises(RuntimeError):
        open_archive(nowhere)
    monkeypatch.setattr(migrate, "upgrade", real)
    with open_archive(nowhere) as archive:
        archive.articles.keep([article()])
