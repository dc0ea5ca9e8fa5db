"""Whether the clause before a date looks ahead: "will meet on Friday", "due in the autumn"."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"\b(?:will|shall|may|(?:might|could|would|should|must|can)(?!\snot\b)|due|scheduled|set|expected|going|planned|(?:plans?|hopes?)(?=\sto)|is|are)\s"
    r"(?:(?!said|told|announced|agreed|confirmed|reported|added)[\w’'-]{1,20}\s){0,6}"
    r"(?:(?:on|by|before|until|next|from|for)\s)?(?:early\s|late\s)?$"
)
_FUTURE_IS = re.compile(r"(?:is|are)\s(?!(?:to|due|set|scheduled|expected|planned|going)\s)")


def looks_ahead(text: str, pos: int) -> bool:
    """Say whether the clause up to `pos` looks ahead ("will meet on", "is due to open on")."""
    clause = re.split(r"[.,;:!?\"“”\n]", text[max(0, pos - 80) : pos])[-1]
    found = _FUTURE.search(clause)
    return bool(found) and not _FUTURE_IS.match(clause, found.start() if found else 0)
