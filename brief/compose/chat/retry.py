"""Trying again what may pass: with waits that grow, are random, and are bounded."""

from __future__ import annotations

import random
from collections.abc import Callable

from brief.compose.chat.failures import ExchangeFailure
from brief.compose.chat.settings import Patience
from brief.compose.chat.waiting import Clock
from brief.compose.model import ChatModel, ChatReply, ChatRequest


class Retrying:
    """A model that is asked again after a failure that may pass."""

    def __init__(
        self,
        inner: ChatModel,
        patience: Patience,
        clock: Clock,
        roll: Callable[[], float] = random.random,
    ) -> None:
        """Wrap `inner`; `roll` gives random numbers from 0 to 1."""
        self._inner = inner
        self._patience = patience
        self._clock = clock
        self._roll = roll

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises the last ModelFailure once patience ends."""
        attempt = 1
        while True:
            try:
                return self._inner.complete(request)
            except ExchangeFailure as failure:
                wait = self._wait(failure, attempt)
                if wait is None:
                    raise
            self._clock.wait(wait)
            attempt += 1

    def _wait(self, failure: ExchangeFailure, attempt: int) -> float | None:
        """Return the seconds before the next try, or None where there is to be none.

        The random part keeps requests that failed together from coming back together.
        """
        if not failure.retryable or attempt >= self._patience.tries:
            return None
        longest = self._patience.longest_wait
        most = min(longest, self._patience.first_wait * 2.0 ** (attempt - 1))
        asked = failure.happened.retry_after
        if asked is None:
            return most * (0.5 + self._roll() / 2)
        return asked + most * self._roll() / 4 if asked <= longest else None
