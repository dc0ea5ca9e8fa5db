"""A package that can be called as the function that it is named after.

Importing any module below `brief.check` makes `brief.check` the package, so a
function of that name in `brief` would be gone as soon as somebody imports one.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from types import ModuleType


def make_callable(package: str, function: Callable[..., object]) -> None:
    """Let the loaded `package` be called as `function`, and show its signature."""
    module = sys.modules[package]
    module.__class__ = type("CallableModule", (ModuleType,), {"__call__": staticmethod(function)})
    module.__dict__["__signature__"] = inspect.signature(function)
