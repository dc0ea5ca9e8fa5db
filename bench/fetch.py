"""How long a morning's reading of the web takes, and how much memory.

    python -m bench.fetch [--feeds 50] [--pages 20] [--delay 0.0] [--wait 0.02] [--passes 2]

Serves FEEDS feeds of PAGES articles each over HTTP in a process of its own,
every feed from a host of its own and every answer after WAIT seconds, and
collects them as `brief daily` does. The second pass remembers the first: the
feeds have not changed, and one page in twenty has no tag to say that it has not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

from brief.ingest.web import Collected, FetchOptions, Remembered, WebSource, collect
from tests.ingest.news import item, page, rss
from tests.ingest.site import Answer, Handler, Site, send

NAMES = "Pellan Torsby Vastland Marrow Holm Dresna Koster Lind Ekberg Sund Arvika Nore".split()
NOUNS = "board council market harbour bank school bridge court union library farm mill".split()
VERBS = "approved rejected delayed opened closed reviewed funded extended repaired sold".split()
FURNITURE = "<ul>" + "<li><a href='/x'>Another report of the day, with its headline</a></li>" * 200


class Memory(dict[str, Remembered]):
    """What was read before."""

    def recall(self, url: str) -> Remembered | None:
        """Return it."""
        return self.get(url)


def paragraphs(seed: int) -> list[str]:
    """Eight paragraphs that no other article has."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret

    def sentence() -> str:
        one, other = draw.sample(NAMES, 2)
        return (
            f"The {draw.choice(NOUNS)} of {one} {draw.choice(VERBS)} the {draw.choice(NOUNS)} plan"
            f" on Tuesday, and {other} will pay {draw.randint(2, 99)} million crowns of its cost."
        )

    return [" ".join(sentence() for _ in range(4)) for _ in range(8)]


def serve(feeds: int, pages: int, wait: float, pipe: Connection) -> None:
    """Serve until the pipe is closed."""

    def slowly(answer: Answer) -> object:
        def send_it(handler: Handler) -> None:
            time.sleep(wait)
            asked = handler.headers.get("If-None-Match")
            same = asked is not None and asked == answer.headers.get("ETag")
            send(handler, Answer(b"", 304) if same else answer)

        return send_it

    with Site() as site:
        routes: dict[str, object] = site.routes  # type: ignore[assignment]
        for feed in range(feeds):
            host = f"feed{feed:03}.example"
            rows = [item(f"/n/{n}", f"Report {n}") for n in range(pages)]
            routes[f"{host}/feed"] = slowly(Answer(rss(*rows), headers={"ETag": '"feed"'}))
            for n in range(pages):
                text = page(paragraphs(feed * pages + n), f"Report {n}", after=FURNITURE)
                tag = {"ETag": f'"{n}"'} if n % 20 else {}  # without one it is sent again
                routes[f"{host}/n/{n}"] = slowly(Answer(text, headers=tag))
        pipe.send(site.port)
        pipe.poll(None)


def run(sources: Sequence[WebSource], options: FetchOptions, memory: Memory) -> Collected:
    """Collect once, and print what it took."""
    began, cpu = time.perf_counter(), time.process_time()
    found = collect(sources, options, memory)
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(found.articles):6} articles {len(found.unchanged):6} unchanged"
        f" {len(found.problems):4} problems  {wall:6.1f} s ({used:.1f} s CPU)  peak {peak:.0f} MB"
    )
    memory |= {one.url: one for one in found.remembered}
    return found


def main() -> None:
    """Serve in one process, read in another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--wait", type=float, default=0.02)
    parser.add_argument("--passes", type=int, default=2)
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(given.feeds, given.pages, given.wait, theirs))
    server.start()
    port = ours.recv()
    options = FetchOptions(
        allow_private=True, delay=given.delay, resolver=lambda host, port: ["127.0.0.1"]
    )
    sources = [WebSource(f"http://feed{n:03}.example:{port}/feed") for n in range(given.feeds)]
    memory = Memory()
    for _ in range(given.passes):
        run(sources, options, memory)
    ours.close()
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
