"""What a run of Markdown says in plain words, and the citations that stand in it.

Emphasis, links and marks of citation leave no trace in the text that comes
out, and every character of it knows where the file has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import NamedTuple

from brief.model import Range

_TITLE = r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?"
_URL = r"(?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)"
_LABEL = r"(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,1000}"
_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inside>.{1,1000}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<aside>\^\[(?P<said>[^\[\]]*)\])"
    r"|(?P<note>\[\^(?P<key>[^\]\s]{1,60})\])"
    rf"|(?P<image>\[!\[[^\[\]]*\]\({_URL}{_TITLE}\)\]\({_URL}{_TITLE}\)"
    rf"|!\[[^\[\]]*\](?:\({_URL}{_TITLE}\)|\[[^\[\]]*\])?)"
    rf"|(?P<link>\[(?P<text>{_LABEL})\]\((?P<url>{_URL}){_TITLE}\))"
    r"|(?P<number>\[(?P<digits>\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\])"
    rf"|(?P<reference>\[(?P<words>{_LABEL})\](?:\[(?P<label>[^\[\]^][^\[\]]*|)\])?)"
    r"|(?P<auto><(?P<address>[a-z][a-z0-9+.-]*:[^<>\s]*)>)"
    r"|(?P<raised><sup>\s*\[?(?P<above>\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\]?\s*</sup>)"
    r"|(?P<anchor><a\s[^<>]*?href\s*=\s*[\"']?(?P<href>[^\"'\s<>]*)[^<>]*>)"
    r"|(?P<tag></?[a-z][^<>]*>)"
    r"|(?P<bare>(?<![\w@/])https?://[^\s<>]*[\w/=%&#~+-])"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});)"
    r"|(?P<emphasis>(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)|~~"
    r"|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:!?”\"')])_{1,3}(?!\w))",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:[.,;:!?)\]”\"'’»\[(]|\Z)")
_MOST = 30  # citations that a range like [1–9] may stand for


class Kind(StrEnum):
    """How a mark names what it cites."""

    NOTE = "note"
    """By the key of a footnote or of an entry in a list."""
    LINK = "link"
    """By an address."""
    ASIDE = "aside"
    """By the words of a note that stands where its mark would."""


class Mark(NamedTuple):
    """A citation: what it names, where it stands in the text, and where in the file.

    `words` are what a link is put on; of other marks they are empty. `tight`
    when no space parts the mark from what stands before it.
    """

    kind: Kind
    target: str
    words: Range
    place: Range
    tight: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; `starts[i]` and `ends[i]` are the offsets of its i-th character in the file."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: tuple[Mark, ...]

    def place(self, at: Range) -> Range:
        """Return where the file has a range of the text; one that is empty gives its edge."""
        if not self.starts:
            return Range(0, 0)
        if at.start >= at.end:
            edge = self.starts[at.start] if at.start < len(self.starts) else self.ends[-1]
            return Range(edge, edge)
        return Range(self.starts[at.start], self.ends[at.end - 1])


class Part(NamedTuple):
    """A part of a line, with the offset of the line's first character in the file."""

    start: int
    line: str
    begin: int
    end: int


def read_inline(parts: Iterable[Part], labels: Collection[str]) -> Text:
    """Read the lines of one paragraph; `labels` are the keys of the notes that are defined."""
    writer = _Writer(labels)
    for part in parts:
        writer.line(part)
    return Text(
        "".join(writer.chars), tuple(writer.starts), tuple(writer.ends), tuple(writer.marks)
    )


class _Writer:
    """Plain text in the making."""

    def __init__(self, labels: Collection[str]) -> None:
        self.labels = labels
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks: list[Mark] = []
        self._anchor: tuple[str, int, int] | None = None

    def line(self, part: Part) -> None:
        """Add one line, parted from the one before by a space."""
        if self.chars and not self.chars[-1].isspace():
            self._put(" ", part.start + part.begin, part.start + part.begin)
        end = part.end
        if part.line[part.begin : end].endswith("\\") and not part.line.endswith("\\\\"):
            end -= 1
        self._span(part, part.begin, end)

    def _span(self, part: Part, begin: int, end: int) -> None:
        at = begin
        for match in _INLINE.finditer(part.line, begin, end):
            self._copy(part, at, match.start())
            self._take(part, match)
            at = match.end()
        self._copy(part, at, end)

    def _put(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def _copy(self, part: Part, start: int, end: int) -> None:
        self.chars.extend(part.line[start:end])
        self.starts.extend(range(part.start + start, part.start + end))
        self.ends.extend(range(part.start + start + 1, part.start + end + 1))

    def _take(self, part: Part, match: re.Match[str]) -> None:
        """Add what one piece of markup stands for."""
        place = Range(part.start + match.start(), part.start + match.end())
        match _group(match):
            case "code":
                self._copy(part, *match.span("inside"))
            case "escape":
                self._put(match[0][1], *place)
            case "entity":
                for char in unescape(match[0]):
                    self._put(char, *place)
            case "link" | "reference" | "number":
                self._bracket(part, match, place)
            case "anchor" | "tag":
                self._tag(match, place)
            case "raised":
                self._numbers(match["above"], place)
            case "note" | "aside" | "auto" | "bare":
                self._cite(match, place)

    def _cite(self, match: re.Match[str], place: Range) -> None:
        """Add a citation that stands without words of its own."""
        if match["note"]:
            self._mark(Kind.NOTE, f"^{match['key'].casefold()}", place)
        elif match["aside"]:
            self._mark(Kind.ASIDE, match["said"], place)
        else:
            self._mark(Kind.LINK, match["address"] or match["bare"], place)

    def _bracket(self, part: Part, match: re.Match[str], place: Range) -> None:
        """Add a link's words and its mark; brackets that cite nothing stay as they are."""
        if match["link"]:
            self._linked(part, match.span("text"), match["url"].strip("<>"), place)
        elif match["number"]:
            known = any(number in self.labels for number in _expand(match["digits"]))
            if known or _BEHIND.match(part.line, match.end(), part.end):
                self._numbers(match["digits"], place)
            else:
                self._copy(part, *match.span())
        else:
            label = " ".join((match["label"] or match["words"]).split()).casefold()
            if (label in self.labels and not label.isdigit()) or (
                match["label"] and label in self.labels
            ):
                self._linked(part, match.span("words"), label, place, Kind.NOTE)
            else:
                begin, end = match.span("words")
                self._copy(part, match.start(), begin)
                self._span(part, begin, end)
                self._copy(part, end, match.end())

    def _linked(
        self, part: Part, words: tuple[int, int], to: str, place: Range, kind: Kind = Kind.LINK
    ) -> None:
        """Add the words of a link, unless they only number it, and its mark."""
        shown = part.line[slice(*words)].strip("[]^ ")
        begin = len(self.chars)
        if not shown.isdigit():
            self._span(part, *words)
        self._mark(kind, to, place, begin)

    def _numbers(self, digits: str, place: Range) -> None:
        for number in _expand(digits):
            self._mark(Kind.NOTE, number, place)

    def _mark(self, kind: Kind, target: str, place: Range, begin: int | None = None) -> None:
        end = len(self.chars)
        tight = bool(self.chars) and not self.chars[-1].isspace()
        words = Range(end if begin is None else begin, end)
        self.marks.append(Mark(kind, target, words, place, tight))

    def _tag(self, match: re.Match[str], place: Range) -> None:
        """Follow a link that is written in HTML; of other tags nothing is kept."""
        name = match[0].strip("</> ").split()[0].lower() if match[0].strip("</> ") else ""
        if match["anchor"]:
            self._anchor = (match["href"], len(self.chars), place.start)
        elif match[0].startswith("</") and name == "a" and self._anchor:
            to, begin, start = self._anchor
            self._anchor = None
            if "".join(self.chars[begin:]).strip("[]^ ").isdigit():
                del self.chars[begin:], self.starts[begin:], self.ends[begin:]
            self._mark(Kind.LINK, to, Range(start, place.end), begin)
        elif name == "br" and self.chars and not self.chars[-1].isspace():
            self._put(" ", *place)


_GROUPS = (
    *("code", "escape", "aside", "note", "image", "link", "number", "reference"),
    *("auto", "raised", "anchor", "tag", "bare", "entity", "emphasis"),
)


def _group(match: re.Match[str]) -> str:
    """Return which kind of markup was found."""
    return next(name for name in _GROUPS if match[name] is not None)


def _expand(digits: str) -> list[str]:
    """Return the numbers that "1, 3–5" stands for."""
    found: list[str] = []
    for part in re.split(r"\s*[,;]\s*", digits):
        first, *last = re.split(r"\s*[–-]\s*", part)
        if last and int(first) < int(last[-1]) <= int(first) + _MOST:
            found += [str(number) for number in range(int(first), int(last[-1]) + 1)]
        else:
            found += [first, *last]
    return found
