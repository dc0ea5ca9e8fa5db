"""What follows from brief.toml: what is on, what is off, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from brief.serve.options import LeavingOptions, ServeOptions, Topic, serve_options
from brief.settings import read_settings

SETTINGS = """
[[source]]
url = "https://quay.example/feed"

[[topic]]
name = "Islands"
include = ["ferry"]
names = ["Skerrin"]
exclude = ["football"]

[briefing]
timezone = "Europe/Lisbon"

[serve]
host = "::1"
port = 9000
public_url = "https://brief.example/"
"""
SLACK = '[slack]\ncommand = "/news"\n'
EMAIL = """
[email]
from = "Briefing <briefing@quay.example>"
to = ["ann@quay.example"]
host = "mail.quay.example"
"""
SECRETS: dict[str, Any] = {"BRIEF_SLACK_TOKEN": "xoxb-invented", "BRIEF_SLACK_SIGNING_SECRET": "s"}


def options(folder: Path, more: str = "", *, socket: bool = False, **secrets: Any) -> ServeOptions:
    """Return the options of some settings."""
    path = folder / "brief.toml"
    path.write_text(SETTINGS + more, encoding="utf-8")
    return serve_options(read_settings(path, secrets), socket=socket)


def test_what_the_file_says(tmp_path: Path) -> None:
    """Address, zone, topics and secrets come from where they stand."""
    made = options(tmp_path, BRIEF_SERVE_TOKEN="t", BRIEF_ARCHIVE_PASSWORD="p")
    assert (made.host, made.port, made.public_url) == ("::1", 9000, "https://brief.example")
    assert (made.token, made.archive_password) == ("t", "p")
    assert made.zone == made.layout.zone == ZoneInfo("Europe/Lisbon")
    assert made.topics == (Topic("Islands", ("ferry", "Skerrin"), ("football",)),)
    assert (made.slack, made.leaving, made.remarks) == (None, None, ())


def test_the_command_over_http(tmp_path: Path) -> None:
    """With a token and a signing secret it is on, under its own name."""
    slack = options(tmp_path, SLACK, **SECRETS).slack
    assert slack is not None
    assert (slack.command, slack.by_socket, slack.signing_secret) == ("/news", False, "s")


@pytest.mark.parametrize("socket", [True, False])
def test_the_command_by_socket(tmp_path: Path, socket: bool) -> None:
    """Asked for by the option or by the file, it needs the app token and no signing secret."""
    more = SLACK if socket else f"{SLACK}socket_mode = true\n"
    secrets = {"BRIEF_SLACK_TOKEN": "xoxb-invented", "BRIEF_SLACK_APP_TOKEN": "xapp-invented"}
    slack = options(tmp_path, more, socket=socket, **secrets).slack
    assert slack is not None
    assert (slack.by_socket, slack.app_token) == (True, "xapp-invented")


@pytest.mark.parametrize(
    ("more", "secrets", "socket", "remark"),
    [
        (SLACK, {}, False, "BRIEF_SLACK_TOKEN and BRIEF_SLACK_SIGNING_SECRET not set"),
        (SLACK, {"BRIEF_SLACK_TOKEN": "x"}, False, "BRIEF_SLACK_SIGNING_SECRET not set"),
        (SLACK, SECRETS, True, "BRIEF_SLACK_APP_TOKEN not set"),
        ("", SECRETS, True, "brief.toml has no [slack]"),
    ],
)
def test_a_command_that_is_off_says_why(
    tmp_path: Path, more: str, secrets: dict[str, Any], socket: bool, remark: str
) -> None:
    """The pages are served all the same."""
    made = options(tmp_path, more, socket=socket, **secrets)
    assert made.slack is None
    assert made.remarks == (f"the slash command is off: {remark}",)


def test_who_may_leave(tmp_path: Path) -> None:
    """The list is that of the digests; without its secret nobody can have a link to leave."""
    assert options(tmp_path, EMAIL).leaving is None
    if (
        "unsubscribe_secret"
        not in read_settings(tmp_path / "brief.toml", {}).secrets.__class__.model_fields
    ):
        pytest.skip("the settings know no BRIEF_UNSUBSCRIBE_SECRET")
    made = options(tmp_path, EMAIL, BRIEF_UNSUBSCRIBE_SECRET="u").leaving
    assert made == LeavingOptions("briefing.quay.example", ("ann@quay.example",), "u")
