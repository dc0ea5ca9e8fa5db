"""How much rewording the checker grants before it calls a claim's content unsupported.

Only U701 is a matter of degree: every other finding rejects at any setting. What a
word without a counterpart costs, and what each setting refuses, stands in
`data/support.txt`; docs/strictness.md gives both error rates of each setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from brief.check.words import rows


class Strictness(StrEnum):
    """Where the line is drawn between other words and other content."""

    CAREFUL = "careful"
    """Each content word has to be the source's, or one that the tables relate to it."""
    STANDARD = "standard"
    """One content word in five may replace one of the source; none may be added."""
    LENIENT = "lenient"
    """Several words may be replaced; added phrases are refused when they say something new."""


@cache
def _numbers() -> Mapping[str, float]:
    return {name: float(value) for name, value in (row.split() for row in rows("support.txt"))}


def cost(kind: str) -> float:
    """Return what one word without a counterpart costs, by how it hangs in the claim."""
    return _numbers()[kind]


def limit(strictness: Strictness) -> float:
    """Return the cost for each carried word from which on a claim is refused."""
    return _numbers()[strictness.value]
