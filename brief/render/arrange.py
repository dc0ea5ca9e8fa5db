"""From a briefing to what a reader sees, the same for every medium.

So "[4]" means the same passage in the digest, on the page and in the terminal.
Pure: no clock, no locale, no escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brief.model import Briefing, Kind, Range, Rejection, Span, Statement
from brief.render import wording
from brief.render.notes import Holders, grouped, number
from brief.render.sources import describe
from brief.render.view import (
    Group,
    Item,
    Note,
    Page,
    Piece,
    Reason,
    Section,
    Source,
    StoryView,
    Withheld,
)


def arrange(briefing: Briefing) -> Page:
    """Return the whole briefing in reading order.

    Relies on what makes a briefing one: it cites nothing but its own sources.
    """
    sources = describe(briefing)
    notes = number(briefing, sources)
    return Page(
        day=wording.day(briefing.date),
        iso_day=briefing.date.isoformat(),
        tally=wording.briefing_tally(briefing),
        remarks=briefing.notes,
        colophon=wording.colophon(briefing),
        stories=tuple(_story(briefing, place, sources, cited) for place, cited in enumerate(notes)),
    )


def _story(
    briefing: Briefing, place: int, sources: Mapping[str, Source], notes: Mapping[Span, Note]
) -> StoryView:
    story = briefing.stories[place]
    articles = [article for article in briefing.sources if article.id in story.articles]
    headline = story.headline
    behind = {
        origin.id: sources[origin.original].outlet
        for origin in story.origins
        if origin.original in sources
    }
    listed = {sources[article.id].number: sources[article.id] for article in articles}
    listed.update({note.source.number: note.source for note in notes.values()})
    return StoryView(
        number=place + 1,
        headline=None if headline is None else headline.text,
        headline_notes=() if headline is None else _cited(headline, notes),
        tally=wording.story_tally(story, articles),
        sections=tuple(
            _section(kind, holders, behind, notes) for kind, holders in grouped(story).items()
        ),
        notes=tuple(notes.values()),
        sources=tuple(listed[number] for number in sorted(listed)),
        withheld=tuple(_withheld(rejection) for rejection in story.rejected),
    )


def _section(
    kind: Kind, holders: Holders, behind: Mapping[str, str], notes: Mapping[Span, Note]
) -> Section:
    return Section(
        slug=kind.value,
        title=wording.TITLES[kind],
        gloss=wording.GLOSSES[kind],
        groups=tuple(
            Group(holder, tuple(_item(statement, behind, notes) for statement in statements))
            for holder, statements in holders.items()
        ),
    )


def _item(statement: Statement, behind: Mapping[str, str], notes: Mapping[Span, Note]) -> Item:
    outlets = dict.fromkeys(behind.get(origin, origin) for origin in statement.origins)
    return Item(
        id=statement.id,
        text=statement.text,
        basis="" if statement.kind is Kind.POSITION else statement.basis.value,
        origins=len(statement.origins),
        backing=wording.backing(len(statement.origins)),
        behind=wording.listed(tuple(outlets)),
        notes=_cited(statement, notes),
    )


def _cited(statement: Statement, notes: Mapping[Span, Note]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(notes[citation.span] for citation in statement.citations))


def _withheld(rejection: Rejection) -> Withheld:
    claim, findings = rejection.verdict.claim, rejection.verdict.findings
    ranges = [finding.at for finding in findings if finding.at is not None]
    return Withheld(
        id=rejection.id,
        text=claim.text,
        pieces=tuple(_pieces(claim.text, ranges)),
        holder=claim.holder,
        reasons=tuple(
            Reason(
                finding.code,
                "" if finding.at is None else claim.text[finding.at.start : finding.at.end],
                finding.message,
            )
            for finding in findings
        ),
    )


def _pieces(text: str, ranges: Iterable[Range]) -> list[Piece]:
    """Cut `text` where a range of the faulty begins or ends; overlapping ranges become one."""
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(ranges):
        pieces.append(Piece(text[at:start], faulty=False))
        pieces.append(Piece(text[max(at, start) : end], faulty=True))
        at = max(at, end)
    return [piece for piece in [*pieces, Piece(text[at:], faulty=False)] if piece.text]
