"""Answers on their way to Slack: by the response_url, and where that is closed by a message.

A response_url takes 5 replies within 30 minutes (docs.slack.dev, "Handling user
interaction"). After that, and where it fails, the answer goes to the user alone
in the channel (chat.postEphemeral), and where the app may not post there, to
the user directly. It is never posted for all to read.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from brief.serve.messages import Message
from brief.serve.options import SlackAppOptions

_FAILURES = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)


class Unanswered(Exception):
    """No way led to the user; its text says what became of each, in words of ours or codes."""


@dataclass
class Place:
    """Whom a command is answered, and where. `began` is by the monotonic clock."""

    response_url: str
    channel: str
    user: str
    thread: str = ""
    replaces: bool = False
    """Whether the first answer takes the place of what was said while it was made."""
    began: float = field(default_factory=time.monotonic)
    uses: int = 0


class Outbox:
    """Sends answers over one client."""

    def __init__(self, client: AsyncWebClient, options: SlackAppOptions) -> None:
        self._client = client
        self._options = options

    async def send(self, place: Place, message: Message) -> str:
        """Send an answer, and return which way it went. Raises Unanswered."""
        tried = []
        for way in (self._reply, self._ephemeral, self._direct):
            try:
                said = await way(place, message)
            except _FAILURES as error:
                said = _named(error)
            if not said:
                return way.__name__.strip("_")
            tried.append(f"{way.__name__.strip('_')}: {said}")
        raise Unanswered("; ".join(tried))

    async def _reply(self, place: Place, message: Message) -> str:
        """Use the response_url; return why it did not work, "" where it did."""
        age = time.monotonic() - place.began
        if not place.response_url:
            return "none"
        if age > self._options.reply_seconds or place.uses >= self._options.reply_uses:
            return "used up"
        place.uses += 1
        body: dict[str, Any] = {"response_type": "ephemeral", **_body(message)}
        body["replace_original"] = place.replaces and place.uses == 1
        if place.thread:
            body["thread_ts"] = place.thread
        client = AsyncWebhookClient(
            place.response_url, timeout=round(self._options.timeout), retry_handlers=[]
        )
        answer = await client.send_dict(body)
        return "" if answer.status_code == 200 else f"status {answer.status_code}"

    async def _ephemeral(self, place: Place, message: Message) -> str:
        await self._client.chat_postEphemeral(
            channel=place.channel,
            user=place.user,
            thread_ts=place.thread or None,
            **_body(message),
        )
        return ""

    async def _direct(self, place: Place, message: Message) -> str:
        await self._client.chat_postMessage(
            channel=place.user, unfurl_links=False, unfurl_media=False, **_body(message)
        )
        return ""


def _body(message: Message) -> dict[str, Any]:
    blocks = {"blocks": list(message.blocks)} if message.blocks else {}
    return {"text": message.text, **blocks}


def _named(error: BaseException) -> str:
    """Return the kind of an error, with Slack's code where it gave one."""
    code = error.response.get("error") if isinstance(error, SlackApiError) else None
    return f"{type(error).__name__} {code or ''}".strip()
