"""Base phrases of a sentence: its core and what is hung on to it, without a parser.

A chunk runs from one opener to the next: a preposition, a subordinating or
joining word, a comma, or the verb behind a prepositional phrase. "Of" opens
none: it stays with its noun. After Abney, "Parsing by chunks" (1991), with
closed word classes in place of a tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import BE, looks_finite

_CLOSED_WORDS = AUXILIARIES | DETERMINERS | PRONOUNS


class ChunkKind(StrEnum):
    """How a chunk hangs on what stands before it."""

    CORE = "core"
    """The first of its clause, or a predicate: subject, verb, object."""
    ADJUNCT = "adjunct"
    """A prepositional phrase, an infinitive, a participle behind a comma."""
    CLAUSE = "clause"
    """A clause behind a subordinating word or a relative."""
    JOINED = "joined"
    """What follows "and", "or" or "but"."""
    ASIDE = "aside"
    """What follows a comma, bracket or dash without an opener: an apposition or list item."""


class Chunk(NamedTuple):
    """`[start, end)` of the text; `opener` is its first word, folded, or the mark before it."""

    start: int
    end: int
    opener: str
    kind: ChunkKind


_OPENING = PREPOSITIONS - {"of", "than", "as", "like"} | {"because"}
_SUBORDINATING = frozenset(
    """while whereas although though since if unless until till after before when where who which
    whose whom that so because once""".split()
)
_JOINING = frozenset({"and", "or", "but", "nor"})
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", "[", "]"})
_COPULAR = BE | frozenset(
    """become becomes became remain remains remained stay stays stayed keep keeps kept seem seems
    seemed appear appears appeared left put get gets got go goes went feel feels felt""".split()
)

_TO_VERB = 30


def chunks(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """Return the chunks of a sentence's tokens, in order; marks between them belong to none."""
    found: list[Chunk] = []
    begin, opener = 0, ""
    kind = ChunkKind.CORE
    for at, token in enumerate(tokens):
        opened = _opens(tokens, at, opener, begin)
        if opened is None:
            continue
        if at > begin:
            found.append(Chunk(tokens[begin].start, tokens[at - 1].end, opener, kind))
        elif opener in _JOINING and opened is ChunkKind.ADJUNCT:
            opened = ChunkKind.ADJUNCT
        begin, opener, kind = at, token.norm, opened
        if token.norm in _MARKS:
            begin = at + 1
            kind = ChunkKind.ASIDE
    if begin < len(tokens):
        found.append(Chunk(tokens[begin].start, tokens[-1].end, opener, kind))
    return tuple(found)


def _opens(tokens: Sequence[Token], at: int, opener: str, begin: int) -> ChunkKind | None:
    """Return the kind of the chunk that the token at `at` opens; None if it opens none."""
    token = tokens[at]
    norm = token.norm
    if token.kind is TokenKind.PUNCT:
        return ChunkKind.ASIDE if norm in _MARKS else None
    if norm in _SUBORDINATING and norm not in _OPENING:
        return ChunkKind.CLAUSE
    if norm in _JOINING:
        return ChunkKind.JOINED
    if norm in _OPENING or norm == "as":
        if _is_particle(tokens, at) or (at == begin and opener in _SUBORDINATING):
            return None
        predicate = at > 0 and tokens[at - 1].norm in _COPULAR
        return ChunkKind.CORE if predicate else ChunkKind.ADJUNCT
    if at == begin and opener in _MARKS and _participle(tokens, at):
        return ChunkKind.ADJUNCT
    if opener in _OPENING and at > begin + 1 and looks_finite(tokens, at):
        return ChunkKind.CORE
    return None


def _is_particle(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a preposition is part of a verb, nothing following that it could govern."""
    if tokens[at].norm not in {"up", "down", "out", "off", "back", "away", "along", "around"}:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.kind is TokenKind.PUNCT or after.norm != "of"


def _participle(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a participle opens here: "flanked by", "citing", and no finite verb."""
    norm = tokens[at].norm
    if norm in _CLOSED_WORDS or not tokens[at].text[:1].islower():
        return False
    if norm.endswith("ing") and len(norm) > 4:
        return True
    ahead = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    past = norm.endswith(("ed", "en")) or norm in PAST_FORMS
    if not past or ahead not in PREPOSITIONS:
        return False
    # Behind an apposition stands the verb: "A guard, 52, wept at the gates".
    return any(looks_finite(tokens, place) for place in range(max(0, at - _TO_VERB), at)) or any(
        looks_finite(tokens, place) for place in range(at + 1, min(len(tokens), at + _TO_VERB))
    )
