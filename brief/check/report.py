"""What a linter prints: findings of a whole file, for people and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from brief.check.codes import LINES, Code
from brief.model import Article, Claim, Finding, Range, Ruling, Verdict

_WIDTH = 96
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and where its file has it: `line` and `column` count from 1."""

    claim: Claim
    line: int
    column: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The verdicts on one file's claims, in order, with the sources they were given."""

    path: str
    placed: tuple[Placed, ...]
    verdicts: tuple[Verdict, ...]
    sources: Mapping[str, Article]

    @property
    def unsupported(self) -> int:
        """How many claims were refused."""
        return sum(verdict.ruling is Ruling.UNSUPPORTED for verdict in self.verdicts)

    def findings(self) -> Iterator[tuple[Placed, Finding]]:
        """Yield every finding with its claim."""
        for placed, verdict in zip(self.placed, self.verdicts, strict=True):
            for finding in verdict.findings:
                yield placed, finding


def format_report(report: CheckReport, name: str) -> str:
    """Return the report as `text`, `json`, `sarif` or `github`. Raises ValueError otherwise."""
    formats = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
    if name not in formats:
        raise ValueError(f"no format {name!r}; there are {', '.join(formats)}")
    return formats[name](report)


def _column(placed: Placed, finding: Finding) -> int:
    return placed.column + (finding.at.start if finding.at else 0)


def _plain(text: str) -> str:
    """Return text on one line, without characters that steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _caret(text: str, at: Range) -> list[str]:
    """Return the part of a text around a range, and a line with carets under the range."""
    start = max(0, at.start - _WIDTH // 2) if len(text) > _WIDTH else 0
    end = min(len(text), start + _WIDTH)
    shown = _plain(text[start:end])
    lead = _DOTS if start else ""
    tail = _DOTS if end < len(text) else ""
    width = max(1, min(at.end, end) - at.start)
    return [f"    {lead}{shown}{tail}", "    " + " " * (len(lead) + at.start - start) + "^" * width]


def _source_lines(report: CheckReport, finding: Finding) -> list[str]:
    span = finding.source
    article = report.sources.get(span.source) if span else None
    if span is None or article is None or span.end > len(article.text):
        return []
    begin = article.text.rfind("\n", 0, span.start) + 1
    stop = article.text.find("\n", span.end)
    line = article.text[begin : stop if stop >= 0 else len(article.text)]
    label = article.outlet or article.path or article.id
    where = f"    {_plain(label)} [{span.start}:{span.end}]"
    return [where, *_caret(line, Range(span.start - begin, span.end - begin))]


def _text(report: CheckReport) -> str:
    lines: list[str] = []
    for placed, finding in report.findings():
        where = f"{report.path}:{placed.line}:{_column(placed, finding)}"
        lines.append(f"{where} {finding.code} {_plain(finding.message)}")
        whole = Range(0, max(1, len(placed.claim.text)))
        lines += _caret(placed.claim.text, finding.at or whole)
        lines += _source_lines(report, finding)
    total = len(report.verdicts)
    lines.append(f"{report.path}: {total} checked, {report.unsupported} unsupported")
    return "\n".join(lines)


def _record(report: CheckReport, placed: Placed, finding: Finding) -> dict[str, Any]:
    span = finding.source
    return {
        "path": report.path,
        "line": placed.line,
        "column": _column(placed, finding),
        "statement": placed.where or None,
        "code": finding.code,
        "message": finding.message,
        "claim": placed.claim.text,
        "claim_span": list(finding.at) if finding.at else None,
        "source_span": [span.source, span.start, span.end] if span else None,
    }


def _json(report: CheckReport) -> str:
    record = {
        "path": report.path,
        "checked": len(report.verdicts),
        "unsupported": report.unsupported,
        "findings": [_record(report, *pair) for pair in report.findings()],
    }
    return json.dumps(record, ensure_ascii=True, indent=2)


def _sarif(report: CheckReport) -> str:
    used = sorted({finding.code for _, finding in report.findings()})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": LINES[Code(code)]},
            "help": {"text": f"brief explain {code}"},
        }
        for code in used
    ]
    run = {
        "tool": {"driver": {"name": "brief", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, used, *pair) for pair in report.findings()],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps(
        {"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2
    )


def _result(
    report: CheckReport, used: Sequence[str], placed: Placed, finding: Finding
) -> dict[str, Any]:
    column = _column(placed, finding)
    length = finding.at.end - finding.at.start if finding.at else max(1, len(placed.claim.text))
    region = {"startLine": placed.line, "startColumn": column, "endColumn": column + length}
    location = {"artifactLocation": {"uri": _uri(report.path)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": "error",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"))


def _github(report: CheckReport) -> str:
    lines = []
    for placed, finding in report.findings():
        place = f"line={placed.line},col={_column(placed, finding)}"
        head = f"::error file={_property(report.path)},{place},title={finding.code}::"
        lines.append(head + _data(finding.message))
    return "\n".join(lines)


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
