"""Turn news articles into a briefing in which every sentence cites its evidence.

`brief.check(statement, sources)` is the checker alone; docs/api.md has the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    # What a type checker sees of the package `brief.check`, which can be called.
    from brief.check.api import check as check
else:

    def __getattr__(name: str) -> object:
        """Load the checker when it is first asked for: `import brief` stays light."""
        if name == "check":
            from importlib import import_module

            return import_module("brief.check")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
