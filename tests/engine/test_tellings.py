"""What readers and users are told of a run with a model, in words that fit the numbers."""

from __future__ import annotations

import pytest

from brief.model import DraftStory, Usage
from brief.tellings import Heard, bill, reader_notes, user_remarks
from brief.writing import Tally, Written


def written(
    tally: Tally = Tally(),  # noqa: B008 - frozen
    *notes: str,
    by_model: bool = True,
    filled: bool = False,
    name: str = "s1",
) -> Written:
    """Return a story of which only the numbers matter."""
    story = DraftStory(name, (), (), (), ())
    return Written(story, by_model=by_model, tally=tally, filled=filled, notes=notes)


FINE = written(Tally(drafted=9))
OTHER = written(by_model=False)


def test_a_run_without_a_fault_has_no_note() -> None:
    """Where all went well there is nothing to tell."""
    assert reader_notes([FINE, FINE]) == ()
    assert user_remarks([FINE, FINE]) == ()


@pytest.mark.parametrize(
    ("stories", "said"),
    [
        ([OTHER], "The model could not be used; the extractive engine wrote it"),
        ([OTHER] * 3, "The model could not be used; the extractive engine wrote every story"),
        (
            [OTHER, FINE],
            "The model could not be used for 1 of 2 stories; the extractive engine wrote that one",
        ),
        (
            [OTHER, FINE, OTHER],
            "The model could not be used for 2 of 3 stories; the extractive engine wrote those",
        ),
    ],
)
def test_who_wrote_is_told(stories: list[Written], said: str) -> None:
    """The reader learns for how many stories the model could not be used."""
    assert reader_notes(stories) == (f"{said} from the sources' own sentences.",)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(1, 1, 1), "Of 1 statement that the model wrote, 1 did not: it was put right"),
        (Tally(9, 1, 0, 1), "9 statements, 1: it gave way to the sources' own words"),
        (Tally(9, 1), "9 statements, 1: it is withheld"),
        (Tally(9, 9, 0, 9), "9 statements, 9: all of them gave way to the sources' own words"),
        (Tally(9, 2, 2), "9 statements, 2: all of them were put right"),
        (Tally(9, 2, 1), "9 statements, 2: 1 was put right and 1 is withheld"),
        (
            Tally(9, 6, 1, 2),
            "9, 6: 1 was put right, 2 gave way to the sources' own words and 3 are withheld",
        ),
    ],
)
def test_what_became_of_statements(tally: Tally, said: str) -> None:
    """Each fate has its number, and none that nobody met is named."""
    (note,) = reader_notes([written(tally)])
    fates = said.partition(": ")[2]
    noun = "statement" if tally.drafted == 1 else "statements"
    assert note == (
        f"Of {tally.drafted} {noun} that the model wrote, {tally.refused} did not pass the checks "
        f"at first: {fates}."
    )


def test_numbers_are_those_of_all_stories() -> None:
    """What two stories met is added up."""
    (note,) = reader_notes([written(Tally(4, 1, 1)), written(Tally(5, 2, 0, 1))])
    assert note.startswith("Of 9 statements that the model wrote, 3 did not pass")
    assert note.endswith("1 was put right, 1 gave way to the sources' own words and 1 is withheld.")


@pytest.mark.parametrize(
    ("stories", "said"), [(1, "Most of the model's"), (2, "In 1 of 2 stories most of the model's")]
)
def test_filling_is_told(stories: int, said: str) -> None:
    """Where the extractive engine told the rest, the reader knows."""
    told = [written(Tally(2, 2), filled=True), FINE][:stories]
    assert reader_notes(told)[1] == (
        f"{said} statements did not pass; the extractive engine told what they left out."
    )


PASSED = "statements and headlines that had passed every other check"


def test_the_judges_rate_is_told() -> None:
    """The rate of disagreement is over those that were judged."""
    assert reader_notes([FINE], Heard(8, 2)) == (
        f"The judging model rejected 2 of 8 {PASSED} (25%).",
    )
    assert reader_notes([FINE], Heard(8, 0)) == (
        f"The judging model rejected 0 of 8 {PASSED} (0%).",
    )


def test_a_silent_judge_is_told() -> None:
    """Statements that nobody judged are counted apart, and are no agreement."""
    silent = f"The judging model gave no opinion on 4 {PASSED}."
    assert reader_notes([FINE], Heard(0, 0, 4)) == (silent,)
    assert reader_notes([FINE], Heard(3, 0, 4))[1:] == (silent,)


def test_what_went_wrong_names_its_stories() -> None:
    """The same failure is one line, however many stories it befell."""
    down = [written(Tally(), "down", by_model=False, name=f"s{n}") for n in range(1, 8)]
    one = written(Tally(), "slow", "slow", name="s9")
    assert user_remarks([*down, one]) == ("s1, s2, s3, s4, s5 and 2 more: down", "s9: slow")
    assert user_remarks(down[:5]) == ("s1, s2, s3, s4, s5: down",)


@pytest.mark.parametrize(
    ("usage", "cached", "line"),
    [
        (Usage(), 0, "no request"),
        (Usage(), 3, "no request, 3 answers from the cache"),
        (
            Usage(1200, 30, 1),
            0,
            "1 request; 1,200 prompt and 30 completion tokens; cost unknown, no price is set",
        ),
        (
            Usage(10, 3, 2, 0.00125),
            1,
            "2 requests, 1 answer from the cache; 10 prompt and 3 completion tokens; $0.0013",
        ),
    ],
)
def test_the_bill(usage: Usage, cached: int, line: str) -> None:
    """One line says what a run came to."""
    assert bill(usage, cached) == line
