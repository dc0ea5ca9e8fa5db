"""What is wrong with settings, in words: where it stands, what it should be, the nearest name.

The values themselves are not repeated: a misplaced one may be a secret.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from brief.settings.environment import variable
from brief.settings.secrets import SECRETS
from brief.settings.whole import LISTS, TABLES

_WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "string_type": "should be text, in quotes",
    "string_too_short": "should not be empty",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "decimal_type": "should be a number",
    "decimal_parsing": "should be a number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "tuple_type": "should be a list, in [ ]",
    "too_short": "should have at least one",
    "greater_than": "should be more than {gt}",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
    "literal_error": "should be {expected}",
    "enum": "should be {expected}",
    "string_pattern_mismatch": "should be of the form {pattern}",
}
_SECRET = re.compile(r"passw|secret|token|webhook|key$")


def complain(error: ValidationError, path: Path, given: Mapping[str, Mapping[str, Any]]) -> str:
    """Return one line with all that is wrong; `given` are the tables that variables gave."""
    details = error.errors(include_url=False, include_input=False)
    places = [one["loc"] for one in details]
    lines: dict[str, None] = {}
    before = ""
    for one in details:
        loc = one["loc"]
        if one["type"] == "too_short" and any(p[: len(loc)] == loc for p in places if p != loc):
            continue  # It is short of what is wrong in it.
        where = _variable(loc, given)
        if not where and before != str(path):
            before = str(path)
            where = f"{path}: {_place(loc)}"
        lines[f"{where or _place(loc)}: {_said(one)}"] = None
    return "; ".join(lines)


def _variable(loc: tuple[int | str, ...], given: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the variable that gave the value at `loc`, "" if the file did."""
    table, key = [*map(str, loc), "", ""][:2]
    return variable(table, key) if key in given.get(table, {}) else ""


def _place(loc: tuple[int | str, ...]) -> str:
    """Return `[email] port`, or `[[source]] 2, kind`."""
    table, *rest = loc or ("file",)
    if table not in TABLES or (not rest and table in LISTS):
        return f"[[{table}]]" if table in LISTS else str(table)
    keys = [part for part in rest if isinstance(part, str)][:1]
    if table in LISTS and isinstance(rest[0], int):
        return ", ".join([f"[[{table}]] {rest[0] + 1}", *keys])
    return " ".join([f"[{table}]", *keys])


def _said(one: Mapping[str, Any]) -> str:
    """Return what is wrong and what it should be."""
    kind, loc = one["type"], one["loc"]
    if kind == "extra_forbidden":
        return _unknown(str(loc[-1]), str(loc[0]) if len(loc) > 1 else "")
    if loc == ("source",) and kind in ("missing", "too_short"):
        return "there is none; give at least one, with a url or a path"
    if len(loc) == 1 and kind == "tuple_type":
        return f"write [[{loc[0]}]], with two brackets"
    if kind in ("model_type", "model_attributes_type"):
        return f"should be a table: write [{loc[0]}] once, and its keys below"
    words = _WORDS.get(kind)
    if words is None:
        return str(one["msg"]).removeprefix("Value error, ")
    return words.format(**one.get("ctx", {}))


def _unknown(key: str, table: str) -> str:
    """Return what to say of a key that nobody knows, with the nearest one that is known."""
    if _SECRET.search(key):
        near = difflib.get_close_matches(f"BRIEF_{table}_{key}".upper(), SECRETS, n=1, cutoff=0)
        return f"secrets do not belong in this file; set {near[0]} in the environment"
    near = difflib.get_close_matches(key, _keys(table), n=1)
    return "there is no such setting" + (f"; did you mean {near[0]}?" if near else "")


def _keys(table: str) -> list[str]:
    """Return the keys of a table, the tables for ""."""
    if table not in TABLES:
        return [] if table else list(TABLES)
    return [field.alias or name for name, field in TABLES[table].model_fields.items()]
