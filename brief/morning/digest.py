"""The briefing as it is delivered: the sections and the length that the settings ask for.

The archive keeps all of it; what is left out is counted in a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from brief.deliver.mail import Digest
from brief.deliver.slack_post import SlackDigest
from brief.model import Briefing, Change, ChangeKind, Changes, Kind, Statement, Story
from brief.render import Format, render
from brief.render.arrange import arrange
from brief.render.layout import Layout
from brief.render.slack import slack_blocks

if TYPE_CHECKING:
    from brief.settings import Settings


def shortened(briefing: Briefing, settings: Settings) -> Briefing:
    """Return the briefing with the sections, stories and statements that are delivered.

    Of a story with too many statements, what is new or changed goes first; the
    order stays. A story none of whose statements are left is left out.
    """
    table = settings.briefing
    kinds = frozenset(table.sections)
    fresh = _fresh(briefing.changes)
    cut = [_shorter(story, kinds, fresh, table.most_statements) for story in briefing.stories]
    told = [story for story in cut if story.statements]
    stories = told[: table.most_stories]
    left_out = sum(_count(briefing.stories, kinds)) - sum(_count(stories, kinds))
    notes = briefing.notes
    if left_out:
        notes = (*notes, _left_out(left_out, len(told) - len(stories), briefing))
    kept = frozenset(story.id for story in stories)
    changed = None if briefing.changes is None else _within(briefing.changes, kept, kinds)
    return replace(briefing, stories=tuple(stories), notes=notes, changes=changed)


def _fresh(changes: Changes | None) -> frozenset[str]:
    """Return the ids of the statements that differ from earlier days; none on a first day."""
    return frozenset(
        change.now.id
        for story in (changes.stories if changes else ())
        for change in story.changes
        if change.now is not None and change.kind is not ChangeKind.UNCHANGED
    )


def _shorter(story: Story, kinds: frozenset[Kind], fresh: frozenset[str], most: int) -> Story:
    chosen = [one for one in story.statements if one.kind in kinds]
    kept = {one.id for one in _first(chosen, fresh, most)}
    rejected = tuple(one for one in story.rejected if one.verdict.claim.kind in kinds)
    return replace(
        story, statements=tuple(one for one in chosen if one.id in kept), rejected=rejected
    )


def _first(chosen: Sequence[Statement], fresh: frozenset[str], most: int) -> Sequence[Statement]:
    """Return the first of each section in turn, what is new before what is not."""
    sections = [
        sorted((one for one in chosen if one.kind is kind), key=lambda one: one.id not in fresh)
        for kind in Kind
    ]
    turns = (one for turn in zip_longest(*sections) for one in turn if one is not None)
    return sorted(turns, key=lambda one: one.id not in fresh)[:most]


def _count(stories: Iterable[Story], kinds: frozenset[Kind]) -> Iterable[int]:
    def counted(statements: Sequence[Statement]) -> int:
        return sum(one.kind in kinds for one in statements)

    return (counted(story.statements) for story in stories)


def _left_out(statements: int, stories: int, briefing: Briefing) -> str:
    what = f"{statements} statement{'s' * (statements != 1)}"
    if stories:
        what += f", {stories} whole {'stories' if stories != 1 else 'story'} among them,"
    return (
        f"{what} {'are' if statements != 1 else 'is'} left out here for length; the archive has "
        f"everything (brief show {briefing.date.isoformat()})."
    )


def _within(changes: Changes, kept: frozenset[str], kinds: frozenset[Kind]) -> Changes:
    """Return the changes of the stories kept, and of those that are no longer reported."""
    stories = [
        replace(story, changes=tuple(one for one in story.changes if _of(one, kinds)))
        for story in changes.stories
        if story.story is None or story.story in kept
    ]
    return replace(changes, stories=tuple(one for one in stories if one.changes))


def _of(change: Change, kinds: frozenset[Kind]) -> bool:
    """Say whether a change is of a section that is delivered; a move out of one counts."""
    return any(side is not None and side.kind in kinds for side in (change.was, change.now))


def layout(day: date, settings: Settings) -> Layout:
    """Return how the digest is laid out."""
    table, public = settings.briefing, settings.serve.public_url.rstrip("/")
    link = f"{public}/{day.isoformat()}" if public else ""
    return Layout(table.title, table.sections, link, settings.zone, empty_sections=False)


def mail_digest(briefing: Briefing, settings: Settings) -> Digest:
    """Return what is mailed."""
    markdown = render(briefing, Format.MD, layout(briefing.date, settings))
    return _digest(briefing, settings, markdown)


def slack_digest(briefing: Briefing, settings: Settings) -> SlackDigest:
    """Return what is posted to Slack, in as many blocks as it takes."""
    # Known in the ledger, and announced, as the mail of the day is.
    named = _digest(briefing, settings, "")
    blocks = slack_blocks(arrange(briefing, layout(briefing.date, settings)))
    return SlackDigest(named.name, named.subject, blocks)


def _digest(briefing: Briefing, settings: Settings, markdown: str) -> Digest:
    table = settings.briefing
    return Digest(table.list_name, table.title, briefing.date, _headline(briefing), markdown)


def _headline(briefing: Briefing) -> str:
    """Return the headline of the first story that has one."""
    return next((one.headline.text for one in briefing.stories if one.headline), "")
