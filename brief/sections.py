"""The sections of a briefing, and why a statement stands in one.

Other modules import these names from `brief.model`.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The section of the briefing that a statement belongs to."""

    AGREED = "agreed"
    UNRESOLVED = "unresolved"
    POSITION = "position"


class Basis(StrEnum):
    """Why a statement stands in its section."""

    SETTLED = "settled"
    """Agreed: the sources report that the parties decided, signed or accepted it."""
    CORROBORATED = "corroborated"
    """Agreed: two or more independent origins report it and none contradicts it."""
    OPEN = "open"
    """Unresolved: undecided, under negotiation, unknown or unanswered."""
    DISPUTED = "disputed"
    """Unresolved: the parties contradict each other."""
    CONFLICT = "conflict"
    """Unresolved: origins give incompatible figures, dates or wordings."""
    STATED = "stated"
    """Position: the holder said, wants, warns of or rules out this."""
