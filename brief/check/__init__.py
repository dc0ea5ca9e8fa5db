"""The citation checker: whether the cited text says what the sentence says.

`check` rules on one claim, a `Checker` on many over the same sources, and
`accept` turns a draft into a briefing, keeping what it refuses.
"""

from __future__ import annotations

from brief.check.accept import accept
from brief.check.checker import Checker, check

__all__ = ["Checker", "accept", "check"]
