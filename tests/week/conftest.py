"""A day that is made and not sent, for the tests that break its sending."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from brief.deliver.mailing import deliver_mail
from brief.deliver.slack_post import deliver_slack
from brief.morning import sending
from tests.deliver.made import StillClock
from tests.week.isles import Isles, isles
from tests.week.morning import Office, Ports, in_process, set_up
from tests.week.pieces import FIRST


@pytest.fixture(scope="module")
def sites() -> Iterator[Isles]:
    """The six sites on the first evening."""
    with isles() as found:
        found.show(1)
        yield found


@pytest.fixture(scope="module")
def made(sites: Isles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the first day, of which nothing is sent yet."""
    folder = tmp_path_factory.mktemp("made")
    office = set_up(folder, str(folder / "archive.sqlite"), sites, Ports())
    assert in_process(office, "daily", "--date", FIRST.isoformat(), "--no-send").code == 0
    return folder / "archive.sqlite"


@pytest.fixture
def ready(made: Path, sites: Isles, tmp_path: Path) -> Callable[[Ports], Office]:
    """Return a function that gives an office whose day is made, and has only to be sent."""

    def prepare(ports: Ports) -> Office:
        shutil.copy(made, tmp_path / "archive.sqlite")
        return set_up(tmp_path, str(tmp_path / "archive.sqlite"), sites, ports)

    return prepare


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> StillClock:
    """Let nobody wait between two tries; how long it would have been is noted."""
    clock = StillClock()
    monkeypatch.setattr(sending, "deliver_mail", partial(deliver_mail, clock=clock.clock))
    monkeypatch.setattr(sending, "deliver_slack", partial(deliver_slack, clock=clock.clock))
    return clock
