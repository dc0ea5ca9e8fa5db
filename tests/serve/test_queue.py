"""The queue: bounded, told when it is full, and emptied before the server stops."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from brief.errors import ArchiveError
from brief.serve.answers import Answers
from brief.serve.commands import Asked
from brief.serve.desk import Desk
from brief.serve.logs import LOG, set_up_logs
from brief.serve.messages import EVIDENCE, Message, said
from brief.serve.metrics import Metrics
from brief.serve.options import ServeOptions
from brief.serve.slack_app import BUSY, FAILED, UNREADABLE, WORKING
from tests.serve.running import Running, running, slack_options
from tests.serve.slack_double import WAIT, SlackDouble

Set = Callable[[Callable[[Asked], Message]], None]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Return a function that sets how commands are answered."""

    def set_answer(do: Callable[[Asked], Message]) -> None:
        monkeypatch.setattr(Answers, "command", lambda _self, asked: do(asked))

    return set_answer


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What is logged, in the form in which the process logs."""
    root, stream = logging.getLogger(), io.StringIO()
    before = list(root.handlers), root.level, LOG.level
    set_up_logs(stream)
    yield stream
    root.handlers[:], level, ours = before
    root.setLevel(level)
    LOG.setLevel(ours)


def records(stream: io.StringIO) -> list[dict[str, Any]]:
    """Return the lines of a log; each has to be JSON."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def small(place: str, double: SlackDouble) -> ServeOptions:
    """Return options with one worker and room for one more."""
    return ServeOptions(archive=place, slack=slack_options(double, workers=1, waiting=1))


def test_who_comes_when_it_is_full_is_told_at_once(
    place: str, double: SlackDouble, answering: Set
) -> None:
    """Two are let in and answered; the third is told to try again, and may."""
    gate, begun = threading.Event(), threading.Event()

    def slow(asked: Asked) -> Message:
        begun.set()
        assert gate.wait(WAIT)
        return said(asked.words)

    answering(slow)
    with running(small(place, double), double) as server:
        assert server.ask("one").json()["text"] == WORKING
        assert begun.wait(WAIT)
        assert server.ask("two").json()["text"] == WORKING
        assert "brief_queue_length 1.0" in server.get("/metrics").text
        assert server.ask("three", trigger_id="t-three").json()["text"] == BUSY
        pressed = server.press(EVIDENCE, "{}")
        assert (pressed.status_code, pressed.text) == (200, "")
        assert double.next("respond").body["text"] == BUSY
        gate.set()
        assert [double.next("respond").body["text"] for _ in range(2)] == ["one", "two"]
        assert server.ask("three", trigger_id="t-three").json()["text"] == WORKING
        assert double.next("respond").body["text"] == "three"
        text = server.get("/metrics").text
    assert 'brief_commands_total{command="show",outcome="busy"} 1.0' in text
    assert 'brief_commands_total{command="evidence",outcome="busy"} 1.0' in text
    assert 'brief_commands_total{command="show",outcome="answered"} 3.0' in text


@pytest.mark.parametrize(
    "case",
    [
        (ValueError("a secret sentence of an article"), FAILED),
        (ArchiveError("archive /x: another process is writing to it"), UNREADABLE),
    ],
)
def test_a_fault_is_told_in_one_line_and_logged(
    place: str,
    double: SlackDouble,
    answering: Set,
    logged: io.StringIO,
    case: tuple[Exception, str],
) -> None:
    """The user gets one line, the log the kind and the place; the next command is answered."""
    error, told = case

    def fail(asked: Asked) -> Message:
        if asked.words == "fail":
            raise error
        return said("good")

    answering(fail)
    with running(small(place, double), double) as server:
        server.ask("fail")
        assert double.next("respond").body["text"] == told
        server.ask("go on")
        assert double.next("respond").body["text"] == "good"
    (line,) = (one for one in records(logged) if one["message"] == "a command failed")
    assert (line["level"], line["error"], line["command"]) == (
        "error",
        type(error).__name__,
        "show",
    )
    assert line["at"][-1].startswith("test_queue.py:")
    assert "secret" not in logged.getvalue()
    assert line.get("said") == (str(error) if isinstance(error, ArchiveError) else None)


def test_an_answer_that_reaches_nobody_is_logged(
    place: str, double: SlackDouble, logged: io.StringIO
) -> None:
    """Where every way is closed the log says so, without the text and the token."""
    double.statuses["respond"] = 500
    double.refusals |= {"chat.postEphemeral": "invalid_auth", "chat.postMessage": "invalid_auth"}
    with running(small(place, double), double) as server:
        server.ask("check Ferry workers signed a pay agreement.")
        double.next("chat.postMessage")
    (line,) = (one for one in records(logged) if one["message"] == "an answer could not be sent")
    assert "invalid_auth" in line["tried"]
    for hidden in ("xoxb", "Ferry", "pay agreement", "an invented signing secret"):
        assert hidden not in logged.getvalue()


def test_a_stop_finishes_what_was_acknowledged(
    place: str, double: SlackDouble, answering: Set
) -> None:
    """A server that is told to stop with work in its queue answers all of it first."""
    begun = threading.Event()

    def slow(asked: Asked) -> Message:
        begun.set()
        time.sleep(0.3)
        return said(asked.words)

    answering(slow)
    with running(small(place, double), double) as server:
        server.ask("one")
        assert begun.wait(WAIT)
        server.ask("two")
        server.stop()
        said_ = [one.body["text"] for one in double.everything if one.way == "respond"]
    assert said_ == ["one", "two"]


def test_a_stop_has_an_end(place: str, double: SlackDouble) -> None:
    """What does not end within the time is left, and counted; a job that fails ends no worker."""
    done: list[str] = []

    async def stopping() -> tuple[int, bool]:
        desk = Desk(1, 5, Metrics())
        desk.start()

        async def fail() -> None:
            raise ValueError

        async def note() -> None:
            done.append("note")

        async def hang() -> None:
            await asyncio.sleep(60)

        for job in (fail, note, hang, note):
            assert desk.offer(job)
        left = await desk.stop(0.3)
        return left, desk.offer(note)

    assert asyncio.run(stopping()) == (2, False)
    assert done == ["note"]


def test_memory_of_requests_is_bounded() -> None:
    """The last ones are remembered, and the oldest forgotten first."""
    from brief.serve.kept import Kept, Once

    once: Once[int] = Once(3)
    for number in range(5):
        once.add(number)
    assert [number in once for number in range(5)] == [False, False, True, True, True]
    kept: Kept[int, int] = Kept(2)
    made: list[int] = []

    def make(number: int) -> Callable[[], int]:
        def making() -> int:
            made.append(number)
            return number

        return making

    for number in (1, 2, 1, 3, 1, 2):
        assert kept.get(number, make(number)) == number
    assert made == [1, 2, 3, 2]
    assert len(kept) == 2


def test_a_server_without_a_queue_is_no_running_one(slack: Running) -> None:
    """The numbers are there from the start: nothing waits, and nothing was asked."""
    text = slack.get("/metrics").text
    assert "brief_queue_length 0.0" in text
    assert "brief_ack_seconds_count 0.0" in text
    assert "process_resident_memory_bytes" in text
