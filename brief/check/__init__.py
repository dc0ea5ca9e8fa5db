"""The citation checker: whether the cited text says what the sentence says.

`brief.check(statement, sources)` rules on one sentence, a `Checker` on many over
the same sources, and `accept` turns a draft into a briefing, keeping what it
refuses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from types import ModuleType

from brief.check.accept import accept
from brief.check.api import Cite, Source, check
from brief.check.checker import Checker
from brief.model import Claim, Verdict

__all__ = ["Checker", "accept", "check"]


class _CallableModule(ModuleType):
    """This package, which can be called as the function that it is named after.

    Importing any module below it makes `brief.check` the package, so a function
    of that name in `brief` would be gone as soon as somebody imports `Checker`.
    """

    def __call__(
        self,
        statement: str | Claim,
        sources: Source | Mapping[str, Source],
        cites: Iterable[Cite] | None = None,
    ) -> Verdict:
        """Rule on one statement; see `check`."""
        return check(statement, sources, cites)


sys.modules[__name__].__class__ = _CallableModule
