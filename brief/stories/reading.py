"""What an article says, sentence by sentence, in a form that survives rewording.

A reworded sentence keeps its names, its figures and most of its rare words,
whatever becomes of their order. So a sentence is read as a set of terms
(`brief.stories.terms`), of which some are facts: its figures and names, which
no rewording changes, and the content of its quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from brief.model import Article, Range
from brief.stories.terms import ENGLISH, Table, joined, placed_words, table_for
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
    parts = [placed_words(text, *part) for part in article.body]
    words = [word for part in parts for _, word in part]
    table = table_for(words)
    quoted = [[quote.inner for quote in quotations(text, *part)] for part in article.body]
    lines: list[Line] = []
    for part, placed, quotes in zip(article.body, parts, quoted, strict=True):
        named = joined(placed) if table is ENGLISH else placed
        lines += _lines(sentences(text, *part), named, quotes, table)
        if len(lines) >= _MOST:
            break
    if _capitals_are_common(lines):
        lines = [line._replace(names=frozenset()) for line in lines]
    lines = lines[:_MOST]
    runs = list(map(hash, _in_fours([table[word].word for word in words])))
    starts = [at for part in parts for at, _ in part]
    all_runs = frozenset(runs)
    return Reading(
        article,
        tuple(lines),
        frozenset().union(*[line.terms for line in lines]),
        frozenset().union(*[line.own for line in lines]),
        frozenset().union(*[line.names | line.figures for line in lines]),
        all_runs,
        _unquoted(runs, starts, quoted) if any(quoted) else all_runs,
    )


def _in_fours(keys: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Return the runs of four of a sequence."""
    return zip(keys, keys[1:], keys[2:], keys[3:], strict=False)


def _unquoted(
    runs: Sequence[int], starts: Sequence[int], quoted: Iterable[Iterable[Range]]
) -> Terms:
    """Return the runs none of whose words, which begin at `starts`, is in quotation marks."""
    own = set(range(len(runs)))
    for inner in chain.from_iterable(quoted):
        first, last = bisect_left(starts, inner.start), bisect_left(starts, inner.end)
        own.difference_update(range(first - _RUN + 1, last))
    return frozenset(runs[at] for at in own)


def _lines(
    spans: Sequence[Range],
    words: Sequence[tuple[int, str]],
    quoted: Sequence[Range],
    table: Table,
) -> list[Line]:
    """Read the sentences of a part that say enough to be recognised."""
    lines: list[Line] = []
    at = 0
    for span in spans:
        first = at
        while at < len(words) and words[at][0] < span.end:
            at += 1
        here = [q for q in quoted if q.start < span.end and span.start < q.end]
        line = _line(span, words[first:at], here, table)
        if len(line.terms) >= _FEWEST:
            lines.append(line)
    return lines


def _line(
    span: Range, words: Sequence[tuple[int, str]], quoted: Sequence[Range], table: Table
) -> Line:
    """Read one sentence."""
    found = [table[word] for _, word in words]
    terms = frozenset([term.key for term in found if term.key])
    figures = frozenset([term.key for term in found if term.number])
    # The first word of a sentence is capitalised whatever it is.
    names = frozenset([term.key for term in found[1:] if term.capital and term.key])
    if not quoted:
        return Line(span, terms, terms, names, figures, ())
    quotes: list[set[int]] = [set() for _ in quoted]
    own = set[int]()
    for (at, _), term in zip(words, found, strict=True):
        if term.key:
            home = own
            for inner, quote in zip(quoted, quotes, strict=True):
                if inner.start <= at < inner.end:
                    home = quote
            home.add(term.key)
    long = tuple(frozenset(quote) for quote in quotes if len(quote) >= _LONG_QUOTE)
    return Line(span, terms, frozenset(own), names, figures, long)


def _capitals_are_common(lines: Sequence[Line]) -> bool:
    """Say whether so much is capitalised within sentences that it tells no names."""
    terms = sum(len(line.terms) for line in lines)
    return sum(len(line.names) for line in lines) > _NOUNS * terms
