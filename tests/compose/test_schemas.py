"""The schemas keep to what all servers with structured outputs take, and say what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jsonschema
import pytest

from brief.compose.schemas import SCHEMAS
from tests.compose.asked import GOOD, HEADLINE, answer

ALLOWED = {"type", "properties", "required", "additionalProperties", "items", "enum"}
DEEPEST = 5


def parts(schema: object, depth: int = 1) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield a schema and the schemas in it, each with how deep it lies."""
    assert isinstance(schema, Mapping)
    yield depth, schema
    properties = schema.get("properties", {})
    assert isinstance(properties, Mapping)
    for each in [*properties.values(), *([schema["items"]] if "items" in schema else [])]:
        yield from parts(each, depth + 1)


def faults(schema: Mapping[str, object]) -> list[str]:
    """Return what some servers would refuse in a schema."""
    found = [] if schema.get("type") == "object" else ["the root is no object"]
    for depth, part in parts(schema):
        found += [f"{key} is not taken everywhere" for key in part.keys() - ALLOWED]
        if part.get("type") in ("object", "array") and depth > DEEPEST:
            found.append("nested too deep")
        if part.get("type") == "object":
            properties = part["properties"]
            assert isinstance(properties, Mapping)
            if part.get("additionalProperties") is not False:
                found.append("other properties are allowed")
            if part.get("required") != list(properties):
                found.append("a property is not required")
    return found


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_schema_is_taken_everywhere(name: str) -> None:
    """Nothing in it goes beyond the common subset."""
    assert faults(SCHEMAS[name]) == []
    jsonschema.Draft202012Validator.check_schema(dict(SCHEMAS[name]))


@pytest.mark.parametrize(
    ("schema", "fault"),
    [
        ({"type": "array", "items": {"type": "string"}}, "the root is no object"),
        ({"type": "object", "properties": {}, "required": []}, "other properties are allowed"),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string", "minLength": 1}},
                "required": [],
                "additionalProperties": False,
            },
            "a property is not required",
        ),
    ],
)
def test_a_fault_is_found(schema: Mapping[str, object], fault: str) -> None:
    """Each fault is seen."""
    assert fault in faults(schema)


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"holder": "Ilka Brandt"}, True),
        ({"kind": "fact"}, False),
        ({"basis": "rumour"}, False),
        ({"holder": 3}, False),
        ({"score": 1}, False),
        ({"evidence": ["A1.1"]}, False),
    ],
)
def test_a_statement_is_told_from_others(change: Mapping[str, object], valid: bool) -> None:
    """What is meant is valid, one change away it is not."""
    validator = jsonschema.Draft202012Validator(dict(SCHEMAS["statements"]))
    assert validator.is_valid(answer({**GOOD, **change}, headline=HEADLINE)) is valid
