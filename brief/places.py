"""Articles and places in them: ranges, spans, pointers, and citations that are proved.

Offsets are Unicode code points, counted from 0, half-open
(`text[start:end]`); times are aware and in UTC; hashes are SHA-256 in
lower-case hex of the text in UTF-8. Other modules import these names from
`brief.model`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple


class Range(NamedTuple):
    """A half-open run of code points in one text."""

    start: int
    end: int


def sha256(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One source, whose `text` never changes after it was ingested.

    For plain text and Markdown, `text` is the file's own decoded text, so an
    offset can be verified against the file. For HTML it is the extracted text.
    `body` holds the ranges of `text` that are prose: in order, not touching
    each other. What lies outside (menus, related links, comments) is never
    cited and never counted.
    """

    id: str
    text: str
    sha256: str
    body: tuple[Range, ...]
    title: str = ""
    outlet: str = ""
    url: str = ""
    path: str = ""
    byline: str = ""
    published: datetime | None = None
    language: str = "en"
    cluster: str | None = None

    def __post_init__(self) -> None:
        """Refuse a body outside the text and a time without a zone."""
        end = 0
        for part in self.body:
            if not end <= part.start < part.end <= len(self.text):
                raise ValueError(f"article {self.id}: body range {tuple(part)} does not fit")
            end = part.end
        if self.published is not None and self.published.tzinfo is not UTC:
            raise ValueError(f"article {self.id}: published must be in UTC")

    def in_body(self, start: int, end: int) -> bool:
        """Say whether `[start, end)` lies inside the prose, white space between ranges aside."""
        at = start
        for part in self.body:
            if part.end <= at:
                continue
            if part.start > at and self.text[at : min(part.start, end)].strip():
                return False
            at = part.end
            if at >= end:
                return True
        return not self.text[at:end].strip()


def outlet_of(article: Article) -> str:
    """Return the name under which sentences speak of a source: its outlet's, else its id."""
    return article.outlet or article.id


@dataclass(frozen=True, slots=True)
class Span:
    """A non-empty half-open range of one article's text."""

    source: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or negative range."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.source}[{self.start}:{self.end}] is not a range")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A citation that has not been followed: any numbers, any words."""

    source: str
    start: int
    end: int
    quote: str


_PROVED = object()


@dataclass(frozen=True, slots=True)
class Citation:
    """A span and the characters that stand there; made only by `cite`."""

    span: Span
    quote: str
    _token: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse to exist without the proof that `cite` gives."""
        if self._token is not _PROVED:
            raise TypeError("a Citation is made by cite(article, start, end, quote)")

    @property
    def pointer(self) -> Pointer:
        """The same place, as a draft would name it."""
        return Pointer(self.span.source, self.span.start, self.span.end, self.quote)


def cite(article: Article, start: int, end: int, quote: str | None = None) -> Citation:
    """Prove that `article.text[start:end] == quote` and return the citation.

    Without `quote` the article's own characters are taken. Raises ValueError
    when the range is empty, lies outside the text or holds other characters.
    """
    span = Span(article.id, start, end)
    if end > len(article.text):
        raise ValueError(f"{article.id}[{start}:{end}] is past the end of the text")
    found = article.text[start:end]
    if quote is not None and quote != found:
        raise ValueError(f"{article.id}[{start}:{end}] does not hold the quoted characters")
    return Citation(span, found, _PROVED)
