"""A few processes that do what would keep one core busy for long, each thing as it would be here.

    with Workers() as workers:
        page = workers.do(read_page, url, fetched, entry)

A worker is this Python with a module of ours, spoken to over its pipes: it takes
no copy of this process, as forking would of threads and their locks, and does not
run the program that imported us again, as `multiprocessing` does. Where none can
be started, or one dies, the work is done here: the answers are the same.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from types import TracebackType
from typing import IO, Any, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 4
"""Workers at the most; each holds some 150 MB."""
_SIZE = 8  # bytes that tell how long a message is


class Job(NamedTuple):
    """A function of a module and what it is called with."""

    do: Callable[..., Any]
    given: tuple[Any, ...]


class Done(NamedTuple):
    """What a job gave, or the error that it raised."""

    result: Any = None
    error: Exception | None = None


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Processes for jobs of several threads; use it in a `with` block, so that they end.

    Started when the `after`-th job comes: for a few, starting costs more than it
    saves. On one core everything is done here. What is done here is done one thing
    at a time: under one interpreter's lock more would only need more memory.
    """

    def __init__(self, after: int = 0, most: int = MOST) -> None:
        self._left = after
        count = min(most, cores())
        self.count = count if count > 1 else 0
        self._lock, self._here = Lock(), Lock()
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Workers:
        """Begin; nothing is started yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers, whatever they are at if this block is left by an error."""
        for one in self._started:
            if kind is not None:
                one.kill()
            for pipe in (one.stdin, one.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            one.wait()

    def do(self, job: Callable[..., R], *given: Any) -> R:
        """Return what `job(*given)` returns, or raise what it raises."""
        with self._worker() as worker:
            done = None if worker is None else _asked(worker, Job(job, given))
        if done is None:
            with self._here:
                return job(*given)
        if done.error is not None:
            raise done.error
        found: R = done.result
        return found

    def each(self, job: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        """Yield what `job` returns for each, in order, many at once."""
        if not self.count:
            yield from map(job, given)
            return
        with ThreadPoolExecutor(self.count, thread_name_prefix="job") as threads:
            try:
                yield from threads.map(lambda one: self.do(job, one), given)
            finally:
                threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> None:
        """Start the workers; where the system refuses, none is asked for again."""
        try:
            for _ in range(self.count):
                self._started.append(_start())
                self._idle.put(self._started[-1])
        except OSError:
            self.count = len(self._started)

    @contextmanager
    def _worker(self) -> Iterator[subprocess.Popen[bytes] | None]:
        """Give a worker that has nothing to do, waiting for one; None where there is none."""
        with self._lock:
            self._left -= 1
            if self._left < 0 and not self._started and self.count:
                self._begin()
        if not self._started:
            yield None
            return
        worker = self._idle.get()
        try:
            yield worker
        finally:
            # One that has died leaves its place, so that nobody waits for it.
            self._idle.put(worker if worker is not None and worker.poll() is None else None)


def _start() -> subprocess.Popen[bytes]:
    """Start a worker with the modules of this process."""
    root = str(Path(__file__).parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        # Without the working directory, where anything may lie.
        [sys.executable, "-P", "-m", "brief.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )


def _asked(worker: subprocess.Popen[bytes], job: Job) -> Done | None:
    """Return what a worker answers; None where it is dead or the job cannot be sent."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        data = pickle.dumps(job)
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
    try:
        _send(worker.stdin, data)
        found = pickle.loads(_receive(worker.stdout))  # noqa: S301 - our own process wrote it
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        worker.kill()  # between two messages it may be at any byte
        worker.wait()
        return None
    return found if isinstance(found, Done) else None


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_SIZE, "big") + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """Read one message. Raises EOFError where the other side has ended."""
    return _read(pipe, int.from_bytes(_read(pipe, _SIZE), "big"))


def _read(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def work() -> None:
    """Answer jobs until there are no more: what a worker does.

    An interrupt from the keyboard is for the process that gives the jobs.
    """
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            _send(answers, _answer(_receive(jobs)))


def _answer(data: bytes) -> bytes:
    """Do a job, and return what came of it."""
    try:
        job = pickle.loads(data)  # noqa: S301 - the process that started this one wrote it
        return pickle.dumps(Done(job.do(*job.given)))
    except Exception as error:  # noqa: BLE001 - the edge of the process
        return pickle.dumps(Done(error=error))


if __name__ == "__main__":
    # Under its own name, so that what it sends is of the types that the other side has.
    from brief.workers import work as _work

    _work()
