"""Just enough Markdown to find the prose of a draft, its marks of citation and its notes.

What is taken away (emphasis, links, marks) leaves no trace in the text that
comes out, and every character of it knows its line and column in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_NOTE = re.compile(r"\s{0,3}\[\^?([^\]\s]{1,60})\]:?\s+(\S.*)")
_NUMBERED = re.compile(r"\s{0,3}(?:[-*]\s+)?(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s+(\S.*)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)")
_APART = re.compile(
    r"(?:sources?|references?|notes?|footnotes?|bibliography|further reading|withheld)\W*\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s{0,3}(?:\||<!--|(?:[-*_]\s*){3,}\Z|={3,}\s*\Z|-{3,}\s*\Z)")
_LEAD = re.compile(r"\s*(?:>\s?)*\s*(?:[-*+]\s+|\d{1,3}[.)]\s+)?")
_ITEM = re.compile(r"\s*(?:>\s?)*\s*(?:[-*+]|\d{1,3}[.)])\s+")
_TAIL = re.compile(r"\s+—\s+\*[^*]*\*\s*\Z")
_INLINE = re.compile(
    r"(?P<note>\[\^(?P<key>[^\]\s]{1,60})\])"
    r"|(?P<link>!?\[(?P<text>[^\[\]]*)\]\((?P<url><[^<>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\))"
    r"|(?P<number>\[(?P<digits>\d{1,4}(?:\s*,\s*\d{1,4})*)\])(?!\()"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?”\"')])_{1,3}(?!\w)|~~|`+)"
)


class Mark(NamedTuple):
    """A citation mark: where in the block's text it stood, and what it points to.

    `tight` when no space parts it from what stands before it.
    """

    at: int
    target: str
    link: bool
    tight: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item: its plain text, its marks, and where each character stood."""

    text: str
    marks: tuple[Mark, ...]
    offsets: tuple[int, ...]
    starts: tuple[int, ...]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of the text."""
        offset = self.offsets[at] if at < len(self.offsets) else 0
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class _Line(NamedTuple):
    start: int
    text: str


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found.append(_Line(at, line.rstrip("\r\n")))
        at += len(line)
    return found


def notes(text: str) -> dict[str, str]:
    """Return what each footnote or numbered source says; the first of a name counts."""
    found: dict[str, str] = {}
    current = ""
    apart = False
    for _, line in _lines(text):
        heading = _HEADING.match(line)
        if heading:
            apart, current = bool(_APART.search(heading[1].strip())), ""
            continue
        note = _NOTE.match(line)
        numbered = _NUMBERED.match(line) if apart else None
        if note:
            current = note[1]
            found.setdefault(current, note[2])
        elif numbered:
            current = numbered[1] or numbered[2]
            found.setdefault(current, numbered[3])
        elif current and line.startswith(("  ", "\t")) and line.strip():
            found[current] += " " + line.strip()
        elif line.strip():
            current = ""
    return {key: re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", value) for key, value in found.items()}


def blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and list items of a draft; headings, notes, code and tables left out."""
    lines = _lines(text)
    starts = tuple(line.start for line in lines)
    pending: list[_Line] = []
    for line, ends in _prose(lines):
        if pending and (line is None or ends):
            yield _block(pending, starts)
            pending = []
        if line is not None:
            pending.append(line)
    if pending:
        yield _block(pending, starts)


def _prose(lines: list[_Line]) -> Iterator[tuple[_Line | None, bool]]:
    """Yield prose lines with whether a new block begins, and None where a block has to end."""
    fenced = apart = noted = False
    for line in lines:
        heading = _HEADING.match(line.text)
        if _FENCE.match(line.text):
            fenced = not fenced
        elif heading and not fenced:
            apart = bool(_APART.search(heading[1].strip()))
        elif fenced or apart or not line.text.strip() or _ASIDE.match(line.text):
            noted = noted and not line.text.strip()
        elif _NOTE.match(line.text):
            noted = True
        elif not (noted and line.text.startswith(("  ", "\t"))):
            noted = False
            yield line, bool(_ITEM.match(line.text))
            continue
        yield None, True


def _block(lines: list[_Line], starts: tuple[int, ...]) -> Block:
    chars: list[str] = []
    offsets: list[int] = []
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        lead = _LEAD.match(line.text)
        begin = lead.end() if lead else 0
        tail = _TAIL.search(line.text)
        if index and chars and not chars[-1].isspace():
            chars.append(" ")
            offsets.append(line.start)
        _inline(line, (begin, tail.start() if tail else len(line.text)), (chars, offsets, marks))
    return Block("".join(chars), tuple(marks), tuple(offsets), starts)


_Out = tuple[list[str], list[int], list[Mark]]


def _inline(line: _Line, part: tuple[int, int], out: _Out) -> None:
    """Add one line's plain characters and marks to what has been read."""
    at, end = part
    for match in _INLINE.finditer(line.text, at, end):
        _copy(line, at, match.start(), out)
        _take(line, match, out)
        at = match.end()
    _copy(line, at, end, out)


def _copy(line: _Line, start: int, end: int, out: _Out) -> None:
    out[0].extend(line.text[start:end])
    out[1].extend(range(line.start + start, line.start + end))


def _take(line: _Line, match: re.Match[str], out: _Out) -> None:
    chars, _, marks = out
    tight = bool(chars) and not chars[-1].isspace()
    if match["note"]:
        marks.append(Mark(len(chars), match["key"], link=False, tight=tight))
    elif match["number"]:
        for digits in match["digits"].split(","):
            marks.append(Mark(len(chars), digits.strip(), link=False, tight=tight))
    elif match["link"]:
        start = match.start("text")
        _copy(line, start, match.end("text"), out)
        marks.append(Mark(max(0, len(chars) - 1), match["url"].strip("<>"), link=True, tight=True))
    elif match["escape"]:
        _copy(line, match.start() + 1, match.end(), out)
