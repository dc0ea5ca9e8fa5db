"""Connections to checked addresses, each read and write under one deadline.

The connection pool keeps the host's name for `Host`, for SNI and for the
certificate, and keeps connections apart by it; only the TCP connection itself
goes to the address that was checked. A pool that was given addresses instead of
names would reuse one host's verified connection for another at the same address.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore2

from brief.ingest.addresses import AddressBook

_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let nothing on the network, in this thread and block, last longer than this in all.

    Time-outs for one read are not enough: a server that sends a byte now and
    then would keep a reader for ever.
    """
    token = _UNTIL.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def _left(timeout: float | None, error: type[Exception]) -> float | None:
    """Return the seconds that remain. Raises `error` when there are none."""
    until = _UNTIL.get()
    if until is None:
        return timeout
    left = until - time.monotonic()
    if left <= 0:
        raise error("the time allowed is used up")
    return left if timeout is None else min(left, timeout)


class Pinned(httpcore2.NetworkBackend):
    """Connects to the addresses that the book allows, in its order."""

    def __init__(self, book: AddressBook) -> None:
        self._book = book
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first allowed address that answers.

        Raises AddressDenied, Refused, or what the network raises.
        """
        failed: Exception = httpcore2.ConnectError("no address")
        for address in self._book.look_up(host, port):
            left = _left(timeout, httpcore2.ConnectTimeout)
            try:
                stream = self._tcp.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream)
        raise failed


class _Timed(httpcore2.NetworkStream):
    """A stream whose every operation ends by the deadline of the thread that calls it."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read once."""
        return self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._stream.write(buffer, _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        """Close."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Turn to TLS, for the name that the address was asked for by."""
        left = _left(timeout, httpcore2.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        """Tell what the stream beneath tells."""
        return self._stream.get_extra_info(info)
