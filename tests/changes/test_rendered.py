"""What a reader sees of the changes, in each medium; the files are in `golden`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from rich.console import Console

from brief.changes import changes, day_of
from brief.model import Briefing, Changes, Kind
from brief.render import Format, render, render_changes
from brief.render.changed_records import changes_record
from brief.render.records import to_record
from brief.render.terminal import print_briefing
from brief.resources import read_resource
from tests.changes.week import week

SCHEMA = Draft202012Validator(
    json.loads(read_resource("docs", "schema/brief-1.schema.json")), format_checker=FormatChecker()
)


def told(number: int) -> Briefing:
    """Return a day of the week with what changed since the days before it."""
    *earlier, today = (day_of(one) for one in week()[:number])
    return replace(week()[number - 1], changes=changes(earlier, today))


@pytest.mark.parametrize("format_", [Format.MD, Format.TEXT, Format.SLACK])
def test_the_digest_opens_with_what_changed(
    golden: Callable[[str, str], None], format_: Format
) -> None:
    """The fourth day, byte for byte: two questions settled, one thing new, one gone."""
    golden(f"day4.{format_.value}", render(told(4), format_))


@pytest.mark.parametrize("number", [2, 5, 6, 7])
def test_the_changes_alone(golden: Callable[[str, str], None], number: int) -> None:
    """What `brief changes` prints, byte for byte."""
    found = told(number).changes
    assert found is not None
    golden(f"changes{number}.text", render_changes(found, Format.TEXT))


@pytest.mark.parametrize("format_", Format)
def test_nothing_is_said_where_there_are_no_earlier_days(format_: Format) -> None:
    """A first day renders as it would without the comparison, and a later one does not."""
    first = week()[0]
    compared = replace(first, changes=changes([], day_of(first)))
    assert render(compared, format_) == render(first, format_)
    assert render(told(2), format_) != render(week()[1], format_)


def test_positions_that_are_gone_are_counted() -> None:
    """What somebody said yesterday is a number; what was agreed and is gone is told, each once."""
    found = told(7).changes
    assert found is not None
    passed = render_changes(found, Format.TEXT)
    assert "3 statements as before, 1 stated position no longer reported" in passed
    assert "coast road will reopen" not in passed
    told_of = render_changes(_without_holders(found), Format.TEXT)
    assert "- No longer reported, which does not say that it is untrue" not in passed
    assert "- No longer reported, which does not say that it is untrue" in told_of
    assert "coast road will reopen" in told_of
    assert told_of.count("- Also no longer reported") == 1


def _without_holders(found: Changes) -> Changes:
    """Let what is gone be agreed, and be gone twice."""
    story = found.stories[0]
    *others, gone = story.changes
    assert gone.was is not None
    gone = replace(gone, was=replace(gone.was, kind=Kind.AGREED, holder=None))
    return replace(found, stories=(replace(story, changes=(*others, gone, gone)),))


def test_a_story_that_was_part_of_another_is_not_new() -> None:
    """Statements that stood in another story yesterday are no news; one that did not is."""
    found = told(7).changes
    assert found is not None
    story = replace(found.stories[0], was=None)
    divided = render_changes(replace(found, stories=(story,)), Format.TEXT)
    assert "Told before as part of another story: 3 statements as before" in divided
    assert "New story" not in divided
    fresh = render_changes(replace(found, stories=(replace(story, changes=()),)), Format.TEXT)
    assert "Told before" not in fresh


def test_html_folds_what_is_as_before() -> None:
    """What is as it was lies in a closed fold below; what changed is marked and above it."""
    page = render(told(2), Format.HTML)
    opening, _, rest = page.partition('<article class="story"')
    assert "Confirmed by Harbour Post" in opening
    assert "<mark>At least <del>12</del></mark>" in opening
    assert "<mark>At least <ins>14</ins></mark>" in opening
    assert "It is not known what caused the landslide." not in opening
    kept, _, folded = rest.partition('<section class="part before"')
    assert "It is not known what caused the landslide.</a>" not in kept
    assert "It is not known what caused the landslide.</a>" in folded


def test_a_terminal_shows_both_sides() -> None:
    """The terminal has the old sentence and the new one, and the fold."""
    console = Console(width=100, record=True, file=io.StringIO())
    print_briefing(told(2), console)
    text = console.export_text()
    assert "Was, 3 June 2031: At least 12 people" in text
    assert "Now: At least 14 people" in text
    assert text.index("WHAT CHANGED") < text.index("AS BEFORE")


@pytest.mark.parametrize("number", range(1, 8))
def test_the_record_is_valid(number: int) -> None:
    """The key stands where there are earlier days, and the schema accepts it."""
    record = to_record(told(number))
    assert ("changes" in record) is (number > 1)
    assert list(SCHEMA.iter_errors(record)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.update(since=[]),
        lambda found: found["stories"][0]["changes"][0].update(kind="better"),
        lambda found: found["stories"][0]["changes"][0].pop("was"),
        lambda found: found["stories"][0]["changes"][1]["differences"][0].update(was=[3]),
        lambda found: found["stories"][0].update(why="because"),
    ],
)
def test_a_spoiled_record_is_not(spoil: Callable[[Any], object]) -> None:
    """The schema refuses what is no comparison."""
    record = to_record(told(2))
    spoil(record["changes"])
    assert list(SCHEMA.iter_errors(record))


def test_the_record_alone_names_itself() -> None:
    """`brief changes --format json` is the same value under a schema of its own."""
    found = told(2).changes
    assert found is not None
    record = json.loads(render_changes(found, Format.JSON))
    assert record.pop("schema") == "changes/1"
    assert record == changes_record(found)


HOSTILE = "The <b>mayor</b> of Orrin | met `her` [deputy](javascript:x) <!channel> \x1b[31mtoday."


@pytest.mark.parametrize(
    ("format_", "active"),
    [
        (Format.MD, (" <b>", " [deputy]", " `her`", " <!channel>")),
        (Format.HTML, ("<b>mayor", "<!channel>")),
        (Format.SLACK, ("<b>", "<!channel>")),
        (Format.TEXT, ()),
    ],
)
def test_earlier_text_is_escaped(format_: Format, active: tuple[str, ...]) -> None:
    """An earlier day's words are data in every medium, like today's."""
    found = told(7).changes
    assert found is not None
    rendered = render_changes(_with_text(found), format_)
    assert not [one for one in (*active, "\x1b") if one in rendered]
    assert "mayor" in rendered


def _with_text(found: Changes) -> Changes:
    """Put hostile words into what is gone."""
    story = found.stories[0]
    *others, gone = story.changes
    assert gone.was is not None
    (cited,) = gone.was.citations
    cited = replace(cited, quote=HOSTILE + " ", outlet=HOSTILE)
    was = replace(gone.was, text=HOSTILE, citations=(cited,), kind=Kind.AGREED, holder=None)
    gone = replace(gone, was=was)
    return replace(found, stories=(replace(story, changes=(*others, gone)),))
