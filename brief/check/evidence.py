"""The cited text of one claim, sentence by sentence.

A span may hold part of a sentence. What the claim says has to stand in the
cited characters; who speaks, what is denied and on what condition is read in
the whole sentence, so that nothing can hide behind the edge of a span.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.check.reading import Sentence
from brief.model import Article, Range, Span
from brief.text.book import NameBook
from brief.text.document import Document
from brief.text.tokens import scan

_OPENING = 1
_OFTEN = 3
_SHARE = 10
"""In so many sentences stands a word that an article is about, whether it opens with it or not."""


@dataclass
class Source:
    """An article with its reading; sentences are read when they are first asked for."""

    article: Article
    book: NameBook
    document: Document
    _read: dict[int, Sentence] = field(default_factory=dict, repr=False)
    _pairs: list[frozenset[tuple[str, str]]] = field(default_factory=list, repr=False)
    _topics: list[frozenset[str]] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, article: Article, book: NameBook) -> Source:
        """Read `article` with the names of `book`."""
        return cls(article, book, Document(article.text, article.body, book))

    def sentence(self, index: int) -> Sentence:
        """Return the sentence with this index in the article's prose."""
        found = self._read.get(index)
        if found is None:
            start, end = self.document.sentences[index]
            published = self.article.published
            found = Sentence(self.document.text, start, end, self.book, published)
            self._read[index] = found
        return found

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The stems of each two words that follow each other anywhere in the prose."""
        if not self._pairs:
            stems = [
                token.stem
                for start, end in self.document.sentences
                for token in scan(self.document.text, start, end)
                if token.is_word and token.norm != "'s"
            ]
            self._pairs.append(frozenset(itertools.pairwise(stems)))
        return self._pairs[0]

    @property
    def topics(self) -> frozenset[str]:
        """The stems of what the prose is about: words that it opens with and comes back to."""
        if not self._topics:
            told: Counter[str] = Counter()
            opening: set[str] = set()
            for at, (start, end) in enumerate(self.document.sentences):
                stems = {t.stem for t in scan(self.document.text, start, end) if t.is_word}
                told.update(stems)
                opening |= stems if at < _OPENING else set()
            least = max(_OFTEN, len(self.document.sentences) // _SHARE)
            often = {stem for stem, times in told.items() if times >= least}
            again = {stem for stem in opening if told[stem] > 1}
            self._topics.append(frozenset(often | again))
        return self._topics[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """One source sentence of which `cited` characters are cited; `whole` if all of it is."""

    source: Source
    index: int
    sentence: Sentence
    cited: tuple[Range, ...]
    whole: bool

    def holds(self, start: int, end: int) -> bool:
        """Say whether `[start, end)` lies in the cited characters."""
        return self.whole or any(a <= start and end <= b for a, b in self.cited)

    def span(self, start: int, end: int) -> Span:
        """Return a place in this piece's article."""
        return Span(self.source.article.id, start, max(end, start + 1))


@dataclass(frozen=True, slots=True)
class Cited:
    """A valid citation: which source, which characters."""

    source: Source
    start: int
    end: int


def pieces_of(cited: Sequence[Cited]) -> tuple[Piece, ...]:
    """Return the source sentences that the citations touch, each once, in the order cited."""
    ranges: dict[tuple[int, int], list[Range]] = {}
    sources: dict[int, Source] = {}
    for one in cited:
        key = id(one.source)
        sources[key] = one.source
        for index in one.source.document.overlapping(one.start, one.end):
            ranges.setdefault((key, index), []).append(Range(one.start, one.end))
    return tuple(
        _piece(sources[key], index, tuple(parts)) for (key, index), parts in ranges.items()
    )


def _piece(source: Source, index: int, parts: tuple[Range, ...]) -> Piece:
    sentence = source.sentence(index)
    text = sentence.text
    first = sentence.start
    last = sentence.end
    while last > first and not text[last - 1].isalnum():
        last -= 1
    while first < last and not text[first].isalnum():
        first += 1
    whole = any(a <= first and last <= b for a, b in parts)
    return Piece(source, index, sentence, parts, whole)
