"""Lines and columns of a text, counted as editors and SARIF count them.

Lines end at a line feed, a carriage return or both, and at nothing else: other
characters that Unicode takes for a line break stand inside a line. Lines and
columns count from 1, columns in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from brief.model import Range

LINE_ENDS = ("\r\n", "\n", "\r")
_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """A run of characters by line and column; the end column is the one behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """Where the lines of one text begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def number(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self._starts, offset)

    def range(self, number: int) -> Range:
        """Return where a line stands in the text, its end left out."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return Range(start, start + len(self.text[start:end].rstrip("\r\n")))

    def place(self, at: Range) -> Place:
        """Return the place of a range; one that is empty gives a place of no width."""
        first = self.number(at.start)
        last = self.number(max(at.start, at.end - 1))
        return Place(
            first,
            at.start - self._starts[first - 1] + 1,
            last,
            max(at.start, at.end) - self._starts[last - 1] + 1,
        )
