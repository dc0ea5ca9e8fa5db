"""What an ellipsis, or a cut, may not leave out of a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.check.evidence import Piece
from brief.check.scopes import markers_of
from brief.model import Range
from brief.text.function_words import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.stance import Marker, Stance, markers
from brief.text.tokens import Token, tokenize
from brief.text.verbs import is_adverb, looks_finite

_WEIGHTY = frozenset({Stance.CONDITION, Stance.NEGATION, Stance.HEDGE, Stance.SCOPE, Stance.STATUS})
_WIDE = frozenset({"all", "any"})  # without them less is said, not more
_JOINTS = frozenset({"and", "but", "or", ";", ":", ".", "while", "because", "so"})
_CONTEXT = 80  # characters on either side in which the words of an omission are read
_BARGAIN = re.compile(
    r"\b(?:and|or)\s+(?:I|we|he|she|they|you|it)(?:[’']ll|\s+(?:will|shall|would))\b"
)


def omission_matters(piece: Piece, lost: Range) -> bool:
    """Say whether an omission swallows a negation, a hedge, a condition or a clause's subject."""
    text = piece.source.article.text
    left, right = max(0, lost.start - _CONTEXT), min(len(text), lost.end + _CONTEXT)
    tokens = tokenize(text, _word_start(text, left), right)
    inside = [i for i, t in enumerate(tokens) if lost.start <= t.start < lost.end]
    if any(tokens[i].norm in NEGATIONS or looks_finite(tokens, i) for i in inside):
        return True
    own = [token for token in tokens if lost.start <= token.start < lost.end]
    if any(looks_finite(own, i) for i in range(len(own))):
        return True
    if any(m.stance in _WEIGHTY and m.value not in _WIDE for m in markers(text, *lost)):
        return True
    return bool(inside) and _takes_subject(tokens, inside[0], inside[-1])


def _word_start(text: str, at: int) -> int:
    """Move an offset to the right until it does not stand inside a word."""
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    return at


def _takes_subject(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a gap ends in a new clause's subject: "The city pays and [the firm] profits"."""
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if behind is None or not any(t.norm in _JOINTS | {","} for t in tokens[first : last + 1]):
        return False
    return behind.is_word and tokens[last].is_word and _may_be_verb(behind)


def _may_be_verb(token: Token) -> bool:
    """Say whether a word has the form of a finite verb."""
    small = DETERMINERS | PREPOSITIONS | PRONOUNS
    form = token.norm in AUXILIARIES or token.norm.endswith(("s", "ed"))
    return form and token.norm not in small


def cut_off(piece: Piece, kept: Range, claim: Sequence[Marker]) -> Range | None:
    """Return what a quotation was cut off from, if the sentence means another thing with it.

    That is a condition on the quoted clause, the first half of a bargain ("Do
    this and I will …") and a denial right before the quoted words, unless the
    claim, whose markers are given, has one of its own.
    """
    sentence = piece.sentence
    mine = {marker.stance for marker in claim}
    if Stance.CONDITION not in mine and _is_clause(sentence.text, kept):
        for marker in markers_of(sentence, Stance.CONDITION):
            between = (
                Range(*sorted((kept.end, marker.start)))
                if kept.end <= marker.start
                else (Range(marker.scope.end, max(marker.scope.end, kept.start)))
            )
            apart = marker.scope.end <= kept.start or kept.end <= marker.start
            if apart and not _joined(sentence.text, between):
                return Range(*marker.scope)
        bargain = _bargain(sentence.text, sentence.start, kept)
        if bargain:
            return bargain
    if Stance.NEGATION not in mine:
        for marker in markers_of(sentence, Stance.NEGATION):
            before = tokenize(sentence.text, marker.end, max(marker.end, kept.start))
            direct = all(t.norm in FUNCTION_WORDS or is_adverb(t) for t in before)
            if marker.end <= kept.start < marker.scope.end and direct:
                return Range(marker.start, marker.end)
    return None


def _is_clause(text: str, kept: Range) -> bool:
    """Say whether quoted words hold a finite verb."""
    tokens = tokenize(text, *kept)
    return any(looks_finite(tokens, i) for i in range(len(tokens)))


def _joined(text: str, between: Range) -> bool:
    """Say whether a conjunction or a strong mark stands between two parts of a sentence."""
    return any(token.norm in _JOINTS for token in tokenize(text, *between))


def _bargain(text: str, start: int, kept: Range) -> Range | None:
    """Return the first half of "Show me the books and I will pay" when only the second is kept."""
    for match in _BARGAIN.finditer(text, start, kept.end):
        if not match.start() <= kept.start <= match.end():
            continue
        tokens = [t for t in tokenize(text, start, match.start()) if t.is_word]
        order = tokens and not any(looks_finite(tokens, i) for i in range(len(tokens)))
        small = PREPOSITIONS | DETERMINERS | PRONOUNS
        if order and tokens[0].norm not in small:
            return Range(tokens[0].start, match.start())
    return None
