"""S5: who said it, whether they said it, and who was left out; each row has a twin."""

from __future__ import annotations

import pytest

from brief.check import Checker
from brief.model import Basis
from tests.check.made import article, claim, codes, pointer, rule

STORY = """Ferry pilot Tam Orr said the lock had jammed twice in May.
An aide to Mayor Ilka Brandt said the lock would be replaced. Brandt declined to comment.
Port engineer Nils Aven denied that the lock had jammed. "We grease it every week," he said.
The dockers' union and the boat owners' league said in a letter that the lock was too old.
Aven said the maker had told him that the hinges were sound.
Lock keeper Rosa Wick accused Aven of lying, a charge that Aven rejected.
Sources at the port said a second lock had failed. It was reported that a boat had sunk, which the \
port could not believe.
Brandt later told the council that Aven had promised her a new lock.
The port's report says the lock opened in 1961 and that the keepers slept.
Jurors met for a day. They said the keeper was blameless.
"""

ROWS = [
    ("The pilot said the lock had jammed twice in May.", set()),
    ("The keeper said the lock had jammed twice in May.", {"S501"}),
    ("The lock had jammed twice in May, according to Orr.", set()),
    ("The lock had jammed twice in May, according to Brandt.", {"S501"}),
    ("The mayor's aide said the lock would be replaced.", set()),
    ("The mayor said the lock would be replaced.", {"S501"}),
    ("Aven denied that the lock had jammed.", set()),
    ("Aven said that the lock had jammed.", {"S503"}),
    ("The union and the league said the lock was too old.", set()),
    ("The union and the mayor said the lock was too old.", {"S501"}),
    ("The league said the lock was too old.", set()),
    ("The maker told Aven that the hinges were sound, according to Aven.", set()),
    ("Aven said the hinges were sound.", {"S501"}),
    ("Aven rejected the charge of lying.", set()),
    ("Brandt rejected the charge of lying.", {"S501"}),
    ("Sources at the port said a second lock had failed.", set()),
    ("Brandt said a second lock had failed.", {"S501"}),
    ("It was reported that a boat had sunk.", set()),
    ("The port said a boat had sunk.", {"S501"}),
    ("Brandt said Aven had promised her a new lock.", set()),
    ("Aven promised Brandt a new lock.", {"S502"}),
    ("The port's report says the keepers slept.", set()),
    ("Wick says the keepers slept.", {"S501"}),
    ("The jurors said the keeper was blameless.", set()),
    ("The port said the keeper was blameless.", {"S501"}),
    ("In Orr's words, the lock had jammed twice in May.", set()),
    ("In Brandt's words, the lock had jammed twice in May.", {"S501"}),
]


def found(text: str) -> set[str]:
    """Return the codes of speakers with which a claim is refused."""
    return {code for code in codes(rule(text, STORY)) if code.startswith("S")}


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_who_said_it(text: str, expected: set[str]) -> None:
    """A role, a surname or a description means the one whom the source means, and no other."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("holder", "silent"),
    [
        ("aide to Mayor Ilka Brandt", False),
        ("Ilka Brandt", True),
        ("mayor's aide", True),
        ("aide", False),
    ],
)
def test_the_holder_of_a_position(holder: str, *, silent: bool) -> None:
    """A position is the aide's, under the aide's own name, and not the mayor's."""
    one = article("a", STORY)
    text = "The lock will be replaced, a mayor's aide said."
    cited = pointer(one, "An aide to Mayor Ilka Brandt said the lock would be replaced.")
    said = claim(text, cited, basis=Basis.STATED, holder=holder)
    assert ("S504" in codes(Checker({"a": one}).check(said))) is silent


def test_an_editors_brackets_are_not_the_speakers() -> None:
    """What stands in square brackets is the editor's, whoever says it in the source."""
    one = article(
        "a",
        "Aven said the port would mend the lock. Brandt said that depended on the council's vote.",
    )
    checker = Checker({"a": one})
    whole = "Aven said the port would mend the lock [if the council votes for it]."
    said = claim(whole, pointer(one), basis=Basis.STATED, holder="Aven")
    assert not {code for code in codes(checker.check(said)) if code.startswith("S5")}
    other = claim(whole.replace("Aven", "Brandt"), pointer(one), basis=Basis.STATED, holder="Aven")
    assert "S501" in codes(checker.check(other))


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("The health ministry said nine boats sank.", "The ministry said nine boats sank.", set()),
        (
            "The health ministry said nine boats sank.",
            "The finance ministry said nine boats sank.",
            {"S501"},
        ),
        (
            "Norlan Power, which runs the dam, said the wall leaked.",
            "The company said the wall leaked.",
            set(),
        ),
        (
            "Norlan Power, which runs the dam, said the wall leaked.",
            "The union said the wall leaked.",
            {"S501"},
        ),
        (
            "Norlan spokeswoman Ada Roe said the wall leaked.",
            "Norlan said the wall leaked.",
            set(),
        ),
        (
            "Norlan investor Ada Roe said the wall leaked.",
            "Norlan said the wall leaked.",
            {"S501"},
        ),
        ("The president said the wall leaked.", "The president said the wall leaked.", set()),
        ("The president said the wall leaked.", "The minister said the wall leaked.", {"S501"}),
        (
            "A Kell spokeswoman said the wall leaked.",
            "According to a spokeswoman for Kell, the wall leaked.",
            set(),
        ),
        (
            "A Kell spokeswoman said the wall leaked.",
            "According to an envoy of Kell, the wall leaked.",
            {"S501"},
        ),
        (
            "A person close to Doe said the wall leaked.",
            "Somebody close to Doe said the wall leaked.",
            set(),
        ),
        ("A person close to Doe said the wall leaked.", "Doe said the wall leaked.", {"S501"}),
        (
            "Ada Roe, who runs the dam, said the wall leaked.",
            "The head of the dam said the wall leaked.",
            set(),
        ),
        (
            "Ada Roe, who left the dam, said the wall leaked.",
            "The head of the dam said the wall leaked.",
            {"S501"},
        ),
    ],
)
def test_bodies_and_those_who_speak_for_them(source: str, text: str, expected: set[str]) -> None:
    """A body is called by its kind, and speaks by its spokesmen; another kind is another body."""
    assert {code for code in codes(rule(text, source)) if code.startswith("S")} == expected
