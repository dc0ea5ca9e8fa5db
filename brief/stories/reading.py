"""What an article says, sentence by sentence, in a form that survives rewording.

A reworded sentence keeps its names, its figures and most of its rare words,
whatever becomes of their order. So a sentence is read as a set of terms
(`brief.stories.terms`), of which some are facts: its figures and names, which
no rewording changes, and the content of its quotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from brief.model import Article, Range
from brief.stories.terms import (
    ENGLISH,
    Table,
    Term,
    has_places,
    joined,
    placed_words,
    table_for,
    words_of,
)
from brief.text.quotations import quotations
from brief.text.sentences import sentences

Terms = frozenset[int]

_FEWEST = 3  # terms below which a line says too little to be recognised
_LONG_QUOTE = 2  # terms from which quoted words are somebody's, not a label
_MOST = 400  # lines read of one article: alignment costs their product
_RUN = 4  # words; a run of four in common is rare between two writers
_NOUNS = 0.5
"""Part of the terms within sentences that are capitalised from which capitals are not
the mark of a name, as in German."""


class Line(NamedTuple):
    """One sentence: its range, all its terms, those outside quotation marks, and its facts.

    Two reports of one speech share its quotations by right, so what a writer
    took from another shows in `own`. `quotes` holds the terms of each quotation.
    """

    span: Range
    terms: Terms
    own: Terms
    names: Terms
    figures: Terms
    quotes: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read: its lines in order, what all of them hold, and its runs of four words.

    `facts` are the figures and names of all lines. Runs are hashes; `own_runs`
    are those that stand outside quotation marks.
    """

    article: Article
    lines: tuple[Line, ...]
    terms: Terms
    own: Terms
    facts: Terms
    runs: Terms
    own_runs: Terms


def read(article: Article) -> Reading:
    """Read the prose of an article; furniture is not read."""
    text = article.text
    spans = [span for part in article.body for span in sentences(text, *part)]
    quotes = [quote.inner for part in article.body for quote in quotations(text, *part)]
    said = list(_said(text, spans, quotes))
    words = list(chain.from_iterable([one.words for one in said]))
    table = table_for(words)
    told = [[table[word] for word in one.words] for one in said]
    lines = list(_lines(spans, said, told, table))
    if _capitals_are_common(lines):
        lines = [line._replace(names=frozenset()) for line in lines]
    runs = list(map(hash, _in_fours([term.word for one in told for term in one])))
    all_runs = frozenset(runs)
    return Reading(
        article,
        tuple(lines),
        frozenset().union(*[line.terms for line in lines]),
        frozenset().union(*[line.own for line in lines]),
        frozenset().union(*[line.names | line.figures for line in lines]),
        all_runs,
        _unquoted(runs, said) if quotes else all_runs,
    )


class _Said(NamedTuple):
    """The words of a sentence and, where it has quotations, which of them each word is in.

    `homes` counts the quotations of the sentence from 1; 0 is outside all of them.
    """

    words: list[str]
    homes: list[int]


def _said(text: str, spans: Iterable[Range], quotes: Sequence[Range]) -> Iterator[_Said]:
    """Yield the words of each sentence; places are only looked for where there are quotations."""
    first = 0
    for span in spans:
        while first < len(quotes) and quotes[first].end <= span.start:
            first += 1
        last = first
        while last < len(quotes) and quotes[last].start < span.end:
            last += 1
        here = quotes[first:last]
        if not here:
            yield _Said(words_of(text, *span), [])
            continue
        placed = placed_words(text, *span)
        homes = [
            next((n for n, quote in enumerate(here, 1) if quote.start <= at < quote.end), 0)
            for at, _ in placed
        ]
        yield _Said([word for _, word in placed], homes)


def _in_fours(keys: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Return the runs of four of a sequence."""
    return zip(keys, keys[1:], keys[2:], keys[3:], strict=False)


def _unquoted(runs: Sequence[int], said: Iterable[_Said]) -> Terms:
    """Return the runs none of whose words is in quotation marks."""
    homes = list(chain.from_iterable([one.homes or [0] * len(one.words) for one in said]))
    own = set(range(len(runs)))
    for at, home in enumerate(homes):
        if home:
            own.difference_update(range(at - _RUN + 1, at + 1))
    return frozenset([runs[at] for at in own])


def _lines(
    spans: Sequence[Range], said: Sequence[_Said], told: Sequence[list[Term]], table: Table
) -> Iterator[Line]:
    """Yield the first sentences that say enough to be recognised."""
    found = 0
    for span, one, terms in zip(spans, said, told, strict=True):
        if table is ENGLISH and has_places(one.words):
            words, homes = joined(*one)
            line = _line(span, [table[word] for word in words], homes)
        else:
            line = _line(span, terms, one.homes)
        if len(line.terms) >= _FEWEST:
            yield line
            found += 1
            if found == _MOST:
                return


def _line(span: Range, found: Sequence[Term], homes: Sequence[int]) -> Line:
    """Read one sentence."""
    terms = frozenset([term.key for term in found if term.key])
    figures = frozenset([term.key for term in found if term.number])
    # The first word of a sentence is capitalised whatever it is.
    names = frozenset([term.key for term in found[1:] if term.capital and term.key])
    if not homes:
        return Line(span, terms, terms, names, figures, ())
    parts: list[set[int]] = [set() for _ in range(max(homes) + 1)]
    for home, term in zip(homes, found, strict=True):
        if term.key:
            parts[home].add(term.key)
    own, *quotes = map(frozenset, parts)
    long = tuple(quote for quote in quotes if len(quote) >= _LONG_QUOTE)
    return Line(span, terms, own, names, figures, long)


def _capitals_are_common(lines: Sequence[Line]) -> bool:
    """Say whether so much is capitalised within sentences that it tells no names."""
    terms = sum(len(line.terms) for line in lines)
    return sum(len(line.names) for line in lines) > _NOUNS * terms
