"""Which articles belong to a topic: each pair differs by one small thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest import Facts, article_from_text
from brief.model import Article
from brief.topics import Topic, belongs, of_topics

PROSE = (
    "The ferry company Apple Lines cancelled two crossings on Monday.\n\n"
    "Its drivers, who are striking for higher wages, will meet the harbour\nboard on Friday."
)


def article(text: str = PROSE, title: str = "Crossings cancelled", language: str = "en") -> Article:
    """Make an article of prose alone."""
    return article_from_text(text, id="a", facts=Facts(title=title, language=language))


@pytest.mark.parametrize(
    ("topic", "within"),
    [
        (Topic("all"), True),
        (Topic("a", include=("strike",)), True),
        (Topic("a", include=("stroke",)), False),
        (Topic("a", include=("harbour boards",)), True),
        (Topic("a", include=("board harbour",)), False),
        (Topic("a", include=("bour board",)), False),
        (Topic("a", include=("crossing",), exclude=("wage",)), False),
        (Topic("a", include=("crossing",), exclude=("wager",)), True),
        (Topic("a", exclude=("ferries",)), False),
        (Topic("a", names=("Apple",)), True),
        (Topic("a", names=("apple",)), False),
        (Topic("a", names=("Apple Line",)), False),
        (Topic("a", include=("volcano",), names=("Apple Lines",)), True),
        (Topic("a", include=("volcano",), names=("Pear Lines",)), False),
        (Topic("a", include=("cancelled",), languages=("de",)), False),
        (Topic("a", include=("cancelled",), languages=("de", "EN")), True),
        (Topic("a", include=("  ", "!")), False),
    ],
)
def test_what_an_article_has(topic: Topic, within: bool) -> None:
    """Words by their stems, names as written, and nothing of what is excluded."""
    assert belongs(article(), topic) is within


def test_a_regional_language_is_of_its_language() -> None:
    """English of Britain is English; a topic in that of Britain does not take any English."""
    british = article(language="en-GB")
    assert belongs(british, Topic("a", languages=("en",)))
    assert belongs(british, Topic("a", languages=("en-gb",)))
    assert not belongs(article(), Topic("a", languages=("en-gb",)))


def test_page_furniture_does_not_count() -> None:
    """A word of a menu makes no topic; the same word in the title does."""
    text = "Volcano news\n\n" + PROSE
    inner = article(PROSE)
    framed = replace(article(text), body=(article(text).body[-1],))
    topic = Topic("a", include=("volcano",))
    assert not belongs(framed, topic)
    assert belongs(replace(inner, title="Volcano wakes"), topic)


def test_an_article_of_any_topic_is_taken_once() -> None:
    """Two topics that it belongs to give it once, none gives nothing, no topics give all."""
    both = (Topic("a", include=("ferry",)), Topic("b", include=("wage",)))
    assert list(of_topics([article()], both)) == [article()]
    assert list(of_topics([article()], (Topic("c", include=("volcano",)),))) == []
    assert list(of_topics([article()], ())) == [article()]


@given(st.text(min_size=1, max_size=60), st.text(max_size=20))
def test_what_is_excluded_is_left_out(text: str, word: str) -> None:
    """Whatever the words are: what a word brings in, the same word excluded keeps out."""
    found = article(text, title=text)
    brought = belongs(found, Topic("a", include=(word,)))
    assert belongs(found, Topic("a", exclude=(word,))) is not brought
    assert not belongs(found, Topic("a", include=(word,), exclude=(word,)))
