"""Slack's side of the server, from its start to its stop: over HTTP, or over a socket."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from brief.serve.answers import Answers
from brief.serve.desk import Desk
from brief.serve.library import Library
from brief.serve.logs import LOG, fault
from brief.serve.metrics import Metrics
from brief.serve.options import ServeOptions
from brief.serve.slack_app import SlackApp, introduce, web_client

_THREADS = 2
"""Answers worked out at once: more would only share the same time."""

_WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before each further try to connect; the last for every one after."""


class SlackService:
    """The slash command's queue, its workers and its ways in and out."""

    def __init__(self, library: Library, options: ServeOptions, metrics: Metrics) -> None:
        assert options.slack is not None
        self._slack = options.slack
        self._seconds = options.stop_seconds
        self._metrics = metrics
        self._answers = Answers(library, options)
        self._desk = Desk(self._slack.workers, self._slack.waiting, metrics)
        self._background: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin to take commands. Needs the event loop that they come in on."""
        self._pool = ThreadPoolExecutor(_THREADS, "answer")
        client = web_client(self._slack)
        self._app = SlackApp(
            self._slack, self._answers, self._desk, self._metrics, client, self._pool
        ).bolt()
        self._handler = AsyncSlackRequestHandler(self._app)
        self._socket: AsyncSocketModeHandler | None = None
        self._desk.start()
        self._background.append(asyncio.create_task(introduce(client)))
        if self._slack.by_socket:
            self._socket = AsyncSocketModeHandler(
                self._app, self._slack.app_token, web_client=web_client(self._slack)
            )
            self._background.append(asyncio.create_task(self._connect(self._socket)))

    async def stop(self) -> None:
        """Take nothing new, and finish what was acknowledged within the time there is."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        if self._socket is not None:
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        left = await self._desk.stop(self._seconds)
        if left:
            LOG.error("commands were left unanswered", extra={"count": left})
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def events(self, request: Request) -> Response:
        """Take a request of Slack's; bolt checks that it is one, and not an old one."""
        try:
            (await request.body()).decode("utf-8")
            int(request.headers.get("x-slack-request-timestamp", "0"))
        except ValueError:
            # bolt would fail at these before it had looked at the signature.
            return PlainTextResponse("That is no request of Slack's.", 400)
        with self._metrics.ack.time():
            return await self._handler.handle(request)

    async def _connect(self, socket: AsyncSocketModeHandler) -> None:
        """Connect, again and again until it is done; after that the client keeps connected."""
        tries = 0
        while True:
            try:
                await socket.connect_async()  # type: ignore[no-untyped-call]
            except Exception as error:  # noqa: BLE001 - whatever it is, the next try may work
                LOG.warning("Slack's socket cannot be opened", extra=fault(error))
                await asyncio.sleep(_WAITS[min(tries, len(_WAITS) - 1)])
                tries += 1
            else:
                LOG.info("Slack's socket is open")
                return
