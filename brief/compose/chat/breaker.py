"""Sending no more once it is known to be in vain: a bad key, a server that is down.

Without it two hundred stories would each wait out a server that hangs.
"""

from __future__ import annotations

import threading

from brief.compose.chat.failures import BadRequest, ServerFailure
from brief.compose.model import ChatModel, ChatReply, ChatRequest, ModelFailure

MOST_IN_A_ROW = 3
"""Requests that may fail on the server's side, all their tries used up, with no answer between."""


class Breaker:
    """Whether there is any use in asking a model; safe between threads."""

    def __init__(self) -> None:
        """Trust the server until it fails."""
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._open: ModelFailure | None = None

    def check(self) -> None:
        """Raise the failure that ended all asking, if there was one."""
        with self._lock:
            if self._open:
                raise self._open.with_traceback(None)

    def worked(self) -> None:
        """Note that the server gave an answer, whatever its worth."""
        with self._lock:
            self._in_a_row = 0

    def failed(self, failure: ModelFailure) -> None:
        """Note a failure; a fatal one, or one too many in a row, ends all asking."""
        with self._lock:
            if isinstance(failure, ServerFailure | BadRequest):
                self._in_a_row += 1
            elif not failure.fatal:
                self._in_a_row = 0
            if failure.fatal or self._in_a_row >= MOST_IN_A_ROW:
                self._open = self._open or failure

    @property
    def tripped(self) -> ModelFailure | None:
        """The failure that ended all asking, or None while there is use in it."""
        with self._lock:
            return self._open


class Guarded:
    """A model that is no longer asked once its breaker is open."""

    def __init__(self, inner: ChatModel, breaker: Breaker) -> None:
        """Wrap `inner`."""
        self._inner = inner
        self._breaker = breaker

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ModelFailure, at once if asking is in vain."""
        self._breaker.check()
        try:
            reply = self._inner.complete(request)
        except ModelFailure as failure:
            self._breaker.failed(failure)
            raise
        self._breaker.worked()
        return reply
