"""The parts of grouping: what is read of an article, likeness, the bar, the index."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.model import Article
from brief.stories.board import Board
from brief.stories.calibrate import Scale
from brief.stories.gist import Gist, read_gist
from brief.stories.kinship import fade, score
from brief.stories.linkage import Group, cohesion, join, likeness, lone, settled
from brief.stories.neighbours import Index
from brief.stories.vectors import Frequencies, dot
from brief.stories.weekdays import weekdays
from tests.stories.made import INDEPENDENT, REPORT, article
from tests.stories.newsroom import report

SCALE = Scale(3.0, 0.12, 0.12)

WORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 1.0), max_size=8)


def groups(*articles: Article) -> list[Group]:
    """Make a group of each article, weighed among them all."""
    gists = [read_gist(each) for each in articles]
    frequencies = Frequencies(gists)
    return [lone(at, gist, frequencies.weigh(gist)) for at, gist in enumerate(gists)]


def named(text: str, **facts: str) -> dict[str, float]:
    """Return the names read of a text, each with the part that it is of a name."""
    return dict(read_gist(article("a", text, **facts)).names)


def test_a_name_is_written_with_a_capital_inside_a_sentence() -> None:
    """What begins a sentence, or is written small elsewhere, is no name; nor is a weekday."""
    names = named("Yesterday the mayor of Orlin met Council members on Monday. The council sat.")
    assert names == {"orlin": 1.0}
    assert "yesterday" in named("It was, as Yesterday wrote, a red day.")


def test_a_name_counts_once_whatever_words_it_has() -> None:
    """Of three words in a row each is a third; of one alone it is the whole."""
    names = named("Talks with the Harbour Workers Union in Orlin failed.")
    assert names == pytest.approx({"harbour": 1 / 3, "worker": 1 / 3, "union": 1 / 3, "orlin": 1.0})


def test_a_headline_in_capitals_names_nothing() -> None:
    """A title that raises all its words says less than one that raises two."""
    text = "the talks of the harbour and of orlin went on."
    assert named(text, title="Talks Of The Harbour And Of Orlin") == {}
    text = "The talks went on for a day and a night."
    assert set(named(text, title="Long talks with Orlin end")) == {"orlin"}


def test_the_title_counts_most_and_the_end_of_an_article_nothing() -> None:
    """A word counts by where it stands: title, first lines, further on, not at all."""
    filler = "and so they said that it was. " * 60
    gist = read_gist(article("a", f"mid {filler} late", title="top"))
    counts = dict(zip(gist.terms, gist.counts, strict=True))
    assert counts["top"] > counts["mid"] == 1.0
    assert "late" not in counts
    further = read_gist(article("a", f"mid {filler[:900]} late", title="top"))
    assert dict(zip(further.terms, further.counts, strict=True))["late"] == 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Gewerkschaften streikten, und eine Gewerkschaft verhandelte."),
        ("ja", "東京で地震があり、東京の人々が避難した。"),
        ("en", "Cities met; a city paid."),
    ],
)
def test_other_languages_have_terms(language: str, text: str) -> None:
    """Inflected forms are one term, and script without spaces is read in pairs."""
    gist = read_gist(replace(article("a", text), language=language))
    assert max(gist.counts) > 1.0
    assert all(gist.terms)


def test_weekdays_in_several_languages() -> None:
    """Days are bits; a word of another language, or of none that is known, is no day."""
    assert weekdays(["on", "Monday", "and", "Sunday"], "en") == 0b1000001
    assert weekdays(["am", "Dienstag"], "de") == weekdays(["Tuesday"], "en") == 0b10
    assert weekdays(["Monday"], "de") == weekdays(["Monday"], "xx") == 0


@given(WORDS, WORDS)
def test_dot_is_the_sum_over_common_terms(one: dict[str, float], other: dict[str, float]) -> None:
    """It does not depend on the side or the order."""
    expected = fsum(one[term] * other[term] for term in sorted(one.keys() & other.keys()))
    turned = dict(reversed(one.items()))
    assert dot(one, other) == dot(other, one) == dot(turned, other) == expected


def test_likeness_of_groups_is_the_mean_over_pairs() -> None:
    """A group is as like another as their articles are on average: one alone does not chain."""
    one, near, far = groups(*(report(str(n), e, a, None) for n, (e, a) in enumerate(
        [(1, 0), (1, 1), (2, 0)])))  # fmt: skip
    pairs = likeness(one, near), likeness(far, one), likeness(far, near)
    assert pairs[0] > 2 * pairs[1]
    join(one, near)
    assert settled(near) is one
    assert likeness(far, one) == pytest.approx((pairs[1] + pairs[2]) / 2)
    assert cohesion(one) == pytest.approx(pairs[0])


def test_the_days_around_speak_for_a_story() -> None:
    """What is like a story's last day is like the story then, and less so days before."""

    def like(day: int | None) -> float:
        """Return how like a story, which has turned on day 5, is an article of its new kind."""
        days = ((1, 1, 12), (2, 5, 4))
        made = [report(f"{e}-{n}", e, n, at) for e, at, size in days for n in range(size)]
        last, story, *members = groups(report("z", 2, 1, day), *made)
        for member in members:
            join(story, member)
        return likeness(last, story)

    assert like(6) > 2 * like(2)
    assert like(2) == like(None)


def test_a_group_takes_over_the_rivals_of_another() -> None:
    """What either was like, the whole is; those joined are no rivals any more."""
    one, other, third, fourth = groups(*(report(str(n), n, 0, 1) for n in range(4)))
    one.rivals = {other: 0.1, third: 0.05}
    other.rivals = {one: 0.1, third: 0.07, fourth: 0.02}
    join(one, other)
    assert one.rivals == {third: 0.07, fourth: 0.02}


def test_likeness_fades_with_the_days_between() -> None:
    """The further apart in time, the less; where a time is unknown, not at all."""
    fire, next_day, next_week, undated = groups(
        article("a", REPORT, day="2024-03-11"),
        article("b", INDEPENDENT, day="2024-03-12"),
        article("c", INDEPENDENT, day="2024-03-19"),
        article("d", INDEPENDENT),
    )
    assert 1 > fade(fire, next_day, SCALE) > fade(fire, next_week, SCALE) > 0
    assert fade(fire, undated, SCALE) == fade(undated, undated, SCALE) == 1
    assert score(fire, next_day, 0.4, SCALE) >= 1 > score(fire, next_week, 0.4, SCALE)
    assert score(fire, undated, 0.4, SCALE) >= 1
    assert 5 < SCALE.reach < 8


def test_a_story_of_many_goes_on_until_its_last() -> None:
    """Two articles far apart do not span the days between; ten nearly do."""

    def left(size: int) -> float:
        """Return what is left, a day after its last, of a story of so many in four days."""
        days = [4 * n / (size - 1) for n in range(size)]
        late, story, *members = groups(*(report(f"{d}", 1, 0, d) for d in (5, *days)))
        for member in members:
            join(story, member)
        return fade(late, story, SCALE)

    assert left(2) < left(3) < left(10) < SCALE.fade(1)
    assert left(2) > SCALE.fade(3)


def test_days_of_the_week_stand_in_for_unknown_times() -> None:
    """Two undated texts that name different days are less of one event than two of one day."""
    text = "The vote on the harbour was on {} and the count went on."
    monday, same, friday = groups(
        *(article(str(n), text.format(day)) for n, day in enumerate(["Monday", "Monday", "Friday"]))
    )
    assert score(monday, friday, 0.25, SCALE) < score(monday, same, 0.25, SCALE)


def test_the_bar_follows_the_rivals() -> None:
    """What is enough where nothing else is like is too little among many alike."""
    one, other, *rivals = groups(*(report(str(n), 1, n, 1) for n in range(8)))
    alone = score(one, other, 0.2, SCALE)
    one.rivals = other.rivals = dict.fromkeys(rivals, 0.15)
    assert score(one, other, 0.2, SCALE) < 1 <= alone
    # Whatever the rivals are, this is enough.
    assert score(one, other, 0.35, SCALE) >= 1
    # Each other they are no rivals.
    one.rivals, other.rivals = {other: 0.2}, {one: 0.2}
    assert score(one, other, 0.2, SCALE) == alone


def test_rivals_of_another_time_do_not_count() -> None:
    """A story of the month before does not raise the bar of today's."""
    one, other = groups(*(report(str(n), 1, n, 40) for n in range(2)))
    then, now = ([*groups(*(report(str(n), 1, n, day) for n in range(5)))] for day in (1, 40))
    one.rivals = other.rivals = dict.fromkeys(then, 0.15)
    past = score(one, other, 0.2, SCALE)
    one.rivals = other.rivals = dict.fromkeys(now, 0.15)
    assert past > score(one, other, 0.2, SCALE)


def test_a_board_places_and_merges() -> None:
    """Two groups become one when a third article shows that they are."""

    def vector(*words: str) -> Gist:
        return Gist("", "", "en", 1.0, words, (1.0,) * len(words), (), 0)

    left, right = "a b c d e f g h".split(), "m n o p q r s t".split()
    first = {0: vector(*left, "x"), 1: vector(*right, "y")}
    board = Board(first, Frequencies(first.values()))
    assert board.home(0) is not board.home(1)
    board.add(2, vector(*left[:6], *right[:6]))
    board.add(3, vector(*left[2:], *right[2:]))
    assert board.home(0) is board.home(1) is board.home(3)
    assert len(list(board.groups())) == 1


def test_a_story_that_closes_leaves_nothing_behind() -> None:
    """An article weighs on a board that has been emptied what it weighs on a new one."""
    gists = [read_gist(report(str(n), 1, n, 1)) for n in range(2)]
    board, new = Board({0: gists[0]}, Frequencies(gists[:1])), Board({}, Frequencies())
    board.close(board.home(0), gists[:1])
    for each in (board, new):
        each.add(1, gists[1])
    assert [group.members for group in board.groups()] == [[1]]
    assert board.home(1).total == new.home(1).total
    # Beside another that holds its words they weigh otherwise.
    frequencies = Frequencies(gists)
    assert board.home(1).total != frequencies.weigh(gists[1])


def test_the_index_proposes_what_shares_most() -> None:
    """Groups come by the weight in common; those with nothing in common never."""
    index = Index()
    index.put(1, ["a", "b"])
    index.put(2, ["a"])
    index.put(3, ["z"])
    assert index.propose({"a": 0.8, "b": 0.6}) == [1, 2]
    index.drop(1, ["a", "b"])
    assert index.propose({"a": 0.8, "b": 0.6}) == [2]
    assert index.propose({}) == []


def test_a_term_that_all_hold_proposes_none() -> None:
    """The work for an article is bounded: what is common is passed over for what is rare."""
    index = Index()
    for number in range(5000):
        index.put(number, ["common", *(["rare"] if number == 4321 else [])])
    assert index.propose({"common": 0.9, "rare": 0.4}) == [4321]
    assert index.propose({"common": 1.0}) == []


def test_frequencies_forget() -> None:
    """An article that is dropped weighs on no other."""
    one, other = (read_gist(article(n, t)) for n, t in (("a", REPORT), ("b", INDEPENDENT)))
    frequencies = Frequencies([one])
    before = frequencies.weigh(one)
    frequencies.add(other)
    assert frequencies.weigh(one) == Frequencies([one, other]).weigh(one) != before
    frequencies.drop(other)
    assert frequencies.weigh(one) == before
