"""How often the checker rules rightly on labelled claims, by data set, and how fast.

Usage: python bench/checker.py [CLAIMS.jsonl]; without an argument the folder in
BRIEF_DATA is looked in. Lines are `{dataset, document, claim, label}`. The data are
divided by the hash of the document: one half may be looked at while working on the
checker, the other is only reported. The threshold on the score is chosen on the first.
The last two columns are those of the simple checker of `bench/overlap.py` on the same rows,
fitted and given its threshold on the first half of each data set.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.overlap import fitted, overlaps, weighed
from brief.check.claims_file import answer


class Row(NamedTuple):
    """One labelled claim with the checker's answer."""

    dataset: str
    seen: bool
    label: int
    supported: bool
    score: float
    overlaps: list[float]


def is_seen(document: str) -> bool:
    """Say whether a document is in the half that may be looked at."""
    return hashlib.sha256(document.encode()).digest()[-1] % 2 == 0


def balanced(pairs: Sequence[tuple[int, bool]]) -> float:
    """Return the mean of the two classes' accuracies; 0.5 where a class is missing."""
    rates = []
    for label in (0, 1):
        mine = [said == bool(label) for truth, said in pairs if truth == label]
        rates.append(sum(mine) / len(mine) if mine else 0.5)
    return sum(rates) / 2


def auc(pairs: Sequence[tuple[int, float]]) -> float:
    """Return the area under the ROC curve, ties counted half."""
    ranked = sorted(pairs, key=lambda pair: pair[1])
    rank, total, positives, at = 1, 0.0, 0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][1] == ranked[at][1]:
            end += 1
        mean = rank + (end - at - 1) / 2
        ones = sum(label for label, _ in ranked[at:end])
        total += mean * ones
        positives += ones
        rank += end - at
        at = end
    negatives = len(ranked) - positives
    if not positives or not negatives:
        return 0.5
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def interval(values: Sequence[Any], measure: Any, rounds: int = 200) -> tuple[float, float]:
    """Return the 95% bootstrap interval of a measure."""
    draw = random.Random(7)  # noqa: S311 - a repeatable sample, no secret
    got = sorted(measure(draw.choices(values, k=len(values))) for _ in range(rounds))
    return got[int(0.025 * rounds)], got[int(0.975 * rounds) - 1]


def best_threshold(pairs: Sequence[tuple[int, float]]) -> float:
    """Return the score at and above which to say supported, chosen for balanced accuracy."""
    levels = sorted({score for _, score in pairs})[:: max(1, len(pairs) // 400)]
    return max(levels, key=lambda t: balanced([(y, s >= t) for y, s in pairs]), default=0.5)


def simple(rows: Sequence[Row]) -> dict[int, float]:
    """Return what the simple checker says of each row, by the row's identity."""
    seen = [row for row in rows if row.seen]
    weights = fitted([row.overlaps for row in seen], [row.label for row in seen])
    return {id(row): weighed(weights, row.overlaps) for row in rows}


def read(path: Path) -> Iterator[tuple[dict[str, Any], Row]]:
    """Yield each line with its row."""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        said = answer(line)
        row = Row(
            line["dataset"],
            is_seen(line["document"]),
            int(line["label"]),
            bool(said["supported"]),
            float(said["score"]),
            overlaps(line["claim"], line["document"]),
        )
        yield {**line, **said}, row


def report(rows: Sequence[Row]) -> None:
    """Print the table."""
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_set[row.dataset].append(row)
    print(
        f"{'data set':16}{'half':7}{'n':>6}{'ruling':>8}{'by score':>10}{'ROC-AUC':>9}  95%"
        f"{'overlap':>18}{'ROC-AUC':>9}"
    )
    for name, members in sorted(by_set.items()):
        plain = simple(members)
        first = [row for row in members if row.seen]
        threshold = best_threshold([(row.label, row.score) for row in first])
        other = best_threshold([(row.label, plain[id(row)]) for row in first])
        for half, seen in (("seen", True), ("unseen", False)):
            mine = [row for row in members if row.seen is seen]
            ruling = balanced([(row.label, row.supported) for row in mine])
            scored = balanced([(row.label, row.score >= threshold) for row in mine])
            pairs = [(row.label, row.score) for row in mine]
            low, high = interval(pairs, auc)
            peer = [(row.label, plain[id(row)]) for row in mine]
            peer_scored = balanced([(label, value >= other) for label, value in peer])
            print(
                f"{name:16}{half:7}{len(mine):6}{ruling:8.3f}{scored:10.3f}{auc(pairs):9.3f}"
                f"  {low:.3f}-{high:.3f}{peer_scored:10.3f}{auc(peer):9.3f}"
            )


def main() -> None:
    """Measure, or say why not."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BRIEF_DATA", "")
    path = Path(given)
    if given and path.is_dir():
        path /= "claims_dev.jsonl"
    if not given or not path.is_file():
        print(f"skipped: no claims at {given or 'BRIEF_DATA (not set)'}")
        return
    begun = time.perf_counter()
    rows = [row for _, row in read(path)]
    took = time.perf_counter() - begun
    report(rows)
    print(f"{len(rows) / took:.0f} claims/s, sources read anew for each")


if __name__ == "__main__":
    main()
