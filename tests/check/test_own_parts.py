"""What a digest adds is an origin of its own, but never beside the report that it retells."""

from __future__ import annotations

from datetime import date

import pytest

from brief.check import accept
from brief.check.agreement import apart
from brief.model import Basis, Draft, DraftStory, Engine, Origin, Span, Story
from tests.check.made import article, claim, codes, pointer

WIRE = article("w", "The Tarn dam burst on Monday. Nine farms were flooded.", "Inland Wire")
PLAIN = "The Tarn dam burst on Monday."
RENT = "The mill at Corin has closed its gates."
DIGEST = article("d", f"{PLAIN} {RENT}", "Copy Daily")
OTHER = article("o", "After nine years the mill at Corin has closed its gates.", "The Tide")
OWN = Span("d", DIGEST.text.index(RENT), len(DIGEST.text))
ORIGINS = (
    Origin("o1", "w", ("w", "d")),
    Origin("o2", "o", ("o",)),
    Origin("o3", "d", (), spans=(OWN,), within="o1"),
)


def story(text: str, *cited: str, basis: Basis = Basis.SETTLED) -> Story:
    """Accept a draft of one claim that cites the words given."""
    places = (next((s, one) for s in (DIGEST, OTHER) if one in s.text) for one in cited)
    made = claim(text, *(pointer(*place) for place in places), basis=basis)
    draft = DraftStory("s1", ("w", "d", "o"), ORIGINS, (), (made,))
    sources = (WIRE, DIGEST, OTHER)
    return accept(Draft(date(2031, 5, 5), Engine("test"), sources, (draft,))).stories[0]


def test_what_a_digest_adds_is_its_own() -> None:
    """Its own sentence counts for it, the one it repeats for the report."""
    assert story(RENT, RENT).statements[0].origins == ("o3",)
    assert story(PLAIN, PLAIN).statements[0].origins == ("o1",)


def test_an_addition_confirms_another_report() -> None:
    """The digest's own sentence and another outlet's are two origins."""
    made = story(RENT, RENT, OTHER.text, basis=Basis.CORROBORATED)
    assert [one.origins for one in made.statements] == [("o2", "o3")]


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        (["o1", "o3"], ["o1"]),
        (["o3", "o1"], ["o1"]),
        (["o3", "o2"], ["o3", "o2"]),
        (["o3", "o4"], ["o3"]),
        (["o1", "o2"], ["o1", "o2"]),
        ([], []),
    ],
)
def test_an_addition_never_counts_beside_its_report(named: list[str], kept: list[str]) -> None:
    """Neither does one beside another digest's: either may come from the other."""
    more = Origin("o4", "e", (), spans=(Span("e", 0, 5),), within="o1")
    assert apart(named, (*ORIGINS, more)) == kept


def test_corroboration_is_not_got_from_a_report_and_its_digest() -> None:
    """The same words from the report itself and from what its digest adds are one origin."""
    whole = Origin("o1", "o", ("o", "d"))
    part = Origin("o3", "d", (), spans=(OWN,), within="o1")
    made = claim(RENT, pointer(DIGEST, RENT), pointer(OTHER), basis=Basis.CORROBORATED)
    draft = DraftStory("s1", ("d", "o"), (whole, part), (), (made,))
    found = accept(Draft(date(2031, 5, 5), Engine("test"), (DIGEST, OTHER), (draft,))).stories[0]
    assert found.statements == ()
    assert codes(found.rejected[0].verdict) == {"C111"}
