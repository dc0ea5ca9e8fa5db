"""`brief init`: what is asked, what is written, and that nothing is lost on the way."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from brief.cli import app, main
from brief.errors import SettingsError
from brief.settings import read_settings
from brief.settings.reading import parse_settings
from brief.setup.answers import (
    Answers,
    MailAnswer,
    SourceAnswer,
    TopicAnswer,
    checked_source,
    next_steps,
    toml_of,
)
from tests.ingest.site import Answer, Site

PLACE = Path("/etc/brief/brief.toml")
HOSTILE = 'a "b" \\ c\n[email]\n# é \x7f \x1b 日本 \u202e]'
MAILED = ["--source", "press", "--mail-to", "a@x.example", "--mail-from", "b@x.example"]
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
FEED = (
    '<rss version="2.0"><channel><title>Vesh Post</title><item><title>A</title>'
    "<link>https://vesh.example/1</link></item></channel></rss>"
)


@pytest.fixture(autouse=True)
def _at_desk(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand at the desk, which is in Kathmandu."""
    monkeypatch.chdir(desk)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")


def answer(*lines: str) -> tuple[int, str]:
    """Run `brief init` with these answers typed in; give its code and what was shown."""
    result = CliRunner().invoke(app, ["init"], input="".join(f"{line}\n" for line in lines))
    return result.exit_code, result.output


def written() -> dict[str, Any]:
    """Return the tables of the file."""
    return tomllib.loads(Path("brief.toml").read_text(encoding="utf-8"))


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """Run a command that ends with an error; nothing is written."""
    code = main(args)
    assert not Path("brief.toml").exists()
    return code, capsys.readouterr().err


# --- what is written


def test_the_least_that_is_asked() -> None:
    """One source and defaults: the machine's zone, no mail, no Slack."""
    code, shown = answer("press", "", "", "", "", "n", "n")
    assert code == 0
    assert "press: 1 article" in shown
    assert written() == {
        "source": [{"path": "press"}],
        "briefing": {
            "title": "Briefing",
            "timezone": "Asia/Kathmandu",
            "engine": "auto",
            "hours": 36,
        },
        "archive": {"url": "archive.sqlite"},
    }
    assert read_settings(Path("brief.toml"), {}).source[0].path == str(Path("press").absolute())


def test_all_that_is_asked() -> None:
    """Topics, mail and Slack arrive as they were typed; a wrong answer is asked for again."""
    code, shown = answer(
        "press", "", "Nowhere", "Europe/Berlin", "Water", 'river, "the dam"', "", "x", "extractive",
        *("y", "ann", "Ann <ann@orlan.example>, eva@orlan.example", "b@orlan.example"),
        *("mx.orlan.example:465", "ann", "y", "#desk, #vesh"),
    )  # fmt: skip
    assert code == 0
    assert "no time zone 'Nowhere' is known" in shown
    assert "give auto, extractive or openai" in shown
    assert "'ann' is no mail address" in shown
    found = written()
    assert found["topic"] == [{"name": "Water", "include": ["river", '"the dam"']}]
    assert found["briefing"]["timezone"] == "Europe/Berlin"
    assert found["email"] == {
        "from": "b@orlan.example",
        "to": ["Ann <ann@orlan.example>", "eva@orlan.example"],
        "host": "mx.orlan.example",
        "port": 465,
        "security": "tls",
        "username": "ann",
    }
    assert found["slack"] == {"channels": ["#desk", "#vesh"]}
    assert "set BRIEF_SMTP_PASSWORD" in shown
    assert "set BRIEF_SLACK_TOKEN" in shown


def test_the_file_is_made_for_people() -> None:
    """What is not set up stands there as a comment, ready to be filled in."""
    text = toml_of(Answers((SourceAnswer(path="press"),)), PLACE)
    assert "# [email]" in text
    assert "# [slack]" in text
    assert "Secrets do not belong here" in text
    live = "\n".join(line.removeprefix("# ") for line in text.splitlines())
    examples = "\n".join(line for line in live.splitlines() if not line.startswith("["))
    assert 'host = "smtp.example.org"' in examples


@given(texts, texts, texts)
def test_hostile_answers_stay_answers(path: str, name: str, word: str) -> None:
    """Quotes, line ends and controls come out of the file as they went in, and as nothing more."""
    mail = MailAnswer("b@orlan.example", ("ann@orlan.example",), f"h{word}")
    answers = Answers(
        (SourceAnswer(path=path),),
        title=f"T{name}",
        topics=(TopicAnswer(f"n{name}", (word, HOSTILE)),),
        mail=mail,
        slack=(HOSTILE,),
    )
    try:
        text = toml_of(answers, PLACE)
    except SettingsError:
        assert not path.strip()  # the one thing that settings cannot be without
        return
    found = tomllib.loads(text)
    assert set(found) == {"source", "topic", "briefing", "archive", "email", "slack"}
    assert found["source"] == [{"path": path}]
    assert found["topic"] == [{"name": f"n{name}", "include": [word, HOSTILE]}]
    assert found["briefing"]["title"] == f"T{name}"
    assert found["email"]["host"] == f"h{word}"
    assert found["slack"]["channels"] == [HOSTILE]


def test_a_port_brings_its_protection() -> None:
    """465 is TLS from the start; another port STARTTLS, but nothing on this machine."""

    def security(host: str, port: int) -> str:
        return MailAnswer("b@x.example", ("a@x.example",), host, port).security

    assert security("mx.example", 465) == "tls"
    assert security("mx.example", 587) == "starttls"
    assert security("localhost", 25) == "none"


# --- sources


@pytest.mark.parametrize(
    ("given_as", "source"),
    [
        ("https://orlan.example/feed", SourceAnswer(url="https://orlan.example/feed")),
        ("orlan.example/feed", SourceAnswer(url="https://orlan.example/feed")),
        ("press", SourceAnswer(path="press")),
        ("press/*.txt", SourceAnswer(path="press/*.txt")),
        ("/srv/wire", SourceAnswer(path="/srv/wire")),
    ],
)
def test_what_somebody_means_by_a_source(given_as: str, source: SourceAnswer) -> None:
    """An address with or without its scheme, or a path."""
    assert checked_source(given_as, Path()) == source


def test_a_tilde_without_a_home_is_a_name(tmp_path: Path) -> None:
    """A folder may be called ~0; ~ alone is the home of who asks."""
    named = toml_of(Answers((SourceAnswer(path="~0"),)), PLACE)
    assert '"~0"' in named
    assert checked_source("~nobody-of-that-name", tmp_path).path.endswith("~nobody-of-that-name")


def test_a_path_is_one_from_the_settings(desk: Path, tmp_path: Path) -> None:
    """Where the settings stand elsewhere, a path typed here leads to the same place."""
    assert checked_source("press", tmp_path) == SourceAnswer(path=str(desk / "press"))
    with pytest.raises(ValueError, match="give the address"):
        checked_source(" ", tmp_path)


def test_a_source_is_looked_at_at_once(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """What it holds is told; the site is left alone where that is not wanted."""
    site.routes["/feed"] = Answer(FEED)
    options = ["init", "--yes", "--source", site.url("/feed"), "--allow-private"]
    assert main(options) == 0
    assert "“Vesh Post”, lists 1 article" in capsys.readouterr().out
    assert written()["fetch"] == {"allow_private": True}
    asked = len(site.asked)
    assert main([*options, "--no-check", "--force"]) == 0
    assert len(site.asked) == asked


def test_a_private_source_names_the_option_that_lets_it_be_read(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who writes settings is told the option, not a setting that is not written yet."""
    site.routes["/feed"] = Answer(FEED)
    assert main(["init", "--yes", "--source", site.url("/feed")]) == 0
    said = capsys.readouterr().out
    assert "is not public" in said
    assert "; if it is meant to be read, give --allow-private" in said
    assert "set allow_private" not in said
    assert "fetch" not in written()


def test_a_source_that_cannot_be_read_is_asked_about() -> None:
    """It is left out unless it is wanted all the same."""
    assert answer("wire", "n", "press", "", "", "", "", "n", "n")[0] == 0
    assert written()["source"] == [{"path": "press"}]
    Path("brief.toml").unlink()
    assert answer("wire", "y", "", "", "", "", "n", "n")[0] == 0
    assert written()["source"] == [{"path": "wire"}]


# --- without questions


def test_a_script_gives_all_by_options(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is asked, and each option arrives."""
    options = (
        "--source press --source https://orlan.example/f --timezone Europe/Lisbon "
        "--topic Water=river,dam --engine extractive --mail-to ann@x.example "
        "--mail-to eva@x.example --mail-from b@x.example --mail-server mx.example --slack webhook"
    )
    code = main(["init", "--yes", "--no-check", *options.split()])
    assert code == 0
    found = written()
    assert found["source"] == [{"path": "press"}, {"url": "https://orlan.example/f"}]
    assert found["topic"] == [{"name": "Water", "include": ["river", "dam"]}]
    assert (found["briefing"]["timezone"], found["briefing"]["engine"]) == (
        "Europe/Lisbon",
        "extractive",
    )
    assert found["email"]["to"] == ["ann@x.example", "eva@x.example"]
    assert "username" not in found["email"]
    assert found["slack"] == {}
    assert "set BRIEF_SLACK_WEBHOOK" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--source"),
        (["--source", "press", "--timezone", "Mars"], "no time zone 'Mars'"),
        (["--source", "press", "--topic", "Water"], "Water=river,reservoir"),
        (["--source", "press", "--engine", "gpt"], "give auto, extractive or openai"),
        (["--source", "press", "--mail-to", "ann"], "--mail-"),
        (["--source", "press", "--mail-to", "a@x.example"], "--mail-from"),
        (["--source", "press", "--mail-from", "a@x.example"], "--mail-to"),
        ([*MAILED, "--mail-server", "mx:no"], "HOST:PORT"),
    ],
)
def test_an_option_that_makes_no_sense(
    capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    """It is misuse, said in one line, and nothing is written."""
    code, err = refused(capsys, "init", "--yes", *options)
    assert (code, said in err, len(err.splitlines())) == (2, True, 1)


# --- nothing is lost


def test_settings_that_are_there_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """They are replaced with --force alone, and before that nothing is asked."""
    Path("brief.toml").write_text("mine")
    assert main(["init", "--yes", "--source", "press"]) == 7
    assert "give --force" in capsys.readouterr().err
    assert Path("brief.toml").read_text() == "mine"
    assert main(["init", "--yes", "--source", "press", "--force"]) == 0
    assert written()["source"] == [{"path": "press"}]


@pytest.mark.parametrize("last", [0, 1, 2, 3, 4, 5])
def test_who_stops_half_way_leaves_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    """Whichever question is left unanswered, there is no file, and it is told."""
    replies: list[Any] = ["press", "", "", "", "", "n"][: last + 1]

    def reply(*_: Any, **__: Any) -> str:
        if not replies:
            raise KeyboardInterrupt
        return str(replies.pop(0))

    monkeypatch.setattr("typer._click.termui.visible_prompt_func", reply)
    code, err = refused(capsys, "init")
    assert (code, "nothing was written" in err) == (130, True)


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """That is told before anything is asked."""
    code, err = refused(capsys, "init", "--config", "no/brief.toml")
    assert (code, "there is no folder" in err) == (7, True)


def test_the_next_steps_name_the_file() -> None:
    """Where it is not in its usual place, each command says where."""
    text = toml_of(Answers((SourceAnswer(path="press"),)), PLACE)
    assert all("--config" not in step for step in next_steps(text, Path("brief.toml")))
    assert all(f"--config {PLACE}" in step for step in next_steps(text, PLACE))
    assert parse_settings(text, PLACE, {}).email is None
