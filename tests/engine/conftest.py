"""The server of the model side's tests and the command line's door, and stories to brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import call
from tests.compose.chat.conftest import _no_proxy, serve
from tests.engine.stories import write_stories
from tests.model_server.server import ModelServer

__all__ = ["_no_proxy", "call", "serve"]

Use = Callable[..., None]
"""Called with a server, or an address, and settings by their variables."""


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A file of two stories."""
    return str(write_stories(tmp_path / "two.jsonl", 2))


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Return a function that makes a server the one that runs ask."""

    def use(server: ModelServer | str, **settings: str) -> None:
        url = server if isinstance(server, str) else server.url
        given = {"OPENAI_BASE_URL": url, "BRIEF_MODEL": "test", "BRIEF_MODEL_TRIES": "1"}
        for name, value in (given | settings).items():
            monkeypatch.setenv(name, value)

    return use
