"""One address to the bytes that stand there, or to the reason why not.

The address is checked before each hop: http(s) only, public hosts only, never
from https down to http, robots.txt asked, the host not pressed. No cookies are
kept, no environment is read. What comes back is counted in bytes and seconds.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import httpcore2

from brief.ingest import bodies
from brief.ingest.addresses import AddressBook, Unreached
from brief.ingest.answers import Answer, Fetched, Unchanged, fetched, kind_of, plain_headers
from brief.ingest.files import Refused
from brief.ingest.locations import web_location
from brief.ingest.pinned import Pinned, deadline
from brief.ingest.politeness import Manners, NotNow, Politeness, retry_after
from brief.ingest.robots import LONGEST, RobotsBook, Rules, read_rules
from brief.ingest.statuses import REDIRECTS, Answered, refusal_of
from brief.ingest.web_values import FetchOptions, Remembered

_MOST_HOPS = 5
_PAUSE = 60.0  # seconds; for a host that asks for a pause and does not say how long
_KINDS_READ = re.compile(
    r"text/|.*\b(?:x?html|xml|rss|atom|json|gzip)\b|application/octet-stream|$"
)


class _NoConnection(Unreached, NotNow):
    """A host that does not answer now."""


class Fetcher:
    """Fetches for one run, from several threads; close it, or use it in a `with`."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._book = AddressBook(options.resolver, allow_private=options.allow_private)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=options.tls or _system_trust(),
            max_connections=4 * options.at_once,
            keepalive_expiry=5.0,
            network_backend=Pinned(self._book),
        )
        self._politeness = Politeness(
            Manners(options.at_once, options.per_host, options.delay, options.patience)
        )
        self._robots = RobotsBook(self._read_robots)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(self, url: str, known: Remembered | None = None) -> Fetched | Unchanged:
        """Fetch `url`; with what is `known` of it, only if it has changed since.

        Raises Refused with what is wrong and what to do; NotNow when it may go
        well another time.
        """
        return self._follow(web_location(url), known, asks_robots=self._options.robots)

    def _follow(
        self, start: str, known: Remembered | None, *, asks_robots: bool
    ) -> Fetched | Unchanged:
        """Go from redirect to redirect, each checked like the first address."""
        url, left, moved = start, self._options.timeout, True
        for _ in range(_MOST_HOPS + 1):
            if asks_robots:
                self._ask_robots(url)
            # An entity tag is of one place; another might answer "not modified" by chance.
            there = known if known is not None and url == known.landed else None
            answer, spent = self._exchange(url, there, left)
            left -= spent
            if answer.status == 304 and there is not None:
                return Unchanged(url, there)
            if answer.status in REDIRECTS and answer.headers.get("location"):
                moved = moved and answer.status in {301, 308}
                url = self._next(url, answer.headers["location"])
                continue
            if answer.status != 200:
                raise refusal_of(answer.status)
            return fetched(url, answer, redirected=url != start, moved=moved)
        raise Refused(
            f"redirects more than {_MOST_HOPS} times", "open it and give its last address"
        )

    def _next(self, url: str, location: str) -> str:
        """Return where a redirect leads. Raises Refused where it must not."""
        try:
            there = web_location(location, url)
        except Refused as error:
            raise Refused(f"redirects to what {error.what}", "check the address") from error
        downgraded = url.startswith("https:") and there.startswith("http:")
        if downgraded and not self._options.allow_downgrade:
            raise Refused(
                "redirects from https to http", "set allow_downgrade if that is meant to be"
            )
        return there

    def _exchange(self, url: str, known: Remembered | None, left: float) -> tuple[Answer, float]:
        """Ask once, and once more when a host asks for a short pause or breaks off."""
        host = urlsplit(url).hostname or ""
        spent = 0.0
        for last in (False, True):
            with self._politeness.turn(host):
                began = time.monotonic()
                try:
                    answer = self._ask(url, known, left - spent)
                except (httpcore2.ReadError, httpcore2.RemoteProtocolError) as error:
                    if last:
                        raise NotNow(
                            "broke off in the middle", "it is read again next time"
                        ) from error
                    continue
                finally:
                    spent += time.monotonic() - began
            if answer.status not in {429, 503} or last:
                break
            asked = retry_after(answer.headers.get("retry-after", ""))
            if asked is None and answer.status == 503:
                break
            if not self._politeness.postpone(host, _PAUSE if asked is None else asked):
                break
        return answer, spent

    def _ask(self, url: str, known: Remembered | None, left: float) -> Answer:
        """Send one request and read its answer, within the time and the size allowed."""
        limits = dict.fromkeys(("connect", "read", "write", "pool"), max(left, 0.001))
        try:
            with (
                deadline(left),
                self._pool.stream(
                    "GET", url, headers=self._headers(known), extensions={"timeout": limits}
                ) as response,
            ):
                headers = plain_headers(response.headers)
                body = self._body(response, headers) if response.status == 200 else b""
                return Answer(response.status, headers, body)
        except httpcore2.TimeoutException as error:
            raise NotNow(
                f"took longer than {self._options.timeout:g} s", "it is read again next time"
            ) from error
        except httpcore2.ConnectError as error:
            raise _unconnected(error) from error
        except (httpcore2.LocalProtocolError, httpcore2.UnsupportedProtocol) as error:
            raise Refused("cannot be asked for", "check the address") from error

    def _body(self, response: httpcore2.Response, headers: Mapping[str, str]) -> bytes:
        """Read the body, unless its headers say that it is of no use."""
        limit = self._options.most_bytes
        size = headers.get("content-length", "")
        if size.isascii() and size.isdigit() and int(size[:15]) > limit:
            raise bodies.too_large(limit)
        kind = kind_of(headers)
        if not _KINDS_READ.match(kind):
            raise Refused(f"is {kind[:60]}, not an article", "give the page that tells the news")
        encoding = headers.get("content-encoding", "")
        return bodies.read_body(response.iter_stream(), encoding, limit)

    def _headers(self, known: Remembered | None) -> list[tuple[bytes | str, bytes | str]]:
        """The request's headers; the pool adds `Host`."""
        headers = {
            "User-Agent": self._options.user_agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml,"
            " application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": bodies.ACCEPTED,
        }
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified:
            headers["If-Modified-Since"] = known.modified
        return [*headers.items()]

    def _ask_robots(self, url: str) -> None:
        """Raise Refused where the site does not let this program read `url`."""
        rules = self._robots.rules_for(url)
        if rules.allow(url):
            return
        failed = rules.failed
        if isinstance(failed, Unreached):
            raise failed
        if failed is not None:
            raise NotNow(
                f"its robots.txt {failed.what}, so nothing on its site may be read for now",
                "it is read again next time",
            )
        raise Refused(
            "its robots.txt does not let programs read it",
            "ask the site, or save the page and give the file",
        )

    def _read_robots(self, url: str) -> Rules:
        """Fetch robots.txt: what is not there forbids nothing, what fails forbids all for now."""
        try:
            found = self._follow(url, None, asks_robots=False)
        except Refused as error:
            # 429 is "asked too often", which says nothing of what may be read.
            status = error.status if isinstance(error, Answered) else 0
            return Rules() if 400 <= status < 500 and status != 429 else Rules(failed=error)
        body = found.body if isinstance(found, Fetched) else b""
        return read_rules(body[:LONGEST].decode("utf-8", "replace"), self._options.user_agent)


@cache
def _system_trust() -> ssl.SSLContext:
    """The certificates that this machine trusts."""
    return ssl.create_default_context()


def _unconnected(error: Exception) -> Refused:
    """Say why there is no connection: a certificate is no passing fault."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Unreached(
            "its certificate is not valid for it, so it may be someone else",
            "open it in a browser; SSL_CERT_FILE names further certificates to trust",
        )
    return _NoConnection("cannot be connected to", "check the address; it is read again next time")
