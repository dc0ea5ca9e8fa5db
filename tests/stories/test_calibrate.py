"""What is read of a batch: how long its stories are followed, how like unrelated articles are."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from brief.model import Article
from brief.stories import cluster
from brief.stories.calibrate import LEAST_REACH, Scale, read_scale
from brief.stories.gist import read_gist
from brief.stories.vectors import Frequencies
from tests.stories.newsroom import murmur, report

EVENTS = 60


def scale_of(articles: list[Article]) -> Scale:
    """Read the scale of articles."""
    gists = [read_gist(each) for each in articles]
    frequencies = Frequencies(gists)
    return read_scale([gist.time for gist in gists], [frequencies.weigh(gist) for gist in gists])


def told(apart: float, span: float = 100.0) -> list[Article]:
    """Make three reports of each event, so many days apart, all within a span."""
    return [
        report(f"{event}-{angle}", event, angle, event * span / EVENTS + angle * apart)
        for event in range(EVENTS)
        for angle in range(3)
    ]


def test_likeness_fades_as_slowly_as_stories_are_followed() -> None:
    """Where the reports of an event stand further apart, the days between them count less."""
    found = [scale_of(told(apart)).days for apart in (0.0, 0.3, 1.0)]
    assert found == sorted(set(found))
    # Shuffled times tell of no event, but are as near or as far: the pairs are what is read.
    assert scale_of(told(0.0, span=0.0)).days == found[0]


def test_without_dates_the_days_are_those_of_news() -> None:
    """Nothing is read where nothing is dated; a single event shows little."""
    undated = [report(f"{n}", n // 3, n % 3, None) for n in range(30)]
    assert scale_of(undated) == scale_of(undated[::-1])
    assert scale_of(undated).days == scale_of([]).days
    assert scale_of(told(0.0)[:3]).days == scale_of([]).days != scale_of(told(0.0)).days


def strangers(count: int) -> list[dict[str, float]]:
    """Make vectors of articles that have nothing to do with each other and some words in common."""
    rng = random.Random(7)  # noqa: S311  a repeatable choice, not a secret
    made = []
    for n in range(count):
        drawn = {f"word{k}": rng.lognormvariate(0, 2.5) for k in rng.sample(range(60), 30)}
        length = sum(weight * weight for weight in drawn.values()) ** 0.5
        # Nine tenths of its weight is in a word of its own.
        made.append({f"own{n}": 0.9, **{k: 0.436 * w / length for k, w in drawn.items()}})
    return made


def test_more_at_a_time_asks_for_more() -> None:
    """Among many of the same days an unrelated one comes nearer by chance than among few."""
    found = strangers(200)
    sparse, dense = (
        read_scale([n * apart for n in range(len(found))], found) for apart in (2.0, 0.01)
    )
    assert sparse.days == dense.days
    assert sparse.dated < dense.dated <= dense.undated == sparse.undated


@given(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from([0.0, 0.5, 1.0]))
def test_the_scale_keeps_its_bounds(seed: int, size: int, undated: float) -> None:
    """Whatever comes, likeness fades within weeks and the least is one that news can have."""
    scale = scale_of(murmur(seed, size, undated))
    assert LEAST_REACH <= scale.reach < 20
    assert 0.1 <= scale.dated <= scale.undated <= 0.16
    assert scale.fade(0) == scale.fade(-1) == 1 > scale.fade(1) > 0


def test_one_pair_is_one_story_here_and_two_there() -> None:
    """The same two articles, three days apart: what else is in the batch decides."""

    def together(apart: float) -> bool:
        """Say whether the two are one story among events told so many days apart."""
        rng = random.Random(7)  # noqa: S311  a repeatable choice, not a secret
        others = told(apart)
        rng.shuffle(others)
        pair = [report("one", 99, 0, 50.0), report("other", 99, 1, 53.0)]
        stories = cluster([*others, *pair])
        return any({"one", "other"} <= {article.id for article in story} for story in stories)

    assert together(1.5)
    assert not together(0.0)
