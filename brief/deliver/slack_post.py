"""The digest to Slack channels: by an incoming webhook, or by a bot token.

Slack has no mark by which it would know a message that it has taken already. So
what is told apart here is whether it can have taken one: a connection that was
never made and answers that refuse are safe to try again; a request that got no
answer is not, and neither are the answers of which Slack itself says that "some
aspect of the operation" may have succeeded (docs.slack.dev, chat.postMessage,
`fatal_error` and `internal_error`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from brief.deliver.clock import SYSTEM, Clock
from brief.deliver.ledger import Ledger, claims
from brief.deliver.outcome import Fate, Outcome, before, one_line

if TYPE_CHECKING:
    import httpx2

MOST_BLOCKS = 50
"""Blocks that Slack takes in one message."""

LONGEST_MESSAGE = 12_000
"""Characters of the blocks of one message, as JSON.

chat.postMessage refuses somewhat above 13,000 (`msg_blocks_too_long`), which is
not documented: github.com/slackapi/bolt-js, issue 2509.
"""

Block = Mapping[str, Any]

_MAY_HAVE_POSTED = frozenset({"fatal_error", "internal_error"})
_PASSING = frozenset({"ratelimited", "rate_limited", "request_timeout", "service_unavailable"})
_GATEWAY = frozenset({502, 504})


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """Where and how to post: `webhook`, or `token` with channels. Times are in seconds.

    `waits` are those before each further try; Slack's own Retry-After is kept up to
    `longest_wait`, and what it asks beyond that is left to the next run.
    """

    webhook: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    api: str = "https://slack.com/api/"
    waits: tuple[float, ...] = (2.0, 10.0, 30.0)
    longest_wait: float = 120.0
    timeout: float = 30.0
    again: bool = False


class SlackDigest(NamedTuple):
    """What is posted: the digest's name in the ledger, a line for notifications, the blocks."""

    name: str
    subject: str
    blocks: Sequence[Block]


class _Answer(NamedTuple):
    """What a request came to. `wait` is what Slack asks for, None where it says nothing."""

    fate: Fate
    code: int
    text: str
    retry: bool = False
    wait: float | None = None


def pages(blocks: Sequence[Block], most: int = MOST_BLOCKS) -> list[Sequence[Block]]:
    """Return the blocks in messages that Slack takes, in their order.

    A message has at most `most` blocks of at most LONGEST_MESSAGE characters.
    """
    made: list[list[Block]] = []
    left = 0
    for block in blocks:
        size = len(json.dumps(block, ensure_ascii=False))
        if not made or len(made[-1]) == most or size > left:
            made.append([])
            left = LONGEST_MESSAGE
        made[-1].append(block)
        left -= size
    return list(made)


def deliver_slack(
    digest: SlackDigest,
    channels: Sequence[str],
    options: SlackOptions,
    ledger: Ledger,
    clock: Clock = SYSTEM,
) -> tuple[Outcome, ...]:
    """Post `digest` to each channel that has not got it; one outcome a message.

    A webhook posts to its own channel, whatever `channels` says. Of several pages
    a later one waits for the earlier: what follows a page that is not there is not
    sent. Errors of the ledger are passed on.
    """
    import httpx2

    refusal = _unusable(options)
    targets = ("webhook",) if options.webhook else tuple(dict.fromkeys(channels))
    if refusal:
        return tuple(Outcome(target, Fate.DEFERRED, text=refusal) for target in targets)
    with httpx2.Client(timeout=options.timeout, follow_redirects=False) as client:
        poster = _Poster(client, options, ledger, clock)
        return tuple(one for target in targets for one in poster.channel(digest, target))


def _unusable(options: SlackOptions) -> str:
    """Return what is wrong with the settings, "" for nothing. No secret is named."""
    parts = urlsplit(options.webhook or options.api)
    if not (options.webhook or options.token):
        return "neither a webhook nor a token is set"
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        return "Slack's address should begin with https://"
    return ""


class _Poster:
    """Posts pages over one client."""

    def __init__(
        self, client: httpx2.Client, options: SlackOptions, ledger: Ledger, clock: Clock
    ) -> None:
        self._client = client
        self._options = options
        self._ledger = ledger
        self._clock = clock

    def channel(self, digest: SlackDigest, channel: str) -> Iterator[Outcome]:
        """Yield what becomes of each page of the digest in one channel."""
        parted = pages(digest.blocks)
        keys = [f"slack {digest.name} {channel} {n}" for n in range(1, len(parted) + 1)]
        states = self._ledger.plan(keys)
        for number, (key, blocks) in enumerate(zip(keys, parted, strict=True), 1):
            name = channel if len(parted) == 1 else f"{channel} ({number} of {len(parted)})"
            if not claims(states[key], again=self._options.again):
                outcome = before(name, states[key])
            else:
                outcome = self._page(name, key, self._request(digest, channel, blocks))
            yield outcome
            if outcome.fate not in (Fate.SENT, Fate.BEFORE):
                return

    def _page(self, name: str, key: str, request: httpx2.Request) -> Outcome:
        """Post one page, with tries while Slack refuses for a while."""
        waits = list(self._options.waits)
        for tries in range(1, len(waits) + 2):
            found = self._ledger.begin(key, again=self._options.again)
            if not claims(found, again=self._options.again):
                return before(name, found)
            answer = self._ask(request)
            if answer.fate is Fate.SENT:
                self._ledger.sent(key, answer.text)
            elif answer.fate is not Fate.UNKNOWN:
                self._ledger.failed(key, answer.code, answer.text, final=False)
            outcome = Outcome(name, answer.fate, answer.code, answer.text, tries)
            if not answer.retry or not waits:
                return outcome
            wait = max(waits.pop(0), answer.wait or 0.0)
            if wait > self._options.longest_wait:
                return outcome
            self._clock.wait(wait)
        raise AssertionError("the last try returns")

    def _request(
        self, digest: SlackDigest, channel: str, blocks: Sequence[Block]
    ) -> httpx2.Request:
        body: dict[str, Any] = {
            "text": _escaped(digest.subject),
            "blocks": list(blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }
        headers = {"Content-Type": "application/json; charset=utf-8"}
        url = self._options.webhook
        if not url:
            url = self._options.api.rstrip("/") + "/chat.postMessage"
            headers["Authorization"] = f"Bearer {self._options.token}"
            body["channel"] = channel
        content = json.dumps(body).encode("ascii")
        return self._client.build_request("POST", url, content=content, headers=headers)

    def _ask(self, request: httpx2.Request) -> _Answer:
        """Post, and say what the answer proves."""
        import httpx2

        try:
            response = self._client.send(request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            text = f"not reached: {type(error).__name__}"
            return _Answer(Fate.DEFERRED, 0, text, retry=True)
        except httpx2.TransportError as error:
            return _Answer(Fate.UNKNOWN, 0, f"no answer: {type(error).__name__}")
        return _read(response)


def _read(response: httpx2.Response) -> _Answer:
    """Return what Slack's answer means: a status and a word, "ok" or JSON with an `error`."""
    status, wait = response.status_code, _retry_after(response)
    ok, word, receipt = _said(response)
    if status == 200 and ok:
        return _Answer(Fate.SENT, status, receipt)
    if word in _MAY_HAVE_POSTED or status in _GATEWAY or (200 <= status < 300 and not word):
        return _Answer(Fate.UNKNOWN, status, word or "an answer that is not Slack's")
    passing = status == 429 or status >= 500 or word in _PASSING
    return _Answer(Fate.DEFERRED, status, word or "refused", retry=passing, wait=wait)


def _said(response: httpx2.Response) -> tuple[bool, str, str]:
    """Return whether Slack agreed, its error in a word, and the message's time stamp."""
    text = response.text.strip()
    if text == "ok":
        return True, "", "ok"
    try:
        record = json.loads(text)
    except ValueError:
        # A webhook's error is a bare word; anything longer is some proxy's page.
        return False, one_line(text) if len(text) <= 60 and "<" not in text else "", ""
    if not isinstance(record, dict):
        return False, "", ""
    return (
        record.get("ok") is True,
        one_line(str(record.get("error") or "")),
        str(record.get("ts") or "ok"),
    )


def _retry_after(response: httpx2.Response) -> float | None:
    """Return the seconds that Slack asks to wait; it gives whole seconds, never a date."""
    text = response.headers.get("Retry-After", "").strip()
    return float(text) if text.isdecimal() and text.isascii() and len(text) < 9 else None


def _escaped(text: str) -> str:
    """Return text in which no mention or link is left (docs.slack.dev, "Formatting")."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
