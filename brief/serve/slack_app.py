"""The slash command and its buttons: acknowledged at once, answered from the queue.

Nothing is asked of Slack before a request is acknowledged: bolt's own look-up of
the bot (auth.test) would make the first one wait for the network, so who we are
is told to bolt and not looked up.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from brief.errors import BriefError
from brief.serve.answers import Answers, Work
from brief.serve.commands import read_asked
from brief.serve.desk import Desk
from brief.serve.kept import Once
from brief.serve.logs import LOG, fault
from brief.serve.messages import EVIDENCE, MORE, Message, said
from brief.serve.metrics import Metrics
from brief.serve.options import SlackAppOptions
from brief.serve.outbox import Outbox, Place, Unanswered

WORKING = "Looking it up …"
BUSY = "Busy just now: too many questions wait for their answer. Please try again in a minute."
UNREADABLE = "The archive cannot be read just now; the log of the server says why."
FAILED = "This could not be answered, by a fault of the program; the log of the server says where."

_REMEMBERED = 4096  # triggers, to know a request that Slack sends again

Ack = Callable[..., Awaitable[Any]]


@dataclass
class SlackApp:
    """What the listeners share."""

    options: SlackAppOptions
    answers: Answers
    desk: Desk
    metrics: Metrics
    client: AsyncWebClient
    pool: ThreadPoolExecutor
    seen: Once[str] = field(default_factory=lambda: Once(_REMEMBERED))

    @property
    def outbox(self) -> Outbox:
        """Where answers go out."""
        return Outbox(self.client, self.options)

    def bolt(self) -> AsyncApp:
        """Return the app that checks signatures and calls the listeners."""

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=enterprise_id, team_id=team_id, bot_token=self.options.token
            )

        app = AsyncApp(
            name="brief",
            signing_secret=self.options.signing_secret,
            client=AsyncWebClient(base_url=self.options.api),
            authorize=authorize,
        )

        async def command(ack: Ack, body: Mapping[str, Any]) -> None:
            await self.command(ack, body)

        async def more(ack: Ack, body: Mapping[str, Any]) -> None:
            await self.press("more", ack, body, self.answers.more)

        async def evidence(ack: Ack, body: Mapping[str, Any]) -> None:
            await self.press("evidence", ack, body, self.answers.evidence)

        app.command(self.options.command)(command)
        app.action(MORE)(more)
        app.action(EVIDENCE)(evidence)
        return app

    async def command(self, ack: Ack, body: Mapping[str, Any]) -> None:
        """Take a command."""
        asked = read_asked(str(body.get("text") or ""), self.answers.today())
        place = Place(
            str(body.get("response_url") or ""),
            str(body.get("channel_id") or ""),
            str(body.get("user_id") or ""),
            replaces=True,
        )
        work = partial(self.answers.command, asked)
        refusal = self._take(asked.name, str(body.get("trigger_id") or ""), place, work)
        await ack(text=refusal or WORKING, response_type="ephemeral")

    async def press(
        self, name: str, ack: Ack, body: Mapping[str, Any], do: Callable[[str], Message]
    ) -> None:
        """Take the press of a button."""
        place = Place(
            str(body.get("response_url") or ""),
            str((body.get("channel") or {}).get("id") or ""),
            str((body.get("user") or {}).get("id") or ""),
            str((body.get("container") or {}).get("thread_ts") or ""),
        )
        work = partial(do, str(body["actions"][0].get("value") or ""))
        refusal = self._take(name, str(body.get("trigger_id") or ""), place, work)
        await ack()
        if refusal:
            # An acknowledged press shows nothing by itself.
            await self._send(name, place, said(refusal))

    def _take(self, name: str, trigger: str, place: Place, work: Work) -> str:
        """Let work in, unless it is there already; return what to say where there is no room."""
        if trigger and trigger in self.seen:
            self._count(name, "repeated")
            return ""
        if not self.desk.offer(partial(self._answer, name, place, work)):
            self._count(name, "busy")
            return BUSY
        if trigger:
            self.seen.add(trigger)
        return ""

    async def _answer(self, name: str, place: Place, work: Work) -> None:
        """Do the work in a thread, and send what comes of it."""
        outcome = "answered"
        try:
            message = await asyncio.get_running_loop().run_in_executor(self.pool, work)
        except Exception as error:  # noqa: BLE001 - whatever it is, the user is told
            LOG.exception("a command failed", extra={"command": name})
            outcome = "failed"
            message = said(UNREADABLE if isinstance(error, BriefError) else FAILED)
        way = await self._send(name, place, message)
        seconds = time.monotonic() - place.began
        self.metrics.answer.labels(name).observe(seconds)
        self._count(name, outcome if way else "unanswered")
        fields = {"command": name, "outcome": outcome, "way": way, "ms": round(seconds * 1000)}
        LOG.info("a command was answered", extra=fields)

    async def _send(self, name: str, place: Place, message: Message) -> str:
        """Send an answer; return which way it went, "" for none."""
        try:
            return await self.outbox.send(place, message)
        except Unanswered as error:
            LOG.error("an answer could not be sent", extra={"command": name, "tried": str(error)})
            return ""

    def _count(self, name: str, outcome: str) -> None:
        self.metrics.commands.labels(name, outcome).inc()


def web_client(options: SlackAppOptions) -> AsyncWebClient:
    """Return the client that posts, which waits where Slack asks for it."""
    return AsyncWebClient(
        token=options.token,
        base_url=options.api,
        timeout=round(options.timeout),
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
    )


async def introduce(client: AsyncWebClient) -> None:
    """Ask Slack whether it knows our token, for the log: a wrong one shows at the start."""
    try:
        answer = await client.auth_test()
    except Exception as error:  # noqa: BLE001 - whatever it is, commands can still be answered
        LOG.warning("Slack does not confirm the token", extra=fault(error))
        return
    LOG.info("Slack knows the app", extra={"team": answer.get("team"), "as": answer.get("user")})
