"""A web site on this machine for tests: real HTTP/1.1, what it was asked is written down."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import NamedTuple

Handler = BaseHTTPRequestHandler


class Answer(NamedTuple):
    """What a path answers with; a conditional request is answered by `ETag` and `Last-Modified`."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = {}

    @property
    def data(self) -> bytes:
        """The body in bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


class Asked(NamedTuple):
    """One request, its headers by name in small letters."""

    path: str
    headers: Mapping[str, str]


class Site:
    """Serves `routes`, by path or by host and path; what is not there is 404."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Answer | Callable[[Handler], None]] = {}
        self.asked: list[Asked] = []
        self.at_once = self.most_at_once = 0
        self._lock = Lock()
        self._server = _server(self)
        self._scheme = "http"
        if tls is not None:
            self._scheme = "https"
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.server_address[1])

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path; any host that a resolver brings here will do."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked if robots or one.path != "/robots.txt"]

    def answer(self, handler: Handler) -> None:
        """Answer one request."""
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self._lock:
            self.asked.append(Asked(handler.path, headers))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            host = headers.get("host", "").partition(":")[0]
            route = self.routes.get(host + handler.path, self.routes.get(handler.path))
            if callable(route) and not isinstance(route, Answer):
                route(handler)
            else:
                send(handler, _conditional(route or Answer("none", 404), headers))
        finally:
            with self._lock:
                self.at_once -= 1


def _conditional(answer: Answer, asked: Mapping[str, str]) -> Answer:
    tag, since = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    same = asked.get("if-none-match") == tag if tag else asked.get("if-modified-since") == since
    return Answer(b"", 304) if (tag or since) and same else answer


def send(handler: Handler, answer: Answer) -> None:
    """Send an answer; its own `Content-Length` wins, so it may lie."""
    handler.send_response(answer.status)
    headers = {"Content-Length": str(len(answer.data)), **answer.headers}
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(answer.data)


def _server(site: Site) -> ThreadingHTTPServer:
    class OwnHandler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5.0

        def do_GET(self) -> None:
            try:
                site.answer(self)
            except (ConnectionError, TimeoutError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep quiet."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: object, client_address: object) -> None:
            """Keep quiet: clients of these tests break off on purpose."""

    return Quiet(("127.0.0.1", 0), OwnHandler)
