"""Work in batches, here or behind any `concurrent.futures.Executor`.

A task is a function of a module and a batch of what it works on, so that it can
be sent to another process or machine. Batches are sent a bounded number ahead,
so that what is in flight, and not the whole input, is in memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")

_AHEAD = 16
"""Batches sent before the first of them is waited for."""


def batched(items: Iterable[_In], size: int) -> Iterator[tuple[_In, ...]]:
    """Yield the items in tuples of `size`, the last one shorter."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def in_batches(
    task: Callable[[Sequence[_In]], Sequence[_Out]],
    items: Iterable[_In],
    size: int,
    executor: Executor | None = None,
) -> Iterator[_Out]:
    """Yield what `task` makes of batches of `size` items, in the order of the items.

    Without an executor the work is done here. An error in a task is raised where
    its first result would have come.
    """
    if executor is None:
        for batch in batched(items, size):
            yield from task(batch)
        return
    waiting: deque[Future[Sequence[_Out]]] = deque()
    for batch in batched(items, size):
        if len(waiting) >= _AHEAD:
            yield from waiting.popleft().result()
        waiting.append(executor.submit(task, batch))
    while waiting:
        yield from waiting.popleft().result()
