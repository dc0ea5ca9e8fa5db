"""A note read: the sources it names, the words it quotes, the offsets it gives.

Several sources in one note are parted by semicolons. Quotation marks hold
evidence, unless what they hold is the title of a source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from brief.check.inline import Kind, Mark, Text
from brief.check.library import Library
from brief.model import Article, Range
from brief.text.fold import find_folded
from brief.text.function_words import FUNCTION_WORDS
from brief.text.tokens import tokenize

_QUOTED = re.compile(
    r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"|„([^„“”]+)[“”]"
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’(?!\w)|(?<!\w)'((?:[^']|'(?=\w))+)'(?!\w)"
)
_BARE_ADDRESS = re.compile(
    r"(?<![\w@/.-])(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}/[^\s<>\"]*[\w/=]", re.IGNORECASE
)
_Found = TypeVar("_Found")
_OFFSETS = re.compile(r"\[(\d{1,12})\s*[:–-]\s*(\d{1,12})\]")


class Segment(NamedTuple):
    """The part of a note that is about one source."""

    note: Text
    at: Range
    quotes: tuple[Range, ...]
    offsets: tuple[tuple[Range, int, int], ...]
    addresses: tuple[Mark, ...]

    @property
    def name(self) -> str:
        """What it says besides its quotations and offsets."""
        chars = list(self.note.text)
        for start, end in (*self.quotes, *(at for at, _, _ in self.offsets)):
            chars[start:end] = " " * (end - start)
        return "".join(chars[slice(*self.at)])

    def place(self, at: Range) -> Range:
        """Return where the file has a range of the note, white space at its ends left out."""
        text = self.note.text[slice(*at)]
        start = at.start + len(text) - len(text.lstrip())
        return self.note.place(Range(start, max(start, at.start + len(text.rstrip()))))


def segments(note: Text, library: Library) -> Iterator[Segment]:
    """Part a note at its semicolons, those inside quotations aside."""
    quoted = [Range(*match.span()) for match in _QUOTED.finditer(note.text)]
    bare = _blanked(note.text, quoted)
    offsets = [(Range(*m.span()), int(m[1]), int(m[2])) for m in _OFFSETS.finditer(bare)]
    addresses = [mark for mark in note.marks if mark.kind is Kind.LINK]
    at = 0
    for part in bare.split(";"):
        whole = Range(at, at + len(part))
        at = whole.end + 1
        quotes = [
            q for q in _within(quoted, whole, itemgetter(0)) if not _is_title(note, q, library)
        ]
        yield Segment(
            note,
            whole,
            tuple(_outermost(note.text, quotes, library)),
            tuple(_within(offsets, whole, lambda one: one[0].start)),
            tuple(_within(addresses, whole, lambda mark: mark.words.start)),
        )


def _blanked(text: str, hidden: Iterable[Range]) -> str:
    """Return a text with some ranges made unreadable."""
    chars = list(text)
    for start, end in hidden:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _within(found: Sequence[_Found], whole: Range, start: Callable[[_Found], int]) -> list[_Found]:
    """Return those of some things, sorted by where they start, that start in a range."""
    first = bisect_left(found, whole.start, key=start)
    return list(found[first : bisect_right(found, whole.end, key=start)])


def _is_title(note: Text, quote: Range, library: Library) -> bool:
    return bool(library.titled(note.text[slice(*quote)]))


def _outermost(text: str, quotes: list[Range], library: Library) -> list[Range]:
    """Join quotations with what stands between them, if a source has them so.

    A quoted report may itself hold quotation marks of the same kind.
    """
    if len(quotes) > 1:
        joint = Range(quotes[0].start, quotes[-1].end)
        words = text[joint.start + 1 : joint.end - 1]
        if any(find_folded(words, article.text) for article in library.articles):
            return [joint]
    return quotes


def named_by(segment: Segment, library: Library) -> list[Article]:
    """Return the sources that a segment names: by address, by title, or by another name."""
    addresses = [mark.target for mark in segment.addresses]
    addresses += [f"//{match[0]}" for match in _BARE_ADDRESS.finditer(segment.name)]
    found = [article for address in addresses for article in library.at_address(address)]
    if found:
        return list(dict.fromkeys(found))
    text = segment.note.text
    for match in _QUOTED.finditer(text, *segment.at):
        found += library.titled(match[0])
    found = found or library.named(segment.name)
    # A page with an address of its own is not the page at another address.
    return [a for a in found if not (addresses and a.url)]


def says_something(segment: Segment) -> bool:
    """Say whether a segment holds words of its own that could name a source."""
    words = (token for token in tokenize(segment.name) if token.is_word)
    return bool(segment.addresses) or any(
        len(token.norm) > 1 and token.norm not in FUNCTION_WORDS for token in words
    )
