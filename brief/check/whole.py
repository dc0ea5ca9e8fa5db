"""Checking a whole file: a briefing's JSON or anybody's draft in Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from brief.check.accept import judge
from brief.check.checker import Checker
from brief.check.confirm import Judged, confirm
from brief.check.drafts import read_draft
from brief.check.opinions import Panel
from brief.check.records import Recorded, match_sources, read_sentences, require_briefing
from brief.check.report import CheckReport, Placed
from brief.errors import FileFormatError
from brief.model import Article


def check_text(
    text: str, sources: Sequence[Article], path: str, panel: Panel | None = None
) -> CheckReport:
    """Check what a file holds: a briefing if it is a JSON object, a Markdown draft otherwise.

    Raises FileFormatError for JSON that is no briefing, MissingSource when a
    source that a briefing lists is nowhere, and OpinionUnavailable when the
    `panel` requires a second opinion that cannot be given.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            record = json.loads(text.lstrip("\ufeff"))
        except (ValueError, RecursionError) as error:
            raise FileFormatError(f"{path}: not JSON: {error}") from None
        return check_briefing(record, text, sources, path, panel)
    return check_draft(text, sources, path, panel)


def check_draft(
    text: str, sources: Sequence[Article], path: str, panel: Panel | None = None
) -> CheckReport:
    """Check each sentence of a Markdown draft against what it cites."""
    articles = {article.id: article for article in sources}
    checker = Checker(articles)
    placed = read_draft(text, sources)
    judged = [Judged(checker, checker.check(one.claim)) for one in placed]
    return CheckReport(path, placed, tuple(confirm(panel, judged)), articles)


def check_briefing(
    record: dict[str, Any],
    text: str,
    sources: Sequence[Article],
    path: str,
    panel: Panel | None = None,
) -> CheckReport:
    """Check the headlines and statements of a briefing; what it rejected is left out."""
    articles = match_sources(require_briefing(record), sources)
    placed: list[Placed] = []
    judged: list[Judged] = []
    checkers: dict[tuple[str, ...], Checker] = {}
    for one in read_sentences(record):
        if one.rejected:
            continue
        checker = checkers.get(one.articles) or _checker(one, articles)
        checkers[one.articles] = checker
        placed.append(_place(one, text))
        verdict = (
            checker.check(one.claim) if one.headline else judge(checker, one.claim, one.origins)
        )
        judged.append(Judged(checker, verdict, one.origins))
    return CheckReport(path, tuple(placed), tuple(confirm(panel, judged)), articles)


def _checker(one: Recorded, articles: Mapping[str, Article]) -> Checker:
    return Checker({name: articles[name] for name in one.articles if name in articles})


def _place(one: Recorded, text: str) -> Placed:
    """Find a statement's text in the file; columns are exact unless the text is escaped."""
    shown = json.dumps(one.claim.text, ensure_ascii=False)
    at = text.find(shown)
    if at < 0:
        at = text.find(json.dumps(one.claim.text))
    at = max(at, 0)
    return Placed(
        one.claim, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) + 1, one.where
    )
