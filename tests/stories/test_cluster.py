"""Stories: what is one event, with nothing to set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest import load
from brief.model import Article
from brief.stories import cluster
from tests.stories.made import DIGEST, ELSEWHERE, INDEPENDENT, REPORT, REWORDED, article

FIRE = (
    article("f1", REPORT, title="Fire destroys Karvik ferry terminal"),
    article("f2", INDEPENDENT, title="Ostmark rations milk after ferry terminal fire"),
    article("f3", DIGEST, title="Ferry fire to cost insurers 85 million crowns"),
)
LIBRARY = (
    article("l1", ELSEWHERE, title="Library in Sellen to lend violins"),
    article("l2", "The library in Sellen is to lend violins and a harp.\nMarit Foss, its director, "
            "expects a rush in October.", title="Borrow a violin in Sellen"),
)  # fmt: skip
DATE = datetime(2024, 3, 12, 8, tzinfo=UTC)


def names(stories: tuple[tuple[Article, ...], ...]) -> list[list[str]]:
    """Return the ids of each story's articles."""
    return [[one.id for one in story] for story in stories]


def test_two_events_are_two_stories() -> None:
    """Reports of the fire are one story and those of the library another; the larger is first."""
    assert names(cluster([*LIBRARY, *FIRE])) == [["f1", "f2", "f3"], ["l1", "l2"]]


def test_a_lone_article_is_a_story() -> None:
    """One article is one story, and none are none."""
    assert names(cluster(FIRE[:1])) == [["f1"]]
    assert cluster([]) == ()


def test_stories_of_one_size_keep_the_order_given() -> None:
    """Among equals the story whose first article comes first is first."""
    assert names(cluster([LIBRARY[0], FIRE[0]])) == [["l1"], ["f1"]]
    assert names(cluster([FIRE[0], LIBRARY[0]])) == [["f1"], ["l1"]]


def test_time_tells_events_apart() -> None:
    """The same words months later are another event; the day after they are the same."""
    first = replace(FIRE[0], published=DATE)
    for days, stories in ((1, 1), (90, 2)):
        later = replace(FIRE[2], published=DATE + timedelta(days=days))
        assert len(cluster([first, later])) == stories


def test_an_unknown_time_does_not_keep_apart() -> None:
    """An article without a date is judged by its words."""
    assert len(cluster([replace(FIRE[0], published=DATE), FIRE[2]])) == 1


def test_what_is_grouped_stays_grouped() -> None:
    """Clusters that were given are kept, even against the words; the rest is clustered."""
    given_ones = [replace(FIRE[0], cluster="x"), replace(LIBRARY[0], cluster="x")]
    found = names(cluster([*given_ones, FIRE[1], FIRE[2]]))
    assert found == [["f1", "l1"], ["f2", "f3"]]
    apart = [replace(FIRE[0], cluster="x"), replace(FIRE[1], cluster="y")]
    assert names(cluster(apart)) == [["f1"], ["f2"]]


def test_two_articles_of_one_id_are_refused() -> None:
    """A story could not say which of the two it holds."""
    with pytest.raises(ValueError, match="same id"):
        cluster([FIRE[0], FIRE[0]])


def test_articles_without_words_stay_apart() -> None:
    """Nothing in common is no reason to be one story."""
    assert len(cluster([article("a", ""), article("b", ""), FIRE[0]])) == 3


@given(st.permutations([*FIRE, *LIBRARY, article("r", REWORDED), article("e", "")]))
def test_order_does_not_change_the_groups(articles: list[Article]) -> None:
    """Any order gives the same stories, and every article is in exactly one."""
    found = cluster(articles)
    assert {frozenset(story) for story in names(found)} == {
        frozenset({"f1", "f2", "f3", "r"}), frozenset({"l1", "l2"}), frozenset({"e"}),
    }  # fmt: skip
    assert sum(map(len, found)) == len(articles)


@given(
    st.lists(
        st.tuples(st.sampled_from([REPORT, DIGEST, ELSEWHERE, "", "x"]), st.integers(0, 40)),
        max_size=12,
    )
)
def test_every_article_is_in_one_story(made: list[tuple[str, int]]) -> None:
    """Stories part the articles, whatever they hold and whenever they came."""
    articles = [
        replace(article(f"a{at}", text), published=DATE + timedelta(days=days) if days else None)
        for at, (text, days) in enumerate(made)
    ]
    found = cluster(articles)
    assert sorted(one.id for story in found for one in story) == sorted(a.id for a in articles)
    sizes = [len(story) for story in found]
    assert sizes == sorted(sizes, reverse=True)


def test_the_example_story(root: Path) -> None:
    """The bundled sources are one story and one stray article."""
    found = cluster(load([str(root / "examples" / "dresna-river")]).articles)
    assert names(found)[1:] == [["ellery-times-20240313-8"]]
