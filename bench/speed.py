"""How fast: reading pages, reading sentences, checking, the main job, starting up.

    python bench/speed.py [FOLDER]

Each figure stands beside a peer measured in the same run, as a ratio, so that
it means something on another machine. FOLDER (default: the example) is what
the main job is run on.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from brief.check import Checker
from brief.compose import extractive
from brief.compose.units import documents
from brief.ingest import load
from brief.model import Article
from brief.stories import cluster, origins

EXAMPLE = Path(__file__).parent.parent / "examples" / "dresna-river"
ROUNDS = 5


def best(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def match(one: str, other: str) -> float:
    """Return the likeness of two texts as difflib has it."""
    return SequenceMatcher(None, one, other).ratio()


def row(what: str, value: str, peer: str, ratio: float) -> None:
    """Print one figure beside its peer."""
    print(f"{what:36} {value:>16}   {ratio:6.2f} x {peer}")


def ingesting(folder: str) -> None:
    """Pages a second, against reading the same files as bytes and decoding them."""
    paths = [p for p in Path(folder).rglob("*") if p.is_file()]
    count = len(load([folder]).articles)
    ours = best(lambda: load([folder]))
    peer = best(lambda: [p.read_bytes().decode("utf-8", "replace") for p in paths])
    row("ingest", f"{count / ours:,.0f} pages/s", "the time of reading the bytes", ours / peer)


def reading(articles: tuple[Article, ...]) -> None:
    """Sentences a second read whole (names, speech, stance), against splitting alone."""
    import sentencex

    from brief.text import sentences, speech, tokens

    texts = ["\n".join(a.text[s:e] for s, e in a.body) for a in articles]

    def read() -> int:
        for module in (tokens.tokenize, sentences.sentences, speech.attributions):
            module.cache_clear()
        _, docs = documents(articles)
        return sum(len(doc.reports(i)) >= 0 for doc in docs for i in range(len(doc.sentences)))

    count = read()
    ours = best(read)
    peer = best(lambda: [list(sentencex.segment("en", text)) for text in texts])
    row("read", f"{count / ours:,.0f} sentences/s", "the time of splitting alone", ours / peer)


def checking(articles: tuple[Article, ...]) -> None:
    """Statements a second against their cited spans, against matching the same texts by difflib."""
    story = max(cluster(articles), key=len)
    claims = extractive.compose("s1", story, origins(story)).claims
    checker = Checker({a.id: a for a in story})
    for claim in claims:
        checker.check(claim)
    ours = best(lambda: [checker.check(claim) for claim in claims])
    peer = best(lambda: [match(c.text, p.quote) for c in claims for p in c.pointers])
    speed = f"{len(claims) / ours:,.0f} statements/s"
    row("check", speed, "the time of matching by difflib", ours / peer)


def child(*words: str) -> tuple[float, int]:
    """Run Python with `words`; return wall seconds and the peak of memory so far, in MiB."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    wall = time.perf_counter() - start
    return wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main() -> None:
    """Print the table."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    bare = best(lambda: child("-c", "pass"))
    helped = best(lambda: child("-m", "brief", "--help"))
    imported = best(lambda: child("-c", "import brief"))
    row("import brief", f"{imported:.3f} s", "an empty interpreter", imported / bare)
    row("brief --help", f"{helped:.3f} s", "an empty interpreter", helped / bare)
    wall, peak = child("-m", "brief", "run", folder, "--format", "json")
    row(f"brief run {Path(folder).name}", f"{wall:.2f} s", "an empty interpreter", wall / bare)
    print(f"{'  its peak memory':36} {f'{peak} MiB':>16}")
    articles = load([folder]).articles
    ingesting(folder)
    reading(articles)
    checking(articles)


if __name__ == "__main__":
    main()
