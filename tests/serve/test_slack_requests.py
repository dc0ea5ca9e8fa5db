"""Who may ask: signed requests, fresh ones, each once, over real HTTP."""

from __future__ import annotations

import time
from urllib.parse import urlencode

import pytest

from brief.serve.options import ServeOptions
from tests.serve.running import Running, running, slack_options
from tests.serve.slack_double import SlackDouble

LOOKING = {"text": "Looking it up …", "response_type": "ephemeral"}


def test_a_signed_command_is_acknowledged_and_answered(slack: Running, double: SlackDouble) -> None:
    """The acknowledgement says that the answer comes, and the answer takes its place."""
    answer = slack.ask("")
    assert (answer.status_code, answer.json()) == (200, LOOKING)
    said = double.next()
    assert (said.way, said.body["replace_original"]) == ("respond", True)
    assert said.body["text"] == "Briefing, 7 May 2031"


def test_another_secret_is_refused(slack: Running, double: SlackDouble) -> None:
    """A request that was signed with another secret gets 401 and no answer; the right one does."""
    slack.secret = "not the secret"
    assert slack.ask("").status_code == 401
    assert double.quiet()
    slack.secret = "an invented signing secret"
    assert slack.ask("").status_code == 200


def test_an_old_request_is_refused(slack: Running, double: SlackDouble) -> None:
    """What was signed six minutes ago may be a replay; what is four minutes old may be slow."""
    body = urlencode(slack.command("help"))
    assert slack.signed(body, age=360).status_code == 401
    assert double.quiet()
    assert slack.signed(body, age=240).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=0"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": str(int(time.time()) + 4000)},
    ],
)
def test_broken_signatures_are_refused(
    slack: Running, double: SlackDouble, headers: dict[str, str]
) -> None:
    """Nothing is done without a signature over exactly this body and this time."""
    answer = slack.signed(urlencode(slack.command("")), headers)
    assert answer.status_code in (400, 401)
    assert double.quiet()


def test_a_changed_body_is_refused(slack: Running, double: SlackDouble) -> None:
    """The signature of one body does not let in another."""
    body = urlencode(slack.command("help"))
    assert slack.signed(body).status_code == 200
    double.next("respond")
    sent = {
        name: value
        for name, value in slack.signed(body).request.headers.items()
        if name.startswith("x-slack")
    }
    at = f"{slack.url}/slack/events"
    assert slack.client.post(at, content=body.encode(), headers=sent).status_code == 200
    assert slack.client.post(at, content=body.encode() + b"x", headers=sent).status_code == 401
    assert double.quiet()


def test_slack_may_check_the_certificate(slack: Running) -> None:
    """An ssl_check needs no signature and gets 200."""
    answer = slack.post("/slack/events", {"ssl_check": "1", "token": "x"})
    assert answer.status_code == 200


def test_a_request_sent_again_is_not_done_again(slack: Running, double: SlackDouble) -> None:
    """A retry with the same trigger is acknowledged like the first, and answered once."""
    body = urlencode(slack.command("help"))
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert slack.signed(body).json() == LOOKING
    assert slack.signed(body, retry).json() == LOOKING
    assert double.next().way == "respond"
    assert double.quiet()
    slack.ask("help")
    assert double.next().way == "respond"
    text = slack.get("/metrics").text
    assert 'brief_commands_total{command="help",outcome="repeated"} 1.0' in text
    assert 'brief_commands_total{command="help",outcome="answered"} 2.0' in text


def test_another_command_is_not_ours(slack: Running, double: SlackDouble) -> None:
    """A command that nobody listens to is not acknowledged."""
    fields = slack.command("") | {"command": "/breif"}
    assert slack.signed(urlencode(fields)).status_code == 404
    assert double.quiet()


def test_what_is_no_text_is_refused(slack: Running) -> None:
    """Bytes that are not UTF-8, and bodies beyond a megabyte, get an answer and no fault."""
    at = f"{slack.url}/slack/events"
    assert slack.client.post(at, content=b"\xff\xfe").status_code == 400
    assert slack.signed("x=1", {"X-Slack-Request-Timestamp": "now"}).status_code == 400
    assert slack.client.post(at, content=b"x" * 1_000_001).status_code == 413
    parts = (b"x" * 300_000 for _ in range(4))
    assert slack.client.post(at, content=parts).status_code == 413
    assert slack.get("/healthz").status_code == 200


def test_nothing_is_asked_of_slack_before_the_acknowledgement(
    place: str, double: SlackDouble
) -> None:
    """A Slack whose methods hang delays no acknowledgement, not even the first."""
    double.slow["auth.test"] = 5.0
    with running(ServeOptions(archive=place, slack=slack_options(double)), double) as server:
        assert server.ask("help").status_code == 200
        assert double.next("respond").body["text"] == "What /brief can do"


def test_without_slack_there_is_no_such_place(site: Running) -> None:
    """A server without the slash command does not know its address."""
    site.response_url = ""
    assert site.ask("").status_code == 404
