"""Addresses that a reader may follow: to an article, and to a passage in it.

The passage is named by a text directive (WICG, "URL Fragment Text
Directives"): `#:~:text=first words,last words`. A browser that knows it
scrolls there and highlights; any other opens the page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from brief.render.escape import visible

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
# What an address may hold unencoded. Brackets, quotes, pipes, backslashes and
# angle brackets are left out: they mean something to Markdown, HTML or Slack.
_KEPT = "%:/?#&=+$,;@!*~.-_"
_LONGEST_WHOLE = 80  # characters; a longer passage is named by its two ends
_END_WORDS = 5


def web_url(url: str) -> str | None:
    """Return `url` in ASCII, or None unless it is a plain http or https address.

    An address with a user name before the host is refused, since it is made to
    be misread, and so is one whose host is not a name or an IPv4 address.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
        rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_KEPT)
    except ValueError:  # of urlsplit, the port, idna and surrogates alike
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    return f"{parts.scheme}://{host}{port}{rest}"


def passage_url(url: str, passage: str) -> str | None:
    """Return the address of `passage` (the source's own characters) on the page at `url`.

    None where `url` is no web address. A passage that runs over a line break is
    named by its ends, because one term may not cross from block to block.
    """
    base = web_url(url)
    if base is None:
        return None
    directive = _directive(passage)
    if not directive:
        return base
    base = base.split(":~:", 1)[0]
    return f"{base}{'' if '#' in base else '#'}:~:text={directive}"


def _directive(passage: str) -> str:
    """Return `start` or `start,end`, percent-encoded; empty for a passage without words."""
    rows = [row for row in map(visible, passage.splitlines()) if row.strip()]
    if not rows:
        return ""
    first, last = rows[0].split(), rows[-1].split()
    whole = " ".join(first)
    if len(rows) == 1 and (len(whole) <= _LONGEST_WHOLE or len(first) < 2 * _END_WORDS):
        return _term(whole)
    return f"{_term(' '.join(first[:_END_WORDS]))},{_term(' '.join(last[-_END_WORDS:]))}"


def _term(words: str) -> str:
    """Percent-encode one term; `-`, `,` and `&` are the directive's own syntax."""
    return quote(words, safe="").replace("-", "%2D")
