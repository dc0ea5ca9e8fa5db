"""Measure how fast copies are found among many documents, beside MinHash-LSH.

    python -m bench.copies_scale [--sizes 1000 10000 100000] [--seed N]

The documents are generated: events with names and rare words of their own, in
running text with the function words of English and a Zipf vocabulary; of each
event one or more independent reports, and of four in ten of these a copy made
by rule. Each size runs in a process of its own, for its peak memory. The
other method is `datasketch`, where it is installed: word 3-grams, 128
permutations, threshold 0.5, which finds candidates only and gives no evidence.
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import accumulate
from typing import NamedTuple

from bench.copies import Tally
from bench.making import KINDS
from bench.stream import Scores, make_article
from brief.model import Article
from brief.stories import stream_origins

_SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yo za ri".split()
_CLOSED = """the of and to in a is that for it was on are as with his they at be this have from or
had by but some what there we can out other were all your when up use how said an each she which
do their if will about many then them would so these her him has more could no make than been its
who now did get may after over before between under while not""".split()
_VOCABULARY, _EXPONENT = 40_000, 1.05
_REPORTS = (0.55, 0.25, 0.12, 0.08)
"""Shares of events with one, two, three and four independent reports."""
_COPIED = 0.4
SIZES = (1_000, 10_000, 100_000)
_A_DAY = 2_000
"""Documents published in a day."""


class Result(NamedTuple):
    """What one method took for some documents: CPU seconds, peak MB, and scores if it has any."""

    seconds: float
    megabytes: float
    scores: Scores | None


class Writer:
    """A source of invented documents, always the same for one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
        self.words = [self._word(2, 4) for _ in range(_VOCABULARY)]
        self.heavy = list(
            accumulate((rank + 10) ** -_EXPONENT for rank in range(1, _VOCABULARY + 1))
        )

    def _word(self, least: int, most: int) -> str:
        return "".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(least, most)))

    def event(self) -> list[str]:
        """Return the names, figures and rare words of an event."""
        names = [self._word(2, 4).capitalize() for _ in range(8)]
        figures = [str(self.rng.randint(2, 9_000)) for _ in range(4)]
        return [*names, *figures, *(self._word(3, 4) for _ in range(6))]

    def report(self, event: Sequence[str]) -> str:
        """Return a report of an event: 4 to 9 sentences in two or three paragraphs."""
        sentences = [self._sentence(event) for _ in range(self.rng.randint(4, 9))]
        cut = self.rng.randint(1, len(sentences) - 1)
        return "\n".join([" ".join(sentences[:cut]), " ".join(sentences[cut:])])

    def _sentence(self, event: Sequence[str]) -> str:
        size = self.rng.randint(10, 24)
        closed = self.rng.choices(_CLOSED, k=size)
        common = self.rng.choices(self.words, cum_weights=self.heavy, k=size)
        chosen = [a if self.rng.random() < 0.45 else b for a, b in zip(closed, common, strict=True)]
        for place in self.rng.sample(range(1, size), self.rng.randint(1, 3)):
            chosen[place] = self.rng.choice(event)
        return " ".join(chosen).capitalize() + "."

    def documents(self, size: int) -> tuple[list[Article], dict[str, str]]:
        """Return so many documents in the order of their times, and their true originals."""
        articles: list[Article] = []
        truth: dict[str, str] = {}
        before = self.report(self.event())
        while len(articles) < size:
            event = self.event()
            for _ in range(self.rng.choices((1, 2, 3, 4), _REPORTS)[0]):
                text = self.report(event)
                name = f"d{len(articles):06}"
                articles.append(self._dated(name, text, len(articles)))
                truth[name] = name
                if self.rng.random() < _COPIED:
                    copy = f"d{len(articles):06}"
                    articles.append(self._dated(copy, self._copy(text, before), len(articles)))
                    truth[copy] = name
                before = text
        kept = articles[:size]
        return kept, {article.id: truth[article.id] for article in kept}

    def _copy(self, text: str, other: str) -> str:
        make = KINDS[self.rng.choice(list(KINDS))]
        parts, foreign = (re.split(r"(?<=\.)\s", one) for one in (text, other))
        return "\n".join(make(parts, foreign, self.rng))

    @staticmethod
    def _dated(name: str, text: str, number: int) -> Article:
        start = datetime(2024, 1, 1, tzinfo=UTC)
        moment = start + timedelta(days=number / _A_DAY)
        return make_article(name, text, day=moment.replace(tzinfo=None).isoformat())


def run_ours(articles: Sequence[Article], truth: dict[str, str]) -> Scores:
    """Find the origins of all documents and score the pairs."""
    tally = Tally()
    merged = set()
    for origin in stream_origins(articles):
        merged |= {
            frozenset((one, other))
            for at, one in enumerate(origin.articles)
            for other in origin.articles[at + 1 :]
        }
    groups: dict[str, list[str]] = {}
    for name, of in truth.items():
        groups.setdefault(of, []).append(name)
    true = {frozenset((a, b)) for of in groups.values() for a in of for b in of if a < b}
    tally.hits, tally.misses = len(true & merged), len(true - merged)
    tally.false = len(merged - true)
    return tally.scores


def run_minhash(articles: Sequence[Article], truth: dict[str, str]) -> Scores:
    """Do the same with datasketch: each document is asked for, then put into the index."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    hits = false = 0
    for article in articles:
        words = re.findall(r"\w+", article.text.lower())
        grams = {" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)}
        signature = MinHash(num_perm=128)
        signature.update_batch(sorted(grams))
        for other in index.query(signature):
            same = truth[article.id] == truth[other]
            hits, false = hits + same, false + (not same)
        index.insert(article.id, signature)
    groups: dict[str, int] = {}
    for of in truth.values():
        groups[of] = groups.get(of, 0) + 1
    pairs = sum(size * (size - 1) // 2 for size in groups.values())
    return Scores(hits / max(1, hits + false), hits / max(1, pairs))


METHODS: dict[str, Callable[[Sequence[Article], dict[str, str]], Scores]] = {
    "brief": run_ours,
    "minhash-lsh": run_minhash,
}


def _measure(name: str, size: int, seed: int) -> Result:
    """Run one method over generated documents; made in a process of its own."""
    articles, truth = Writer(seed).documents(size)
    # The documents are nobody's work: no method is to pay for what watches over them.
    gc.collect()
    gc.freeze()
    begin = time.process_time()
    scores = METHODS[name](articles, truth)
    seconds = time.process_time() - begin
    return Result(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, scores)


def measured(names: Sequence[str], sizes: Sequence[int], seed: int) -> Iterator[str]:
    """Yield a line for each method and size, and the exponent of growth of each method."""
    context = multiprocessing.get_context("spawn")
    for name in names:
        points: list[tuple[int, float]] = []
        for size in sizes:
            with context.Pool(1) as pool:
                result = pool.apply(_measure, (name, size, seed))
            points.append((size, result.seconds))
            yield (
                f"{name:<12} {size:>7} documents  {size / result.seconds:>7,.0f} docs/CPU-s  "
                f"peak {result.megabytes:,.0f} MB  {result.scores}"
            )
        if len(points) > 1:
            (small, first), (large, last) = points[0], points[-1]
            yield f"{name:<12} exponent {math.log(last / first) / math.log(large / small):.2f}"


def table(sizes: Sequence[int], seed: int) -> Iterator[str]:
    """Yield the lines of all methods that are installed."""
    names = ["brief"]
    if find_spec("datasketch"):
        names.append("minhash-lsh")
    else:
        yield "skipped: MinHash-LSH, datasketch is not installed"
    sample, _ = Writer(seed).documents(1_000)
    mean = sum(len(one.text) for one in sample) / len(sample)
    yield f"generated documents, {mean:,.0f} characters in the mean"
    yield from measured(names, sizes, seed)


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for line in table(options.sizes, options.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
