"""From a briefing to what a reader sees, the same for every medium.

So "[4]" means the same passage in the digest, on the page and in the terminal.
Pure: no clock, no locale, no escaping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from brief.model import Article, Briefing, Kind, Rejection, Span, Statement, Story
from brief.render import wording
from brief.render.changed import Shown, changed_of, folded_ids, pieces
from brief.render.layout import PLAIN, Layout
from brief.render.lineage import lineages, outlets_behind
from brief.render.links import web_url
from brief.render.notes import Holders, grouped, number
from brief.render.sources import describe
from brief.render.view import (
    Group,
    Item,
    Lineage,
    Note,
    Page,
    Reason,
    Section,
    Source,
    StoryView,
    Withheld,
)


def arrange(briefing: Briefing, layout: Layout = PLAIN) -> Page:
    """Return the briefing in reading order, with the sections that the layout shows.

    Relies on what makes a briefing one: it cites nothing but its own sources.
    """
    sources = describe(briefing, layout.zone)
    articles = {article.id: article for article in briefing.sources}
    numbered = number(briefing, sources)
    folded = folded_ids(briefing.changes)
    known = (
        _Known(story, articles, sources, notes, told, folded, layout)
        for story, notes, told in zip(
            briefing.stories, numbered, lineages(briefing, sources), strict=True
        )
    )
    cited = {
        statement.id: _cited(statement, notes)
        for story, notes in zip(briefing.stories, numbered, strict=True)
        for statement in story.statements
    }
    return Page(
        title=layout.title,
        day=wording.day(briefing.date),
        iso_day=briefing.date.isoformat(),
        tally=wording.briefing_tally(briefing),
        remarks=briefing.notes,
        link=web_url(layout.link) or "",
        colophon=wording.colophon(briefing),
        stories=tuple(_story(place, one) for place, one in enumerate(known, 1)),
        changed=changed_of(briefing.changes, Shown(cited, layout.zone)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A story with all that its statements refer to."""

    story: Story
    articles: Mapping[str, Article]
    sources: Mapping[str, Source]
    notes: Mapping[Span, Note]
    lineages: Mapping[str, Lineage]
    folded: frozenset[str]
    layout: Layout

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
        sections=tuple(
            _section(kind, holders, known)
            for kind, holders in grouped(story).items()
            if kind in known.layout.sections
            and (known.layout.empty_sections or _is_told(holders, known))
        ),
        notes=tuple(notes.values()),
        lineages=tuple(known.lineages.values()),
        sources=tuple(listed[number] for number in sorted(listed)),
        withheld=tuple(_withheld(rejection) for rejection in story.rejected),
        folded=tuple(
            group
            for holders in grouped(story).values()
            for group in _groups(holders, known, folded=True)
        ),
    )


def _is_told(holders: Holders, known: _Known) -> bool:
    """Say whether a section has a statement that is not folded away."""
    return any(one.id not in known.folded for told in holders.values() for one in told)


def _section(kind: Kind, holders: Holders, known: _Known) -> Section:
    return Section(
        slug=kind.value,
        title=wording.TITLES[kind],
        gloss=wording.GLOSSES[kind],
        groups=tuple(_groups(holders, known, folded=False)),
        empty=wording.NOTHING_NEW if holders else wording.NOTHING_FOUND,
    )


def _groups(holders: Holders, known: _Known, *, folded: bool) -> Iterator[Group]:
    """Yield the statements that are folded away, or those that are not, by holder."""
    for holder, statements in holders.items():
        chosen = [one for one in statements if (one.id in known.folded) is folded]
        if chosen:
            yield Group(holder, tuple(_item(one, known) for one in chosen))


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
        pieces=tuple(pieces(claim.text, ranges)),
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
