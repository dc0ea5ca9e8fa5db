"""Independent clauses of a sentence, with offsets.

A sentence is cut only where both sides can stand alone: a conjunction or
semicolon outside quotation marks, a finite verb on each side, and a subject
before the verb on the right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brief.model import Range
from brief.text.function_words import PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.quotations import quotations
from brief.text.tokens import tokenize
from brief.text.verbs import looks_finite

_JOINT = re.compile(
    r"(?P<mark>;\s+(?:and |but |while )?|,\s+(?:but|while|whereas|yet|although|though|and)\s+"
    r"|\s+but\s+|\s+[–—]\s+(?:but|and|while)\s+)",
    re.IGNORECASE,
)


def _stands(text: str, start: int, end: int) -> bool:
    """Say whether `[start, end)` has a subject followed by a finite verb."""
    tokens = tokenize(text, start, end)
    words = [t for t in tokens if t.is_word]
    if len(words) < 3 or words[0].norm in PREPOSITIONS | {
        "who",
        "which",
        "that",
        "only",
        "not",
        "if",
    }:
        # A leading adjunct ("After the vote, ...") is fine when a comma closes it.
        comma = next((t.end for t in tokens if t.norm == ","), None)
        if (
            comma is None
            or len(words) < 3
            or words[0].norm in {"who", "which", "that", "only", "not"}
        ):
            return False
        return _stands(text, comma, end)
    opener = words[0]
    if opener.text[0].islower() and (
        opener.norm in PAST_FORMS or opener.norm.endswith(("ed", "ing"))
    ):
        return False
    first = next((i for i in range(len(tokens)) if looks_finite(tokens, i)), None)
    if first is None:
        return False
    if any(t.norm in {"who", "which", "that", "whose", "whom"} for t in tokens[:first]):
        return False
    return any(t.is_word and not t.norm.endswith("ly") for t in tokens[:first])


@lru_cache(maxsize=8192)
def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """Return the independent clauses of the sentence `text[start:end]`, joints left out."""
    stop = len(text) if end is None else end
    quoted = quotations(text, start, stop)
    parts: list[Range] = []
    at = start
    for joint in _JOINT.finditer(text, start, stop):
        if any(q.start < joint.start() < q.end for q in quoted):
            continue
        if _stands(text, at, joint.start()) and _stands(text, joint.end(), stop):
            parts.append(Range(at, joint.start()))
            at = joint.end()
    parts.append(Range(at, stop))
    return tuple(parts)
