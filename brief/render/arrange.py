"""From a briefing to what a reader sees, the same for every medium.

So "[4]" means the same passage in the digest, on the page and in the terminal.
Pure: no clock, no locale, no escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brief.model import Article, Briefing, Kind, Range, Rejection, Span, Statement, Story
from brief.render import wording
from brief.render.lineage import lineages, outlets_behind
from brief.render.notes import Holders, grouped, number
from brief.render.sources import describe
from brief.render.view import (
    Group,
    Item,
    Lineage,
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
    articles = {article.id: article for article in briefing.sources}
    known = (
        _Known(story, articles, sources, notes, told)
        for story, notes, told in zip(
            briefing.stories,
            number(briefing, sources),
            lineages(briefing, sources),
            strict=True,
        )
    )
    return Page(
        day=wording.day(briefing.date),
        iso_day=briefing.date.isoformat(),
        tally=wording.briefing_tally(briefing),
        remarks=briefing.notes,
        colophon=wording.colophon(briefing),
        stories=tuple(_story(place, one) for place, one in enumerate(known, 1)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A story with all that its statements refer to."""

    story: Story
    articles: Mapping[str, Article]
    sources: Mapping[str, Source]
    notes: Mapping[Span, Note]
    lineages: Mapping[str, Lineage]

    @property
    def behind(self) -> dict[str, str]:
        """Map each origin to the outlet of its original."""
        return {
            origin.id: self.sources[origin.original].outlet
            for origin in self.story.origins
            if origin.original in self.sources
        }


def _story(place: int, known: _Known) -> StoryView:
    story, sources, notes = known.story, known.sources, known.notes
    articles = [article for key, article in known.articles.items() if key in story.articles]
    headline = story.headline
    listed = {sources[article.id].number: sources[article.id] for article in articles}
    listed.update({note.source.number: note.source for note in notes.values()})
    return StoryView(
        number=place,
        headline=None if headline is None else headline.text,
        headline_notes=() if headline is None else _cited(headline, notes),
        tally=wording.story_tally(story, articles),
        sections=tuple(_section(kind, holders, known) for kind, holders in grouped(story).items()),
        notes=tuple(notes.values()),
        lineages=tuple(known.lineages.values()),
        sources=tuple(listed[number] for number in sorted(listed)),
        withheld=tuple(_withheld(rejection) for rejection in story.rejected),
    )


def _section(kind: Kind, holders: Holders, known: _Known) -> Section:
    return Section(
        slug=kind.value,
        title=wording.TITLES[kind],
        gloss=wording.GLOSSES[kind],
        groups=tuple(
            Group(holder, tuple(_item(statement, known) for statement in statements))
            for holder, statements in holders.items()
        ),
    )


def _item(statement: Statement, known: _Known) -> Item:
    behind = known.behind
    telling = tuple(outlets_behind(statement, known.story, known.articles))
    outlets = dict.fromkeys(behind.get(origin, origin) for origin in statement.origins)
    return Item(
        id=statement.id,
        text=statement.text,
        basis="" if statement.kind is Kind.POSITION else statement.basis.value,
        origins=len(statement.origins),
        backing=wording.backing(len(statement.origins), telling),
        behind=wording.listed(tuple(outlets)),
        notes=_cited(statement, known.notes),
        lineages=tuple(known.lineages[one] for one in statement.origins if one in known.lineages),
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
