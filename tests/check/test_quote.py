"""Q2 and the edges of spans: quotations, omissions, insertions, and what lies beyond the cut."""

from __future__ import annotations

import pytest

from brief.check import Checker
from tests.check.made import article, claim, codes, pointer, rule

SOURCE = (
    'Harbour master Iris Vale said: "We will not reopen the lock, whatever it costs, before the '
    'ice has gone." Trader Otto Brenn said the port was "a mess" and that he might leave. '
    "He called the delay absurd."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iris Vale said: “We will not reopen the lock.”", set()),
        ("Iris Vale said: “We will reopen the lock.”", {"Q201"}),
        ("Iris Vale said: ‘We will not reopen the lock.’", set()),
        ("Iris Vale said: “We will not reopen the lock … before the ice has gone.”", set()),
        ("Iris Vale said: “We will … reopen the lock.”", {"Q202"}),
        ("Iris Vale said: “before the ice has gone … reopen the lock”.", {"Q201"}),
        ("Iris Vale said: “[They] will not reopen the lock.”", set()),
        ("Iris Vale said: “We will [never] reopen the lock.”", {"Q202"}),
        ("Iris Vale said: “We will not reopen the [bridge].”", {"Q202"}),
        ("Otto Brenn said the port was “a mess”.", set()),
        ("Iris Vale said the port was “a mess”.", {"Q204"}),
        ("Otto Brenn said he “might leave”.", {"Q203"}),
        ("Otto Brenn said the “port” was a mess.", {"Q203"}),
    ],
)
def test_quotations(text: str, expected: set[str]) -> None:
    """Each accepted quotation has a rejected twin one small change away."""
    found = {code for code in codes(rule(text, SOURCE)) if code.startswith("Q")}
    assert found == expected


@pytest.mark.parametrize(
    ("cited", "text", "refused"),
    [
        ("reopen the lock", "The lock will reopen, Vale said.", True),
        ("We will not reopen the lock", "The lock will not reopen, Vale said.", False),
        ("he might leave", "Brenn will leave.", True),
        ("the port was", "The port was a mess, Brenn said.", True),
        ('the port was "a mess"', "The port was a mess, Brenn said.", False),
        ('the port was "a mess"', "The port was a mess.", True),
    ],
)
def test_what_lies_beyond_the_cut(cited: str, text: str, refused: bool) -> None:
    """Content has to be cited; a "not", a "might" and the speaker are seen beyond the span."""
    assert bool(codes(rule(text, SOURCE, cited))) is refused


def test_a_bracketed_name_resolves_a_pronoun() -> None:
    """A name in brackets may stand where the source's "he" means Brenn, and nobody else may."""
    one = article("a", SOURCE)
    checker = Checker({"a": one})
    cited = pointer(one, "He called the delay absurd.")
    assert codes(checker.check(claim("[Brenn] called the delay absurd.", cited))) == set()
    assert codes(checker.check(claim("[Vale] called the delay absurd.", cited))) != set()
