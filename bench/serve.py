"""The slash command under load: acknowledgements, answers, and the server's memory.

    python -m bench.serve [COMMANDS]

A real server runs in a process of its own, over an archive with a day of ten
stories and one before it; Slack's side and the commands come from this process. First 200
commands in 10 seconds, each sent at its time whether or not others were answered,
one in ten a check of two sentences. Then COMMANDS (10,000) as fast as they are
taken, fifty at once, one in fifty a check, with the server's resident memory
between.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from brief import daily
from brief.changes import changes, day_of
from brief.model import Briefing
from brief.serve.slack_app import BUSY
from tests.serve.running import SECRET, command_fields, fill
from tests.serve.slack_double import SlackDouble, slack_double

STORIES = 10
COMMANDS, SECONDS = 200, 10.0
AT_ONCE = 50
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "dresna-river"
ORDINARY = ("", "river", "changes", "2031-05-08", "help", "lock 2031-05-08", "nothing of this")
CHECK = "check The two governments signed a framework on Tuesday. The ferry sank."


def ten_stories(folder: Path) -> Briefing:
    """Return a briefing of ten stories: the example's articles under ten names of the river."""
    from brief.ingest import load

    lines = []
    for number in range(STORIES):
        name = f"{'BDFGKLMNPR'[number]}resna"
        for one in load([str(EXAMPLE)]).articles:
            fields = {
                "id": f"{number}-{one.id}",
                "title": one.title.replace("Dresna", name),
                "outlet": one.outlet,
                "date": one.published.isoformat() if one.published else None,
                "url": f"https://{one.id.lower()}.example/{number}",
                "text": one.text.replace("Dresna", name),
                "cluster": str(number),
            }
            lines.append(json.dumps(fields))
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return daily.run([str(path)]).briefing


@contextmanager
def server(archive: str, double: SlackDouble) -> Iterator[tuple[str, int]]:
    """Run the server; give its address and its process."""
    command = [sys.executable, "-m", "tests.serve.child", archive, double.api]
    log = Path(archive).with_suffix(".log")
    with log.open("w") as stream, subprocess.Popen(command, stderr=stream) as child:
        until = time.monotonic() + 60
        while '"at"' not in log.read_text() and time.monotonic() < until:
            time.sleep(0.05)
        try:
            yield json.loads(log.read_text().splitlines()[0])["at"], child.pid
        finally:
            child.terminate()
            child.wait()


class Load:
    """Sends commands, and remembers how each was acknowledged."""

    def __init__(self, at: str, double: SlackDouble) -> None:
        self.at = at
        self.double = double
        self.acks: list[float] = []
        self.busy = 0
        self._number = 0

    async def send(self, client: aiohttp.ClientSession, text: str) -> bool:
        """Send one command; say whether it was let in."""
        self._number += 1
        fields = command_fields(text, self.double.response_url(str(self._number)))
        body, moment = urlencode(fields), str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=moment, body=body)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": str(signature),
        }
        began = time.perf_counter()
        async with client.post(f"{self.at}/slack/events", data=body, headers=headers) as answer:
            text = (await answer.json())["text"]
            assert answer.status == 200
        self.acks.append(time.perf_counter() - began)
        self.busy += text == BUSY
        return text != BUSY

    async def answered(self, count: int, seconds: float) -> int:
        """Wait until so many were answered; return how many were."""
        until = time.monotonic() + seconds
        while (found := self._answers()) < count and time.monotonic() < until:
            await asyncio.sleep(0.05)
        return found

    def _answers(self) -> int:
        return sum(one.way == "respond" for one in self.double.everything)


def texts(every: int) -> Iterator[str]:
    """Yield commands, one in `every` a check."""
    number = 0
    while True:
        number += 1
        yield CHECK if number % every == 0 else ORDINARY[number % len(ORDINARY)]


async def in_ten_seconds(load: Load) -> None:
    """Send 200 commands, each at its time, and print what came of them."""
    asked = texts(10)
    async with aiohttp.ClientSession() as client:
        began = time.perf_counter()
        tasks = []
        for number in range(COMMANDS):
            await asyncio.sleep(max(0.0, began + number * SECONDS / COMMANDS - time.perf_counter()))
            tasks.append(asyncio.create_task(load.send(client, next(asked))))
        let_in = sum(await asyncio.gather(*tasks))
        found = await load.answered(let_in, 120)
        taken = time.perf_counter() - began
    acks = sorted(load.acks)
    half, most = acks[len(acks) // 2], acks[int(len(acks) * 0.99) - 1]
    print(
        f"{COMMANDS} commands in {SECONDS:.0f} s: acknowledged p50 {1000 * half:.0f} ms, ", end=""
    )
    print(f"p99 {1000 * most:.0f} ms, max {1000 * acks[-1]:.0f} ms")
    print(f"answered {found} of {let_in}, told busy {load.busy}, all done after {taken:.1f} s")


async def without_end(load: Load, pid: int, most: int) -> None:
    """Send `most` commands, fifty at once, and print the server's memory on the way."""
    asked, sent = texts(50), 0
    marks = sorted({min(most, mark) for mark in (1000, 5000, 10_000)} | {most})
    before = load._answers()

    async def worker(client: aiohttp.ClientSession, until: int) -> None:
        nonlocal sent
        while sent < until:
            sent += 1
            text = next(asked)
            while not await load.send(client, text):
                await asyncio.sleep(0.1)

    began = time.perf_counter()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60)) as client:
        print(f"memory at the start: {resident(pid):.0f} MB")
        for mark in marks:
            await asyncio.gather(*(worker(client, mark) for _ in range(AT_ONCE)))
            found = await load.answered(before + sent, 300) - before
            seconds = time.perf_counter() - began
            print(f"after {sent:,}: {resident(pid):.0f} MB, {found:,} answered, {seconds:.0f} s")


def resident(pid: int) -> float:
    """Return a process's resident memory in megabytes."""
    fields = dict(
        line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
    )
    return int(fields["VmRSS"].split()[0]) / 1024


def main(most: int) -> None:
    """Make the archive, run both loads, and print what the log counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        today = replace(ten_stories(folder), date=date(2031, 5, 8))
        story = today.stories[0]
        fewer = replace(story, statements=story.statements[1:])
        before = replace(today, date=date(2031, 5, 7), stories=(fewer,))
        # As the morning's run keeps it: with what changed.
        today = replace(today, changes=changes([day_of(before)], day_of(today)))
        archive = fill(folder / "archive.sqlite", before, today)
        count = sum(len(one.statements) for one in today.stories)
        print(f"{len(today.stories)} stories, {count} statements, {len(today.sources)} articles")
        with slack_double() as double, server(archive, double) as (at, pid):
            asyncio.run(in_ten_seconds(Load(at, double)))
            double.everything.clear()
            asyncio.run(without_end(Load(at, double), pid, most))
        lines = map(json.loads, (folder / "archive.log").read_text().splitlines())
        outcomes = Counter(str(one.get("outcome", one["message"])) for one in lines)
        print("log:", ", ".join(f"{count} {what}" for what, count in outcomes.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
