"""The lines of a Markdown draft that its readers see, and the comments that they do not.

Front matter, fenced code, scripts and styles are no prose. A thing that is
opened and never closed hides nothing: in doubt a line is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from brief.check.lines import Lines
from brief.model import Range

_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}[^`]*|~{3,}.*)\Z")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_RAW = re.compile(r"[ \t]*<(script|style)\b", re.IGNORECASE)
_FIELD = re.compile(r"[\w-]+[ \t]*[:=]|[ \t]+\S|-[ \t]|#|\[")
_OPEN = re.compile(r"(?<!`)(`+)(?!`).{0,1000}?(?<!`)\1(?!`)|<!--")
_LONGEST_FRONT = 200


class Row(NamedTuple):
    """One line of prose: where it starts in the file, and its text without comments.

    A comment inside the line is as many spaces, so that offsets hold.
    """

    start: int
    text: str


class Comment(NamedTuple):
    """A comment: its place, what stands between its marks, and whether it has lines of its own."""

    at: Range
    body: str
    alone: bool


class Visible(NamedTuple):
    """What a reader sees, line by line, None where something is left out; and the comments."""

    rows: tuple[Row | None, ...]
    comments: tuple[Comment, ...]


def read_rows(text: str) -> Visible:
    """Part the lines that are read from those that are not."""
    reader = _Reader(text)
    return Visible(tuple(reader.rows()), tuple(reader.comments))


class _Reader:
    """One pass over the lines of a draft."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = Lines(text)
        self.lines = [
            Row(at.start, text[at.start : at.end]) for at in map(lines.range, _count(lines))
        ]
        self.comments: list[Comment] = []
        self._never: set[str] = set()
        # Where no comment is closed any more, none is looked for.
        self._last_close = text.rfind("-->") + 3

    def rows(self) -> list[Row | None]:
        """Return a row or None for each line or hidden run of lines."""
        found: list[Row | None] = []
        index = self._front_matter()
        while index < len(self.lines):
            after = self._block(index)
            if after > index:
                found.append(None)
                index = after
            else:
                row, index = self._uncommented(index)
                found.append(row)
        return found

    def _front_matter(self) -> int:
        """Return the number of lines that fields at the top of the file take up."""
        if not self.lines or self.lines[0].text.rstrip() not in {"---", "+++"}:
            return 0
        fence = self.lines[0].text.rstrip()
        for index, line in enumerate(self.lines[1:_LONGEST_FRONT], 1):
            if line.text.rstrip() in {fence, "..."}:
                return index + 1 if index > 1 else 0
            if line.text.strip() and not _FIELD.match(line.text):
                return 0
        return 0

    def _block(self, index: int) -> int:
        """Return the line behind the fenced code or script that begins here, else `index`."""
        line = self.lines[index].text
        fence, raw = _FENCE.match(line), _RAW.match(line)
        if fence:
            run = fence[1][: len(fence[1]) - len(fence[1].lstrip(fence[1][0]))]
            return self._close(index, run) or index
        if raw:
            end = f"</{raw[1].lower()}"
            return index + 1 if end in line.lower() else self._close(index, end) or index
        return index

    def _close(self, index: int, end: str) -> int:
        """Return the line behind the one that closes a block, 0 if none does."""
        if end in self._never:
            return 0
        for later in range(index + 1, len(self.lines)):
            line = self.lines[later].text
            if end[0] == "<":
                closed = end in line.lower()
            else:
                bare = _QUOTE.sub("", line, count=1).rstrip()
                closed = len(bare) >= len(end) and not bare.strip(end[0])
            if closed:
                return later + 1
        self._never.add(end)
        return 0

    def _uncommented(self, index: int) -> tuple[Row, int]:
        """Take the comments out of a line; return what is left, and the index of the next."""
        start, text = self.lines[index]
        found: list[Comment] = []
        at = 0
        while opened := self._opened(text, start, at):
            end = self.text.index("-->", start + opened.end()) + 3
            body = self.text[start + opened.end() : end - 3]
            found.append(Comment(Range(start + opened.start(), end), body, alone=False))
            while self.lines[index].start + len(self.lines[index].text) < end:
                index += 1
            last = self.lines[index]
            rest = self.text[end : last.start + len(last.text)]
            at = end - start
            text = text[: opened.start()] + " " * (at - opened.start()) + rest
        alone = not _QUOTE.sub("", text, count=1).strip()
        self.comments += [comment._replace(alone=alone) for comment in found]
        shift = len(text) - len(text.lstrip())
        if found and found[0].at.start - start < shift:
            # What stands behind a comment is not indented by it.
            start, text = start + shift, text[shift:]
        return Row(start, text), index + 1

    def _opened(self, text: str, start: int, at: int) -> re.Match[str] | None:
        """Return the next comment of a line that is closed anywhere; code spans are no comments."""
        for opened in _OPEN.finditer(text, at):
            if not opened[1]:
                closed = self.text.find("-->", start + opened.end(), self._last_close) >= 0
                return opened if closed else None
        return None


def _count(lines: Lines) -> range:
    return range(1, len(lines) + 1)
