"""C1: citations that do not hold, and claims that are no sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief.check import Checker, check
from brief.model import Article, Basis, Claim, Kind, Pointer, Range, sha256
from tests.check.made import article, claim, codes, pointer, rule

TEXT = "The guild opened the north gate on Friday. Menu: tickets, boats, tides."
PROSE = "The guild opened the north gate on Friday."
GATE = "The guild opened the gate."


def source(**changes: object) -> Article:
    """Return the article, whose second sentence is furniture."""
    made = Article("g", TEXT, sha256(TEXT), (Range(0, len(PROSE)),))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_citation_that_holds() -> None:
    """The prose supports what it says."""
    one = source()
    assert codes(check(claim(GATE, pointer(one, PROSE)), {"g": one})) == set()


@pytest.mark.parametrize(
    ("pointers", "code"),
    [
        ((), "C101"),
        ((Pointer("h", 0, 42, PROSE),), "C102"),
        ((Pointer("g", 5, 5, ""),), "C103"),
        ((Pointer("g", 9, 3, ""),), "C103"),
        ((Pointer("g", -3, 4, "The"),), "C103"),
        ((Pointer("g", 0, 4000, PROSE),), "C103"),
        ((Pointer("g", 0, 42, PROSE.replace("north", "south")),), "C104"),
        ((Pointer("g", 1, 43, PROSE),), "C104"),
        ((Pointer("g", 43, 71, "Menu: tickets, boats, tides."),), "C106"),
        ((Pointer("g", 42, 43, " "),), "C106"),
    ],
)
def test_a_citation_that_does_not_hold(pointers: tuple[Pointer, ...], code: str) -> None:
    """Each way for a pointer to be wrong has its code, and the score is 0."""
    verdict = check(Claim(GATE, pointers), {"g": source()})
    assert codes(verdict) == {code}
    assert verdict.score == 0.0


def test_a_changed_source() -> None:
    """A text that does not have its recorded hash is refused before anything is read in it."""
    one = source(sha256=sha256(TEXT + " "))
    assert codes(check(claim(GATE, pointer(one, PROSE)), {"g": one})) == {"C105"}


def test_one_bad_citation_among_good_ones() -> None:
    """A statement is refused for one pointer that does not hold, though another supports it."""
    one = source()
    both = claim(GATE, pointer(one, PROSE), Pointer("g", 43, 71, TEXT[43:71]))
    assert codes(check(both, {"g": one})) == {"C106"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The guild opened the gate. It was Friday.", "C107"),
        ("The guild opened\nthe gate", "C107"),
        ("", "C108"),
        ("12 … 34", "C108"),
        ("The guild opened the g\u200bate.", "C109"),
        ("The guild \u202eopened the gate.", "C109"),
        ("The guild opened the g\u0430te.", "C109"),
        ("The ｇuild opened the gate.", "C109"),
    ],
)
def test_what_is_no_honest_sentence(text: str, code: str) -> None:
    """Two sentences, none, and characters that mislead are refused."""
    assert code in codes(rule(text, PROSE))


@pytest.mark.parametrize(
    "text", [GATE, "The guild opened the gate", "“North” gate: opened by the guild."]
)
def test_what_is_an_honest_sentence(text: str) -> None:
    """A headline without a full stop and typographic marks are no offence."""
    assert not {code for code in codes(rule(text, PROSE)) if code.startswith("C")}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("basis", list(Basis))
@pytest.mark.parametrize("holder", [None, "guild"])
def test_the_form_of_a_statement(kind: Kind, basis: Basis, holder: str | None) -> None:
    """Six pairs of kind and basis are legal, and a holder belongs to positions alone."""
    legal = {
        (Kind.AGREED, Basis.SETTLED, None),
        (Kind.AGREED, Basis.CORROBORATED, None),
        (Kind.UNRESOLVED, Basis.OPEN, None),
        (Kind.UNRESOLVED, Basis.DISPUTED, None),
        (Kind.UNRESOLVED, Basis.CONFLICT, None),
        (Kind.POSITION, Basis.STATED, "guild"),
    }
    one = article("g", PROSE)
    verdict = Checker({"g": one}).check(Claim(GATE, (pointer(one),), kind, basis, holder))
    assert ("C110" not in codes(verdict)) is ((kind, basis, holder) in legal)
