"""Which words are used as verbs, and which of those are passive, without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from brief.text.irregular import LEMMAS, PAST_FORMS
from brief.text.tokens import Token
from brief.text.verbs import looks_finite

_BE = frozenset("is are was were be been being am 's get got gets".split())
_SUBJECTS = frozenset("i you he she it we they who which that".split())
_LOOK_BACK = 4
_NOUN_ENDINGS = ("ors", "ers", "ists", "ians", "ments", "tions", "ness", "ity", "ism")


@cache
def _irregular_forms() -> frozenset[str]:
    """Return irregular forms that can be participles: "made", "taken", "sent"."""
    return frozenset(LEMMAS) - frozenset("is are was were am been being has had does did".split())


def is_participle(norm: str) -> bool:
    """Say whether a word has the form of a past participle."""
    return norm.endswith(("ed", "en")) or norm in _irregular_forms()


def _before(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the nearest token left of `at` that is neither adverb nor negation."""
    back = at - 1
    while back >= 0 and (
        tokens[back].norm.endswith("ly")
        or tokens[back].norm
        in {"not", "also", "then", "never", "now", "still", "already", "later", "first"}
    ):
        back -= 1
    return back


def is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Guess whether the word at `at` is used as a verb, finite or not."""
    token = tokens[at]
    norm = token.norm
    if (at and token.text[:1].isupper()) or norm.endswith(_NOUN_ENDINGS):
        return False
    back = _before(tokens, at)
    before = tokens[back].norm if back >= 0 else ""
    if before in AUXILIARIES and before != "'s":
        return True
    if before == "to" or before in _SUBJECTS:
        return True
    if before in DETERMINERS:
        return False
    if norm.endswith("ing"):
        return True
    if before in PREPOSITIONS:
        return False
    return looks_finite(tokens, at) or norm in PAST_FORMS or (norm.endswith("ed") and len(norm) > 4)


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the verb at `at` is a passive participle: "was sent", "sent by"."""
    if not is_participle(tokens[at].norm):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].norm == "by":
        # "Led by 3 votes" tells by how much, not by whom.
        return at + 2 == len(tokens) or not tokens[at + 2].text[:1].isdigit()
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        norm = tokens[back].norm
        if norm in _BE:
            return True
        if not (
            norm.endswith("ly")
            or norm
            in {"not", "been", "being", "also", "then", "now", "still", "already", "later", "never"}
        ):
            return False
    return False
