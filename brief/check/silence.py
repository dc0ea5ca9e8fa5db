"""M6, silence: who would not say whether it is so has not denied it."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.levels import DENYING
from brief.check.operators import Effect, operators
from brief.check.opposites import positive
from brief.check.reach import Governor
from brief.check.stances import Stances, stances
from brief.model import Finding, Range
from brief.text.cues import CUES
from brief.text.tokens import stem

_SPEAKING = frozenset(
    map(
        stem,
        """say comment discuss talk speak disclose reveal answer respond elaborate confirm tell
        specify identify name drawn explain clarify address""".split(),
    )
)
_WRONG = frozenset(
    """false untrue wrong nonsense lie lies myth baseless groundless absurd ridiculous fiction
    slander fabricated invented mistaken rubbish against innocent""".split()
)
_DENIALS = frozenset(map(stem, "deny reject dispute refute contradict dismiss rebut".split()))


def silence_findings(case: Case) -> Iterator[Finding]:
    """Yield a finding for a "denied" where the source only has somebody say nothing."""
    read = stances(case.sentence)
    for one in read.governors:
        token = case.sentence.tokens[one.first]
        if token.stem not in _DENIALS or not read.layout.is_verb(one.first):
            continue
        pieces = case.alignment.pieces_for(token.start)
        if _is_denied(read, one) or any(map(_denies, pieces)):
            continue
        silent = [(piece, g) for piece in pieces for g in stances(piece.sentence).governors]
        silent = [(piece, g) for piece, g in silent if g.effect in DENYING]
        if pieces and not any(_negative(piece) for piece in pieces) and not silent:
            at = Range(token.start, token.end)
            yield finding(Code.NEGATION, f"{case.words_at(at)} is not in the source", at)
            continue
        if not silent or not all(_keeps_silent(stances(p.sentence), g) for p, g in silent):
            continue
        piece, said = silent[0]
        tokens = piece.sentence.tokens
        part = Range(tokens[said.first].start, tokens[said.last].end)
        at = Range(token.start, token.end)
        detail = f"{case.words_at(at)} where the source has “{piece.sentence.text[slice(*part)]}”"
        yield finding(Code.NEGATION, detail, at, piece.span(*part))


def _is_denied(read: Stances, one: Governor) -> bool:
    word = read.layout.word(one.first)
    return word is not None and read.of(word).denied


def _denies(piece: Piece) -> bool:
    """Say whether a sentence denies, rejects or rules out anything."""
    return any(
        sense.effect in {Effect.DENY, Effect.PREVENT, Effect.IMPOSSIBLE}
        for one in operators(piece.sentence)
        for sense in one.senses
    )


def _negative(piece: Piece) -> bool:
    """Say whether a sentence calls something wrong, or has any other negative word."""
    norms = piece.sentence.norms
    return bool(norms & _WRONG) or any(norm.startswith("un") and positive(norm) for norm in norms)


def _keeps_silent(read: Stances, one: Governor) -> bool:
    """Say whether an operator denies that somebody spoke: "declined to say"."""
    if one.effect not in {Effect.REFUSE, Effect.NOT}:
        return False
    words = [word for head in one.heads if (word := read.layout.word(head))]
    return bool(words) and all(w.stem in _SPEAKING or w.stem in CUES for w in words)
