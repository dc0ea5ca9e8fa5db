"""A report for people: each statement once, with carets under the words at fault and the source's.

The first line of each issue is `path:line:column: CODE message`, which editors
and other tools know how to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.check.checked import (
    CheckReport,
    Issue,
    State,
    by_statement,
    counted,
    message,
    source_name,
    summary,
)
from brief.check.citation import fault_of
from brief.check.excerpt import Caret, Line, excerpt, one_line, plain
from brief.model import Article, Range
from brief.text.sentences import sentences

WIDTH = 96
_MOST_CITED = 3  # sources whose cited words are shown where no issue points into a source
_LONGEST_CITED = 500  # characters; of longer ones only the place is told
_CLAIM, _SOURCE = "bold red", "bold blue"


def render(reports: Sequence[CheckReport]) -> str:
    """Return the reports as plain text."""
    return plain(list(styled(reports, WIDTH)))


def styled(reports: Sequence[CheckReport], width: int) -> Iterator[Line]:
    """Yield the lines of the reports in runs of one style, `width` cells wide where they wrap."""
    for report in reports:
        yield from _file(report, width)
    if len(reports) > 1:
        yield ((one_line(counted(f"{len(reports)} files", reports)), "bold"),)


def _file(report: CheckReport, width: int) -> Iterator[Line]:
    for statement, issues in by_statement(report):
        for issue in issues:
            yield _head(report, issue)
        if statement is None:
            yield from _in_file(report, issues[0], width)
        else:
            yield from _in_claim(report, statement, issues, width)
        if any(issue.finding.source for issue in issues):
            yield from _in_sources(report, issues, width)
        elif statement is not None:
            yield from _cited(report, statement, width)
        yield ()
    good = not report.failed and not report.count(State.UNSUPPORTED)
    yield ((one_line(summary(report)), "bold green" if good else "bold"),)


def _head(report: CheckReport, issue: Issue) -> Line:
    place = report.place(issue)
    where = f"{one_line(report.path)}:{place.line}:{place.column}: "
    return (
        (where, "bold"),
        (issue.finding.code, _CLAIM),
        (f" {one_line(message(report, issue))}", ""),
    )


def _gutter(lines: Iterator[Line]) -> Iterator[Line]:
    return ((("  | ", "dim"), *line) for line in lines)


def _in_claim(
    report: CheckReport, statement: int, issues: Sequence[Issue], width: int
) -> Iterator[Line]:
    """Yield a statement with carets for all its issues."""
    text = report.placed[statement].claim.text
    marks = [(i.finding.at, i.finding.code) for i in issues if i.finding.at is not None]
    yield from _gutter(excerpt(text, _carets(text, marks, _CLAIM), width - 4))


def _carets(text: str, marks: Sequence[tuple[Range, str]], style: str) -> list[Caret]:
    """Return carets, with labels where there are several; what is the whole text needs none."""
    inside = [
        (Range(at.start, min(len(text), max(at.end, at.start + 1))), code)
        for at, code in dict.fromkeys(marks)
        if text[: at.start].strip() or text[at.end :].strip()
    ]
    several = len(marks) > 1
    return [Caret(at, code if several else "", style) for at, code in inside]


def _in_file(report: CheckReport, issue: Issue, width: int) -> Iterator[Line]:
    """Yield the lines of the file that hold a citation or comment at fault."""
    place = report.place(issue)
    start = report.lines.range(place.line).start
    end = report.lines.range(place.end_line).end
    text = report.text[start:end]
    at = Range(issue.at.start - start, issue.at.end - start)
    yield from _gutter(excerpt(text, [Caret(at, "", _CLAIM)], width - 4))


def _in_sources(report: CheckReport, issues: Sequence[Issue], width: int) -> Iterator[Line]:
    """Yield each sentence of a source that issues point at, once."""
    groups: dict[tuple[str, Range], list[tuple[Range, str]]] = {}
    for issue in issues:
        span = issue.finding.source
        article = report.sources.get(span.source) if span else None
        if span and article and span.end <= len(article.text):
            around = _around(article, Range(span.start, span.end))
            at = Range(span.start - around.start, span.end - around.start)
            groups.setdefault((span.source, around), []).append((at, issue.finding.code))
    several = len(issues) > 1
    for (name, around), marks in groups.items():
        article = report.sources[name]
        first = min(at.start for at, _ in marks) + around.start
        last = max(at.end for at, _ in marks) + around.start
        codes = f", for {', '.join(dict.fromkeys(code for _, code in marks))}" if several else ""
        where = f"  source {source_name(article, Range(first, last))}{codes}"
        yield ((one_line(where), "dim"),)
        text = article.text[slice(*around)]
        yield from _gutter(excerpt(text, _carets(text, marks, _SOURCE), width - 4))


def _cited(report: CheckReport, statement: int, width: int) -> Iterator[Line]:
    """Yield the passages that a statement cites, where no issue points into a source."""
    held: dict[str, list[Range]] = {}
    for pointer in report.placed[statement].claim.pointers:
        if fault_of(pointer, report.sources.get(pointer.source)) is None:
            held.setdefault(pointer.source, []).append(Range(pointer.start, pointer.end))
    for name, parts in [*held.items()][:_MOST_CITED]:
        article = report.sources[name]
        short = sum(end - start for start, end in parts) <= _LONGEST_CITED
        whole = Range(min(parts).start, max(end for _, end in parts))
        for at in parts if short else [whole]:
            yield ((one_line(f"  cited {source_name(article, at)}"), "dim"),)
            if short:
                yield from _gutter(excerpt(article.text[slice(*at)], (), width - 4))


def _around(article: Article, at: Range) -> Range:
    """Return the sentences of an article that a range touches."""
    begin = article.text.rfind("\n", 0, at.start) + 1
    stop = article.text.find("\n", max(at.start, at.end - 1))
    stop = len(article.text) if stop < 0 else stop
    touched = [
        one
        for one in sentences(article.text, begin, stop)
        if one.start < at.end and at.start < one.end
    ]
    return Range(min(at.start, touched[0].start), max(at.end, touched[-1].end)) if touched else at
