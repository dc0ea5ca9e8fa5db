"""Golden files of each rendering, compared byte for byte.

After a change of a template that is meant, make them anew and read the
difference before keeping it:

    python -m pytest tests/render --regold
    git diff tests/render/golden
"""

from __future__ import annotations

import pytest

from brief.model import Briefing
from tests.render.made import harbour


@pytest.fixture
def briefing() -> Briefing:
    """Return the made-up briefing about the harbour."""
    return harbour()
