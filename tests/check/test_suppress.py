"""Comments that suppress an issue: where they count, what they need, and what becomes of it."""

from __future__ import annotations

import pytest

from brief.check.checked import CheckReport, State
from brief.check.whole import CheckOptions, check_draft
from tests.check.made import article

TIDE = article("t", "The council of Tarn voted on Monday to close the old bridge.", "Daily Tide")
NOTE = "\n\n[^1]: Daily Tide\n"
FALSE = "The council voted on Sunday.[^1]"


def check(draft: str, options: CheckOptions | None = None) -> CheckReport:
    """Check a draft of which the sentence about Sunday is false."""
    return check_draft(draft + NOTE, [TIDE], "d.md", options or CheckOptions())


def codes(report: CheckReport) -> list[str]:
    """Return the codes of what is reported."""
    return [issue.finding.code for issue in report.issues]


@pytest.mark.parametrize(
    "draft",
    [
        f"{FALSE} <!-- brief: ignore F304 -- the clerk says so -->",
        f"{FALSE} <!-- brief: ignore F304: the clerk says so -->",
        f"{FALSE} <!--brief:ignore f304 — the clerk says so-->",
        f"<!-- brief: ignore F304 -- the clerk\nsays so -->\n{FALSE}",
        f"<!-- brief: ignore F304 -- the clerk says so -->\n\n{FALSE}",
        f"> <!-- brief: ignore F304 -- the clerk says so -->\n> {FALSE}",
        f"<!-- brief: ignore F304 -- the clerk says so --> {FALSE}",
        "The council voted on <!-- brief: ignore F304 -- the clerk says so --> Sunday.[^1]",
        "The council\nvoted on Sunday.[^1] <!-- brief: ignore F304 -- the clerk says so -->",
        f"<!-- x -->\n<!-- brief: ignore F304 -- the clerk says so -->\n<!-- y -->\n{FALSE}",
    ],
)
def test_a_comment_suppresses(draft: str) -> None:
    """On the line or the line before, the issue is kept with the reason and not reported."""
    report = check(draft)
    assert codes(report) == []
    (kept,) = report.suppressed
    assert (kept.finding.code, kept.reason) == ("F304", "the clerk says so")
    assert report.states == (State.SUPPRESSED,)
    assert not report.failed


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (f"{FALSE} <!-- brief: ignore F304 -->", ["F304", "C113"]),
        (f"{FALSE} <!-- brief: ignore F304 -- 7 ! -->", ["F304", "C113"]),
        (f"{FALSE} <!-- brief: ignore F301 -- the clerk says so -->", ["F304", "C114"]),
        (f"{FALSE} <!-- brief: ignore F3 -- the clerk says so -->", ["F304", "C114"]),
        (f"{FALSE} <!-- brief: ignore -- the clerk says so -->", ["F304", "C114"]),
        (f"{FALSE} <!-- brief: spare F304 -- the clerk says so -->", ["F304", "C114"]),
        (f"{FALSE}\n\n<!-- brief: ignore F304 -- the clerk says so -->", ["F304", "C114"]),
        (
            f"<!-- brief: ignore F304 -- the clerk says so -->\nIt rained.[^1]\n\n{FALSE}",
            ["C114", "U701", "F304"],
        ),
        (f"{FALSE} <!-- ignore F304 -- the clerk says so -->", ["F304"]),
        (f"{FALSE} `<!-- brief: ignore F304 -- the clerk says so -->`", ["F304", "C115", "C101"]),
    ],
)
def test_a_comment_that_does_not(draft: str, expected: list[str]) -> None:
    """Without a reason, a code, or in the wrong place it is reported beside the issue."""
    report = check(draft)
    assert [code for code in codes(report) if code != "C107"] == expected
    assert report.suppressed == ()


def test_an_unknown_code_is_guessed() -> None:
    """A letter typed for a digit is found out."""
    report = check(f"{FALSE} <!-- brief: ignore F3O4 -- the clerk says so -->")
    assert "did you mean F304?" in report.issues[-1].finding.message


def test_one_of_two_codes_is_of_no_use() -> None:
    """Each code of a comment has to suppress something."""
    report = check(f"{FALSE} <!-- brief: ignore F304, Q201 -- the clerk says so -->")
    (issue,) = report.issues
    assert (issue.finding.code, len(report.suppressed)) == ("C114", 1)
    assert "Q201" in issue.finding.message


def test_a_shared_fault_is_suppressed_by_statement() -> None:
    """Where two statements rest on a broken citation, one comment frees one of them."""
    comment = "<!-- brief: ignore C102 -- seen by myself -->"
    report = check(f"It rained.[^2] {comment}\n\nIt snowed.[^2]\n\n[^2]: Gull")
    assert [issue.statements for issue in report.issues] == [(1,)]
    assert report.states == (State.SUPPRESSED, State.UNSUPPORTED)


def test_a_comment_beside_the_note_frees_all() -> None:
    """At the fault itself it counts for every statement that rests on it."""
    note = "[^2]: Gull <!-- brief: ignore C102 -- on paper only -->"
    report = check(f"It rained.[^2]\n\nIt snowed.[^2]\n\n{note}")
    assert codes(report) == []
    assert [issue.statements for issue in report.suppressed] == [(0, 1)]


def test_what_is_suppressed_is_suppressed_under_a_selection_too() -> None:
    """Leaving a code out does not make its suppression one that suppresses nothing."""
    draft = f"{FALSE} <!-- brief: ignore F304 -- the clerk says so -->"
    report = check(draft, CheckOptions.of(ignore=["F304"]))
    assert (codes(report), len(report.suppressed), len(report.ignored)) == ([], 1, 0)
    bare = check(FALSE, CheckOptions.of(ignore=["F304"]))
    assert (codes(bare), len(bare.suppressed), len(bare.ignored)) == ([], 0, 1)
    assert bare.states == (State.IGNORED,)
