"""A desk of one's own on this machine: settings in a folder, a site, a Slack."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from brief.setup.doctor import DoctorOptions, Finding, examine
from tests.ingest.site import Site
from tests.serving import serving


@dataclass
class Slack:
    """Answers auth.test as it is told, and notes the tokens that it was asked with."""

    answer: object = field(
        default_factory=lambda: {"ok": True, "user": "briefbot", "team": "Orlan Desk"}
    )
    scopes: str = "chat:write,commands"
    status: int = 200
    asked: list[tuple[str, str]] = field(default_factory=list)
    api: str = ""


@contextmanager
def slack_server() -> Iterator[Slack]:
    """Run a Slack on this machine."""
    told = Slack()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.asked.append((self.path, self.headers["Authorization"] or ""))
            text = told.answer if isinstance(told.answer, str) else json.dumps(told.answer)
            self.send_response(told.status)
            self.send_header("X-OAuth-Scopes", told.scopes)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with serving(Handler) as port:
        told.api = f"http://127.0.0.1:{port}/api/"
        yield told


@pytest.fixture
def slack() -> Iterator[Slack]:
    """A Slack on this machine."""
    with slack_server() as told:
        yield told


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with Site() as made:
        yield made


ARTICLE = (
    "Orlan opens its second bridge\n\n"
    "The bridge over the Vesh opened to traffic on Monday, the mayor of Orlan said.\n"
    "It cost 31 million crowns, a fifth more than planned.\n"
)

Doctor = Callable[..., list[Finding]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one article, for settings to stand in."""
    folder = tmp_path / "desk of ours"
    (folder / "press").mkdir(parents=True)
    (folder / "press" / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def doctor(desk: Path) -> Doctor:
    """Return a function that looks at settings with the source `press` and what it is given."""

    def look(
        text: str = "",
        environ: Mapping[str, str] | None = None,
        options: DoctorOptions = DoctorOptions(seconds=20),
    ) -> list[Finding]:
        path = desk / "brief.toml"
        source = '[[source]]\npath = "press"\n[fetch]\nallow_private = true\ndelay = 0\n'
        archive = '[archive]\nurl = "kept.sqlite"\n'
        path.write_text(source + archive + text, encoding="utf-8")
        return examine(path, options, environ or {})

    return look
