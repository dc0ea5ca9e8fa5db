"""A progress bar for people; programs and log files get nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Report: TypeAlias = Callable[[str, int, int], None]
"""What long work calls as it goes on: the stage's name, how much is done, of how much."""


@contextmanager
def progress(*, shown: bool = True) -> Iterator[Report | None]:
    """Give a function that moves a bar on standard error, or None if that is no terminal.

    Each new stage gets a line of its own; all are wiped when the work ends. A command
    that writes to the same screen meanwhile asks for none with `shown`.
    """
    if not (shown and sys.stderr and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    # rich would send what is written to standard output to the bar's console instead.
    bars = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bars:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report
