"""The digest as an e-mail message, one for each recipient, the same bytes for the same input.

The Markdown is the plain part as it stands; the HTML part is made from it. Both
are quoted-printable, so that no relay has reason to change what was signed.

Sources: RFC 5322 (format), 2045-2047 (MIME), 2369 and 2919 (List-*), 8058 (one
click), 3834 (Auto-Submitted).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from email.message import MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote

from brief.deliver.headers import (
    Mailbox,
    address_header,
    mailbox,
    named_token_header,
    shown,
    text_header,
    token_header,
)
from brief.deliver.html_part import html_part
from brief.deliver.unsubscribe import one_click_url, token_of

LONGEST_HEADLINE = 300
"""Code points of a headline in the Subject. A longer one is left out rather than cut:
the words that are cut off may be the condition on which all others hang."""


_LIST_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


@dataclass(frozen=True, slots=True)
class Digest:
    """What is delivered for one day, rendered. `title` is the series' name, `list_name` its id.

    `headline` is the first story's, "" if none passed the checks. `edition` tells
    apart what is to arrive besides the first of that day, such as "correction-1".
    """

    list_name: str
    title: str
    day: date
    headline: str
    markdown: str
    edition: str = ""

    @property
    def name(self) -> str:
        """Return "briefing 2026-03-14", which names it in the ledger."""
        return " ".join(filter(None, (self.list_name, self.day.isoformat(), self.edition)))

    @property
    def subject(self) -> str:
        """Return "Briefing, 14 March 2026: headline", the headline whole or not at all."""
        dated = f"{shown(self.title)}, {self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year}"
        headline = shown(self.headline)
        fits = 0 < len(headline) <= LONGEST_HEADLINE
        return f"{dated}: {headline}" if fits else dated


# Not strftime, which speaks the language of the machine.
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom, and how a reader leaves. Without a secret no one-click address is given."""

    sender: str
    unsubscribe_url: str = ""
    """An https address that takes POSTs as RFC 8058 has it; a token is added to its query."""
    unsubscribe_mail: str = ""
    unsubscribe_secret: str = field(default="", repr=False)


class Message(NamedTuple):
    """A message ready to be handed over: addresses in ASCII, lines ended by CRLF."""

    sender: str
    recipient: str
    message_id: str
    data: bytes


def list_id(list_name: str, sender: str) -> str:
    """Return what names a list, under the sender's host: "briefing.example.org" (RFC 2919).

    Raises ValueError where `sender` is no mail address.
    """
    return f"{list_name}.{mailbox(sender).host}"


class Composer:
    """Writes a digest's messages; the two parts are made once, whoever they go to."""

    def __init__(self, digest: Digest, envelope: Envelope) -> None:
        """Raise ValueError, in words for whoever set it up, if sender or list name cannot be."""
        if not _LIST_NAME.fullmatch(digest.list_name):
            raise ValueError(f"{digest.list_name!r}: use letters a-z, digits and hyphens")
        self._digest = digest
        self._envelope = envelope
        self._sender = mailbox(envelope.sender)
        self._body = _body(digest)

    def message(self, recipient: str, now: datetime) -> Message:
        """Return the message to `recipient`, dated `now` (aware).

        Raises ValueError where that is no address that mail can be sent to.
        """
        to = mailbox(recipient)
        head = b"".join(
            [
                address_header("From", self._sender),
                address_header("To", to),
                text_header("Subject", self._digest.subject),
                token_header("Date", [format_datetime(now)]),
                token_header("Message-ID", [self.message_id(to)]),
                *self._list_headers(to),
                token_header("Auto-Submitted", ["auto-generated"]),
            ]
        )
        return Message(self._sender.address, to.address, self.message_id(to), head + self._body)

    def message_id(self, to: Mailbox) -> str:
        """Return what names this digest to this recipient, however often it is sent."""
        words = f"{self._digest.name}\n{self._sender.address}\n{to.address}".lower()
        digest = hashlib.sha256(words.encode()).hexdigest()[:24]
        stem = f"{self._digest.list_name}.{self._digest.day.isoformat()}"
        return f"<{stem}.{digest}@{self._sender.host}>"

    @property
    def list_id(self) -> str:
        """Return the list's name under the sender's host: "briefing.example.org"."""
        return list_id(self._digest.list_name, self._envelope.sender)

    def _list_headers(self, to: Mailbox) -> list[bytes]:
        """Return List-Id and the ways to leave the list that there are."""
        ours, ways = self._envelope, []
        one_click = ours.unsubscribe_url.startswith("https://") and ours.unsubscribe_secret
        if one_click:
            token = token_of(self.list_id, to.address, ours.unsubscribe_secret)
            ways.append(f"<{one_click_url(ours.unsubscribe_url, token)}>")
        if ours.unsubscribe_mail:
            address = mailbox(ours.unsubscribe_mail).address
            subject = quote(f"unsubscribe {self._digest.list_name}")
            ways.append(f"<mailto:{quote(address, safe='@+')}?subject={subject}>")
        headers = [named_token_header("List-Id", self._digest.title, self.list_id)]
        if ways:
            listed = [f"{way}," for way in ways[:-1]] + ways[-1:]
            headers.append(token_header("List-Unsubscribe", listed))
        if one_click:
            headers.append(token_header("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]))
        return headers


def _body(digest: Digest) -> bytes:
    """Return the MIME headers and the two parts, plain first: the last is the one preferred."""
    text = digest.markdown.encode("utf-8", "replace").decode("utf-8")
    whole = MIMEPart(policy=SMTP)
    whole.set_type("multipart/alternative")
    for content, kind in ((text, "plain"), (html_part(text, digest.subject), "html")):
        part = MIMEPart(policy=SMTP)
        part.set_content(content, subtype=kind, cte="quoted-printable")
        whole.attach(part)
    # Named by what it holds, so that the bytes are the same each time.
    mark = hashlib.sha256(text.encode()).hexdigest()[:32]
    whole.set_boundary(f"=_{mark}")
    return whole.as_bytes()
