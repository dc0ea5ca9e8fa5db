"""Each rendering of the harbour briefing, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from brief.model import Briefing
from brief.render import Format, render

NAMES = {
    Format.MD: "harbour.md",
    Format.HTML: "harbour.html",
    Format.JSON: "harbour.json",
    Format.TEXT: "harbour.txt",
    Format.SLACK: "harbour.slack.json",
}


@pytest.mark.parametrize("format_", Format)
def test_rendering_is_the_golden_one(
    format_: Format, briefing: Briefing, golden: Callable[[str, str], None]
) -> None:
    """Every format gives the bytes that were read and approved."""
    golden(NAMES[format_], render(briefing, format_))


@pytest.mark.parametrize("format_", Format)
def test_rendering_depends_on_the_briefing_alone(format_: Format, briefing: Briefing) -> None:
    """The order in which an engine happened to list its prompts changes nothing; a date does."""
    prompts = dict(reversed(list(briefing.engine.prompts.items())))
    shuffled = replace(briefing, engine=replace(briefing.engine, prompts=prompts))
    assert render(shuffled, format_) == render(briefing, format_)
    later = replace(briefing, date=briefing.date.replace(day=6))
    assert render(later, format_) != render(briefing, format_)


@pytest.mark.parametrize("format_", Format)
def test_every_format_ends_in_one_line_break(format_: Format, briefing: Briefing) -> None:
    """A file and a terminal both want the last line ended, once."""
    rendered = render(briefing, format_)
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")


@pytest.mark.parametrize("format_", Format)
def test_a_briefing_without_stories_still_renders(format_: Format, briefing: Briefing) -> None:
    """No story and no source is a short document, not an error."""
    empty = replace(briefing, sources=(), stories=())
    rendered = render(empty, format_)
    assert "Dorrow" not in rendered
    assert "2031" in rendered


@pytest.mark.parametrize("format_", [Format.MD, Format.HTML, Format.TEXT, Format.SLACK])
def test_a_story_without_headline_says_so(format_: Format, briefing: Briefing) -> None:
    """Where no headline passed, its place says that, and no headline is made up."""
    bare = replace(briefing.stories[0], headline=None)
    assert "no headline passed the checks" in render(replace(briefing, stories=(bare,)), format_)
    assert "no headline passed the checks" not in render(briefing, format_)


@pytest.mark.parametrize("format_", [Format.MD, Format.HTML, Format.TEXT, Format.SLACK])
def test_an_empty_section_says_so(format_: Format, briefing: Briefing) -> None:
    """Each story has all three sections, so that a missing one is not mistaken for an omission."""
    story = briefing.stories[0]
    only = replace(story, statements=story.statements[:2])
    assert (
        render(replace(briefing, stories=(only,)), format_).count("Nothing found that passes") == 2
    )
    assert "Nothing found that passes" not in render(briefing, format_)
