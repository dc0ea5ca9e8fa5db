"""The process: a socket, the app on it, and a stop that loses nothing."""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from brief.errors import ServeError
from brief.serve.library import Library, open_library
from brief.serve.logs import LOG, set_up_logs
from brief.serve.options import ServeOptions
from brief.serve.site import make_site

SHORTEST_TOKEN = 16
_SWITCH = 0.0005
"""Seconds after which a thread that computes lets another run (Python: 0.005).

An acknowledgement takes some ten turns of the event loop; with a few answers being
worked out, each turn would have to wait for all of theirs.
"""
_WAITING = 512  # connections that the system holds until they are taken


class _Server(uvicorn.Server):
    """uvicorn, for which a stop that was asked for is a good end."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at SIGTERM and SIGINT; uvicorn would raise them again after its graceful stop."""
        with super().capture_signals():
            try:
                yield
            finally:
                self._captured_signals.clear()


def run(options: ServeOptions) -> None:
    """Serve until SIGTERM or SIGINT. Raises ServeError or ArchiveError before it begins."""
    require_safe(options)
    library = open_library(options.archive, options.archive_password)
    try:
        bound = listen(options.host, options.port)
        set_up_logs()
        for remark in options.remarks:
            LOG.warning(remark)
        shown = f"[{options.host}]" if ":" in options.host else options.host
        at = f"http://{shown}:{bound.getsockname()[1]}"
        LOG.info("listening", extra={"at": at, "slack": _way(options)})
        sys.setswitchinterval(_SWITCH)
        _Server(_config(options, library)).run(sockets=[bound])
        LOG.info("stopped")
    finally:
        library.close()


def require_safe(options: ServeOptions) -> None:
    """Raise ServeError where strangers could read, or a token could be guessed."""
    if options.token and len(options.token) < SHORTEST_TOKEN:
        raise ServeError(
            f"BRIEF_SERVE_TOKEN: has fewer than {SHORTEST_TOKEN} characters; give a random one, "
            "such as `openssl rand -hex 32` prints"
        )
    if not (options.token or options.behind_proxy or _is_loopback(options.host)):
        raise ServeError(
            f"{options.host} can be reached by others: set BRIEF_SERVE_TOKEN, or say "
            "--behind-proxy if a proxy lets in readers alone"
        )


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises ServeError when the place cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        return socket.create_server(address[:2], family=family, backlog=_WAITING)
    except OSError as error:
        raise ServeError(
            f"cannot listen on {host} port {port}: {error.strerror or error}; "
            "choose another with --host or --port"
        ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _way(options: ServeOptions) -> str:
    if options.slack is None:
        return "off"
    return "by socket" if options.slack.by_socket else "by /slack/events"


def _config(options: ServeOptions, library: Library) -> uvicorn.Config:
    return uvicorn.Config(
        make_site(library, options),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        # Whose word on the reader's scheme and address is taken: a proxy's alone.
        proxy_headers=options.behind_proxy,
        forwarded_allow_ips="*" if options.behind_proxy else None,
        backlog=_WAITING,
        timeout_graceful_shutdown=max(1, round(options.stop_seconds)),
    )
