"""A whole day over an archive, as a process that can be killed at any step.

    python -m tests.archive.day FOLDER OUT

A step is a statement that the database is about to execute, a commit, or a
message before and after it is handed over. For each step the day is run in a
process that kills itself there, then run again in another; a line of JSON in
OUT says what came of it. First the steps of making the archive, then those of a
day over one that is made. The processes are forked, so that the libraries are
loaded once.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from brief.archive import open_archive
from brief.archive.store import Archive
from brief.archive.values import ALWAYS, Stage
from brief.ingest.web_values import Remembered
from tests.archive.samples import EDITED, article, record

DAY = date(2026, 3, 2)
READERS = ("ann@example.org", "ben@example.org")
ARTICLES = (article(), article(EDITED, "https://mirror.example/", id="mirror"))


class Steps:
    """Counts steps, and kills the process at one of them."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.names: list[str] = []

    def step(self, name: str) -> None:
        """One more step; it is not done where the process ends here."""
        self.names.append(name)
        if len(self.names) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(steps: Steps) -> None:
    """Let every statement and commit of this process be a step."""

    @event.listens_for(Engine, "before_cursor_execute")
    def _execute(_c: object, _cursor: object, statement: str, *_: object) -> None:
        steps.step(" ".join(statement.split()[:3]))

    @event.listens_for(Engine, "commit")
    def _commit(_c: object) -> None:
        steps.step("COMMIT")


def run_day(url: str, outbox: Path, steps: Steps) -> None:
    """Do all of a day that is not done yet."""
    with open_archive(url) as archive:
        run = archive.runs.take(DAY)
        if run.stage.order < Stage.COLLECTED.order:
            archive.articles.keep(ARTICLES)
            archive.feeds.remember([Remembered("https://quay.example/feed", etag='"v1"')])
            run = archive.runs.reach(DAY, Stage.COLLECTED)
        if run.stage.order < Stage.BRIEFED.order:
            kept = archive.briefings.keep(record(*ARTICLES))
            run = archive.runs.reach(DAY, Stage.BRIEFED, kept.id)
        ledger = archive.ledger(run.briefing)
        for key, state in ledger.plan(f"email {DAY} {reader}" for reader in READERS).items():
            if state == "planned" and ledger.begin(key) == "planned":
                steps.step("before the message")
                with outbox.open("a", encoding="utf-8") as file:
                    file.write(f"{key}\n")
                steps.step("after the message")
                ledger.sent(key, "250 ok")
        archive.runs.reach(DAY, Stage.DELIVERED)
        archive.runs.leave(DAY)
        steps.step("the end")


def state_of(archive: Archive, outbox: Path) -> dict[str, Any]:
    """Return everything that a day leaves behind, without its times."""
    run = archive.runs.find(DAY)
    assert run is not None
    sent = outbox.read_text(encoding="utf-8").splitlines() if outbox.exists() else []
    return {
        "stage": run.stage,
        "owner": run.owner,
        "articles": [len(archive.articles.versions(one.url)) for one in ARTICLES],
        "briefings": [one.id for one in archive.briefings.between()],
        "todays": run.briefing,
        "statements": [one.text for one in archive.briefings.statements()],
        "stories": [one.id for one in archive.stories.recent(DAY)],
        "costs": len(archive.briefings.spent(ALWAYS)),
        "found": [hit.what for hit in archive.search("ferry")],
        "feed": archive.feeds.recall("https://quay.example/feed") is not None,
        "ledger": {one.key: one.state for one in archive.ledger().entries()},
        "sent": sent,
    }


def in_a_process(do: Callable[[], None]) -> int:
    """Return how a process ended that was forked to do something."""
    child = os.fork()
    if child == 0:
        try:
            do()
        except BaseException as error:  # noqa: BLE001 - the edge of the process
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def once(folder: Path, name: str, last: int) -> dict[str, Any]:
    """Kill the day at step `last`, run it again, and return what came of it."""
    url, outbox = str(folder / f"{name}.sqlite"), folder / f"{name}.txt"
    told = folder / f"{name}.json"
    steps = Steps(last)

    def killed() -> None:
        watch(steps)
        run_day(url, outbox, steps)

    def again() -> None:
        run_day(url, outbox, Steps(0))
        with open_archive(url) as archive:
            told.write_text(json.dumps(state_of(archive, outbox)), encoding="utf-8")

    first, second = in_a_process(killed), in_a_process(again)
    state = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    return {"step": name, "first": first, "second": second, "state": state}


def steps_of_opening(folder: Path) -> int:
    """Return how many steps it takes to make an archive, which is left as `made.sqlite`."""
    counted = folder / "count"

    def make() -> None:
        steps = Steps(0)
        watch(steps)
        open_archive(str(folder / "made.sqlite")).close()
        counted.write_text(str(len(steps.names)), encoding="ascii")

    assert in_a_process(make) == 0
    return int(counted.read_text(encoding="ascii"))


def main(folder: Path, out: Path) -> None:
    """Kill the day at each of its steps in turn, until one run comes to its end."""
    # Loaded here, so that no child has to.
    import_module("alembic.command")
    opening = steps_of_opening(folder)
    with out.open("w", encoding="utf-8") as file:
        for last in range(1, opening + 1):
            file.write(json.dumps(once(folder, f"open-{last}", last)) + "\n")
        for last in count(1):
            shutil.copy(folder / "made.sqlite", folder / f"day-{last}.sqlite")
            came = once(folder, f"day-{last}", last)
            file.write(json.dumps(came) + "\n")
            if came["first"] == 0:
                return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
