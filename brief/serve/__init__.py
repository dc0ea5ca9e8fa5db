"""The server: past briefings as web pages, and the slash command in Slack.

It reads the archive and changes nothing in it, but for readers who leave the
mailing list. The web framework and Slack's library are extras, loaded when the
server starts.
"""

from __future__ import annotations

from brief.errors import ServeError
from brief.serve.options import LeavingOptions, ServeOptions, SlackAppOptions, Topic, serve_options

__all__ = [
    "LeavingOptions",
    "ServeOptions",
    "SlackAppOptions",
    "Topic",
    "serve",
    "serve_options",
]


def serve(options: ServeOptions) -> None:
    """Serve until a signal asks to stop.

    Raises ServeError when the server cannot start, ArchiveError when the archive
    cannot be opened.
    """
    _require("serve", "prometheus_client", "starlette", "uvicorn")
    if options.slack:
        _require("slack", "aiohttp", "slack_bolt")
    from brief.serve.server import run

    run(options)


def _require(extra: str, *packages: str) -> None:
    """Raise ServeError where a package of an extra is not installed."""
    from importlib.util import find_spec

    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise ServeError(
            f"{', '.join(missing)} not installed; run: pip install 'brief-news[{extra}]'"
        )
