"""Measure the stories: grouping, copies, conflicts and, where asked, scale.

    python -m bench.stories [STREAM.jsonl] [--seed N] [--scale]

STREAM holds articles `{id, title, text, date, cluster}` in which each cluster
is one event reported by several outlets. `cluster` is compared with the
clusters given; copies and conflicts are measured as `bench.copies` and
`bench.conflicts` say, the copies also without STREAM. --scale adds
`bench.copies_scale`, which takes minutes.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bench import conflicts, copies, copies_scale
from bench.stream import Scores, read_stream
from brief.model import Article
from brief.stories import cluster


def bcubed(truth: Sequence[str], guess: Sequence[str]) -> Scores:
    """Score a clustering (Bagga and Baldwin 1998): the mean over items of their own scores."""
    sizes, guessed = Counter(truth), Counter(guess)
    both = Counter(zip(truth, guess, strict=True))
    pairs = list(zip(truth, guess, strict=True))
    precision = sum(both[pair] / guessed[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / sizes[pair[0]] for pair in pairs) / len(pairs)
    return Scores(precision, recall)


def score_clustering(stream: Sequence[Article]) -> Scores:
    """Cluster the stream without its given clusters and compare."""
    bare = [replace(article, cluster=None) for article in stream]
    guess = {a.id: str(at) for at, story in enumerate(cluster(bare)) for a in story}
    return bcubed([a.cluster or a.id for a in stream], [guess[a.id] for a in stream])


def spread(stream: Sequence[Article], days: float, seed: int) -> list[Article]:
    """Publish each article up to so many days later, as a story is followed by its outlets."""
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
    return [
        replace(one, published=one.published + timedelta(days=rng.uniform(0, days)))
        if one.published
        else one
        for one in stream
    ]


def measure_clustering(stream: Sequence[Article], seed: int) -> None:
    """Print the scores with the dates as they are, spread over some days, and without them."""
    variants: dict[str, Sequence[Article]] = {
        "dates as given": stream,
        "within 3 days": spread(stream, 3.0, seed),
        "within 6 days": spread(stream, 6.0, seed),
        "without dates": [replace(article, published=None) for article in stream],
    }
    for name, articles in variants.items():
        begin = time.process_time()
        scores = score_clustering(articles)
        pace = len(articles) / max(time.process_time() - begin, 1e-9)
        print(f"cluster {name:<15} BCubed {scores}  {pace:,.0f} docs/CPU-s")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stream", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", action="store_true")
    options = parser.parse_args()
    stream: list[Article] = []
    if options.stream is not None and options.stream.exists():
        stream = read_stream(options.stream)
        measure_clustering(stream, options.seed)
    else:
        print("skipped: clustering, and copies of a stream; none is at hand")
    copies.measure(stream, options.seed)
    conflicts.measure()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if options.scale:
        for line in copies_scale.table(copies_scale.SIZES, options.seed):
            print(line, flush=True)


if __name__ == "__main__":
    main()
