"""Slack's side, on this machine: its methods, response_urls, and the socket of socket mode."""

from __future__ import annotations

import asyncio
import json
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

WAIT = 20.0
"""Seconds until a test gives up waiting for what should come."""


@dataclass
class Said:
    """One request that Slack got: the method or "respond", and its body."""

    way: str
    body: dict[str, Any]
    token: str = ""


@dataclass
class SlackDouble:
    """What it answers can be set before a request: by method, a status or Slack's error code."""

    url: str = ""
    said: queue.Queue[Said] = field(default_factory=queue.Queue)
    everything: list[Said] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    acknowledged: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    loop: asyncio.AbstractEventLoop | None = None
    outgoing: asyncio.Queue[dict[str, Any]] | None = None

    @property
    def api(self) -> str:
        """Where its methods are."""
        return f"{self.url}/api/"

    def response_url(self, name: str = "r1") -> str:
        """Return an address that answers are posted to."""
        return f"{self.url}/respond/{name}"

    def next(self, *ways: str) -> Said:
        """Return the next request by one of these ways, of any but auth.test without."""
        until = time.monotonic() + WAIT
        while True:
            one = self.said.get(timeout=max(0.01, until - time.monotonic()))
            if one.way in ways or (not ways and one.way != "auth.test"):
                return one

    def quiet(self, seconds: float = 0.3) -> bool:
        """Say whether nothing but auth.test comes for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                if self.said.get(timeout=left).way != "auth.test":
                    return False
            except queue.Empty:
                break
        return True

    def send(self, envelope: dict[str, Any]) -> None:
        """Send an envelope over the socket."""
        assert self.loop is not None
        assert self.outgoing is not None
        self.loop.call_soon_threadsafe(self.outgoing.put_nowait, envelope)

    def _note(self, said: Said) -> None:
        self.everything.append(said)
        self.said.put(said)

    async def _answer(self, way: str) -> web.Response | None:
        await asyncio.sleep(self.slow.get(way, 0))
        if way in self.statuses:
            return web.json_response({"ok": False, "error": "made_up"}, status=self.statuses[way])
        if way in self.refusals:
            return web.json_response({"ok": False, "error": self.refusals[way]})
        return None

    async def method(self, request: web.Request) -> web.Response:
        """Answer one of Slack's methods."""
        name = request.match_info["name"]
        if request.content_type == "application/json":
            body = await request.json()
        else:
            body = dict(await request.post())
        token = request.headers.get("Authorization", "")
        self._note(Said(name, body, token))
        refused = await self._answer(name)
        if refused is not None:
            return refused
        more: dict[str, Any] = {"team": "Quay", "user": "brief", "ts": "1.2"}
        if name == "apps.connections.open":
            more["url"] = f"{self.url.replace('http', 'ws', 1)}/link?ticket=1&app_id=a"
        return web.json_response({"ok": True, **more})

    async def respond(self, request: web.Request) -> web.Response:
        """Take an answer by a response_url."""
        body = await request.json()
        self._note(Said("respond", body))
        return await self._answer("respond") or web.Response(text="ok")

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        """Be the socket: send envelopes, and note what acknowledges them."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        assert self.outgoing is not None

        async def pass_on() -> None:
            assert self.outgoing is not None
            while True:
                await socket.send_json(await self.outgoing.get())

        sending = asyncio.create_task(pass_on())
        async for message in socket:
            if message.type is WSMsgType.TEXT and message.data.startswith("{"):
                self.acknowledged.put(json.loads(message.data))
        sending.cancel()
        return socket


@contextmanager
def slack_double() -> Iterator[SlackDouble]:
    """Run a Slack on this machine."""
    double = SlackDouble()
    started, stopped = threading.Event(), threading.Event()

    async def serve() -> None:
        double.loop, double.outgoing = asyncio.get_running_loop(), asyncio.Queue()
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/api/{name}", double.method)
        app.router.add_post("/respond/{name}", double.respond)
        app.router.add_get("/link", double.link)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        double.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        while not stopped.is_set():
            await asyncio.sleep(0.02)
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert started.wait(WAIT)
    try:
        yield double
    finally:
        stopped.set()
        thread.join()
