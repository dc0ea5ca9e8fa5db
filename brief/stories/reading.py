"""What a story's articles say, sentence by sentence, in a form that survives rewording.

A reworded sentence keeps its names, its figures and most of its rare words,
whatever becomes of their order. So a sentence is read as a set of terms: the
stems of its content words, its figures as values, its names under the keys of
the story's `NameBook` ("Kiev" and "Ukraine's capital" meet). Each term weighs
what it tells within the story: a word of every sentence tells nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brief.model import Article, Range
from brief.text.book import NameBook
from brief.text.figures import figures
from brief.text.function_words import FUNCTION_WORDS
from brief.text.quotations import quotations
from brief.text.sentences import sentences
from brief.text.tokens import Token, words

_FEWEST = 3  # terms below which a line says too little to be recognised
_LONG_QUOTE = 2  # content words from which quoted words are somebody's, not a label
_MOST = 400  # lines read of one article: alignment costs their product
_RUN = 4  # words; a run of four in common is rare between two writers
_PRIOR = 20
"""Sentences of other news that a story's own are weighed among, so that in a story
of two short articles the words they share are not taken for its commonplaces."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its range, all its terms, those outside quotation marks, and its facts.

    Two reports of one speech share its quotations by right, so what a writer
    took from another shows in `own`. A fact is what rewording cannot make: a
    quotation's content words, a figure's value, or the keys of a name.
    """

    span: Range
    terms: frozenset[str]
    own: frozenset[str]
    facts: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read: its lines in order, and its runs of four words, folded."""

    article: Article
    lines: tuple[Line, ...]
    runs: frozenset[tuple[str, ...]]

    @property
    def terms(self) -> frozenset[str]:
        """The terms of all lines."""
        return frozenset(term for line in self.lines for term in line.terms)

    @property
    def facts(self) -> frozenset[frozenset[str]]:
        """The facts of all lines, each once."""
        return frozenset(fact for line in self.lines for fact in line.facts)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each term tells within one story, in nats; an unknown term is a rare one."""

    of: Mapping[str, float]
    rare: float

    def sum(self, terms: Iterable[str]) -> float:
        """Return what the terms tell together."""
        get, rare = self.of.get, self.rare
        return math.fsum(get(term, rare) for term in terms)


def read_story(articles: Sequence[Article]) -> tuple[Reading, ...]:
    """Read the prose of a story's articles, in the order given; furniture is not read."""
    ordered = sorted(articles, key=lambda article: article.id)
    book = NameBook.read(a.text[part.start : part.end] for a in ordered for part in a.body)
    return tuple(_read(article, book) for article in articles)


def weigh(readings: Iterable[Reading]) -> Weights:
    """Weigh the terms of a story by how few of its sentences hold them."""
    lines = [line for reading in readings for line in reading.lines]
    counts = Counter(term for line in lines for term in line.terms)
    total = len(lines) + _PRIOR
    return Weights(
        {term: math.log(total / count) for term, count in counts.items()}, math.log(total)
    )


def _read(article: Article, book: NameBook) -> Reading:
    """Read one article."""
    text = article.text
    lines: list[Line] = []
    norms: list[str] = []
    for part in article.body:
        quoted = tuple(quotation.inner for quotation in quotations(text, *part))
        found = (_line(text, span, quoted, book) for span in sentences(text, *part))
        lines.extend(line for line in found if len(line.terms) >= _FEWEST)
        norms.extend(token.norm for token in words(text, *part))
    runs = frozenset(tuple(norms[at : at + _RUN]) for at in range(len(norms) - _RUN + 1))
    return Reading(article, tuple(lines[:_MOST]), runs)


def _line(text: str, span: Range, quoted: Sequence[Range], book: NameBook) -> Line:
    """Read one sentence."""
    placed = [(token.start, frozenset({token.stem})) for token in _content(text, span)]
    facts = [
        (figure.start, frozenset({f"={figure.low}-{figure.high}{figure.unit}"}))
        for figure in figures(text, *span)
    ]
    for name in book.names(text, *span):
        # A single word is among the stems already, and may be any capitalised word.
        keys = frozenset(key for key in name.keys if key[0] == "@" or " " in key)
        if keys:
            facts.append((name.start, keys))
    placed += facts
    quotes = [
        frozenset(token.stem for token in _content(text, inner))
        for inner in quoted
        if span.start <= inner.start < span.end
    ]
    return Line(
        span,
        frozenset(term for _, terms in placed for term in terms),
        frozenset(
            term
            for at, terms in placed
            if not any(inner.start <= at < inner.end for inner in quoted)
            for term in terms
        ),
        frozenset([fact for _, fact in facts] + [q for q in quotes if len(q) >= _LONG_QUOTE]),
    )


def _content(text: str, span: Range) -> list[Token]:
    """Return the content words and the numbers of a range."""
    return [token for token in words(text, *span) if token.norm not in FUNCTION_WORDS]
