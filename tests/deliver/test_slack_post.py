"""Posts to a local Slack that limits, breaks and hangs up: each message once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.deliver.ledger import MemoryLedger
from brief.deliver.outcome import Fate
from brief.deliver.slack_post import SlackDigest, SlackOptions, deliver_slack, pages
from tests.deliver.made import StillClock
from tests.deliver.mail_server import free_port
from tests.serving import serving

Reply = tuple[int, str, dict[str, str]]
GOOD = '{"ok": true, "ts": "1.2"}'


@dataclass
class Slack:
    """Answers with the replies given, then with good ones; "" hangs up."""

    replies: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    port: int = 0

    @property
    def by_token(self) -> SlackOptions:
        """Return options with a bot token."""
        return SlackOptions(token="xoxb-made-up", api=f"http://127.0.0.1:{self.port}/api/")

    @property
    def by_webhook(self) -> SlackOptions:
        """Return options with a webhook."""
        return SlackOptions(webhook=f"http://127.0.0.1:{self.port}/services/hush")


@contextmanager
def slack(*replies: Reply) -> Iterator[Slack]:
    """Run a Slack on this machine."""
    told = Slack(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append((self.path, json.loads(body), self.headers["Authorization"] or ""))
            good = GOOD if self.path.startswith("/api/") else "ok"
            status, text, headers = told.replies.pop(0) if told.replies else (200, good, {})
            if not status:
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with serving(Handler) as told.port:
        yield told


def made(blocks: int = 2) -> SlackDigest:
    """Return a digest of so many blocks."""
    listed = [
        {"type": "section", "text": {"type": "mrkdwn", "text": str(n)}} for n in range(blocks)
    ]
    return SlackDigest("briefing 2026-03-14", "Briefing <!channel> & more", listed)


@pytest.mark.parametrize("way", ["by_token", "by_webhook"])
def test_each_way_posts_once(way: str) -> None:
    """A second run finds it in the ledger and asks Slack nothing."""
    with slack() as told:
        ledger, options = MemoryLedger(), getattr(told, way)
        first = deliver_slack(made(), ["#news"], options, ledger)
        second = deliver_slack(made(), ["#news"], options, ledger)
    assert [one.fate for one in first + second] == [Fate.SENT, Fate.BEFORE]
    ((path, body, authorization),) = told.asked
    token = way == "by_token"
    assert path == ("/api/chat.postMessage" if token else "/services/hush")
    assert authorization == ("Bearer" + " xoxb-made-up" if token else "")
    assert body.get("channel") == ("#news" if token else None)
    assert body["text"] == "Briefing &lt;!channel&gt; &amp; more"
    assert (body["unfurl_links"], len(body["blocks"])) == (False, 2)


def test_a_long_digest_comes_in_pages() -> None:
    """All blocks arrive in order, fifty a message, each page under a line of its own."""
    with slack() as told:
        done = deliver_slack(made(120), ["#a", "#b"], told.by_token, MemoryLedger())
    assert [len(body["blocks"]) for _, body, _ in told.asked] == [50, 50, 20] * 2
    assert [one.recipient for one in done][:3] == ["#a (1 of 3)", "#a (2 of 3)", "#a (3 of 3)"]


@given(st.integers(0, 300), st.integers(1, 50))
def test_pages_lose_nothing(count: int, most: int) -> None:
    """Pages hold every block once, and none is too long or empty."""
    blocks = [{"n": n} for n in range(count)]
    parted = pages(blocks, most)
    assert [block for page in parted for block in page] == blocks
    assert all(0 < len(page) <= most for page in parted)


LIMITED: Reply = (429, "", {"Retry-After": "7"})


@pytest.mark.parametrize(
    ("reply", "waits"),
    [
        (LIMITED, [7.0]),
        ((429, "", {}), [2.0]),
        ((200, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "3"}), [3.0]),
        ((500, "", {}), [2.0]),
        ((503, "service_unavailable", {}), [2.0]),
    ],
)
def test_what_passes_is_tried_again(reply: Reply, waits: list[float]) -> None:
    """Slack's own wait is kept where it is longer than ours; then the message is there once."""
    still = StillClock()
    with slack(reply) as told:
        (done,) = deliver_slack(made(), ["#a"], told.by_token, MemoryLedger(), still.clock)
    assert (done.fate, done.tries, still.waits) == (Fate.SENT, 2, waits)
    assert len(told.asked) == 2


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((404, "no_service", {}), "no_service"),
        ((200, '{"ok": false, "error": "channel_not_found"}', {}), "channel_not_found"),
        ((403, "<html>blocked</html>", {}), "refused"),
        ((302, "", {"Location": "https://evil.example/"}), "refused"),
    ],
)
def test_a_refusal_is_told_and_left_to_the_next_run(reply: Reply, said: str) -> None:
    """What a person has to mend is asked once a run; mended, the next run posts."""
    ledger, still = MemoryLedger(), StillClock()
    with slack(reply) as told:
        (done,) = deliver_slack(made(), ["#a"], told.by_token, ledger, still.clock)
        assert (done.fate, done.text, still.waits) == (Fate.DEFERRED, said, [])
        (later,) = deliver_slack(made(), ["#a"], told.by_token, ledger, still.clock)
    assert later.fate is Fate.SENT


@pytest.mark.parametrize(
    "reply",
    [
        (0, "", {}),
        (504, "", {}),
        (200, '{"ok": false, "error": "fatal_error"}', {}),
        (500, '{"ok": false, "error": "internal_error"}', {}),
        (200, "<html>Welcome to the hotel</html>", {}),
    ],
)
def test_what_nobody_knows_is_not_posted_again(reply: Reply) -> None:
    """It may be in the channel; only `--resend` posts it once more."""
    ledger, still = MemoryLedger(), StillClock()
    with slack(reply) as told:
        for asked in (1, 1):
            done = deliver_slack(made(60), ["#a"], told.by_token, ledger, still.clock)
            assert [one.fate for one in done] == [Fate.UNKNOWN]
            assert len(told.asked) == asked
        again = replace(told.by_token, again=True)
        done = deliver_slack(made(60), ["#a"], again, ledger, still.clock)
        assert [one.fate for one in done] == [Fate.SENT, Fate.SENT]


def test_tries_and_waits_are_bounded() -> None:
    """Slack down for long, or asking for an hour, is left to the next run."""
    for replies, tries in (([(500, "", {})] * 9, 4), ([(429, "", {"Retry-After": "3600"})], 1)):
        still, ledger = StillClock(), MemoryLedger()
        with slack(*replies) as told:
            (done,) = deliver_slack(made(), ["#a"], told.by_token, ledger, still.clock)
        assert (done.fate, done.tries) == (Fate.DEFERRED, tries)
        assert {entry.state for entry in ledger.entries.values()} == {"planned"}


def test_slack_is_down() -> None:
    """What was never connected was not posted."""
    still = StillClock()
    options = Slack(port=free_port()).by_webhook
    (done,) = deliver_slack(made(), [], options, MemoryLedger(), still.clock)
    assert (done.fate, done.tries, len(still.waits)) == (Fate.DEFERRED, 4, 3)
    assert "hush" not in str(done) + repr(options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (SlackOptions(), "neither"),
        (SlackOptions(webhook="http://slack.example/hush"), "https"),
        (SlackOptions(token="t", api="http://slack.example/"), "https"),
    ],
)
def test_what_cannot_be_used_is_said(options: SlackOptions, said: str) -> None:
    """A secret is not sent in clear, and a channel without a way is named."""
    done = deliver_slack(made(), ["#a"], options, MemoryLedger())
    assert [one.fate for one in done] == [Fate.DEFERRED]
    assert said in done[0].text


@given(st.lists(st.integers(1, 3000), max_size=60))
def test_a_page_is_no_larger_than_slack_takes(sizes: list[int]) -> None:
    """Pages hold all blocks in order, and no page the blocks that would be too much for it."""
    blocks = [{"text": "ü" * size} for size in sizes]
    parted = pages(blocks)
    assert [block for page in parted for block in page] == blocks
    lengths = [sum(len(json.dumps(b, ensure_ascii=False)) for b in page) for page in parted]
    assert all(0 < length <= 12_000 for length in lengths)
    for length, following in zip(lengths, parted[1:], strict=False):
        assert length + len(json.dumps(following[0], ensure_ascii=False)) > 12_000
