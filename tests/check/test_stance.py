"""M6 and U702: each source with a claim that keeps its stance and one that does not."""

from __future__ import annotations

import itertools

import pytest

from brief.check.lexicon import opposites, related
from brief.check.opposites import positive
from brief.text.tokens import stem
from tests.check.made import codes, rule

LOAN = "The council did not approve the loan but repaired the bridge."
LANES = "Orla Venn opposes the tram line but supports the bus lane."
TRIAL = "Engineers tried to restart the pump on Friday but failed."
STRIKE = "Drivers will strike on Friday unless the line withdraws its plan."
FORCE = (
    "Orla Venn said it would be a non-combat force.\n"
    "The ports signed an accord on sending troops if a truce is made with Tarn."
)
SIGN = "Kade would sign the treaty only if all prisoners were freed."
FEW = "Few traders on the quay back the toll, while many fear delays."
FREED = "Norland has freed 40 of the 212 sailors and has promised to free the rest."
FERRY = "The ferry will not run before Easter because both engines are damaged."

ROWS = [
    (
        LOAN,
        "The loan was not approved by the council.",
        "The loan was approved by the council.",
        "M601",
    ),
    (
        LOAN,
        "The council did not approve the loan but repaired the bridge.",
        "The council approved the loan but did not repair the bridge.",
        "M601",
    ),
    (
        LOAN,
        "The council has yet to approve the loan.",
        "The council managed to approve the loan.",
        "M601",
    ),
    (LANES, "Venn does not support the tram line.", "Venn does not support the bus lane.", "M60"),
    (LANES, "Venn supports the bus lane.", "Venn opposes the bus lane.", "M602"),
    (LANES, "Venn is against the tram line.", "Venn is against the bus lane.", "M602"),
    (
        TRIAL,
        "An attempt to restart the pump on Friday failed.",
        "The pump was restarted on Friday.",
        "M603",
    ),
    (
        TRIAL,
        "Engineers tried in vain to restart the pump.",
        "Engineers restarted the pump.",
        "M603",
    ),
    (
        STRIKE,
        "If the line does not withdraw its plan, drivers will strike on Friday.",
        "If the line withdraws its plan, drivers will strike on Friday.",
        "M605",
    ),
    (
        STRIKE,
        "Unless the line withdraws its plan, drivers will strike.",
        "Drivers will strike on Friday.",
        "M605",
    ),
    (
        SIGN,
        "Kade would not sign the treaty unless all prisoners were freed.",
        "Kade would not sign the treaty even if all prisoners were freed.",
        "M605",
    ),
    (
        SIGN,
        "Kade would sign the treaty provided that all prisoners were freed.",
        "Kade would sign the treaty provided that some prisoners were freed.",
        "M609",
    ),
    (
        FORCE,
        "Orla Venn said it would be a non-combat force [if a truce is made with Tarn].",
        "Orla Venn said it would be a non-combat force [unless a truce is made with Tarn].",
        "M605",
    ),
    (
        "The council would sell the pool if the lottery refused a grant.",
        "The council had a contingency plan to sell the pool.",
        "The council had a plan to sell the pool.",
        "M605",
    ),
    (FEW, "Hardly any traders back the toll.", "Most traders back the toll.", "M609"),
    (FEW, "Not many traders back the toll.", "Traders back the toll.", "M60"),
    (
        FREED,
        "Norland has not freed all of the sailors.",
        "Norland has freed all of the sailors.",
        "M609",
    ),
    (
        FREED,
        "Norland has freed 40 of the 212 sailors.",
        "Norland has freed the 212 sailors.",
        "M608",
    ),
    (FERRY, "The ferry will not run until Easter.", "The ferry will run until Easter.", "M601"),
    (
        FERRY,
        "The ferry will not run before Easter due to damage to both engines.",
        "Both engines are damaged because the ferry will not run.",
        "U702",
    ),
    (
        "They have not ruled out a rise.",
        "A rise has not been excluded by them.",
        "They have ruled out a rise.",
        "M601",
    ),
    (
        "The judge stopped short of quashing the law.",
        "The judge did not quash the law.",
        "The judge quashed the law.",
        "M601",
    ),
    (
        "Ships may no longer anchor in the bay.",
        "Ships are no longer allowed to anchor in the bay.",
        "Ships may still anchor in the bay.",
        "M601",
    ),
    (
        "The Norland Bank may lend, but its board has not approved the loan.",
        "No Norland Bank loan has been approved.",
        "The Norland Bank loan has been approved.",
        "M601",
    ),
    (
        "This was not bad luck, the pilot said.",
        "Bad luck was not to blame, the pilot said.",
        "Bad luck was to blame, the pilot said.",
        "M601",
    ),
    (
        "Neither bank has pledged to accept the ruling.",
        "Neither bank has committed itself to accepting the ruling.",
        "Neither bank has accepted the ruling.",
        "M603",
    ),
    (
        "Owners do not have to pay the levy.",
        "Owners are not obliged to pay the levy.",
        "Owners have to pay the levy.",
        "M601",
    ),
    (
        "The bank called for larger trials.",
        "The bank wants larger trials.",
        "The bank ran larger trials.",
        "M603",
    ),
    (
        "The lock was due to open in May.",
        "The lock should have opened in May.",
        "The lock opened in May.",
        "M603",
    ),
    (
        "Harm from the drug is likely.",
        "The drug will probably do harm.",
        "Harm from the drug is unlikely.",
        "M60",
    ),
    (
        "A former clerk was suspected of taking cash.",
        "A former clerk allegedly took cash.",
        "A former clerk took cash.",
        "M603",
    ),
    (
        "Passengers must pay before they board.",
        "Passengers have to pay before they board.",
        "Passengers must pay after they board.",
        "M610",
    ),
    (
        "The county considered a toll.",
        "A toll was considered by the county.",
        "The county still considers a toll.",
        "M610",
    ),
    (
        "The mill closed in May.",
        "The mill was closed in May.",
        "The mill closed again in May.",
        "M610",
    ),
    (
        "The tenants do not want the house sold.",
        "The tenants oppose the house being sold.",
        "The tenants want the house sold.",
        "M601",
    ),
    (
        "The law passed although the Reed party opposed it.",
        "The law passed despite the opposition of the Reed party.",
        "The law passed because the Reed party opposed it.",
        "U702",
    ),
    (
        "The strike led to the closure of two mills.",
        "Two mills were closed as a result of the strike.",
        "The closure of two mills led to the strike.",
        "U702",
    ),
    (
        "The sides have agreed in principle on a toll.",
        "The sides have largely agreed on a toll.",
        "The sides have agreed on a toll.",
        "M608",
    ),
    (
        "The court thinks a retrial possible.",
        "A retrial is possible, the court thinks.",
        "A retrial is certain, the court thinks.",
        "M60",
    ),
]


@pytest.mark.parametrize(("source", "same", "other", "code"), ROWS)
def test_stance(source: str, same: str, other: str, code: str) -> None:
    """Other words for the same stance carry no finding of stance; another stance does."""
    assert not {c for c in codes(rule(same, source)) if c.startswith(("M", "U702"))}
    assert any(c.startswith(code) for c in codes(rule(other, source)))


WORDINGS = {
    "done": ("approved the loan", "has approved the loan"),
    "not done": (
        "did not approve the loan",
        "has not approved the loan",
        "failed to approve the loan",
        "never approved the loan",
        "has yet to approve the loan",
    ),
    "open": ("may approve the loan", "could approve the loan", "might approve the loan"),
    "to come": ("will approve the loan", "is to approve the loan", "is due to approve the loan"),
    "never": ("will not approve the loan", "is not going to approve the loan"),
}


@pytest.mark.parametrize(("one", "other"), [*itertools.permutations(WORDINGS, 2)])
def test_wordings_of_one_value_agree_and_of_two_do_not(one: str, other: str) -> None:
    """Every wording of a value carries every other of it, and none of any other value."""
    for mine, theirs in itertools.product(WORDINGS[one], WORDINGS[one]):
        verdict = rule(f"The council {mine}.", f"The council {theirs}.")
        assert not {c for c in codes(verdict) if c.startswith("M")}, (mine, theirs)
    if {one, other} == {"not done", "to come"}:
        return  # what has not happened so far may still be to come
    for mine, theirs in itertools.product(WORDINGS[one], WORDINGS[other]):
        verdict = rule(f"The council {mine}.", f"The council {theirs}.")
        assert any(c.startswith("M") for c in codes(verdict)), (mine, theirs)


def test_no_word_is_both_the_same_and_the_opposite() -> None:
    """What may stand for a word does not say its opposite."""
    for word in ("rise", "support", "accept", "begin", "weak", "reveal", "hire"):
        assert opposites(stem(word))
        assert not opposites(stem(word)) & related(stem(word))


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("unpublished", "published"),
        ("unknown", "known"),
        ("union", ""),
        ("under", ""),
        ("uncle", ""),
    ],
)
def test_the_negative_prefix(word: str, base: str) -> None:
    """The prefix "un-" denies an adjective or participle; elsewhere it only looks so."""
    assert positive(word) == base
