"""What a database refuses: one line that says what to do, and nothing half done."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from brief.archive import open_archive
from brief.archive.faults import explain
from brief.archive.store import Archive
from brief.archive.values import ArchiveOptions
from brief.errors import ArchiveError
from tests.archive.samples import EDITED, article, record

QUICK = ArchiveOptions(wait=0.05)


def _line(error: ArchiveError) -> str:
    assert "\n" not in str(error)
    assert error.exit_code == 14
    return str(error)


def _engine(archive: Archive) -> Engine:
    return archive._database._engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the archive is."""
    return tmp_path / "archive.sqlite"


def test_a_full_disk_is_one_line(path: Path) -> None:
    """What was kept before is safe, nothing is half kept, and with room it goes on."""
    with open_archive(str(path), QUICK) as archive:
        archive.articles.keep([article()])
        with archive._database.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

        @event.listens_for(_engine(archive), "begin")
        def _fill(connection: object) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + room}")  # type: ignore[attr-defined]

        room = 2
        long = article("The quay. " * 50_000, "https://long.example/")
        with pytest.raises(ArchiveError, match="the disk is full") as caught:
            archive.articles.keep([article(EDITED), long])
        assert str(path) in _line(caught.value)
        assert len(archive.articles.versions(article().url)) == 1
        room = 1_000_000
        archive.articles.keep([article(EDITED), long])
        assert len(archive.articles.versions(article().url)) == 2


def test_a_locked_database_is_one_line(path: Path) -> None:
    """Another program that writes for longer than the wait is named as the cause; then it goes."""
    with open_archive(str(path), QUICK) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process is writing") as caught:
            archive.articles.keep([article()])
        assert _line(caught.value)
        assert archive.articles.versions(article().url) == ()
        other.execute("COMMIT")
        other.close()
        archive.articles.keep([article()])
        assert len(archive.articles.versions(article().url)) == 1


def test_a_lock_held_on_the_server_is_one_line(emptied: object) -> None:
    """A writer that waits too long for a row is told the same as on SQLite."""
    import psycopg

    assert callable(emptied)
    url = emptied()
    with open_archive(url, ArchiveOptions(wait=1)) as archive, psycopg.connect(url) as other:
        ledger = archive.ledger()
        ledger.plan(["a"])
        other.execute("SELECT * FROM deliveries FOR UPDATE")
        with pytest.raises(ArchiveError, match="another process is writing") as caught:
            ledger.begin("a")
        assert _line(caught.value)
        other.rollback()
        assert ledger.begin("a") == "planned"


def test_a_file_of_another_kind_is_left_alone(path: Path) -> None:
    """What is no archive is not overwritten."""
    path.write_text("These are my notes.\n" * 100)
    with pytest.raises(ArchiveError, match="is no archive") as caught:
        open_archive(str(path), QUICK)
    assert str(path) in _line(caught.value)
    assert path.read_text().startswith("These are my notes.")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """Where a file stands in the way, the place is named."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="cannot be made") as caught:
        open_archive(str(tmp_path / "file" / "a.sqlite"), QUICK)
    assert _line(caught.value)


def test_an_archive_is_private_and_made_on_demand(path: Path) -> None:
    """Others cannot read the file; where none is to be made, none is."""
    with pytest.raises(ArchiveError, match="there is none yet"):
        open_archive(str(path), ArchiveOptions(create=False))
    assert not path.exists()
    open_archive(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    open_archive(str(path), ArchiveOptions(create=False)).close()


def test_the_users_own_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without an address it is a file in the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with open_archive() as archive:
        assert Path(archive.name).name == "archive.sqlite"
        assert tmp_path in Path(archive.name).parents
    assert len(list(tmp_path.rglob("archive.sqlite"))) == 1


@pytest.mark.parametrize("url", ["mysql://h/d", "sqlite://", "sqlite:///:memory:", "://", "x://"])
def test_other_addresses_are_refused(url: str) -> None:
    """An archive is a file or a PostgreSQL database, and said to be."""
    with pytest.raises(ArchiveError, match=r"give a path|give its path") as caught:
        open_archive(url, QUICK)
    assert _line(caught.value)


def test_a_server_that_is_not_there_is_one_line() -> None:
    """It is named, its password is not."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    with pytest.raises(ArchiveError, match="cannot be reached") as caught:
        open_archive("postgresql://ann:hushhush@127.0.0.1:9/news", ArchiveOptions(wait=1))
    assert "hushhush" not in _line(caught.value)
    assert "ann" in str(caught.value)


def test_a_missing_driver_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra it is said which to install."""
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ArchiveError, match="needs the extra"):
        open_archive("postgresql://ann@127.0.0.1/news")


def test_a_wrong_password_is_one_line(emptied: object) -> None:
    """The account and where its password is set are named."""
    assert callable(emptied)
    url = str(emptied())
    scheme, _, rest = url.partition("://")
    user, _, _ = rest.partition(":")
    host = rest.rpartition("@")[2]
    wrong = ArchiveOptions(password="not it", wait=1)
    with pytest.raises(ArchiveError, match="BRIEF_ARCHIVE_PASSWORD") as caught:
        open_archive(f"{scheme}://{user}@{host}", wrong)
    assert "not it" not in _line(caught.value)


def test_the_password_may_come_apart_from_the_address(emptied: object) -> None:
    """It is added to an address that has none."""
    assert callable(emptied)
    scheme, _, rest = str(emptied()).partition("://")
    account, _, host = rest.rpartition("@")
    user, _, password = account.partition(":")
    with open_archive(f"{scheme}://{user}@{host}", ArchiveOptions(password=password)) as archive:
        assert password not in archive.name
        archive.articles.keep([article()])


def test_our_own_faults_are_not_the_databases() -> None:
    """A broken rule of ours is a fault in the program; what nobody foresaw is told as it is."""
    assert explain(IntegrityError("INSERT", {}, ValueError("x"))) is None
    said = explain(OperationalError("INSERT", {"a": "secret"}, ValueError("odd\nsecond")))
    assert said == "ValueError: odd"


def test_half_a_briefing_is_never_kept(path: Path) -> None:
    """A failure in the middle of keeping leaves nothing of it."""
    with open_archive(str(path), QUICK) as archive:

        @event.listens_for(_engine(archive), "before_cursor_execute")
        def _fail(_c: object, _cursor: object, statement: str, *_: object) -> None:
            if broken and "INTO statement_words" in statement:
                raise sqlite3.OperationalError("disk I/O error")

        broken = True
        with pytest.raises(Exception, match="disk"):
            archive.briefings.keep(record(article()))
        assert archive.briefings.between() == ()
        assert archive.briefings.spent() == ()
        broken = False
        archive.briefings.keep(record(article()))
        assert len(archive.search("ferry")) == 1
