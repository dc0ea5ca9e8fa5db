"""Names that changed places, seen by the words that stand beside them."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

SHARES = (
    "The report says that 4,000 people left their homes in May, most of them for Norvik, which "
    "closed its bridge at Harl for two days."
)
WIN = (
    "The win earns Harl, who finished ninth, a place in the play-off round. Tarn Rovers, the "
    "runners-up, had already qualified for the Northern Series."
)


@pytest.mark.parametrize(
    ("source", "true", "false", "code"),
    [
        (
            SHARES,
            (
                "The report says that 4,000 people left their homes in May, most of them for "
                "Norvik, "
                "which closed its bridge at Harl for two days."
            ),
            (
                "The report says that 4,000 people left their homes in May, most of them for Harl, "
                "which closed its bridge at Norvik for two days."
            ),
            "N404",
        ),
        (
            WIN + " Orr Kell coaches Harl.",
            "Harl, who finished ninth, earned a place in the play-off round.",
            "Orr Kell, who finished ninth, earned a place in the play-off round.",
            "N40",
        ),
        (
            (
                "Ada Roe had 48.1% of 9,000 votes in the north against 47.6% of 8,000 in the "
                "south for Bram Venn, the sitting mayor."
            ),
            (
                "Ada Roe had 48.1% of 9,000 votes in the north and Bram Venn 47.6% of 8,000 in the "
                "south."
            ),
            (
                "Bram Venn had 48.1% of 9,000 votes in the north and Ada Roe 47.6% of 8,000 in the "
                "south."
            ),
            "N403",
        ),
    ],
)
def test_a_name_stands_beside_what_the_source_has_beside_it(
    source: str, true: str, false: str, code: str
) -> None:
    """With its own neighbours a name passes; with another's it is found."""
    assert codes(rule(true, source)) == set()
    assert any(found.startswith(code) for found in codes(rule(false, source)))


def test_order_alone_exchanges_nothing() -> None:
    """A passive and another order of clauses keep each name beside its own words."""
    source = (
        "In May the harbour of Tarn painted nine cranes, while the dock at Elsin bought six lifts."
    )
    turned = (
        "The dock at Elsin bought six lifts in May, while the harbour of Tarn painted nine cranes."
    )
    assert codes(rule(turned, source)) == set()
    crossed = turned.replace("Elsin", "Xyz").replace("Tarn", "Elsin").replace("Xyz", "Tarn")
    assert codes(rule(crossed, source)) != set()
