"""Taking JSON out of what models say: everything that is there, nothing that is not."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat.json_text import MOST_STARTS, objects, without_thinking

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=4)
PROSE = st.text(string.ascii_letters + string.digits + " .,;:!?'\"\n`*#[]()-_", max_size=60)


@given(OBJECTS, st.sampled_from([None, 2]), st.booleans())
def test_json_alone_is_taken_whole(
    data: dict[str, object], indent: int | None, ascii_only: bool
) -> None:
    """Whatever strings hold, tags and fences and braces too, JSON is read as it is."""
    assert objects(json.dumps(data, indent=indent, ensure_ascii=ascii_only)) == (data,)


@given(OBJECTS, PROSE, PROSE)
def test_prose_around_it_is_dropped(data: dict[str, object], before: str, after: str) -> None:
    """Text without braces before and after changes nothing."""
    assert objects(f"{before}{json.dumps(data)}{after}") == (data,)


@given(OBJECTS, PROSE)
def test_thinking_is_dropped(data: dict[str, object], thought: str) -> None:
    """Reasoning before the answer is no part of it, even where it tries out answers."""
    answer = json.dumps(data)
    assert objects(f'<think>{thought} {{"no": 1}}</think>\n{answer}') == (data,)
    assert objects(f'{thought} {{"no": 1}} </think>{answer}') == (data,)


@given(OBJECTS)
def test_an_answer_that_never_ends_is_none(data: dict[str, object]) -> None:
    """Cut anywhere before its last brace, an answer is not made up to a whole one."""
    text = json.dumps({"outer": data})
    assert all(found != {"outer": data} for found in objects(text[:-1]))
    assert {} not in objects('{"a": [1, 2')
    assert objects('{"statements": [') == ()


@given(st.text(max_size=300))
def test_nothing_raises(text: str) -> None:
    """Any text has some number of objects, and each can be written out again."""
    for found in objects(text):
        json.dumps(found, ensure_ascii=False).encode()


@given(OBJECTS, OBJECTS)
def test_different_objects_are_both_found(one: dict[str, object], other: dict[str, object]) -> None:
    """Which of two answers was meant is for the caller to say; the same one twice is one."""
    found = objects(f"{json.dumps(one)} or {json.dumps(other)}")
    assert found == ((one,) if one == other else (one, other))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('```json\n{"a": 1}\n```', ({"a": 1},)),
        ('Sure!\n```\n{"a": 1}\n```\nBye {x}', ({"a": 1},)),
        ('\ufeff{"a": 1}', ({"a": 1},)),
        ('{"a": "</think> {"}', ({"a": "</think> {"},)),
        ('<think>x</think><thinking>{"b":2}</thinking>{"a": 1}', ({"a": 1},)),
        ('<think>{"a": 1}', ()),
        ('{"a": "one\ntwo"}', ({"a": "one\ntwo"},)),
        ('{"a": [1, 2,], "b": {"c": 3,},}', ({"a": [1, 2], "b": {"c": 3}},)),
        ('{"a": ",}", "b": 1, }', ({"a": ",}", "b": 1},)),
        ('{"a": 1,} and {"b": 2,}', ({"a": 1}, {"b": 2})),
        ('{"a": [,]}', ()),
        ('{"a": 1,,}', ()),
        ('{"a": 1, "a": 2}', ()),
        ('{"a": NaN}', ()),
        ('{"a": Infinity}', ()),
        ("{'a': 1}", ()),
        ('{"a": undefined}', ()),
        ("[1, 2]", ()),
        ('[{"a": 1}]', ({"a": 1},)),
        ('{"a": "\\ud800"}', ({"a": "?"},)),
        ('{"a": "\\ud83d\\ude00"}', ({"a": "😀"},)),
        ("", ()),
        ("no", ()),
    ],
)
def test_each_form(text: str, found: tuple[dict[str, object], ...]) -> None:
    """Each form that models were seen to use, and each that could be misread."""
    assert objects(text) == found


@pytest.mark.parametrize("text", ["{" * 200_000, '{"a":' * 50_000, '{"a' * 60_000, "{}," * 90_000])
def test_long_nonsense_ends(text: str) -> None:
    """Text made of beginnings has no object worth more than a bounded number of looks."""
    assert len(objects(text)) <= MOST_STARTS


def test_thinking_that_is_not() -> None:
    """Text without think tags is left alone, and so is a tag within the answer."""
    assert without_thinking("plain") == "plain"
    assert without_thinking('{"a": "</think>"} end') == '{"a": "</think>"} end'
