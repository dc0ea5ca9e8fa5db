"""Who is meant: offices, people behind others, leaders and countries, numbers nobody reads."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

STORY = (
    "Port director Ivo Marsh said dredging could start in May. "
    "An aide to Mayor Ilka Brandt said the pier was safe. "
    "“We will pay for it,” said the head of the harbour union, Tam Orr."
)

ROWS = [
    ("Dredging could start in May, according to the port director.", set()),
    ("Dredging could start in May, according to the mayor.", {"S501"}),
    ("Mayor Ilka Brandt's aide said the pier was safe.", set()),
    ("Mayor Ilka Brandt said the pier was safe.", {"S501"}),
    ("“We will pay for it,” Tam Orr said.", set()),
    ("“We will pay for it,” Ivo Marsh said.", {"Q204"}),
    ("Dredging could start in May 37, Ivo Marsh said.", {"F301"}),
]


@pytest.mark.parametrize(("claim", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_people_and_numbers(claim: str, expected: set[str]) -> None:
    """A true claim has no finding; its twin has the one that names the fault."""
    found = codes(rule(claim, STORY))
    assert found == expected if not expected else expected <= found


def test_a_country_is_not_named_by_its_leader() -> None:
    """What a president says of one country is not said of her own."""
    cited = "Vale said the lock would open only if Telland took its boats away."
    story = f"President Oona Vale of Maric spoke at noon.\n{cited}"
    assert codes(rule(cited, story, cited)) == set()
    assert "N401" in codes(rule(cited.replace("Telland", "Maric"), story, cited))
    assert codes(rule(cited.replace("Vale", "Maric"), story, cited)) == set()


def test_a_dateline_may_be_cited_with_its_sentence() -> None:
    """A report's first sentence is quoted with its dateline; a menu line stays furniture."""
    from brief.check import Checker
    from brief.ingest import article_from_text
    from brief.model import Claim, Pointer, Ruling

    prose = "The two ports signed a pilotage accord on Monday after a year of talks in the capital."
    text = f"VELDA, March 3 (Wire) - {prose}\n\nThe accord was read out to both crews at noon.\n"
    article = article_from_text(text, id="a")
    checker = Checker({"a": article})
    end = text.index("\n")

    def ruling(start: int) -> Ruling:
        pointer = Pointer("a", start, end, text[start:end])
        return checker.check(Claim("The two ports signed a pilotage accord.", (pointer,))).ruling

    assert ruling(0) is Ruling.SUPPORTED
    menu = f"Home News Sport Share\n\n{text}"
    article = article_from_text(menu, id="a")
    checker = Checker({"a": article})
    stop = menu.index("capital.") + len("capital.")
    pointer = Pointer("a", 0, stop, menu[:stop])
    refused = checker.check(Claim("The two ports signed a pilotage accord.", (pointer,)))
    assert "C106" in codes(refused)
