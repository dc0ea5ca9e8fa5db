"""The run of a day: held by one process, let go by the dead, and never going backwards."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from brief.archive import runs
from brief.archive.owners import is_gone, this_owner
from brief.archive.runs import HOLD
from brief.archive.store import Archive
from brief.archive.values import Stage
from brief.errors import ArchiveError
from tests.archive.conftest import Clock, Open
from tests.archive.samples import article, record

DAY = date(2026, 3, 2)
FAR = "elsewhere-0-1:4711:99"
"""An owner on a machine of which nothing is known here."""


def _as(monkeypatch: pytest.MonkeyPatch, owner: str) -> None:
    monkeypatch.setattr(runs, "this_owner", lambda: owner)


def test_a_run_goes_through_its_stages(archive: Archive) -> None:
    """It is begun, reaches each stage, keeps its briefing and is let go."""
    assert archive.runs.find(DAY) is None
    assert archive.runs.take(DAY).stage is Stage.BEGUN
    kept = archive.briefings.keep(record(article()))
    assert archive.runs.reach(DAY, Stage.BRIEFED, kept.id).briefing == kept.id
    left = archive.runs.leave(DAY)
    assert (left.stage, left.owner, left.expires) == (Stage.BRIEFED, "", None)
    assert archive.runs.take(DAY).briefing == kept.id


def test_a_stage_does_not_go_back(archive: Archive) -> None:
    """A step done again after a crash does not undo those after it."""
    archive.runs.take(DAY)
    archive.runs.reach(DAY, Stage.PLANNED)
    assert archive.runs.reach(DAY, Stage.COLLECTED).stage is Stage.PLANNED
    assert archive.runs.reach(DAY, Stage.DELIVERED).stage is Stage.DELIVERED


def test_another_process_waits(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one holds the day another is refused, in one line; another day is free."""
    archive.runs.take(DAY)
    monkeypatch.setattr(runs, "is_gone", lambda owner: False)
    _as(monkeypatch, FAR)
    with pytest.raises(ArchiveError, match="another run of 2026-03-02 is going on") as caught:
        archive.runs.take(DAY)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 14
    assert archive.runs.take(DAY + timedelta(days=1)).owner == FAR


def test_what_was_let_go_is_free(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process takes it, and the first can do nothing more with it."""
    archive.runs.take(DAY)
    archive.runs.leave(DAY)
    with monkeypatch.context() as other:
        _as(other, FAR)
        assert archive.runs.take(DAY).owner == FAR
    with pytest.raises(ArchiveError, match="taken over"):
        archive.runs.reach(DAY, Stage.DELIVERED)
    with pytest.raises(ArchiveError, match="another run"):
        archive.runs.take(DAY)


def test_without_a_sign_of_life_it_is_free(
    archive: Archive, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time of holding, and not before, another machine takes over."""
    with monkeypatch.context() as other:
        _as(other, FAR)
        archive.runs.take(DAY)
        clock.now += HOLD / 2
        archive.runs.hold(DAY)
    clock.now += HOLD - timedelta(seconds=5)
    with pytest.raises(ArchiveError, match="another run"):
        archive.runs.take(DAY)
    clock.now += timedelta(seconds=5)
    assert archive.runs.take(DAY).owner == this_owner()


def test_a_clock_that_was_ahead_holds_nothing(
    archive: Archive, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A holding that ends later than any may was written by a wrong clock."""
    clock.now += timedelta(days=400)
    with monkeypatch.context() as other:
        _as(other, FAR)
        archive.runs.take(DAY)
    clock.now -= timedelta(days=400)
    assert archive.runs.take(DAY).owner == this_owner()


def test_a_run_that_nobody_began_cannot_go_on(archive: Archive) -> None:
    """To reach a stage of it is a fault of the caller."""
    with pytest.raises(ValueError, match="no run of"):
        archive.runs.reach(DAY, Stage.BRIEFED)


def test_who_is_gone_is_known() -> None:
    """A process that ended is gone; this one, and one of another machine, are not known to be."""
    code = "from brief.archive.owners import this_owner; print(this_owner())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert is_gone(done.stdout.strip())
    assert not is_gone(this_owner())
    assert not is_gone(FAR)
    assert not is_gone("no owner at all")


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")  # noqa: PTH110
def test_a_number_given_anew_is_another_process() -> None:
    """The number of a dead process may belong to a living one since."""
    place, _, started = this_owner().rpartition(":")
    assert started
    assert is_gone(f"{place}:{int(started) - 1}")


def test_the_dead_hold_nothing(url: str, open_it: Open) -> None:
    """The day of a killed process is free at once: a rerun need not wait."""
    archive = open_it()
    code = (
        "import os, sys; from datetime import date; from brief.archive import open_archive;"
        "open_archive(sys.argv[1]).runs.take(date(2026, 3, 2)); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, url], check=False)
    assert done.returncode == -9
    found = archive.runs.find(DAY)
    assert found is not None
    assert found.owner not in {"", this_owner()}
    assert archive.runs.take(DAY).owner == this_owner()
