"""SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from brief import __version__
from brief.check.checked import CheckReport, Issue, is_file_text, level_of, message
from brief.check.codes import LINES, Code, family_of
from brief.check.explain import meaning, page
from brief.check.lines import LINE_ENDS, Lines
from brief.model import Article, Range, outlet_of, sha256

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HELP = "urn:brief:rule:"
"""The pages are carried by the program itself, and in `help`; there is no address for them."""
_FINGERPRINT = "statementAndFault/v1"


def render(reports: Sequence[CheckReport]) -> str:
    """Return the reports as one SARIF log of one run."""
    every = [
        (number, report, issue)
        for number, report in enumerate(reports)
        for issue in (*report.issues, *report.suppressed)
    ]
    codes = sorted({issue.finding.code for _, _, issue in every})
    rules = [_rule(Code(code)) for code in codes]
    seen: Counter[str] = Counter()
    results = [
        {
            "ruleId": issue.finding.code,
            "ruleIndex": codes.index(issue.finding.code),
            **_result(report, number, issue),
            "partialFingerprints": {_FINGERPRINT: _fingerprint(report, issue, seen)},
        }
        for number, report, issue in every
    ]
    run = {
        "tool": {"driver": {"name": "brief", "version": __version__, "rules": rules}},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": list(LINE_ENDS),
        "artifacts": [
            {"location": {"uri": _uri(report.path)}, "roles": ["analysisTarget"]}
            for report in reports
        ],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2)


def _rule(code: Code) -> dict[str, Any]:
    """Describe a code, with its whole page as help."""
    name = "".join(word.capitalize() for word in code.name.split("_"))
    text = page(code)
    return {
        "id": code.value,
        "name": name,
        "shortDescription": {"text": f"{LINES[code]}."},
        "fullDescription": {"text": meaning(code)},
        "help": {"text": text, "markdown": text},
        "helpUri": f"{_HELP}{code}",
        "defaultConfiguration": {"level": level_of(code).value},
        "properties": {"tags": [family_of(code)]},
    }


def _result(report: CheckReport, number: int, issue: Issue) -> dict[str, Any]:
    """Describe an issue, apart from its rule and its fingerprint."""
    suppressed = {"kind": "inSource", "status": "accepted", "justification": issue.reason}
    return {
        "level": issue.level.value,
        "message": {"text": message(report, issue)},
        "locations": [_location(report, number, issue.at, _statement_id(report, issue))],
        "relatedLocations": _related(report, number, issue),
        # Of all results of a run, or of none: the standard asks for it.
        "suppressions": [] if issue.reason is None else [suppressed],
    }


def _location(report: CheckReport, number: int, at: Range, name: str = "") -> dict[str, Any]:
    """Return a place in the file that was checked."""
    place = report.lines.place(at)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": report.text[slice(*at)]},
    }
    artifact = {"uri": _uri(report.path), "index": number}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region}
    }
    return location | ({"logicalLocations": [{"name": name}]} if name else {})


def _statement_id(report: CheckReport, issue: Issue) -> str:
    return report.placed[issue.statements[0]].where if issue.statements else ""


def _related(report: CheckReport, number: int, issue: Issue) -> list[dict[str, Any]]:
    """Return the passage of the source, and the statements that rest on a citation."""
    related: list[dict[str, Any]] = []
    span = issue.finding.source
    article = report.sources.get(span.source) if span else None
    if span and article and span.end <= len(article.text):
        related.append(_in_source(article, Range(span.start, span.end)))
    for statement in issue.statements if issue.apart else ():
        placed = report.placed[statement]
        said = {"message": {"text": "This statement rests on it."}}
        related.append(_location(report, number, placed.at(), placed.where) | said)
    return [{"id": count, **one} for count, one in enumerate(related, 1)]


def _in_source(article: Article, at: Range) -> dict[str, Any]:
    """Return a passage of a source; by line and column only where its file has that text."""
    words = article.text[slice(*at)]
    called = outlet_of(article)
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": _uri(article.path or article.url or article.id)}
    }
    if is_file_text(article):
        place = Lines(article.text).place(at)
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "snippet": {"text": words},
        }
    said = f"{called} [{at.start}:{at.end}]: {words}"
    return {"message": {"text": said}, "physicalLocation": physical}


def _fingerprint(report: CheckReport, issue: Issue, seen: Counter[str]) -> str:
    """Return what stays the same when other lines of the file change."""
    words = report.text[slice(*issue.at)]
    claim = report.placed[issue.statements[0]].claim.text if issue.statements else ""
    about = issue.finding.message if issue.apart and claim else claim
    key = sha256(f"{report.path}\n{issue.finding.code}\n{about}\n{words}")
    seen[key] += 1
    return f"{key[:32]}:{seen[key]}"


def _uri(path: str) -> str:
    """Return a path as a URI, relative if it is."""
    if "://" in path:
        return path
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.replace("\\", "/"))
