"""Work over many hosts at once, a few lanes to each, so that no host holds up another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Lanes mostly sleep, out of politeness or in wait for an answer.
_MOST_LANES = 128


def run_lanes(
    tasks: Sequence[tuple[str, T]],
    work: Callable[[T], R],
    per_host: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[R]:
    """Do `work` for each (host, task), at most `per_host` at once for one host.

    Returns the results in the order of the tasks. `progress` is called with
    (done, in all) from the threads. What `work` raises ends the whole.
    """
    results: dict[int, R] = {}
    queues: dict[str, deque[tuple[int, T]]] = {}
    for place, (host, task) in enumerate(tasks):
        queues.setdefault(host, deque()).append((place, task))

    def lane(queue: deque[tuple[int, T]]) -> None:
        while True:
            try:
                place, task = queue.popleft()
            except IndexError:
                return
            results[place] = work(task)
            if progress is not None:
                progress(len(results), len(tasks))

    lanes = [[queue] * min(per_host, len(queue)) for queue in queues.values()]
    # The first lane of every host comes before the second of any.
    ordered = [one for round_ in zip_longest(*lanes) for one in round_ if one is not None]
    if not ordered:
        return []
    with ThreadPoolExecutor(min(len(ordered), _MOST_LANES), thread_name_prefix="fetch") as pool:
        try:
            for done in as_completed([pool.submit(lane, queue) for queue in ordered]):
                done.result()
        finally:
            for queue in queues.values():  # after a failure or an interrupt: start no more
                queue.clear()
    return [results[place] for place in range(len(tasks))]
