"""The two forms: the login with the token, and leaving the mailing list."""

from __future__ import annotations

import re
import time
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from brief.deliver.headers import mailbox
from brief.deliver.unsubscribe import reader_of
from brief.serve.frames import own_page
from brief.serve.guard import COOKIE, LASTS, make_cookie, same_secret
from brief.serve.library import Library
from brief.serve.logs import LOG
from brief.serve.options import LeavingOptions, ServeOptions

_INSIDE = re.compile(r"/(?![/\\])[\x21-\x7e]*")
_WRONG = "That is not the token."


class Doors:
    """Lets readers in and out."""

    def __init__(self, library: Library, options: ServeOptions) -> None:
        self._library = library
        self._options = options

    async def login(self, request: Request) -> Response:
        """Show the form, or take the token from it and set a cookie."""
        token = self._options.token
        to = request.query_params.get("next", "/")
        to = to if _INSIDE.fullmatch(to) else "/"
        if not token:
            return RedirectResponse(to, 303)
        if request.method != "POST":
            return own_page("login", problem="", to=to)
        given = await _field(request, "token")
        if not same_secret(given.strip(), token):
            LOG.warning("a login was refused")
            return own_page("login", 403, problem=_WRONG, to=to)
        answer = RedirectResponse(to, 303)
        secure = request.url.scheme == "https" or self._options.public_url.startswith("https:")
        answer.set_cookie(
            COOKIE,
            make_cookie(token, time.time()),
            max_age=LASTS,
            secure=secure,
            httponly=True,
            # Links to a day, from a digest, have to work; every page only reads.
            samesite="lax",
        )
        return answer

    async def leave(self, request: Request) -> Response:
        """Let the reader whom the token stands for leave the list, on a POST alone (RFC 8058)."""
        leaving = self._options.leaving
        if leaving is None:
            return PlainTextResponse("There is no list to leave here.", 404)
        token = request.query_params.get("t", "")
        if request.method != "POST":
            return own_page("leave", token=token)
        reader = reader_of(token, leaving.list_id, leaving.recipients, leaving.secret)
        if reader is None:
            return own_page("said", 404, title="Not found", text=_UNKNOWN, back="")
        await run_in_threadpool(self._left, leaving, reader)
        return own_page("said", title="You have left the list", text=_LEFT, back="")

    def _left(self, leaving: LeavingOptions, reader: str) -> None:
        first = self._library.leave(leaving.list_id, mailbox(reader).address)
        LOG.info("a reader left the list", extra={"first": first})


_UNKNOWN = "This link belongs to no reader of the list. Use the one in the latest digest."
_LEFT = "No further digest will be sent to your address."


async def _field(request: Request, name: str) -> str:
    """Return a field of a form."""
    body = await request.body()
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    return fields.get(name, [""])[0]
