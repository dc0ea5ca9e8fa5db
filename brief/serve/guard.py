"""Who may read, and with which headers: around every page.

With a token, a reader has to give it, as a bearer or once in a form that sets a
cookie. Without one the pages are for this machine alone: a request for another
host's name is refused, so that neither a tunnel made for Slack nor a page that
gives its own name our address (DNS rebinding) can read them.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from brief.serve.options import ServeOptions

COOKIE = "brief_reader"
LASTS = 30 * 24 * 3600
"""Seconds for which the cookie of a login holds."""

LONGEST_BODY = 1_000_000
"""Bytes of a request; Slack's are some thousands."""

OPEN = frozenset({"/healthz", "/login", "/slack/events", "/unsubscribe"})
"""What has a check of its own, or nothing to hide."""

_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def same_secret(given: str, expected: str) -> bool:
    """Compare in a time that does not tell how much is right."""
    hashed = (hashlib.sha256(one.encode("utf-8", "replace")).digest() for one in (given, expected))
    return hmac.compare_digest(*hashed)


def make_cookie(token: str, now: float) -> str:
    """Return what proves a login until LASTS seconds from `now`, and is not the token itself."""
    until = str(int(now) + LASTS)
    return f"{until}.{_sign(token, until)}"


def good_cookie(value: str, token: str, now: float) -> bool:
    """Say whether a cookie was made with this token, and still holds."""
    until, _, signed = value.partition(".")
    if not (until.isascii() and until.isdecimal() and len(until) < 13):
        return False
    return same_secret(signed, _sign(token, until)) and now < int(until)


def _sign(token: str, until: str) -> str:
    return hmac.new(token.encode(), f"brief reader {until}".encode(), hashlib.sha256).hexdigest()


class Guard:
    """Lets readers in, limits bodies, and puts headers on every answer."""

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self._app = app
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", _NOTHING)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, headed)
            return
        await self._app(scope, _limited(receive), headed)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            return PlainTextResponse("Too large.", 413)
        if scope["path"] in OPEN or self._may_read(headers):
            return None
        if not self._options.token:
            return PlainTextResponse(
                "Without a token these pages are for this machine alone: set BRIEF_SERVE_TOKEN.",
                403,
            )
        if scope["method"] in ("GET", "HEAD") and "text/html" in headers.get("accept", ""):
            return RedirectResponse(f"/login?next={quote(scope['path'], safe='/')}", 303)
        return PlainTextResponse("A token is needed.", 401, {"WWW-Authenticate": "Bearer"})

    def _may_read(self, headers: Headers) -> bool:
        token = self._options.token
        if not token:
            host = headers.get("host", "").lower()
            name = host if host.endswith("]") else host.rpartition(":")[0] or host
            return self._options.behind_proxy or name in _LOCAL
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return same_secret(given.strip(), token)
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and good_cookie(cookie.value, token, time.time())


class TooLong(Exception):
    """A body that grows past its limit without having said so."""


def _limited(receive: Receive) -> Receive:
    """Return `receive` that stops at the limit."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LONGEST_BODY:
            raise TooLong
        return message

    return counted
