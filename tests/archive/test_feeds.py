"""The memory of fetching: validators come back, and failures are counted in a row."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from brief.archive.store import Archive
from brief.ingest.web_values import Remembered
from tests.archive.conftest import START

FEED = Remembered(
    "https://quay.example/feed",
    landed="https://quay.example/rss",
    etag='"v1"',
    modified="Mon, 02 Mar 2026 06:00:00 GMT",
    seen=START,
)


def test_what_was_learned_comes_back(archive: Archive) -> None:
    """The latest state takes the place of the one before; another address has none."""
    archive.feeds.remember([FEED, replace(FEED, url="https://mill.example/feed")])
    archive.feeds.remember([replace(FEED, etag='"v2"', kept="a note")])
    assert archive.feeds.recall(FEED.url) == replace(FEED, etag='"v2"', kept="a note")
    assert archive.feeds.recall("https://mill.example/feed") == replace(
        FEED, url="https://mill.example/feed"
    )
    assert archive.feeds.recall("https://quay.example/feed/") is None


def test_failures_in_a_row_are_counted(archive: Archive) -> None:
    """Each failure counts one more, and a good answer begins anew."""
    failing = replace(FEED, failing_since=START)
    for count in (1, 2, 3):
        archive.feeds.remember([failing])
        assert archive.feeds.failing() == {FEED.url: count}
    archive.feeds.remember([FEED])
    assert archive.feeds.failing() == {}
    archive.feeds.remember([failing])
    assert archive.feeds.failing() == {FEED.url: 1}


def test_many_threads_may_ask(archive: Archive) -> None:
    """Fetching asks from several threads at once."""
    archive.feeds.remember([FEED])
    with ThreadPoolExecutor(24) as pool:
        found = list(pool.map(lambda _: archive.feeds.recall(FEED.url), range(200)))
    assert set(found) == {FEED}
