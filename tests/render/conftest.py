"""Golden files of each rendering, compared byte for byte.

After a change of a template that is meant, make them anew and read the
difference before keeping it:

    python -m pytest tests/render --regold
    git diff tests/render/golden
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief.model import Briefing
from tests.render.made import harbour

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def briefing() -> Briefing:
    """Return the made-up briefing about the harbour."""
    return harbour()


@pytest.fixture
def golden(regold: bool) -> Callable[[str, str], None]:
    """Return a function that compares a rendering with the golden file of that name."""

    def compare(name: str, rendered: str) -> None:
        path = GOLDEN / name
        if regold:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(rendered.encode())
        assert path.read_bytes() == rendered.encode()

    return compare
