"""Comments in a draft that suppress an issue, and give the reason.

    <!-- brief: ignore F301 -- the ministry confirmed it by telephone -->

A comment behind some text counts for the statements on its line, one that has
its line for itself for those on the next line of text. It names codes, whole,
and gives a reason; one that does not, or that suppresses nothing, is an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from brief.check.checked import Issue, Placed
from brief.check.codes import Code, finding
from brief.check.lines import Lines
from brief.check.rows import Comment
from brief.check.selection import nearest_code
from brief.model import Range

_OURS = re.compile(r"\s*brief\s*:\s*(?P<rest>.*?)\s*\Z", re.DOTALL | re.IGNORECASE)
_IGNORE = re.compile(
    # CommonMark before 0.31 allows no "--" in a comment amid text: ":" and a dash serve too.
    r"ignore\b(?P<codes>[\w\s,]*)(?:(?:--|[—–:])(?P<reason>.*))?\Z",
    re.DOTALL | re.IGNORECASE,
)
_FORM = "it has to read “ignore CODE -- reason”"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment of ours: the codes it names, its reason, and the lines it counts for.

    `lines` are numbers of lines, the last excluded. Without codes it has not the
    form that a suppression needs.
    """

    at: Range
    codes: tuple[str, ...]
    reason: str
    lines: Range


def suppress(
    issues: Sequence[Issue], placed: Sequence[Placed], comments: Iterable[Comment], lines: Lines
) -> list[Issue]:
    """Return the issues, those suppressed with their reason, and those with the comments."""
    ours = [
        (comment, match["rest"]) for comment in comments if (match := _OURS.match(comment.body))
    ]
    if not ours:
        return list(issues)
    read = [_read(comment, rest, lines) for comment, rest in ours]
    told = [_suppressed(issue, placed, read, lines) for issue in issues]
    used = {(by.at, issue.finding.code) for issue, by in told if by}
    faults = [fault for one in read for fault in _faults(one, used)]
    return [*(issue for issue, _ in told), *faults]


def _read(comment: Comment, rest: str, lines: Lines) -> Suppression:
    found = _IGNORE.match(rest)
    codes = re.split(r"[\s,]+", found["codes"].strip().upper()) if found else []
    reason = " ".join((found["reason"] or "").split()) if found else ""
    if not any(char.isalpha() for char in reason):
        reason = ""
    return Suppression(comment.at, tuple(filter(None, codes)), reason, _covered(comment, lines))


def _covered(comment: Comment, lines: Lines) -> Range:
    """Return the numbers of the lines that a comment counts for, first and behind the last."""
    first, last = lines.number(comment.at.start), lines.number(comment.at.end - 1)
    if not comment.alone:
        return Range(first, last + 1)
    for number in range(last + 1, len(lines) + 1):
        line = lines.text[slice(*lines.range(number))].lstrip("> \t").rstrip()
        if line and not (line.startswith("<!--") and line.endswith("-->")):
            return Range(number, number + 1)
    return Range(last, last)


def _suppressed(
    issue: Issue, placed: Sequence[Placed], read: Iterable[Suppression], lines: Lines
) -> tuple[Issue, Suppression | None]:
    """Return an issue with the reason for suppressing it, and the comment that does."""
    spots = [issue.at, *(placed[number].at() for number in issue.statements)]
    for one in read:
        if one.reason and issue.finding.code in one.codes and _on(one.lines, spots, lines):
            return replace(issue, reason=one.reason), one
    return issue, None


def _on(covered: Range, spots: Iterable[Range], lines: Lines) -> bool:
    return any(
        lines.number(at.start) < covered.end
        and covered.start <= lines.number(max(at.start, at.end - 1))
        for at in spots
    )


def _faults(one: Suppression, used: set[tuple[Range, str]]) -> Iterable[Issue]:
    """Yield what is wrong with a comment: no reason, no such code, nothing suppressed."""
    if not one.codes:
        yield _fault(one, Code.SUPPRESSES_NOTHING, _FORM)
        return
    if not one.reason:
        yield _fault(one, Code.NO_REASON, ", ".join(one.codes))
        return
    for code in one.codes:
        if code not in {each.value for each in Code}:
            near = nearest_code(code)
            yield _fault(
                one, Code.SUPPRESSES_NOTHING, f"there is no code {code}; did you mean {near}?"
            )
        elif (one.at, code) not in used:
            yield _fault(one, Code.SUPPRESSES_NOTHING, f"no {code} on line {one.lines.start}")


def _fault(one: Suppression, code: Code, detail: str) -> Issue:
    return Issue(finding(code, detail), one.at, (), apart=True)
