"""The header of a message, written by hand: nothing in a headline can add a line to it.

Python's own writer decodes what looks encoded in a text and prints the line
breaks that were hidden there (CVE-2024-6923, in the releases that many systems
still have), and it encodes a long List-Unsubscribe, which receivers then do not
understand. So a header here is one of two things: free text, which is encoded
whole unless it is plain, or a list of tokens, which are checked and folded only
between one another.

Sources: RFC 5322 (2.1.1, line lengths), RFC 2047 (encoded words).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.header import Header
from typing import NamedTuple

LONGEST_LINE = 78
"""Characters of a header line, without its line break (RFC 5322, 2.1.1: SHOULD)."""

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
_PLAIN = re.compile(r"[\x20-\x7e]*")
_TOKEN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_NAMED = re.compile(r"(?P<name>.*)<(?P<bare>[^<>]*)>")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_-]+)*")
_LONGEST_WORD = 60


class Mailbox(NamedTuple):
    """A name as people write it, and an address in ASCII."""

    name: str
    address: str

    @property
    def host(self) -> str:
        """Return what stands after the `@`."""
        return self.address.rpartition("@")[2]


def mailbox(text: str) -> Mailbox:
    """Read "Name <a@example.org>" or an address alone; a host name is put in ASCII (IDNA).

    Raises ValueError, with what is wrong, for anything else, and for addresses
    that only servers with SMTPUTF8 (RFC 6531) take.
    """
    name, bare = _parted(shown(text))
    local, _, host = bare.rpartition("@")
    if local and not local.isascii():
        raise ValueError(f"{bare!r} has letters before the @ that not every mail server takes")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{bare!r} names no host that mail can go to") from error
    if not _LOCAL.fullmatch(local) or not _HOST.fullmatch(host) or len(f"{local}@{host}") > 254:
        raise ValueError(f"{shown(text)!r} is no mail address")
    return Mailbox(name, f"{local}@{host}")


def _parted(text: str) -> tuple[str, str]:
    """Return the name and the address; ("", "") where there is not one of each."""
    found = _NAMED.fullmatch(text)
    if found is None:
        return "", text
    name = found["name"].strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1]).strip(), found["bare"]
    # Two addresses in one setting: neither is meant as the other's name.
    return ("", "") if "@" in name else (name, found["bare"])


def shown(text: str) -> str:
    """Return `text` on one line: white space as single spaces, no controls, nothing unseen."""
    return _UNSAFE.sub(" ", _INVISIBLE.sub("", text)).strip()


def text_header(name: str, text: str) -> bytes:
    """Return a header line, folded, that a reader shows as `shown(text)`."""
    text = shown(text)
    if _is_plain(text):
        return _folded(name, text.split(" "))
    encoded = Header(text, "utf-8", maxlinelen=75, header_name=name).encode(linesep="\r\n")
    return f"{name}: {encoded}\r\n".encode("ascii")


def address_header(name: str, box: Mailbox) -> bytes:
    """Return a header line with one mailbox."""
    phrase = _phrase(box.name)
    return token_header(name, [*phrase, f"<{box.address}>"] if phrase else [box.address])


def named_token_header(name: str, phrase: str, token: str) -> bytes:
    """Return a header line with a phrase and something in angle brackets, as List-Id has it."""
    return token_header(name, [*_phrase(phrase), f"<{token}>"])


def token_header(name: str, tokens: Sequence[str]) -> bytes:
    """Return a header line, folded only between tokens, which are printable ASCII.

    Raises ValueError for a token that is not, or that no line can hold.
    """
    for token in tokens:
        if not _TOKEN.fullmatch(token) or len(token) > 900:
            raise ValueError(f"{name}: {token[:80]!r} cannot stand in a header")
    return _folded(name, tokens)


def _phrase(text: str) -> list[str]:
    """Return words of a phrase: quoted where it is plain, encoded where it is not."""
    text = shown(text)
    if not text:
        return []
    if _is_plain(text):
        return ['"' + re.sub(r'(["\\])', r"\\\1", text) + '"']
    return Header(text, "utf-8", maxlinelen=60).encode(linesep="\n").split("\n ")


def _is_plain(text: str) -> bool:
    """Say whether `text` may stand as it is; what looks like an encoded word may not."""
    short = all(len(word) <= _LONGEST_WORD for word in text.split(" "))
    return "=?" not in text and short and _PLAIN.fullmatch(text) is not None


def _folded(name: str, words: Sequence[str]) -> bytes:
    lines = [f"{name}:"]
    for place, word in enumerate(words):
        # The first word stays beside the name: a line of white space alone is no folding.
        if place and len(lines[-1]) + 1 + len(word) > LONGEST_LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines).encode("ascii") + b"\r\n"
