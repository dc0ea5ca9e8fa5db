"""A real mail server on this machine, with the faults that real ones have."""

# The library calls its hooks with all that it knows.
# ruff: noqa: ARG002, N802

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Post:
    """What arrived, and the faults asked for.

    `refuse` maps an address to the replies to RCPT, the first one first, then none;
    `answers` does the same for the reply to a whole message. "drop" closes the
    connection instead, "swallow" takes the message and then closes.
    """

    refuse: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    pause: float = 0.0
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    greetings: int = 0

    def texts_for(self, address: str) -> list[bytes]:
        """Return the messages that one reader has."""
        return [content for to, content in self.arrived if to == address]

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, lines: list[str]
    ) -> list[str]:
        """Count those who greet: twice a connection where TLS begins in between."""
        session.host_name = hostname
        self.greetings += 1
        return lines

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or do what was asked."""
        if replies := self.refuse.get(address):
            reply = replies.pop(0)
            if reply == "drop":
                _hang_up(server)
                return "421 gone"
            return reply
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a message, or do what was asked."""
        assert isinstance(envelope.content, bytes)
        (address,) = envelope.rcpt_tos
        if self.pause:
            await asyncio.sleep(self.pause)
        reply = replies.pop(0) if (replies := self.answers.get(address)) else "250 taken"
        if reply in ("250 taken", "swallow"):
            self.arrived.append((address, envelope.content))
        if reply in ("drop", "swallow"):
            _hang_up(server)
            return "421 gone"
        return reply


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def mail_server(
    post: Post,
    *,
    context: ssl.SSLContext | None = None,
    starttls: bool = True,
    login: tuple[str, str] | None = None,
) -> Iterator[int]:
    """Run a server on 127.0.0.1 and give its port; with a certificate it offers TLS."""
    options: dict[str, Any] = {"hostname": "127.0.0.1", "port": free_port(), "ready_timeout": 10}
    if context is not None and starttls:
        options |= {"tls_context": context, "require_starttls": True}
    elif context is not None:
        options |= {"ssl_context": context}
    if login is not None:
        options |= {
            "authenticator": _authenticator(login),
            "auth_required": True,
            "auth_require_tls": context is not None and starttls,
        }
    controller = Controller(post, **options)
    controller.start()
    try:
        yield int(options["port"])
    finally:
        controller.stop()


def _authenticator(login: tuple[str, str]) -> Any:
    def check(server: SMTP, session: Session, envelope: Envelope, kind: str, data: Any) -> Any:
        good = isinstance(data, LoginPassword) and login == (
            data.login.decode(),
            data.password.decode(),
        )
        return AuthResult(success=good, handled=False)

    return check


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
