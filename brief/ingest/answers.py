"""What a server answers, and what is kept of it: bytes, media type, validators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from brief.ingest.web_values import Remembered

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)


class Fetched(NamedTuple):
    """What an address gave.

    `url` is where it stands, after any redirects; `moved` says that all of them were lasting.
    """

    url: str
    body: bytes
    kind: str
    """The media type, in small letters, without parameters."""
    charset: str
    etag: str
    modified: str
    redirected: bool
    moved: bool
    date: str = ""
    """The time by the server's clock, as its header says it."""


class Unchanged(NamedTuple):
    """An address that answers as it did when it was last read."""

    url: str
    known: Remembered


class Answer(NamedTuple):
    """One answer as it came; its headers are by name in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetched(url: str, answer: Answer, *, redirected: bool, moved: bool) -> Fetched:
    """Name the parts of a good answer."""
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    return Fetched(
        url,
        answer.body,
        kind_of(answer.headers),
        charset[1] if charset else "",
        answer.headers.get("etag", "")[:500],
        answer.headers.get("last-modified", "")[:100],
        redirected=redirected,
        moved=moved and redirected,
        date=answer.headers.get("date", "")[:100],
    )


def kind_of(headers: Mapping[str, str]) -> str:
    """Return the media type, in small letters, without parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def plain_headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by name in small letters; the first of each counts."""
    headers: dict[str, str] = {}
    for name, value in raw:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return headers
