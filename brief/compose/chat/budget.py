"""A budget that holds: what a request can cost at most is set aside before it is sent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from brief.compose.chat.failures import ExchangeFailure
from brief.compose.chat.settings import Allowance, Price
from brief.compose.chat.waiting import Halt
from brief.compose.model import ChatModel, ChatReply, ChatRequest, Spent
from brief.errors import BudgetStopped, EngineUnavailable

Counter = Callable[[ChatRequest], int]


class Amount(NamedTuple):
    """Tokens, and what they cost."""

    tokens: int
    cost: Decimal


NOTHING = Amount(0, Decimal(0))


class Budget:
    """What a run may spend, has spent and has set aside; safe between threads.

    Spent and set aside together never exceed what is allowed, so the limits hold as
    long as no server uses more than the most that a request can take. Where one does
    (by counting a prompt longer than it was reckoned), that is booked and the next
    request is refused.
    """

    def __init__(self, allowance: Allowance, prices: Mapping[str, Price], halt: Halt) -> None:
        """Allow `allowance`; waits end when the run is stopped."""
        self._allowance = allowance
        self._prices = prices
        self._halt = halt
        self._changed = threading.Condition()
        self._spent = NOTHING
        self._aside = NOTHING

    def price(self, model: str) -> Price:
        """Return the price of `model`; raises EngineUnavailable if one is needed and unknown."""
        known = self._prices.get(model)
        if known is None and self._allowance.max_cost is not None:
            raise EngineUnavailable(
                f"a cost limit is set and {model} has no price; "
                f'give [prices."{model}"] prompt and completion, or limit tokens instead'
            )
        return known or Price(Decimal(0), Decimal(0))

    def reserve(self, most: Amount) -> None:
        """Set `most` aside, waiting for other requests to end where only they stand in the way.

        Raises BudgetStopped where it would not fit even if they cost nothing.
        """
        with self._changed:
            while not self._fits(most, self._spent, self._aside):
                if not self._fits(most, self._spent):
                    raise BudgetStopped(self._refusal(most))
                self._changed.wait(0.1)
                self._halt.check()
            self._aside = _sum(self._aside, most)

    def settle(self, aside: Amount, spent: Amount) -> None:
        """Release what was set `aside` and book what was `spent` of it."""
        with self._changed:
            self._aside = Amount(self._aside.tokens - aside.tokens, self._aside.cost - aside.cost)
            self._spent = _sum(self._spent, spent)
            self._changed.notify_all()

    @property
    def spent(self) -> Amount:
        """What was spent so far, tokens of unknown price at no cost."""
        with self._changed:
            return self._spent

    def _fits(self, *amounts: Amount) -> bool:
        tokens, cost = _sum(*amounts)
        allowed = self._allowance
        return (allowed.max_tokens is None or tokens <= allowed.max_tokens) and (
            allowed.max_cost is None or cost <= allowed.max_cost
        )

    def _refusal(self, most: Amount) -> str:
        """Return the one line that says which limit stops the run."""
        allowed, spent = self._allowance, self._spent
        if allowed.max_tokens is not None and spent.tokens + most.tokens > allowed.max_tokens:
            sums = f"{spent.tokens} of {allowed.max_tokens} tokens are used"
            return f"budget: {sums} and the next request can take {most.tokens}; raise --max-tokens"
        sums = f"{spent.cost:.4f} of {allowed.max_cost} is spent"
        return f"budget: {sums} and the next request can cost {most.cost:.4f}; raise --max-cost"


def _sum(*amounts: Amount) -> Amount:
    return Amount(sum(a.tokens for a in amounts), sum((a.cost for a in amounts), Decimal(0)))


class Budgeted:
    """A model that is asked only for what the budget can still bear."""

    def __init__(self, inner: ChatModel, budget: Budget, count: Counter) -> None:
        """Wrap `inner`; `count` gives the most tokens that a request's prompt can have.

        Raises EngineUnavailable where a cost limit is set and the model has no price.
        """
        self._inner = inner
        self._budget = budget
        self._count = count
        self._price = budget.price(inner.name)

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ModelFailure, and BudgetStopped unsent."""
        most = self._amount(self._count(request), request.max_output_tokens)
        self._budget.reserve(most)
        # Whatever ends the exchange, an interrupt too, it may have cost all of it.
        spent = most
        try:
            reply = self._inner.complete(request)
            spent = self._spent(reply.spent)
        except ExchangeFailure as failure:
            if failure.happened.spent or not failure.may_cost:
                spent = self._spent(failure.happened.spent or Spent(0, 0))
            raise
        finally:
            self._budget.settle(most, spent)
        return reply

    def _spent(self, spent: Spent) -> Amount:
        return self._amount(spent.prompt_tokens, spent.completion_tokens)

    def _amount(self, prompt: int, answer: int) -> Amount:
        return Amount(prompt + answer, self._price.of(prompt, answer))
