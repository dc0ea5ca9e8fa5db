"""Credits: whose report an article says it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief.stories.credit import read_credits
from tests.stories.made import REPORT, article

SOURCE = article("s", REPORT, outlet="Strait Courier")


@pytest.mark.parametrize(
    "line",
    [
        "This story was first published in the Strait Courier.",
        "It originally appeared on Strait Courier",
        "Source: Strait Courier",
        "via The Strait Courier",
        "The hall is lost, Strait Courier reported.",
        "With reporting by the Strait Courier",
    ],
)
def test_a_credit_names_its_source(line: str) -> None:
    """Each way of naming the outlet is read; another outlet's name is not taken for it."""
    copy = article("c", f"{REPORT}{line}\n", outlet="Fjord Post")
    credit = read_credits([SOURCE, copy])["c"]
    assert credit.names == {"s"}
    assert "Strait Courier" in credit.line
    other = article("c", f"{REPORT}{line.replace('Strait', 'Hill')}\n", outlet="Fjord Post")
    assert read_credits([SOURCE, other])["c"].names == frozenset()


def test_an_outlet_does_not_credit_itself() -> None:
    """An outlet's own name in its own text is no credit."""
    own = article("c", f"{REPORT}Source: Strait Courier\n", outlet="Strait Courier")
    assert read_credits([SOURCE, own])["c"].names == frozenset()


def test_a_dateline_names_the_agency() -> None:
    """An agency in the dateline is the source, unless the outlet is that agency."""
    agency = article("s", f"KARVIK, March 12 (Norwire) - {REPORT}")
    repost = replace(article("c", agency.text), outlet="Fjord Post")
    found = read_credits([agency, repost])
    assert found["c"].names == {"s"}
    assert found["s"].names == frozenset()
    assert read_credits([repost])["c"].unnamed


def test_a_link_without_a_name_is_a_credit_to_somebody() -> None:
    """A line that is only a link to the source says that the text is not the outlet's own."""
    copy = article("c", f"{REPORT}Source link\n")
    assert read_credits([SOURCE, copy])["c"] == ("Source link", frozenset(), True, False)
    told = article("c", f"{REPORT}The source link was broken, she said.\n")
    assert not read_credits([SOURCE, told])["c"].unnamed
