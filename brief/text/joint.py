"""Holders that speak together: "France and the UK said"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brief.text.gazetteer import Form
from brief.text.names import Name

_LINKS = frozenset({"and", ",", "&", ", and", "and the", "the", ", and the"})
_AND = _LINKS - {",", "the"}


def coordinated(text: str, mentions: Sequence[Name], named: Sequence[Name]) -> list[Name]:
    """Add the names that are joined by "and" or a comma to those a subject ends in."""
    found = list(named)
    for name in reversed([n for n in mentions if n not in named]):
        if not found or name.form is Form.DEMONYM:
            continue
        first = found[0]
        gap = text[name.end : first.title.start if first.title else first.start]
        if gap.strip() in _LINKS:
            found.insert(0, name)
    return found


def joint_names(text: str, named: Sequence[Name]) -> list[Name]:
    """Return the names of two or more different holders joined by "and"; else none."""
    separate = [n for n in named if n.form is not Form.ROLE]
    distinct = [n for i, n in enumerate(separate) if not any(n.keys & o.keys for o in separate[:i])]
    joined = any(
        text[a.end : b.title.start if b.title else b.start].strip() in _AND
        for a, b in pairwise(distinct)
    )
    return distinct if joined else []


def joint_key(named: Sequence[Name]) -> str:
    """Return one key for holders that speak together; it is none of theirs alone."""
    return "+".join(sorted(min(n.keys, key=lambda k: (k[0] != "@", k)) for n in named))
