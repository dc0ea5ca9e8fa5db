"""A page's text as paragraphs, each with the features that tell prose from furniture.

A paragraph is one line, or several where a line break falls inside a sentence:
text wrapped at a column, and scraped pages whose links stand on lines of their
own. White space around it, a bullet or a number before it are not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from brief.ingest.language import ANY_FUNCTION_WORD
from brief.ingest.wording import BYLINE, names_furniture

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(
    "[\\s\u200b\ufeff]*(?P<glyph>(?:[•‣⁃◦▪▫■□●○∙·*➤►▶▸✓✔✅➔→»>+]|[-–—])[ \t\u00a0]+|[•●▪◦]"
    "|\\d{1,2}[.)][ \t\u00a0]+)?"
)
# White space, and two characters of no width.
_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’\-.&][^\W_]+)*")
_END = re.compile(
    '[.!?…。！？؟۔।](?:["”’\'»)\\]*_]|\\s?[»]|\\[\\d+\\])*$|[,;][”"’»]$|[。！？」』]$'
)
_INSIDE_END = re.compile(r"[a-zß-ÿ)%\d”\"’][.!?…][”\"’)]*\s+[“\"‘(«]?[A-ZÀ-Þ]")
_SEPARATORS = re.compile(r"\s[|»›>•·/]\s|\||»|›")
_UNCASED = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
# A wrapped text has columns like a terminal's or a typewriter's; wider lines
# are paragraphs, narrower ones menus.
_TAIL = 80  # characters that hold every end of a sentence
_GOES_ON = ",;.)!?…”»"
_MIN_COLUMN, _MAX_COLUMN = 45, 130


@dataclass(frozen=True)
class Paragraph:
    """A run of text without the white space and the bullet around it."""

    start: int
    end: int
    text: str
    bullet: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, without figures and signs."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def _caseless(self) -> int:
        """How many letters have neither capitals nor spaces between words."""
        return 0 if self.text.isascii() else len(_UNCASED.findall(self.text))

    @cached_property
    def size(self) -> int:
        """How many words; scripts without spaces or case count two letters as one."""
        return max(len(self.words), self._caseless // 2 if self.uncased else 0)

    @property
    def uncased(self) -> bool:
        """Whether the script has no capital letters."""
        return self._caseless > 0.3 * len(self.text)

    @cached_property
    def lower(self) -> float:
        """The share of words, the first aside, that begin with a small letter."""
        rest = self.words[1:]
        return sum(word[0].islower() for word in rest) / len(rest) if rest else 0.0

    @cached_property
    def function(self) -> float:
        """The share of words that are function words of some language."""
        hits = sum(word.lower() in ANY_FUNCTION_WORD for word in self.words)
        return hits / len(self.words) if self.words else 0.0

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text[-_TAIL:]))

    @cached_property
    def sentences_inside(self) -> bool:
        """Whether a sentence ends and another begins within it."""
        return bool(_INSIDE_END.search(self.text[-_TAIL:]))

    @cached_property
    def separated(self) -> bool:
        """Whether it is cut by signs that menus put between their entries."""
        return len(_SEPARATORS.findall(self.text)) >= 2


def read_paragraphs(text: str, title: str = "") -> list[Paragraph]:
    """Cut `text` into paragraphs, in order; together they hold all that is not white.

    A line that is the `title`, where one is known, is a paragraph of its own.
    """
    out: list[Paragraph] = []
    for block in _blocks(text):
        at = next((n for n, line in enumerate(block) if _is_title(line, title)), -1) + 1
        out.extend(one for part in (block[:at], block[at:]) if part for one in _joined(text, part))
    return out


def _is_title(line: Paragraph, title: str) -> bool:
    """Say whether a line is the title; what pages put behind it, such as their name, aside."""
    return len(line.words) > 1 and title.casefold().startswith(line.text.casefold())


def _blocks(text: str) -> Iterator[list[Paragraph]]:
    """Give the lines of `text`, those without an empty line between them together."""
    block: list[Paragraph] = []
    before = 0
    for match in _LINE.finditer(text):
        line = _trimmed(text, match.start(), match.end())
        if line is None:
            continue
        if block and len(_BREAK.findall(text, before, match.start())) > 1:
            yield block
            block = [line]
        else:
            block.append(line)
        before = match.end()
    if block:
        yield block


def _trimmed(text: str, start: int, end: int) -> Paragraph | None:
    """One line without its margin, bullet and trailing space; None if nothing is left."""
    head = _BULLET.match(text, start, end)
    first = head.end() if head else start
    words = text[first:end].rstrip(_SPACE)
    if not words:
        return None
    return Paragraph(first, first + len(words), words, bool(head and head["glyph"]))


def _joined(text: str, block: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the lines of a block that one sentence runs over."""
    wrapped = _is_wrapped(block)
    width = max(len(line.text) for line in block)
    groups = [[block[0]]]
    for place, line in enumerate(block[1:], 1):
        before = block[place - 1]
        after = block[place + 1] if place + 1 < len(block) else None
        if not line.bullet and (
            (wrapped and _forced(before, line, width))
            or _runs_on(before, line, after, begun=len(groups[-1]) > 1)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_whole(text, group) for group in groups]


def _whole(text: str, lines: Sequence[Paragraph]) -> Paragraph:
    """The paragraph that lines make together."""
    first, end = lines[0], lines[-1].end
    if len(lines) == 1:
        return first
    return Paragraph(first.start, end, text[first.start : end], first.bullet)


def _forced(before: Paragraph, line: Paragraph, width: int) -> bool:
    """Whether the first word of `line` had no room left on the line before."""
    first = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(first) > width


def _is_wrapped(block: Sequence[Paragraph]) -> bool:
    """Say whether the lines of a block break because a column ends there."""
    width = max(len(line.text) for line in block)
    if not _MIN_COLUMN <= width <= _MAX_COLUMN:
        return False
    pairs = [(a, b) for a, b in pairwise(block) if not b.bullet]
    if len(pairs) == 1 and pairs[0][0].lower < 0.5:
        return False  # two lines of names or links
    forced = sum(_forced(a, b, width) for a, b in pairs)
    open_ends = sum(not a.ended for a, _ in pairs)
    return bool(pairs) and forced >= 0.75 * len(pairs) and open_ends >= 0.4 * len(pairs)


def _runs_on(before: Paragraph, line: Paragraph, after: Paragraph | None, *, begun: bool) -> bool:
    """Say whether a sentence of `before` goes on in `line`, as when a link stood there.

    `begun` says that `before` itself goes on with a sentence; else it must be
    long enough to begin one.
    """
    if before.ended or before.text.endswith(":") or not (begun or len(before.words) >= 3):
        return False
    if names_furniture(before.text) or names_furniture(line.text):
        return False
    goes_on_after = after is not None and not after.bullet and _starts_inside(after)
    if _starts_inside(line):
        # "by Ann Lee" under a headline, but not "by" / "Reuters" / "on Monday" in a sentence
        byline = BYLINE.match(line.text) and len(line.words) <= 6 and not line.ended
        return not byline or goes_on_after
    last = before.words[-1] if before.words else ""
    if last.islower() and last in ANY_FUNCTION_WORD and before.text.endswith(last):
        return True
    return (
        goes_on_after and (begun or before.lower >= 0.5) and len(line.words) <= 5 and not line.ended
    )


def _starts_inside(line: Paragraph) -> bool:
    """Whether a line begins as no sentence does."""
    return line.text[0].islower() or line.text[0] in _GOES_ON
