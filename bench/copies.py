"""Measure the copies: made by rule and reworded by hand, against independent reports.

    python -m bench.copies [STREAM.jsonl] [--seed N]

Two kinds of negatives: reports that different outlets wrote of one event
(STREAM, in which each cluster is one event), and independent accounts of the
events of our own stories (`bench/data/rewordings.jsonl`). Two kinds of
positives: copies made by rule from either (cut short, spliced with another
story, put in another order, dressed with other furniture, with words changed)
and rewordings written by hand, sentence by sentence, in five manners, also of
texts in other languages.

All data is in two halves. The rules were made with a view of the first, "seen";
the second was first measured when they were done.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from bench.making import KINDS, copies_of
from bench.stream import Scores, make_article, read_stream
from brief.model import Article
from brief.stories import origins

HERE = Path(__file__).parent
DATA = HERE / "data"
TESTS = HERE.parent / "tests"
STORIES = {
    "attacks": TESTS / "attacks" / "stories.json",
    "check": TESTS / "check" / "pairs" / "stories.json",
}
HALVES = ("seen", "unseen")
_OPENING = 3
"""Paragraphs of a rewording that are also tried alone, against as many of its source."""

Pair = frozenset[str]


def with_copies(
    event: Sequence[Article], others: Sequence[Article], rng: random.Random
) -> dict[Article, str]:
    """Map an event's articles and one copy of each kind to the id of their true original."""
    truth = {article: article.id for article in event}
    for kind in KINDS:
        source = rng.choice(event)
        foreign = rng.choice([one for one in others if one.cluster != source.cluster])
        for copy in copies_of(source, foreign, rng):
            if copy.id.endswith(kind):
                truth[copy] = source.id
    return truth


def pairs_merged(articles: Iterable[Article]) -> set[Pair]:
    """Return the pairs of ids that `origins` counts as one."""
    return {
        frozenset(pair)
        for origin in origins(list(articles))
        for pair in combinations(origin.articles, 2)
    }


class Tally:
    """Pairs counted as one, rightly and wrongly, over many groups of articles."""

    def __init__(self) -> None:
        self.hits = self.misses = self.false = 0

    def add(self, truth: Mapping[str, str], merged: set[Pair]) -> None:
        """Compare the pairs merged in one group with the true originals of its articles."""
        true = {frozenset(two) for two in combinations(truth, 2) if truth[two[0]] == truth[two[1]]}
        self.hits += len(true & merged)
        self.misses += len(true - merged)
        self.false += len(merged - true)

    @property
    def scores(self) -> Scores:
        """Precision and recall of what was merged."""
        return Scores(
            self.hits / max(1, self.hits + self.false), self.hits / max(1, self.hits + self.misses)
        )


def events_of(stream: Iterable[Article]) -> dict[str, list[list[Article]]]:
    """Return the events of a stream in two halves, every other one in each."""
    events: dict[str, list[Article]] = defaultdict(list)
    for article in stream:
        events[article.cluster or article.id].append(article)
    ordered = [events[name] for name in sorted(events)]
    return {"seen": ordered[0::2], "unseen": ordered[1::2]}


def measure_stream(stream: Sequence[Article], seed: int) -> None:
    """Print how many same-event pairs are merged, and how copies of each kind are found."""
    for half, events in events_of(stream).items():
        rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
        wrong = total = 0
        found, made, tally = Counter[str](), Counter[str](), Tally()
        begin = time.process_time()
        for event in events:
            wrong += len(pairs_merged(event))
            total += len(event) * (len(event) - 1) // 2
            truth = with_copies(event, stream, rng)
            merged = pairs_merged(truth)
            tally.add({article.id: source for article, source in truth.items()}, merged)
            for article, source in truth.items():
                if "+" in article.id:
                    kind = article.id.split("+")[1]
                    made[kind] += 1
                    found[kind] += frozenset((article.id, source)) in merged
        spent = time.process_time() - begin
        print(f"copies, {half} half: {len(events)} events, seed {seed}, {spent:.1f} CPU-s")
        print(f"  same-event pairs merged   {wrong}/{total} = {wrong / max(1, total):.2%}")
        print(f"  with copies, all pairs    {tally.scores}")
        kinds = ", ".join(f"{kind} {found[kind] / max(1, made[kind]):.3f}" for kind in KINDS)
        print(f"  found with their source   {kinds}")


def measure_batch(stream: Sequence[Article], seed: int) -> None:
    """Print the scores when the whole stream with all its copies is one batch.

    What is spliced from two stories derives from both, so its pairs are not counted.
    """
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
    truth: dict[Article, str] = {}
    for events in events_of(stream).values():
        for event in events:
            truth |= with_copies(event, stream, rng)
    merged = {pair for pair in pairs_merged(truth) if not any("+splice" in one for one in pair)}
    tally = Tally()
    told = {article.id: of for article, of in truth.items() if "+splice" not in article.id}
    tally.add(told, merged)
    print(f"copies, {len(truth)} articles as one batch: all pairs {tally.scores}")


class Reworded(NamedTuple):
    """A text written by hand beside the text it retells, or does not."""

    name: str
    manner: str
    half: str
    source: str
    text: str


def paragraphs(text: str) -> list[str]:
    """Return the lines that hold something."""
    return [line for line in text.split("\n") if line.strip()]


def _rows(name: str) -> list[dict[str, Any]]:
    """Return the records of a data file."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def reworded() -> list[Reworded]:
    """Read the rewordings and the independent accounts of our own stories."""
    stories = {name: json.loads(path.read_text("utf-8")) for name, path in STORIES.items()}
    found = []
    for row in _rows("rewordings.jsonl"):
        home, story = row["source"].split("/")
        text = "\n".join(paragraphs(stories[home][story]["text"])[: row["paragraphs"]])
        found.append(Reworded(row["id"], row["manner"], row["half"], text, row["text"]))
    return found


def reworded_elsewhere() -> list[Reworded]:
    """Read the same in other languages."""
    rows = _rows("rewordings_other_languages.jsonl")
    originals = {row["story"]: row["text"] for row in rows if row["manner"] == "original"}
    return [
        Reworded(row["id"], row["manner"], row["half"], originals[row["story"]], row["text"])
        for row in rows
        if row["manner"] != "original"
    ]


def is_one(source: str, text: str) -> bool:
    """Say whether two texts count as one origin."""
    return len(origins([make_article("a", source), make_article("b", text)])) == 1


def measure_reworded(rows: Sequence[Reworded], what: str) -> None:
    """Print how many rewordings of each manner are found, whole and by their openings."""
    for half in HALVES:
        whole, opening, made = Counter[str](), Counter[str](), Counter[str]()
        for row in rows:
            if row.half == half:
                made[row.manner] += 1
                whole[row.manner] += is_one(row.source, row.text)
                parts = (paragraphs(text)[:_OPENING] for text in (row.source, row.text))
                opening[row.manner] += is_one(*("\n".join(part) for part in parts))
        total = sum(made.values()) - made["independent"]
        hits = sum(whole.values()) - whole["independent"]
        print(f"{what}, {half} half: {hits}/{total} found")
        for manner in made:
            line = f"{whole[manner]}/{made[manner]}"
            if manner != "summary":
                line += f", first {_OPENING} paragraphs alone {opening[manner]}/{made[manner]}"
            print(f"  {manner:<12} {line}" + (" (0 is right)" if manner == "independent" else ""))


def measure_own(rows: Sequence[Reworded], seed: int) -> None:
    """Print the scores over all pairs of our own stories with all that was made of them."""
    for half in HALVES:
        rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
        tally = Tally()
        groups: dict[str, list[Reworded]] = defaultdict(list)
        for row in rows:
            if row.half == half:
                groups[row.source].append(row)
        others = list(groups)
        for source, retold in groups.items():
            original = make_article("source", source)
            foreign = make_article("x", rng.choice([one for one in others if one != source]))
            articles = [original, *copies_of(original, foreign, rng)]
            truth = dict.fromkeys((article.id for article in articles), "source")
            for row in retold:
                articles.append(make_article(row.name, row.text))
                truth[row.name] = row.name if row.manner == "independent" else "source"
            tally.add(truth, pairs_merged(articles))
        print(f"our own stories, {half} half, made and reworded, all pairs: {tally.scores}")


def measure(stream: Sequence[Article], seed: int) -> None:
    """Print the whole table of copies."""
    if stream:
        measure_stream(stream, seed)
        measure_batch(stream, seed)
    rows = reworded()
    measure_own(rows, seed)
    measure_reworded(rows, "reworded by hand")
    measure_reworded(reworded_elsewhere(), "in other languages")


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stream", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.stream is None or not options.stream.exists():
        print("skipped: copies of a stream, none is at hand")
    stream = read_stream(options.stream) if options.stream and options.stream.exists() else []
    measure(stream, options.seed)


if __name__ == "__main__":
    main()
