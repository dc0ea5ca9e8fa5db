"""Measure the grouping: copies against independent reports, and articles into stories.

    python -m bench.stories STREAM.jsonl [--seed N]

STREAM holds articles `{id, title, text, date, cluster}` in which each cluster
is one event reported by several outlets. Those reports are the negatives of
the first table: outlets that write of one event on their own. Its positives
are copies made by rule from one of them: cut short, spliced with another
story, put in another order, dressed with other furniture, with words changed.
The second table compares `cluster` with the clusters given.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from brief.model import Article, Range, sha256
from brief.stories import cluster, origins

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_FURNITURE = (
    "Subscribe to our newsletter for the latest from around the region.",
    "Read more about this topic in our special section, updated every hour.",
    "Photographs by agency staff may not be reproduced without permission.",
)


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        """All three, as a table shows them."""
        return f"F1 {self.f1:.3f} P {self.precision:.3f} R {self.recall:.3f}"


def make_article(name: str, text: str, title: str = "", day: str = "", group: str = "") -> Article:
    """Make an article whose paragraphs, one a line, are all prose."""
    body = tuple(Range(*m.span()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Article(
        name, text, sha256(text), body, title=title, published=published, cluster=group or None
    )


def read_stream(path: Path) -> list[Article]:
    """Read the articles of a stream, their clusters kept."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [make_article(r["id"], r["text"], r["title"], r["date"], r["cluster"]) for r in rows]


def truncate(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Keep the first half to three quarters."""
    return parts[: max(2, round(len(parts) * rng.uniform(0.5, 0.75)))]


def splice(parts: list[str], other: list[str], _: random.Random) -> list[str]:
    """Put the first half before the first half of another story."""
    half = max(2, (len(parts) + 1) // 2)
    return parts[:half] + other[: max(1, len(other) // 2)]


def reorder(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Shuffle the sentences."""
    return rng.sample(parts, len(parts))


def dress(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Put a site's own lines before, between and behind."""
    lines = rng.sample(_FURNITURE, 2)
    return [lines[0], *parts, lines[1]]


def disturb(parts: list[str], other: list[str], rng: random.Random) -> list[str]:
    """Replace or drop a seventh of the words."""
    foreign = " ".join(other).split()
    out = []
    for part in parts:
        words = part.split()
        for at in rng.sample(range(len(words)), len(words) // 7):
            words[at] = rng.choice([rng.choice(foreign), ""])
        out.append(" ".join(filter(None, words)))
    return out


KINDS: Mapping[str, Callable[[list[str], list[str], random.Random], list[str]]] = {
    "truncate": truncate,
    "splice": splice,
    "reorder": reorder,
    "furniture": dress,
    "word noise": disturb,
}


def with_copies(
    event: Sequence[Article], others: Sequence[Article], rng: random.Random
) -> dict[Article, str]:
    """Map an event's articles and one copy of each kind to the id of their true original."""
    truth = {article: article.id for article in event}
    for kind, make in KINDS.items():
        source = rng.choice(event)
        parts = [p for p in _SENTENCE.split(source.text.replace("\n", " ")) if p.strip()]
        foreign = rng.choice([one for one in others if one.cluster != source.cluster])
        parts_of_other = _SENTENCE.split(foreign.text.replace("\n", " "))
        text = "\n".join(make(parts, parts_of_other, rng))
        day = source.published.date().isoformat() if source.published else ""
        truth[make_article(f"{source.id}+{kind}", text, source.title, day)] = source.id
    return truth


def pairs_merged(articles: Iterable[Article]) -> set[frozenset[str]]:
    """Return the pairs of ids that `origins` counts as one."""
    return {
        frozenset(pair)
        for origin in origins(list(articles))
        for pair in combinations(origin.articles, 2)
    }


def measure_copies(stream: Sequence[Article], seed: int) -> None:
    """Print how many same-event pairs are merged, and how copies of each kind are found."""
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
    events: dict[str, list[Article]] = defaultdict(list)
    for article in stream:
        events[article.cluster or article.id].append(article)
    wrong = total = 0
    found: Counter[str] = Counter()
    made: Counter[str] = Counter()
    hits = misses = false = 0
    begin = time.process_time()
    for event in events.values():
        wrong += len(pairs_merged(event))
        total += len(event) * (len(event) - 1) // 2
        truth = with_copies(event, stream, rng)
        merged = pairs_merged(truth)
        true = {frozenset((a.id, b.id)) for a, b in combinations(truth, 2) if truth[a] == truth[b]}
        hits, misses, false = (
            hits + len(true & merged),
            misses + len(true - merged),
            false + len(merged - true),
        )
        for article, source in truth.items():
            if "+" in article.id:
                made[article.id.split("+")[1]] += 1
                found[article.id.split("+")[1]] += frozenset((article.id, source)) in merged
    spent = time.process_time() - begin
    scores = Scores(hits / max(1, hits + false), hits / max(1, hits + misses))
    print(f"copies: {len(events)} events, seed {seed}, {spent:.1f} CPU-s")
    print(f"  same-event pairs merged   {wrong}/{total} = {wrong / max(1, total):.2%}")
    print(f"  with copies, all pairs    {scores}")
    for kind in KINDS:
        print(f"  {kind:<12} found with its source {found[kind] / max(1, made[kind]):.3f}")


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
    """Read the arguments and print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stream", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    stream = read_stream(options.stream)
    measure_clustering(stream, options.seed)
    measure_copies(stream, options.seed)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
