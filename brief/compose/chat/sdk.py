"""One exchange over HTTP through the `openai` package, which is loaded when it is first needed.

The package's own retries are off (ours know the budget and the stop of the run),
its time-out is for each read, so a whole exchange is timed here, and replies are
read as bytes: servers answer with more shapes than the package has types for.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from brief.compose.chat.detail import detail_line
from brief.compose.chat.failures import (
    CannotConnect,
    ConnectionLost,
    ExchangeFailure,
    Happened,
    NotACompletion,
    Place,
    TimedOut,
    Untrusted,
    WrongAddress,
)
from brief.compose.chat.retry_after import seconds_to_wait
from brief.compose.chat.settings import Server
from brief.compose.chat.wire import ServerError, read_error

if TYPE_CHECKING:
    import openai

MOST_BYTES = 8_000_000
"""Bytes of a reply that are read: far more than any answer that was asked for."""


class Rejected(Exception):
    """The server answered with an HTTP error. `retry_after`: seconds, if it named a time."""

    def __init__(self, error: ServerError, retry_after: float | None) -> None:
        """Keep what the server says."""
        super().__init__(error.message)
        self.error = error
        self.retry_after = retry_after


class Sdk:
    """The `openai` client of one server, made at the first request; safe between threads."""

    def __init__(self, server: Server) -> None:
        """Note where the server is; nothing is loaded or sent yet."""
        self._server = server
        self._lock = threading.Lock()
        self._made: openai.OpenAI | None = None

    def post(self, place: Place, sent: Mapping[str, object]) -> bytes:
        """Send one request and return the body of a reply with HTTP status 200.

        Raises Rejected for any other status, and the failures of `ServerFailure`
        where there is no whole reply.
        """
        client = self._client()
        import httpx2
        import openai

        started = time.monotonic()
        # The package's types know OpenAI's own parameters alone.
        create: Any = client.chat.completions.with_streaming_response.create
        try:
            with create(**sent) as response:
                return self._read(place, response, started)
        except openai.APIStatusError as error:
            raise self._rejection(error) from None
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            raise self._broken(place, error) from None

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            made, self._made = self._made, None
        if made:
            made.close()

    def _client(self) -> openai.OpenAI:
        with self._lock:
            if self._made is None:
                self._made = _client_of(self._server)
            return self._made

    def _read(self, place: Place, response: Any, started: float) -> bytes:
        """Return the body, within the time of the whole exchange and the bytes allowed."""
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if time.monotonic() - started > self._server.timeout:
                raise TimedOut(place, Happened(f"{self._server.timeout:g} s"))
            if len(body) > MOST_BYTES:
                raise NotACompletion(place, Happened(f"more than {MOST_BYTES:,} bytes"))
        if body.lstrip()[:1] == b"<":
            raise WrongAddress(place, Happened("a web page"))
        return bytes(body)

    def _rejection(self, error: openai.APIStatusError) -> Rejected:
        headers = error.response.headers
        read = read_error(error.response.content, error.status_code)
        return Rejected(read, seconds_to_wait(headers, time.time()))

    def _broken(self, place: Place, error: Exception) -> ExchangeFailure:
        """Return what an exchange without a whole reply amounts to."""
        import httpx2
        import openai

        cause = error.__cause__ if isinstance(error, openai.APIConnectionError) else error
        detail = Happened(detail_line(str(cause or error), self._server.api_key))
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout):
            distrust = isinstance(_root(cause), ssl.SSLCertVerificationError)
            return (Untrusted if distrust else CannotConnect)(place, detail)
        if isinstance(error, openai.APITimeoutError) or isinstance(cause, httpx2.TimeoutException):
            return TimedOut(place, Happened(f"{self._server.timeout:g} s"))
        return ConnectionLost(place, detail)


def _root(error: BaseException) -> BaseException:
    """Return the error at the beginning of a chain of causes."""
    while (before := error.__cause__ or error.__context__) is not None:
        error = before
    return error


def _client_of(server: Server) -> openai.OpenAI:
    import httpx2
    import openai

    timeout = httpx2.Timeout(server.timeout, connect=server.connect_timeout)
    if server.azure_version:
        return openai.AzureOpenAI(
            azure_endpoint=server.base_url,
            api_version=server.azure_version,
            api_key=server.api_key,
            timeout=timeout,
            max_retries=0,
        )
    return openai.OpenAI(
        base_url=server.base_url, api_key=server.api_key, timeout=timeout, max_retries=0
    )
