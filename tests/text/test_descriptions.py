"""How a text describes those whom it names, and what nouns report."""

from __future__ import annotations

import pytest

from brief.model import Range
from brief.text.book import NameBook
from brief.text.document import Document
from brief.text.noun_reports import noun_reports, unasserted


def told(text: str, key: str) -> frozenset[str]:
    """Return the stems by which a text describes the name with a key."""
    return Document(text, (Range(0, len(text)),), NameBook.read([text])).described(frozenset({key}))


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("The baker Ana Roe left.", {"baker"}, "Ana Roe, baked in the sun, left."),
        ("“It fell,” said Ana Roe, a baker.", {"baker"}, "Ana Roe, a day later, met a baker."),
        (
            "The port's engineer, Ana Roe, left.",
            {"port", "engin"},
            "At the port, Ana Roe met an engineer.",
        ),
        ("Ana Roe, 19, who lives in Orlen, left.", {"orlen"}, "Ana Roe left, 19, who lives on."),
        ("Ana Roe, who runs the port, left.", {"port", "head", "manag"}, "Ana Roe ran off."),
        ("Candidate for mayor Ana Roe left.", {"mayor"}, "An aide for Ana Roe left."),
    ],
)
def test_descriptions(text: str, words: set[str], other: str) -> None:
    """Words before a name and an aside behind it describe it; words of other clauses do not."""
    assert words <= told(text, "ana roe")
    assert not words & told(other, "ana roe")


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The mayor's press aide, Ana Roe, left.", {"aid"}),
        ("Opposition politician Ana Roe left.", {"politician"}),
        ("Ana Roe, the head of the port, left.", {"head"}),
        ("Ana Roe, who owns a boat, left.", {"owner"}),
    ],
)
def test_what_somebody_is_called_by(text: str, nouns: set[str]) -> None:
    """The last word of the phrase is what they are; an owner and a complement are not."""
    read = Document(text, (Range(0, len(text)),), NameBook.read([text]))
    found = read.description(frozenset({"ana roe"})).nouns
    assert nouns <= found
    assert not found & {"mayor", "opposit", "port", "boat"}


def test_an_aide_is_not_described_by_whom_they_serve() -> None:
    """Behind "to" the name is another's; before a comma the office is the name's."""
    assert told("An aide to Mayor Ana Roe left.", "ana roe") == {"mayor"}
    assert told("The mayor's aide, Ana Roe, left.", "ana roe") == {"mayor", "aid"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Orr's claim that the pier sank was false.", ["the pier sank"]),
        ("Orr heard reports that the pier sank, and left.", ["the pier sank"]),
        ("Orr held the pier that sank.", []),
        ("The warning that Orr wrote was late.", []),
    ],
)
def test_reports_by_a_noun(sentence: str, found: list[str]) -> None:
    """What stands behind "claim that" is somebody's; a relative clause is not."""
    assert [sentence[slice(*part)] for part in noun_reports(sentence, 0, len(sentence))] == found


def test_what_is_named_and_not_asserted() -> None:
    """No evidence that a thing is so does not say that it is; proof of it in hand is the same."""
    sentence = "Orr gave no evidence that the pier sank."
    assert [sentence[slice(*p)] for p in unasserted(sentence, 0, len(sentence))] == [
        "the pier sank."
    ]
    assert noun_reports(sentence, 0, len(sentence)) == ()
    sentence = "Orr denied the charge of theft."
    assert [sentence[slice(*p)] for p in unasserted(sentence, 0, len(sentence))] == ["theft."]
