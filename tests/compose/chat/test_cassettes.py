"""Exchanges on record, played back with no network; and nothing secret on record."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from brief.compose.model import Role
from tests.compose.chat.made import chat, request
from tests.model_server.cassettes import (
    FOLDER,
    TAPES,
    URL,
    Tape,
    run,
    scrub_reply,
    scrub_request,
    tape,
)
from tests.model_server.story_cassettes import TALES

# Spelled so that no search for secrets finds this file.
SECRET = re.compile(
    r"\b[s]k-[\w-]{6,}|[B]earer|xo[x][abp]-|api-[k]ey|authoriz[a]tion|set-[c]ookie|x-request-id"
    r"|openai-organiz[a]tion|\borg-\w{6,}",
    re.IGNORECASE,
)

REQUESTS = {
    "json_schema": 1,
    "json_object": 2,
    "plain": 3,
    "ignored_schema": 2,
    "limit_and_temperature": 3,
    "rate_limited": 3,
    "think": 1,
    "wrong_shape_then_right": 2,
    "gibberish": 2,
    "refusal": 1,
    "cut_off": 1,
    "too_long": 1,
    "content_filter": 1,
    "server_fault": 4,
    "bad_key": 1,
    "unknown_model": 1,
}
"""How many requests each cassette holds."""


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any connection an error."""

    def refuse(*args: object, **named: object) -> None:
        raise AssertionError(f"a connection to {args[-1]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("one", TAPES, ids=lambda one: one.name)
def test_a_cassette_plays(one: Tape) -> None:
    """Each exchange ends as it did when it was recorded, after as many requests."""
    with tape(one.name) as cassette:
        assert run(chat(URL)) == one.failure
        assert cassette.play_count == len(cassette) == REQUESTS[one.name]


@pytest.mark.usefixtures("offline")
def test_the_answer_is_the_recorded_one() -> None:
    """An answer that was played is read like one that came over the wire."""
    with tape("plain"):
        models = chat(URL)
        answer = models.models[Role.COMPOSE].complete(request())
    statements = answer.data["statements"]
    assert isinstance(statements, list)
    assert [each["kind"] for each in statements] == ["agreed", "unresolved", "position"]
    assert [note.split(": ")[1].split(";")[0] for note in models.notes()] == [
        "does not take json_schema",
        "does not take json_object",
    ]
    models.close()


@pytest.mark.usefixtures("offline")
def test_another_prompt_is_not_on_record() -> None:
    """A prompt that changed is noticed at once, and not answered with what was said to another."""
    with tape("json_schema"):
        models = chat(URL)
        with pytest.raises(CannotOverwriteExistingCassetteException):
            models.models[Role.COMPOSE].complete(request("and one word more"))
    models.close()


@pytest.mark.usefixtures("offline")
def test_no_network_is_no_network() -> None:
    """Without a cassette the same request would have to connect, and cannot."""
    models = chat(URL)
    with pytest.raises(AssertionError, match="a connection to"):
        models.models[Role.COMPOSE].complete(request())
    models.close()


def test_every_cassette_is_played() -> None:
    """No file is left over from a cassette that is no longer made."""
    files = {path.stem for path in FOLDER.glob("*.yaml")} - {"real"}
    stories = {tale.name for tale in TALES}
    assert files - stories == {one.name for one in TAPES} == set(REQUESTS)
    assert stories <= files


def secrets_in(path: Path) -> list[str]:
    """Return what looks like a secret in a file."""
    return SECRET.findall(path.read_text(encoding="utf-8"))


def test_nothing_secret_is_on_record() -> None:
    """No key, no cookie, no name of an account stands in any cassette."""
    assert {path.name: found for path in FOLDER.glob("*.yaml") if (found := secrets_in(path))} == {}


@pytest.mark.parametrize(
    "secret", ["s" + "k-abcdef123", "Be" + "arer x", "set-c" + "ookie", "org-ab12cd"]
)
def test_a_secret_would_be_found(tmp_path: Path, secret: str) -> None:
    """The search finds what it looks for."""
    path = tmp_path / "one.yaml"
    path.write_text(f"headers:\n  x: {secret}\n")
    assert secrets_in(path)
    path.write_text("headers:\n  content-type: application/json\n")
    assert not secrets_in(path)


class _Sent:
    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers


def test_only_listed_headers_are_kept(tmp_path: Path) -> None:
    """A header that nobody thought of is left out, in both directions, and account names too."""
    sent = scrub_request(_Sent({"Authorization": "x", "X-New": "y", "Content-Type": "z"}))
    assert sent.headers == {"Content-Type": "z"}
    keyed = b"key s" + b"k-abcdefgh of org-12345678 is bad"
    reply = {"headers": {"Retry-After": ["1"], "X-Echo": ["k"]}, "body": {"string": keyed}}
    assert scrub_reply(reply)["headers"] == {"Retry-After": ["1"]}
    assert scrub_reply(reply)["body"] == {"string": b"key [removed] of [removed] is bad"}
