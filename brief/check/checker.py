"""The checker: follow the citations, align, run every test, rule.

A test that cannot run raises; it does not vote. Nothing in the text of a
claim or a source can make one raise: that is tested.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from brief.check.align import Alignment, align
from brief.check.beside import beside_findings
from brief.check.case import Case
from brief.check.citation import follow, form_findings
from brief.check.codes import Code, finding
from brief.check.conflict import conflict_findings, is_conflict
from brief.check.digits import digit_findings
from brief.check.evidence import Cited, Piece, Source, pieces_of
from brief.check.figures import figure_findings
from brief.check.names import name_findings
from brief.check.order import order_findings
from brief.check.quote import quote_findings
from brief.check.reading import Sentence
from brief.check.recent import Recent
from brief.check.score import score
from brief.check.speaker import speaker_findings
from brief.check.stance import stance_findings
from brief.check.strictness import Strictness
from brief.check.support import support_findings
from brief.model import Article, Claim, Finding, Ruling, Span, Verdict
from brief.text.book import NameBook
from brief.text.orders import is_order
from brief.text.prose import prose

TESTS: tuple[Callable[[Case], list[Finding]], ...] = (
    quote_findings,
    figure_findings,
    digit_findings,
    name_findings,
    order_findings,
    beside_findings,
    speaker_findings,
    stance_findings,
    support_findings,
)

_MOST_SENTENCES, _MOST_RULINGS = 4, 64


class Checker:
    """A checker over fixed sources: what is read of them is read once, for all claims."""

    def __init__(
        self, sources: Mapping[str, Article], strictness: Strictness = Strictness.STANDARD
    ) -> None:
        self.strictness = strictness
        self.book = NameBook.read(
            prose(article.text, article.body)[part.start : part.end]
            for article in sources.values()
            for part in article.body
        )
        self._sources = {key: Source.of(article, self.book) for key, article in sources.items()}
        # A statement is tried with all it cites, then with each origin alone, then again.
        self._sentences: Recent[tuple[str, datetime | None], Sentence] = Recent(_MOST_SENTENCES)
        self._rulings: Recent[Claim, Ruling] = Recent(_MOST_RULINGS)

    def check(self, claim: Claim) -> Verdict:
        """Rule on one claim against its cited spans."""
        found = form_findings(claim)
        wrong, cited = follow(claim, self._sources)
        found += wrong
        pieces = evidence(cited)
        if cited and not pieces:
            found.append(_nothing(cited[0]))
        if not pieces or any(one.code == Code.EMPTY_CLAIM for one in found):
            return _rule(claim, found, 0.0)
        case = self._case(claim, cited, pieces)
        if is_conflict(claim):
            found += conflict_findings(case)
        else:
            for test in TESTS:
                found += test(case)
        return _rule(claim, found, score(case, found))

    def supports(self, claim: Claim) -> bool:
        """Say whether a claim is supported; of the last ones that is remembered."""
        ruling = self._rulings.get(claim, lambda: self.check(claim).ruling)
        return ruling is Ruling.SUPPORTED

    def alignment(self, claim: Claim) -> Alignment:
        """Return how a supported claim lies beside its cited text, for a second opinion on it."""
        cited = follow(claim, self._sources)[1]
        return self._case(claim, cited, evidence(cited)).alignment

    def _case(self, claim: Claim, cited: list[Cited], pieces: tuple[Piece, ...]) -> Case:
        published = cited[0].source.article.published
        sentence = self._sentences.get(
            (claim.text, published),
            lambda: Sentence(claim.text, 0, len(claim.text), self.book, published),
        )
        aligned = align(sentence, pieces)
        return Case(claim, sentence, pieces, aligned, self.book, self.strictness)


def evidence(cited: Sequence[Cited]) -> tuple[Piece, ...]:
    """Return the cited sentences that assert something: not those that order their reader."""
    return tuple(piece for piece in pieces_of(cited) if not _is_order(piece))


def _is_order(piece: Piece) -> bool:
    """Say whether the article itself, and nobody quoted in it, orders what to write."""
    sentence = piece.sentence
    if not is_order(sentence.text[sentence.start : sentence.end]):
        return False
    return not any(report.speaker for report in piece.source.document.reports(piece.index))


def _nothing(first: Cited) -> Finding:
    """Return the finding where no sentence that is cited asserts anything."""
    span = Span(first.source.article.id, first.start, first.end)
    if pieces_of([first]):
        return finding(Code.NOT_CARRIED, "it orders what to write and reports nothing", None, span)
    return finding(Code.OUTSIDE_BODY, "no sentence there", None, span)


def _rule(claim: Claim, found: list[Finding], value: float) -> Verdict:
    ruling = Ruling.UNSUPPORTED if found else Ruling.SUPPORTED
    return Verdict(claim, ruling, value, tuple(dict.fromkeys(found)))


def check(
    claim: Claim, sources: Mapping[str, Article], strictness: Strictness = Strictness.STANDARD
) -> Verdict:
    """Rule on one claim. For many claims on the same sources keep a `Checker`."""
    return Checker(sources, strictness).check(claim)
