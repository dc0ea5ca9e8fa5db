"""Workflow commands, which GitHub Actions shows beside the lines of a change.

Source: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.check.checked import CheckReport, Issue, message, source_name, summary
from brief.check.codes import LINES, Code
from brief.check.excerpt import one_line
from brief.model import Range


def render(reports: Sequence[CheckReport]) -> str:
    """Return a command for each issue, and the count of each file as a line of the log."""
    return "\n".join(line for report in reports for line in _file(report))


def _file(report: CheckReport) -> Iterator[str]:
    for issue in report.issues:
        place = report.place(issue)
        where = {"file": report.path, "line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:
            # Columns are read only where a command is about one line.
            where |= {"col": place.column, "endColumn": place.end_column}
        where["title"] = f"{issue.finding.code} {LINES[Code(issue.finding.code)]}"
        shown = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
        yield f"::{issue.level} {shown}::{_data(_body(report, issue))}"
    # Indented, so that a path cannot be read as a command.
    yield f" {one_line(summary(report))}"


def _body(report: CheckReport, issue: Issue) -> str:
    """Return the message, the statement and the passage that it is about."""
    lines = [message(report, issue)]
    if issue.statements and not issue.apart:
        lines.append(f"statement: {report.placed[issue.statements[0]].claim.text}")
    span = issue.finding.source
    article = report.sources.get(span.source) if span else None
    if span and article:
        at = Range(span.start, span.end)
        lines.append(f"source: {source_name(article, at)}: {article.text[slice(*at)]}")
    return "\n".join(map(one_line, lines))


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
