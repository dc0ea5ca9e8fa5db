"""Quotation marks of every style, told by where they stand.

Languages and keyboards differ: ”so”, »so«, „so“, ‹so›, ``so'', ''so''. Where
a mark stands says whether it opens or closes, whatever its shape. `even_marks`
writes them all as “ ” ‘ ’, and leaves every other character in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_ODD = re.compile("[”»“„«‚‘‹›〝〞〟❝❞❛❜″`´]|''|,,|’’|‘‘")
_BEFORE_OPEN = r"(?<![\w.,!?…;:%)\]’”'\"])"
_INSIDE = r"(?=[\w\[(“‘'\"…$£€¿¡#@-])"
_AFTER_CLOSE = r"(?<=[\w.,!?…%)\]’'\"-])"
_OUTSIDE = r"(?!\w)"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # Two marks for one: the pair keeps its two places.
    (re.compile(_BEFORE_OPEN + r"(?:''|‘‘|’’|,,)" + _INSIDE), " “"),
    (re.compile(r"``"), " “"),
    (re.compile(r"(?:''|’’|‘‘|´´)" + _OUTSIDE), "” "),
    (re.compile("[〝❝]"), "“"),
    (re.compile("[〞〟❞]"), "”"),
    (re.compile("[‹❛]"), "‘"),
    (re.compile("[›❜]"), "’"),
    (re.compile(_BEFORE_OPEN + "[”»″]" + _INSIDE), "“"),
    (re.compile(r"(?<=[^\s\d])″" + _OUTSIDE), "”"),
    (re.compile(_AFTER_CLOSE + "[“„«]" + _OUTSIDE), "”"),
    (re.compile(_BEFORE_OPEN + "[‚`]" + _INSIDE), "‘"),
    (re.compile(_AFTER_CLOSE + "[‘´]" + _OUTSIDE), "’"),
)


@lru_cache(maxsize=256)
def even_marks(text: str) -> str:
    """Return `text` with quotation marks of odd shapes written as “ ” ‘ ’, offsets unchanged."""
    if not _ODD.search(text):
        return text
    for pattern, mark in _RULES:
        text = pattern.sub(_same_length(mark), text)
    return text


def _same_length(mark: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement by `mark`."""

    def replace(match: re.Match[str]) -> str:
        """Replace one match."""
        assert len(match.group()) == len(mark)
        return mark

    return replace
