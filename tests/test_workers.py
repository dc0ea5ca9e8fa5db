"""Workers do what would be done here, and nothing is lost when one dies or none can start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from brief import workers
from brief.ingest.files import Refused
from brief.workers import Workers


def double(number: int) -> tuple[int, int]:
    """Return twice a number, and the process that says so."""
    return 2 * number, os.getpid()


def refuse(number: int) -> int:
    """Refuse, as a page is refused."""
    raise Refused(f"{number} is no page", "give another")


def die(home: int) -> int:
    """End this process, but for the one at home."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return home


def noisy(number: int) -> int:
    """Print, as libraries do."""
    sys.stdout.write(f"{number}\n")
    return number


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two cores, and let workers find these functions."""
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))


def test_the_answers_are_in_order_and_from_elsewhere() -> None:
    """Each job's answer is its own, and none was found in this process."""
    with Workers() as some:
        found = list(some.each(double, range(20)))
    assert [twice for twice, _ in found] == list(range(0, 40, 2))
    pids = {pid for _, pid in found}
    assert os.getpid() not in pids
    assert len(pids) <= 2


def test_a_few_jobs_are_done_here() -> None:
    """Workers are started when it pays: the first three here, then elsewhere."""
    with Workers(after=3) as some:
        found = [some.do(double, number) for number in range(5)]
    assert [pid == os.getpid() for _, pid in found] == [True] * 3 + [False] * 2


def test_one_core_needs_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """On one core everything is done here."""
    monkeypatch.setattr(workers, "cores", lambda: 1)
    with Workers() as some:
        assert {pid for _, pid in some.each(double, range(3))} == {os.getpid()}


def test_an_error_is_raised_as_it_is() -> None:
    """What a job raises there is raised here, with all that it says; the next job is done."""
    with Workers() as some:
        with pytest.raises(Refused) as caught:
            some.do(refuse, 7)
        assert (caught.value.what, caught.value.todo) == ("7 is no page", "give another")
        assert some.do(double, 4)[0] == 8


def test_a_worker_that_dies_is_done_without() -> None:
    """Its job is done here, and so are the next ones when all have died."""
    with Workers() as some:
        assert list(some.each(die, [os.getpid()] * 6)) == [os.getpid()] * 6
        assert some.do(double, 4) == (8, os.getpid())


def test_what_cannot_be_sent_is_done_here() -> None:
    """A job that is no function of a module stays here, and the workers go on."""
    with Workers() as some:
        assert some.do(lambda: double(3)) == (6, os.getpid())
        assert some.do(double, 4)[1] != os.getpid()


def test_what_a_job_prints_is_no_answer() -> None:
    """Standard output belongs to the answers."""
    with Workers() as some:
        assert list(some.each(noisy, range(4))) == list(range(4))


def test_no_worker_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is not found the work is done all the same."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Workers() as some:
        assert some.do(double, 4) == (8, os.getpid())


def test_all_end_with_the_block() -> None:
    """After the block, left well or by an error, no worker is left."""
    pids: set[int] = set()

    def leave(error: type[BaseException] | None) -> None:
        with Workers() as some:
            pids.update(pid for _, pid in some.each(double, range(8)))
            if error is not None:
                raise error

    leave(None)
    with pytest.raises(KeyboardInterrupt):
        leave(KeyboardInterrupt)
    assert len(pids) > 1
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_many_threads_share_them() -> None:
    """Threads wait for a worker and get their own answers."""
    with Workers() as some, ThreadPoolExecutor(16) as threads:
        found = list(threads.map(lambda number: some.do(double, number)[0], range(200)))
    assert found == list(range(0, 400, 2))


def test_an_interrupt_is_not_for_workers() -> None:
    """A worker ends when its jobs end, not by the keyboard, and without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "brief.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        _, err = child.communicate(b"\0")
    assert (child.returncode, err) == (0, b"")
