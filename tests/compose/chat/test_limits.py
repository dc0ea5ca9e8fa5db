"""Limits: never more at once than allowed, never more in any minute, and nothing lost."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat.crew import in_parallel
from brief.compose.chat.failures import Stopped
from brief.compose.chat.limits import MINUTE, Gate, Limited, Window
from brief.compose.chat.settings import Limits
from brief.compose.chat.waiting import Clock, Halt
from brief.compose.model import ChatReply, ChatRequest, Role
from tests.compose.chat.conftest import Serve
from tests.compose.chat.made import HandClock, Scripted, chat, reply, request
from tests.model_server.behaviour import Behaviour, Fault


@given(st.lists(st.tuples(st.integers(1, 7), st.floats(0, 30)), max_size=60), st.integers(3, 9))
def test_no_minute_holds_too_much(steps: list[tuple[int, float]], most: int) -> None:
    """In any minute the amounts taken stay within the limit, unless one alone is over it."""
    clock = HandClock()
    window = Window(most, clock)
    taken: list[tuple[float, int]] = []
    for amount, pause in steps:
        clock.time += pause
        window.take(amount)
        taken.append((clock.time, amount))
    for start, _ in taken:
        within = [amount for time, amount in taken if start <= time < start + MINUTE * 0.999999]
        assert sum(within) <= most or len(within) == 1


def test_requests_within_the_limit_do_not_wait() -> None:
    """The wait begins with the first request too many, and is no longer than it must be."""
    clock = HandClock()
    window = Window(3, clock)
    for _ in range(3):
        window.take(1)
    assert clock.waits == []
    clock.time = 10.0
    window.take(1)
    assert clock.waits == [MINUTE - 10.0]


def test_tokens_are_limited_too() -> None:
    """A request waits for the tokens that it can take, answer included."""
    clock = HandClock()
    gate = Gate(Limits(tokens_per_minute=1000), clock)
    model = Limited(Scripted(), gate, lambda asked: asked.max_output_tokens)
    model.complete(request(most=600))
    model.complete(request(most=400))
    assert clock.waits == []
    model.complete(request(most=1))
    assert clock.waits == [MINUTE]


def test_requests_are_limited_too() -> None:
    """The third request of a minute that allows two waits for the minute to end."""
    clock = HandClock()
    model = Limited(Scripted(), Gate(Limits(requests_per_minute=2), clock), lambda _: 0)
    for waits in ([], [], [MINUTE]):
        model.complete(request())
        assert clock.waits == waits


@dataclass
class Meeting:
    """A model that answers only while as many are asking as may ask at once."""

    parties: int
    name: str = "meeting"
    at_once: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def complete(self, request: ChatRequest) -> ChatReply:
        """Wait a moment with the others."""
        assert request.messages
        with self.lock:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        self.full.wait(0.2)
        with self.lock:
            self.at_once -= 1
        return reply()

    def __post_init__(self) -> None:
        """Have a place to wait at."""
        self.full = threading.Event()


def test_no_more_at_once_than_allowed() -> None:
    """Twelve threads at a limit of three: three at a time, and all are answered."""
    meeting = Meeting(3)
    model = Limited(meeting, Gate(Limits(concurrency=3), Clock(Halt())), lambda _: 0)
    answers = in_parallel(lambda _: model.complete(request()), range(12), 12, Halt())
    assert len(answers) == 12
    assert meeting.most == 3


def test_a_stop_reaches_those_who_queue() -> None:
    """Whoever waits for a turn when the run is stopped does not get one, and no place is lost."""
    halt = Halt()
    gate = Gate(Limits(concurrency=1), Clock(halt))
    model = Limited(Scripted(), gate, lambda _: 0)
    gate.slots.acquire()
    halt.stop()
    with pytest.raises(Stopped):
        model.complete(request())
    gate.slots.release()
    with pytest.raises(Stopped):
        model.complete(request())
    assert gate.slots.acquire(blocking=False)


def test_a_failure_frees_its_place() -> None:
    """An exchange that fails does not take its place along."""
    gate = Gate(Limits(concurrency=1), Clock(Halt()))
    model = Limited(Scripted([OSError("gone")]), gate, lambda _: 0)
    with pytest.raises(OSError, match="gone"):
        model.complete(request())
    assert model.complete(request()).data == {"statements": []}


def test_two_hundred_requests_with_faults(serve: Serve) -> None:
    """At 5 % faults and a limit of 16 each gets its own answer, and the limit is kept."""
    server = serve(Behaviour(latency=0.05, fault=Fault.OVERLOADED, fault_every=20))
    models = chat(server.url, limits=Limits(concurrency=16))
    model = models.models[Role.COMPOSE]
    lines = [f"[A{n}.1] Berth {n} was let." for n in range(2, 202)]
    answers = in_parallel(lambda line: model.complete(request(line)), lines, 32, models.halt)
    assert all(
        line.partition("] ")[2] in str(a.data) for line, a in zip(lines, answers, strict=True)
    )
    assert len({str(answer.data) for answer in answers}) == 200
    # Every 20th of the requests fails and comes again, which makes more of them.
    assert len(server.requests) == 200 + len(server.requests) // 20
    # Never over the limit; how near to it is a matter of the machine.
    assert 8 < server.most_at_once <= 16
    used = models.usage.rows()[0]
    assert (used.requests, used.failed) == (len(server.requests), len(server.requests) // 20)
    models.close()
