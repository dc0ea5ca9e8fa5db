"""The citation checker: whether the cited text says what the sentence says.

`brief.check(statement, sources)` rules on one sentence, a `Checker` on many over
the same sources, and `accept` turns a draft into a briefing, keeping what it
refuses.
"""

from __future__ import annotations

from brief.callable import make_callable
from brief.check.accept import accept
from brief.check.api import check
from brief.check.checker import Checker

__all__ = ["Checker", "accept", "check"]

make_callable(__name__, check)
