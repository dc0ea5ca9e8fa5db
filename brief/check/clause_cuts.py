"""Where a sentence is cut into clauses: at strong punctuation and at joining words."""

from __future__ import annotations

import itertools

from brief.model import Range
from brief.text.tokens import Token, TokenKind

_STRONG = frozenset({";", ":", "—", "–"})
_JOINERS = frozenset("but while whereas although though which who whom because".split())
_AFTER_COMMA = frozenset("and or so where when after before as since with".split())
_SHORTEST = 3


def cut(tokens: tuple[Token, ...], start: int, end: int) -> tuple[Range, ...]:
    """Return the clauses; none has fewer than three tokens, the last apart."""
    cuts = [start]
    size = 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1].norm if index else ""
        opens = token.text in _STRONG or (
            token.is_word
            and (token.norm in _JOINERS or (before == "," and token.norm in _AFTER_COMMA))
        )
        if opens and size >= _SHORTEST:
            cuts.append(token.start)
            size = 0
        size += token.kind is not TokenKind.PUNCT
    cuts.append(max(end, start))
    return tuple(Range(a, b) for a, b in itertools.pairwise(cuts)) or (Range(start, end),)
