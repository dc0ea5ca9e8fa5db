"""Which articles a day goes by, and whose archive it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from brief.archive.store import Archive
from brief.archive.values import Times
from brief.errors import ArchiveError
from tests.archive.conftest import START
from tests.archive.samples import EDITED, TEXT, article

DAY = datetime(2026, 3, 1, tzinfo=UTC)
PERIOD = Times(DAY, DAY + timedelta(days=1))
LATER = START + timedelta(hours=1)
"""After everything that a test keeps was first seen."""
URL = "https://quay.example/ferry"


def addresses(archive: Archive, began: datetime = LATER) -> list[str]:
    """Return the addresses of the articles of the period."""
    return [one.url for one in archive.articles.of_period(PERIOD, began)]


@pytest.mark.parametrize(
    ("published", "within"),
    [
        (PERIOD.since, True),
        (PERIOD.since - timedelta(seconds=1), False),
        (PERIOD.until - timedelta(seconds=1), True),
        (PERIOD.until, False),
    ],
)
def test_articles_published_in_the_period(
    archive: Archive, published: datetime, within: bool
) -> None:
    """Its beginning belongs to it, its end does not."""
    archive.articles.keep([replace(article(), published=published)])
    assert addresses(archive) == [URL] * within


def test_an_article_without_a_date_counts_by_when_it_was_seen(archive: Archive) -> None:
    """One seen since the reading began belongs to the day; one seen before it does not."""
    archive.articles.keep([replace(article(), published=None)])
    assert addresses(archive, START) == [URL]
    assert addresses(archive) == []
    seen = Times(START, LATER)
    assert [one.url for one in archive.articles.of_period(seen, LATER)] == [URL]


def test_an_old_page_that_changed_belongs_to_the_day(archive: Archive) -> None:
    """In its last text; one that did not change does not."""
    old = DAY - timedelta(days=5)
    archive.articles.keep([replace(article(), published=old)])
    assert addresses(archive, START) == []
    archive.articles.keep([replace(article(EDITED), published=old)])
    (found,) = archive.articles.of_period(PERIOD, START)
    assert found.text == EDITED
    assert addresses(archive) == []


def test_the_text_that_stands_is_taken(archive: Archive) -> None:
    """Also where a page went back to what it said before."""
    within = PERIOD.since
    for text in (TEXT, EDITED, TEXT):
        archive.articles.keep([replace(article(text), published=within)])
    (found,) = archive.articles.of_period(PERIOD, LATER)
    assert found.text == TEXT


def test_what_was_retracted_is_left_out(archive: Archive) -> None:
    """Of two articles the one that is still stood by is left."""
    other = "https://mill.example/ferry"
    kept = [replace(article(), published=PERIOD.since, url=url) for url in (URL, other)]
    archive.articles.keep(kept)
    archive.articles.retract(URL, "withdrawn by its author")
    assert addresses(archive) == [other]


def test_an_archive_belongs_to_one_series(archive: Archive) -> None:
    """It may be claimed again by its own, and by no other."""
    archive.claim("briefing")
    archive.claim("briefing")
    with pytest.raises(ArchiveError, match="belongs to the briefing 'briefing', not to 'markets'"):
        archive.claim("markets")


def test_an_archive_belongs_to_one_file_of_settings(archive: Archive, tmp_path: Path) -> None:
    """Settings that were moved are the same; others beside them are not."""
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.touch()
    archive.claim("briefing")
    archive.claim("briefing", str(old))
    with pytest.raises(ArchiveError, match=r"belongs to the briefing of .*old\.toml"):
        archive.claim("briefing", str(new))
    old.rename(new)
    archive.claim("briefing", str(new))
    old.touch()
    with pytest.raises(ArchiveError, match=r"belongs to the briefing of .*new\.toml"):
        archive.claim("briefing", str(old))
