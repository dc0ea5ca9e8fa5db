"""The ASGI app: its routes, what is counted and logged of each, and what a failure looks like."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from brief.errors import ArchiveError, BriefError
from brief.serve.doors import Doors
from brief.serve.frames import own_page
from brief.serve.guard import Guard, TooLong
from brief.serve.library import Library
from brief.serve.logs import LOG, fault
from brief.serve.metrics import CONTENT_TYPE, Metrics
from brief.serve.options import ServeOptions
from brief.serve.pages import Pages

Handler = Callable[[Request], Awaitable[Response]]


def make_site(library: Library, options: ServeOptions) -> Guard:
    """Return the app over an open library, which it does not close."""
    metrics = Metrics()
    slack = None
    routes = _routes(library, options, metrics)
    if options.slack is not None:
        # Slack's library is an extra of its own.
        from brief.serve.slack_service import SlackService

        slack = SlackService(library, options, metrics)
        if not options.slack.by_socket:
            routes.append(Route("/slack/events", slack.events, methods=["POST"]))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if slack is not None:
            await slack.start()
        yield
        if slack is not None:
            await slack.stop()

    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={
            HTTPException: _refused,
            TooLong: _too_long,
            BriefError: _unreadable,
            Exception: _failed,
        },
    )
    # Around all of it, so that the page of a failure has its headers too.
    return Guard(app, options)


def _routes(library: Library, options: ServeOptions, metrics: Metrics) -> list[Route]:
    pages, doors = Pages(library, options.layout), Doors(library, options)

    def health(_request: Request) -> Response:
        try:
            days = library.days()
        except ArchiveError as error:
            LOG.error("the archive cannot be read", extra=fault(error))
            return JSONResponse({"status": "the archive cannot be read"}, 503)
        return JSONResponse({"status": "ok", "days": len(days)})

    def numbers(_request: Request) -> Response:
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    reading = {
        "/": pages.index,
        "/latest": pages.latest,
        "/day/{day}.json": pages.record,
        "/day/{day}/changes": pages.changes,
        "/day/{day}": pages.day,
        "/search": pages.search,
        "/healthz": health,
        "/metrics": numbers,
        # Last, since it takes every path of one part.
        "/{day}": pages.short,
    }
    made = [Route(path, _counted(path, _threaded(do), metrics)) for path, do in reading.items()]
    forms: dict[str, Handler] = {"/login": doors.login, "/unsubscribe": doors.leave}
    both = ["GET", "POST"]
    return [
        *(Route(path, _counted(path, do, metrics), methods=both) for path, do in forms.items()),
        *made,
    ]


def _threaded(do: Callable[[Request], Response]) -> Handler:
    async def handle(request: Request) -> Response:
        return await run_in_threadpool(do, request)

    return handle


def _counted(path: str, do: Handler, metrics: Metrics) -> Handler:
    """Count and log each answer; not its query, which may hold a token, or what is sought."""

    async def handle(request: Request) -> Response:
        began, status = time.monotonic(), 500
        try:
            response = await do(request)
            status = response.status_code
        except HTTPException as error:
            status = error.status_code
            raise
        finally:
            metrics.pages.labels(path, str(status)).inc()
            taken = round(1000 * (time.monotonic() - began))
            fields = {"method": request.method, "path": request.url.path, "status": status}
            LOG.info("a page was asked for", extra={**fields, "ms": taken})
        return response

    return handle


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code != 404:
        return PlainTextResponse(error.detail, error.status_code, error.headers)
    text = "There is no such page." if error.detail == "Not Found" else error.detail
    return own_page("said", 404, title="Not found", text=text, back="/")


def _too_long(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Too large.", 413)


def _unreadable(_request: Request, error: Exception) -> Response:
    """Say that the archive refuses, or that a briefing cannot be proved; the log says why."""
    LOG.error("a page cannot be shown", extra=fault(error))
    if isinstance(error, ArchiveError):
        text, status = "The archive cannot be read just now. The server's log says why.", 503
    else:
        text, status = "This briefing cannot be proved again from the articles that are kept.", 500
    return own_page("said", status, title="Not to be shown", text=text, back="/")


def _failed(_request: Request, _error: Exception) -> Response:
    """Say that there is a fault; the server logs it, where it is raised again."""
    return own_page(
        "said", 500, title="A fault", text="The server's log says where it lies.", back="/"
    )
