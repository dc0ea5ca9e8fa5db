"""A vast or repetitive story costs what its size asks, and loses nothing near its start."""

from __future__ import annotations

from brief.compose.extractive import compose
from tests.compose.made import apart, article


def test_a_repeated_sentence_is_read_once() -> None:
    """Thousands of repetitions give one claim; another sentence gives another."""
    line = "Mayor Ilka Brandt said the pier would stay open all winter."
    made = article("\n".join([line] * 3000))
    assert [c.text for c in compose("s", [made], apart([made])).claims] == [line]
    other = "Mayor Ilka Brandt ruled out any new tax on ferries."
    made = article("\n".join([line] * 3000 + [other]))
    assert {c.text for c in compose("s", [made], apart([made])).claims} == {line, other}


def test_a_vast_story_keeps_what_comes_first() -> None:
    """Of thousands of different sentences, the first of each article are composed from."""
    names = ["Brandt", "Lind", "Marsh", "Orr", "Vale"]
    lines = [f"Mayor {names[i % 5]} ruled out tax number {i} on pier {i}." for i in range(2500)]
    made = article("\n".join(lines))
    claims = compose("s", [made], apart([made])).claims
    assert claims
    starts = [p.start for c in claims for p in c.pointers]
    assert max(starts) < made.text.index("tax number 1500 ")
