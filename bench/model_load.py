"""The model side under load: time against the least possible, memory, and nothing lost.

    python -m bench.model_load [REQUESTS]

Requests go over real HTTP to the tests' own server in another process, with 50 ms
latency and 5 % faults, at a limit of 16 at once. The least possible time is
requests x latency / limit.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from typing import NamedTuple

from brief.compose.chat.crew import in_parallel
from brief.compose.chat.settings import Limits
from brief.compose.model import Role
from tests.compose.chat.made import chat, request

LATENCY = 0.05
LIMIT = 16
SERVER = "-m tests.model_server --port 0 --latency 0.05 --fault 503 --fault-every 20".split()


class Run(NamedTuple):
    """What one run came to: answers that differ, requests sent, seconds, bytes kept at most."""

    answers: int
    sent: int
    seconds: float
    memory: int


def run(count: int, *, watch_memory: bool) -> Run:
    """Ask `count` different things; watching memory makes it slower."""
    lines = [f"[A{number}.1] Berth {number} was let." for number in range(2, count + 2)]
    with subprocess.Popen([sys.executable, *SERVER], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        models = chat(server.stdout.readline().strip().partition("=")[2], limits=Limits(LIMIT))
        model = models.models[Role.COMPOSE]

        def ask(line: str) -> int:
            return hash(model.complete(request(line)).text)

        ask("")
        if watch_memory:
            tracemalloc.start()
        start = time.perf_counter()
        found = in_parallel(ask, lines, 2 * LIMIT, models.halt)
        seconds = time.perf_counter() - start
        memory = tracemalloc.get_traced_memory()[1] if watch_memory else 0
        tracemalloc.stop()
        models.close()
        server.terminate()
    return Run(len(set(found)), models.usage.rows()[0].requests - 1, seconds, memory)


def main() -> None:
    """Print one row for the time and two for the memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    timed = run(count, watch_memory=False)
    least = timed.sent * LATENCY / LIMIT
    print(f"{timed.answers} of {count} answered, {timed.sent} requests in {timed.seconds:.2f} s")
    print(f"least possible {least:.2f} s, ratio {timed.seconds / least:.2f}")
    for size in (count, count * 3):
        print(f"{size} requests: {run(size, watch_memory=True).memory / 1e6:.1f} MB at most")


if __name__ == "__main__":
    main()
