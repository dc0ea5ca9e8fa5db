"""A conditional event is not foretold without its condition."""

from __future__ import annotations

from brief.compose.extractive import compose
from tests.compose.made import apart, article

LEAD = "Velda and Maric signed a pact to station guards on piers if the council votes yes in May."
TOLD = "Veldan President Ilka Brandt said hundreds of guards would be stationed there."
OTHER = "Veldan President Ilka Brandt said hundreds of lamps would be lit there."


def _texts(*lines: str) -> list[str]:
    made = article("\n".join(lines))
    return [c.text for c in compose("s", [made], apart([made])).claims]


def test_a_party_that_foretells_it_gets_the_condition() -> None:
    """The condition is added in brackets, in the source's words, where the event is foretold."""
    (told,) = [t for t in _texts(LEAD, TOLD) if "hundreds" in t]
    assert told.endswith("would be stationed there [if the council votes yes in May].")


def test_another_event_does_not() -> None:
    """What is not the conditional event stays as it is."""
    (told,) = [t for t in _texts(LEAD, OTHER) if "hundreds" in t]
    assert told == OTHER


def test_without_a_condition_nothing_is_added() -> None:
    """A pact without an "if" adds nothing to what is said of it."""
    plain = LEAD.partition(" if ")[0] + "."
    (told,) = [t for t in _texts(plain, TOLD) if "hundreds" in t]
    assert told == TOLD
