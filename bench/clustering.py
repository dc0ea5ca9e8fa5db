"""Measure `brief cluster`: how well articles are grouped, how fast, and with how much memory.

    python -m bench.clustering [STREAM.jsonl] [--sizes 1000 10000 100000] [--seed N]

STREAM holds articles `{id, title, text, date, cluster}` of which the clusters
are known; each method is scored by BCubed (Bagga and Baldwin 1998) on it and on
`bench.variants` of it. Speed and memory are measured on articles made by rule
(`bench.generated`), each method and size in a process of its own. Beside ours
stand two that are common:

- TF-IDF and average link, of scikit-learn, cut for each variant at the distance
  that scores best there (the clusters are used to choose it: the best it could do);
- MinHash-LSH, of datasketch: word 3-grams, 128 permutations, Jaccard 0.5.

`pip install scikit-learn datasketch` to have them; what is missing is left out.
The first holds all distances at once, so it ends at some 20,000 articles.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from bench.generated import Newsroom, without_events
from bench.stories import bcubed
from bench.stream import Scores, read_stream
from bench.variants import variants
from brief.model import Article
from brief.stories import cluster_stream

_CUTS = [0.5 + at / 50 for at in range(25)]
"""Distances at which average link may be cut."""
_MOST_LINKED = 20_000
"""Articles whose distances fit into memory: 3 GB."""
_PERMUTATIONS, _JACCARD, _SHINGLE = 128, 0.5, 3
_WARM = 500
"""Articles grouped before the clock starts, so that tables and caches are there."""
_RUNS, _LONG = 3, 50_000
"""Runs of each kind, of which the quickest counts: what else goes on only slows them; and
articles from which one run is long enough."""

Labels = list[str]
Method = Callable[[Sequence[Article]], Labels]


class Run(NamedTuple):
    """One method on so many articles; CPU time in seconds, memory in MB above the articles'."""

    articles: int
    cpu: float
    memory: float
    scores: Scores


def ours(articles: Sequence[Article]) -> Labels:
    """Group by `cluster_stream`."""
    found = {name: story.id for story in cluster_stream(articles) for name in story.articles}
    return [found[article.id] for article in articles]


def average_link(articles: Sequence[Article], cut: float = 0.8) -> Labels:
    """Group by scikit-learn's TF-IDF and average link, cut at a cosine distance."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=cut
    )
    return [str(label) for label in model.fit_predict(_distances(articles))]


def _distances(articles: Sequence[Article]) -> Any:
    """Return the cosine distances of all pairs."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{article.title}\n{article.text}" for article in articles]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distances = (vectors @ vectors.T).toarray()
    distances *= -1
    distances += 1
    return distances.clip(0, None, out=distances)


def min_hash(articles: Sequence[Article]) -> Labels:
    """Group what datasketch's MinHash-LSH holds to be alike, with all that is linked by it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_JACCARD, num_perm=_PERMUTATIONS)
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home[name] != name:
            name = home[name]
        return name

    for article in articles:
        sketch = MinHash(num_perm=_PERMUTATIONS)
        words = f"{article.title} {article.text}".lower().split()
        grams = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
        sketch.update_batch([gram.encode() for gram in sorted(grams)])
        home[article.id] = article.id
        for near in index.query(sketch):
            home[root(article.id)] = root(near)
        index.insert(article.id, sketch)
    return [root(article.id) for article in articles]


LINKED = "TF-IDF, average link"
METHODS: Mapping[str, Method] = {
    "brief cluster": ours,
    LINKED: average_link,
    "MinHash-LSH": min_hash,
}
NEEDS = {LINKED: "sklearn", "MinHash-LSH": "datasketch"}
MOST = {LINKED: _MOST_LINKED}


def installed() -> list[str]:
    """Return the methods that can run here; name those that cannot."""
    for name, package in NEEDS.items():
        if find_spec(package) is None:
            print(f"{name}: left out, {package} is not installed")
    return [name for name in METHODS if name not in NEEDS or find_spec(NEEDS[name]) is not None]


def score(articles: Sequence[Article], group: Method) -> Scores:
    """Group articles without their clusters and compare."""
    labels = group([replace(article, cluster=None) for article in articles])
    return bcubed([article.cluster or article.id for article in articles], labels)


def measure_quality(stream: Sequence[Article], methods: Sequence[str], seed: int) -> None:
    """Print the scores on each variant of the stream, average link with its best cut for each."""
    made = variants(stream, seed)
    shown = [name for name in methods if name != LINKED]
    print("BCubed F1, precision and recall")
    print(f"  {'':<24}" + "".join(f"{name:<20}" for name in methods))
    links: dict[str, dict[float, Scores]] = {}
    for kind, articles in made.items():
        found = {name: score(articles, METHODS[name]) for name in shown}
        if LINKED in methods:
            links[kind] = {c: score(articles, partial(average_link, cut=c)) for c in _CUTS}
            found[LINKED] = max(links[kind].values(), key=_f1)
        cells = [
            f"{s.f1:.3f} {s.precision:.3f} {s.recall:.3f}" for s in map(found.get, methods) if s
        ]
        print(f"  {kind:<24}" + "".join(f"{cell:<20}" for cell in cells), flush=True)
    if links:
        means = {cut: sum(found[cut].f1 for found in links.values()) / len(links) for cut in _CUTS}
        cut = max(means, key=means.__getitem__)
        print(f"  {LINKED} at one cut for all, {cut:.2f}: mean {means[cut]:.3f}")


def _f1(scores: Scores) -> float:
    return scores.f1


def run_here(name: str, size: int, seed: int) -> Run:
    """Run one method in this process."""
    group = METHODS[name]
    group(list(without_events(Newsroom(seed + 1).articles(_WARM))))
    made = Newsroom(seed).articles(size)
    bare = list(without_events(made))
    # The articles themselves are no work of the method, for the collector either.
    gc.collect()
    gc.freeze()
    held, begin = _forget_peak(), time.process_time()
    labels = group(bare)
    spent = time.process_time() - begin
    peak = _peak()
    truth = [article.cluster or article.id for article in made]
    return Run(size, spent, peak - held, bcubed(truth, labels))


def _peak() -> float:
    """Return the most memory that this process has held, in MB; NaN where it is not told."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return math.nan
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _forget_peak() -> float:
    """Let the peak begin at what is held now, and return that, in MB."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _peak()


def run_apart(name: str, size: int, seed: int) -> Run:
    """Run one method in a process of its own."""
    command = [sys.executable, "-m", "bench.clustering", "--seed", str(seed), "--one", name]
    done = subprocess.run(
        [*command, "--sizes", str(size)], capture_output=True, text=True, check=True
    )
    articles, cpu, memory, scores = json.loads(done.stdout)
    return Run(articles, cpu, memory, Scores(*scores))


def _cpu(run: Run) -> float:
    return run.cpu


def measure_speed(methods: Sequence[str], sizes: Sequence[int], seed: int) -> None:
    """Print what each method takes, side by side, and how it grows with the articles."""
    taken: dict[str, list[Run]] = {name: [] for name in methods}
    print("made articles, 500 a day; CPU time of one core; memory above that of the articles")
    for size in sizes:
        for name in methods:
            if size > MOST.get(name, size):
                print(f"  {size:>7,} {name:<22} left out: too many for its memory")
                continue
            runs = 1 if size >= _LONG else _RUNS
            run = min((run_apart(name, size, seed) for _ in range(runs)), key=_cpu)
            taken[name].append(run)
            pace = f"{size / run.cpu:>8,.0f} docs/CPU-s"
            print(f"  {size:>7,} {name:<22} {pace} {run.memory:>7,.0f} MB  BCubed {run.scores}")
    for name, done in taken.items():
        if len(done) > 1:
            first, last = done[0], done[-1]
            growth = math.log(last.cpu / first.cpu) / math.log(last.articles / first.articles)
            print(f"  {name:<22} CPU time grows with articles to the power {growth:.2f}")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stream", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", choices=METHODS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(run_here(options.one, options.sizes[0], options.seed)))
        return
    methods = installed()
    if options.stream:
        measure_quality(read_stream(options.stream), methods, options.seed)
    measure_speed(methods, options.sizes, options.seed)


if __name__ == "__main__":
    main()
