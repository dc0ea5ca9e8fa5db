"""A story over seven days: what a reader is told has changed on each of them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from brief.changes import changes, day_of, prove
from brief.changes.compare import Comparer
from brief.changes.days import Day
from brief.model import Change, ChangeKind, Changes
from tests.changes import week as told
from tests.changes.week import week

CONFLICT = (
    "Reports differ on the people killed in Orrin: at least 14 people (The Lantern), "
    "exactly 17 people (Harbour Post)."
)


class Seen(NamedTuple):
    """A change as a test writes it: its kind, both sentences, and what is said beside them."""

    kind: str
    was: str | None
    now: str | None
    more: tuple[str, ...] = ()


@cache
def days() -> tuple[Day, ...]:
    """Return the seven days."""
    return tuple(day_of(one) for one in week())


def since(number: int, back: int = 7) -> Changes:
    """Return what changed on a day, counted from 1, since at most `back` earlier ones."""
    earlier = days()[max(0, number - 1 - back) : number - 1]
    return changes(earlier, days()[number - 1])


def seen(change: Change) -> Seen:
    """Return a change in the form of the literals below."""
    aspects = (one.aspect.value for one in change.differences)
    outlets = (one.outlet for one in change.sources)
    more = tuple(dict.fromkeys([*aspects, *change.by, *outlets]))
    was, now = change.was, change.now
    return Seen(change.kind.value, was.text if was else None, now.text if now else None, more)


def stories(found: Changes) -> dict[tuple[str | None, str | None], list[Seen]]:
    """Return the changes of each story, which is named by its id today and before."""
    return {
        (one.story, one.was.id if one.was else None): [seen(change) for change in one.changes]
        for one in found.stories
    }


def same(text: str) -> Seen:
    """Return a statement that is as it was."""
    return Seen("unchanged", text, text)


TESSEL = [same(told.FARMS), same(told.THREE)]
RIGHT: dict[int, dict[tuple[str | None, str | None], list[Seen]]] = {
    1: {
        ("s1", None): [
            Seen("new", None, text) for text in (told.BURIED, told.TWELVE, told.CAUSE, told.MAY)
        ]
    },
    2: {
        ("s1", "s1"): [
            Seen("confirmed", told.BURIED, told.BURIED, ("Harbour Post",)),
            Seen("changed", told.TWELVE, told.FOURTEEN, ("figure",)),
            same(told.CAUSE),
            same(told.MAY),
        ]
    },
    3: {
        ("s1", None): [Seen("new", None, told.FARMS), Seen("new", None, told.THREE)],
        ("s2", "s1"): [
            same(told.BURIED),
            Seen("moved", told.FOURTEEN, CONFLICT),
            same(told.CAUSE),
            Seen("changed", told.MAY, told.WILL, ("stance",)),
        ],
    },
    4: {
        ("s1", "s2"): [
            Seen("moved", CONFLICT, told.SETTLED),
            Seen("moved", told.CAUSE, told.RAIN, ("detail",)),
            Seen("new", None, told.MOVED),
            same(told.WILL),
            Seen("gone", told.BURIED, None),
        ],
        ("s2", "s1"): TESSEL,
    },
    5: {
        ("s1", "s1"): [
            same(told.SETTLED),
            same(told.RAIN),
            Seen("changed", told.MOVED, told.FEWER, ("figure", "Velm Radio")),
            same(told.WILL),
            Seen("new", None, told.WARNED),
        ],
        ("s2", "s2"): TESSEL,
    },
    6: {
        ("s1", "s1"): [
            same(told.SETTLED),
            same(told.RAIN),
            same(told.FEWER),
            same(told.WILL),
            Seen("retracted", told.WARNED, None, ("Harbour Post",)),
        ],
        ("s2", "s2"): TESSEL,
    },
    7: {
        ("s1", "s1"): [
            same(told.SETTLED),
            same(told.RAIN),
            same(told.FEWER),
            Seen("gone", told.WILL, None),
        ],
        (None, "s2"): [Seen("gone", told.FARMS, None), Seen("gone", told.THREE, None)],
    },
}


@pytest.mark.parametrize("number", RIGHT)
def test_each_day_is_right(number: int) -> None:
    """Every statement of the day is told for what it is, and nothing else is told."""
    assert stories(since(number)) == RIGHT[number]


@pytest.mark.parametrize("number", range(2, 8))
def test_each_day_can_be_proved_again(number: int) -> None:
    """Both sides of each change stand in their articles, and a forged one is found out."""
    earlier, today = days()[: number - 1], days()[number - 1]
    found = since(number)
    assert prove(found, earlier, today) == ()
    assert prove(found, earlier[:-1], today) != ()


@pytest.mark.parametrize("number", range(1, 8))
def test_a_day_is_no_news_to_itself(number: int) -> None:
    """Comparing a briefing with itself gives no change."""
    today = days()[number - 1]
    found = changes([today], today)
    kinds = {change.kind for story in found.stories for change in story.changes}
    assert kinds == {ChangeKind.UNCHANGED}


def test_what_is_told_again_needs_no_checking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words from the same places are the same; other places have to be looked at."""

    def look(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr(Comparer, "_findings", look)
    today = days()[4]
    kinds = {one.kind for story in changes([today], today).stories for one in story.changes}
    assert kinds == {ChangeKind.UNCHANGED}
    with pytest.raises(LookupError):
        changes([days()[3]], today)


@pytest.mark.parametrize(
    ("holder", "kind"), [("Dana Holt", "changed"), ("Holt", "changed"), ("Ben Holt", "new")]
)
def test_a_holder_goes_on_under_the_last_name(holder: str, kind: str) -> None:
    """Where nobody gives the first name any more it is still one person; another is another."""
    third = days()[2]
    story = third.stories[1]
    *others, will = story.told
    renamed = replace(story, told=(*others, replace(will, holder=holder)))
    today = replace(third, stories=(third.stories[0], renamed))
    found = changes(days()[:2], today).stories[1].changes
    assert [one.kind for one in found if one.now and one.now.text == told.WILL] == [kind]


def test_the_order_of_days_does_not_matter() -> None:
    """The same days in any order give the same changes."""
    earlier = days()[2:5]
    right = changes(earlier, days()[5])
    assert all(changes(order, days()[5]) == right for order in itertools.permutations(earlier))


def test_what_was_told_two_days_ago_is_not_new() -> None:
    """A statement that a day left out is no news when it comes back, unless nobody looks back."""
    first, second, *_ = days()
    without = second.stories[0]
    shortened = replace(second, stories=(replace(without, told=without.told[:2]),))
    third = days()[2]
    back = changes([first, shortened], third).stories[1].changes
    near = changes([shortened], third).stories[1].changes
    kinds = [
        [one.kind for one in some if one.now and one.now.text == told.CAUSE]
        for some in (back, near)
    ]
    assert kinds == [[ChangeKind.UNCHANGED], [ChangeKind.NEW]]


def test_differences_point_at_the_characters() -> None:
    """The figures that differ are marked on both sides, in the texts and in what is cited."""
    change = since(2).stories[0].changes[1]
    assert change.was is not None
    assert change.now is not None
    (one,) = change.differences
    assert one.was is not None
    assert one.now is not None
    assert change.was.text[slice(*one.was)] == "At least 12"
    assert change.now.text[slice(*one.now)] == "At least 14"
    assert one.was_source is not None
    assert one.now_source is not None
    texts = {s.sha256: s.article.text for day in days() for s in day.standing.values()}
    found = [texts[at.source][at.start : at.end] for at in (one.was_source, one.now_source)]
    assert found == ["At least 12", "At least 14"]
