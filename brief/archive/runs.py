"""The run of a day: how far it has come, and that one process at a time works on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from brief.archive.database import Database, insert
from brief.archive.owners import is_gone, this_owner
from brief.archive.tables import runs
from brief.archive.values import ArchiveOptions, Run, Stage
from brief.errors import ArchiveError

HOLD = timedelta(minutes=15)
"""For how long a run is held without a sign of life; each stage and `hold` begin it anew."""


class Runs:
    """The runs of an archive, one for each day."""

    def __init__(self, database: Database, options: ArchiveOptions) -> None:
        self._database = database
        self._options = options

    def take(self, day: date) -> Run:
        """Hold the run of a day, new or left unfinished, for this process.

        Raises ArchiveError where another process holds it. One that has ended, or
        gave no sign of life for `HOLD`, holds nothing.
        """
        now = self._options.clock()
        with self._database.write() as connection:
            connection.execute(
                insert(connection, runs)
                .values(day=day, stage=Stage.BEGUN.value, owner="", started=now, changed=now)
                .on_conflict_do_nothing(index_elements=["day"])
            )
            found = _locked(connection, day)
            if _is_held(found, now):
                until = f"{found.expires:%H:%M} UTC" if found.expires else "it ends"
                raise ArchiveError(
                    f"archive {self._database.name}: another run of {day} is going on "
                    f"({found.owner}); wait for it, or until {until}"
                )
            connection.execute(
                update(runs)
                .where(runs.c.day == day)
                .values(owner=this_owner(), expires=now + HOLD, changed=now)
            )
            return _locked(connection, day)

    def hold(self, day: date) -> Run:
        """Give a sign of life. Raises ArchiveError where the run is no longer this process's."""
        return self._change(day, {})

    def reach(self, day: date, stage: Stage, briefing: str | None = None) -> Run:
        """Note that a stage is complete, and with `briefed` which briefing is the day's.

        A stage before the one reached changes nothing. Raises ArchiveError where
        the run is no longer this process's.
        """
        values: dict[str, Any] = {"stage": stage.value}
        if briefing is not None:
            values["briefing_id"] = briefing
        return self._change(day, values)

    def leave(self, day: date) -> Run:
        """Let go of the run, complete or not."""
        return self._change(day, {"owner": "", "expires": None})

    def is_mine(self, run: Run) -> bool:
        """Say whether this process holds a run."""
        return run.owner == this_owner()

    def find(self, day: date) -> Run | None:
        """Return the run of a day."""
        with self._database.read() as connection:
            row = connection.execute(select(runs).where(runs.c.day == day)).one_or_none()
        return None if row is None else _run(row)

    def _change(self, day: date, values: dict[str, Any]) -> Run:
        now = self._options.clock()
        with self._database.write() as connection:
            found = _locked(connection, day)
            if found.owner != this_owner():
                raise ArchiveError(
                    f"archive {self._database.name}: the run of {day} was taken over "
                    f"({found.owner or 'and ended'}); nothing more is done here"
                )
            if "stage" in values and Stage(values["stage"]).order < found.stage.order:
                values = {}
            changed = {"expires": now + HOLD, "changed": now} | values
            connection.execute(update(runs).where(runs.c.day == day).values(**changed))
            return _locked(connection, day)


def _is_held(found: Run, now: datetime) -> bool:
    if not found.owner or found.owner == this_owner() or is_gone(found.owner):
        return False
    # An end further away than any hold was written by a clock that was ahead.
    return found.expires is not None and now < found.expires <= now + HOLD


def _locked(connection: Connection, day: date) -> Run:
    wanted = select(runs).where(runs.c.day == day).with_for_update()
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise ValueError(f"no run of {day} was begun")
    return _run(row)


def _run(row: Row[Any]) -> Run:
    return Run(
        row.day,
        Stage(row.stage),
        row.owner,
        row.expires,
        row.started,
        row.changed,
        row.briefing_id,
    )
