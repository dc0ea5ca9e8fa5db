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


HALE = (
    "The mayor spoke on Monday.\n"
    'Mayor Dora Hale said: "We will not sell the pier, and the town will never lose it." '
    '"If the port pays, we will mend the roof — all of it," she said, "but not before June." '
    'Hale called the offer "a poor joke". "Show me the money and I will sign," she said. '
    "\"My clerk told me, 'Do not sign,'\" she added. "
    "She said the plan was fair. The play “Two Piers” was late.\n"
)

ROWS = [
    ("“We will not sell the pier,” Hale said, “and the town will never lose it.”", set()),
    ("“We will,” Hale said, “sell the pier.”", {"Q202"}),
    ("“If the port pays, we will mend the roof,” Hale said.", set()),
    ("“[W]e will mend the roof,” Hale said.", {"Q202"}),
    ("“If the port pays, we will mend the roof … but not before June,” Hale said.", set()),
    ("“If the port … will mend the roof,” Hale said.", {"Q202"}),
    ("“We will mend the roof if the port pays,” Hale said.", {"Q201"}),
    ("Hale said the town would “never lose it”.", set()),
    ("Hale said the town would “lose it”.", {"Q202"}),
    ("“If the port pays, we will mend the roof – all of it,” Hale said.", set()),
    ("“If the port pays, we will mend the roof - half of it,” Hale said.", {"Q201"}),
    ("Hale called the offer “a poor joke”.", set()),
    ("The offer was “a poor joke”, the port said.", {"Q204"}),
    ("“Show me the money and I will sign,” Hale said.", set()),
    ("“I will sign,” Hale said.", {"Q202"}),
    ("Hale's clerk told her “do not sign”, she said.", set()),
    ("Hale told the town “do not sign”.", {"Q204"}),
    ("“The town will never lose [the pier],” Hale said.", set()),
    ("“The town will never lose [the roof],” Hale said.", {"Q202"}),
    ("“[I]f the port pays, we [would] mend the roof,” Hale said.", set()),
    ("“[I]f the port pays, we [may] mend the roof,” Hale said.", {"Q202"}),
    ("“We will not sell the [old] pier,” Hale said.", {"Q202"}),
    ("“We will not sell [sic] the pier,” Hale said.", set()),
    ("The play “TWO PIERS” was late.", set()),
    ("The play “Three Piers” was late.", {"Q201"}),
    ("Hale said the plan was fair.", set()),
    ("The plan was “fair”.", {"Q203"}),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_cuts_and_insertions(text: str, expected: set[str]) -> None:
    """Parts, omissions, insertions and cuts keep what was said, or are refused."""
    assert {code for code in codes(rule(text, HALE)) if code.startswith("Q")} == expected


def test_a_quotation_over_paragraphs() -> None:
    """The mark that opens a second paragraph is no part of the words."""
    text = "Hale said: “The pier is old.\n“It is ours.”"
    assert "Q201" not in codes(rule("“The pier is old. It is ours,” Hale said.", text))
    assert "Q201" in codes(rule("“The pier is ours. It is old,” Hale said.", text))


def test_the_right_sentence_is_asked_who_speaks() -> None:
    """Of several cited sentences the one that holds the words says whose they are."""
    text = "Orr said the pier was old. “It is ours,” said Hale. Roe left."
    assert codes(rule("“It is ours,” Hale said.", text)) == set()
    assert "Q204" in codes(rule("“It is ours,” Orr said.", text))


def test_someone_who_is_only_named_does_not_get_the_words() -> None:
    """A quotation beside a name, in a claim that tells of words, is that person's."""
    text = "Orr met Hale. “It is ours,” Hale said."
    assert "Q204" not in codes(rule("The answer to Orr was: “It is ours.”", text))
    assert "Q204" in codes(rule("The answer by Tam Orr was: “It is ours.”", "Tam " + text))


def test_marks_round_a_title_are_no_quotation() -> None:
    """A play's name may be set in marks; a common word may not."""
    text = "Hale said the play Two Piers was late."
    assert "Q203" not in codes(rule("Hale said the play “Two Piers” was late.", text))
    assert "Q203" in codes(rule("Hale said the play Two Piers was “late”.", text))
