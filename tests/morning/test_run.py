"""A day from feeds to readers, over real HTTP and SMTP: done once, whatever interrupts it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from brief.archive import open_archive
from brief.archive.values import Stage
from brief.cli import main
from brief.deliver.outcome import Fate
from brief.errors import ArchiveError, NoUsableSource
from brief.model import ChangeKind
from brief.morning import run as stages
from brief.morning.run import run_morning
from brief.morning.values import Made, Morning, MorningOptions, Tell
from brief.render.records import to_record
from brief.settings import Settings, read_settings
from brief.wiring import mail_options
from tests.deliver.mail_server import Post, mail_server
from tests.ingest.news import BANK, HARBOUR, item, page, rss
from tests.ingest.site import Answer, Site

DAY = date(2031, 5, 6)
NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
DATE = "Tue, 06 May 2031 08:00:00 +0200"
ANN, BEN = "ann@example.org", "ben@example.org"


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with a feed of one article."""
    with Site() as running:
        running.routes["/feed"] = Answer(rss(item("/n/1", date=DATE)))
        running.routes["/n/1"] = Answer(page(HARBOUR))
        yield running


@pytest.fixture
def post() -> Post:
    """What arrives by mail."""
    return Post()


@pytest.fixture
def settings(
    site: Site, post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """Settings with the feed, an archive and two readers; nobody waits to try again."""

    def at_once(*given: Settings, again: bool) -> object:
        found = mail_options(*given, again=again)
        return found and replace(found, waits=(0.0,))

    monkeypatch.setattr("brief.morning.sending.mail_options", at_once)
    with mail_server(post) as port:
        (tmp_path / "brief.toml").write_text(
            f"""
            [[source]]
            url = "{site.url("/feed")}"
            [fetch]
            allow_private = true
            delay = 0
            [archive]
            url = "a.sqlite"
            [email]
            from = "Desk <desk@example.org>"
            to = ["{ANN}", "{BEN}"]
            host = "127.0.0.1"
            port = {port}
            security = "none"
            """,
            encoding="utf-8",
        )
        yield read_settings(tmp_path / "brief.toml", {})


def go(
    settings: Settings,
    day: date = DAY,
    *,
    dry_run: bool = False,
    send: bool = True,
    again: bool = False,
) -> Morning:
    """Run a day."""
    return run_morning(settings, MorningOptions(day, dry_run, send, again))


@contextmanager
def raising(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """Let a stage fail before it begins, as a power cut would have it."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the power failed")

    with monkeypatch.context() as patch:
        patch.setattr(stages, name, fail)
        with pytest.raises(RuntimeError, match="the power failed"):
            yield


def stage_of(settings: Settings, day: date = DAY) -> Stage:
    """How far a day has come."""
    with open_archive(settings.archive.url) as archive:
        run = archive.runs.find(day)
    assert run is not None
    assert run.owner == ""
    return run.stage


def test_every_reader_gets_the_day_once(settings: Settings, post: Post) -> None:
    """A second run sends nothing, reads nothing and changes nothing."""
    first = go(settings)
    assert [one.fate for one in first.outcomes] == [Fate.SENT, Fate.SENT]
    assert first.made is Made.NOW
    assert stage_of(settings) is Stage.DELIVERED
    second = go(settings)
    assert [one.fate for one in second.outcomes] == [Fate.BEFORE, Fate.BEFORE]
    assert second.made is Made.BEFORE
    assert second.briefing == first.briefing
    assert sorted(to for to, _ in post.arrived) == [ANN, BEN]
    assert b"fish market" in post.texts_for(ANN)[0]


@pytest.mark.parametrize(("day", "said"), [(DAY, 0), (date(2031, 5, 7), 1)])
def test_a_day_to_come_is_remarked_on(settings: Settings, day: date, said: int) -> None:
    """Today is a day like any other; tomorrow is tried with a word about it."""
    lines: list[str] = []
    options = MorningOptions(day, clock=lambda: NOW, send=False)
    with suppress(NoUsableSource):
        run_morning(settings, options, Tell(say=lines.append))
    assert sum("2031-05-07 is still to come" in line for line in lines) == said


@pytest.mark.parametrize("stage", ["collect_day", "make_briefing", "send"])
def test_a_day_that_was_cut_short_is_completed(
    settings: Settings, post: Post, site: Site, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """By another run, with the articles that the first one read, although the feed is gone."""
    with raising(monkeypatch, stage):
        go(settings)
    assert post.arrived == []
    if stage != "collect_day":
        site.routes.clear()
    whole = go(settings)
    assert whole.complete
    assert [one.url for one in whole.briefing.sources] == [site.url("/n/1")]
    assert sorted(to for to, _ in post.arrived) == [ANN, BEN]


def test_nothing_to_brief_leaves_the_day_to_be_begun_again(
    settings: Settings, post: Post, site: Site
) -> None:
    """With every feed down no empty digest goes out; an hour later they are read again."""
    routes = dict(site.routes)
    site.routes.clear()
    said: list[str] = []
    with pytest.raises(NoUsableSource, match="no source gave an article of the last 36 hours"):
        run_morning(settings, MorningOptions(DAY), Tell(say=said.append))
    assert sum("is not there (404)" in line for line in said) == 1
    assert post.arrived == []
    assert stage_of(settings) is Stage.BEGUN
    site.routes.update(routes)
    assert go(settings).complete


def test_the_digest_names_the_feeds_that_are_missing(
    settings: Settings, post: Post, site: Site
) -> None:
    """A feed that died is named to the readers, with the day; one that answers is not."""
    other = Settings(
        source=(settings.source[0], {"url": site.url("/dead"), "outlet": "The Lantern"})  # type: ignore[arg-type]
    )
    both = settings.model_copy(update={"source": other.source})
    (note,) = go(both).briefing.notes
    assert note == (
        "1 of 2 sources could not be read for this briefing: "
        "The Lantern (failing since 6 May 2031)."
    )
    assert b"The Lantern" in post.texts_for(ANN)[0]
    site.routes["/dead"] = Answer(rss(item("/n/2", date=DATE.replace("06", "07"))))
    site.routes["/n/2"] = Answer(page(BANK))
    assert go(both, date(2031, 5, 7)).briefing.notes == ()


def test_articles_outside_the_topics_are_not_briefed(settings: Settings, site: Site) -> None:
    """A topic that none belongs to says so; one that it belongs to briefs it."""
    other = settings.model_copy(update={"topic": topics(settings, "volcano")})
    with pytest.raises(NoUsableSource, match="none of 1 articles belongs to a topic"):
        go(other)
    assert go(settings.model_copy(update={"topic": topics(settings, "market")})).complete


def topics(settings: Settings, word: str) -> object:
    """Settings' topics with one word."""
    table = {"name": "a", "include": [word]}
    return Settings(source=settings.source, topic=(table,)).topic  # type: ignore[arg-type]


def test_a_dry_run_keeps_and_sends_nothing(
    settings: Settings, post: Post, tmp_path: Path, site: Site
) -> None:
    """It says what would be sent to whom; the day has not begun."""
    said: list[str] = []
    tried = run_morning(settings, MorningOptions(DAY, dry_run=True), Tell(say=said.append))
    assert tried.made is Made.TRIED
    assert tried.recipients == (ANN, BEN)
    assert tried.outcomes == ()
    assert any("without earlier days" in line for line in said)
    assert not (tmp_path / "a.sqlite").exists()
    assert post.arrived == []
    assert to_record(go(settings).briefing) == to_record(tried.briefing)
    site.routes.clear()
    with open_archive(settings.archive.url) as archive:
        before = archive.briefings.between()
    assert go(settings, dry_run=True).briefing.sources == tried.briefing.sources
    with open_archive(settings.archive.url) as archive:
        assert archive.briefings.between() == before


def test_what_was_not_sent_is_sent_later(settings: Settings, post: Post) -> None:
    """A run that is not to send keeps the day; the next one delivers just that."""
    kept = go(settings, send=False)
    assert (kept.outcomes, post.arrived) == ((), [])
    assert stage_of(settings) is Stage.BRIEFED
    sent = go(settings)
    assert sent.briefing == kept.briefing
    assert sent.complete
    assert len(post.arrived) == 2


def test_who_was_put_off_gets_it_from_the_next_run(settings: Settings, post: Post) -> None:
    """A reader whose server says "later" twice gets it then; the other one not again."""
    post.refuse[BEN] = ["451 later"] * 2
    first = go(settings)
    assert [one.fate for one in first.outcomes] == [Fate.SENT, Fate.DEFERRED]
    assert not first.complete
    assert stage_of(settings) is Stage.BRIEFED
    second = go(settings)
    assert [one.fate for one in second.outcomes] == [Fate.BEFORE, Fate.SENT]
    assert sorted(to for to, _ in post.arrived) == [ANN, BEN]


def test_refused_for_good_is_not_tried_unless_asked(settings: Settings, post: Post) -> None:
    """Only `--resend` sends it to whom a server refused."""
    post.refuse[BEN] = ["550 no such reader"]
    assert [one.fate for one in go(settings).outcomes] == [Fate.SENT, Fate.FAILED]
    assert [one.fate for one in go(settings).outcomes] == [Fate.BEFORE, Fate.FAILED]
    assert [one.fate for one in go(settings, again=True).outcomes] == [Fate.BEFORE, Fate.SENT]
    assert len(post.texts_for(ANN)) == 1


def test_who_left_the_list_gets_nothing(settings: Settings, post: Post) -> None:
    """A reader who unsubscribed is left out, whatever the settings say; another list's is not."""
    with open_archive(settings.archive.url) as archive:
        archive.readers.leave("briefing.example.org", "Ben <BEN@example.org>")
        archive.readers.leave("markets.example.org", ANN)
    assert [one.recipient for one in go(settings).outcomes] == [ANN]
    assert [to for to, _ in post.arrived] == [ANN]


def test_the_next_day_says_what_changed(settings: Settings, site: Site) -> None:
    """A story goes on under its name, and a page that was edited meanwhile marks what it said."""
    go(settings)
    edited = [one.replace("1.4 million", "2.6 million") for one in HARBOUR]
    site.routes["/feed"] = Answer(rss(item("/n/2", date=DATE.replace("06", "07"))))
    site.routes["/n/1"] = Answer(page(edited))
    site.routes["/n/2"] = Answer(page(BANK, "The rate stays"))
    after = go(settings, date(2031, 5, 7))
    assert after.briefing.changes
    found = {change.kind for story in after.briefing.changes.stories for change in story.changes}
    assert {ChangeKind.NEW, ChangeKind.CHANGED} <= found
    with open_archive(settings.archive.url) as archive:
        stored = [archive.briefings.on(day) for day in archive.briefings.days()]
        names = [set(one.stories.values()) for one in stored if one]
    assert len(names[0] & names[1]) == 1
    # The same once more: out of the archive it has the same changes.
    assert go(settings, date(2031, 5, 7)).briefing == after.briefing


def test_another_run_holds_the_day(settings: Settings, post: Post) -> None:
    """A day that another live process works on is left alone."""
    with open_archive(settings.archive.url) as archive:
        archive.claim(settings.briefing.list_name)
        archive.runs.take(DAY)
        child = os.fork()
        if child == 0:
            os._exit(_refused(settings))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        archive.runs.leave(DAY)
    assert post.arrived == []
    assert go(settings).complete


def _refused(settings: Settings) -> int:
    """Return 0 if the day is refused."""
    try:
        go(settings)
    except ArchiveError as error:
        return 0 if "another run" in str(error) else 2
    return 1


def test_two_files_of_settings_do_not_share_an_archive(settings: Settings) -> None:
    """Also where both have the name that is given by default."""
    run_morning(settings, MorningOptions(DAY, send=False, settings=__file__))
    with pytest.raises(ArchiveError, match="which is not this one"):
        run_morning(settings, MorningOptions(DAY, settings="elsewhere/brief.toml"))
    assert run_morning(settings, MorningOptions(DAY, settings=__file__)).complete


def test_two_series_do_not_share_an_archive(settings: Settings) -> None:
    """The second would take the first one's days for its own."""
    go(settings, send=False)
    table = settings.briefing.model_copy(update={"list_name": "markets"})
    with pytest.raises(ArchiveError, match="belongs to the briefing 'briefing'"):
        go(settings.model_copy(update={"briefing": table}))


Say = Callable[..., int]


@pytest.fixture
def say(tmp_path: Path, settings: Settings) -> Say:
    """Run `brief daily` with arguments, and return its exit code."""
    config = str(tmp_path / "brief.toml")
    return lambda *given: main(["daily", "--config", config, "--date", str(DAY), *given])


def test_the_command_says_who_got_it(
    say: Say, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a reader, and code 17 while somebody is missing."""
    post.refuse[BEN] = ["451 later"] * 2
    assert say() == 17
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{ANN}: sent (250 taken)",
        f"{BEN}: not sent (451 later; 2 tries): the next run tries again",
    ]
    assert "2031-05-06: 1 story, " in err
    assert "1 of 2 did not get the digest" in err
    assert say() == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{ANN}: sent before",
        f"{BEN}: sent (250 taken)",
    ]


def test_the_command_prints_what_it_would_send(
    say: Say, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run prints the digest and to whom it would go; without settings it says what to do."""
    assert say("--dry-run") == 0
    out, err = capsys.readouterr()
    assert out.startswith("# Briefing, 6 May 2031\n")
    assert f"not sent; it goes to {ANN}, {BEN}" in err
    assert post.arrived == []
    assert main(["daily", "--config", "nowhere.toml"]) == 15
    assert "`brief init` writes one" in capsys.readouterr().err


def test_the_archive_of_the_settings_is_shown(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside a brief.toml its archive is meant; elsewhere, or by another name, it is not."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert say("--no-send", "--format", "md") == 0
    digest = capsys.readouterr().out
    assert main(["show", "--config", str(tmp_path / "brief.toml")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Briefing, 6 May 2031\n")
    assert set(digest.splitlines()) <= set(shown.splitlines())
    monkeypatch.chdir(tmp_path)
    assert main(["search", "fish market"]) == 0
    assert "Board keeps the fish market open" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path.parent)
    assert main(["show"]) == 14
    assert main(["show", "--config", "other.toml"]) == 15
