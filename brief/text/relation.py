"""How what a claim says stands to what a source says, for figures and for dates alike."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """What follows for the claim when the source is taken as true."""

    SAME = "same"
    """The same value with the same bound, however it is written."""
    LOOSER = "looser"
    """The claim says less, and follows: a rounding said to be one, a wider interval."""
    TIGHTER = "tighter"
    """The claim says more than the source: it drops an approximator, a bound or a width."""
    DIFFERENT = "different"
    """Another value, or a bound, kind or unit that does not go with the source's."""
