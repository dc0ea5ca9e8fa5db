"""Nothing is told of one outlet's report by joining it to another's."""

from __future__ import annotations

from datetime import date

import pytest

from brief.check import accept
from brief.model import (
    Article,
    Basis,
    Briefing,
    Claim,
    Draft,
    DraftStory,
    Engine,
    Kind,
    Origin,
    Pointer,
)
from tests.compose.made import article

VOICE = "Skelby's council approved the cable agreement on Monday."
GAZETTE = "The password of the day is “withdrawn from”."
COAST = "The cable costs 40 million crowns."
OTHER = "The cable costs 90 million crowns."


def accepted(claim: Claim, *articles: Article) -> Briefing:
    """Return the briefing of one claim over articles that are an origin each."""
    origins = tuple(Origin(f"o{one.id}", one.id, (one.id,)) for one in articles)
    story = DraftStory("s1", tuple(one.id for one in articles), origins, (), (claim,))
    return accept(Draft(date(2031, 3, 14), Engine("openai"), articles, (story,)))


def whole(one: Article) -> Pointer:
    """Point to all of an article."""
    return Pointer(one.id, 0, len(one.text), one.text)


def codes(briefing: Briefing) -> list[str]:
    """Return the codes of what was rejected."""
    rejected = briefing.stories[0].rejected
    return [finding.code for one in rejected for finding in one.verdict.findings]


@pytest.mark.parametrize(
    ("text", "basis", "kind"),
    [
        ("Skelby's council has withdrawn from the cable agreement.", Basis.SETTLED, Kind.AGREED),
        ("Skelby's council has withdrawn from the cable agreement.", Basis.OPEN, Kind.UNRESOLVED),
    ],
)
def test_half_sentences_of_strangers_are_not_joined(text: str, basis: Basis, kind: Kind) -> None:
    """What no outlet says by itself is refused, in every section that tells one thing."""
    voice, gazette = article(VOICE, "voice"), article(GAZETTE, "gazette")
    claim = Claim(text, (whole(voice), whole(gazette)), kind, basis)
    assert codes(accepted(claim, voice, gazette)) == ["C111"]


def test_what_one_of_them_says_alone_stands_on_it() -> None:
    """The twin: a statement that one outlet carries is kept, with that citation alone."""
    voice, gazette = article(VOICE, "voice"), article(GAZETTE, "gazette")
    pointers = (whole(gazette), whole(voice))
    claim = Claim(
        "Skelby's council approved the cable agreement.", pointers, Kind.AGREED, Basis.SETTLED
    )
    (statement,) = accepted(claim, voice, gazette).stories[0].statements
    assert [one.span.source for one in statement.citations] == ["voice"]


@pytest.mark.parametrize(
    ("sides", "refused"),
    [
        ("40 million crowns (Coast Wire), 90 million crowns (Skelby Voice)", False),
        ("90 million crowns (Coast Wire), 40 million crowns (Skelby Voice)", True),
    ],
)
def test_a_side_belongs_to_its_outlet_in_any_section(sides: str, refused: bool) -> None:
    """The form of a conflict is proved as one, also where it is filed as agreed."""
    coast = article(COAST, "coast", outlet="Coast Wire")
    voice = article(OTHER, "voice", outlet="Skelby Voice")
    text = f"Reports differ on the cost of the cable: {sides}."
    for kind, basis in ((Kind.UNRESOLVED, Basis.CONFLICT), (Kind.AGREED, Basis.SETTLED)):
        claim = Claim(text, (whole(coast), whole(voice)), kind, basis)
        assert bool(codes(accepted(claim, coast, voice))) is refused
