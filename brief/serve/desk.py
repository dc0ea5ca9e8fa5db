"""Commands that wait for their answer: a bounded queue, and a few workers.

Whoever is let in is answered: a stop takes nobody new and waits for the rest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from brief.serve.logs import LOG
from brief.serve.metrics import Metrics

Job = Callable[[], Awaitable[None]]


class Desk:
    """Runs jobs, `workers` at once, of which `waiting` more may wait. For one event loop."""

    def __init__(self, workers: int, waiting: int, metrics: Metrics) -> None:
        self._count = workers
        self._queue: asyncio.Queue[Job] = asyncio.Queue(waiting)
        self._metrics = metrics
        self._tasks: list[asyncio.Task[None]] = []
        self._open = 0
        self._closed = False

    def offer(self, job: Job) -> bool:
        """Let a job in; False where there is no room."""
        if self._closed or self._queue.full():
            return False
        self._queue.put_nowait(job)
        self._open += 1
        self._metrics.waiting.set(self._queue.qsize())
        return True

    def start(self) -> None:
        """Begin to work."""
        self._tasks = [asyncio.create_task(self._work()) for _ in range(self._count)]

    async def stop(self, seconds: float) -> int:
        """Let nobody in any more, finish what was let in, and return how many were not."""
        self._closed = True
        done = asyncio.create_task(self._queue.join())
        await asyncio.wait([done], timeout=seconds)
        left = self._open
        for task in (done, *self._tasks):
            task.cancel()
        await asyncio.gather(done, *self._tasks, return_exceptions=True)
        return left

    async def _work(self) -> None:
        while True:
            job = await self._queue.get()
            self._metrics.waiting.set(self._queue.qsize())
            try:
                await job()
            except Exception:  # noqa: BLE001 - the edge of a job
                # A job answers for itself; what it lets through must not end the worker.
                LOG.exception("a job failed")
            finally:
                self._open -= 1
                self._queue.task_done()
