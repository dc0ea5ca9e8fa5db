"""Which tokens look like finite verbs, without a tagger."""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token

_ADJECTIVAL = frozenset("united so-called called mixed limited armed wounded alleged proposed".split())


def looks_finite(tokens: Sequence[Token], at: int) -> bool:
    """Guess whether `tokens[at]` is a finite verb.

    Auxiliaries are; a past form is when what stands before it can be a
    subject (not a determiner, preposition or adverbial "to"); a form in -s
    is when what follows can be an object or complement and what precedes is
    no determiner.
    """
    token = tokens[at]
    if not token.is_word:
        return False
    norm = token.norm
    if norm in AUXILIARIES:
        return norm not in {"be", "been", "being", "having", "'s"}
    before = tokens[at - 1].norm if at else ""
    if before in DETERMINERS or before in PREPOSITIONS or token.text[0].isupper():
        return False
    if norm in PAST_FORMS or (norm.endswith("ed") and len(norm) > 3 and norm not in _ADJECTIVAL):
        return before not in {"'s", "be", "been", "being", "is", "are", "was", "were", "-", ""}
    if norm.endswith("s") and not norm.endswith(("ss", "us", "is", "ics")) and len(norm) > 3:
        after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        subject = at > 0 and (tokens[at - 1].text[0].isupper() or before in {"he", "she", "it", "who", "which", "that"})
        if at == 1 and before not in {"he", "she", "it"}:
            return after in DETERMINERS or after == "that"
        return subject and (after in DETERMINERS or after in PREPOSITIONS or after in {"that", "to", '"', "not"})
    return False
