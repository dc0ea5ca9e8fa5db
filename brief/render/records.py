"""A briefing as the JSON record `brief/1`, which other programs rely on.

The schema is `docs/schema/brief-1.schema.json`. Offsets are code points into
an article's `text`, half-open; the text itself stays with the sources, which
are found again by their hash. The record depends on the briefing alone: no
clock, no set order, so the same briefing gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from brief.model import (
    Article,
    Briefing,
    Changes,
    Derivation,
    Finding,
    Origin,
    Pointer,
    Rejection,
    Span,
    Statement,
    Story,
    Verdict,
)
from brief.render.changed_records import changes_record

SCHEMA = "brief/1"
Record = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_record(briefing: Briefing) -> Record:
    """Return the record of `briefing` in plain JSON values, keys in the order of the contract."""
    origin_of: dict[str, str] = {}
    for story in briefing.stories:
        for article, origin in _origins_by_article(story).items():
            origin_of.setdefault(article, origin)
    engine, usage = briefing.engine, briefing.usage
    return {
        "schema": SCHEMA,
        "date": briefing.date.isoformat(),
        "engine": {
            "name": engine.name,
            "model": engine.model,
            "prompts": {name: engine.prompts[name] for name in sorted(engine.prompts)},
        },
        "usage": {
            "prompt_tokens": usage.prompt_tokens,
            "completion_tokens": usage.completion_tokens,
            "calls": usage.calls,
            "cost_usd": usage.cost_usd,
        },
        "sources": [_source(article, origin_of.get(article.id)) for article in briefing.sources],
        "stories": [_story(story) for story in briefing.stories],
        **({"notes": list(briefing.notes)} if briefing.notes else {}),
        **_changes(briefing.changes),
    }


def _changes(changes: Changes | None) -> Record:
    """Return the key for what changed, only where there are earlier days."""
    return {"changes": changes_record(changes)} if changes and changes.since else {}


def dumps(record: Mapping[str, Any]) -> str:
    """Return a record as indented JSON that ends with a line break and encodes to UTF-8.

    A lone surrogate, which a broken source may hold, is written as an escape.
    """
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def verdict_record(verdict: Verdict) -> Record:
    """Return `{ruling, score, findings}`; the score has 4 decimal places."""
    return {
        "ruling": verdict.ruling.value,
        "score": round(verdict.score, 4),
        "findings": [finding_record(finding) for finding in verdict.findings],
    }


def finding_record(finding: Finding) -> Record:
    """Return `{code, message, claim_span: [s, e] | null, source_span: [source, s, e] | null}`."""
    at, source = finding.at, finding.source
    return {
        "code": finding.code,
        "message": finding.message,
        "claim_span": None if at is None else [at.start, at.end],
        "source_span": None if source is None else [source.source, source.start, source.end],
    }


def _source(article: Article, origin: str | None) -> Record:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "path": article.path,
        "published": None if article.published is None else _moment(article.published),
        "language": article.language,
        "sha256": article.sha256,
        "origin": origin,
        "body": [[part.start, part.end] for part in article.body],
    }


def _moment(time: datetime) -> str:
    """ISO 8601 in UTC with a Z; the model has made sure that the zone is UTC."""
    return time.replace(tzinfo=None).isoformat() + "Z"


def _story(story: Story) -> Record:
    origin_of = _origins_by_article(story)
    headline = story.headline
    return {
        "id": story.id,
        "headline": None
        if headline is None
        else {
            "text": headline.text,
            "citations": _citations(citation.pointer for citation in headline.citations),
        },
        "origins": [origin_record(origin) for origin in story.origins],
        "statements": [_statement(statement) for statement in story.statements],
        "rejected": [_rejection(rejection, origin_of) for rejection in story.rejected],
        **({"omitted": [_span(span) for span in story.omitted]} if story.omitted else {}),
    }


def _origins_by_article(story: Story) -> dict[str, str]:
    return {article: origin.id for origin in story.origins for article in origin.articles}


def origin_record(origin: Origin) -> Record:
    """Return an origin as the briefing's JSON gives it."""
    return {
        "id": origin.id,
        "original": origin.original,
        "articles": list(origin.articles),
        "evidence": [_derivation(derivation) for derivation in origin.evidence],
        "spans": [_span(span) for span in origin.spans],
        "within": origin.within or None,
    }


def _derivation(derivation: Derivation) -> Record:
    return {
        "article": derivation.article,
        "of": derivation.of,
        "how": derivation.how,
        "share": round(derivation.share, 4),
        "credit": derivation.credit,
        "pairs": [[_span(derived), _span(original)] for derived, original in derivation.pairs],
        "added": [_span(span) for span in derivation.added],
        "direction": derivation.direction,
    }


def _span(span: Span) -> Record:
    return {"source": span.source, "start": span.start, "end": span.end}


def _citations(pointers: Iterable[Pointer]) -> list[Record]:
    return [
        {"source": at.source, "start": at.start, "end": at.end, "quote": at.quote}
        for at in pointers
    ]


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "basis": statement.basis.value,
        "holder": statement.holder,
        "text": statement.text,
        "origins": list(statement.origins),
        "citations": _citations(citation.pointer for citation in statement.citations),
        "verdict": verdict_record(statement.verdict),
    }


def _rejection(rejection: Rejection, origin_of: Mapping[str, str]) -> Record:
    """Return the shape of a statement; what nobody has proved is given as the draft gave it."""
    claim = rejection.verdict.claim
    cited = dict.fromkeys(at.source for at in claim.pointers)
    return {
        "id": rejection.id,
        "kind": None if claim.kind is None else claim.kind.value,
        "basis": None if claim.basis is None else claim.basis.value,
        "holder": claim.holder,
        "text": claim.text,
        "origins": list(dict.fromkeys(origin_of[one] for one in cited if one in origin_of)),
        "citations": _citations(claim.pointers),
        "verdict": verdict_record(rejection.verdict),
    }
