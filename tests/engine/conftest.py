"""The server that the tests of the model side use, for those of the whole engine."""

from tests.compose.chat.conftest import _no_proxy, serve

__all__ = ["_no_proxy", "serve"]
