"""Claims files, drafts and reports: the checker's ways in and out."""

from __future__ import annotations

import json

import pytest

from brief.check.claims_file import answer, iter_answers
from brief.check.drafts import read_draft
from brief.check.report import format_report
from brief.check.whole import check_draft, check_text
from brief.errors import FileFormatError, Problem
from tests.check.made import article, codes

TEXT = "The council of Tarn voted on Monday to close the old bridge. Repairs cost 4 million euros."
TIDE = article("t", TEXT, "Daily Tide")
DRAFT = """# Bridge

The council voted to close the bridge.[^1] Repairs cost
5 million euros [^2]. Nobody was hurt.

[^1]: Daily Tide: "The council of Tarn voted on Monday to close the old bridge"
[^2]: Daily Tide, "Repairs cost 4 million euros."

## Sources

This is no statement.
"""


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


def test_a_draft_is_read_into_placed_claims() -> None:
    """Footnotes are followed to their quotations; a sentence without one has no pointer."""
    placed = read_draft(DRAFT, [TIDE])
    assert [(one.line, one.column) for one in placed][:2] == [(3, 1), (3, 44)]
    assert [len(one.claim.pointers) for one in placed] == [1, 1, 0]
    assert placed[0].claim.pointers[0].quote == TEXT[:59]


@pytest.mark.parametrize(
    "draft",
    [
        'The council voted [1].\n\n[1] Daily Tide: "The council of Tarn voted"',
        "The council voted ([Daily Tide](t)).",
        'The council voted.[1]\n\n## References\n\n1. Daily Tide, "The council of Tarn voted"',
    ],
)
def test_other_ways_to_cite(draft: str) -> None:
    """Numbers into a list and links lead to the source as footnotes do."""
    assert check_draft(draft, [TIDE], "d.md").unsupported == 0
    assert check_draft(draft.replace("voted", "slept", 1), [TIDE], "d.md").unsupported == 1


def test_a_quotation_that_is_nowhere() -> None:
    """A footnote that quotes what its source does not have is refused."""
    draft = 'The council voted.[^1]\n\n[^1]: Daily Tide: "The council of Tarn slept"'
    (verdict,) = check_draft(draft, [TIDE], "d.md").verdicts
    assert {finding.code for finding in verdict.findings} == {"C104"}


def test_formats() -> None:
    """Each format tells the same two findings with their places."""
    report = check_draft(DRAFT, [TIDE], "my d.md")
    assert report.unsupported == 2
    text = format_report(report, "text")
    assert "my d.md:3:57 F301" in text
    assert text.splitlines()[1].index("5 million") == text.splitlines()[2].index("^")
    assert text.endswith("my d.md: 3 checked, 2 unsupported")
    assert [one["code"] for one in json.loads(format_report(report, "json"))["findings"]] == [
        "F301",
        "C101",
    ]
    run = json.loads(format_report(report, "sarif"))["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["F301", "C101"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "my%20d.md"
    }
    assert format_report(report, "github").startswith("::error file=my d.md,line=3,col=57,")
    with pytest.raises(ValueError, match="no format"):
        format_report(report, "xml")


@pytest.mark.parametrize("text", ["{", '{"schema": 1}', "{" * 3])
def test_json_that_is_no_briefing(text: str) -> None:
    """What begins like JSON has to be a briefing."""
    with pytest.raises(FileFormatError):
        check_text(text, [TIDE], "x.json")


def test_a_footnote_that_names_no_source_is_refused() -> None:
    """A true quotation under another paper's name is cited to a source that is not there."""
    draft = "The council of Tarn voted to close the old bridge.[^1]\n\n[^1]: {}: «{}»\n"

    def found(outlet: str) -> set[str]:
        text = draft.format(outlet, TEXT.partition(". ")[0])
        (verdict,) = check_draft(text, [TIDE], "d").verdicts
        return codes(verdict)

    assert found("Daily Tide") == set()
    assert "C102" in found("Morning Star")
