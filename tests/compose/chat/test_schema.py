"""Our check of answers, held against the package for all of JSON Schema."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat.schema import violation, wire_schema
from tests.compose.chat.made import SCHEMA

SCALARS = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.text("ab", max_size=3)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=8,
)
TYPES = st.sampled_from(["object", "array", "string", "integer", "number", "boolean", "null"])
LEAVES = st.one_of(
    st.fixed_dictionaries({"type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True)}),
    st.fixed_dictionaries({"enum": st.lists(SCALARS, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"const": SCALARS}),
    st.fixed_dictionaries({"minLength": st.integers(0, 2), "maxLength": st.integers(0, 3)}),
    st.fixed_dictionaries({"minimum": st.integers(-2, 2), "maximum": st.integers(-2, 2)}),
    st.fixed_dictionaries({"minItems": st.integers(0, 2), "maxItems": st.integers(0, 2)}),
)


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    properties = st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"items": inner}),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries(
            {
                "properties": properties,
                "required": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
                "additionalProperties": st.booleans(),
            }
        ),
    )


SCHEMAS = st.recursive(LEAVES, _deeper, max_leaves=6)


@given(VALUES, SCHEMAS)
def test_it_agrees_with_the_standard(value: object, schema: dict[str, Any]) -> None:
    """A value breaks a schema here exactly when it does by the standard."""
    valid = jsonschema.Draft202012Validator(schema).is_valid(value)
    assert (violation(value, schema) == "") == valid


GOOD: dict[str, Any] = {
    "statements": [
        {
            "kind": "agreed",
            "basis": "settled",
            "holder": None,
            "text": "The berths were let.",
            "evidence": [{"id": "A1.1", "quote": "The berths were let."}],
        }
    ]
}


def _changed(change: str) -> dict[str, Any]:
    data = copy.deepcopy(GOOD)
    statement = data["statements"][0]
    match change:
        case "missing":
            del statement["text"]
        case "extra":
            statement["note"] = "x"
        case "null":
            statement["text"] = None
        case "enum":
            statement["kind"] = "certain"
        case "deep":
            statement["evidence"][0]["id"] = 7
        case "list":
            data["statements"] = statement
    return data


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("missing", "item 1 of 'statements' of the answer lacks 'text'"),
        ("extra", "item 1 of 'statements' of the answer should have no 'note'"),
        ("null", "'text' of item 1 of 'statements' of the answer should be string"),
        ("enum", "'kind' of item 1 of 'statements' of the answer should be one of 'agreed'"),
        ("deep", "'id' of item 1 of 'evidence' of item 1 of 'statements' of the answer"),
        ("list", "'statements' of the answer should be array"),
        ("none", ""),
    ],
)
def test_what_is_wrong_is_said(change: str, wrong: str) -> None:
    """The first fault is named with its place, in words that a model can act on."""
    found = violation(_changed(change), SCHEMA)
    assert found.startswith(wrong)
    assert bool(found) == bool(wrong)


def test_bounds_stay_here() -> None:
    """Servers are sent no bounds, which some refuse; answers are held to them all the same."""
    bounded = {**SCHEMA, "title": "x"}
    bounded["properties"] = {"n": {"type": "array", "items": {"type": "string"}, "maxItems": 1}}
    bounded["required"] = ["n"]
    sent = wire_schema(bounded)
    assert sent["properties"] == {"n": {"type": "array", "items": {"type": "string"}}}
    assert "title" not in sent
    assert (
        violation({"n": ["a", "b"]}, bounded)
        == "the number of items of 'n' of the answer should be at most 1"
    )
    assert violation({"n": ["a"]}, bounded) == ""


def test_every_keyword_is_sent_or_kept_back() -> None:
    """Alternatives are sent, each in its wire form; bounds that are not sent are checked."""
    either = {"anyOf": [{"type": "string", "maxLength": 1}, {"type": "null"}]}
    assert wire_schema(either) == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert violation("ab", either) == "the length of the answer should be at most 1"
    assert violation("", {"minLength": 1}) == "the length of the answer should be at least 1"
    assert violation("a", either) == violation(None, either) == violation(1.0, {"const": 1}) == ""
    assert violation(2, {"minimum": 3}) == "the answer should be at least 3"
    assert violation(True, {"type": "integer"}) == "the answer should be integer"


def test_a_schema_in_use_is_sent_as_it_is() -> None:
    """What is strict already is not changed."""
    assert wire_schema(SCHEMA) == SCHEMA


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "oneOf": [{}]},
        {"type": "string", "pattern": "a"},
        {"$ref": "#/$defs/x"},
        {"type": "array", "items": {"format": "date"}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": []},
    ],
)
def test_what_servers_do_not_share_is_refused(schema: dict[str, Any]) -> None:
    """A keyword outside the common part, or an optional property, is our own mistake."""
    with pytest.raises(ValueError, match=r"not in use|has to be required"):
        wire_schema(schema)
