"""Whole runs with a model: time beside a run without one, memory by size, and nothing lost.

    python -m bench.model_stories [STORIES]

Made stories of two reports each go through `daily.run`, with requests over real HTTP to the
tests' own server in another process: 50 ms latency, 5 % faults, 16 requests at once. The least
possible time of the requests alone is requests x latency / limit; what a run without a model
takes is reading, composing and checking, which a run with one does too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import NamedTuple

from brief import daily
from brief.daily import EngineOptions, RunOptions
from tests.engine.stories import write_stories

LATENCY = 0.05
LIMIT = 16
SERVER = "-m tests.model_server --port 0 --latency 0.05 --fault 503 --fault-every 20".split()
SETTINGS = "[patience]\nfirst_wait = 0.01\n"


class Run(NamedTuple):
    """One run: stories told, those the model wrote, requests, seconds, bytes at most."""

    told: int
    by_model: int
    requests: int
    seconds: float
    memory: int


def run(source: Path, engine: str, *, watch_memory: bool = False) -> Run:
    """Brief the stories of a file; watching memory makes it slower."""
    if watch_memory:
        tracemalloc.start()
    start = time.perf_counter()
    outcome = daily.run([str(source)], RunOptions(EngineOptions(engine)))
    seconds = time.perf_counter() - start
    memory = tracemalloc.get_traced_memory()[1] if watch_memory else 0
    tracemalloc.stop()
    told = sum(bool(story.statements) for story in outcome.briefing.stories)
    lost = [note for note in outcome.briefing.notes if "could not be used" in note]
    by_model = told if engine == "openai" and not lost else 0
    return Run(told, by_model, outcome.briefing.usage.calls, seconds, memory)


def measure(folder: Path, count: int) -> None:
    """Print the table of one size and its multiples."""
    source = write_stories(folder / "stories.jsonl", count)
    run(source, "openai")  # The first run loads what all of them need.
    plain, model = run(source, "extractive"), run(source, "openai")
    least = model.requests * LATENCY / LIMIT
    print(f"{model.told} of {count} stories told, {model.by_model} by the model")
    print(f"{model.requests} requests, at least {least:.2f} s by themselves")
    print(f"without a model {plain.seconds:.1f} s, with one {model.seconds:.1f} s")
    for size in (count // 2, count, count * 2):
        source = write_stories(folder / "stories.jsonl", size)
        most = [run(source, name, watch_memory=True).memory for name in ("extractive", "openai")]
        each = " and ".join(f"{one / 1e6:.1f} MB" for one in most)
        print(f"{size} stories: {each} at most, without and with a model")


def main() -> None:
    """Start the server, and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen([sys.executable, *SERVER], stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout
        folder = Path(name)
        (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        os.environ |= {
            "OPENAI_BASE_URL": server.stdout.readline().strip().partition("=")[2],
            "BRIEF_MODEL": "test",
            "BRIEF_MODEL_CONCURRENCY": str(LIMIT),
            "BRIEF_MODEL_SETTINGS": str(folder / "settings.toml"),
        }
        measure(folder, count)
        server.terminate()


if __name__ == "__main__":
    main()
