"""`brief.toml` and the environment: what is read, which goes first, what an error says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import SettingsError
from brief.settings import SECRETS, SECRETS_DIR, Settings, SourceKind, read_settings
from brief.settings.reading import parse_settings

SOURCE = '[[source]]\nurl = "https://orlan.example/feed"\n'
MAIL = '[email]\nfrom = "b@orlan.example"\nto = ["ann@orlan.example"]\nhost = "mx"\n'
PLACE = Path("/etc/brief/brief.toml")
HUSH = "hush-hush-7391"


def read(text: str, environ: dict[str, str] | None = None) -> Settings:
    """Read `text` as if it stood in /etc/brief, with one source before it."""
    return parse_settings(SOURCE + text, PLACE, environ or {})


def refused(text: str, environ: dict[str, str] | None = None, before: str = SOURCE) -> str:
    """Return what is said of settings that make no sense, which is one line."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(before + text, PLACE, environ or {})
    said = str(caught.value)
    assert "\n" not in said
    assert caught.value.exit_code == 15
    return said


def test_one_source_is_enough() -> None:
    """All else has a default, and there is no mail and no Slack unless there is a table."""
    settings = read("")
    assert settings.source[0].kind is SourceKind.AUTO
    assert settings.briefing.timezone == "UTC"
    assert str(settings.zone) == "UTC"
    assert (settings.email, settings.slack, settings.topic) == (None, None, ())


def test_the_file_is_read_from_disk(tmp_path: Path) -> None:
    """With or without a byte order mark, and without the environment that is not given."""
    path = tmp_path / "brief.toml"
    path.write_text(SOURCE + '[briefing]\ntitle = "Früh"\n', encoding="utf-8")
    plain = read_settings(path, {})
    path.write_text(SOURCE + '[briefing]\ntitle = "Früh"\n', encoding="utf-8-sig")
    assert read_settings(path, {}) == plain
    assert plain.briefing.title == "Früh"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "there is no such file; `brief init` writes one"),
        (lambda path: path.mkdir(), "cannot be read: Is a directory"),
        (lambda path: path.write_bytes(b"title = '\xff'"), "is not UTF-8; save it as UTF-8"),
        (lambda path: path.write_text("a = 1\nb\n"), "(at line 2, column 2)"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, make: object, said: str) -> None:
    """Each says which file, what is wrong and where."""
    assert callable(make)
    path = tmp_path / "brief.toml"
    make(path)
    with pytest.raises(SettingsError) as caught:
        read_settings(path, {})
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("[emial]", "[serve]", "emial: there is no such setting; did you mean email?"),
        ("[fetch]\ntimeuot = 5", "[fetch]\ntimeout = 5", "[fetch] timeuot: there is no such"),
        ("[fetch]\ntimeuot = 5", "[fetch]\ntimeout = 5", "did you mean timeout?"),
        ("[serve]\nport = 'http'", "[serve]\nport = 80", "[serve] port: should be a whole number"),
        ("[serve]\nport = 0", "[serve]\nport = 1", "[serve] port: should be 1 or more"),
        ("[serve]\nport = 65536", "[serve]\nport = 65535", "should be 65535 or less"),
        ("[fetch]\ntimeout = 0", "[fetch]\ntimeout = 0.1", "should be more than 0"),
        ("[briefing]\njudge = 3", "[briefing]\njudge = true", "should be true or false"),
        ("[briefing]\ntitle = 5", "[briefing]\ntitle = '5'", "title: should be text, in quotes"),
        ("[briefing]\ntitle = ''", "[briefing]\ntitle = 'x'", "title: should not be empty"),
        ("[briefing]\nengine = 'x'", "[briefing]\nengine = 'openai'", "'extractive' or 'openai'"),
        ("[briefing]\nsections = []", "[briefing]\nsections = ['agreed']", "at least one"),
        ("[briefing]\nsections = ['x']", "[briefing]\nsections = ['position']", "'unresolved' or"),
        ("[briefing]\nmax_cost = 'x'", "[briefing]\nmax_cost = 0.5", "should be a number"),
        ("[briefing]\nmax_cost = -1", "[briefing]\nmax_cost = 0", "should be 0 or more"),
        (
            "[briefing]\ntimezone = 'Berlin'",
            "[briefing]\ntimezone = 'Europe/Berlin'",
            "[briefing] timezone: no time zone 'Berlin' is known; give one such as Europe/Berlin",
        ),
        ("[briefing]\nlist_name = 'A b'", "[briefing]\nlist_name = 'a-b'", "digits and hyphens"),
        ("[[briefing]]\nhours = 3", "[briefing]\nhours = 3", "write [briefing] once"),
        ("[topic]\nname = 'x'", "[[topic]]\nname = 'x'", "write [[topic]], with two brackets"),
        ("[[topic]]\ninclude = 'x'", "[[topic]]\nname = 'x'", "[[topic]] 1, name: is missing"),
        ("[[topic]]\nname = 'x'\nlanguages = 'English'", "[[topic]]\nname = 'x'", "write en"),
        (
            "[[topic]]\nname = 'x'\n[[topic]]\nname = 'X'",
            "[[topic]]\nname = 'x'\n[[topic]]\nname = 'y'",
            "two topics are called 'x'",
        ),
        ("[[source]]", "[[source]]\npath = 'x'", "[[source]] 2: give either url or path"),
        ("[[source]]\nurl = 'ftp://x'", "[[source]]\nurl = 'http://x'", "is it a path?"),
        (
            "[[source]]\nurl = 'http://x'\nkind = 'files'",
            "[[source]]\npath = 'x'\nkind = 'files'",
            "goes with path",
        ),
        (
            "[[source]]\npath = 'x'\nkind = 'feed'",
            "[[source]]\nurl = 'http://x'\nkind = 'feed'",
            "goes with url",
        ),
        ("[[source]]\npath = 'x'\noutlet = 'y'", "[[source]]\npath = 'x'", "outlet goes with url"),
        ("[slack]\nchannels = 3", "[slack]\nchannels = ['#a']", "should be a list, in [ ]"),
        ("[slack]\ncommand = 'b'", "[slack]\ncommand = '/b'", "[slack] command: should be"),
        ("[slack]\napi = 'http://x/'", "[slack]\napi = 'http://localhost:1/'", "https://"),
        ("[email]\nto = 'a@b.example'\nhost = 'mx'", MAIL, "[email] from: is missing"),
        (MAIL.replace("ann@", "ann at "), MAIL, "is no mail address; write one such as"),
        (MAIL + "unsubscribe_url = 'http://x'", MAIL + "unsubscribe_url = 'https://x'", "8058"),
        ("[serve]\npublic_url = 'x'", "[serve]\npublic_url = 'https://x'", "should begin with"),
        ("[fetch]\nuser_agent = 'ü'", "[fetch]\nuser_agent = 'u'", "printable ASCII"),
    ],
)
def test_what_makes_no_sense_is_said(wrong: str, right: str, said: str) -> None:
    """The table, the key, and what it should be; the nearest right setting is taken."""
    line = refused(wrong)
    assert line.startswith(f"{PLACE}: ")
    assert said in line
    read(right)


def test_settings_without_a_source_are_refused() -> None:
    """There has to be one, and how it is written is told."""
    assert refused("", before="") == (
        f"{PLACE}: [[source]]: there is none; give at least one, with a url or a path"
    )
    assert "[[source]], with two brackets" in refused(
        "", before=SOURCE.replace("[[source]]", "[source]")
    )


def test_all_that_is_wrong_is_said_at_once() -> None:
    """One line names the file once and each key."""
    said = refused("[serve]\nport = 0\n[fetch]\ndelay = 'x'\n")
    assert said == (
        f"{PLACE}: [fetch] delay: should be a number; [serve] port: should be 1 or more"
    )


def test_a_variable_goes_before_the_file() -> None:
    """`BRIEF_TABLE__KEY` is the key; what it does not name stays as the file has it."""
    environ = {
        "BRIEF_EMAIL__HOST": "relay.example",
        "BRIEF_EMAIL__FROM": "c@orlan.example",
        "BRIEF_FETCH__PER_HOST": "9",
        "BRIEF_BRIEFING__JUDGE": "true",
        "BRIEF_MODEL": "somebody else's",
        "PATH": "/bin",
    }
    settings = read(MAIL + "[fetch]\nper_host = 3\ndelay = 2\n", environ)
    assert settings.email is not None
    assert (settings.email.host, settings.email.sender) == ("relay.example", "c@orlan.example")
    assert settings.email.to == ("ann@orlan.example",)
    assert (settings.fetch.per_host, settings.fetch.delay) == (9, 2)
    assert settings.briefing.judge
    assert read(MAIL, {}).email == read(MAIL, {"BRIEF_EMAIL__HOST": ""}).email


@pytest.mark.parametrize("given_as", ["a@x.example, Ann <b@x.example>", None])
def test_a_list_in_a_variable(given_as: str | None) -> None:
    """Commas part it, or it is JSON."""
    both = ["a@x.example", "Ann <b@x.example>"]
    settings = read(MAIL, {"BRIEF_EMAIL__TO": given_as or json.dumps(both)})
    assert settings.email is not None
    assert settings.email.to == tuple(both)
    assert "BRIEF_EMAIL__TO: " in refused(MAIL, {"BRIEF_EMAIL__TO": '["a@x.example"'})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BRIEF_SERVE__PORT", "BRIEF_SERVE__PORT: should be a whole number"),
        ("BRIEF_SERVE__PROT", "BRIEF_SERVE__PROT: there is no such setting; did you mean port?"),
        ("BRIEF_SEVRE__PORT", "there is no table [sevre] of settings; did you mean BRIEF_SERVE__"),
        ("BRIEF_TOPIC__NAME", "[[topic]] is set in the file alone"),
    ],
)
def test_a_variable_that_makes_no_sense(name: str, said: str) -> None:
    """It is the variable that is named, not the file."""
    line = refused("", {name: "many"})
    assert said in line
    assert str(PLACE) not in line


def test_the_archives_variable_goes_before_the_file() -> None:
    """`BRIEF_ARCHIVE` is where the other commands look too; a path is one from where they stand."""
    kept = '[archive]\nurl = "kept.db"\n'
    assert read(kept).archive.url == "/etc/brief/kept.db"
    assert read(kept, {"BRIEF_ARCHIVE": "own.db"}).archive.url == str(Path("own.db").absolute())
    server = "postgresql://db.example/brief"
    assert read(kept, {"BRIEF_ARCHIVE": server}).archive.url == server
    assert read("").archive.url == ""


def test_paths_are_from_the_files_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative path is beside the file, wherever the command stands; ~ is one's own folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    text = "[[source]]\npath = 'press/*.txt'\n[[source]]\npath = '~/wire'\n[[source]]\npath = '/a'"
    paths = [one.path for one in read(text).source[1:]]
    assert paths == ["/etc/brief/press/*.txt", f"{tmp_path}/wire", "/a"]


def test_secrets_are_read_from_the_environment_given() -> None:
    """Each has a variable; a line end at its end is none of it."""
    settings = read("", {name: f"{name}-{HUSH}\n" for name in SECRETS})
    for name in SECRETS:
        value = getattr(settings.secrets, name.removeprefix("BRIEF_").lower())
        assert value.get_secret_value() == f"{name}-{HUSH}"
    assert not read("").secrets.smtp_password


def test_secrets_are_read_from_a_folder(tmp_path: Path) -> None:
    """A file for each, in either spelling; a variable goes before it."""
    (tmp_path / "brief_smtp_password").write_text(f"{HUSH}\n")
    (tmp_path / "BRIEF_SLACK_TOKEN").write_text("of the folder")
    (tmp_path / "tls.key").write_text("of somebody else")
    secrets = read("", {SECRETS_DIR: str(tmp_path), "BRIEF_SLACK_TOKEN": "of the variable"}).secrets
    assert secrets.smtp_password.get_secret_value() == HUSH
    assert secrets.slack_token.get_secret_value() == "of the variable"
    assert refused("", {SECRETS_DIR: str(tmp_path / "no")}).startswith(f"{SECRETS_DIR}: ")


def test_a_secret_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A link out of the folder and bytes that are no text are said, without what they hold."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    (tmp_path / "outside").write_text(HUSH)
    (folder / "brief_slack_token").symlink_to(tmp_path / "outside")
    said = refused("", {SECRETS_DIR: str(folder)})
    assert "outside of" in said
    assert HUSH not in said
    (folder / "brief_slack_token").unlink()
    (folder / "brief_slack_token").write_bytes(b"\xff" + HUSH.encode())
    said = refused("", {SECRETS_DIR: str(folder)})
    assert "UnicodeDecodeError" in said
    assert HUSH not in said


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"[email]\npassword = '{HUSH}'",
        f"[slack]\ntoken = '{HUSH}'",
        f"[slack]\nchannels = 3\nwebhook = 'https://{HUSH}'",
        f"[secrets]\nsmtp_password = '{HUSH}'",
        f"[serve]\nport = '{HUSH}'",
        f"[archive]\nurl = 'postgresql://ann:{HUSH}@db.example/brief'",
        f"[[source]]\nurl = '{HUSH}'",
    ],
)
def test_no_secret_is_shown(text: str) -> None:
    """Neither what is read nor what is refused prints one, also one in the wrong place."""
    environ = dict.fromkeys(SECRETS, HUSH)
    try:
        settings = read(text, environ)
        said = f"{settings!r} {settings} {settings.secrets}"
        assert "title='Briefing'" in said
    except SettingsError as error:
        said = str(error)
        assert str(PLACE) in said
    assert HUSH not in said
    assert read("", environ).secrets.serve_token.get_secret_value() == HUSH


def test_a_secret_in_the_file_is_sent_to_the_environment() -> None:
    """The variable that is meant is named."""
    assert "set BRIEF_SMTP_PASSWORD in the env" in refused(MAIL + "password = 'x'")
    assert "set BRIEF_SLACK_TOKEN in the env" in refused("[slack]\ntoken = 'x'")
    assert "BRIEF_SMTP_PASSWORD" in refused("[secrets]\nsmtp_password = 'x'")


def complaint(text: str, environ: dict[str, str]) -> str:
    """Return what is said of settings, "" if they are taken."""
    try:
        parse_settings(text, PLACE, environ)
    except SettingsError as error:
        return str(error)
    return ""


@given(st.text(max_size=60))
def test_any_text_is_settings_or_one_line(text: str) -> None:
    """Whatever stands in the file, nothing but an error of ours comes out."""
    said = complaint(text, {})
    assert said.startswith(f"{PLACE}: ")
    assert "\n" not in said


@given(
    st.sampled_from(["SERVE__PORT", "EMAIL__TO", "FETCH__DELAY", "ARCHIVE__URL", "SLACK__COMMAND"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
)
def test_any_variable_is_a_setting_or_one_line(name: str, value: str) -> None:
    """Whatever a variable holds, the same, and the variable is named."""
    said = complaint(SOURCE + MAIL, {f"BRIEF_{name}": value})
    assert not said or (f"BRIEF_{name}: " in said and "\n" not in said)
