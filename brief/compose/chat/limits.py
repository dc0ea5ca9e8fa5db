"""Asking a server no more than it allows: requests at once, requests and tokens a minute."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from brief.compose.chat.settings import Limits
from brief.compose.chat.waiting import Clock, take
from brief.compose.model import ChatModel, ChatReply, ChatRequest

MINUTE = 60.0


class Window:
    """An amount that may not be exceeded within any minute; safe between threads.

    One amount over the limit goes alone, for it would never go otherwise.
    """

    def __init__(self, most: int, clock: Clock) -> None:
        """Allow `most` in any minute of `clock`."""
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._taken: deque[tuple[float, int]] = deque()
        self._sum = 0

    def take(self, amount: int) -> None:
        """Wait until `amount` fits, and take it; raises Stopped."""
        while (wait := self._try(amount)) > 0:
            self._clock.wait(wait)

    def _try(self, amount: int) -> float:
        """Take `amount` and return 0, or return the seconds after which to try again."""
        with self._lock:
            now = self._clock.now()
            # The same sum as in the wait below, or rounding could leave a wait of nothing.
            while self._taken and self._taken[0][0] + MINUTE <= now:
                self._sum -= self._taken.popleft()[1]
            if self._taken and self._sum + amount > self._most:
                return self._taken[0][0] + MINUTE - now
            self._taken.append((now, amount))
            self._sum += amount
            return 0.0


class Gate:
    """The limits of one server, which all models there share."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        """Set up the limits; waits end when the run is stopped."""
        self.clock = clock
        self.slots = threading.BoundedSemaphore(limits.concurrency)
        per_minute = limits.requests_per_minute, limits.tokens_per_minute
        self.requests, self.tokens = (Window(n, clock) if n else None for n in per_minute)


class Limited:
    """A model that is asked only when the limits of its server allow."""

    def __init__(
        self, inner: ChatModel, gate: Gate, estimate: Callable[[ChatRequest], int]
    ) -> None:
        """Wrap `inner`; `estimate` gives the tokens that a request can take, answer included."""
        self._inner = inner
        self._gate = gate
        self._estimate = estimate

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`, once its turn has come; raises ModelFailure."""
        gate = self._gate
        take(gate.slots, gate.clock.halt)
        try:
            if gate.tokens:
                gate.tokens.take(self._estimate(request))
            if gate.requests:
                gate.requests.take(1)
            return self._inner.complete(request)
        finally:
            gate.slots.release()
