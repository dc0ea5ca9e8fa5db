"""A morning that is killed, runs into a full disk, or meets another: completed, nothing twice."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest

from brief.archive import open_archive
from brief.archive.values import Stage
from tests.deliver.mail_server import Post, mail_server
from tests.ingest.site import Answer, Handler, send
from tests.week.isles import LISTINGS, Isles, isles
from tests.week.killed import IN_DOUBT, STEPS
from tests.week.morning import BARE, Office, Ports, Ran, in_process, set_up
from tests.week.pieces import FIRST, Outlet

DAILY = ("daily", "--date", FIRST.isoformat())


class Cut(NamedTuple):
    """What came of a day that was killed and run again."""

    code: int
    again: Ran
    mails: list[int]
    """How many messages each reader has."""
    stage: Stage
    briefings: int
    texts: list[str]
    ledger: list[str]


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Cut]]:
    """Kill a day at each step, then run each again."""
    with ExitStack() as stack:
        sites = stack.enter_context(isles())
        sites.show(1)
        posts = {step: Post() for step in [*STEPS, ""]}
        offices = {
            step: _office(
                tmp_path_factory.mktemp("day"), sites, stack.enter_context(mail_server(post))
            )
            for step, post in posts.items()
        }
        folders = [str(offices[step].folder) for step in ["", *STEPS]]
        done = subprocess.run(
            [sys.executable, "-m", "tests.week.killed", FIRST.isoformat(), *folders],
            env=offices[""].variables(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        codes = dict(zip(["", *STEPS], json.loads(done.stdout), strict=True))
        yield {step: _cut(offices[step], posts[step], codes[step]) for step in posts}


def _office(folder: Path, sites: Isles, port: int) -> Office:
    return set_up(folder, str(folder / "archive.sqlite"), sites, Ports(port))


def _cut(office: Office, post: Post, code: int) -> Cut:
    again = in_process(office, *DAILY)
    with open_archive(office.archive) as archive:
        run = archive.runs.find(FIRST)
        assert run is not None
        return Cut(
            code,
            again,
            [len(post.texts_for(one)) for one in BARE],
            run.stage,
            len(archive.briefings.between()),
            [one.text for one in archive.briefings.statements()],
            sorted(one.state for one in archive.ledger().entries()),
        )


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_day_is_completed(cuts: dict[str, Cut], step: str) -> None:
    """Killed at any step and run again it has one briefing, the one of an undisturbed day."""
    cut, whole = cuts[step], cuts[""]
    assert (cut.code, whole.code) == (-signal.SIGKILL, 0)
    assert (cut.briefings, cut.texts) == (1, whole.texts)
    assert len(cut.texts) > 3


@pytest.mark.parametrize("step", STEPS)
def test_nobody_gets_two_and_one_window_may_cost_one(cuts: dict[str, Cut], step: str) -> None:
    """Everybody has one message; killed between claim and answer, the first is told as in doubt."""
    cut = cuts[step]
    if step not in IN_DOUBT:
        assert (cut.mails, cut.again.code, cut.stage) == ([1, 1], 0, Stage.DELIVERED)
        assert cut.ledger == ["sent", "sent"]
        return
    assert cut.mails == [int(step == "handed over"), 1]
    assert (cut.again.code, cut.stage) == (17, Stage.BRIEFED)
    assert cut.ledger == ["sending", "sent"]
    assert "it may have arrived" in cut.again.out


def test_two_at_once(tmp_path: Path) -> None:
    """The second is refused in one line while the first lives, and does nothing after it."""
    post, reading, go_on = Post(), Event(), Event()

    def slowly(handler: Handler) -> None:
        reading.set()
        assert go_on.wait(120)
        send(handler, Answer("<rss version='2.0'><channel><title>Wire</title></channel></rss>"))

    with isles() as sites, mail_server(post) as port:
        sites.show(1)
        office = _office(tmp_path, sites, port)
        office.config.write_text(
            office.config.read_text(encoding="utf-8").replace("timeout = 5", "timeout = 300"),
            encoding="utf-8",
        )
        sites.sites[Outlet.GAZETTE].routes[LISTINGS[Outlet.GAZETTE][0]] = slowly
        first = office.start(*DAILY)
        try:
            assert reading.wait(120)
            second = office.daily(FIRST)
        finally:
            go_on.set()
            _, err = first.communicate(timeout=300)
        third = in_process(office, *DAILY)
    assert second.code == 14
    assert second.err.count("another run of 2026-03-02 is going on") == 1
    assert len(second.err.splitlines()) == 1
    assert (first.returncode, third.code) == (0, 0), err
    assert [len(post.texts_for(one)) for one in BARE] == [1, 1]


_WITHOUT_ROOM = """
import resource, sys
from brief.cli import main
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main(sys.argv[2:]))
"""


def test_the_disk_is_full(tmp_path: Path) -> None:
    """Code 14 in one line, nothing sent; with room again the day is whole, each message once."""
    post = Post()
    with isles() as sites, mail_server(post) as port:
        sites.show(1)
        office = _office(tmp_path, sites, port)
        # Made before: what does not fit is what is read, in the log beside the archive.
        open_archive(office.archive).close()
        command = [sys.executable, "-c", _WITHOUT_ROOM, "40000", *DAILY]
        full = subprocess.run(
            command,
            cwd=office.folder,
            env=office.variables(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert full.returncode == 14, full.stderr
        said = full.stderr.splitlines()[-1]
        assert "the disk is full or fails; make room, then run again" in said
        assert "Traceback" not in full.stderr
        assert post.arrived == []
        assert in_process(office, *DAILY).code == 0
    assert [len(post.texts_for(one)) for one in BARE] == [1, 1]
