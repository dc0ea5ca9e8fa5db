"""Two events of a kind are two stories, however alike the words; two reports of one are one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from brief.model import Article
from brief.stories import cluster
from tests.stories.look_alikes import LOOK_ALIKES, LookAlike, Report
from tests.stories.made import article

KINDS = pytest.mark.parametrize("case", LOOK_ALIKES, ids=lambda case: case.kind)


def told(name: str, report: Report, day: str) -> Article:
    """Make the article of a report."""
    return article(name, report.text, title=report.title, day=day)


def groups(articles: list[Article]) -> set[frozenset[str]]:
    """Return the stories as sets of ids."""
    return {frozenset(one.id for one in story) for story in cluster(articles)}


@pytest.mark.parametrize("day", ["2024-03-12", ""], ids=["dated", "undated"])
@KINDS
def test_look_alikes_are_apart_and_twins_together(case: LookAlike, day: str) -> None:
    """Names tell the events apart, whichever article comes first, with and without a date."""
    for ids in permutations("abc"):
        one, twin, other = ids
        made = [told(one, case.one, day), told(twin, case.twin, day), told(other, case.other, day)]
        assert groups(made) == {frozenset({one, twin}), frozenset({other})}


@KINDS
def test_without_names_the_look_alike_joins(case: LookAlike) -> None:
    """What keeps the other event apart is its names: without capitals it passes for the first."""
    one, other = told("a", case.one, "2024-03-12"), told("b", case.other, "2024-03-12")
    assert len(cluster([one, other])) == 2
    small = (replace(a, text=a.text.lower(), title=a.title.lower()) for a in (one, other))
    assert len(cluster(list(small))) == 1


@pytest.mark.parametrize("day", ["2024-03-12", ""], ids=["dated", "undated"])
def test_all_at_once(day: str) -> None:
    """Among each other the ten kinds stay twenty stories."""
    made = [
        told(f"{case.kind} {name}", report, day)
        for case in LOOK_ALIKES
        for name, report in (("one", case.one), ("twin", case.twin), ("other", case.other))
    ]
    expected = {frozenset({f"{c.kind} one", f"{c.kind} twin"}) for c in LOOK_ALIKES}
    expected |= {frozenset({f"{c.kind} other"}) for c in LOOK_ALIKES}
    assert groups(made) == expected
