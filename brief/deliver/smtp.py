"""One connection to a mail server, and what it says to each message.

Which words of the server prove what is the point of this module. Until the last
byte of a message is written, the server cannot have taken it: it must not act on
a message whose end it has not seen (RFC 5321, 4.1.1.4). From then until its answer
is read, it may have. So a connection lost before is `Dropped`, and one lost
between is `Unanswered`. The standard library's `sendmail` does not tell them apart.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from typing import NamedTuple

from brief.deliver.mail import Message
from brief.deliver.outcome import one_line

_CLOSING = 421
"""The server is about to close the connection (RFC 5321, 3.8)."""


class Security(StrEnum):
    """How the connection is protected; a certificate is always checked."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over. Times are in seconds.

    `answer_timeout` is how long the server may take to accept a whole message: an
    impatient client makes doubles, so RFC 5321 (4.5.3.2.6) asks for ten minutes.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60.0
    answer_timeout: float = 600.0
    ca_file: str = ""
    """Certificates to trust besides the machine's own, where the server's is of one's making."""
    client_name: str = ""
    """What to say HELO as; "" is this machine's name."""


class Reply(NamedTuple):
    """A reply code and its words, on one line."""

    code: int
    text: str

    @property
    def good(self) -> bool:
        """Say whether the server agreed."""
        return 200 <= self.code < 400

    @property
    def final(self) -> bool:
        """Say whether asking again would be no use (RFC 5321, 4.2.1: 5yz)."""
        return 500 <= self.code < 600


class NotConnected(Exception):
    """No connection that may be used. `passing`: another attempt may do better."""

    def __init__(self, text: str, *, code: int = 0, passing: bool) -> None:
        super().__init__(text)
        self.code = code
        self.passing = passing


class Dropped(Exception):
    """The connection went before the message was handed over whole: it was not taken."""


class Unanswered(Exception):
    """The connection went after the whole message was written: nobody knows."""


class Session:
    """A connection on which messages are handed over one after another."""

    def __init__(self, smtp: smtplib.SMTP, server: Server) -> None:
        self._smtp = smtp
        self._server = server
        self.alive = True
        """Whether another message may go over it."""

    def offer(self, message: Message) -> Reply:
        """Name sender and recipient; the first reply that is no consent, or the last.

        Raises Dropped.
        """
        smtp = self._smtp
        size = [f"SIZE={len(message.data)}"] if smtp.has_extn("size") else []
        with self._dropping():
            reply = _reply(smtp.mail(message.sender, size))
            if reply.good:
                reply = _reply(smtp.rcpt(message.recipient))
        if not reply.good:
            self.withdraw()
        return reply

    def sound_out(self, sender: str) -> Reply:
        """Return what the server says to `sender`, an address in ASCII; nothing is sent.

        Raises Dropped.
        """
        with self._dropping():
            reply = _reply(self._smtp.mail(sender))
        self.withdraw()
        return reply

    def hand_over(self, message: Message) -> Reply:
        """Send the message that was offered and return what the server says to it.

        Raises Dropped or Unanswered.
        """
        smtp = self._smtp
        with self._dropping():
            reply = _reply(smtp.docmd("DATA"))
            if reply.code != 354:
                self.withdraw()
                return reply if not reply.good else Reply(451, f"{reply.code} instead of 354")
            smtp.send(_transparent(message.data))
        try:
            self._be_patient(self._server.answer_timeout)
            answer = _reply(smtp.getreply())
            self._be_patient(self._server.timeout)
        except (OSError, smtplib.SMTPException) as error:
            self.alive = False
            raise Unanswered(_words(error)) from error
        # A code that is none (-1: the line was not a reply) says nothing of the message.
        if not 200 <= answer.code < 600:
            self.alive = False
            raise Unanswered(f"the answer was no reply: {answer.text}")
        self.alive = answer.code != _CLOSING
        return answer

    def withdraw(self) -> None:
        """Take back what was offered, so that another message can be."""
        try:
            self.alive = self._smtp.rset()[0] == 250
        except (OSError, smtplib.SMTPException):
            self.alive = False

    def close(self) -> None:
        """Part from the server, which need not be there any more."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def _be_patient(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)

    @contextmanager
    def _dropping(self) -> Iterator[None]:
        """Turn the loss of the connection into Dropped."""
        try:
            yield
        except (OSError, smtplib.SMTPException) as error:
            self.alive = False
            raise Dropped(_words(error)) from error


def connect(server: Server) -> Session:
    """Return a connection, protected and logged in as `server` says. Raises NotConnected."""
    if server.username and server.security is Security.NONE and not _is_local(server.host):
        raise NotConnected(
            "a password is not sent over an unprotected connection; use starttls or tls",
            passing=False,
        )
    smtp: smtplib.SMTP | None = None
    try:
        context = _context(server)
        smtp = _open(server, context)
        smtp.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
        if server.username:
            smtp.login(server.username, server.password)
    except (OSError, smtplib.SMTPException) as error:
        if smtp is not None:
            smtp.close()
        raise _refusal(server, error) from error
    return Session(smtp, server)


def _open(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    name = server.client_name or None
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(
            server.host, server.port, name, timeout=server.timeout, context=context
        )
    return smtplib.SMTP(server.host, server.port, name, timeout=server.timeout)


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if server.ca_file:
        context.load_verify_locations(server.ca_file)
    return context


def _refusal(server: Server, error: OSError | smtplib.SMTPException) -> NotConnected:
    """Say in words why there is no connection, and whether it may pass."""
    where = f"{server.host}:{server.port}"
    match error:
        case ssl.SSLCertVerificationError():
            return NotConnected(
                f"{where}: its certificate is not trusted: {one_line(error.verify_message)}",
                passing=False,
            )
        case ssl.SSLError():
            return NotConnected(f"{where}: no TLS: {_words(error)}", passing=False)
        case FileNotFoundError():
            return NotConnected(f"{server.ca_file}: there is no such file", passing=False)
        case smtplib.SMTPNotSupportedError():
            return NotConnected(f"{where}: {_words(error)}", passing=False)
        case smtplib.SMTPResponseException():
            code = error.smtp_code
            said = f"{where}: {_doing(error)}: {one_line(error.smtp_error)}"
            return NotConnected(said, code=code, passing=not 500 <= code < 600)
        case _:
            return NotConnected(f"{where}: not reached: {_words(error)}", passing=True)


def _doing(error: smtplib.SMTPResponseException) -> str:
    return "log in" if isinstance(error, smtplib.SMTPAuthenticationError) else "greeting"


def _reply(answer: tuple[int, bytes]) -> Reply:
    return Reply(answer[0], one_line(answer[1]))


def _words(error: OSError | smtplib.SMTPException) -> str:
    """Return what went wrong; smtplib's errors are all OSErrors, most without a `strerror`."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return one_line(error.strerror or str(error) or type(error).__name__)


def _transparent(data: bytes) -> bytes:
    """Return the message as it goes over the wire: leading dots doubled, and its end."""
    return (
        re.sub(rb"(?m)^\.", b"..", data) + (b"" if data.endswith(b"\r\n") else b"\r\n") + b".\r\n"
    )


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
