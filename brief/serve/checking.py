"""Somebody's sentences put to the checker, with what was read as their sources.

Each sentence is checked against one whole article at a time, so that nothing is
put together from two. What is said is no more than what was found: that an
article carries the sentence, with the characters that do, or why the likeliest
ones do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brief.check.checker import Checker
from brief.model import Article, Claim, Pointer, Ruling, Verdict
from brief.serve.library import Library
from brief.text.sentences import sentences

MOST_SENTENCES = 10
_CANDIDATES = 6
_QUOTED = 3
"""Articles that are shown to carry a sentence."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An article that a sentence was put to, the ruling, and the article's nearest passages.

    `quotes` carry the sentence by themselves where `whole` is False.
    """

    article: Article
    verdict: Verdict
    quotes: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """One sentence: the articles that carry it, or the nearest one that does not."""

    sentence: str
    by: tuple[Carried, ...]

    @property
    def supported(self) -> bool:
        """Say whether an article carries the sentence."""
        return any(one.verdict.ruling is Ruling.SUPPORTED for one in self.by)


def check_text(text: str, library: Library) -> Iterator[Answered]:
    """Yield an answer for each of the first MOST_SENTENCES sentences."""
    checkers: dict[str, Checker] = {}
    for sentence in _sentences(text)[:MOST_SENTENCES]:
        yield _answered(sentence, library, checkers)


def left_out(text: str) -> int:
    """Return how many sentences are too many."""
    return max(0, len(_sentences(text)) - MOST_SENTENCES)


def _sentences(text: str) -> list[str]:
    found = (text[start:end] for start, end in sentences(text))
    return [one for one in found if any(char.isalnum() for char in one)]


def _answered(sentence: str, library: Library, checkers: dict[str, Checker]) -> Answered:
    supporting: list[Carried] = []
    nearest: tuple[Carried, ...] = ()
    for version in library.candidates(sentence, _CANDIDATES):
        article = version.article
        if article.sha256 not in checkers:
            checkers[article.sha256] = Checker({article.id: article})
        one = _carried(sentence, article, checkers[article.sha256])
        if one.verdict.ruling is Ruling.SUPPORTED:
            supporting.append(one)
        elif not nearest or one.verdict.score > nearest[0].verdict.score:
            nearest = (one,)
        if len(supporting) == _QUOTED:
            break
    return Answered(sentence, tuple(supporting) or nearest)


def _carried(sentence: str, article: Article, checker: Checker) -> Carried:
    """Put a sentence to an article, and then to the passages it was laid beside alone."""
    claim = Claim(sentence, tuple(_pointer(article, *part) for part in article.body))
    verdict = checker.check(claim)
    used = checker.alignment(claim).used
    ranges = sorted({(one.sentence.start, one.sentence.end) for one in used})
    quotes = tuple(article.text[start:end] for start, end in ranges)
    if verdict.ruling is not Ruling.SUPPORTED:
        return Carried(article, verdict, quotes[:1])
    narrow = replace(claim, pointers=tuple(_pointer(article, *one) for one in ranges))
    enough = bool(ranges) and checker.check(narrow).ruling is Ruling.SUPPORTED
    return Carried(article, verdict, quotes, whole=not enough)


def _pointer(article: Article, start: int, end: int) -> Pointer:
    return Pointer(article.id, start, end, article.text[start:end])
