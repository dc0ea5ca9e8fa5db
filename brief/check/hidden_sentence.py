"""C1, one sentence: a second one may hide behind the last dot of an acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.model import Range
from brief.text.speech import Place, attributions
from brief.text.tokens import Token, tokenize
from brief.text.verbs import looks_finite

_ACRONYM = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}(?=\s+[A-Z])")
_SUBJECT = 5  # words of the second sentence's subject


def hidden_sentence(text: str) -> Range | None:
    """Return a sentence that begins behind an acronym, if a whole one stands before it.

    "It has joined the N.C.C. Venn has left": both sides have a subject and a
    verb. "It has joined the U.S. Senate" and "Doe said the U.S. Senate has
    met" are one sentence.
    """
    for acronym in _ACRONYM.finditer(text):
        left = tokenize(text, 0, acronym.end())
        right = tokenize(text, acronym.end(), len(text))
        if _opens_clause(right) and _is_whole(text, left, acronym.start()):
            return Range(right[0].start, len(text))
    return None


def _opens_clause(tokens: Sequence[Token]) -> bool:
    """Say whether a subject and its verb stand first."""
    mark = next((i for i, t in enumerate(tokens) if not t.is_word), len(tokens))
    words = tokens[: min(mark, _SUBJECT)]
    return any(looks_finite(words, i) for i in range(1, len(words)))


def _is_whole(text: str, tokens: Sequence[Token], acronym: int) -> bool:
    """Say whether tokens are a sentence of their own, which is not still telling what was said."""
    start = 0
    for one in attributions(text):
        if one.place is Place.BEFORE and one.content[0].start <= acronym < one.content[-1].end:
            start = max(start, one.content[0].start)
    clause = [t for t in tokens if t.start >= start]
    return any(looks_finite(clause, i) for i in range(1, len(clause)))
