"""What passed the typed tests, put before a panel: the question asked, and the finding J801.

A statement that several origins state is asked about once for each of them,
with that origin's citations alone, as the typed tests do: an origin whose
report is doubted no longer counts. A conflict is not asked about: its sides
contradict each other, and its frame is ours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from brief.check.agreement import Stated, by_origin, stated_by
from brief.check.checker import Checker
from brief.check.codes import Code, finding
from brief.check.conflict import is_conflict
from brief.check.evidence import Piece
from brief.check.opinions import Label, Opinion, Panel, Passage, Question
from brief.model import Basis, Claim, Finding, Origin, Range, Ruling, Span, Verdict

_FEWEST = 2
_BELOW_HALF = 0.4999
_LONGEST_WHY = 240
_SAYS = {
    Label.NEUTRAL: "does not find it in the cited text",
    Label.CONTRADICTS: "finds the contrary in the cited text",
    Label.UNABLE: "cannot judge it",
}


class Judged(NamedTuple):
    """A verdict of the typed tests, the checker that gave it and the origins that may be cited."""

    checker: Checker
    verdict: Verdict
    origins: tuple[Origin, ...] = ()


class Choice(NamedTuple):
    """The wording that stands, if any; `refused` is the verdict on the first that was refused."""

    stated: Stated | None
    refused: Verdict | None = None


class _Part(NamedTuple):
    """A claim with the citations that have to carry it by themselves, and whose they are."""

    origins: tuple[str, ...]
    claim: Claim


def confirm(panel: Panel | None, judged: Sequence[Judged]) -> list[Verdict]:
    """Return the verdicts, those that a second opinion rejects turned, asked in one batch.

    Verdicts that are unsupported come back as they are. Raises
    OpinionUnavailable when the panel requires an opinion that cannot be given.
    """
    verdicts = [one.verdict for one in judged]
    if panel is None:
        return verdicts
    open_at = [at for at, one in enumerate(verdicts) if one.ruling is Ruling.SUPPORTED]
    parts = [_parts(_stated(judged[at]), judged[at].origins) for at in open_at]
    answers = _ask(panel, [judged[at].checker for at in open_at], parts)
    for at, doubts in zip(open_at, answers, strict=True):
        verdicts[at] = _turned(verdicts[at], doubts)
    return verdicts


def choose(
    panel: Panel | None,
    checker: Checker,
    origins: tuple[Origin, ...],
    candidates: Sequence[Iterator[Stated]],
) -> list[Choice]:
    """Take from each row of wordings the first that no second opinion refuses.

    All rows are asked about at once, then those that need their next wording.
    Raises OpinionUnavailable as `confirm` does.
    """
    chosen = [Choice(next(row, None)) for row in candidates]
    open_at = [at for at, one in enumerate(chosen) if one.stated] if panel else []
    while panel and open_at:
        stated = [one for at in open_at if (one := chosen[at].stated)]
        parts = [_parts(one, origins) for one in stated]
        answers = _ask(panel, [checker] * len(parts), parts)
        again: list[int] = []
        for at, one, own, doubts in zip(open_at, stated, parts, answers, strict=True):
            kept, refused = _kept(one, own, doubts), chosen[at].refused
            if kept is None:
                refused = refused or _turned(checker.check(one.claim), doubts)
                again.append(at)
            chosen[at] = Choice(kept or next(candidates[at], None), refused)
        open_at = [at for at in again if chosen[at].stated]
    return chosen


def _stated(one: Judged) -> Stated:
    """Return whose citations carry a supported claim."""
    claim = one.verdict.claim
    return stated_by(one.checker, claim, one.origins) if one.origins else Stated(claim, ())


def _parts(stated: Stated, origins: tuple[Origin, ...]) -> list[_Part]:
    """Divide a claim's citations by the origins that each state it; a conflict has no parts."""
    claim = stated.claim
    if is_conflict(claim):
        return []
    if len(stated.origins) < _FEWEST or claim.basis is Basis.CONFLICT:
        return [_Part(stated.origins, claim)]
    own = by_origin(claim, origins)
    return [_Part((key,), replace(claim, pointers=tuple(own[key]))) for key in stated.origins]


def _ask(
    panel: Panel, checkers: Sequence[Checker], parts: Sequence[Sequence[_Part]]
) -> list[list[tuple[Question, Opinion] | None]]:
    """Ask about all parts at once; return for each the opinion that rejects it, if any."""
    questions = [
        [question(checker, part.claim) for part in own]
        for checker, own in zip(checkers, parts, strict=True)
    ]
    flat = [one for own in questions for one in own]
    answers = (
        (asked, opinion) if opinion else None
        for asked, opinion in zip(flat, panel.rejections(flat), strict=True)
    )
    return [list(islice(answers, len(own))) for own in questions]


def question(checker: Checker, claim: Claim) -> Question:
    """Return what is asked about a supported claim: its nearest cited sentences, at most twelve."""
    alignment = checker.alignment(claim)
    best = alignment.used[0]
    nearest = next(at for at, piece in enumerate(alignment.pieces) if piece is best)
    passages = tuple(_passage(piece) for piece in alignment.pieces)
    return Question(claim.text, passages, nearest, claim.holder)


def _passage(piece: Piece) -> Passage:
    sentence, article = piece.sentence, piece.source.article
    span = Span(article.id, sentence.start, sentence.end)
    text = sentence.text[sentence.start : sentence.end]
    return Passage(text, span, _before(piece), article.outlet, article.published)


def _before(piece: Piece) -> str:
    """Return the sentence before a piece in the same paragraph."""
    if not piece.index:
        return ""
    start, end = piece.source.document.sentences[piece.index - 1]
    body = piece.source.article.body
    at = bisect_right(body, piece.sentence.start, key=lambda part: part.start) - 1
    together = at >= 0 and body[at].start <= start
    return piece.sentence.text[start:end] if together else ""


def _kept(stated: Stated, parts: Sequence[_Part], doubts: Sequence[object | None]) -> Stated | None:
    """Drop the origins that are doubted; None when too few are left for what the claim is."""
    good = [part for part, doubt in zip(parts, doubts, strict=True) if doubt is None]
    if len(good) == len(parts):
        return stated
    origins = tuple(origin for part in good for origin in part.origins)
    if not good or (stated.claim.basis is Basis.CORROBORATED and len(origins) < _FEWEST):
        return None
    left = {pointer for part in good for pointer in part.claim.pointers}
    pointers = tuple(pointer for pointer in stated.claim.pointers if pointer in left)
    return Stated(replace(stated.claim, pointers=pointers), origins)


def _turned(verdict: Verdict, doubts: Sequence[tuple[Question, Opinion] | None]) -> Verdict:
    """Return the verdict, unsupported if there is any doubt; the score can only fall."""
    rejections = [doubt for doubt in doubts if doubt]
    if not rejections:
        return verdict
    found = tuple(dict.fromkeys(_finding(asked, opinion) for asked, opinion in rejections))
    lowest = min(min(one.entails, 1.0 - one.contradicts) for _, one in rejections)
    score = round(min(verdict.score, lowest, _BELOW_HALF), 4)
    return Verdict(verdict.claim, Ruling.UNSUPPORTED, score, (*verdict.findings, *found))


def _finding(asked: Question, opinion: Opinion) -> Finding:
    """Say who rejects, how surely and why, over the whole statement and the sentence judged."""
    says = f"{opinion.by} {_SAYS[opinion.label]}"
    sure = any((opinion.entails, opinion.neutral, opinion.contradicts))  # a judge gives none
    if sure and opinion.label is not Label.UNABLE:
        says += f" (entailment {opinion.entails:.2f}, contradiction {opinion.contradicts:.2f})"
    why = " ".join(opinion.why.split())
    why = why if len(why) <= _LONGEST_WHY else f"{why[:_LONGEST_WHY]}…"
    at = Range(0, len(asked.statement))
    source = opinion.source or asked.passages[asked.nearest].span
    return finding(Code.SECOND_OPINION, f"{says}; {why}", at, source)
