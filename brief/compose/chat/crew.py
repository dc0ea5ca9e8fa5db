"""Doing many things at once, in threads that an interrupt does not wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from itertools import count
from typing import Generic, TypeVar

from brief.compose.chat.waiting import Halt

T = TypeVar("T")
R = TypeVar("R")


class _Row(Generic[R]):
    """Results by place, and the errors of jobs."""

    def __init__(self) -> None:
        self.done: dict[int, R] = {}
        self.errors: list[BaseException] = []
        self.changed = threading.Condition()


def in_parallel(
    job: Callable[[T], R], items: Sequence[T], threads: int, halt: Halt
) -> tuple[R, ...]:
    """Return `job(item)` for each of `items`, in their order, `threads` of them at a time.

    An error of a job, or an interrupt from the keyboard, stops `halt`, begins no
    further job and is raised without waiting for exchanges under way: the threads do
    not keep the program alive, and nothing is kept of a job that was not finished.
    """
    row: _Row[R] = _Row()
    places = count()

    def work() -> None:
        while (place := next(places)) < len(items) and not row.errors:
            try:
                result = job(items[place])
            except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
                with row.changed:
                    row.errors.append(error)
                    row.changed.notify_all()
                return
            with row.changed:
                row.done[place] = result
                row.changed.notify_all()

    try:
        for _ in range(min(threads, len(items))):
            threading.Thread(target=work, daemon=True).start()
        with row.changed:
            while not row.errors and len(row.done) < len(items):
                row.changed.wait()
        if row.errors:
            raise row.errors[0]
    except BaseException:
        halt.stop()
        raise
    return tuple(row.done[place] for place in range(len(items)))
