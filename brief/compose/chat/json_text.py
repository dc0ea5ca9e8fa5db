"""Taking JSON objects out of what a model said: think text, fences and prose around them.

Nothing is guessed. Removed are only commas that stand right before a closing
bracket; a key given twice, NaN or an object that never ends is no object.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

MOST_STARTS = 64
"""Opening braces tried, so that text full of them costs no more than its length times this."""

_THINKING = re.compile(r"\s*<(think|thinking|reasoning|thought)>", re.IGNORECASE)
_THOUGHT = re.compile(r"</(?:think|thinking|reasoning|thought)>", re.IGNORECASE)
_STRING_OR_COMMA = re.compile(r'"(?>[^"\\]+|\\.)*+"|,(?=\s*+[}\]])', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def objects(text: str) -> tuple[dict[str, object], ...]:
    """Return the different JSON objects that stand at the top level of `text`, in order.

    An answer that is JSON through and through is taken as it is, so that a string in
    it may contain anything. Otherwise think text is dropped first, and objects are
    looked for in what is left. Never raises.
    """
    whole = text.strip().lstrip("\ufeff")
    if whole.startswith("{"):
        read = _read(whole)
        if read is not None and not whole[read[1] :].strip():
            return (read[0],)
    found: list[dict[str, object]] = []
    for each in _scan(without_thinking(whole)):
        if each not in found:
            found.append(each)
    return tuple(found)


def without_thinking(text: str) -> str:
    """Return `text` without the reasoning that some models put before their answer.

    A block that is opened and never closed leaves nothing. Where a block was opened in
    the prompt, the answer follows the first close that is not inside an object.
    """
    opened = _THINKING.match(text)
    while opened:
        closed = _THOUGHT.search(text, opened.end())
        if closed is None:
            return ""
        text = text[closed.end() :]
        opened = _THINKING.match(text)
    place = 0
    for _ in range(MOST_STARTS):
        brace, closed = text.find("{", place), _THOUGHT.search(text, place)
        if closed is None:
            break
        if not 0 <= brace < closed.start():
            return text[closed.end() :]
        read = _read(text[brace:])
        place = brace + (read[1] if read else 1)
    return text


def _scan(text: str) -> Iterator[dict[str, object]]:
    """Yield the objects of `text` from left to right, none inside another."""
    place = text.find("{")
    for _ in range(MOST_STARTS):
        if place < 0:
            return
        read = _read(text[place:])
        if read:
            yield read[0]
            place += read[1]
        else:
            place += 1
        place = text.find("{", place)


def _read(text: str) -> tuple[dict[str, object], int] | None:
    """Return the object that `text` starts with and the length it takes, or None."""
    decoded = _decode(text)
    if decoded is not None or not text:
        return decoded
    dropped: list[int] = []
    repaired = _STRING_OR_COMMA.sub(lambda m: _keep(m, dropped), text)
    decoded = _decode(repaired) if dropped else None
    if decoded is None:
        return None
    data, end = decoded
    for comma in dropped:
        end += comma < end
    return data, end


def _keep(found: re.Match[str], dropped: list[int]) -> str:
    """Return a string as it is and nothing for a comma that ends a list; note where it was."""
    if found[0] != ",":
        return found[0]
    before = found.start() - 1
    while before >= 0 and found.string[before].isspace():
        before -= 1
    if before < 0 or found.string[before] in "[{,:":
        return ","
    dropped.append(found.start())
    return ""


def _decode(text: str) -> tuple[dict[str, object], int] | None:
    """Return the object at the start of `text` and its end; None where there is no sound one."""
    try:
        data, end = _DECODER.raw_decode(text)
        if _SURROGATE.search(text, 0, end):
            # Half a character cannot be written to any file: it becomes a question mark.
            data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return (data, end) if isinstance(data, dict) else None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object, unless a key is given twice: nobody knows which was meant."""
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("a key is given twice")
    return data


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are not JSON."""
    raise ValueError(f"{name} is not JSON")


# Not strict about line breaks inside strings: small models write them, and they mean themselves.
_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant, strict=False)
