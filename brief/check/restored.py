"""A briefing that was accepted once, made again from its record and its articles.

For reading again what was given out, as it was given out: its citations are
proved anew, its verdicts are those recorded. `brief.check.verify` is what puts
the statements to the checker again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from brief.check.records import match_sources, read_claim, require_briefing
from brief.check.restored_changes import restore_changes
from brief.errors import FileFormatError
from brief.model import (
    Article,
    Basis,
    Briefing,
    Derivation,
    Engine,
    Finding,
    Kind,
    Origin,
    Range,
    Rejection,
    Ruling,
    Span,
    Statement,
    Story,
    Usage,
    Verdict,
    cite,
)

Record = Mapping[str, Any]
_HEADLINE = {
    "kind": Kind.AGREED.value,
    "basis": Basis.SETTLED.value,
    "holder": None,
    "origins": (),
    "verdict": {"ruling": Ruling.SUPPORTED.value, "score": 1.0, "findings": ()},
}
"""What a headline is, which a record does not say of it."""


def restore(record: Record, sources: Sequence[Article]) -> Briefing:
    """Return the briefing of which `record` is the record; see `brief.render.records`.

    Raises MissingSource when an article is not among `sources`, FileFormatError
    when the record is no briefing, or cites what its articles do not hold.
    """
    require_briefing(record)
    try:
        return _briefing(record, match_sources(record, sources))
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise FileFormatError(f"the record cannot be read again: {error}") from error


def _briefing(record: Record, articles: Mapping[str, Article]) -> Briefing:
    engine, usage = record["engine"], record["usage"]
    return Briefing(
        date.fromisoformat(record["date"]),
        Engine(engine["name"], engine["model"], dict(engine["prompts"])),
        tuple(articles[source["id"]] for source in record["sources"]),
        tuple(_story(story, articles) for story in record["stories"]),
        Usage(
            usage["prompt_tokens"], usage["completion_tokens"], usage["calls"], usage["cost_usd"]
        ),
        tuple(record.get("notes", ())),
        None if (changed := record.get("changes")) is None else restore_changes(changed),
    )


def _story(story: Record, articles: Mapping[str, Article]) -> Story:
    origins = tuple(map(_origin, story["origins"]))
    named = (article for origin in origins for article in origin.articles)
    headline = story["headline"]
    if headline is not None:
        headline = _statement({"id": f"{story['id']}-h", **_HEADLINE, **headline}, articles)
    return Story(
        story["id"],
        headline,
        tuple(dict.fromkeys(named)),
        origins,
        tuple(_statement(one, articles) for one in story["statements"]),
        tuple(Rejection(one["id"], _verdict(one)) for one in story["rejected"]),
        tuple(map(_span, story.get("omitted", ()))),
    )


def _statement(fields: Record, articles: Mapping[str, Article]) -> Statement:
    verdict = _verdict(fields)
    claim = verdict.claim
    assert claim.kind is not None
    assert claim.basis is not None
    return Statement(
        fields["id"],
        claim.text,
        claim.kind,
        claim.basis,
        claim.holder,
        tuple(fields["origins"]),
        tuple(cite(articles[at.source], at.start, at.end, at.quote) for at in claim.pointers),
        verdict,
    )


def _verdict(fields: Record) -> Verdict:
    recorded, claim = fields["verdict"], read_claim(fields)
    findings = tuple(_finding(one) for one in recorded["findings"])
    return Verdict(claim, Ruling(recorded["ruling"]), float(recorded["score"]), findings)


def _finding(fields: Record) -> Finding:
    at, source = fields["claim_span"], fields["source_span"]
    return Finding(
        fields["code"],
        fields["message"],
        None if at is None else Range(*at),
        None if source is None else Span(*source),
    )


def _origin(fields: Record) -> Origin:
    return Origin(
        fields["id"],
        fields["original"],
        tuple(fields["articles"]),
        tuple(map(_derivation, fields["evidence"])),
        tuple(map(_span, fields.get("spans", ()))),
        fields.get("within") or "",
    )


def _derivation(fields: Record) -> Derivation:
    return Derivation(
        fields["article"],
        fields["of"],
        fields["how"],
        fields["share"],
        tuple((_span(derived), _span(first)) for derived, first in fields["pairs"]),
        fields["credit"],
        tuple(map(_span, fields.get("added", ()))),
        fields.get("direction", "unknown"),
    )


def _span(fields: Record) -> Span:
    return Span(fields["source"], fields["start"], fields["end"])
