"""Settings become the options of each part, and nothing on the way is lost."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from brief.deliver.smtp import Security
from brief.ingest.web_values import USER_AGENT, FetchOptions, WebKind, WebSource
from brief.settings import FetchTable, Settings, SourceKind
from brief.settings import Security as Setting
from brief.settings.reading import parse_settings
from brief.wiring import (
    archive_options,
    engine_options,
    fetch_options,
    file_sources,
    mail_options,
    slack_options,
    web_sources,
)

SOURCE = '[[source]]\nurl = "https://orlan.example/feed"\n'
MAIL = '[email]\nfrom = "Brief <b@orlan.example>"\nto = ["ann@orlan.example"]\nhost = "mx"\n'
SECRETS = {
    "BRIEF_SMTP_PASSWORD": "hush-smtp",
    "BRIEF_UNSUBSCRIBE_SECRET": "hush-leave",
    "BRIEF_SLACK_TOKEN": "hush-slack",
    "BRIEF_ARCHIVE_PASSWORD": "hush-archive",
}


def settings(text: str = "", environ: dict[str, str] | None = None) -> Settings:
    """Read settings from `text`, which has a source before it, as if from /etc/brief."""
    return parse_settings(SOURCE + text, Path("/etc/brief/brief.toml"), environ or {})


def test_sources_are_parted_by_where_they_are() -> None:
    """Addresses go to the web reader, paths to the reader of files, each in its order."""
    read = settings(
        '[[source]]\npath = "press"\n'
        '[[source]]\nurl = "https://vesh.example/map.xml"\nkind = "sitemap"\n'
        'outlet = "Vesh Post"\nfull_text = false\n'
        '[[source]]\npath = "/srv/wire/*.jsonl"\n'
    )
    assert web_sources(read) == (
        WebSource("https://orlan.example/feed"),
        WebSource("https://vesh.example/map.xml", WebKind.SITEMAP, "Vesh Post", full_text=False),
    )
    assert file_sources(read) == ("/etc/brief/press", "/srv/wire/*.jsonl")


def test_every_kind_of_address_is_known_to_the_reader() -> None:
    """The kinds of the settings are those of the web reader, and files."""
    assert {kind.value for kind in SourceKind} == {kind.value for kind in WebKind} | {"files"}
    assert {one.value for one in Setting} == {one.value for one in Security}


@pytest.mark.parametrize("key", sorted(set(FetchTable.model_fields)))
def test_every_fetch_setting_arrives(key: str) -> None:
    """A setting that differs makes the option of its name differ, and no other."""
    values = {"allow_private": "true", "user_agent": '"orlan-desk"', "timeout": "7.0"}
    changed = fetch_options(
        settings(
            f"[fetch]\n{key} = {values.get(key, '7')}\n".replace(
                "most_bytes = 7", "most_bytes = 70000"
            )
        )
    )
    plain = fetch_options(settings())
    assert {
        f.name for f in fields(plain) if getattr(plain, f.name) != getattr(changed, f.name)
    } == {key}


def test_fetch_defaults_are_the_readers_own() -> None:
    """Without [fetch] the web is read as the reader would by itself, at the time given."""
    since, now = datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 5, 2, tzinfo=UTC)
    assert fetch_options(settings(), since, now) == FetchOptions(since=since, now=now)
    assert fetch_options(settings()).user_agent == USER_AGENT


def test_the_archive_gets_its_place_and_password() -> None:
    """A file is one beside the settings; "" stays the user's own; an address stays as it is."""
    url, options = archive_options(settings('[archive]\nurl = "kept.db"\n', SECRETS))
    assert (url, options.password) == ("/etc/brief/kept.db", "hush-archive")
    assert archive_options(settings())[0] == ""
    server = "postgresql://ann@db.example/brief"
    assert archive_options(settings(f'[archive]\nurl = "{server}"\n'))[0] == server


def test_mail_goes_out_as_set() -> None:
    """Server, account, secrets and ways to leave arrive; without the table there is no mail."""
    text = MAIL + (
        'port = 465\nsecurity = "tls"\nusername = "ann"\ntimeout = 5\nca_file = "ca.pem"\n'
        'unsubscribe_url = "https://orlan.example/leave"\n'
        'unsubscribe_mail = "leave@orlan.example"\n'
    )
    options = mail_options(settings(text, SECRETS), again=True)
    assert options is not None
    server, envelope = options.server, options.envelope
    assert (server.host, server.port, server.security) == ("mx", 465, Security.TLS)
    assert (server.username, server.password, server.timeout) == ("ann", "hush-smtp", 5)
    assert server.ca_file == "/etc/brief/ca.pem"
    assert (envelope.sender, envelope.unsubscribe_secret) == (
        "Brief <b@orlan.example>",
        "hush-leave",
    )
    assert envelope.unsubscribe_url == "https://orlan.example/leave"
    assert envelope.unsubscribe_mail == "leave@orlan.example"
    assert options.again
    assert not (plain := mail_options(settings(MAIL))) or not plain.again
    assert mail_options(settings()) is None


def test_slack_gets_the_digest_by_token_or_webhook() -> None:
    """Channels take the token; without channels the webhook does; with neither there is none."""
    hook = {"BRIEF_SLACK_WEBHOOK": "https://hooks.slack.com/services/hush"}
    listed = '[slack]\nchannels = "#desk"\napi = "http://127.0.0.1:9/api"\n'
    options = slack_options(settings(listed, SECRETS | hook), again=True)
    assert options is not None
    assert (options.token, options.webhook, options.again) == ("hush-slack", "", True)
    assert options.api == "http://127.0.0.1:9/api/"
    posted = slack_options(settings("[slack]\n", SECRETS | hook))
    assert posted is not None
    assert (posted.token, posted.webhook) == ("", hook["BRIEF_SLACK_WEBHOOK"])
    assert slack_options(settings("[slack]\n", SECRETS)) is None
    assert slack_options(settings("", SECRETS | hook)) is None


def test_the_engine_is_told_what_is_set() -> None:
    """What stands in [briefing] arrives, a price without a rounding; the rest is left open."""
    text = '[briefing]\nengine = "openai"\nprofile = "desk"\njudge = true\n'
    text += "max_cost = 0.1\nmax_tokens = 9\n"
    options = engine_options(settings(text))
    assert (options.name, options.profile, options.judge) == ("openai", "desk", True)
    assert (options.max_cost, options.max_tokens) == (Decimal("0.1"), 9)
    plain = engine_options(settings())
    assert (plain.name, plain.max_cost, plain.max_tokens, plain.judge) == (
        "auto",
        None,
        None,
        False,
    )


@pytest.mark.parametrize("secret", sorted(SECRETS.values()))
def test_no_option_shows_a_secret(secret: str) -> None:
    """What holds a secret does not print it, though it has it."""
    read = settings(MAIL + '[slack]\nchannels = "#desk"\n', SECRETS)
    made = [archive_options(read), mail_options(read), slack_options(read)]
    assert secret not in repr(made)
