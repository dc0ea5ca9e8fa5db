"""How long a whole morning takes, how much memory, and where the time goes.

    python -m bench.daily [--articles 1000] [--feeds 50] [--days 2] [--cores 2] [--alone]

Serves ARTICLES articles a day of FEEDS feeds over HTTP in a process of its own, then
runs `brief daily` in another, held to CORES cores, with the extractive engine,
an archive in a file and a local mail server. The second day compares with the first.
With --alone no worker processes are used.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.newsday import Item, items, page
from tests.deliver.mail_server import Post, mail_server
from tests.ingest.news import item as listed
from tests.ingest.news import rss
from tests.ingest.site import Answer, Site

FIRST = datetime(2026, 3, 2, tzinfo=UTC)
SETTINGS = """
[briefing]
timezone = "UTC"
engine = "extractive"

[fetch]
allow_private = true
delay = 0.0

[archive]
url = {archive}

[email]
from = "Desk <desk@bench.example>"
to = ["ada@reader.example"]
host = "127.0.0.1"
security = "none"
port = {port}
"""


def serve(articles: int, feeds: int, pipe: Connection) -> None:
    """Serve feeds, each on a port of its own, and a new day's news at each word."""
    with ExitStack() as stack:
        sites = [stack.enter_context(Site()) for _ in range(feeds)]
        pipe.send([site.url("/feed") for site in sites])
        for day in iter(pipe.recv, None):
            made = items(articles, feeds, FIRST + timedelta(days=day), seed=day)
            for at, site in enumerate(sites):
                mine = [one for one in made if one.outlet == at]
                site.routes = {f"/n/{one.slug}": Answer(page(one, f"Outlet {at}")) for one in mine}
                site.routes["/feed"] = Answer(rss(*map(_entry, mine), title=f"Outlet {at}"))
            pipe.send(len(made))


def _entry(one: Item) -> str:
    when = one.published.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return listed(f"/n/{one.slug}", one.title, when)


def child(words: list[str]) -> None:
    """Run the real command, and write down how long each stage took."""
    began, spent = time.perf_counter(), defaultdict[str, float](float)

    def timed(owner: Any, name: str, stage: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def doing(*args: Any, **more: Any) -> Any:
            start = time.perf_counter()
            try:
                return real(*args, **more)
            finally:
                spent[stage] += time.perf_counter() - start

        setattr(owner, name, doing)

    from brief import briefed, workers
    from brief.archive.articles import Articles
    from brief.archive.briefings import Briefings
    from brief.cli import main
    from brief.engines import Extractive
    from brief.ingest import web
    from brief.morning import making, run

    if "--alone" in words:
        words.remove("--alone")
        workers.cores = lambda: 1
    timed(web, "collect", "read feeds and pages")
    timed(Articles, "keep", "keep the articles")
    timed(briefed, "cluster", "group")
    timed(Extractive, "drafts", "compose")
    timed(briefed, "accept", "check")
    timed(run, "earlier_days", "read earlier days")
    timed(making, "changes", "compare with earlier days")
    timed(Briefings, "keep", "keep the briefing")
    timed(run, "send", "render and send")
    spent["start"] = time.perf_counter() - began
    code = main(words)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, _CHILDREN)]
    told = {"code": code, "wall": time.perf_counter() - began, "peaks": peaks, "spent": spent}
    sys.stdout.write(f"\n{json.dumps(told)}\n")


_CHILDREN = resource.RUSAGE_CHILDREN


def morning(config: Path, day: int, cores: int, *, alone: bool) -> None:
    """Run one day in a process of its own, and print what it took."""
    date = (FIRST + timedelta(days=day - 1)).date().isoformat()
    held = set(sorted(os.sched_getaffinity(0))[:cores])
    words = ["daily", "--date", date, "--config", str(config), *(["--alone"] * alone)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.daily", "--child", *words],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, held),
    )
    told = json.loads(done.stdout.splitlines()[-1])
    lines = done.stderr.splitlines()
    summary = next((line for line in lines if line.startswith(f"brief: {date}")), done.stderr)
    own, workers = (peak / 1024 for peak in told["peaks"])
    print(f"{summary.removeprefix('brief: ')}  (exit {told['code']}, {cores} cores)")
    print(f"  {told['wall']:.1f} s in all, peak {own:.0f} MB, largest worker {workers:.0f} MB")
    spent = told["spent"] | {"the rest": told["wall"] - sum(told["spent"].values())}
    for stage, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"  {seconds:6.1f} s {seconds / told['wall']:5.0%}  {stage}")


def main() -> None:
    """Serve in one process, run each day in another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--days", type=int, default=2)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--alone", action="store_true")
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(given.articles, given.feeds, theirs))
    server.start()
    feeds = ours.recv()
    with tempfile.TemporaryDirectory() as folder, mail_server(Post()) as port:
        config = Path(folder) / "brief.toml"
        archive = json.dumps(str(Path(folder) / "archive.sqlite"))
        sources = "".join(f"[[source]]\nurl = {json.dumps(url)}\n" for url in feeds)
        config.write_text(sources + SETTINGS.format(archive=archive, port=port), encoding="utf-8")
        for day in range(1, given.days + 1):
            ours.send(day)
            ours.recv()
            morning(config, day, given.cores, alone=given.alone)
    ours.send(None)
    server.join()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2:])
    else:
        main()
