"""The parts of clustering: linkage that does not chain, a law that is read from the batch."""

from __future__ import annotations

import math
from statistics import NormalDist

from hypothesis import given
from hypothesis import strategies as st

from brief.stories.calibrate import Clock, read_clock, read_threshold
from brief.stories.linkage import average_link
from brief.stories.neighbours import Graph, mutual_nearest, neighbours
from brief.stories.vectors import likeness, vectors
from tests.stories.made import ELSEWHERE, INDEPENDENT, REPORT, article


def graph(size: int, edges: dict[tuple[int, int], float]) -> Graph:
    """Make a symmetric graph."""
    rows: Graph = [{} for _ in range(size)]
    for (one, other), score in edges.items():
        rows[one][other] = rows[other][one] = score
    return rows


def test_a_chain_does_not_join() -> None:
    """An article like two others that have nothing in common joins one of them only."""
    chain = graph(3, {(0, 1): 0.6, (1, 2): 0.5})
    assert average_link(chain, 0.3) == [[0, 1], [2]]
    triangle = graph(3, {(0, 1): 0.6, (1, 2): 0.5, (0, 2): 0.2})
    assert average_link(triangle, 0.3) == [[0, 1, 2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0.01, 1.0),
    ),
    st.floats(0.05, 0.9),
)
def test_groups_part_the_articles(edges: dict[tuple[int, int], float], least: float) -> None:
    """Every article is in one group, no two groups are alike enough, and more likeness joins."""
    rows = graph(6, edges)
    groups = average_link(rows, least)
    assert sorted(at for group in groups for at in group) == list(range(6))
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            total = math.fsum(rows[a].get(b, 0.0) for a in one for b in other)
            assert total / (len(one) * len(other)) < least + 1e-9
    assert average_link(rows, 1.1) == [[at] for at in range(6)]


def test_likeness_of_vectors() -> None:
    """An article is like itself, less like another of its event, hardly like another event's."""
    one, other, apart = vectors([article(str(n), t) for n, t in enumerate(
        (REPORT, INDEPENDENT, ELSEWHERE))])  # fmt: skip
    assert likeness(one, one) > 0.999
    assert likeness(one, other) == likeness(other, one) > 3 * likeness(one, apart)


def test_only_sharers_of_rarer_words_are_neighbours() -> None:
    """Articles with no word in common are never compared; nearest pairs are mutual."""
    found = vectors(
        [article("a", "red green blue"), article("b", "green blue"), article("c", "x9")]
    )
    rows = neighbours(found, lambda one, other: True)
    assert [sorted(row) for row in rows] == [[1], [0], []]
    assert mutual_nearest(rows) == [(0, 1)]
    assert neighbours(found, lambda one, other: False) == [{}, {}, {}]


def test_the_clock() -> None:
    """Kinship fades with time, and not at all where a time is unknown."""
    clock = Clock((0.0, 2.0, 30.0, None), 2.0)
    assert clock.fade(0, 0) == clock.fade(0, 3) == 1.0
    assert clock.fade(0, 1) == math.exp(-1.0) > clock.fade(0, 2)
    assert (clock.near(0, 1), clock.near(0, 2), clock.near(2, 3)) == (True, False, True)


def test_the_clock_is_read_from_the_batch() -> None:
    """A stream whose nearest articles come days apart is followed for longer."""
    days = [f"2024-03-{day:02}" for day in (1, 1, 3, 5)]
    articles = [article(str(at), REPORT, day=day) for at, day in enumerate(days)]
    assert read_clock(articles, [(0, 1)]).days < read_clock(articles, [(1, 2), (2, 3)]).days
    assert read_clock([article("a", REPORT)], []).times == (None,)


def made_batch(size: int, common: int) -> list[dict[str, float]]:
    """Make vectors of which each pair shares `common` of some words, more or less by a law."""
    law = NormalDist(common, common / 4)
    shared = [round(law.inv_cdf((at + 0.5) / size)) for at in range(size)]
    made = []
    for at, count in enumerate(shared):
        words = [f"w{n}" for n in range(count)] + [f"x{at}-{n}" for n in range(40 - count)]
        made.append(dict.fromkeys(words, 1 / math.sqrt(40)))
    return made


def test_the_threshold_follows_the_batch() -> None:
    """Where unrelated articles are more alike, more likeness is asked for."""
    clock = Clock((None,) * 400, 4.0)
    low, high = (read_threshold(made_batch(400, n), clock) for n in (2, 8))
    assert low < high < 1.0


def test_a_large_batch_asks_for_more() -> None:
    """Among more articles chance likeness goes further, unless time keeps them apart."""
    few, many = made_batch(60, 4), made_batch(600, 4)
    undated = read_threshold(many, Clock((None,) * 600, 4.0))
    assert read_threshold(few, Clock((None,) * 60, 4.0)) < undated
    assert read_threshold(many, Clock(tuple(map(float, range(600))), 4.0)) < undated
