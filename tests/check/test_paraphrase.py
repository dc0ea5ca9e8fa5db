"""Other words for the same thing pass; other things in the same words do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from brief.check.lexicon import opposites, related, verb_classes
from brief.check.particles import parted_phrase
from brief.check.strictness import Strictness
from brief.model import Finding, Ruling, Verdict
from brief.text.tokens import stem, tokenize
from tests.check.made import PAIRS, claim, codes, rule

MOST_UNCARRIED = 0.1
MOST_PASSED = {Strictness.CAREFUL: 0.05, Strictness.STANDARD: 0.1}
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


def short(check: Check, most: float = 0.05) -> list[str]:
    """Return in what a checker falls short over the groups, in words."""
    groups = reworded()
    refused = [g.same for g in groups if codes(check(g.same, g.source)) & {"U701"}]
    passed = [g.more for g in groups if check(g.more, g.source).ruling is Ruling.SUPPORTED]
    found = []
    if len(refused) > MOST_UNCARRIED * len(groups):
        found.append(f"{len(refused)} of {len(groups)} taken for additions: {refused}")
    if len(passed) > most * len(groups):
        found.append(f"{len(passed)} of {len(groups)} pass: {passed}")
    return found


@pytest.mark.parametrize("strictness", MOST_PASSED)
def test_other_words_pass_and_other_things_do_not(strictness: Strictness) -> None:
    """Few claims in other words are taken for additions, and few additions pass."""
    assert len(reworded()) >= 60
    most = MOST_PASSED[strictness]
    assert short(lambda text, source: rule(text, source, strictness=strictness), most) == []


@pytest.mark.parametrize(
    ("text", "refused_by"),
    [
        ("The council of Harn dropped the plan for a tram on Friday.", ""),
        ("The council of Harn abandoned the tram adventure on Friday.", "careful"),
        ("The council of Harn abandoned the plan on Friday for lack of money.", "careful standard"),
    ],
)
def test_each_setting_grants_more(text: str, refused_by: str) -> None:
    """A vague word may replace another at the standard setting; a phrase may not be added."""
    source = "On Friday the council of Harn abandoned the plan for a tram."
    refusing = [s for s in Strictness if "U701" in codes(rule(text, source, strictness=s))]
    assert [s.value for s in refusing[:2]] == refused_by.split()


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


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("The water company drew the lake down by two metres.", True),
        ("The wine company drew the lake down by two metres.", False),
    ],
)
def test_a_noun_takes_no_particle(text: str, passes: bool) -> None:
    """A noun and a later "down" are no verb when other words stand between them."""
    source = "The water company drew the lake down by two metres."
    verdict = rule(text, source, strictness=Strictness.CAREFUL)
    assert (verdict.ruling is Ruling.SUPPORTED) is passes


def test_a_name_known_from_the_article_is_no_addition() -> None:
    """What an article itself calls a thing elsewhere may be said of it; another name may not."""
    text = "The bakers' union met on Monday. The union rejected the offer on Tuesday."
    cited = "The union rejected the offer on Tuesday."
    assert not codes(rule("The bakers' union rejected the offer on Tuesday.", text, cited))
    wrong = rule("The dockers' union rejected the offer on Tuesday.", text, cited)
    assert "U701" in codes(wrong)


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
    right = rule("Ferrin said she would weigh the appeal if the lawyers backed it.", source)
    assert not codes(right)
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
