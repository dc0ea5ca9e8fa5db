"""What the words around a name say it is; each row has a twin that says nothing."""

from __future__ import annotations

import pytest

from brief.text.book import NameBook
from brief.text.kinds import kinds
from brief.text.names import names
from brief.text.posts import is_post, may_be_called, parted
from brief.text.tokens import stem


def called(text: str) -> set[str]:
    """Return the stems of what the last name of a text is said to be."""
    return kinds(text, names(text)[-1])


@pytest.mark.parametrize(
    ("text", "noun", "twin"),
    [
        ("He took the ferry Alma.", "ferry", "He took ferries to Alma."),
        ("They met the keeper, Lew Orr.", "keeper", "After the match, Lew Orr left."),
        ("It was Lew Orr, a novelist.", "novelist", "It was Lew Orr, a day later."),
        ("It was Lew Orr, the union's founder.", "founder", "It was Lew Orr, the union said."),
        ("In May Corin is the largest brewer here.", "brewer", "In May Corin is large."),
        ("Shares in Corin Bank fell.", "bank", "Shares in Corin Orr fell."),
        ("They met Mayor Lew Orr.", "mayor", "They met Lew Orr."),
        ("He saw a candidate for mayor, Lew Orr.", "candidate", "He told the crowd Lew Orr won."),
    ],
)
def test_what_a_name_is(text: str, noun: str, twin: str) -> None:
    """Nouns beside a name describe it; times, verbs and other people's things do not."""
    assert stem(noun) in called(text)
    assert stem(noun) not in called(twin)


def test_a_noun_leads_to_those_it_is_said_of() -> None:
    """A book knows who is called so, by the full name where it has one."""
    book = NameBook.read(["The keeper, Lew Orr, saw the ferry Alma. Orr, a keeper, waved."])
    assert book.called[stem("keeper")] == {"lew or"}
    assert book.called[stem("ferry")] == {"alma"}


@pytest.mark.parametrize(
    ("office", "said", "not_said"),
    [
        ("prime minister", "premier", "president"),
        ("prime minister", "leader", "minister of state"),
        ("health minister", "minister", "trade minister"),
        ("chief executive", "ceo", "chairman"),
        ("chief executive", "boss", "founder"),
        ("club chairman", "club chairwoman", "party chairman"),
        ("barrister", "lawyer", "judge"),
        ("wife", "spouse", "sister"),
    ],
)
def test_what_an_office_may_be_called(office: str, said: str, not_said: str) -> None:
    """Other names and wider words may be said of an office; another office may not."""
    assert may_be_called(office, said)
    assert not may_be_called(office, not_said)


def test_a_wide_word_is_no_office_of_its_own() -> None:
    """A president may be called the leader; a leader is not therefore president."""
    assert may_be_called("president", "leader")
    assert not may_be_called("leader", "president")


@pytest.mark.parametrize(
    ("office", "plain", "ranks"),
    [
        ("former deputy mayor", "mayor", {"former", "deputy"}),
        ("ex vice president", "president", {"former", "deputy"}),
        ("acting head", "head", {"acting"}),
        ("head coach", "head coach", set()),
    ],
)
def test_ranks(office: str, plain: str, ranks: set[str]) -> None:
    """A rank is parted from the office that it changes, under one name for all its words."""
    assert parted(office) == (plain, frozenset(ranks))


def test_nouns_of_office() -> None:
    """Offices, occupations and relations are nouns of office, things are not."""
    assert all(map(is_post, ["mayor", "captains", "wife", "successor", "novelist"]))
    assert not any(map(is_post, ["harbour", "bank", "reason"]))
