"""What the tests of the checker share: sources from plain text, claims that cite words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from brief.check import Checker
from brief.check.align import align
from brief.check.case import Case
from brief.check.evidence import Cited, Source, pieces_of
from brief.check.reading import Sentence
from brief.check.strictness import Strictness
from brief.model import Article, Basis, Claim, Kind, Pointer, Range, Verdict, sha256

PAIRS = Path(__file__).parent / "pairs"


def article(id_: str, text: str, outlet: str = "", published: str = "") -> Article:
    """Return an article that is all prose."""
    when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    body = (Range(0, len(text)),) if text else ()
    return Article(id_, text, sha256(text), body, outlet=outlet, published=when)


def pointer(source: Article, words: str = "") -> Pointer:
    """Return the pointer to the first place of `words`, or to all of the text."""
    words = words or source.text
    start = source.text.index(words)
    return Pointer(source.id, start, start + len(words), words)


def claim(text: str, *cited: Pointer, basis: Basis | None = None, holder: str = "") -> Claim:
    """Return a claim in the section that its basis belongs to, or in none."""
    kinds = {
        Basis.SETTLED: Kind.AGREED,
        Basis.CORROBORATED: Kind.AGREED,
        Basis.STATED: Kind.POSITION,
    }
    kind = None if basis is None else kinds.get(basis, Kind.UNRESOLVED)
    return Claim(text, cited, kind, basis, holder or None)


def rule(
    text: str, source: str, cited: str = "", strictness: Strictness = Strictness.STANDARD
) -> Verdict:
    """Check a claim against words of one source."""
    one = article("a", source)
    return Checker({"a": one}, strictness).check(claim(text, pointer(one, cited)))


def case(text: str, source: Article) -> Case:
    """Return a claim on all of one source as the tests see it."""
    checker = Checker({source.id: source})
    made = claim(text, pointer(source))
    sentence = Sentence(text, 0, len(text), checker.book)
    read = Source.of(source, checker.book)
    pieces = pieces_of([Cited(read, 0, len(source.text))])
    return Case(made, sentence, pieces, align(sentence, pieces), checker.book)


def codes(verdict: Verdict) -> set[str]:
    """Return the codes of a verdict."""
    return {finding.code for finding in verdict.findings}


class Pair(NamedTuple):
    """Two claims one small change apart, of which the source supports the first."""

    family: str
    accept: Claim
    reject: Claim
    checker: Callable[[Claim], Verdict]


def stories() -> dict[str, Article]:
    """Return the small stories that the pairs are about."""
    return {
        name: article(name, story["text"], story["outlet"], story["published"])
        for path in sorted(PAIRS.glob("stories*.json"))
        for name, story in json.loads(path.read_text(encoding="utf-8")).items()
    }


def pairs() -> Iterator[Pair]:
    """Yield all pairs; each cites whole sentences, named by how they begin."""
    articles = stories()
    checkers = {name: Checker({name: one}) for name, one in articles.items()}
    for path in sorted(PAIRS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            source = articles[pair["story"]]
            cited = [_paragraph(source, beginning) for beginning in pair["cite"]]
            yield Pair(
                pair["family"],
                claim(pair["accept"], *cited),
                claim(pair["reject"], *cited),
                checkers[pair["story"]].check,
            )


def _paragraph(source: Article, beginning: str) -> Pointer:
    start = source.text.index(beginning)
    return pointer(source, source.text[start : source.text.index("\n", start)])
