"""Checking a whole file: a briefing's JSON or anybody's draft in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from brief.check.briefings import read_briefing
from brief.check.checked import CheckReport, Issue
from brief.check.checker import Checker
from brief.check.confirm import Judged, confirm
from brief.check.drafts import read_draft
from brief.check.issues import find_issues, fold
from brief.check.nli import nli_panel
from brief.check.opinions import Panel
from brief.check.selection import REPORT_ALL, Selection
from brief.check.strictness import Strictness
from brief.check.suppress import suppress
from brief.model import Article

_JSON = re.compile(r"\s*\{\s*(?:\"|\}|\Z)")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a check may be told: which codes it reports, how strict it is, whom else it asks."""

    selection: Selection = REPORT_ALL
    strictness: Strictness = Strictness.STANDARD
    panel: Panel | None = None

    @classmethod
    def of(
        cls,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        strictness: Strictness = Strictness.STANDARD,
        nli: str | None = None,
    ) -> CheckOptions:
        """Read options as they are typed; `nli` names a model for second opinions.

        Raises UnknownCodeError, a ValueError, or OpinionUnavailable.
        """
        return cls(Selection.of(select, ignore), strictness, nli_panel(nli))


DEFAULTS = CheckOptions()


def check_text(
    text: str, sources: Sequence[Article], path: str, options: CheckOptions = DEFAULTS
) -> CheckReport:
    """Check what a file holds: a briefing if it is a JSON object, a Markdown draft otherwise.

    Raises FileFormatError for JSON that is no briefing, MissingSource when a
    source that a briefing lists is nowhere, and OpinionUnavailable when a second
    opinion that is required fails.
    """
    text = text.removeprefix("\ufeff")
    if path.endswith(".json") or _JSON.match(text):
        return check_briefing(text, sources, path, options)
    return check_draft(text, sources, path, options)


def check_draft(
    text: str, sources: Sequence[Article], path: str, options: CheckOptions = DEFAULTS
) -> CheckReport:
    """Check each sentence of a Markdown draft against what it cites."""
    articles = {article.id: article for article in sources}
    checker = Checker(articles, options.strictness)
    draft = read_draft(text, sources)
    judged = [Judged(checker, checker.check(one.claim)) for one in draft.placed]
    verdicts = tuple(confirm(options.panel, judged))
    report = CheckReport(path, text, draft.placed, verdicts, articles)
    issues = find_issues(draft.placed, verdicts, articles)
    issues = suppress(issues, draft.placed, draft.comments, report.lines)
    return _reported(report, issues, options.selection)


def check_briefing(
    text: str, sources: Sequence[Article], path: str, options: CheckOptions = DEFAULTS
) -> CheckReport:
    """Check the headlines and statements of a briefing; what it rejected is left out."""
    read = read_briefing(text, sources, path, options.strictness)
    verdicts = tuple(confirm(options.panel, read.judged))
    report = CheckReport(path, text, read.placed, verdicts, read.articles)
    issues = find_issues(read.placed, verdicts, read.articles, read.listed)
    return _reported(report, issues, options.selection)


def _reported(report: CheckReport, issues: Sequence[Issue], selection: Selection) -> CheckReport:
    """Sort the issues: suppressed, left out by the selection, or reported."""
    suppressed = [issue for issue in issues if issue.reason is not None]
    others = [issue for issue in issues if issue.reason is None]
    return replace(
        report,
        issues=fold(issue for issue in others if selection.reports(issue.finding.code)),
        suppressed=fold(suppressed),
        ignored=fold(issue for issue in others if not selection.reports(issue.finding.code)),
    )
