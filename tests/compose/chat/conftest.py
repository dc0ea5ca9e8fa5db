"""A server for each test that asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.model_server.behaviour import Behaviour
from tests.model_server.responder import Responder, good
from tests.model_server.server import ModelServer

Serve = Callable[..., ModelServer]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a proxy of whoever runs the tests from standing before the servers of the tests."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that starts a server, which ends with the test."""
    with ExitStack() as running:

        def start(
            behaviour: Behaviour = Behaviour(),  # noqa: B008 - frozen
            responder: Responder = good,
        ) -> ModelServer:
            return running.enter_context(ModelServer(behaviour, responder))

        yield start


@pytest.fixture
def server(serve: Serve) -> ModelServer:
    """A server that does everything right until it is told otherwise."""
    return serve()
