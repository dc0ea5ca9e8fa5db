"""The checker as a function: a sentence and some texts in, a verdict out.

>>> import brief
>>> verdict = brief.check("Repairs cost 5 million.", "Repairs cost 4 million.")
>>> verdict.ruling.value, [finding.code for finding in verdict.findings]
('unsupported', ['F301'])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from brief.check.checker import Checker
from brief.model import Article, Claim, Pointer, Range, Verdict, sha256
from brief.text.fold import find_folded

Source: TypeAlias = str | Article
"""A text that is all prose, or an article with its facts."""

Cite: TypeAlias = str | tuple[str, str] | tuple[str, int, int] | Pointer
"""What is cited: a source by its name, `(name, words)`, or a range `(name, start, end)`."""

ALONE = "source"
"""The name of a source that is given without one."""


def check(
    statement: str | Claim,
    sources: Source | Mapping[str, Source],
    cites: Iterable[Cite] | None = None,
) -> Verdict:
    """Rule on whether sources support a statement, which has to be one sentence.

    `sources` are texts or articles by name, or one of them, whose name is then
    "source". `cites` are the places that have to carry the statement; without
    it a string cites the whole prose of every source, and a `Claim` what it
    points to. Offsets are code points, half-open.

    What is wrong with the statement, the citations and their offsets included,
    is a finding and never an exception; what is neither text nor an article raises
    TypeError. For many statements about the same
    sources make a `Checker` once: reading the sources is most of the work.
    """
    if not isinstance(statement, str | Claim):
        raise TypeError(f"a statement is a text or a Claim, not {statement!r:.80}")
    articles = _articles(sources)
    claim = statement if isinstance(statement, Claim) else Claim(statement, ())
    if cites is None and claim is not statement:
        cites = articles
    if cites is not None:
        each = [cites] if isinstance(cites, str) else cites
        pointers = (pointer for cite in each for pointer in _pointers(cite, articles))
        claim = replace(claim, pointers=tuple(pointers))
    return Checker(articles).check(claim)


def _articles(sources: Source | Mapping[str, Source]) -> dict[str, Article]:
    """Return the sources as articles, each under the name that it was given."""
    named = {ALONE: sources} if isinstance(sources, str | Article) else sources
    if not isinstance(named, Mapping):
        raise TypeError(f"sources are a text, an article, or these by name, not {sources!r:.80}")
    return {name: _article(name, source) for name, source in named.items()}


def _article(name: str, source: Source) -> Article:
    if isinstance(source, Article):
        return replace(source, id=name)
    if not isinstance(source, str):
        raise TypeError(f"the source {name!r} is no text and no article: {source!r:.80}")
    body = (Range(0, len(source)),) if source else ()
    return Article(name, source, sha256(source), body)


def _pointers(cite: Cite, articles: Mapping[str, Article]) -> Iterator[Pointer]:
    """Yield the pointers that one way of citing stands for; what does not exist stays as it is."""
    match cite:
        case Pointer():
            yield cite
        case str(name):
            article = articles.get(name)
            for start, end in article.body if article else (Range(0, 1),):
                yield Pointer(name, start, end, article.text[start:end] if article else "")
        case (name, words):
            text = articles[name].text if name in articles else ""
            found = find_folded(words, text)
            place = found or Range(0, len(words))
            yield Pointer(name, *place, text[slice(*place)] if found else words)
        case (name, start, end):
            text = articles[name].text if name in articles else ""
            yield Pointer(name, start, end, text[start:end] if 0 <= start < end else "")
