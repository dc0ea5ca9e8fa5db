"""What a server said, as it is passed on: a short line that can be printed, without its key."""

from __future__ import annotations

import re

_LONGEST = 240  # characters of a server's own message that are passed on
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SECRETS = re.compile(r"(?i)\b(?:sk|key|tok|gsk|xai)-[\w*.-]{4,}|\bbearer\s+\S+")


def detail_line(text: str, secret: str = "") -> str:
    """Return a server's words as one short printable line, keys blotted out.

    `secret` is the key that was sent; parts that look like a key are blotted out too,
    for servers repeat the key they reject.
    """
    if len(secret) >= 6:
        text = text.replace(secret, "[key]")
    line = " ".join(_UNPRINTABLE.sub(" ", _SECRETS.sub("[key]", text)).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
