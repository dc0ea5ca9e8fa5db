"""What a run asked and used, by role and model."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from brief.compose.chat.failures import ExchangeFailure
from brief.compose.chat.settings import Price
from brief.compose.model import ChatModel, ChatReply, ChatRequest, Role, Spent


@dataclass(frozen=True, slots=True)
class Used:
    """What the requests of one role to one model came to.

    `failed` counts exchanges without a usable answer, `from_cache` answers that cost
    nothing. `estimated`: for some exchange the server did not count its tokens.
    """

    role: Role
    model: str
    requests: int = 0
    failed: int = 0
    from_cache: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False

    def cost(self, prices: Mapping[str, Price]) -> Decimal | None:
        """Return the cost in the currency of `prices`; None where the model has no price."""
        price = prices.get(self.model)
        return price and price.of(self.prompt_tokens, self.completion_tokens)


class Usage:
    """The record of a run; safe between threads."""

    def __init__(self) -> None:
        """Start with nothing used."""
        self._lock = threading.Lock()
        self._rows: dict[tuple[Role, str], Used] = {}

    def note(self, role: Role, model: str, spent: Spent | None, *, failed: bool = False) -> None:
        """Add one exchange, or one answer from the cache where `spent.cached`."""
        with self._lock:
            row = self._rows.get((role, model), Used(role, model))
            if spent and spent.cached:
                row = replace(row, from_cache=row.from_cache + 1)
            else:
                prompt, answer = (spent.prompt_tokens, spent.completion_tokens) if spent else (0, 0)
                row = replace(
                    row,
                    requests=row.requests + 1,
                    failed=row.failed + failed,
                    prompt_tokens=row.prompt_tokens + prompt,
                    completion_tokens=row.completion_tokens + answer,
                    estimated=row.estimated or bool(spent and spent.estimated),
                )
            self._rows[role, model] = row

    def rows(self) -> tuple[Used, ...]:
        """Return what was used so far, in the order of roles and models."""
        with self._lock:
            order = list(Role)
            return tuple(
                sorted(self._rows.values(), key=lambda row: (order.index(row.role), row.model))
            )


class Recorded:
    """A model whose exchanges are noted, failed ones too."""

    def __init__(self, inner: ChatModel, usage: Usage) -> None:
        """Wrap `inner`, next to the server, so that every exchange passes here."""
        self._inner = inner
        self._usage = usage

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ModelFailure."""
        try:
            reply = self._inner.complete(request)
        except ExchangeFailure as failure:
            self._usage.note(request.role, self.name, failure.happened.spent, failed=True)
            raise
        self._usage.note(request.role, self.name, reply.spent)
        return reply
