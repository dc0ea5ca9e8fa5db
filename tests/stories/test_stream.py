"""One by one and all at once give the same stories; what is held is bounded by the window."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.model import Article
from brief.stories import Gathered, Stories, cluster, cluster_stream
from brief.stories import stream as module
from tests.stories.made import DIGEST, ELSEWHERE, INDEPENDENT, REPORT, article
from tests.stories.newsroom import murmur, report

MADE = st.builds(
    murmur,
    st.integers(0, 10_000),
    st.integers(0, 60),
    st.sampled_from([0.0, 0.2, 1.0]),
)
"""Articles of few words, so that each is a little like many and much hangs on the weights."""


def everything(stories: Stories) -> list[Gathered]:
    """Return the stories that have closed and those that are open."""
    return stories.closed() + stories.open()


@given(MADE, st.integers(1, 9), st.integers(2, 8), st.integers(4, 12))
def test_one_by_one_is_all_at_once(
    given_ones: list[Article], size: int, recent: int, pace: int
) -> None:
    """Added singly, by batches or in one go, asked in between or not: the same, evidence too."""
    with pytest.MonkeyPatch.context() as patch:
        # Few articles are enough to let stories close.
        patch.setattr(module, "_RECENT", recent)
        patch.setattr(module, "_ROUND", pace)
        once, singly, batches = Stories(), Stories(), Stories()
        once.extend(given_ones)
        homes = [singly.add(each) for each in given_ones]
        for at in range(0, len(given_ones), size):
            batches.extend(given_ones[at : at + size])
            batches.open()
        assert everything(once) == (found := everything(singly)) == everything(batches)
    assert len(homes) == len(given_ones)
    assert sorted(name for s in found for name in s.articles) == sorted(a.id for a in given_ones)


def test_another_order_may_differ() -> None:
    """The law is about one order: the id of a story is that of the first to come."""
    one, other = report("a", 1, 0, 1), report("b", 1, 1, 1)
    for first, second in ((one, other), (other, one)):
        stories = Stories()
        assert [stories.add(first), stories.add(second)] == [first.id, first.id]


@given(MADE)
@settings(max_examples=30)
def test_threads_change_nothing(given_ones: list[Article]) -> None:
    """Whoever reads the articles, the stories are the same."""
    with ThreadPoolExecutor(2) as pool:
        assert list(cluster_stream(given_ones, pool)) == list(cluster_stream(given_ones))
        assert cluster(given_ones, pool) == cluster(given_ones)


def test_processes_change_nothing() -> None:
    """What goes to another process and comes back is whole."""
    given_ones = [report(f"a{n}", n % 7, n % 4, n / 10) for n in range(300)]
    with ProcessPoolExecutor(2) as pool:
        assert list(cluster_stream(given_ones, pool)) == list(cluster_stream(given_ones))


@given(MADE)
def test_a_batch_is_its_stream(given_ones: list[Article]) -> None:
    """`cluster` and `cluster_stream` group alike."""
    batch = {frozenset(one.id for one in story) for story in cluster(given_ones)}
    assert batch == {frozenset(story.articles) for story in cluster_stream(given_ones)}


def held(stories: Stories) -> int:
    """Return how many articles are open."""
    return sum(len(story.articles) for story in stories.open())


def days(count: int, a_day: int, first: int = 0) -> Iterator[Article]:
    """Yield articles of so many days, each event for one day."""
    for day in range(first, first + count):
        for n in range(a_day):
            yield report(f"d{day}-{n}", (day * 3 + n % 3) % 100, n, day + n / a_day)


def test_what_is_held_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten days and after fifty about as much is open, and nothing is lost."""
    monkeypatch.setattr(module, "_RECENT", 40)
    monkeypatch.setattr(module, "_ROUND", 10)
    stories = Stories()
    sizes, closed = [], 0
    for day in range(50):
        stories.extend(days(1, 20, day))
        closed += sum(len(story.articles) for story in stories.closed())
        sizes.append(held(stories))
    assert closed + sizes[-1] == 1000
    assert max(sizes) < 350
    assert max(sizes[30:]) <= max(sizes[:30]) + 20


def test_without_dates_nothing_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no time there is no window: the same articles are all held."""
    monkeypatch.setattr(module, "_RECENT", 40)
    monkeypatch.setattr(module, "_ROUND", 10)
    stories = Stories()
    stories.extend(replace(each, published=None) for each in days(20, 20))
    assert stories.closed() == []
    assert held(stories) == 400


def test_an_undated_article_closes_with_its_company(monkeypatch: pytest.MonkeyPatch) -> None:
    """One without a date goes with the dated ones that it came among, and not before."""
    monkeypatch.setattr(module, "_RECENT", 10)
    monkeypatch.setattr(module, "_ROUND", 5)
    stories = Stories()
    stories.extend([*days(1, 12), report("lone", 99, 0, None), *days(1, 12, 1)])
    assert stories.closed() == []
    stories.extend([*days(1, 12, 60), *days(1, 12, 61)])
    assert "lone" in {name for story in stories.closed() for name in story.articles}
    assert "d61-0" in {name for story in stories.open() for name in story.articles}


def of_words(name: str, words: list[str], day: int) -> Article:
    """Make an article that is of these words."""
    text = f"They said that {' and '.join(words)} were what it was about."
    return article(name, text, title=" ".join(words), day=f"2024-03-{day + 1:02}")


def test_a_story_is_followed_as_it_drifts() -> None:
    """Each day has words of the day before, and the story is one; its ends alone are two."""
    words = [f"turn{letter * 3}" for letter in "abcdefghijklmn"]
    drift = [
        of_words(f"d{day}-{n}", words[day : day + 5], day) for day in range(8) for n in range(3)
    ]
    stories, ends = Stories(), Stories()
    stories.extend(drift)
    assert [len(story.articles) for story in stories.open()] == [24]
    ends.extend([*drift[:3], *drift[-3:]])
    assert [len(story.articles) for story in ends.open()] == [3, 3]


def test_ids_are_of_one_article_each() -> None:
    """A second article of an id that is held is refused, and one that never came is unknown."""
    stories = Stories()
    assert stories.add(article("a", REPORT)) == "a"
    with pytest.raises(ValueError, match="same id 'a'"):
        stories.add(article("a", ELSEWHERE))
    with pytest.raises(KeyError):
        stories.story_of("b")


def test_given_clusters_are_kept() -> None:
    """A given cluster is a story of its own, whatever is like it, and says so."""
    stories = Stories()
    stories.add(replace(article("a", REPORT), cluster="x"))
    assert stories.add(article("b", DIGEST)) == "b"
    assert stories.add(replace(article("c", ELSEWHERE), cluster="x")) == "a"
    assert [(s.articles, s.why.given) for s in stories.open()] == [
        (("a", "c"), "x"),
        (("b",), None),
    ]


def test_why() -> None:
    """A story names the words and the likeness that hold it, and the next story beside it."""
    fire = [
        article("f1", REPORT, title="Fire destroys Karvik ferry terminal"),
        article("f2", INDEPENDENT, title="Ostmark rations milk after ferry terminal fire"),
    ]
    stories = Stories()
    stories.extend([*fire, article("l", ELSEWHERE, title="Library to lend violins")])
    story, lone = stories.open()
    assert story.articles == ("f1", "f2")
    assert {"ferry", "terminal"} <= set(story.why.words)
    assert "violins" not in story.why.words
    assert story.why.likeness is not None
    assert 0.12 < story.why.likeness < 1
    assert (lone.why.likeness, lone.why.words) == (None, ())
    for each in (story, lone):
        assert each.why.nearest is None or each.why.nearest.likeness < story.why.likeness
