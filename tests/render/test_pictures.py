"""The pictures as figures: who stands where, what is joined to what, what moved."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from brief.model import Origin
from brief.render.compared import differing
from brief.render.evidence import evidence_page
from brief.render.moves import Moves, moves
from brief.render.timeline import MOST_LANES, Timeline
from tests.changes.test_rendered import told
from tests.page.made import large
from tests.render.made import harbour


def drawn(number: int = 0) -> Timeline:
    """Return the picture of the harbour's sources."""
    picture = evidence_page(harbour()).stories[number].timeline
    assert picture is not None
    return picture


def test_each_origin_has_a_lane_and_copies_are_joined() -> None:
    """The copy stands right of its original, joined to it; the undated report stands apart."""
    undated, dated = drawn().lanes
    assert [dot.joined for dot in undated.dots] == [None]
    first, copy = dated.dots
    assert (first.original, copy.original) == (True, False)
    assert copy.joined == (first.x, first.y)
    assert undated.dots[0].x < first.x < copy.x
    assert [tick.words for tick in drawn().ticks] == ["no date", "5 May"]


def test_many_origins_share_a_lane() -> None:
    """A hundred origins fit the picture; each article is in it once."""
    picture = evidence_page(large(8, 100)).stories[0].timeline
    assert picture is not None
    assert len(picture.lanes) == MOST_LANES
    dots = [dot.source.number for lane in picture.lanes for dot in lane.dots]
    assert sorted(dots) == list(range(1, 101))
    assert len(picture.ticks) <= 5


def test_what_a_digest_adds_is_an_origin_of_its_own() -> None:
    """A note inside an addition is the digest's own; the same note without it is its original's."""
    made = harbour()
    story = made.stories[0]
    copied = story.statements[0].citations[1].span
    number = evidence_page(made).stories[0].sentences["a1"].item.notes[1].number
    assert evidence_page(made).stories[0].origins[number].name == "The Tern"
    adds = Origin("o3", "islander", (), (), (copied,), "o1")
    told_apart = replace(made, stories=(replace(story, origins=(*story.origins, adds)),))
    name = evidence_page(told_apart).stories[0].origins[number].name
    assert name == "Islander Daily, own reporting"


def test_one_article_is_no_picture() -> None:
    """Where there is nothing to compare nothing is drawn."""
    made = harbour()
    only = replace(made.stories[0], origins=(Origin("o1", "tern", ("tern",)),))
    assert evidence_page(replace(made, stories=(only,))).stories[0].timeline is None


def counted(found: Moves) -> set[tuple[str, str, int]]:
    """Return the flows by the names of their ends."""
    return {(flow.here.slug, flow.there.slug, flow.items) for flow in found.flows}


def test_moves_count_every_change() -> None:
    """What flows from the left and into the right is what stands there, on each day."""
    for number in range(2, 8):
        found = moves(told(number).changes)
        assert found is not None
        for stop in found.left:
            assert stop.items == sum(f.items for f in found.flows if f.here == stop)
        for stop in found.right:
            assert stop.items == sum(f.items for f in found.flows if f.there == stop)


def test_questions_that_were_settled_are_drawn() -> None:
    """On the fourth day two unresolved items became agreed; on the second none did."""
    fourth, second = moves(told(4).changes), moves(told(2).changes)
    assert fourth is not None
    assert second is not None
    assert ("unresolved", "agreed", 2) in counted(fourth)
    assert not [one for one in counted(second) if one[:2] == ("unresolved", "agreed")]


def test_a_first_day_has_no_moves() -> None:
    """Without earlier days there is nothing to draw."""
    assert moves(harbour().changes) is None


words = st.lists(st.sampled_from("the army moved 60 600 people, to Orrin.".split()), max_size=12)


@given(words, words)
def test_what_is_left_of_two_wordings_is_the_same(one: list[str], other: list[str]) -> None:
    """Law: without the marked words both sentences are one text, or nothing is marked at all."""
    was, now = " ".join(one), " ".join(other)
    taken, put = differing(was, now)
    kept = [
        "".join(c for at, c in enumerate(text) if not any(a <= at < b for a, b in ranges))
        for text, ranges in ((was, taken), (now, put))
    ]
    assert kept[0] == kept[1] or not (taken or put)


def test_one_word_is_one_difference() -> None:
    """A figure is marked whole, and its neighbours are not."""
    was, now = "The army moved 1,600 people.", "The army moved 1,660 people."
    taken, put = differing(was, now)
    assert [was[a:b] for a, b in taken] == ["1,600"]
    assert [now[a:b] for a, b in put] == ["1,660"]
