"""JSON Schemas as pages that a person can read: what each value is called, holds and means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Schema = Mapping[str, Any]


def schema_part(path: Path, level: int = 2) -> str:
    """Return a schema as a section of a page: its values, then the objects in them."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    head = "#" * level
    parts = [
        f"{head} {schema['title']}",
        schema["description"],
        f"The schema: [{path.name}](schema/{path.name}).",
        table(schema),
    ]
    for name, each in schema.get("$defs", {}).items():
        if "properties" in each:
            parts.append(f"{head}# {name}")
            parts += [each["description"]] if "description" in each else []
            parts.append(table(each))
    if small := [f"| `{name}` | {about(each)} |" for name, each in _small(schema)]:
        parts += [
            f"{head}# Simple values",
            "\n".join(["| name | what it is |", "|---|---|", *small]),
        ]
    return "\n\n".join(parts) + "\n"


def _small(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for name, each in schema.get("$defs", {}).items():
        if "properties" not in each:
            yield name, each


def table(schema: Schema) -> str:
    """Return the values of an object, those of objects within it under dotted names."""
    rows = ["| name | what it is |", "|---|---|"]
    return "\n".join([*rows, *_rows(schema, "")])


def _rows(schema: Schema, above: str) -> Iterator[str]:
    needed = schema.get("required", ())
    for name, each in schema.get("properties", {}).items():
        where = f"{above}{name}"
        optional = "" if name in needed else "optional "
        yield f"| `{where}` | {optional}{about(each)} |"
        for choice in (each, *each.get("oneOf", ()), *each.get("anyOf", ())):
            yield from _rows(choice, f"{where}.")
        if isinstance(inner := each.get("items"), dict):
            yield from _rows(inner, f"{where}[].")


def about(schema: Schema) -> str:
    """Say in a cell what a value is, and what it means where the schema says that."""
    meaning = schema.get("description", "")
    what = kind_of(schema)
    return f"{what}: {meaning}".replace("|", "\\|") if meaning else what


def kind_of(schema: Schema) -> str:
    """Say what a value is: "text", "list of `story`", "`new`, `gone` or null"."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rsplit('/', 1)[-1]}`"
    if "const" in schema:
        return f"always `{schema['const']}`"
    if "enum" in schema:
        return _either([f"`{value}`" if value is not None else "null" for value in schema["enum"]])
    if choices := schema.get("oneOf") or schema.get("anyOf"):
        return _either([kind_of(each) for each in choices if kind_of(each) != "anything"])
    if "prefixItems" in schema:
        return f"[{', '.join(kind_of(each) for each in schema['prefixItems'])}]"
    kinds = schema.get("type", [])
    names = [_name(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return _either(names) or "anything"


def _name(kind: str, schema: Schema) -> str:
    if kind == "array" and "items" in schema:
        return f"list of {kind_of(schema['items'])}"
    if kind == "object" and isinstance(inner := schema.get("additionalProperties"), dict):
        return f"object of {kind_of(inner)} by name"
    if kind == "string" and "format" in schema:
        form = str(schema["format"])
        return {"date": "day, YYYY-MM-DD", "date-time": "time, ISO 8601"}.get(form, form)
    plain = {
        "string": "text",
        "array": "list",
        "boolean": "true or false",
        "integer": "whole number",
    }
    return plain.get(kind, kind)


def _either(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"
