"""Units: the sentences and clauses of the articles that may become statements.

A unit is a range of one article's prose with everything read from it that
grouping and classifying need. Nothing is decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brief.model import Article, Range
from brief.text.book import NameBook
from brief.text.clauses import clauses
from brief.text.document import Document, Report
from brief.text.function_words import FUNCTION_WORDS
from brief.text.names import Name
from brief.text.prose import prose
from brief.text.quotations import Quotation
from brief.text.stance import Marker, Stance, markers
from brief.text.tokens import Token, TokenKind, tokenize
from brief.text.verbs import looks_finite


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence or clause. `place` is (article index, sentence index, clause index).

    `derived` marks an article that is a copy; `founds` says whether the unit
    may stand for itself: a copy's sentence that its original has may not.
    `answers` is the original sentence it copies: article id and offset.
    """

    article: Article
    origin: str
    place: tuple[int, int, int]
    span: Range
    sentence: Range
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    markers: tuple[Marker, ...]
    quotations: tuple[Quotation, ...]
    reports: tuple[Report, ...]
    features: Mapping[str, int]
    derived: bool
    founds: bool
    answers: tuple[str, int] | None = None

    @property
    def text(self) -> str:
        """The unit's own characters."""
        return self.prose[self.span.start : self.span.end]

    @property
    def prose(self) -> str:
        """The article's text as it is read, wrapped lines put together; same offsets."""
        return prose(self.article.text, self.article.body)

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(t.kind is not TokenKind.PUNCT for t in self.tokens)

    def has(self, stance: Stance) -> bool:
        """Say whether a marker of the class is in the unit."""
        return any(m.stance is stance for m in self.markers)


def features_of(tokens: Sequence[Token], names: Sequence[Name]) -> dict[str, int]:
    """Return the content of a unit as counted features: name keys and stems."""
    found: Counter[str] = Counter()
    covered: list[tuple[int, int]] = []
    for name in names:
        if name.weak:
            continue
        covered.append((name.start, name.end))
        found["name:" + max(name.keys, key=lambda k: (k.startswith("@"), " " in k, len(k)))] += 1
    for token in tokens:
        if token.kind is TokenKind.PUNCT or token.norm in FUNCTION_WORDS:
            continue
        if any(a <= token.start < b for a, b in covered):
            continue
        found[token.stem] += 1
    return dict(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an article is in its story: place and origin; for a copy, what it adds and copies."""

    index: int
    origin: str
    added: tuple[Range, ...] | None = None
    original: str = ""
    pairs: tuple[tuple[Range, Range], ...] = ()

    def answers(self, span: Range) -> tuple[str, int] | None:
        """Return the original's sentence that the copy's sentence at `span` answers."""
        for mine, theirs in self.pairs:
            if mine.start <= span.start < mine.end:
                return self.original, theirs.start
        return None

    def founds(self, span: Range) -> bool:
        """Say whether the article's own reporting holds `span`."""
        return self.added is None or any(a.start <= span.start < a.end for a in self.added)


def units_of(article: Article, document: Document, standing: Standing) -> list[Unit]:
    """Return the units of one article: whole sentences, and clauses where they can stand alone."""
    found: list[Unit] = []
    for number, sentence in enumerate(document.sentences):
        reports = document.reports(number)
        parts = _standing(document, sentence, reports)
        for clause, span in enumerate(parts):
            inside = tuple(r for r in reports if _within(r, span, whole=len(parts) == 1))
            tokens = tokenize(document.text, *span)
            names = document.book.names(document.text, *span)
            found.append(
                Unit(
                    article,
                    standing.origin,
                    (standing.index, number, clause),
                    span,
                    sentence,
                    tokens,
                    names,
                    markers(document.text, *span),
                    tuple(
                        q for q in document.quotations if q.start < span.end and span.start < q.end
                    ),
                    inside,
                    features_of(tokens, names),
                    standing.added is not None,
                    standing.founds(span),
                    standing.answers(sentence),
                )
            )
    return found


def _within(report: Report, span: Range, *, whole: bool) -> bool:
    """Say whether a report belongs to the part of its sentence at `span`."""
    if whole or report.attribution is None:
        return True
    return span.start <= report.attribution.cue.start < span.end


def _standing(document: Document, sentence: Range, reports: Sequence[Report]) -> list[Range]:
    """Cut a sentence into clauses unless a cut would free a clause from who said it."""
    parts = list(clauses(document.text, *sentence))
    merged: list[Range] = parts[:1]
    for part in parts[1:]:
        own = any(
            r.attribution and r.speaker and part.start <= r.attribution.cue.start < part.end
            for r in reports
        )
        governed = any(governs(document.text, c, part.start) for r in reports for c in r.content)
        if (governed and not own) or _leans(document.text, part):
            merged[-1] = Range(merged[-1].start, part.end)
        else:
            merged.append(part)
    return merged


_ANAPHORS = frozenset(
    "he she it they him her them his its their this that these those such".split()
)


def _leans(text: str, part: Range) -> bool:
    """Say whether a clause needs the one before it to say whom or what it is about."""
    opening = [t.norm for t in tokenize(text, *part) if t.is_word][:3]
    expletive = (
        opening[:1] == ["it"] and len(opening) > 1 and opening[1] in {"is", "was", "remains"}
    )
    return bool(_ANAPHORS & set(opening)) and not expletive


def governs(text: str, content: Range, at: int) -> bool:
    """Say whether reported content may still hold at `at`: it is a clause that has not ended."""
    if not content.start <= at < content.end:
        return False
    tokens = tokenize(text, content.start, at)
    return any(looks_finite(tokens, i) for i in range(1, len(tokens)))


def documents(articles: Sequence[Article]) -> tuple[NameBook, list[Document]]:
    """Read all articles of a story with one book of names."""
    texts = [prose(a.text, a.body) for a in articles]
    book = NameBook.read(
        "\n".join(t[s:e] for s, e in a.body) for t, a in zip(texts, articles, strict=True)
    )
    return book, [Document(a.text, a.body, book) for a in articles]
