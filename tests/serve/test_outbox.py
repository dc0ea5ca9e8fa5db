"""An answer reaches the user by the next way when one is closed, and never everybody."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from brief.serve.messages import said
from brief.serve.outbox import Outbox, Place, Unanswered
from tests.serve.running import BOT, CHANNEL, USER, slack_options
from tests.serve.slack_double import SlackDouble

MESSAGE = said("It is so & <!channel>.")


def send(double: SlackDouble, place: Place, times: int = 1, **options: Any) -> list[str]:
    """Send the message, and return which way it went each time."""

    async def sending() -> list[str]:
        known = {"timeout": 1.0} | options
        client = AsyncWebClient(token=BOT, base_url=double.api, timeout=1, retry_handlers=[])
        outbox = Outbox(client, slack_options(double, **known))
        return [await outbox.send(place, MESSAGE) for _ in range(times)]

    return asyncio.run(sending())


def place_at(double: SlackDouble, **more: Any) -> Place:
    """Return whom to answer."""
    return Place(double.response_url(), CHANNEL, USER, **more)


def blocks_of(body: dict[str, Any]) -> Any:
    """Return the blocks of a form or a JSON body."""
    blocks = body["blocks"]
    return json.loads(blocks) if isinstance(blocks, str) else blocks


def test_the_response_url_is_used(double: SlackDouble) -> None:
    """While it is open, the answer goes there, to the user alone, escaped."""
    assert send(double, place_at(double)) == ["reply"]
    body = double.next().body
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
    assert body["text"] == "It is so &amp; &lt;!channel&gt;."
    assert double.quiet()


def test_only_the_first_answer_replaces(double: SlackDouble) -> None:
    """What says that the answer comes is replaced once; a second answer stands beside it."""
    send(double, place_at(double, replaces=True), times=2)
    assert [double.next().body["replace_original"] for _ in range(2)] == [True, False]


@pytest.mark.parametrize("status", [404, 500, 429])
def test_a_closed_response_url(double: SlackDouble, status: int) -> None:
    """Where it refuses, a message to the user alone in the channel is posted with the token."""
    double.statuses["respond"] = status
    assert send(double, place_at(double)) == ["ephemeral"]
    assert double.next().way == "respond"
    posted = double.next()
    assert (posted.way, posted.token) == ("chat.postEphemeral", f"Bearer {BOT}")
    assert (posted.body["channel"], posted.body["user"]) == (CHANNEL, USER)
    assert blocks_of(posted.body) == [dict(one) for one in MESSAGE.blocks]


def test_a_response_url_that_hangs(double: SlackDouble) -> None:
    """An answer that is not taken in time goes the next way."""
    double.slow["respond"] = 1.5
    assert send(double, place_at(double)) == ["ephemeral"]


def test_a_response_url_that_is_not_there(double: SlackDouble) -> None:
    """Nobody listening, and no address at all, are no reason to be silent."""
    assert send(double, Place("http://127.0.0.1:9/", CHANNEL, USER)) == ["ephemeral"]
    assert send(double, Place("", CHANNEL, USER)) == ["ephemeral"]


def test_after_half_an_hour_it_is_not_tried(double: SlackDouble) -> None:
    """Slack takes no reply after 30 minutes; just before, it is used."""
    late = time.monotonic() - 29 * 60 - 1
    assert send(double, place_at(double, began=late)) == ["ephemeral"]
    assert double.next().way == "chat.postEphemeral"
    assert send(double, place_at(double, began=late + 10)) == ["reply"]


def test_five_replies_and_no_more(double: SlackDouble) -> None:
    """Slack takes 5 replies; the sixth goes the next way."""
    assert send(double, place_at(double), times=6) == ["reply"] * 5 + ["ephemeral"]


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found", "user_not_in_channel"])
def test_where_the_app_is_no_guest(double: SlackDouble, error: str) -> None:
    """Where it may not post in the channel it writes to the user, not to the channel."""
    double.statuses["respond"] = 404
    double.refusals["chat.postEphemeral"] = error
    assert send(double, place_at(double)) == ["direct"]
    ways = [double.next() for _ in range(3)]
    assert [one.way for one in ways] == ["respond", "chat.postEphemeral", "chat.postMessage"]
    assert ways[-1].body["channel"] == USER


def test_no_way_at_all_is_said(double: SlackDouble) -> None:
    """What became of each way is told, without the answer and without the token."""
    double.statuses["respond"] = 500
    double.refusals |= {"chat.postEphemeral": "not_in_channel", "chat.postMessage": "invalid_auth"}
    with pytest.raises(Unanswered) as error:
        send(double, place_at(double))
    assert str(error.value) == (
        "reply: status 500; ephemeral: SlackApiError not_in_channel; "
        "direct: SlackApiError invalid_auth"
    )
