"""The budget: a hard stop that holds however many ask at once, and money that adds up."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat.budget import Amount, Budget, Budgeted
from brief.compose.chat.crew import in_parallel
from brief.compose.chat.failures import (
    CutOff,
    ExchangeFailure,
    Happened,
    Place,
    ServerFault,
    Stopped,
    TimedOut,
)
from brief.compose.chat.settings import Allowance, Limits, Price
from brief.compose.chat.waiting import Halt
from brief.compose.model import ModelFailure, Role, Spent
from brief.errors import BudgetStopped, EngineUnavailable
from tests.compose.chat.conftest import Serve
from tests.compose.chat.made import Scripted, chat, reply, request
from tests.model_server.behaviour import Behaviour

PLACE = Place("m", "s")
PRICES = {"scripted": Price(Decimal(2), Decimal(10)), "test": Price(Decimal(2), Decimal(10))}


def budget(cost: str | None = None, tokens: int | None = None) -> Budget:
    """Return a budget of so much."""
    return Budget(Allowance(Decimal(cost) if cost else None, tokens), PRICES, Halt())


def test_the_price_is_for_a_million_tokens() -> None:
    """Prompt and answer have prices of their own."""
    assert Price(Decimal(2), Decimal(10)).of(500_000, 100_000) == Decimal(2)


def test_what_could_cost_too_much_is_not_sent() -> None:
    """A request that fits exactly is sent; one token more and it is not."""
    model = Scripted()
    Budgeted(model, budget(tokens=700), lambda _: 100).complete(request(most=600))
    assert len(model.asked) == 1
    with pytest.raises(BudgetStopped, match=r"0 of 699 tokens are used and .* can take 700"):
        Budgeted(model, budget(tokens=699), lambda _: 100).complete(request(most=600))
    assert len(model.asked) == 1


def test_cost_is_limited_too() -> None:
    """100 prompt and 600 answer tokens cost 0.0062 at these prices; the message says so."""
    model = Scripted()
    Budgeted(model, budget("0.0062"), lambda _: 100).complete(request(most=600))
    assert len(model.asked) == 1
    with pytest.raises(BudgetStopped, match=r"0\.0000 of 0\.0061 is spent .* can cost 0\.0062"):
        Budgeted(model, budget("0.0061"), lambda _: 100).complete(request(most=600))


def test_what_was_not_used_is_free_again() -> None:
    """A request sets aside the most it can take and is booked with what it took."""
    spent = budget(tokens=820)
    model = Budgeted(Scripted([reply(100, 20)]), spent, lambda _: 100)
    model.complete(request(most=600))
    assert spent.spent == Amount(120, Decimal("0.0004"))
    model.complete(request(most=600))


@pytest.mark.parametrize(
    ("failure", "tokens"),
    [
        (ServerFault(PLACE), 0),
        (CutOff(PLACE, Happened(spent=Spent(90, 600))), 690),
        (TimedOut(PLACE), 700),
        (KeyboardInterrupt(), 700),
    ],
)
def test_failures_are_booked(failure: BaseException, tokens: int) -> None:
    """What the server says it used; nothing if it did not work; everything if nobody knows."""
    spent = budget(tokens=10_000)

    with pytest.raises(type(failure)):
        Budgeted(Scripted([failure]), spent, lambda _: 100).complete(request(most=600))
    assert spent.spent.tokens == tokens


def test_a_cost_limit_needs_prices() -> None:
    """A model without a price cannot be held to a cost; that is said before anything is sent."""
    unpriced = Scripted(name="free-for-all")
    with pytest.raises(EngineUnavailable, match="free-for-all has no price"):
        Budgeted(unpriced, budget("1"), lambda _: 1)
    Budgeted(unpriced, budget(tokens=1000), lambda _: 1)


def test_one_waits_for_another_to_end() -> None:
    """What is only set aside by others is waited for, not refused."""
    shared = budget(tokens=1000)
    aside = Amount(700, Decimal(0))
    shared.reserve(aside)
    done: list[int] = []

    def ask() -> None:
        shared.reserve(aside)
        done.append(1)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(0.2)
    assert done == []
    shared.settle(aside, Amount(100, Decimal(0)))
    thread.join(5)
    assert done == [1]


def test_a_stop_ends_that_wait() -> None:
    """A stopped run waits for nobody's money."""
    halt = Halt()
    shared = Budget(Allowance(max_tokens=1000), {}, halt)
    shared.reserve(Amount(700, Decimal(0)))
    halt.stop()
    with pytest.raises(Stopped):
        shared.reserve(Amount(700, Decimal(0)))


@given(
    st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1)), min_size=1, max_size=20),
    st.integers(0, 2000),
)
def test_the_sum_never_exceeds_the_budget(jobs: list[tuple[int, float]], most: int) -> None:
    """However requests fit, what is spent stays within, and a refusal is never premature."""
    shared = budget(tokens=most)
    for tokens, share in jobs:
        aside = Amount(tokens, Decimal(0))
        before = shared.spent.tokens
        try:
            shared.reserve(aside)
        except BudgetStopped:
            assert before + tokens > most
            continue
        shared.settle(aside, Amount(int(tokens * share), Decimal(0)))
        assert shared.spent.tokens <= most


def test_a_hard_stop_under_load(serve: Serve) -> None:
    """Sixty requests at once against a budget for a few: it is never exceeded, and is used."""
    server = serve(Behaviour(latency=0.01))
    allowed = Allowance(max_tokens=9_000)
    models = chat(server.url, allowance=allowed, limits=Limits(concurrency=12))
    model = models.models[Role.COMPOSE]

    def ask(number: int) -> ModelFailure | None:
        try:
            model.complete(request(f"number {number}"))
        except ModelFailure as failure:
            return failure
        return None

    ended = in_parallel(ask, range(60), 30, models.halt)
    used = models.usage.rows()[0]
    spent = used.prompt_tokens + used.completion_tokens
    assert spent == models.budget.spent.tokens <= 9_000
    answered = sum(failure is None for failure in ended)
    assert answered == len(server.requests) == used.requests
    assert 5 < answered < 60
    assert all(isinstance(failure, BudgetStopped) for failure in ended if failure)
    assert not any(isinstance(failure, ExchangeFailure) for failure in ended)
    models.close()


def test_what_a_request_can_take_is_known_before(serve: Serve) -> None:
    """The most that a request can take is no less than what it took, in tokens and in cost."""
    models = chat(serve().url, prices=PRICES)
    most = models.most(request())
    models.models[Role.COMPOSE].complete(request())
    spent = models.budget.spent
    assert 0 < spent.tokens <= most.tokens
    assert 0 < spent.cost <= most.cost
    models.close()


def test_the_cost_is_in_the_record(serve: Serve) -> None:
    """What a run cost is what its tokens cost."""
    models = chat(serve().url, prices=PRICES, allowance=Allowance(max_cost=Decimal(1)))
    models.models[Role.COMPOSE].complete(request())
    models.models[Role.JUDGE].complete(request(role=Role.JUDGE))
    rows = models.usage.rows()
    assert [row.role for row in rows] == [Role.COMPOSE, Role.JUDGE]
    costs = [row.cost(PRICES) for row in rows]
    assert sum(cost for cost in costs if cost) == models.budget.spent.cost > 0
    assert rows[0].cost({}) is None
    models.close()
