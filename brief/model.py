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

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from brief.changed import (
    Aspect,
    Change,
    ChangeKind,
    Changes,
    Cited,
    Difference,
    StoryChanges,
    StoryRef,
    Told,
)
from brief.places import Article, Citation, Pointer, Range, Span, cite, outlet_of, sha256
from brief.sections import Basis, Kind

__all__ = [
    "Article",
    "Aspect",
    "Basis",
    "Briefing",
    "Change",
    "ChangeKind",
    "Changes",
    "Citation",
    "Cited",
    "Claim",
    "Derivation",
    "Difference",
    "Draft",
    "DraftStory",
    "Engine",
    "Finding",
    "Kind",
    "Origin",
    "Pointer",
    "Range",
    "Rejection",
    "Ruling",
    "Span",
    "Statement",
    "Story",
    "StoryChanges",
    "StoryRef",
    "Told",
    "Usage",
    "Verdict",
    "cite",
    "outlet_of",
    "sha256",
]


class Strictness(StrEnum):
    """Where the line is drawn between other words and other content."""

    CAREFUL = "careful"
    """Each content word has to be the source's, or one that the tables relate to it."""
    STANDARD = "standard"
    """A vague word among four that are carried may replace another; nothing may be added."""
    LENIENT = "lenient"
    """Several words may be replaced; added phrases are refused when they say something new."""


class Ruling(StrEnum):
    """What the checker decided."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence before it is checked, with the places said to support it.

    `kind` is None for drafts by other authors, which do not say what section
    a sentence belongs to; `holder` is set for positions only. `otherwise` is
    what its author would say instead, should this not be supported.
    """

    text: str
    pointers: tuple[Pointer, ...]
    kind: Kind | None = None
    basis: Basis | None = None
    holder: str | None = None
    otherwise: Claim | None = field(default=None, repr=False, compare=False)


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
    first; `credit` is a line of the article that names its source, if any;
    `added` are the sentences of a digest that are its own reporting.
    `direction` is what shows that it was not the other way round: "credit",
    "time", "text" or "unknown".
    """

    article: str
    of: str
    how: str
    share: float
    pairs: tuple[tuple[Span, Span], ...] = ()
    credit: str = ""
    added: tuple[Span, ...] = ()
    direction: str = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """An original report and the articles derived from it.

    `articles` starts with the original. Agreement counts origins. What a digest
    adds to its original is an origin too, but not a whole article: `articles`
    is empty, `spans` are its sentences in the digest, `original`, and `within`
    is the origin that the digest derives from. The two are never counted for
    one statement.
    """

    id: str
    original: str
    articles: tuple[str, ...]
    evidence: tuple[Derivation, ...] = ()
    spans: tuple[Span, ...] = ()
    within: str = ""


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
    omitted: tuple[Span, ...] = ()
    """Sentences that whoever composed was not given, for want of room."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything composed for one day, unchecked."""

    date: date
    engine: Engine
    sources: tuple[Article, ...]
    stories: tuple[DraftStory, ...]
    usage: Usage = Usage()
    notes: tuple[str, ...] = ()


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
    omitted: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a reader may see. Made only in `brief.check`, by `accept` or `restore`.

    `notes` are what a reader has to know of how it was made, one sentence each.
    `changes` say how it differs from earlier days', where there are any.
    """

    date: date
    engine: Engine
    sources: tuple[Article, ...]
    stories: tuple[Story, ...]
    usage: Usage = Usage()
    notes: tuple[str, ...] = ()
    changes: Changes | None = None
