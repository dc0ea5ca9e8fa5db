"""What `brief daily` does when the other side fails: see the table in docs/daily.md."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from brief.archive import open_archive
from brief.archive.values import ArchiveOptions
from brief.daily import MorningOptions, run_morning
from brief.settings import Settings, read_settings
from brief.wiring import archive_options
from tests.deliver.made import StillClock
from tests.deliver.mail_server import Post, free_port, mail_server
from tests.deliver.test_slack_post import Reply, Slack, slack
from tests.ingest.site import Answer, Handler
from tests.week.isles import LISTINGS, Isles
from tests.week.morning import BARE, Office, Ports, Ran, in_process, set_up
from tests.week.pieces import FIRST, Outlet

ADA, BEN = BARE
Ready = Callable[[Ports], Office]


def daily(office: Office, *more: str) -> Ran:
    """Run the first day in this process; no fault is a traceback."""
    ran = in_process(office, "daily", "--date", FIRST.isoformat(), *more)
    assert "Traceback" not in ran.err
    assert "fault in brief" not in ran.err
    return ran


def states(office: Office) -> dict[str, str]:
    """Return what the ledger says of each recipient."""
    with open_archive(office.archive) as archive:
        return {one.key.split(" ", 2)[-1]: one.state for one in archive.ledger().entries()}


def counts(post: Post) -> tuple[int, int]:
    """Return how many messages Ada and Ben have."""
    return len(post.texts_for(ADA)), len(post.texts_for(BEN))


def ids(post: Post, address: str) -> set[bytes]:
    """Return the Message-IDs that a reader has seen."""
    lines = (line for text in post.texts_for(address) for line in text.split(b"\r\n"))
    return {line for line in lines if line.startswith(b"Message-ID:")}


@pytest.mark.usefixtures("still")
def test_one_reader_is_refused_and_another_deferred(ready: Ready) -> None:
    """5xx is final and told, 4xx is tried again at once; only --resend asks the first again."""
    post = Post(refuse={ADA: ["550 no such reader"], BEN: ["450 later"]})
    with mail_server(post) as port:
        office = ready(Ports(port))
        first = daily(office)
        assert (first.code, counts(post)) == (17, (0, 1))
        assert "refused (550 no such reader): not tried again without --resend" in first.out
        assert "ben@reader.example: sent (250 taken; 2 tries)" in first.out
        assert "1 of 2 did not get the digest" in first.err
        assert (daily(office).code, counts(post)) == (17, (0, 1))
        assert (daily(office, "--resend").code, counts(post)) == (0, (1, 1))
        assert (daily(office, "--resend").code, counts(post)) == (0, (1, 1))


@pytest.mark.usefixtures("still")
def test_the_mail_server_defers_all_day(ready: Ready) -> None:
    """After four tries it is left to the next run, which sends it."""
    post = Post(refuse={ADA: ["451 busy"] * 4})
    with mail_server(post) as port:
        office = ready(Ports(port))
        first = daily(office)
        assert (first.code, counts(post)) == (17, (0, 1))
        assert "not sent (451 busy; 4 tries): the next run tries again" in first.out
        assert (daily(office).code, counts(post)) == (0, (1, 1))


@pytest.mark.usefixtures("still")
def test_the_connection_drops_before_the_message(ready: Ready) -> None:
    """What was not handed over is tried again in the same run, and nobody gets two."""
    post = Post(refuse={ADA: ["drop"]})
    with mail_server(post) as port:
        office = ready(Ports(port))
        assert (daily(office).code, counts(post)) == (0, (1, 1))


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize(("fault", "arrived"), [("drop", 0), ("swallow", 1)])
def test_the_connection_drops_in_the_message(ready: Ready, fault: str, arrived: int) -> None:
    """Nobody knows whether it was taken: it is told, and sent again only when asked for."""
    post = Post(answers={ADA: [fault]})
    with mail_server(post) as port:
        office = ready(Ports(port))
        for _ in range(2):
            ran = daily(office)
            assert (ran.code, counts(post)) == (17, (arrived, 1))
            assert "it may have arrived, so it is not sent again without --resend" in ran.out
        assert (daily(office, "--resend").code, counts(post)) == (0, (arrived + 1, 1))
        assert len(ids(post, ADA)) == 1


@pytest.mark.usefixtures("still")
def test_the_mail_server_is_slow(ready: Ready) -> None:
    """After the last byte its answer is waited for longer than for anything else."""
    post = Post(pause=1.0)
    with mail_server(post) as port:
        assert (daily(_impatient(ready(Ports(port)))).code, counts(post)) == (0, (1, 1))


@pytest.mark.usefixtures("still")
def test_the_mail_server_says_nothing(ready: Ready) -> None:
    """A server that never greets has nothing; the next run, which meets another, sends."""
    post = Post()
    with socket.create_server(("127.0.0.1", 0)) as mute:
        office = _impatient(ready(Ports(mute.getsockname()[1])))
        ran = daily(office)
        assert ran.code == 17
        assert ran.out.count("not sent") == 2
        assert set(states(office).values()) == {"planned"}
    with mail_server(post) as port:
        again = set_up(office.folder, office.archive, _nowhere(office), Ports(port))
        assert (daily(again).code, counts(post)) == (0, (1, 1))


def _impatient(office: Office) -> Office:
    """Let the settings wait a fifth of a second for the mail server."""
    text = office.config.read_text(encoding="utf-8")
    office.config.write_text(text.replace("[email]", "[email]\ntimeout = 0.2"), encoding="utf-8")
    return office


@pytest.mark.usefixtures("still")
def test_no_mail_server_at_all(ready: Ready) -> None:
    """The day is kept, the post to Slack goes out, and a later run sends the mail alone."""
    port = free_port()
    post = Post()
    with slack() as chat:
        office = ready(Ports(port, chat.port))
        assert (daily(office).code, len(chat.asked)) == (17, 1)
    with mail_server(post) as port, slack() as chat:
        again = set_up(office.folder, office.archive, _nowhere(office), Ports(port, chat.port))
        assert (daily(again).code, counts(post), len(chat.asked)) == (0, (1, 1), 0)


class _Same(Isles):
    """Sites whose addresses do not matter any more: the day is made."""

    def listing(self, outlet: Outlet) -> str:
        """Return an address."""
        return f"http://127.0.0.1:9/{outlet.name.lower()}"


def _nowhere(office: Office) -> Isles:
    assert office.archive
    return _Same({})


DOWN: Reply = (500, "", {})


@pytest.mark.parametrize(
    ("replies", "code", "waits"),
    [
        ([(429, "", {"Retry-After": "7"})], 0, [7.0]),
        ([DOWN], 0, [2.0]),
        ([DOWN] * 4, 17, [2.0, 10.0, 30.0]),
    ],
)
def test_slack_limits_or_is_broken(
    ready: Ready,
    still: StillClock,
    replies: list[Reply],
    code: int,
    waits: list[float],
) -> None:
    """It is waited for as Slack says, within bounds; the mail is out, and the next run posts."""
    post, asked = Post(), len(replies) + (code == 0)
    with mail_server(post) as port, slack(*replies) as chat:
        office = ready(Ports(port, chat.port))
        assert (daily(office).code, len(chat.asked), still.waits) == (code, asked, waits)
        assert counts(post) == (1, 1)
        assert (daily(office).code, counts(post)) == (0, (1, 1))
        assert len(chat.asked) == asked + (code == 17)


@pytest.mark.usefixtures("still")
def test_slack_is_down_or_hangs_up(ready: Ready) -> None:
    """Never reached is tried by the next run; without an answer it may be posted, and is not."""
    with slack((0, "", {})) as chat:
        office = ready(Ports(slack=chat.port))
        gone = replace(office, environ=_hook(free_port()))
        assert daily(gone).code == 17
        assert set(states(office).values()) == {"planned"}
        assert daily(office).code == 17
        assert set(states(office).values()) == {"sending"}
        assert (daily(office).code, len(chat.asked)) == (17, 1)


def _hook(port: int) -> dict[str, str]:
    return {"BRIEF_SLACK_WEBHOOK": Slack(port=port).by_webhook.webhook}


@pytest.mark.usefixtures("still")
def test_another_process_writes_to_the_archive(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line and code 14 after the wait; nothing is sent until the ledger can be written."""

    def quick(settings: Settings) -> tuple[str, ArchiveOptions]:
        url, options = archive_options(settings)
        return url, replace(options, wait=0.1)

    monkeypatch.setattr("brief.morning.run.archive_options", quick)
    post = Post()
    with mail_server(post) as port:
        office = ready(Ports(port))
        other = sqlite3.connect(office.archive, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        ran = daily(office)
        assert (ran.code, counts(post), len(ran.err.splitlines())) == (14, (0, 0), 1)
        assert "another process is writing to it; try again when it has ended" in ran.err
        other.execute("ROLLBACK")
        other.close()
        assert (daily(office).code, counts(post)) == (0, (1, 1))


@pytest.mark.usefixtures("still")
def test_the_clock_jumps(ready: Ready) -> None:
    """Hours ahead at every look, then a year behind: the day is sent once."""
    post, now = Post(), [datetime.fromisoformat("2026-03-02T22:00:00+00:00")]

    def ahead() -> datetime:
        now[0] += timedelta(hours=5)
        return now[0]

    with mail_server(post) as port:
        settings = read_settings(ready(Ports(port)).config, {})
        morning = run_morning(settings, MorningOptions(FIRST, clock=ahead))
        assert (morning.complete, counts(post)) == (True, (1, 1))
        past = now[0] - timedelta(days=365)
        morning = run_morning(settings, MorningOptions(FIRST, clock=lambda: past))
        assert (morning.complete, counts(post)) == (True, (1, 1))


@contextmanager
def fresh(sites: Isles, folder: Path, post: Post) -> Iterator[Office]:
    """Give an office with an empty archive."""
    with mail_server(post) as port:
        yield set_up(folder, str(folder / "archive.sqlite"), sites, Ports(port))


def test_every_feed_is_dead(sites: Isles, tmp_path: Path) -> None:
    """It says so, sends no empty digest, and a run of the same day makes good for it."""
    post = Post()
    with fresh(sites, tmp_path, post) as office:
        for site in sites.sites.values():
            site.routes.clear()
        try:
            ran = daily(office)
            assert (ran.code, counts(post)) == (4, (0, 0))
            assert "nothing to brief on 2026-03-02: no source gave an article" in ran.err
            assert not ran.out
        finally:
            sites.show(1)
        assert (daily(office).code, counts(post)) == (0, (1, 1))


def test_a_feed_never_ends(sites: Isles, tmp_path: Path) -> None:
    """It is left at five megabytes with a warning, and the rest of the day is whole."""
    post = Post()

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(b"<!-- and so on -->" * 4096)

    path, _ = LISTINGS[Outlet.GAZETTE]
    routes = sites.sites[Outlet.GAZETTE].routes
    routes[path] = endless
    try:
        with fresh(sites, tmp_path, post) as office:
            ran = daily(office)
    finally:
        routes[path] = Answer("", 500)
        sites.show(1)
    assert (ran.code, counts(post)) == (0, (1, 1))
    assert f"{sites.listing(Outlet.GAZETTE)}: is larger than" in ran.err
    assert "from 3 articles" in ran.err
