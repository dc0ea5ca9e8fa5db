"""The gate from draft to briefing: what passes, what is kept with its reasons, and what counts."""

from __future__ import annotations

from datetime import date

import pytest

from brief.check import accept
from brief.model import Basis, Claim, Draft, DraftStory, Engine, Origin, Story
from tests.check.made import article, claim, codes, pointer

TIDE = article(
    "t",
    "Corin and Tarn signed a fishing pact on Monday. "
    "Tarn's mayor, Ann Doyle, said the pact was fair.",
    "The Tide",
)
COPY = article("c", "Corin and Tarn signed a fishing pact on Monday.", "Copy Daily")
WIRE = article(
    "w", "A fishing pact was signed by Tarn and Corin on Monday. It covers 40 boats.", "Inland Wire"
)
ORIGINS = (Origin("s1-o1", "t", ("t", "c")), Origin("s1-o2", "w", ("w",)))
SIGNED = "Corin and Tarn signed a fishing pact on Monday."
FAIR = pointer(TIDE, "Tarn's mayor, Ann Doyle, said the pact was fair.")


def story(*claims: Claim, headlines: tuple[Claim, ...] = ()) -> Story:
    """Accept a draft of one story."""
    made = DraftStory("s1", ("t", "c", "w"), ORIGINS, headlines, claims)
    draft = Draft(date(2031, 5, 5), Engine("test"), (TIDE, COPY, WIRE), (made,))
    return accept(draft).stories[0]


def test_what_passes_becomes_a_statement() -> None:
    """Ids count within their section, origins are those cited, citations are proved."""
    made = story(
        claim(SIGNED, pointer(TIDE, SIGNED), pointer(COPY), basis=Basis.SETTLED),
        claim("The pact was fair, Doyle said.", FAIR, basis=Basis.STATED, holder="Ann Doyle"),
        claim("The pact covers 40 boats.", pointer(WIRE), basis=Basis.SETTLED),
    )
    assert [(one.id, one.origins) for one in made.statements] == [
        ("s1-a1", ("s1-o1",)),
        ("s1-p1", ("s1-o1",)),
        ("s1-a2", ("s1-o2",)),
    ]
    assert [citation.quote for citation in made.statements[0].citations] == [SIGNED, COPY.text]
    assert made.rejected == ()


def test_what_fails_is_kept_with_its_verdict() -> None:
    """A rejected claim has its own id and its findings, and takes no number from the others."""
    made = story(
        claim("The pact covers 50 boats.", pointer(WIRE), basis=Basis.SETTLED),
        claim("The pact covers 40 boats.", pointer(WIRE), basis=Basis.SETTLED),
    )
    assert [one.id for one in made.statements] == ["s1-a1"]
    assert [(one.id, codes(one.verdict)) for one in made.rejected] == [("s1-r1", {"F301"})]


@pytest.mark.parametrize(
    ("sources", "text", "expected"),
    [
        ((TIDE, WIRE), SIGNED, set()),
        ((TIDE, COPY), SIGNED, {"C111"}),
        ((WIRE,), SIGNED, {"C111"}),
        ((TIDE, WIRE), "Corin and Tarn signed a fishing pact that covers 40 boats.", {"C111"}),
    ],
)
def test_corroboration_counts_origins(
    sources: tuple[object, ...], text: str, expected: set[str]
) -> None:
    """A copy is no second report, and each origin has to say it alone."""
    cited = tuple(pointer(one) for one in (TIDE, COPY, WIRE) if one in sources)
    made = story(claim(text, *cited, basis=Basis.CORROBORATED))
    found = codes(made.rejected[0].verdict) if made.rejected else set()
    assert found == expected


@pytest.mark.parametrize(
    ("sources", "text", "said"),
    [
        ((WIRE,), SIGNED, "corroborated needs two, 1 cited"),
        (
            (TIDE, WIRE),
            "Corin and Tarn signed a fishing pact that covers 40 boats.",
            "2 are cited, and only 1 of them carries the whole sentence by itself",
        ),
        (
            (TIDE, WIRE),
            "Corin and Tarn signed a fishing pact that covers 50 boats.",
            None,
        ),
    ],
)
def test_it_is_said_how_many_origins_carry_it(
    sources: tuple[object, ...], text: str, said: str | None
) -> None:
    """Of those cited, how many do; what none of them carries together has its own finding."""
    cited = tuple(pointer(one) for one in (TIDE, WIRE) if one in sources)
    made = story(claim(text, *cited, basis=Basis.CORROBORATED))
    messages = [one.message for one in made.rejected[0].verdict.findings if one.code == "C111"]
    expected = [] if said is None else [f"too few independent origins support it: {said}"]
    assert messages == expected


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("Ann Doyle", set()),
        ("Ann Doyle / Tarn", set()),
        ("Corin", {"S504"}),
        ("", {"C110", "S502"}),
    ],
)
def test_a_position_stands_under_its_holder(holder: str, expected: set[str]) -> None:
    """The one who speaks in the source is the holder, a leader's country may stand beside."""
    made = story(claim("The pact was fair.", FAIR, basis=Basis.STATED, holder=holder))
    found = codes(made.rejected[0].verdict) if made.rejected else set()
    assert found == expected


def test_a_claim_without_a_kind_has_no_section() -> None:
    """A draft's claim has to say where it belongs."""
    assert codes(story(claim(SIGNED, pointer(COPY))).rejected[0].verdict) == {"C110"}


def test_the_first_headline_that_passes_is_taken() -> None:
    """Candidates that fail are passed over without a trace."""
    wrong = claim("Corin and Tarn reject a fishing pact", pointer(COPY))
    right = claim("Corin and Tarn sign fishing pact", pointer(COPY))
    made = story(headlines=(wrong, right))
    assert made.headline
    assert made.headline.text == right.text
    assert made.rejected == ()
    assert story(headlines=(wrong,)).headline is None


def test_progress_is_told() -> None:
    """Each claim, and the headline of each story, is one step of the total."""
    told: list[tuple[int, int]] = []
    one = claim(SIGNED, pointer(COPY), basis=Basis.SETTLED)
    made = DraftStory("s1", ("c",), (Origin("o", "c", ("c",)),), (one,), (one, one))
    draft = Draft(date(2031, 5, 5), Engine("test"), (COPY,), (made,))
    accept(draft, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
