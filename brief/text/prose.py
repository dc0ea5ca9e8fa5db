"""An article's text as it is read: wrapped lines of one paragraph put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from brief.model import Range

_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")


def prose(text: str, body: Sequence[Range]) -> str:
    """Return `text` with each line break inside a range of `body` as a space.

    A range of the body is one paragraph, whose lines may be wrapped: a break
    in it ends no sentence. The length, and so every offset, stays.
    """
    return _prose(text, tuple(body))


@lru_cache(maxsize=1024)
def _prose(text: str, body: tuple[Range, ...]) -> str:
    """Do the work of `prose`; most texts have no break to replace."""
    parts: list[str] = []
    at = 0
    for start, end in body:
        if _BREAK.search(text, start, end):
            parts += [text[at:start], _BREAK.sub(" ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]]) if parts else text
