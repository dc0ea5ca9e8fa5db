"""Stories as lines of JSON and as a table."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from brief.render.gathered import table, to_line
from brief.resources import read_resource
from brief.stories import Gathered
from brief.stories.gathered import Nearest, Why

FIRE = Gathered(
    id="f1",
    articles=("f1", "f2"),
    title="Fire destroys ferry terminal",
    first=datetime(2024, 3, 11, 6, 30, tzinfo=UTC),
    last=datetime(2024, 3, 12, 8, tzinfo=UTC),
    why=Why(("ferry", "terminal"), 0.412, Nearest("g", 0.051)),
)
GIVEN = Gathered("g", ("g",), "", None, None, Why(given="desk-7"))


@pytest.fixture(scope="module")
def valid() -> Draft202012Validator:
    """The contract of a line."""
    return Draft202012Validator(json.loads(read_resource("docs", "schema/cluster.schema.json")))


def test_a_line_holds_the_story(valid: Draft202012Validator) -> None:
    """All that is known of a story, times with a Z."""
    record = json.loads(to_line(FIRE))
    valid.validate(record)
    assert record == {
        "id": "f1",
        "title": "Fire destroys ferry terminal",
        "articles": ["f1", "f2"],
        "first": "2024-03-11T06:30:00Z",
        "last": "2024-03-12T08:00:00Z",
        "why": {
            "words": ["ferry", "terminal"],
            "likeness": 0.412,
            "nearest": {"story": "g", "likeness": 0.051},
            "given": None,
        },
    }
    given_one = json.loads(to_line(GIVEN))
    valid.validate(given_one)
    assert (given_one["first"], given_one["why"]["given"]) == (None, "desk-7")


@pytest.mark.parametrize(
    ("key", "value"), [("articles", []), ("first", "2024-03-11"), ("why", {}), ("more", 1)]
)
def test_the_contract_refuses_another_shape(
    valid: Draft202012Validator, key: str, value: Any
) -> None:
    """One value changed, and it is not a story's line."""
    with pytest.raises(ValidationError):
        valid.validate({**json.loads(to_line(FIRE)), key: value})


@given(st.text())
def test_whatever_a_title_holds_it_stays_on_its_line(title: str) -> None:
    """A title cannot break a line, of JSON or of the table, nor steer a terminal."""
    story = replace(GIVEN, title=title, articles=(title or "x",))
    text = to_line(story)
    assert "\n" not in text
    assert json.loads(text)["title"] == title
    printed = "".join(table([story]))
    assert not {"Cc", "Zl", "Zp"} & {unicodedata.category(character) for character in printed}


def test_the_table() -> None:
    """The story of most articles first, its evidence below, totals at the end."""
    assert list(table([GIVEN, FIRE])) == [
        "ARTICLES  FIRST       LAST        ALIKE   NEXT  STORY",
        "       2  2024-03-11  2024-03-12   0.41   0.05  Fire destroys ferry terminal",
        "                                                ferry, terminal",
        "                                                f1 f2",
        "       1  -           -               -      -  (no title)",
        "                                                given as desk-7",
        "                                                g",
        "2 stories, 3 articles",
    ]
    assert list(table([]))[-1] == "0 stories, 0 articles"
