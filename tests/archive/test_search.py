"""Full text: the same words find the same texts in both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.archive.store import Archive
from brief.archive.values import Period
from brief.archive.words import excerpt, read_query, words_of
from brief.errors import ArchiveError
from tests.archive.samples import TEXT, article, record

LATER = article(
    "Negotiators met at the quay. The MÜNSTER café stayed shut.",
    "https://later.example/",
    id="later",
    title="Talks",
    published=datetime(2026, 3, 4, tzinfo=UTC),
)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive of two articles, and a briefing of the first."""
    archive.articles.keep([article(), LATER])
    archive.briefings.keep(record(article(), text="Ferries to Skerrin stop in May."))
    return archive


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("negotiator", ["later"]),
        ("negotiators MET", ["later"]),
        ("negotiator ferry", []),
        ("cafe", ["later", "quay"]),
        ("Café munster", ["later"]),
        ("cafe -munster", ["quay"]),
        ("cafe -munster -owners", []),
        ('"harbour board"', ["quay"]),
        ('"board harbour"', []),
        ("board harbour", ["quay"]),
        ("“later date”", ["quay"]),
        ("talk", ["later"]),
        ("quay's", []),
        ("the", ["later", "quay"]),
    ],
)
def test_what_words_find(filled: Archive, words: str, found: list[str]) -> None:
    """All words have to be there, in any order unless quoted; -words may not."""
    hits = [hit for hit in filled.search(words) if hit.what == "article"]
    assert [{LATER.url: "later"}.get(hit.place, "quay") for hit in hits] == found


def test_statements_are_found_too(filled: Archive) -> None:
    """A statement comes with its id and its section, and only if it has the words."""
    hits = filled.search("ferry May")
    assert [(hit.what, hit.day, hit.place) for hit in hits] == [
        ("statement", date(2026, 3, 2), "s1-a1"),
        ("article", date(2026, 3, 1), article().url),
    ]
    assert hits[0].title == "agreed, settled"
    assert [hit.what for hit in filled.search("harbour")] == ["article"]


def test_a_day_briefed_anew_is_told_once(filled: Archive) -> None:
    """A statement that two briefings of a day make is one place found, a reworded one another."""
    again = record(article(), text="Ferries to Skerrin stop in May.")
    again["notes"] = ["made again"]
    filled.briefings.keep(again)
    assert [hit.what for hit in filled.search("ferries skerrin stop may")] == [
        "statement",
        "article",
    ]
    filled.briefings.keep(record(article(), text="The Skerrin ferries will stop in May."))
    assert len(filled.search("ferries skerrin stop may")) == 3


def test_days_bound_the_search(filled: Archive) -> None:
    """Both ends are included, and an article's day is that of its publication."""
    on = date(2026, 3, 4)
    assert [hit.day for hit in filled.search("cafe", Period(on, on))] == [on]
    assert [hit.day for hit in filled.search("cafe", Period(until=date(2026, 3, 3)))] == [
        date(2026, 3, 1)
    ]
    assert filled.search("cafe", Period(since=date(2026, 3, 5))) == ()


def test_so_many_at_most(filled: Archive) -> None:
    """The latest are the ones that are told."""
    (hit,) = filled.search("cafe", most=1)
    assert hit.place == LATER.url


def test_page_furniture_is_not_searched(archive: Archive) -> None:
    """Words of a menu are not what an article is about."""
    from dataclasses import replace

    from brief.model import Range

    archive.articles.keep([replace(article(), body=(Range(0, 30),))])
    assert len(archive.search("ferry")) == 1
    assert archive.search("owners") == ()


@pytest.mark.parametrize("words", ["", " ", "-ferry", '""', "…"])
def test_without_a_word_there_is_nothing_to_find(archive: Archive, words: str) -> None:
    """It is said so, rather than that nothing was found."""
    with pytest.raises(ArchiveError, match="no word"):
        archive.search(words)
    assert archive.search(f"{words} x" if words != "-ferry" else "x -ferry") == ()


@pytest.mark.parametrize(
    "words", ["'); DROP TABLE articles; --", "a* OR b", 'x"y', "NEAR(a b)", "a & b | !c"]
)
def test_queries_are_words_and_nothing_else(filled: Archive, words: str) -> None:
    """What means something to a database means nothing here; the archive stays whole."""
    assert [hit.place for hit in filled.search(f"{words} cafe")] == []
    assert len(filled.search("cafe")) == 2


def test_a_very_long_text_is_found_to_its_end(archive: Archive) -> None:
    """Its last words are found too; only their order counts in its first 16,000 alone."""
    words = [f"w{number}" for number in range(30_000)]
    archive.articles.keep([article(" ".join(words))])
    assert len(archive.search("w3 w29999")) == 1
    assert len(archive.search('"w3 w4"')) == 1
    assert archive.search("w30000") == ()


@given(st.text())
def test_words_are_letters_and_digits(text: str) -> None:
    """Nothing that could steer a query is left in a word, and no word is empty."""
    assert all(word and word.isalnum() and len(word) <= 64 for word in words_of(text))


@given(st.text())
def test_any_query_is_read(text: str) -> None:
    """Whatever people type gives runs of words, none of them empty."""
    query = read_query(text)
    assert all(query.wanted) is all((*query.wanted, *query.unwanted))
    assert all(phrase for phrase in (*query.wanted, *query.unwanted))


def test_the_excerpt_shows_the_word() -> None:
    """It begins before the word and says where it was cut."""
    long = "First. " * 40 + TEXT + " Last." * 40
    shown = excerpt(long, read_query("Skerrin"))
    assert "Skerrin" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert excerpt(TEXT[:40], read_query("nothing")) == TEXT[:40]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The board stopped the ferry to Skerrin.", ["quay"]),
        ("Negotiators met in the ferry's café.", ["later", "quay"]),
        ("Wolves!", []),
        ("«…»", []),
    ],
)
def test_a_sentence_finds_what_may_tell_of_it(
    filled: Archive, sentence: str, found: list[str]
) -> None:
    """Some of its words are enough, and an article with none of them is not found."""
    assert sorted(one.article.id for one in filled.candidates(sentence, 5)) == found


def test_the_likest_come_first(filled: Archive) -> None:
    """What holds most of the words is the one found, where one is asked for."""
    first = filled.candidates("The harbour board stops the ferry to Skerrin in May.", 1)
    assert [one.article.id for one in first] == ["quay"]
    first = filled.candidates("Negotiators of the board met at the Münster café.", 1)
    assert [one.article.id for one in first] == ["later"]


def test_what_no_longer_stands_is_no_candidate(archive: Archive) -> None:
    """An edited text and a retracted page support nothing; what stands there now may."""
    archive.articles.keep([article(), LATER])
    assert len(archive.candidates("The ferry met negotiators.", 5)) == 2
    archive.articles.keep([article("The ferry sails on.")])
    texts = {one.article.text for one in archive.candidates("The ferry met negotiators.", 5)}
    assert texts == {"The ferry sails on.", LATER.text}
    archive.articles.retract(LATER.url, "withdrawn")
    texts = {one.article.text for one in archive.candidates("The ferry met negotiators.", 5)}
    assert texts == {"The ferry sails on."}
