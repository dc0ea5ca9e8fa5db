"""The part of JSON Schema that requests use: what is sent of it, and a check of the answer.

Servers accept a schema and do not keep to it, so every answer is checked here. A
small check of our own, because the part in use is small and a package for all of
JSON Schema would be one more dependency of every installation; the tests hold it
against that package.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import cast

Schema = Mapping[str, object]

_WIRE = frozenset(
    "type enum const properties required additionalProperties items anyOf description".split()
)
"""Keywords that servers with strict schemas take."""
_LOCAL = frozenset("minItems maxItems minLength maxLength minimum maximum".split())
"""Keywords that some of them refuse: checked here alone."""
_SILENT = frozenset(("title", "$schema", "$id"))


def wire_schema(schema: Schema) -> dict[str, object]:
    """Return `schema` as it is sent: no bounds, objects closed, every property required.

    Raises ValueError for a keyword outside the part in use, or an optional property:
    an optional one is to be required and nullable.
    """
    unknown = set(schema) - _WIRE - _LOCAL - _SILENT
    if unknown:
        raise ValueError(f"keywords of JSON Schema that are not in use: {sorted(unknown)}")
    sent: dict[str, object] = {key: schema[key] for key in schema if key in _WIRE}
    if isinstance(schema.get("items"), Mapping):
        sent["items"] = wire_schema(cast(Schema, schema["items"]))
    if "anyOf" in schema:
        sent["anyOf"] = [wire_schema(each) for each in cast(Sequence[Schema], schema["anyOf"])]
    if schema.get("type") == "object" or "properties" in schema:
        properties = cast(Mapping[str, Schema], schema.get("properties", {}))
        if set(cast(Sequence[str], schema.get("required", ()))) != set(properties):
            raise ValueError("every property has to be required; make it nullable instead")
        sent["properties"] = {name: wire_schema(each) for name, each in properties.items()}
        sent["required"] = list(properties)
        sent["additionalProperties"] = False
    return sent


def violation(value: object, schema: Schema, where: str = "the answer") -> str:
    """Return the first way in which `value` breaks `schema`, in words; empty if in none.

    `value` is what `json.loads` gives.
    """
    wrong = _kind(value, schema, where) or _choice(value, schema, where)
    if wrong:
        return wrong
    if isinstance(value, dict):
        return _object(value, schema, where)
    if isinstance(value, list):
        return _array(value, schema, where)
    if isinstance(value, str):
        return _bounds(len(value), schema, "Length", f"the length of {where}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _bounds(value, schema, "imum", where)
    return ""


def _kind(value: object, schema: Schema, where: str) -> str:
    named = schema.get("type")
    if named is None:
        return ""
    kinds = [named] if isinstance(named, str) else list(cast(Sequence[str], named))
    if any(_is(value, kind) for kind in kinds):
        return ""
    return f"{where} should be {' or '.join(kinds)}"


def _is(value: object, kind: str) -> bool:
    """Say whether a JSON value is of the type that JSON Schema calls `kind`."""
    if kind in ("integer", "number"):
        if isinstance(value, float):
            return kind == "number" or value.is_integer()
        return isinstance(value, int) and not isinstance(value, bool)
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    return isinstance(value, types[kind])


def _choice(value: object, schema: Schema, where: str) -> str:
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    if allowed is not None and not any(_same(value, each) for each in cast(list[object], allowed)):
        return f"{where} should be one of {', '.join(map(repr, cast(list[object], allowed)))}"
    ways = cast(Sequence[Schema], schema.get("anyOf", ()))
    wrongs = [violation(value, each, where) for each in ways]
    return "" if not wrongs or "" in wrongs else wrongs[0]


def _same(one: object, other: object) -> bool:
    """Say whether two scalars are equal in JSON, where true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _object(value: dict[str, object], schema: Schema, where: str) -> str:
    properties = cast(Mapping[str, Schema], schema.get("properties", {}))
    missing = [n for n in cast(Sequence[str], schema.get("required", ())) if n not in value]
    if missing:
        return f"{where} lacks {missing[0]!r}"
    extra = [name for name in value if name not in properties]
    if extra and schema.get("additionalProperties") is False:
        return f"{where} should have no {extra[0][:40]!r}"
    within = (
        violation(each, properties[name], f"{name!r} of {where}")
        for name, each in value.items()
        if name in properties
    )
    return next(filter(None, within), "")


def _array(value: list[object], schema: Schema, where: str) -> str:
    wrong = _bounds(len(value), schema, "Items", f"the number of items of {where}")
    items = schema.get("items")
    if wrong or not isinstance(items, Mapping):
        return wrong
    within = (violation(v, items, f"item {i} of {where}") for i, v in enumerate(value, 1))
    return next(filter(None, within), "")


def _bounds(size: float, schema: Schema, suffix: str, what: str) -> str:
    least = cast(float, schema.get(f"min{suffix}", -math.inf))
    most = cast(float, schema.get(f"max{suffix}", math.inf))
    if size < least:
        return f"{what} should be at least {least}"
    return f"{what} should be at most {most}" if size > most else ""
