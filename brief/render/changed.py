"""What changed since earlier days, in a reader's words: what a digest opens with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from brief.model import Basis, Change, ChangeKind, Changes, Cited, Kind, Range, StoryChanges, Told
from brief.render import wording
from brief.render.links import passage_url
from brief.render.view import Changed, Evidence, News, Note, Page, Piece, Side, StoryNews


@dataclass(frozen=True, slots=True)
class Shown:
    """The numbered citations of today's statements by their ids, and where times are told."""

    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    zone: tzinfo = UTC


_STATES = {
    ChangeKind.NEW: "New story",
    ChangeKind.GONE: "No longer reported, which does not say that it is untrue",
    ChangeKind.UNCHANGED: "Nothing new",
}
_ALSO_GONE = "Also no longer reported"
_DIVIDED = "Told before as part of another story"


def changed_of(changes: Changes | None, shown: Shown) -> Changed | None:
    """Return what changed, None where there are no earlier days to compare with.

    Statements that have no numbered citations are shown with their quotes.
    """
    if changes is None or not changes.since:
        return None
    told = [one for one in changes.stories if one.story is not None]
    numbers = {one.story: place for place, one in enumerate(told, 1)}
    stories = tuple(
        _story(one, numbers.get(one.story) if shown.notes else None, shown)
        for one in changes.stories
    )
    return Changed(f"What changed since {wording.day(changes.since[0])}", stories)


def folded_ids(changes: Changes | None) -> frozenset[str]:
    """Return the ids of today's statements that are as they were."""
    stories = changes.stories if changes else ()
    return frozenset(
        change.now.id
        for story in stories
        for change in story.of(ChangeKind.UNCHANGED)
        if change.now
    )


def changes_page(changes: Changes) -> Page:
    """Return what changed as a page of its own."""
    counts = {kind: sum(len(one.of(kind)) for one in changes.stories) for kind in ChangeKind}
    told = [f"{number} {_COUNTED[kind]}" for kind, number in counts.items() if number]
    return Page(
        title="Changes",
        day=wording.day(changes.date),
        iso_day=changes.date.isoformat(),
        tally=wording.count(len(changes.stories), "story", "stories")
        + "".join(f", {one}" for one in told),
        remarks=(),
        colophon="Every change is shown by the characters that both sides cite.",
        stories=(),
        changed=changed_of(changes, Shown()),
    )


def _story(story: StoryChanges, number: int | None, shown: Shown) -> StoryNews:
    fallen = story.of(ChangeKind.RETRACTED, ChangeKind.EDITED)
    before = len(story.of(ChangeKind.UNCHANGED))
    items = [one for one in story.changes if one.kind is not ChangeKind.UNCHANGED]
    state, tally = "", _tally(story)
    if story.story is None:
        items, state, tally = list(fallen), _STATES[ChangeKind.GONE], ""
    elif story.was is None and not (before or fallen) and number is not None:
        # The statements stand below, all of them; saying each of them twice helps nobody.
        tally = wording.count(len(items), "statement")
        items, state = [], _STATES[ChangeKind.NEW]
    elif story.was is None:
        state = _DIVIDED if before else _STATES[ChangeKind.NEW]
    elif all(map(_is_passed, items)):
        state = _STATES[ChangeKind.UNCHANGED]
    headline = story.headline or f"Story {number or story.story or ''}".strip()
    return StoryNews(number, headline, state, tuple(_news(items, shown)), tally)


def _tally(story: StoryChanges) -> str:
    """Count what is not told one by one: what is as before, and whose words are heard no more."""
    before, passed = len(story.of(ChangeKind.UNCHANGED)), sum(map(_is_passed, story.changes))
    counts = (
        f"{wording.count(before, 'statement')} as before" if before else "",
        f"{wording.count(passed, 'stated position')} no longer reported" if passed else "",
    )
    return ", ".join(filter(None, counts))


def _is_passed(change: Change) -> bool:
    """Say whether a change is a position that nobody reports again; most are reported one day."""
    told = change.was
    return change.kind is ChangeKind.GONE and told is not None and told.kind is Kind.POSITION


def _news(items: Sequence[Change], shown: Shown) -> Iterator[News]:
    """Yield what became of each statement; what is no longer reported says why once."""
    gone = False
    for one in items:
        if not _is_passed(one):
            also = gone and one.kind is ChangeKind.GONE
            gone = gone or one.kind is ChangeKind.GONE
            label = _ALSO_GONE if also else _label(one)
            yield News(one.kind.value, label, tuple(_sides(one, shown)))


_COUNTED = {
    ChangeKind.NEW: "new",
    ChangeKind.CONFIRMED: "confirmed",
    ChangeKind.CHANGED: "changed",
    ChangeKind.MOVED: "moved",
    ChangeKind.UNCHANGED: "as before",
    ChangeKind.GONE: "no longer reported",
    ChangeKind.RETRACTED: "resting on a withdrawn article",
    ChangeKind.EDITED: "resting on an article that was edited",
}


def _label(change: Change) -> str:
    """Return what became of a statement, in a few words."""
    outlets = wording.listed(list(dict.fromkeys(_outlet(one) for one in change.sources)))
    match change.kind:
        case ChangeKind.NEW:
            return "New"
        case ChangeKind.CONFIRMED:
            return f"Confirmed by {wording.listed(change.by)}"
        case ChangeKind.CHANGED:
            aspects = dict.fromkeys(one.aspect.value for one in change.differences)
            said = f"Changed: {wording.listed(list(aspects))}"
            return f"{said}, in an article that was edited ({outlets})" if outlets else said
        case ChangeKind.MOVED:
            assert change.was is not None
            assert change.now is not None
            return f"Moved from {_section(change.was)} to {_section(change.now)}"
        case ChangeKind.GONE:
            return _STATES[ChangeKind.GONE]
        case ChangeKind.RETRACTED:
            return f"Rested on an article that is now withdrawn ({outlets})"
        case ChangeKind.EDITED:
            return f"Rested on words that their article no longer has ({outlets})"
        case ChangeKind.UNCHANGED:
            return "As before"


def _section(told: Told) -> str:
    if told.kind is Kind.UNRESOLVED and told.basis is not Basis.OPEN:
        return f"unresolved ({told.basis})"
    return {Kind.AGREED: "agreed", Kind.UNRESOLVED: "unresolved", Kind.POSITION: "stated"}[
        told.kind
    ]


def _sides(change: Change, shown: Shown) -> Iterator[Side]:
    """Yield the earlier sentence where it says something else, and today's if there is one."""
    was, now = change.was, change.now
    both = change.kind in (ChangeKind.CHANGED, ChangeKind.MOVED)
    if was and (both or now is None or change.sources):
        marked = [one.was for one in change.differences if one.was]
        when = f"Was, {wording.day(was.date)}"
        evidence = tuple(_evidence(one, was, shown.zone) for one in change.sources or was.citations)
        yield Side(when, tuple(pieces(was.text, marked)), (), evidence)
    if now and not (change.sources and was and was.text == now.text):
        marked = [one.now for one in change.differences if one.now]
        numbered = shown.notes.get(now.id, ())
        evidence = (
            () if numbered else tuple(_evidence(one, now, shown.zone) for one in now.citations)
        )
        yield Side("Now", tuple(pieces(now.text, marked)), numbered, evidence)


def _evidence(cited: Cited, told: Told, zone: tzinfo) -> Evidence:
    published = cited.published
    day = "undated" if published is None else wording.day(wording.local(published, zone))
    quote = "" if cited.quote == told.text else cited.quote
    return Evidence(_outlet(cited), day, quote, passage_url(cited.url, cited.quote))


def _outlet(cited: Cited) -> str:
    return cited.outlet.strip() or cited.source


def pieces(text: str, ranges: Iterable[Range]) -> Sequence[Piece]:
    """Cut `text` where a range of the faulty begins or ends; overlapping ranges become one."""
    found: list[Piece] = []
    at = 0
    for start, end in sorted(ranges):
        found.append(Piece(text[at:start], faulty=False))
        found.append(Piece(text[max(at, start) : end], faulty=True))
        at = max(at, end)
    return [one for one in [*found, Piece(text[at:], faulty=False)] if one.text]
