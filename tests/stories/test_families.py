"""Finding what may be copies among many articles: indexes, windows, executors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.model import Article, Origin
from brief.stories import origins, stream_origins
from brief.stories.batches import in_batches
from brief.stories.families import families
from brief.stories.sketch import Index, sketch
from tests.stories.made import DIGEST, ELSEWHERE, INDEPENDENT, REPORT, REWORDED, article

SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu".split()


def filler(number: int) -> Article:
    """Make an article of invented words that is like no other."""
    rng = random.Random(number)  # noqa: S311  a repeatable text, not a secret
    words = ["".join(rng.choices(SYLLABLES, k=4)) for _ in range(60)]
    text = "\n".join(" ".join(["The", *words[at : at + 12]]) + "." for at in range(0, 60, 12))
    return article(f"x{number:04}", text)


def double(batch: Sequence[int]) -> list[int]:
    """Double the numbers; one of them cannot be."""
    if 99 in batch:
        raise ValueError("99")
    return [2 * one for one in batch]


def parts(found: Sequence[Origin]) -> set[frozenset[str]]:
    """Return the articles of each origin."""
    return {frozenset(origin.articles) for origin in found}


@given(st.lists(st.integers(0, 90), max_size=60), st.integers(1, 9))
def test_batches_keep_the_order(items: list[int], size: int) -> None:
    """What is done in batches is what would be done at once, with an executor or without."""
    assert list(in_batches(double, items, size)) == [2 * one for one in items]
    with ThreadPoolExecutor(2) as executor:
        assert list(in_batches(double, items, size, executor)) == [2 * one for one in items]


def test_an_error_in_a_batch_is_raised() -> None:
    """What fails elsewhere fails here, in its place."""
    with ThreadPoolExecutor(2) as executor:
        found = in_batches(double, [1, 2, 99, 3], 2, executor)
        assert [next(found), next(found)] == [2, 4]
        with pytest.raises(ValueError, match="99"):
            next(found)


def test_a_copy_is_found_among_many() -> None:
    """Of 700 articles the copy, the cut one and the rewording are near the report, no other."""
    index = Index()
    for number in range(600):
        index.add(sketch(filler(number)))
    report = 600
    assert index.add(sketch(article("a", REPORT))) == []
    for number in range(700, 790):
        index.add(sketch(filler(number)))
    cut = "\n".join(REPORT.split("\n")[2:6])
    for text in (REPORT, REWORDED, cut):
        assert report in index.add(sketch(article("b", text)))
    assert report not in index.add(sketch(article("c", ELSEWHERE)))


def test_what_is_dropped_is_not_found() -> None:
    """An article that has left the index is near nothing, and leaves nothing behind."""
    index = Index()
    index.add(sketch(article("a", REPORT)))
    index.drop(0)
    assert index.add(sketch(article("b", REPORT))) == []
    assert index.add(sketch(article("c", REPORT))) == [1]


def test_an_executor_changes_nothing() -> None:
    """The same origins come from other processes as from here."""
    texts = (REPORT, REWORDED, INDEPENDENT, DIGEST, ELSEWHERE)
    articles = [article(f"a{at}", text) for at, text in enumerate(texts)]
    articles += [filler(number) for number in range(300)]
    with ProcessPoolExecutor(2) as executor:
        there = list(stream_origins(articles, executor=executor))
    assert there == list(stream_origins(articles))
    assert frozenset({"a0", "a1", "a3"}) in parts(there)


def test_beyond_the_window_nothing_is_compared() -> None:
    """A repost within the window is a copy; one a month later, of no use to memory, is not."""
    first = article("a", REPORT, day="2024-03-01")
    soon = article("b", REPORT, day="2024-03-03")
    late = article("c", REPORT, day="2024-04-03")
    week = timedelta(days=7)
    assert parts(list(stream_origins([first, soon], window=week))) == {frozenset("ab")}
    assert parts(list(stream_origins([first, late], window=week))) == {
        frozenset("a"),
        frozenset("c"),
    }
    assert parts(list(stream_origins([first, late]))) == {frozenset("ac")}


def test_families_are_let_go_as_soon_as_they_can_be() -> None:
    """With a window a family is out before the articles that are too late for it are asked for."""
    days = [article(f"d{day}", REPORT if day < 2 else ELSEWHERE) for day in range(5)]
    when = ["2024-03-01", "2024-03-02", "2024-03-20", "2024-03-21", "2024-05-01"]
    dated = [
        replace(one, published=article("x", "", day=day).published)
        for one, day in zip(days, when, strict=True)
    ]
    seen: list[str] = []

    def asked() -> object:
        for one in dated:
            seen.append(one.id)
            yield one

    found = families(asked(), window=timedelta(days=7))  # type: ignore[arg-type]
    assert [a.id for a in next(found).articles] == ["d0", "d1"]
    assert [a.id for a in next(found).articles] == ["d2", "d3"]
    assert [a.id for a in next(found).articles] == ["d4"]


def test_every_article_comes_out_once() -> None:
    """Nothing is lost between the index, the families and the origins."""
    articles = [filler(number) for number in range(40)]
    articles += [article(f"r{at}", REPORT) for at in range(40)]
    found = origins(articles)
    assert sorted(name for one in found for name in one.articles) == sorted(
        one.id for one in articles
    )
    assert len(found) == 41
