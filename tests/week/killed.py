"""Mornings as processes that kill themselves, each at another step.

    python -m tests.week.killed DAY FOLDER...

Runs the day in the first folder undisturbed, then in the next ones, each in a
process that ends when a step of `STEPS` is done and noted nowhere else yet. The
processes are forked, so that the libraries are loaded once. Prints how each ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from brief.archive.articles import Articles
from brief.archive.briefings import Briefings
from brief.archive.deliveries import Ledger
from brief.archive.runs import Runs
from brief.archive.values import Stage
from brief.cli import main
from brief.deliver import smtp
from brief.morning import run


def kill() -> None:
    """End this process at once, as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner: Any, name: str, when: Callable[..., bool] = lambda *_: True) -> None:
    """Let the process end when `owner.name` has done its work, the first time that `when`."""
    real = getattr(owner, name)

    def doing(*args: Any, **more: Any) -> Any:
        done = real(*args, **more)
        if when(*args):
            kill()
        return done

    setattr(owner, name, doing)


def _reaches(stage: Stage) -> Callable[..., bool]:
    return lambda *args: stage in args


STEPS: dict[str, Callable[[], None]] = {
    "articles": lambda: after(Articles, "keep"),
    "collected": lambda: after(Runs, "reach", _reaches(Stage.COLLECTED)),
    "composed": lambda: after(run, "make_briefing"),
    "kept": lambda: after(Briefings, "keep"),
    "briefed": lambda: after(Runs, "reach", _reaches(Stage.BRIEFED)),
    "planned": lambda: after(Ledger, "plan"),
    "begun": lambda: after(Ledger, "begin"),
    "handed over": lambda: after(smtp.Session, "hand_over"),
    "sent": lambda: after(Ledger, "sent"),
    "delivered": lambda: after(Runs, "reach", _reaches(Stage.DELIVERED)),
}
IN_DOUBT = frozenset({"begun", "handed over"})
"""The one window: claimed, and the answer not noted."""


def _ended(step: str, folder: str, day: str) -> int:
    """Run a day in a process of its own, and return how it ended."""
    child = os.fork()
    if child == 0:
        STEPS[step]()
        os._exit(_run(folder, day))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(folder: str, day: str) -> int:
    return main(["daily", "--date", day, "--config", f"{folder}/brief.toml"])


if __name__ == "__main__":
    day, whole, *folders = sys.argv[1:]
    with contextlib.redirect_stdout(sys.stderr):
        codes = [_run(whole, day)]
        codes += [_ended(step, one, day) for step, one in zip(STEPS, folders, strict=True)]
    sys.stdout.write(json.dumps(codes))
