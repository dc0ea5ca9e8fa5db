"""The frozen values that every layer shares.

A value's type says how far it has come: a `Claim` is a sentence that somebody
wrote, with `Pointer`s that nobody has followed yet; a `Statement` is a claim
that passed every test, with `Citation`s that are proved. A `Draft` holds
claims, a `Briefing` holds statements. Nothing renders a `Draft`.

Units, stated once: offsets are Unicode code points, counted from 0, half-open
(`text[start:end]`); times are aware and in UTC; hashes are SHA-256 in
lower-case hex of the text in UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The section of the briefing that a statement belongs to."""

    AGREED = "agreed"
    UNRESOLVED = "unresolved"
    POSITION = "position"


class Basis(StrEnum):
    """Why a statement stands in its section."""

    SETTLED = "settled"
    """Agreed: the sources report that the parties decided, signed or accepted it."""
    CORROBORATED = "corroborated"
    """Agreed: two or more independent origins report it and none contradicts it."""
    OPEN = "open"
    """Unresolved: undecided, under negotiation, unknown or unanswered."""
    DISPUTED = "disputed"
    """Unresolved: the parties contradict each other."""
    CONFLICT = "conflict"
    """Unresolved: origins give incompatible figures, dates or wordings."""
    STATED = "stated"
    """Position: the holder said, wants, warns of or rules out this."""


class Ruling(StrEnum):
    """What the checker decided."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


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


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence before it is checked, with the places said to support it.

    `kind` is None for drafts by other authors, which do not say what section
    a sentence belongs to; `holder` is set for positions only.
    """

    text: str
    pointers: tuple[Pointer, ...]
    kind: Kind | None = None
    basis: Basis | None = None
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One failed test: a documented code, a message and where to look.

    `at` is a range of the claim's text, `source` the place in the source that
    it was compared with. Either is None where there is nothing to point at.
    """

    code: str
    message: str
    at: Range | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ruling on one claim, never without its reason.

    `score` is in [0, 1]: how well the cited text carries the claim, comparable
    across claims. An unsupported ruling has at least one finding.
    """

    claim: Claim
    ruling: Ruling
    score: float
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a ruling that its findings do not explain."""
        if (self.ruling is Ruling.SUPPORTED) is bool(self.findings):
            raise ValueError(f"ruling {self.ruling} with {len(self.findings)} findings")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"score {self.score} is outside [0, 1]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that passed, with its proved citations and the origins that state it."""

    id: str
    text: str
    kind: Kind
    basis: Basis
    holder: str | None
    origins: tuple[str, ...]
    citations: tuple[Citation, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Derivation:
    """Why one article is held to derive from another.

    `share` is the part of the derived article's sentences, in [0, 1], that
    have a counterpart in `of`; `pairs` are such counterparts, derived side
    first; `credit` is a line of the article that names its source, if any.
    """

    article: str
    of: str
    how: str
    share: float
    pairs: tuple[tuple[Span, Span], ...] = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """An original report and the articles derived from it.

    `articles` starts with the original. Agreement counts origins.
    """

    id: str
    original: str
    articles: tuple[str, ...]
    evidence: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Engine:
    """What wrote the draft; `prompts` maps each prompt's name to its SHA-256."""

    name: str
    model: str | None = None
    prompts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run spent: tokens, calls and, where prices are known, US dollars."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    cost_usd: float | None = None


@dataclass(frozen=True, slots=True)
class DraftStory:
    """One event as composed: unchecked claims about it."""

    id: str
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    headlines: tuple[Claim, ...]
    """Candidates for the headline, best first; the first that passes is taken."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything composed for one day, unchecked."""

    date: date
    engine: Engine
    sources: tuple[Article, ...]
    stories: tuple[DraftStory, ...]
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that was withheld, under a stable id, with its verdict."""

    id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Story:
    """One event as checked."""

    id: str
    headline: Statement | None
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a reader may see. Made only by `brief.check.accept`."""

    date: date
    engine: Engine
    sources: tuple[Article, ...]
    stories: tuple[Story, ...]
    usage: Usage = Usage()
