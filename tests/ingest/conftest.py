"""A site for tests that read from the web, and options that let them be quick."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from brief.ingest.web_values import FetchOptions
from tests.ingest.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine."""
    with Site() as running:
        yield running


@pytest.fixture
def options() -> FetchOptions:
    """Options by which this machine may be read, every name leads to it, and nobody waits."""
    return FetchOptions(
        allow_private=True,
        delay=0.0,
        patience=0.2,
        timeout=2.0,
        resolver=lambda host, port: ["127.0.0.1"],
    )
