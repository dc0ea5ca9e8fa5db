"""A piece of text with carets under some of its words, laid out for a terminal.

Columns are terminal cells: wide characters take two, combining marks none.
What a terminal would obey, and what nobody could see, is spelled out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len

from brief.model import Range

Run = tuple[str, str]
"""Characters, and the style that a terminal may show them in."""
Line = tuple[Run, ...]

_MOST_ROWS = 6
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters and marks, by their category, that show nothing."""


class Caret(NamedTuple):
    """A range of the text to point at, with a word to say beside it."""

    at: Range
    label: str
    style: str


def plain(lines: Sequence[Line]) -> str:
    """Return lines without their styles."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


def one_line(text: str) -> str:
    """Return a text as one line that is safe to print."""
    return "".join(map(_shown, text))


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    """Return what is printed for a character."""
    if char in "\t\n\r\v\f\x85\u2028\u2029" or unicodedata.category(char) == "Zs":
        return " "
    if char.isprintable() and char not in _BLANK:
        return char
    return f"<U+{ord(char):04X}>"


def excerpt(text: str, carets: Sequence[Caret], width: int) -> Iterator[Line]:
    """Yield the rows of a text, at most `width` cells wide, each with the carets under it.

    Of a long text only the rows with carets and those beside them are shown.
    """
    shown = [_shown(char) for char in text]
    rows = _wrapped(shown, width)
    skipped = False
    for number in _kept(rows, carets):
        if number is None:
            skipped = True
            continue
        lead = "… " if skipped else ""
        skipped = False
        parts = _inside(rows[number], carets)
        yield ((lead, "dim"), *_painted(shown, rows[number], parts))
        yield from _pointing(shown, rows[number], parts, cell_len(lead))
    if skipped:
        yield (("…", "dim"),)


def _inside(row: Range, carets: Sequence[Caret]) -> list[Caret]:
    """Return the parts of the carets that fall in a row; only the last part keeps its label."""
    return [
        Caret(
            Range(max(at.start, row.start), min(at.end, row.end)),
            label if at.end <= row.end else "",
            style,
        )
        for at, label, style in sorted(carets, key=lambda caret: caret.at)
        if at.start < row.end and row.start < at.end
    ]


def _wrapped(shown: Sequence[str], width: int) -> list[Range]:
    """Cut a text into rows, between words where there are any; a space ends the row it follows."""
    rows: list[Range] = []
    start = filled = 0
    behind_space = -1
    for at, char in enumerate(shown):
        size = cell_len(char)
        if filled + size > width and at > start and char != " ":
            cut = behind_space if behind_space > start else at
            rows.append(Range(start, cut))
            start, filled = cut, sum(map(cell_len, shown[cut:at]))
        filled += size
        if char == " ":
            behind_space = at + 1
    return [*rows, Range(start, len(shown))] if start < len(shown) or not rows else rows


def _kept(rows: Sequence[Range], carets: Sequence[Caret]) -> Iterator[int | None]:
    """Yield the numbers of the rows to show, and None where some are left out."""
    if len(rows) <= _MOST_ROWS:
        yield from range(len(rows))
        return
    marked = {
        number
        for number, row in enumerate(rows)
        if any(caret.at.start < row.end and row.start < caret.at.end for caret in carets)
    }
    near = {number + step for number in marked for step in (-1, 0, 1)} or set(range(_MOST_ROWS))
    before = -1
    for number in sorted(near & set(range(len(rows)))):
        if number > before + 1:
            yield None
        yield number
        before = number
    if before < len(rows) - 1:
        yield None


def _pointing(
    shown: Sequence[str], row: Range, parts: Sequence[Caret], indent: int
) -> Iterator[Line]:
    """Yield the lines of carets under a row, as few as keep them and their labels apart."""
    lines: list[list[Run]] = []
    filled: list[int] = []
    for at, label, style in parts:
        start = indent + cell_len("".join(shown[row.start : at.start]))
        end = indent + cell_len("".join(shown[row.start : at.end]).rstrip())
        said = "^" * max(1, end - start) + (f" {label}" if label else "")
        level = next((n for n, used in enumerate(filled) if used < start), len(filled))
        if level == len(filled):
            filled.append(0)
            lines.append([])
        lines[level] += [(" " * (start - filled[level]), ""), (said, style)]
        filled[level] = start + len(said)
    yield from map(tuple, lines)


def _painted(shown: Sequence[str], row: Range, parts: Sequence[Caret]) -> Iterator[Run]:
    """Yield a row in runs of one style."""
    styles = [""] * (row.end - row.start)
    for at, _, style in parts:
        styles[at.start - row.start : at.end - row.start] = [style] * (at.end - at.start)
    pairs = zip(styles, shown[row.start : row.end], strict=True)
    for style, run in groupby(pairs, key=itemgetter(0)):
        yield "".join(char for _, char in run), style
