"""What columns keep: moments, whatever their zone, and text of any characters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.archive.columns import UtcTime, original, storable
from brief.archive.store import Archive
from brief.archive.values import ArchiveOptions
from brief.ingest.web_values import Remembered
from brief.model import sha256
from tests.archive.conftest import Clock
from tests.archive.samples import article

ODD = "nul \x00, escape \x1a0041, lone \ud83d, \udc00, emoji 😀, \u2028 end"
ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    """Storing spells out what databases refuse, and reading undoes it."""
    stored = storable(text)
    assert "\x00" not in stored
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert original(stored) == text


@pytest.mark.parametrize("text", ["plain", "tab\t and line\n", "café 😀"])
def test_common_text_is_stored_as_it_is(text: str) -> None:
    """Only the few characters that have to be are spelled out."""
    assert storable(text) == text
    assert storable(f"{text}\x00") != f"{text}\x00"


def test_odd_characters_pass_through_the_database(archive: Archive) -> None:
    """An article with NUL and half a surrogate pair keeps its text, its hash and its body."""
    given_one = article(ODD, title=ODD)
    archive.articles.keep([given_one])
    (kept,) = archive.articles.by_hash([sha256(ODD)])
    assert kept.article == given_one


def test_a_moment_keeps_its_moment(archive: Archive) -> None:
    """Half past eight in a zone two hours ahead is half past six in UTC, everywhere."""
    ahead = datetime(2026, 3, 2, 8, 30, 0, 123456, timezone(timedelta(hours=2)))
    archive.feeds.remember([Remembered("https://quay.example/feed", seen=ahead)])
    found = archive.feeds.recall("https://quay.example/feed")
    assert found is not None
    assert found.seen == ahead
    assert found.seen is not None
    assert found.seen.isoformat() == "2026-03-02T06:30:00.123456+00:00"
    assert found.seen.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(archive: Archive) -> None:
    """It would mean another moment on another machine."""
    naive = datetime(2026, 3, 2, 8, 30)  # noqa: DTZ001 - on purpose
    with pytest.raises(Exception, match="has no time zone"):
        archive.feeds.remember([Remembered("https://quay.example/feed", seen=naive)])
    assert archive.feeds.recall("https://quay.example/feed") is None


def test_the_type_itself_refuses() -> None:
    """The refusal is the column's, before any database sees the value."""
    from sqlalchemy.dialects import sqlite

    dialect = sqlite.dialect()
    with pytest.raises(ValueError, match="no time zone"):
        UtcTime().process_bind_param(datetime(2026, 3, 2), dialect)  # noqa: DTZ001 - on purpose
    assert UtcTime().process_bind_param(datetime(2026, 3, 2, tzinfo=UTC), dialect) is not None


def test_the_clock_is_asked_for_utc(url: str) -> None:
    """A clock that gives local time without a zone cannot date anything."""
    from brief.archive import open_archive

    with (
        open_archive(url, ArchiveOptions(clock=lambda: Clock()().replace(tzinfo=None))) as archive,
        pytest.raises(Exception, match="has no time zone"),
    ):
        archive.articles.keep([article()])
