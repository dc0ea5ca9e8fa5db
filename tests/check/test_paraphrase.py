"""Other words for the same thing pass; other things in the same words do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from brief.check.lexicon import opposites, related, verb_classes
from brief.check.particles import parted_phrase
from brief.model import Finding, Ruling, Verdict
from brief.text.tokens import stem, tokenize
from tests.check.made import PAIRS, claim, codes, rule

MOST_PASSED = 0.05
MOST_UNCARRIED = 0.1
Check = Callable[[str, str], Verdict]


class Reworded(NamedTuple):
    """A source, a claim that says the same in other words, and one that says more."""

    source: str
    same: str
    more: str


def reworded() -> list[Reworded]:
    """Read the groups of three lines."""
    text = (PAIRS / "reworded.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Reworded(*three) for three in zip(*[iter(lines)] * 3, strict=True)]


def short(check: Check) -> list[str]:
    """Return in what a checker falls short over the groups, in words."""
    groups = reworded()
    refused = [g.same for g in groups if codes(check(g.same, g.source)) & {"U701"}]
    passed = [g.more for g in groups if check(g.more, g.source).ruling is Ruling.SUPPORTED]
    found = []
    if len(refused) > MOST_UNCARRIED * len(groups):
        found.append(f"{len(refused)} of {len(groups)} taken for additions: {refused}")
    if len(passed) > MOST_PASSED * len(groups):
        found.append(f"{len(passed)} of {len(groups)} pass: {passed}")
    return found


def test_other_words_pass_and_other_things_do_not() -> None:
    """Few claims in other words are taken for additions, and few additions pass."""
    assert len(reworded()) >= 60
    assert short(rule) == []


def test_yes_and_no_to_everything_are_found_out() -> None:
    """A checker that always accepts, or always misses a word, falls short."""
    assert short(lambda text, _: Verdict(claim(text), Ruling.SUPPORTED, 1.0))
    no = (Finding("U701", "no"),)
    assert short(lambda text, _: Verdict(claim(text), Ruling.UNSUPPORTED, 0.0, no))


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("They turned the final offer down on Friday", "reject"),
        ("Orla let seven sailors go", "release"),
        ("They lay 40 people off", "dismiss"),
        ("They turned the cart down the lane", None),
        ("It let the boat near the man go", None),
        ("She laid the map, torn, off", None),
    ],
)
def test_a_particle_may_stand_behind_the_object(words: str, read_as: str | None) -> None:
    """The object stands between verb and particle; a prepositional phrase is none."""
    found = parted_phrase(tokenize(words), 1)
    assert (found and found.stem) == (read_as and stem(read_as))


SOURCE = "The cyclone ravaged the old quay on Monday."


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("The cyclone battered the old quay on Monday.", True),
        ("The cyclone restored the old quay on Monday.", False),
        ("The cyclone reached the old quay on Monday.", False),
        ("The cyclone opposed the old quay on Monday.", False),
        ("The cyclone battered the old lighthouse on Monday.", False),
        ("The cyclone quietly ravaged the old quay on Monday.", False),
    ],
)
def test_a_verb_may_stand_for_another_of_its_class(text: str, passes: bool) -> None:
    """Between the same things a verb of the same loose class passes, another does not."""
    assert (rule(text, SOURCE).ruling is Ruling.SUPPORTED) is passes


def test_two_verbs_do_not_lean_on_one() -> None:
    """A verb of the source carries one verb of the claim."""
    source = "Ferrin said she would weigh the appeal if the lawyers supported it."
    assert rule("Ferrin said she would weigh the appeal if the lawyers backed it.", source).ruling
    wrong = rule("Ferrin said she would grant the appeal if the lawyers backed it.", source)
    assert "U701" in codes(wrong)


def test_wide_words_stand_for_narrow_ones_only() -> None:
    """A murder may be called a killing; a killing is no murder."""
    assert stem("murder") in related(stem("kill"))
    assert stem("kill") not in related(stem("murder"))


def test_no_class_holds_only_opposites() -> None:
    """Each verb of a class has company in it that is not its opposite."""
    for verb in ("ravage", "arrest", "raise", "begin"):
        mine = verb_classes(stem(verb))
        assert mine
        assert not any(
            verb_classes(other) & mine == mine and len(mine) > 1 for other in opposites(stem(verb))
        )


def test_the_score_is_a_half_or_more_exactly_without_findings() -> None:
    """The score and the ruling say the same."""
    for text, source in ((g.same, g.source) for g in reworded()):
        verdict = rule(text, source)
        assert (verdict.score >= 0.5) is (verdict.ruling is Ruling.SUPPORTED)
