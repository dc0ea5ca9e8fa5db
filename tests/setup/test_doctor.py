"""`brief doctor` against real servers on this machine: each fault with its twin."""

from __future__ import annotations

import json
import os
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme

from brief.archive import open_archive
from brief.archive.database import open_database
from brief.archive.values import ArchiveOptions
from brief.cli import main
from brief.errors import SettingsError
from brief.settings.reading import parse_settings
from brief.setup import look_local
from brief.setup.doctor import DoctorOptions, State
from brief.setup.findings import Finding, Part, fine, look_at
from brief.setup.look_local import clock_found, time_zone_found
from brief.setup.machine import machine_zone
from tests.deliver.mail_server import Post, free_port, mail_server
from tests.ingest.site import Answer, Handler, Site, send
from tests.model_server.behaviour import Behaviour
from tests.model_server.server import ModelServer
from tests.setup.conftest import Doctor, Slack

HUSH = "hush-hush-7391"


def of(part: str, findings: list[Finding]) -> list[Finding]:
    """Return the findings of one part."""
    return [one for one in findings if one.part == part]


def only(part: str, findings: list[Finding]) -> tuple[State, str]:
    """Return how the one finding of a part is, and its line."""
    (one,) = of(part, findings)
    return one.state, str(one)


def feed(*dates: datetime | None) -> str:
    """Return a feed with an entry for each date."""
    items = "".join(
        f"<item><title>T{n}</title><link>https://vesh.example/{n}</link>"
        + (f"<pubDate>{format_datetime(day)}</pubDate>" if day else "")
        + "</item>"
        for n, day in enumerate(dates)
    )
    return f'<rss version="2.0"><channel><title>Vesh Post</title>{items}</channel></rss>'


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def mail(port: int, more: str = 'security = "none"\n') -> str:
    """Return a table for a mail server on this machine."""
    return (
        '[email]\nfrom = "Brief <b@orlan.example>"\nto = ["ann@orlan.example"]\n'
        f'host = "127.0.0.1"\nport = {port}\n{more}'
    )


# --- settings, secrets, time


def test_all_that_is_set_up_works(doctor: Doctor) -> None:
    """A desk with files alone has nothing that fails, and each part has its line."""
    findings = doctor()
    assert {one.part for one in findings} == {
        *("settings", "secrets", "time zone", "files", "source", "archive", "engine", "serve")
    }
    assert State.FAILED not in {one.state for one in findings}
    assert "nobody gets the digest" in str(of("settings", findings)[1])


def test_settings_that_make_no_sense_end_it(doctor: Doctor) -> None:
    """There is nothing to test then but the settings; they are said."""
    with pytest.raises(SettingsError, match="did you mean port"):
        doctor("[serve]\nprot = 3\n")
    assert doctor("[serve]\nport = 3999\n")


def test_a_misspelled_variable_is_found(doctor: Doctor) -> None:
    """One that nobody reads is named with the nearest; ours and others' are not."""
    known = {"BRIEF_SMTP_PASSWORD": HUSH, "BRIEF_MODEL": "m", "PATH": "/bin", "BRIEF_TRACEBACK": ""}
    said = [str(one) for one in of("settings", doctor("", known | {"BRIEF_SMTP_PASWORD": HUSH}))]
    assert sum("BRIEF_SMTP_PASWORD; did you mean BRIEF_SMTP_PASSWORD?" in one for one in said) == 1
    assert not any("nothing reads" in str(one) for one in doctor("", known))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (mail(1, 'username = "ann"\n'), "BRIEF_SMTP_PASSWORD"),
        (mail(1, 'unsubscribe_url = "https://x.example/"\n'), "BRIEF_UNSUBSCRIBE_SECRET"),
        ('[slack]\nchannels = "#desk"\napi = "http://127.0.0.1:1/"\n', "BRIEF_SLACK_TOKEN"),
        ("[slack]\nsocket_mode = true\n", "BRIEF_SLACK_APP_TOKEN"),
    ],
)
def test_a_missing_secret_is_named(doctor: Doctor, text: str, name: str) -> None:
    """What needs one says so, until it is set; the secret itself is never shown."""
    state, said = only("secrets", doctor(text))
    assert (state, f"{name} is not set" in said) == (State.FAILED, True)
    findings = doctor(text, {name: HUSH + HUSH})
    assert only("secrets", findings) == (State.OK, f"ok       secrets   {name}")
    assert not any(HUSH in str(one) for one in findings)


def test_a_weak_or_unused_secret_is_doubtful(doctor: Doctor) -> None:
    """One that can be guessed, and a webhook beside channels, are said."""
    text = mail(1, 'unsubscribe_url = "https://x.example/"\n')
    assert "can be guessed" in only("secrets", doctor(text, {"BRIEF_UNSUBSCRIBE_SECRET": "x"}))[1]
    slack = '[slack]\nchannels = "#desk"\napi = "http://127.0.0.1:1/"\n'
    both = {"BRIEF_SLACK_TOKEN": HUSH, "BRIEF_SLACK_WEBHOOK": f"https://hooks.slack.com/{HUSH}"}
    state, said = only("secrets", doctor(slack, both))
    assert (state, "not used beside channels" in said) == (State.WARNING, True)


def test_serving_others_without_a_token_is_doubtful(doctor: Doctor) -> None:
    """On this machine alone it is fine, and with a token."""
    text = f'[serve]\nhost = "0.0.0.0"\nport = {free_port()}\n'
    assert only("secrets", doctor(text))[0] is State.WARNING
    assert only("secrets", doctor(text, {"BRIEF_SERVE_TOKEN": HUSH}))[0] is State.OK


def test_utc_by_default_may_not_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said where the machine is elsewhere, and not where it is set."""
    place, source = Path("/etc/brief.toml"), '[[source]]\npath = "a"\n'
    monkeypatch.setattr(look_local, "machine_zone", lambda: "Asia/Kathmandu")
    at = datetime(2031, 5, 1, 12, tzinfo=UTC)
    (unset,) = time_zone_found(parse_settings(source, place, {}), at)
    assert 'set timezone = "Asia/Kathmandu"' in unset.todo
    text = f'{source}[briefing]\ntimezone = "Asia/Kathmandu"\n'
    (chosen,) = time_zone_found(parse_settings(text, place, {}), at)
    assert (chosen.state, "17:45 (+0545)" in chosen.said) == (State.OK, True)


def test_the_zone_of_a_machine(tmp_path: Path) -> None:
    """TZ goes before the link, the link before the file; a name that is none is passed over."""
    link, file, nothing = tmp_path / "localtime", tmp_path / "timezone", tmp_path / "no"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    file.write_text("Asia/Tokyo\n")
    assert machine_zone({"TZ": ":America/Lima"}, link, file) == "America/Lima"
    assert machine_zone({"TZ": "Nowhere/City"}, link, file) == "Europe/Lisbon"
    assert machine_zone({}, nothing, file) == "Asia/Tokyo"
    assert machine_zone({}, nothing, nothing) == ""


@pytest.mark.parametrize(
    ("offsets", "said"),
    [([400.0, 401.0, 2.0], "7 minutes ahead"), ([-600.0], "10 minutes behind"), ([299.0], "ok  ")],
)
def test_a_clock_that_is_wrong(offsets: list[float], said: str) -> None:
    """The middle of what the sites say decides, so that one wrong site does not."""
    (one,) = clock_found(offsets)
    assert said in str(one)
    assert list(clock_found([])) == []


# --- sources


def test_a_feed_is_told(doctor: Doctor, site: Site) -> None:
    """Its title, how many articles, how new; and the clock is compared with the site's."""
    site.routes["/feed"] = Answer(feed(now(), now() - timedelta(days=3)))
    findings = doctor(f'[[source]]\nurl = "{site.url("/feed")}"\n')
    state, said = of("source", findings)[0].state, str(of("source", findings)[0])
    assert state is State.OK
    assert f"“Vesh Post”, lists 2 articles, newest {now():%Y-%m-%d}" in said
    assert only("clock", findings)[0] is State.OK
    assert site.paths() == ["/feed"]


def late(handler: Handler) -> None:
    """Answer with a feed, an hour behind."""
    handler.date_time_string = lambda *_: format_datetime(  # type: ignore[method-assign]
        now() - timedelta(hours=1), usegmt=True
    )
    send(handler, Answer(feed(now())))


def test_a_site_with_another_clock(doctor: Doctor, site: Site) -> None:
    """Where what is read has another time, this machine's may be wrong."""
    site.routes["/feed"] = late
    said = only("clock", doctor(f'[[source]]\nurl = "{site.url("/feed")}"\n'))
    assert said[0] is State.WARNING
    assert "60 minutes ahead" in said[1]


@pytest.mark.parametrize(
    ("answer", "state", "said"),
    [
        (Answer("gone", 404), State.FAILED, "is not there (404)"),
        (Answer(feed()), State.FAILED, "lists no article"),
        (Answer(feed(None)), State.WARNING, "lists 1 article, none dated"),
        (Answer(feed(datetime(2020, 5, 1, tzinfo=UTC))), State.WARNING, "older than the 36 hours"),
        (Answer(feed(now())), State.OK, "lists 1 article, newest"),
    ],
)
def test_what_stands_at_an_address(
    doctor: Doctor, site: Site, answer: Answer, state: State, said: str
) -> None:
    """Each fault is said with the address, and one good feed is not faulted."""
    site.routes["/feed"] = answer
    found = of("source", doctor(f'[[source]]\nurl = "{site.url("/feed")}"\n'))[0]
    assert found.state is state
    assert f"{site.url('/feed')}: " in found.said
    assert said in found.said


def test_robots_are_asked(doctor: Doctor, site: Site) -> None:
    """A site that forbids its feed is not read, and that is the finding."""
    site.routes["/feed"] = Answer(feed(now()))
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /feed")
    text = f'[[source]]\nurl = "{site.url("/feed")}"\n'
    forbidden = of("source", doctor(text))[0]
    assert (forbidden.state, "robots.txt" in forbidden.said) == (State.FAILED, True)
    assert site.paths() == []
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /private")
    assert of("source", doctor(text))[0].state is State.OK


def test_a_host_that_is_not_there(doctor: Doctor) -> None:
    """Nobody listening is a failure of that source alone."""
    findings = of("source", doctor(f'[[source]]\nurl = "http://127.0.0.1:{free_port()}/"\n'))
    assert [one.state for one in findings] == [State.FAILED, State.OK]


def test_files_are_told(doctor: Doctor, desk: Path) -> None:
    """How many articles; a file that is none is named, a pattern without one fails."""
    assert "press: 1 article" in only("source", doctor())[1]
    (desk / "press" / "empty.txt").write_text("")
    state, said = only("source", doctor())
    assert (state, "empty.txt: " in said) == (State.WARNING, True)
    missing = of("source", doctor('[[source]]\npath = "wire/*.txt"\n'))[1]
    assert (missing.state, "wire/*.txt" in missing.said) == (State.FAILED, True)


# --- archive, engine, port


def test_an_archive_that_is_not_there_yet(doctor: Doctor, desk: Path) -> None:
    """It is not made by looking; the room for it is told."""
    state, said = only("archive", doctor())
    assert (state, "made by the first `brief daily`" in said, "free" in said) == (
        State.OK,
        True,
        True,
    )
    assert not (desk / "kept.sqlite").exists()


def test_an_archive_that_is_open_or_locked(doctor: Doctor, desk: Path) -> None:
    """It is opened and asked for its pen; who holds that for long is found out."""
    place = str(desk / "kept.sqlite")
    open_archive(place).close()
    assert only("archive", doctor())[0] is State.OK
    database = open_database(place, ArchiveOptions())
    with database.write():
        state, said = only("archive", doctor("", None, DoctorOptions(seconds=12)))
    database.close()
    assert (state, "kept.sqlite" in said) == (State.FAILED, True)


def test_a_file_that_is_no_archive(doctor: Doctor, desk: Path) -> None:
    """Something else at its place is said, and left as it is."""
    (desk / "kept.sqlite").write_text("minutes of the board " * 50)
    state, said = only("archive", doctor())
    assert (state, "kept.sqlite" in said) == (State.FAILED, True)
    assert (desk / "kept.sqlite").read_text().startswith("minutes")


def test_an_archive_where_no_folder_can_be(doctor: Doctor) -> None:
    """A file where its folder would be is a failure before the first run."""
    state, said = only("archive", doctor("", {"BRIEF_ARCHIVE": "/etc/hostname/kept.sqlite"}))
    assert (state, "choose another place" in said) == (State.FAILED, True)


@pytest.mark.parametrize(
    ("free", "state"),
    [(49_000_000, State.FAILED), (51_000_000, State.WARNING), (501_000_000, State.OK)],
)
def test_a_disk_that_is_full(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    """Little room is said while there is some."""
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    found, said = only("archive", doctor())
    assert (found, f"{free // 1_000_000} MB free" in said) == (state, True)


def test_the_engine_is_told(doctor: Doctor) -> None:
    """Which one `auto` is; a model asked for and not set, and a judge without one, are said."""
    assert "extractive" in only("engine", doctor())[1]
    told = only("engine", doctor("", {"OPENAI_API_KEY": HUSH, "BRIEF_MODEL": "orlan-7"}))
    assert (told[0], "orlan-7 at" in told[1], HUSH in told[1]) == (State.OK, True, False)
    assert only("engine", doctor('[briefing]\nengine = "openai"\n'))[0] is State.FAILED
    assert only("engine", doctor("[briefing]\njudge = true\n"))[0] is State.WARNING
    assert only("engine", doctor('[briefing]\nprofile = "no-such"\n'))[0] is State.FAILED


@pytest.mark.parametrize(
    ("answer", "key", "state", "said"),
    [
        ('{"ready": true}', "hush-right", State.OK, "answers ("),
        ('{"ready": true}', "hush-wrong", State.FAILED, "does not accept the key"),
    ],
)
def test_a_model_is_asked_where_that_is_wanted(
    doctor: Doctor, answer: str, key: str, state: State, said: str
) -> None:
    """One small request; without --ask-model none, and no key is ever shown."""
    with ModelServer(Behaviour(key="hush-right"), lambda _: answer) as server:
        environ = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": key}
        assert "not asked" in only("engine", doctor("", environ))[1]
        assert server.requests == []
        found = only("engine", doctor("", environ, DoctorOptions(ask_model=True, seconds=20)))
        assert len(server.requests) == 1
    assert (found[0], said in found[1], key in found[1]) == (state, True, False)


def test_a_port_in_use(doctor: Doctor) -> None:
    """It may be our own server, so it is only doubtful; a free one is fine."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        text = f"[serve]\nport = {taken.getsockname()[1]}\n"
        assert only("serve", doctor(text))[0] is State.WARNING
    assert only("serve", doctor(text))[0] is State.OK
    assert only("serve", doctor('[serve]\nhost = "192.0.2.7"\n'))[0] is State.WARNING


# --- mail


def test_the_mail_server_is_asked_and_nothing_sent(doctor: Doctor) -> None:
    """Connected, logged in, sender named; a message goes only where one is asked for."""
    post = Post()
    with mail_server(post) as port:
        state, said = only("mail", doctor(mail(port)))
        assert (state, "takes b@orlan.example as the sender" in said) == (State.OK, True)
        assert post.arrived == []
        sent = DoctorOptions(send_test="eva@vesh.example", seconds=20)
        findings = of("mail", doctor(mail(port), None, sent))
    assert [one.state for one in findings] == [State.OK, State.OK]
    assert "eva@vesh.example was taken" in findings[1].said
    ((reader, data),) = post.arrived
    assert (reader, b"test message" in data) == ("eva@vesh.example", True)


def test_a_test_message_that_is_refused(doctor: Doctor) -> None:
    """The server's words are told; an address that is none goes nowhere."""
    post = Post(refuse={"eva@vesh.example": ["550 no such reader"]})
    with mail_server(post) as port:
        found = of("mail", doctor(mail(port), None, DoctorOptions(send_test="eva@vesh.example")))
        wrong = of("mail", doctor(mail(port), None, DoctorOptions(send_test="eva")))
    assert (found[1].state, "550 no such reader" in found[1].said) == (State.FAILED, True)
    assert (wrong[1].state, "--send-test" in wrong[1].said) == (State.FAILED, True)
    assert post.arrived == []


def test_a_mail_server_that_is_not_there(doctor: Doctor) -> None:
    """Its place is told, and which port goes with which protection."""
    state, said = only("mail", doctor(mail(free_port(), "")))
    assert (state, "not reached" in said, "port 465" in said) == (State.FAILED, True, True)


@pytest.mark.parametrize(("password", "state"), [("right", State.OK), ("wrong", State.FAILED)])
def test_the_password_is_tried(doctor: Doctor, tmp_path: Path, password: str, state: State) -> None:
    """Over STARTTLS with a certificate of one's own; a wrong one says which settings to check."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = __import__("ssl").create_default_context(__import__("ssl").Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    more = f'username = "ann"\nca_file = "{tmp_path / "ca.pem"}"\n'
    with mail_server(Post(), context=context, login=("ann", "right")) as port:
        found, said = only("mail", doctor(mail(port, more), {"BRIEF_SMTP_PASSWORD": password}))
        untrusted = only("mail", doctor(mail(port, ""), {}))
    assert found is state
    assert ("over STARTTLS, logged in as ann" in said) is (state is State.OK)
    assert ("BRIEF_SMTP_PASSWORD" in said) is (state is State.FAILED)
    assert (untrusted[0], "ca_file" in untrusted[1]) == (State.FAILED, True)


def test_addresses_that_no_server_takes(doctor: Doctor) -> None:
    """A reader who cannot be written to is named; the rest is still tested."""
    with mail_server(Post()) as port:
        text = mail(port).replace('"ann@orlan.example"', '"ann@orlan.example", "ünal@x.example"')
        findings = of("mail", doctor(text))
    assert [one.state for one in findings] == [State.FAILED, State.OK]
    assert "ünal@x.example" in findings[0].said


# --- Slack


def channels(slack: Slack) -> str:
    """Return a table for Slack on this machine."""
    return f'[slack]\nchannels = "#desk"\nsocket_mode = true\napi = "{slack.api}"\n'


TOKENS = {"BRIEF_SLACK_TOKEN": HUSH, "BRIEF_SLACK_APP_TOKEN": HUSH}


def test_slack_knows_the_token(doctor: Doctor, slack: Slack) -> None:
    """Who it is is told, the token is not; nothing is posted."""
    state, said = only("slack", doctor(channels(slack), TOKENS))
    assert (state, "briefbot in Orlan Desk" in said, HUSH in said) == (State.OK, True, False)
    assert slack.asked == [("/api/auth.test", f"Bearer {HUSH}")]


@pytest.mark.parametrize(
    ("answer", "scopes", "said"),
    [
        ({"ok": False, "error": "invalid_auth"}, "", "copy the bot token"),
        ({"ok": False, "error": "account_inactive"}, "", "install it again"),
        ({"ok": True, "user": "b", "team": "t"}, "commands", "add the scope chat:write"),
        ("<html>", "", "not Slack's (200)"),
        ([], "", "not Slack's (200)"),
    ],
)
def test_slack_refuses(
    doctor: Doctor, slack: Slack, answer: object, scopes: str, said: str
) -> None:
    """What is wrong with the token, or with what answers in Slack's place."""
    slack.answer, slack.scopes = answer, scopes
    state, line = only("slack", doctor(channels(slack), TOKENS))
    assert (state, said in line) == (State.FAILED, True)


def test_slack_is_not_there(doctor: Doctor) -> None:
    """Nobody listening is told as that."""
    there = Slack(api=f"http://127.0.0.1:{free_port()}/")
    state, line = only("slack", doctor(channels(there), TOKENS))
    assert (state, "not reached" in line) == (State.FAILED, True)


@pytest.mark.parametrize(
    ("address", "state"),
    [
        (f"https://hooks.slack.com/services/{HUSH}", State.OK),
        (f"https://hooks.slack.example/services/{HUSH}", State.FAILED),
    ],
)
def test_a_webhook_is_looked_at(doctor: Doctor, address: str, state: State) -> None:
    """Its form alone: only a post could try it. It is a secret too."""
    environ = {"BRIEF_SLACK_WEBHOOK": address, "BRIEF_SLACK_SIGNING_SECRET": HUSH}
    found, said = only("slack", doctor("[slack]\n", environ))
    assert (found, HUSH in said) == (state, False)


# --- the whole


def test_parts_are_looked_at_at_once_and_in_time() -> None:
    """One that hangs is a finding of its own; what a part raises by a fault comes out."""

    def hang() -> list[Finding]:
        time.sleep(1.5)
        return []

    parts = [Part("a", hang), Part("b", lambda: [fine("b", "there")]), Part("c", hang, "https://c")]
    findings = look_at(parts, 0.2)
    assert [(one.part, one.state) for one in findings] == [
        ("a", State.FAILED),
        ("b", State.OK),
        ("c", State.FAILED),
    ]
    assert findings[2].said == "https://c: no end in 0.2 seconds"
    with pytest.raises(ZeroDivisionError):
        look_at([Part("d", lambda: [fine("d", str(1 // 0))])], 1)


def test_a_line_is_one_line() -> None:
    """What a server says cannot steer the terminal or begin a line of its own."""
    said = str(Finding("mail", State.OK, "ok\r\n\x1b[2Jfailed   archive"))
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1


def test_the_command_ends_as_it_found(
    doctor: Doctor, desk: Path, capsys: pytest.CaptureFixture[str], slack: Slack
) -> None:
    """0 when all that is set up works, 1 when a part fails, 15 without settings; also as JSON."""
    doctor()
    place = ["doctor", "--config", str(desk / "brief.toml")]
    assert main(place) == 0
    assert "ok       archive" in capsys.readouterr().out
    assert main([*place, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    doctor(channels(slack))
    assert main([*place, "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["ok"] is False
    assert {"part", "state", "said", "todo"} == set(record["findings"][0])
    os.unlink(desk / "brief.toml")  # noqa: PTH108
    assert main(place) == 15
    assert "`brief init` writes one" in capsys.readouterr().err
