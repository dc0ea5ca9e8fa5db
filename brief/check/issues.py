"""From verdicts to issues: where each finding stands in the file, and what is told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from brief.check.checked import Issue, Placed
from brief.check.citation import fault_of
from brief.check.codes import FAMILIES, Code, family_of
from brief.model import Article, Finding, Pointer, Range, Span, Verdict

_OF_CITATIONS = frozenset(
    {
        Code.UNKNOWN_SOURCE,
        Code.BAD_RANGE,
        Code.WRONG_QUOTE,
        Code.SOURCE_CHANGED,
        Code.OUTSIDE_BODY,
    }
)
"""Codes of faults in a citation, which every statement that it serves shares."""
_OF_SOURCES = frozenset({Code.UNKNOWN_SOURCE, Code.SOURCE_CHANGED})
"""Those of them that are faults of the source itself, wherever it is cited."""


def find_issues(
    placed: Sequence[Placed],
    verdicts: Sequence[Verdict],
    sources: Mapping[str, Article],
    listed: Mapping[str, Range] | None = None,
) -> list[Issue]:
    """Return an issue for each finding of each statement, in order.

    `listed` says where the file itself describes a source, if it does.
    """
    found: list[Issue] = []
    for number, (one, verdict) in enumerate(zip(placed, verdicts, strict=True)):
        for said in _judged(verdict.findings):
            if said.code in _OF_CITATIONS:
                at, instead = _of_citation(said, one, sources, listed or {})
                found.append(Issue(instead, at, (number,), apart=True))
            else:
                found.append(Issue(said, one.at(said.at), (number,)))
    return found


def _judged(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Leave out what only follows from a source that has changed.

    A statement whose evidence is gone fails the other tests too, and what they
    say of it is about the evidence that is left.
    """
    if any(said.code == Code.SOURCE_CHANGED for said in findings):
        return [said for said in findings if family_of(said.code) == FAMILIES["C1"]]
    return findings


def _of_citation(
    said: Finding, placed: Placed, sources: Mapping[str, Article], listed: Mapping[str, Range]
) -> tuple[Range, Finding]:
    """Return where a claim has the citation that is at fault, and how to say what is wrong."""
    for pointer, at, instead in placed.references:
        if fault_of(pointer, sources.get(pointer.source)) == said:
            if said.code == Code.SOURCE_CHANGED:
                return listed.get(pointer.source, at), said
            return at, (instead if instead and instead.code == said.code else said)
    for pointer, at, _ in placed.references:
        if said.source == _span(pointer):
            return at, said
    return placed.at(), said


def _span(pointer: Pointer) -> Span | None:
    fits = 0 <= pointer.start < pointer.end
    return Span(pointer.source, pointer.start, pointer.end) if fits else None


def fold(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Tell each fault of a citation once, with all the statements that rest on it.

    A source that is missing or has changed is one fault wherever it is cited; a
    quotation or range is one where it stands, however many marks lead there.
    The issues come back in the order of the file.
    """
    folded: dict[object, Issue] = {}
    for number, issue in enumerate(issues):
        said = issue.finding
        where = None if said.code in _OF_SOURCES else issue.at
        shared = issue.apart and issue.statements
        key = (said.code, said.message, where, issue.reason) if shared else number
        first = folded.get(key)
        if first is None:
            folded[key] = issue
        else:
            both = dict.fromkeys((*first.statements, *issue.statements))
            folded[key] = replace(first, statements=tuple(both))
    return tuple(sorted(folded.values(), key=lambda issue: issue.at))
