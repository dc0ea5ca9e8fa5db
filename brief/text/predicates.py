"""Main predicates: the verbs that a clause asserts, apart from those inside its noun phrases."""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.function_words import AUXILIARIES
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token
from brief.text.verbs import looks_finite

_SAYING = PAST_FORMS | {"says", "said"}
_FINITE_HELPERS = AUXILIARIES - {"'s", "be", "been", "being"}

_RELATIVE = frozenset(
    "who which whom whose where what when while as because although though since".split()
)
_OPENERS = frozenset("if unless once until before after that whether".split())
_OPENERS_BUT_THAT = _OPENERS - {"that"}
_ENDS = _RELATIVE | _OPENERS | {",", ";", "and", "but", '"'}


def asserted(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the past form or participle `tokens[at]` is asserted by its clause.

    It is not in a relative or adverbial clause ("whom the guards released"),
    nor when it modifies the noun before it ("a text signed in May would …").
    """
    if tokens[at].text[:1].isupper() or (at and tokens[at - 1].norm == "-"):
        return False
    return not _subordinate(tokens, at) and not _modifies(tokens, at)


def _subordinate(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a subordinating word governs `tokens[at]` from the left, no comma between."""
    for back in range(at - 1, -1, -1):
        norm = tokens[back].norm
        if norm in {",", ";", ":", "-", "(", '"'}:
            return False
        if norm in _RELATIVE or norm in _OPENERS_BUT_THAT:
            return True
        if norm == "that":
            # "announced that they agreed" reports; "a text that they agreed" modifies.
            return not (
                back and (tokens[back - 1].norm.endswith("ed") or tokens[back - 1].norm in _SAYING)
            )
    return False


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a form without auxiliary is a participle after its noun."""
    back = at - 1
    while back >= 0 and tokens[back].is_word and tokens[back].norm.endswith("ly"):
        back -= 1
    if back >= 0 and tokens[back].norm in AUXILIARIES:
        return False
    before = any(looks_finite(tokens, i) for i in range(1, max(1, back)))
    if before and not any(
        t.norm in {"and", "but", "that", ",", "said"} for t in tokens[max(0, back - 6) : at]
    ):
        return True
    for ahead in range(at + 1, len(tokens)):
        norm = tokens[ahead].norm
        if norm in _ENDS:
            return False
        if norm in _FINITE_HELPERS:
            return True
    return False
