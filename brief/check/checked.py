"""What checking a file found: its statements, the issues with them, and their count.

A statement is supported, unsupported, suppressed (its author gave a reason for
each of its issues) or ignored (each was left out by the selection of codes).
An issue is one thing to mend: a citation that several statements rest on is
one issue, however many they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from brief.check.codes import Code
from brief.check.lines import Lines, Place
from brief.check.references import Reference
from brief.model import Article, Claim, Finding, Range, Verdict, outlet_of

_MOST_NAMED = 8  # statements that a message names


class State(StrEnum):
    """What became of a statement."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    SUPPRESSED = "suppressed"
    IGNORED = "ignored"


class Level(StrEnum):
    """How grave an issue is; either fails the check."""

    ERROR = "error"
    """A statement that its sources do not support."""
    WARNING = "warning"
    """A comment to this linter that does not do what its author meant."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim, where its file has each of its characters, and what it cites.

    `where` is the id of a briefing's statement, empty in drafts.
    """

    claim: Claim
    spots: tuple[Range, ...]
    where: str = ""
    references: tuple[Reference, ...] = ()

    def at(self, part: Range | None = None) -> Range:
        """Return where the file has a part of the claim, by default all of it."""
        if not self.spots:
            return Range(0, 0)
        start, end = part or (0, len(self.spots))
        last = max(start, end - 1)
        return Range(
            self.spots[min(start, len(self.spots) - 1)].start,
            self.spots[min(last, len(self.spots) - 1)].end,
        )


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to mend, at a place of the file.

    `statements` are the numbers of those that rest on it, from 0. It is `apart`
    when the fault is not in their words: in a citation, or in a comment.
    `reason` is its author's for suppressing it, None if it is not suppressed.
    """

    finding: Finding
    at: Range
    statements: tuple[int, ...]
    apart: bool = False
    reason: str | None = None

    @property
    def level(self) -> Level:
        """How grave it is."""
        return level_of(self.finding.code)


@dataclass(frozen=True)
class CheckReport:
    """What was found in one file."""

    path: str
    text: str
    placed: tuple[Placed, ...]
    verdicts: tuple[Verdict, ...]
    sources: Mapping[str, Article]
    issues: tuple[Issue, ...] = ()
    suppressed: tuple[Issue, ...] = ()
    ignored: tuple[Issue, ...] = ()

    @cached_property
    def lines(self) -> Lines:
        """The lines of the file."""
        return Lines(self.text)

    def place(self, issue: Issue) -> Place:
        """Return where an issue stands, by line and column."""
        return self.lines.place(issue.at)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """What became of each statement."""
        states = [State.SUPPORTED] * len(self.placed)
        for issues, state in (
            (self.ignored, State.IGNORED),
            (self.suppressed, State.SUPPRESSED),
            (self.issues, State.UNSUPPORTED),
        ):
            for issue in issues:
                for number in issue.statements:
                    states[number] = state
        return tuple(states)

    def count(self, state: State) -> int:
        """Return how many statements are in a state."""
        return self.states.count(state)

    @property
    def unsupported(self) -> int:
        """How many statements have an issue that is neither suppressed nor ignored."""
        return self.count(State.UNSUPPORTED)

    @property
    def failed(self) -> bool:
        """Say whether there is anything to mend."""
        return bool(self.issues)


def summary(report: CheckReport) -> str:
    """Return the line that ends a report: how many statements, and what became of them."""
    return counted(report.path, [report])


def counted(name: str, reports: Sequence[CheckReport]) -> str:
    """Return one line that counts the statements of some files by state, and issues by code."""
    total = sum(len(report.placed) for report in reports)
    issues = [issue for report in reports for issue in report.issues]
    groups = {
        State.UNSUPPORTED: [issue for issue in issues if issue.level is Level.ERROR],
        State.SUPPRESSED: [issue for report in reports for issue in report.suppressed],
        State.IGNORED: [issue for report in reports for issue in report.ignored],
    }
    counts = {state: sum(report.count(state) for report in reports) for state in State}
    parts = [_plural(total, "statement"), f"{counts[State.SUPPORTED]} supported"]
    for state, of in groups.items():
        if of or state is State.UNSUPPORTED:
            parts.append(f"{counts[state]} {state}{_codes(of)}")
    warnings = [issue for issue in issues if issue.level is Level.WARNING]
    if warnings:
        parts.append(f"{_plural(len(warnings), 'warning')}{_codes(warnings)}")
    return f"{name}: {', '.join(parts)}"


def message(report: CheckReport, issue: Issue) -> str:
    """Return what an issue says, with the statements that rest on it if it stands apart."""
    said = issue.finding.message
    count = len(issue.statements)
    if issue.apart and count > 1:
        named = [_name(report, number) for number in issue.statements[:_MOST_NAMED]]
        shown = ", ".join((*dict.fromkeys(named), *(["…"] if count > _MOST_NAMED else [])))
        return f"{said}; {count} statements rest on it ({shown})"
    if issue.apart and count:
        first = report.placed[issue.statements[0]]
        near = not first.where and report.lines.number(first.at().start) == report.place(issue).line
        name = first.where or f"on {_name(report, issue.statements[0])}"
        return said if near else f"{said}; the statement {name} rests on it"
    where = report.placed[issue.statements[0]].where if issue.statements else ""
    return f"{said} [{where}]" if where else said


def _name(report: CheckReport, number: int) -> str:
    """Return what a statement is called: its id, else its line."""
    placed = report.placed[number]
    return placed.where or f"line {report.lines.number(placed.at().start)}"


def source_name(article: Article, at: Range) -> str:
    """Return where a passage stands: path, line and column if the text is a file's own; offsets."""
    name = article.path or article.url or article.id
    offsets = f"[{at.start}:{at.end}]"
    if is_file_text(article):
        place = Lines(article.text).place(at)
        return f"{name}:{place.line}:{place.column} {offsets}"
    called = outlet_of(article)
    return f"{name} ({called}) {offsets}" if called != name else f"{name} {offsets}"


def is_file_text(article: Article) -> bool:
    """Say whether an article's text is its file's own, so that lines and columns are the file's."""
    return article.path.lower().endswith((".txt", ".text", ".md", ".markdown"))


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _codes(issues: Iterable[Issue]) -> str:
    counts = Counter(issue.finding.code for issue in issues)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{code} {count}' for code, count in most)})" if most else ""


def level_of(code: str) -> Level:
    """Return how grave issues of a code are."""
    comment = code in {Code.NO_REASON, Code.SUPPRESSES_NOTHING}
    return Level.WARNING if comment else Level.ERROR


def by_statement(report: CheckReport) -> Iterator[tuple[int | None, Sequence[Issue]]]:
    """Yield the issues in the order of the file, those with one statement's words together."""
    groups: dict[object, list[Issue]] = {}
    for issue in report.issues:
        key = issue if issue.apart else issue.statements
        groups.setdefault(key, []).append(issue)
    for group in groups.values():
        first = group[0]
        yield (None if first.apart else first.statements[0]), group
