"""The digest that is delivered: what the settings leave of a briefing, and what it says of that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from brief import daily
from brief.model import Briefing, ChangeKind, Kind
from brief.morning.digest import layout, mail_digest, shortened, slack_digest
from brief.render import Format, render
from brief.settings import Settings
from tests.changes.test_rendered import told


def settings(**briefing: object) -> Settings:
    """Settings with a table `[briefing]`."""
    return Settings(source=({"path": "x"},), briefing=briefing)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def briefing(root: Path) -> Briefing:
    """The briefing of the example: two stories with all three sections."""
    return daily.run([str(root / "examples" / "dresna-river")]).briefing


def kinds(found: Briefing) -> list[Kind]:
    """The sections of the statements, in order."""
    return [one.kind for story in found.stories for one in story.statements]


def test_what_fits_stays_whole(briefing: Briefing) -> None:
    """With room for everything nothing is left out, and nothing is said of it."""
    assert shortened(briefing, settings(most_statements=500)) == briefing


def test_a_long_story_keeps_something_of_each_section(briefing: Briefing) -> None:
    """Three statements of a story are one of each section; the rest is counted."""
    found = shortened(briefing, settings(most_statements=3, most_stories=1))
    assert kinds(found) == list(Kind)
    left = len(kinds(briefing)) - 3
    assert f"{left} statements, 1 whole story among them, are left out" in found.notes[-1]
    again = shortened(briefing, settings(most_statements=3))
    assert "whole" not in again.notes[-1]


def test_the_order_stays(briefing: Briefing) -> None:
    """What is kept stands as it stood."""
    ids = [one.id for one in briefing.stories[0].statements]
    found = shortened(briefing, settings(most_statements=9))
    kept = [one.id for one in found.stories[0].statements]
    assert len(kept) == 9
    assert kept == [one for one in ids if one in kept]


def test_only_the_sections_asked_for(briefing: Briefing) -> None:
    """The others are neither there nor said to be empty, and do not count as left out."""
    chosen = settings(sections=["agreed"], most_statements=500)
    found = shortened(briefing, chosen)
    assert set(kinds(found)) == {Kind.AGREED}
    assert found.notes == briefing.notes
    text = render(found, Format.MD, layout(found.date, chosen))
    assert "### Agreed" in text
    assert "### Unresolved" not in text
    assert "### Unresolved" in render(found, Format.MD)


def test_what_is_new_goes_before_what_is_not() -> None:
    """Of a story with too many statements, those that changed since yesterday are kept."""
    day = told(4)
    assert day.changes
    fresh = {
        change.now.id
        for story in day.changes.stories
        for change in story.changes
        if change.now and change.kind is not ChangeKind.UNCHANGED
    }
    story = next(one for one in day.stories if {s.id for s in one.statements} - fresh)
    mine = [one.id for one in story.statements if one.id in fresh]
    found = shortened(replace(day, stories=(story,)), settings(most_statements=len(mine)))
    assert [one.id for one in found.stories[0].statements] == mine


def test_changes_of_stories_left_out_are_left_out() -> None:
    """The digest does not open with what it does not tell; a story that ended is still told."""
    day = told(4)
    assert day.changes
    first = day.stories[0].id
    found = shortened(day, settings(most_stories=1)).changes
    assert found
    assert {one.story for one in found.stories} <= {first, None}
    assert first in {one.story for one in found.stories}
    assert len(day.changes.stories) > len([one for one in found.stories if one.story])


def test_what_is_mailed_and_posted(briefing: Briefing) -> None:
    """Title, day and headline of the settings and the briefing, and a link to the web page."""
    chosen = Settings(
        source=({"path": "x"},),  # type: ignore[arg-type]
        briefing={"title": "River desk", "list_name": "river"},  # type: ignore[arg-type]
        serve={"public_url": "https://desk.example/b/"},  # type: ignore[arg-type]
    )
    mail = mail_digest(briefing, chosen)
    assert mail.name == f"river {briefing.date}"
    assert briefing.stories[0].headline
    assert briefing.stories[0].headline.text in mail.subject
    link = f"https://desk.example/b/{briefing.date}"
    assert f"(https://desk.example/b/{briefing.date})" in mail.markdown
    assert mail.markdown.startswith("# River desk, ")
    slack = slack_digest(briefing, chosen)
    assert slack.name == mail.name
    assert any(f"<{link}|" in str(block) for block in slack.blocks)
    assert link not in mail_digest(briefing, settings()).markdown
