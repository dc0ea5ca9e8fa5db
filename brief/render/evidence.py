"""What the page shows beyond the words that every medium has: passages, pictures, anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from brief.model import Article, Basis, Briefing, Changes, Kind, Origin, Story
from brief.render.arrange import arrange
from brief.render.changed import changes_page
from brief.render.compared import Compared, compared
from brief.render.layout import PLAIN, Layout
from brief.render.moves import Moves, moves
from brief.render.passages import Paragraph, passages
from brief.render.sources import describe
from brief.render.timeline import Timeline, timeline
from brief.render.view import Item, News, Note, Page, Source, StoryView

_SECTIONS = {
    Basis.SETTLED.value: Kind.AGREED,
    Basis.CORROBORATED.value: Kind.AGREED,
    "": Kind.POSITION,
}
"""The sections of an item's bases, unresolved aside: what is folded away stands in none."""
_APART = (Basis.CONFLICT.value, Basis.DISPUTED.value)


class Of(NamedTuple):
    """The origin that a note belongs to: its number in the story and the outlet behind it."""

    number: int
    name: str


class Excerpt(NamedTuple):
    """A passage under its source; `copy` is what shows that it derives, an anchor or ""."""

    source: Source
    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    copy: str


class Party(NamedTuple):
    """One origin's side of a conflict."""

    origin: Of
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement on the page: `anchor` is "s12"; `parties` stand side by side, if any."""

    anchor: str
    item: Item
    holder: str
    section: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class StoryEvidence:
    """One story: its sentences by their ids, and what stands behind each note."""

    story: StoryView
    sentences: Mapping[str, Sentence]
    excerpts: tuple[Excerpt, ...]
    origins: Mapping[int, Of]
    cited_by: Mapping[int, tuple[str, ...]]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The page; `holders` are the actors that it can be narrowed down to, `most` the origins."""

    page: Page
    stories: tuple[StoryEvidence, ...]
    moves: Moves | None
    holders: tuple[str, ...]
    most: int

    @staticmethod
    def sides(news: News) -> tuple[Compared, ...]:
        """Return the sides of a change, compared word by word."""
        return compared(news)


def evidence_page(briefing: Briefing, layout: Layout = PLAIN) -> EvidencePage:
    """Return a briefing with its evidence in context."""
    page, sources = arrange(briefing, layout), describe(briefing, layout.zone)
    articles = {article.id: article for article in briefing.sources}
    anchors = _anchors(page)
    stories = tuple(
        _story(view, dict(sentences), _Told(story, articles, sources))
        for view, story, sentences in zip(page.stories, briefing.stories, anchors, strict=True)
    )
    told = [one for story in stories for one in story.sentences.values()]
    return EvidencePage(
        page=page,
        stories=stories,
        moves=moves(briefing.changes),
        holders=tuple(sorted({one.holder for one in told if one.holder}, key=str.casefold)),
        most=max((one.item.origins for one in told), default=0),
    )


def changes_evidence(changes: Changes) -> EvidencePage:
    """Return what changed alone: its citations stand with it, so there is no other evidence."""
    return EvidencePage(changes_page(changes), (), moves(changes), (), 0)


@dataclass(frozen=True, slots=True)
class _Told:
    """A story with what is known of its articles."""

    story: Story
    articles: Mapping[str, Article]
    sources: Mapping[str, Source]

    def named(self) -> dict[str, Of]:
        """Return the story's origins by their ids."""
        return {
            origin.id: Of(place, self._name(origin))
            for place, origin in enumerate(self.story.origins, 1)
        }

    def _name(self, origin: Origin) -> str:
        source = self.sources.get(origin.original)
        name = origin.original if source is None else source.outlet
        return f"{name}, own reporting" if origin.within else name


def _anchors(page: Page) -> Iterator[list[tuple[str, Sentence]]]:
    """Yield the sentences of each story by their ids, numbered as the page is read."""
    place = 0
    for story in page.stories:
        made = []
        groups = [group for section in story.sections for group in section.groups]
        for group in (*groups, *story.folded):
            for item in group.items:
                place += 1
                section = _SECTIONS.get(item.basis, Kind.UNRESOLVED).value
                made.append((item.id, Sentence(f"s{place}", item, group.holder or "", section, ())))
        yield made


def _story(view: StoryView, sentences: dict[str, Sentence], told: _Told) -> StoryEvidence:
    origins = dict(_origin_of(view.notes, told))
    cited: dict[int, list[str]] = {}
    for note in view.headline_notes:
        cited.setdefault(note.number, []).append(f"h{view.number}")
    for one in sentences.values():
        for note in one.item.notes:
            cited.setdefault(note.number, []).append(one.anchor)
    return StoryEvidence(
        story=view,
        sentences={
            id_: replace(one, parties=_parties(one.item, origins)) for id_, one in sentences.items()
        },
        excerpts=tuple(_excerpts(view, told)),
        origins=origins,
        cited_by={number: tuple(anchors) for number, anchors in cited.items()},
        timeline=timeline(told.story, told.articles, told.sources),
    )


def _origin_of(notes: Sequence[Note], told: _Told) -> Iterator[tuple[int, Of]]:
    """Yield the origin of each note by its number: of a digest's own words, what it adds."""
    named, origins = told.named(), told.story.origins
    home = {article: origin.id for origin in origins for article in origin.articles}
    parts = [(origin.id, span) for origin in origins for span in origin.spans]
    ids = {source.number: id_ for id_, source in told.sources.items()}
    for note in notes:
        article = ids[note.source.number]
        added = (
            id_
            for id_, span in parts
            if span.source == article and span.start <= note.start and note.end <= span.end
        )
        origin = next(added, home.get(article, ""))
        yield note.number, named.get(origin, Of(0, note.source.outlet))


def _parties(item: Item, origins: Mapping[int, Of]) -> tuple[Party, ...]:
    """Return the sides of what is told in different ways, where there are several."""
    if item.basis not in _APART:
        return ()
    sides: dict[Of, list[Note]] = {}
    for note in item.notes:
        sides.setdefault(origins[note.number], []).append(note)
    return tuple(Party(of, tuple(notes)) for of, notes in sides.items()) if len(sides) > 1 else ()


def _excerpts(view: StoryView, told: _Told) -> Iterator[Excerpt]:
    """Yield the passages of a story, in the order in which a reader meets their notes."""
    by_source: dict[int, list[Note]] = {}
    for note in view.notes:
        by_source.setdefault(note.source.number, []).append(note)
    ids = {source.number: id_ for id_, source in told.sources.items()}
    copies = {
        copy.source.number: f"s{view.number}-{one.label}-{copy.source.number}"
        for one in view.lineages
        for copy in one.copies
    }
    found = [
        Excerpt(notes[0].source, one.notes, one.paragraphs, copies.get(number, ""))
        for number, notes in by_source.items()
        for one in passages(told.articles[ids[number]], notes)
    ]
    yield from sorted(found, key=lambda one: min(note.number for note in one.notes))
