"""Where the strings of a JSON text stand in it, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from brief.model import Range

Path = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_UNIT = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.",
    re.DOTALL,
)


def string_places(text: str) -> Mapping[Path, Range]:
    """Return the place of each string value, its quotation marks included, by its path.

    `text` has to be JSON. Of keys given twice the last counts, as it does for `json`.
    """
    found: dict[Path, Range] = {}
    stack: list[list[str | int]] = []
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        if first in "{[":
            stack.append(["" if first == "{" else 0, first])
        elif first in "}]":
            stack.pop()
        elif first == ",":
            if stack[-1][1] == "[":
                stack[-1][0] = int(stack[-1][0]) + 1
        elif first == '"':
            if stack and stack[-1][1] == "{" and _is_key(text, token.end()):
                stack[-1][0] = unescaped(token[0])
            else:
                found[tuple(level[0] for level in stack)] = Range(*token.span())
    return found


def unescaped(literal: str) -> str:
    """Return what a string literal says."""
    import json

    return str(json.loads(literal, strict=False))


def units(text: str, literal: Range) -> Iterator[Range]:
    """Yield the place of each code point that a string literal stands for."""
    for unit in _UNIT.finditer(text, literal.start + 1, literal.end - 1):
        yield Range(*unit.span())


def _is_key(text: str, end: int) -> bool:
    """Say whether a string that ends here is a key: a colon follows."""
    return text[end : end + 200].lstrip()[:1] == ":"
