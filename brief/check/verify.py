"""Proving a finished briefing again, from nothing but its sources.

Hashes, spans and quotes are compared character by character, and every verdict
is reached anew: a statement that passed has to pass again, with the same kind,
holder, basis and origins; what was rejected has to be rejected again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from brief.check.accept import judge
from brief.check.agreement import stated_by
from brief.check.checker import Checker
from brief.check.citation import sha256_of
from brief.check.codes import LINES, Code
from brief.check.records import Recorded, match_sources, read_sentences, require_briefing
from brief.model import Article, Ruling


class Failure(NamedTuple):
    """One thing that no longer holds: the sentence or source, a code and what is wrong."""

    where: str
    code: str
    message: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.where}: {self.code} {self.message}"


class VerifyReport(NamedTuple):
    """What no longer holds, and how many sentences and sources were proved again."""

    failures: tuple[Failure, ...]
    checked: int


def verify_record(record: dict[str, Any], sources: Sequence[Article]) -> VerifyReport:
    """Prove a briefing again.

    Raises FileFormatError when the record is no briefing, and MissingSource
    when a source it lists is found neither by its hash nor by its path.
    """
    briefing = require_briefing(record)
    articles = match_sources(briefing, sources)
    failures = [_changed(article) for article in articles.values() if _is_changed(article)]
    checkers: dict[tuple[str, ...], Checker] = {}
    checked = len(articles)
    seen: set[str] = set()
    for one in read_sentences(briefing):
        checked += 1
        if one.where in seen:
            failures.append(_differs(one.where, "two sentences have this id"))
        seen.add(one.where)
        checker = checkers.get(one.articles)
        if checker is None:
            known = {name: articles[name] for name in one.articles if name in articles}
            checker = checkers.setdefault(one.articles, Checker(known))
        failures += _prove(one, checker)
    return VerifyReport(tuple(dict.fromkeys(failures)), checked)


def _is_changed(article: Article) -> bool:
    return sha256_of(article) != article.sha256


def _changed(article: Article) -> Failure:
    return Failure(article.id, Code.SOURCE_CHANGED.value, LINES[Code.SOURCE_CHANGED])


def _differs(where: str, detail: str) -> Failure:
    return Failure(where, Code.RECORD_DIFFERS.value, f"{LINES[Code.RECORD_DIFFERS]}: {detail}")


def _prove(one: Recorded, checker: Checker) -> Iterator[Failure]:
    verdict = checker.check(one.claim) if one.headline else judge(checker, one.claim, one.origins)
    if one.rejected:
        # Whoever gave a second opinion is not here to be asked again.
        if verdict.ruling is Ruling.SUPPORTED and not _by_opinion(one):
            yield _differs(one.where, "it was rejected, and passes")
        return
    for finding in verdict.findings:
        yield Failure(one.where, finding.code, finding.message)
    if not one.headline:
        yield from _consistent(one, checker)


def _by_opinion(one: Recorded) -> bool:
    """Say whether a second opinion is recorded as a reason for the rejection."""
    verdict = one.fields.get("verdict")
    findings = verdict.get("findings") if isinstance(verdict, dict) else None
    return isinstance(findings, list) and any(
        isinstance(found, dict) and found.get("code") == Code.SECOND_OPINION for found in findings
    )


def _consistent(one: Recorded, checker: Checker) -> Iterator[Failure]:
    """Compare what the record says of a statement with what follows from its citations."""
    recorded = one.fields.get("verdict")
    fair = isinstance(recorded, dict) and recorded.get("ruling") == Ruling.SUPPORTED.value
    if not fair or (isinstance(recorded, dict) and recorded.get("findings")):
        yield _differs(one.where, "a statement has to be recorded as supported")
    if list(stated_by(checker, one.claim, one.origins).origins) != one.fields.get("origins"):
        yield _differs(one.where, "its origins are not those that state it")
