"""Noun phrases without a parser: where one begins, what opens its clause, whether it is a name.

Ranges are of token indexes, half-open.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.cues import CUES
from brief.text.function_words import (
    CALENDAR,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.roles import OFFICIALS, TITLE_WORDS
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import is_adverb, is_dash, looks_finite, past_form

_NOT_BEFORE_VERB = DETERMINERS | PREPOSITIONS | {"", "-", "'s"}
_BOUND = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | {"and", "or", "nor", "'s", "half"}
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS | {"'s", "-"}
_OPENING_NOUN = DETERMINERS | PRONOUNS
_NO_NAME = FUNCTION_WORDS | CALENDAR
_NO_PERSON = TITLE_WORDS | CALENDAR | FUNCTION_WORDS
_NO_TITLE = DETERMINERS | CALENDAR

TokenRange = tuple[int, int]
_INNER = frozenset({"-", ".", "'", "[", "]", "&"})
RELATIVE = frozenset({"who", "which", "whose", "where", "whom"})
_BREAKS = frozenset(
    """but while that because although though as whereas what if when after before since so nor
    whether than""".split()
) | (RELATIVE - {"whose"})
_AMOUNTS = CARDINALS | frozenset(
    """a an one some any many most more several few all both each none either neither half others
    other another much number majority minority handful couple dozen dozens hundreds thousands
    scores""".split()
)
"""Words that tell how many of a group are meant."""
TIMES = frozenset(
    """week month year night day morning afternoon evening weekend decade quarter
    spring summer autumn winter""".split()
)
_TIME_WORDS = TIMES | CALENDAR
DEICTIC = frozenset("last this next that late early earlier later".split())
SINGLE_TIMES = frozenset("yesterday today tonight tomorrow".split())
_APART = CONJUNCTIONS | CALENDAR | SINGLE_TIMES


def phrase_start(tokens: Sequence[Token], stop: int) -> int:
    """Return where the noun phrase that ends at `stop` begins."""
    start = stop
    while start > 0:
        token = tokens[start - 1]
        if token.kind is TokenKind.PUNCT and not _inner(tokens, start - 1):
            break
        paired = token.norm == "nor" and any(t.norm == "neither" for t in tokens[:start])
        if (token.norm in _BREAKS and not paired) or looks_finite(tokens, start - 1):
            break
        if is_reporting(tokens, start - 1):
            break
        if token.norm in {"and", "or"} and _clause_before(tokens, start - 1):
            break
        start -= 1
    return start


def is_reporting(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a form of a cue stands at `at`, also behind a comma: "Roe, saying she"."""
    before = tokens[at - 1].norm if at else ""
    if before == "," and tokens[at].norm.endswith("ing") and tokens[at].stem in CUES:
        return True
    verbal = tokens[at].stem in CUES and past_form(tokens[at])
    return verbal and before not in _NOT_BEFORE_VERB


def partitive(tokens: Sequence[Token]) -> int:
    """Return how many tokens only say how many of those behind "of": 2 in "some of the crew"."""
    at = 0
    while at < len(tokens) and (
        tokens[at].norm in _AMOUNTS or tokens[at].kind is TokenKind.NUMBER or is_adverb(tokens[at])
    ):
        at += 1
    parted = 0 < at < len(tokens) - 1 and tokens[at].norm == "of"
    return at + 1 if parted else 0


def _inner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a mark may stand inside a noun phrase: a hyphen, an initial's dot, a bracket."""
    return tokens[at].norm in _INNER and not is_dash(tokens, at)


def _clause_before(tokens: Sequence[Token], joint: int) -> bool:
    """Say whether a finite verb stands before a conjunction, which then joins clauses."""
    return any(looks_finite(tokens, i) for i in range(joint - 1, max(-1, joint - 12), -1))


def trimmed(tokens: Sequence[Token], start: int, stop: int) -> TokenRange | None:
    """Cut off what opens a clause before its subject: conjunctions, times, "in a statement"."""
    while start < stop and _opens_clause(tokens[start]):
        start += 1
    if [t.norm for t in tokens[start : start + 2]] == ["according", "to"]:
        start += 2  # "according to Doe, who ruled it out"
    if start + 1 < stop and tokens[start].norm in DEICTIC and tokens[start + 1].norm in _TIME_WORDS:
        start += 2
    if start < stop and tokens[start].norm in PREPOSITIONS:
        behind = behind_adjunct(tokens, start, stop)
        capital = (i for i in range(start, stop) if tokens[i].text[0].isupper())
        start = next(capital, stop) if behind is None else behind
    start = _second_phrase(tokens, start, stop)
    while stop > start and tokens[stop - 1].kind is TokenKind.PUNCT:
        stop -= 1
    return (start, stop) if start < stop else None


def _opens_clause(token: Token) -> bool:
    """Say whether a token at the start of a clause is not part of its subject."""
    norm = token.norm
    if token.kind is TokenKind.PUNCT:
        return norm != "["
    small = norm in _APART or norm in {"and", "or", "not"}
    return small or is_adverb(token) or (norm.endswith("ly") and norm in {"finally", "separately"})


def _second_phrase(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return where the second of two noun phrases begins: "a claim the ministry denied"."""
    for at in range(stop - 1, start + 1, -1):
        before = tokens[at - 1]
        bound = _BOUND
        if tokens[at].norm in DETERMINERS and before.is_word and before.norm not in bound:
            return at
    return start


def behind_adjunct(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """Return where a noun phrase begins behind "in a statement" without a comma, if one does."""
    for at in range(stop - 1, start + 1, -1):
        before, here = tokens[at - 1], tokens[at]
        if before.norm in _BEFORE_NOUN or not here.is_word:
            continue
        if here.norm in _OPENING_NOUN or before.norm in CALENDAR:
            return at
        lower = before.is_word and before.text[0].islower() and before.norm not in TITLE_WORDS
        if here.text[0].isupper() and lower and before.norm not in FUNCTION_WORDS:
            return at
        if here.norm in OFFICIALS and here.text[0].islower() and before.text[0].isupper():
            return at
    return None


def with_list(tokens: Sequence[Token], span: TokenRange, start: int) -> TokenRange:
    """Widen "Venn and Bell" or "and Bell" to the names listed before it."""
    joined = any(tokens[i].norm == "and" for i in range(start, span[1]))
    if not joined or not start or tokens[start - 1].norm != ",":
        return span
    first = phrase_start(tokens, start - 1)
    piece = tokens[first : start - 1]
    named = piece and all(t.text[0].isupper() or t.norm in {"-", "."} for t in piece)
    if named and piece[0].norm not in _NO_NAME:
        return with_list(tokens, (first, span[1]), first)
    return span


def is_proper(tokens: Sequence[Token], span: TokenRange) -> bool:
    """Say whether a token range is a proper name, with or without a title."""
    words = [t for t in tokens[span[0] : span[1]] if t.is_word]
    capital = [t for t in words if t.text[0].isupper()]
    small = [t for t in words if not t.text[0].isupper() and t.norm not in {"of", "the", "de"}]
    named = any(t.norm not in _NO_PERSON for t in capital)
    lower_title = all(t.norm in TITLE_WORDS for t in small) and words[-1:] == capital[-1:]
    return named and lower_title and words[0].norm not in _NO_TITLE
