"""A day that is killed at any step is complete after another run: nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archive.day import DAY, READERS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

KEYS = [f"email {DAY} {reader}" for reader in READERS]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory, root: Path) -> list[dict[str, Any]]:
    """What came of each day that was killed; the last one was not, it came to its end."""
    folder = tmp_path_factory.mktemp("days")
    out = folder / "out.jsonl"
    command = [sys.executable, "-m", "tests.archive.day", str(folder), str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def _whole(state: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in state.items() if key not in {"sent", "ledger"}}


def test_each_step_killed_its_day(days: list[dict[str, Any]]) -> None:
    """Every process but the last was ended by SIGKILL, and every second run succeeded."""
    assert len(days) > 80
    assert {one["first"] for one in days[:-1]} == {-9}
    assert {one["second"] for one in days} == {0}
    assert days[-1]["first"] == 0


def test_every_day_is_the_same_in_the_end(days: list[dict[str, Any]]) -> None:
    """Articles, briefing, statements, story, costs and index are those of an undisturbed day."""
    undisturbed = _whole(days[-1]["state"])
    assert undisturbed["stage"] == "delivered"
    assert len(undisturbed["briefings"]) == undisturbed["costs"] == 1
    assert [one["step"] for one in days if _whole(one["state"]) != undisturbed] == []


def test_nobody_gets_a_message_twice(days: list[dict[str, Any]]) -> None:
    """However a day ended, no message was handed over a second time."""
    twice = [one for one in days if len(set(one["state"]["sent"])) < len(one["state"]["sent"])]
    assert twice == []


def test_a_message_is_missing_only_in_the_window(days: list[dict[str, Any]]) -> None:
    """Killed between the ledger's word and the message itself: that one alone, and it shows.

    The ledger then says `sending`, and a person decides.
    """
    missing = [one for one in days if set(KEYS) - set(one["state"]["sent"])]
    assert len(missing) == len(KEYS)
    for one in missing:
        (lost,) = set(KEYS) - set(one["state"]["sent"])
        assert one["state"]["ledger"][lost] == "sending"


def test_all_others_are_known_to_be_sent(days: list[dict[str, Any]]) -> None:
    """Outside of the window and of the answer's way back, the ledger says `sent`."""
    for one in days:
        hanging = [key for key, state in one["state"]["ledger"].items() if state != "sent"]
        assert len(hanging) <= 1
    assert set(days[-1]["state"]["ledger"].values()) == {"sent"}
