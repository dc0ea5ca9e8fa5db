"""A server over a real socket, and requests as Slack signs them."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx2
import uvicorn
from slack_sdk.signature import SignatureVerifier

from brief.archive import open_archive
from brief.model import Briefing
from brief.render.records import to_record
from brief.serve.library import open_library
from brief.serve.options import ServeOptions, SlackAppOptions
from brief.serve.server import listen
from brief.serve.site import make_site
from tests.serve.slack_double import WAIT, SlackDouble

SECRET = "an invented signing secret"
TOKEN = "an-invented-token-of-readers"
BOT = "xoxb-invented"
CHANNEL, USER = "C1", "U1"

_triggers = itertools.count(1)


def fill(path: Path, *briefings: Briefing) -> str:
    """Keep briefings and their articles in the archive at `path`; return its address."""
    with open_archive(str(path)) as archive:
        for briefing in briefings:
            archive.articles.keep(briefing.sources)
            archive.briefings.keep(to_record(briefing))
    return str(path)


def slack_options(double: SlackDouble, **more: Any) -> SlackAppOptions:
    """Return the options of an app that talks to a Slack on this machine."""
    known: dict[str, Any] = {"token": BOT, "signing_secret": SECRET, "timeout": 2.0}
    return SlackAppOptions(**(known | {"api": double.api} | more))


@dataclass
class Running:
    """A server that runs, with a client that follows no redirect."""

    url: str
    client: httpx2.Client
    server: uvicorn.Server
    thread: threading.Thread
    response_url: str = ""
    secret: str = SECRET
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """Ask for a page, as a browser does."""
        return self.client.get(self.url + path, headers={"Accept": "text/html", **headers})

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx2.Response:
        """Send a form."""
        return self.client.post(self.url + path, data=fields, headers=headers)

    def signed(self, body: str, headers: Mapping[str, str] = {}, age: float = 0) -> httpx2.Response:
        """Send a body as Slack does, signed `age` seconds ago."""
        moment = str(int(time.time() - age))
        signature = SignatureVerifier(self.secret).generate_signature(timestamp=moment, body=body)
        assert signature is not None
        known = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": signature,
        }
        url = f"{self.url}/slack/events"
        return self.client.post(url, content=body.encode(), headers=known | dict(headers))

    def command(self, text: str, **fields: str) -> dict[str, str]:
        """Return the fields of a slash command."""
        return command_fields(text, self.response_url) | fields

    def ask(self, text: str, **fields: str) -> httpx2.Response:
        """Send a slash command."""
        return self.signed(urlencode(self.command(text, **fields)))

    def press(self, action: str, value: str, **more: Any) -> httpx2.Response:
        """Press a button."""
        payload = press_payload(action, value, self.response_url) | more
        return self.signed(urlencode({"payload": json.dumps(payload)}))

    def stop(self) -> None:
        """Stop as after a signal, and wait until it has ended."""
        self.server.should_exit = True
        self.thread.join(WAIT)
        assert not self.thread.is_alive()


def command_fields(text: str, response_url: str) -> dict[str, str]:
    """Return a slash command as Slack describes it (docs.slack.dev, "Slash commands")."""
    return {
        "command": "/brief",
        "text": text,
        "response_url": response_url,
        "trigger_id": f"t{next(_triggers)}",
        "user_id": USER,
        "channel_id": CHANNEL,
        "team_id": "T1",
    }


def press_payload(action: str, value: str, response_url: str) -> dict[str, Any]:
    """Return the press of a button as Slack describes it (docs.slack.dev, "block_actions")."""
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": USER, "team_id": "T1"},
        "channel": {"id": CHANNEL},
        "container": {"type": "message", "is_ephemeral": True},
        "trigger_id": f"t{next(_triggers)}",
        "response_url": response_url,
        "actions": [{"type": "button", "action_id": action, "block_id": "b", "value": value}],
    }


@contextmanager
def running(options: ServeOptions, double: SlackDouble | None = None) -> Iterator[Running]:
    """Run a server in a thread."""
    library = open_library(options.archive, "")
    bound = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        make_site(library, options), log_config=None, lifespan="on", ws="none", access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: server.run(sockets=[bound]))
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    assert server.started
    url = f"http://127.0.0.1:{bound.getsockname()[1]}"
    with httpx2.Client(timeout=WAIT, follow_redirects=False) as client:
        made = Running(url, client, server, thread)
        made.response_url = double.response_url() if double else ""
        try:
            yield made
        finally:
            made.client.close()
            made.stop()
            library.close()
