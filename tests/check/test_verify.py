"""A finished briefing proved again: it holds, and no single change to it or its sources does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from brief.check import accept
from brief.check.verify import verify_record
from brief.errors import FileFormatError, MissingSource
from brief.model import Article, Basis, Draft, DraftStory, Engine, Origin, sha256
from brief.render.records import dumps, to_record
from tests.check.made import article, claim, pointer

TIDE = replace(
    article(
        "t",
        "Corin and Tarn signed a pact on 40 boats on Monday. "
        "Mayor Ann Doyle said the pact may fail.",
        "The Tide",
    ),
    path="in/tide.txt",
)
WIRE = replace(
    article("w", "A pact on 40 boats was signed by Tarn and Corin on Monday.", "Inland Wire"),
    path="in/wire.txt",
)
SIGNED = "Corin and Tarn signed a pact on 40 boats on Monday."
DOYLE = "Mayor Ann Doyle said the pact may fail."


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The record of a briefing with two statements and one rejected claim."""
    claims = (
        claim(SIGNED, pointer(TIDE, SIGNED), pointer(WIRE), basis=Basis.CORROBORATED),
        claim(DOYLE, pointer(TIDE, DOYLE), basis=Basis.STATED, holder="Ann Doyle"),
        claim("Corin and Tarn signed a pact on 50 boats.", pointer(WIRE), basis=Basis.SETTLED),
    )
    origins = (Origin("o1", "t", ("t",)), Origin("o2", "w", ("w",)))
    story = DraftStory("s1", ("t", "w"), origins, (claims[0],), claims)
    draft = Draft(date(2031, 5, 5), Engine("test"), (TIDE, WIRE), (story,))
    made: dict[str, Any] = json.loads(dumps(to_record(accept(draft))))
    assert len(made["stories"][0]["statements"]) == 2
    assert len(made["stories"][0]["rejected"]) == 1
    return made


def found(record: dict[str, Any], *sources: Article) -> set[str]:
    """Return the codes of what no longer holds."""
    return {failure.code for failure in verify_record(record, sources or (TIDE, WIRE)).failures}


def test_a_briefing_holds(record: dict[str, Any]) -> None:
    """Two sources, a headline, two statements and a rejection are proved again."""
    report = verify_record(record, (WIRE, TIDE))
    assert report.failures == ()
    assert report.checked == 6


def test_every_changed_character_of_a_source_is_found(record: dict[str, Any]) -> None:
    """Whichever character changes, the hash tells."""
    for at, char in enumerate(TIDE.text):
        text = TIDE.text[:at] + ("x" if char != "x" else "y") + TIDE.text[at + 1 :]
        assert "C105" in found(record, replace(TIDE, text=text, sha256=sha256(text)), WIRE)


def statements(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the statements of a record's only story."""
    yield from record["stories"][0]["statements"]


@pytest.mark.parametrize("field", ["start", "end"])
@pytest.mark.parametrize("by", [-1, 1])
def test_every_moved_offset_is_found(record: dict[str, Any], field: str, by: int) -> None:
    """One character to either side gives other words, or none."""
    for number, one in enumerate(statements(record)):
        for place in range(len(one["citations"])):
            changed = copy.deepcopy(record)
            changed["stories"][0]["statements"][number]["citations"][place][field] += by
            assert found(changed) & {"C103", "C104"}


def test_every_changed_quote_is_found(record: dict[str, Any]) -> None:
    """A recorded quote has to be the source's characters."""
    for number, one in enumerate(statements(record)):
        for place in range(len(one["citations"])):
            changed = copy.deepcopy(record)
            cited = changed["stories"][0]["statements"][number]["citations"][place]
            cited["quote"] = cited["quote"].replace("a", "e", 1)
            assert "C104" in found(changed)


@pytest.mark.parametrize(
    ("number", "field", "value", "code"),
    [
        (0, "text", SIGNED.replace("40", "41"), "F301"),
        (0, "text", SIGNED.replace("Monday", "Tuesday"), "F304"),
        (0, "text", SIGNED.replace("Corin", "Norlan"), "N401"),
        (1, "text", DOYLE.replace("may", "will"), "M603"),
        (1, "holder", "Tarn's bishop", "S504"),
        (1, "holder", None, "C110"),
        (0, "basis", "open", "C110"),
        (0, "origins", ["o1"], "C112"),
        (0, "id", "s1-p1", "C112"),
        (0, "verdict", {"ruling": "unsupported", "score": 1, "findings": []}, "C112"),
    ],
)
def test_a_changed_statement_is_found(
    record: dict[str, Any], number: int, field: str, value: object, code: str
) -> None:
    """What a statement says, and all that the record says of it, is proved again."""
    changed = copy.deepcopy(record)
    changed["stories"][0]["statements"][number][field] = value
    assert code in found(changed)


def test_a_pardoned_rejection_is_found(record: dict[str, Any]) -> None:
    """A rejected claim that would pass shows that the record was edited."""
    changed = copy.deepcopy(record)
    changed["stories"][0]["rejected"][0]["text"] = "Corin and Tarn signed a pact on 40 boats."
    assert "C112" in found(changed)


def test_a_missing_source_is_no_failure_but_an_error(record: dict[str, Any]) -> None:
    """A source is found by hash or by path; where there is neither, nothing can be proved."""
    elsewhere = replace(WIRE, id="z", path="other.txt")
    assert found(record, TIDE, elsewhere) == set()
    with pytest.raises(MissingSource, match=r"in/wire\.txt"):
        verify_record(record, (TIDE,))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"schema": "brief/2"},
        {"schema": "brief/1"},
        {"schema": "brief/1", "sources": [{}], "stories": []},
        {"schema": "brief/1", "sources": [], "stories": [{"id": "s"}]},
    ],
)
def test_what_is_no_briefing_is_refused(broken: dict[str, Any]) -> None:
    """A record of another form is an error that says so."""
    with pytest.raises(FileFormatError):
        verify_record(broken, (TIDE, WIRE))
