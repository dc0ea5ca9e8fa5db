"""Claims files, and which kind of file is which."""

from __future__ import annotations

import json

import pytest

from brief.check.claims_file import answer, iter_answers
from brief.check.whole import check_text
from brief.errors import FileFormatError, Problem
from tests.check.made import article

TEXT = "The council of Tarn voted on Monday to close the old bridge. Repairs cost 4 million euros."
TIDE = article("t", TEXT, "Daily Tide")


@pytest.mark.parametrize(
    ("text", "supported"), [("The council voted.", True), ("The council slept.", False)]
)
def test_a_line_with_a_document(text: str, supported: bool) -> None:
    """All of the document is evidence; the answer has the form of the contract."""
    said = answer({"id": 7, "claim": text, "document": TEXT})
    assert (said["id"], said["supported"], bool(said["findings"])) == (7, supported, not supported)
    assert 0 <= said["score"] <= 1


@pytest.mark.parametrize(("span", "supported"), [([0, 60], True), ([61, len(TEXT)], False)])
def test_a_line_with_spans(span: list[int], supported: bool) -> None:
    """Only the cited characters are evidence."""
    line = {
        "id": "x",
        "claim": "The council voted.",
        "sources": {"t": TEXT},
        "spans": [["t", *span]],
    }
    assert answer(line)["supported"] is supported


def test_findings_of_later_sentences_point_into_the_whole_claim() -> None:
    """A claim of two sentences is checked by sentence, and offsets are those of the claim."""
    text = "The council voted. Repairs cost 5 million euros."
    (finding,) = answer({"id": 1, "claim": text, "document": TEXT})["findings"]
    assert text[slice(*finding["claim_span"])] == "5 million euros"


def test_bad_lines_do_not_stop_the_others() -> None:
    """Each line that cannot be read gives a problem with its number, empty lines nothing."""
    good = json.dumps({"id": 1, "claim": "The council voted.", "document": TEXT})
    bad = ["{", "[]", "{}", '{"claim": 1}', '{"id": 1, "claim": "x", "sources": {}, "spans": [1]}']
    found = list(iter_answers([good, "", *bad, good]))
    assert [isinstance(one, Problem) for one in found] == [False, *[True] * 5, False]
    assert [one.path for one in found if isinstance(one, Problem)][:2] == ["line 3", "line 4"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("{", "x.json"),
        ("[]", "x.json"),
        ('{"schema": 1}', "x.json"),
        ('{"schema": 1}', "stdin"),
        ('\ufeff {"schema": "brief/1"}', "stdin"),
    ],
)
def test_json_that_is_no_briefing(text: str, path: str) -> None:
    """What is called JSON, or begins like it, has to be a briefing; the error names the file."""
    with pytest.raises(FileFormatError, match=path):
        check_text(text, [TIDE], path)


@pytest.mark.parametrize("text", ["{{ title }} The council voted.", "{The council} voted.", "The."])
def test_markdown_may_begin_with_a_brace(text: str) -> None:
    """A brace alone does not make JSON of a draft."""
    assert len(check_text(text, [TIDE], "stdin").placed) >= 1


def test_claims_given_as_a_draft() -> None:
    """Who gives lines of claims for a draft is told the option for them."""
    with pytest.raises(FileFormatError, match="--claims"):
        check_text('{"id": 1}\n{"id": 2}', [TIDE], "c.json")
