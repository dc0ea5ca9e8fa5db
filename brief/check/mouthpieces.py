"""Words for those who speak for others: spokespeople, leaders, counsel, and a country's organs."""

from __future__ import annotations

from brief.text.tokens import stem

VOICES = frozenset(map(stem, "spokesman spokeswoman spokesperson representative".split()))
LEADERS = frozenset(
    map(
        stem,
        """leader chairman chairwoman chair president executive secretary director head boss
        chief""".split(),
    )
)
"""Who speaks for the body that they lead."""
COUNSEL = frozenset(map(stem, "lawyer counsel attorney barrister solicitor advocate".split()))
SIDES = frozenset(map(stem, "defence defense prosecution".split()))
RANKS = frozenset(map(stem, "deputy vice former ex assistant acting".split()))
ORGANS = frozenset(
    map(
        stem,
        """government ministry minister spokesman spokeswoman military army navy forces presidency
        cabinet""".split(),
    )
)
