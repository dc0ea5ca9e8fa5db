"""How much rewording the checker grants before it calls a claim's content unsupported.

Only U701 is a matter of degree: every other finding rejects at any setting. What a
word without a counterpart costs, and what each setting refuses, stands in
`data/support.txt`; docs/strictness.md gives both error rates of each setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from brief.check.words import rows
from brief.model import Strictness

__all__ = ["Strictness", "cost", "limit"]


@cache
def _numbers() -> Mapping[str, float]:
    return {name: float(value) for name, value in (row.split() for row in rows("support.txt"))}


def cost(kind: str) -> float:
    """Return what one word without a counterpart costs, by how it hangs in the claim."""
    return _numbers()[kind]


def limit(strictness: Strictness) -> float:
    """Return the cost for each carried word from which on a claim is refused."""
    return _numbers()[strictness.value]
