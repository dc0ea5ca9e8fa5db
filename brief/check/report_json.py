"""A report for other programs, in the form of docs/schema/check-1.schema.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from brief.check.checked import CheckReport, Issue, State
from brief.model import Finding, Range

SCHEMA = "brief-check/1"


def render(reports: Sequence[CheckReport]) -> str:
    """Return the reports as one JSON object."""
    record = {
        "schema": SCHEMA,
        **_counts(reports),
        "files": [_file(report) for report in reports],
        "findings": [_finding(report, issue) for report in reports for issue in report.issues],
        "suppressed_findings": [
            _finding(report, issue) for report in reports for issue in report.suppressed
        ],
    }
    return json.dumps(record, ensure_ascii=True, indent=2)


def _counts(reports: Sequence[CheckReport]) -> dict[str, int]:
    """Return how many statements there are, and how many in each state."""
    counts = {state.value: sum(report.count(state) for report in reports) for state in State}
    return {"checked": sum(len(report.placed) for report in reports), **counts}


def _file(report: CheckReport) -> dict[str, Any]:
    return {
        "path": report.path,
        **_counts([report]),
        "statements": [_statement(report, number) for number in range(len(report.placed))],
    }


def _statement(report: CheckReport, number: int) -> dict[str, Any]:
    placed, verdict = report.placed[number], report.verdicts[number]
    return {
        "number": number + 1,
        "id": placed.where or None,
        **_place(report, placed.at()),
        "text": placed.claim.text,
        "state": report.states[number].value,
        "score": verdict.score,
        "citations": [
            {"source": one.source, "start": one.start, "end": one.end}
            for one in placed.claim.pointers
        ],
    }


def _finding(report: CheckReport, issue: Issue) -> dict[str, Any]:
    said = issue.finding
    first = report.placed[issue.statements[0]] if issue.statements else None
    return {
        "path": report.path,
        **_place(report, issue.at),
        "code": said.code,
        "level": issue.level.value,
        "message": said.message,
        "statements": [number + 1 for number in issue.statements],
        "claim": first.claim.text if first else None,
        "claim_span": list(said.at) if said.at and not issue.apart else None,
        "source_span": _span(said),
        "reason": issue.reason,
    }


def _span(said: Finding) -> list[str | int] | None:
    return [said.source.source, said.source.start, said.source.end] if said.source else None


def _place(report: CheckReport, at: Range) -> dict[str, int]:
    place = report.lines.place(at)
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
