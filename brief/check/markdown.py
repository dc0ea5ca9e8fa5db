"""Just enough Markdown to find the prose of a draft and the notes that it cites.

Headings, tables, code, comments and lists of sources are told from prose; what
is in doubt is prose, so that no sentence goes unread because of its layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from brief.check.inline import Part, Text, read_inline
from brief.check.note_lines import NoteLines
from brief.check.rows import Comment, Row, read_rows
from brief.check.tallies import before_tally, is_tally, opens_withheld

_QUOTE = re.compile(r"(?:[ \t]*>[ \t]?)*")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|\Z)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*\Z")
_BREAK = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_DIVIDER = re.compile(
    r"[ ]{0,3}\|?[ ]{0,9}:?-+:?[ ]{0,9}(?:\|[ ]{0,9}:?-+:?[ ]{0,9})*\|?[ ]{0,9}\Z"
)
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1:?")
_SOURCES = re.compile(
    r"(?:(?:list of|our|main|cited|primary) )?"
    r"(?:sources?|references?|(?:foot|end)?notes|bibliography|works cited|citations|"
    r"further reading)"
    r"(?: (?:and|&) (?:sources|references|notes|further reading))?",
    re.IGNORECASE,
)


class Section(StrEnum):
    """What a heading or a line says of those under it."""

    PROSE = "prose"
    SOURCES = "sources"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item or heading, read; `entry` if it stands in a list of sources."""

    text: Text
    heading: bool = False
    entry: bool = False


class Draft(NamedTuple):
    """A Markdown file: its prose, what each note says by its key, and its comments.

    Keys of footnotes start with "^", those of numbered sources and of addresses do not.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, Text]
    comments: tuple[Comment, ...]


def read_markdown(text: str) -> Draft:
    """Read a draft."""
    visible = read_rows(text)
    reader = _Reader(visible.rows)
    reader.read()
    lines = {**reader.notes.listed, **reader.notes.notes}
    notes = {key: read_inline(parts, ()) for key, parts in lines.items()}
    blocks = [
        Block(read_inline(one.parts, notes), one.heading, one.section is Section.SOURCES)
        for one in reader.found
    ]
    blocks += [Block(notes[key], entry=True) for key in reader.notes.listed if key in notes]
    return Draft(tuple(blocks), notes, visible.comments)


@dataclass(slots=True)
class _Lines:
    """The lines of a block before they are read."""

    section: Section
    parts: list[Part] = field(default_factory=list)
    heading: bool = False
    item: bool = False
    quoted: bool = False

    @property
    def words(self) -> str:
        """The lines as one, with their markup."""
        return " ".join(part.line[part.begin : part.end].strip() for part in self.parts)


class _Reader:
    """One pass over the visible lines of a draft."""

    def __init__(self, rows: tuple[Row | None, ...]) -> None:
        self.rows = rows
        self.found: list[_Lines] = []
        self.notes = NoteLines()
        self._section = Section.PROSE
        self._open: _Lines | None = None

    def read(self) -> None:
        """Sort every line into a block, a note, or neither."""
        index = 0
        while index < len(self.rows):
            row = self.rows[index]
            index += 1
            if row is None:
                self._close()
                self.notes.stop()
            elif not row.text.strip("> \t"):
                self._close()
                self.notes.gap()
            elif self._is_table(row, index):
                self._close()
                index = self._behind_table(index)
            else:
                self._line(row)
        self._close()

    def _line(self, row: Row) -> None:
        """Sort one line that is not blank."""
        quote = _QUOTE.match(row.text)
        begin = quote.end() if quote else 0
        part = Part(row.start, row.text, begin, len(row.text))
        in_sources = self._section is Section.SOURCES
        if self._structure(part):
            self.notes.stop()
        elif self.notes.take(part, in_sources=in_sources, inside=self._open is not None):
            self._close()
        else:
            self.notes.cite(row.text)
            self._prose(part, quoted=begin > 0)

    def _structure(self, part: Part) -> bool:
        """Take a line that parts the draft: a heading, the line under one, a break."""
        body = part.line[part.begin :]
        heading = _HEADING.match(body)
        if heading:
            self._close()
            end = len(body.rstrip())
            closing = len(body[:end].rstrip("#"))
            if body[closing - 1 : closing].isspace():
                end = max(heading.end(), len(body[:closing].rstrip()))
            title = part._replace(begin=part.begin + heading.end(), end=part.begin + end)
            self._head(_Lines(Section.PROSE, [title]))
        elif self._open and not self._open.item and _UNDERLINE.match(body):
            block, self._open = self._open, None
            self._head(block)
        elif _BREAK.match(body):
            self._close()
            self._section = Section.PROSE
        elif body.rstrip()[-1:] in "*_:" and _names_sources(body):
            self._close()
            self._section = Section.SOURCES
        else:
            return False
        return True

    def _head(self, block: _Lines) -> None:
        """Add a heading, which says what section follows."""
        block.heading, block.section = True, Section.PROSE
        self._section = Section.SOURCES if _names_sources(block.words) else Section.PROSE
        self.found.append(block)

    def _prose(self, part: Part, *, quoted: bool) -> None:
        """Add a line to the open block, or open one."""
        item = _ITEM.match(part.line, part.begin)
        if item and self._interrupts(item):
            self._close()
            self._open = _Lines(self._section, item=True, quoted=quoted)
            part = part._replace(begin=item.end())
        elif self._open is None or (quoted and not self._open.quoted):
            self._close()
            self._open = _Lines(self._section, quoted=quoted)
        body = part.line[part.begin :]
        begin = part.begin + len(body) - len(body.lstrip())
        end = max(begin, min(before_tally(part.line), len(part.line.rstrip(" \t"))))
        self._open.parts.append(part._replace(begin=begin, end=end))

    def _interrupts(self, item: re.Match[str]) -> bool:
        """Say whether an item begins here, rather than a wrapped line with a number in front."""
        inside = self._open is not None and not self._open.item
        return not inside or item["number"] in {None, "1"}

    def _close(self) -> None:
        """End the open block; lines that only count, and what was withheld, are not kept."""
        block, self._open = self._open, None
        if block is None or (block.item and block.section is Section.WITHHELD):
            return
        words = block.words
        if opens_withheld(words):
            self._section = Section.WITHHELD
        elif not is_tally(words):
            # A line in bold type stands for a heading.
            block.heading = len(block.parts) == 1 and _BOLD.fullmatch(words) is not None
            self.found.append(block)

    def _is_table(self, row: Row, following: int) -> bool:
        """Say whether a line is the head of a table."""
        below = self.rows[following] if following < len(self.rows) else None
        return (
            below is not None
            and "|" in row.text
            and "|" in below.text
            and _DIVIDER.match(below.text) is not None
        )

    def _behind_table(self, index: int) -> int:
        """Return the first line behind a table."""
        while index < len(self.rows):
            row = self.rows[index]
            if row is None or "|" not in row.text:
                break
            index += 1
        return index


def _names_sources(words: str) -> bool:
    """Say whether a title announces sources or notes."""
    return _SOURCES.fullmatch(words.strip(" \t*_:#")) is not None
