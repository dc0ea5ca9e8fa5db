"""Articles with their versions: nothing that was read is lost or kept twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from brief.archive.articles import address_key
from brief.archive.store import Archive
from brief.archive.values import Kept
from brief.model import Range, sha256
from tests.archive.samples import EDITED, TEXT, article

OTHER = "https://mirror.example/ferry"


def test_an_article_comes_back_as_it_was(archive: Archive) -> None:
    """Every field of it, its body, its time and its cluster among them."""
    given = replace(
        article(byline="Una Brae", path="in/ferry.md", language="en-GB", cluster="c1"),
        body=(Range(0, 20), Range(30, 60)),
    )
    assert archive.articles.keep([given]) == (Kept.NEW,)
    (kept,) = archive.articles.versions(given.url)
    assert kept.article == given
    assert (kept.number, kept.retracted, kept.note) == (1, None, "")


def test_the_same_again_is_only_seen_again(archive: Archive) -> None:
    """Its first time stays, its last one moves, and there is still one version."""
    archive.articles.keep([article()])
    assert archive.articles.keep([article(), article()]) == (Kept.KNOWN, Kept.KNOWN)
    (kept,) = archive.articles.versions(article().url)
    assert kept.first_seen < kept.last_seen


def test_a_page_that_changed_has_two_versions(archive: Archive) -> None:
    """Both texts are kept in order, and each is found by its hash."""
    assert archive.articles.keep([article(), article(EDITED)]) == (Kept.NEW, Kept.CHANGED)
    versions = archive.articles.versions(article().url)
    assert [(one.number, one.article.text) for one in versions] == [(1, TEXT), (2, EDITED)]
    (first,) = archive.articles.by_hash([sha256(TEXT)])
    assert first.number == 1


def test_one_text_at_two_addresses_is_two_articles(archive: Archive) -> None:
    """A repost is an article of its own; the two share a hash."""
    archive.articles.keep([article(), article(url=OTHER, outlet="Mirror")])
    found = archive.articles.by_hash([sha256(TEXT)])
    assert {one.article.outlet for one in found} == {"The Quay", "Mirror"}
    assert archive.articles.by_hash([sha256(EDITED)]) == ()


def test_without_an_address_a_text_is_known_by_its_hash(archive: Archive) -> None:
    """The same text again is the same article; another text is not a version of it."""
    kept = archive.articles.keep([article(url=""), article(url=""), article(EDITED, url="")])
    assert kept == (Kept.NEW, Kept.KNOWN, Kept.NEW)


def test_what_changed_is_told(archive: Archive) -> None:
    """A cited text that gave way to another is told with what stands there now."""
    archive.articles.keep([article()])
    assert archive.articles.changed([sha256(TEXT)]) == {}
    archive.articles.keep([article(EDITED)])
    gone = archive.articles.changed([sha256(TEXT), sha256(EDITED)])
    assert {key: one.article.text for key, one in gone.items()} == {sha256(TEXT): EDITED}
    archive.articles.keep([article()])
    assert set(archive.articles.changed([sha256(TEXT), sha256(EDITED)])) == {sha256(EDITED)}


def test_a_text_that_still_stands_elsewhere_is_not_gone(archive: Archive) -> None:
    """One of two addresses that changed leaves the other's text standing."""
    archive.articles.keep([article(), article(url=OTHER), article(EDITED)])
    assert archive.articles.changed([sha256(TEXT)]) == {}
    archive.articles.keep([article(EDITED, url=OTHER)])
    assert set(archive.articles.changed([sha256(TEXT)])) == {sha256(TEXT)}


def test_a_retraction_is_marked_once(archive: Archive) -> None:
    """The mark keeps its first time and note, and the text stays; unknown pages have none."""
    archive.articles.keep([article()])
    assert archive.articles.retract(article().url, "withdrawn by the editor")
    assert archive.articles.retract(article().url, "again")
    assert not archive.articles.retract(OTHER, "unknown")
    (kept,) = archive.articles.versions(article().url)
    assert kept.note == "withdrawn by the editor"
    assert kept.retracted == datetime(2026, 3, 2, 6, 30, 2, tzinfo=UTC)
    assert kept.article.text == TEXT
    assert set(archive.articles.changed([sha256(TEXT)])) == {sha256(TEXT)}


def test_a_page_not_fetched_again_gives_its_text(archive: Archive) -> None:
    """A page that says it is unchanged is what was stored last; an unknown one is nothing."""
    archive.articles.keep([article(), article(EDITED)])
    (before,) = archive.articles.by_hash([sha256(EDITED)])
    assert archive.articles.again([article().url, OTHER]) == (article(EDITED),)
    (after,) = archive.articles.by_hash([sha256(EDITED)])
    assert after.last_seen > before.last_seen


def test_a_long_address_is_still_one_address(archive: Archive) -> None:
    """Two that differ after the part that is stored are told apart."""
    long = "https://quay.example/" + "x" * 5000
    archive.articles.keep([article(url=long), article(EDITED, url=f"{long}y")])
    assert len(archive.articles.versions(long)) == 1
    assert len(address_key(long)) < 1100
    (kept,) = archive.articles.versions(long)
    assert kept.article.url == long


def test_a_hash_that_is_not_the_texts_is_refused(archive: Archive) -> None:
    """Of two articles given, then neither is kept."""
    wrong = replace(article(EDITED), sha256=sha256(TEXT))
    with pytest.raises(ValueError, match="hash"):
        archive.articles.keep([article(), wrong])
    assert archive.articles.versions(article().url) == ()
