"""Fit the weights of the checker's score on the half of the labelled claims that may be seen.

Usage: python -m bench.fit_score CLAIMS.jsonl > brief/check/data/score.txt

A logistic regression by Newton's method with a small penalty. Each data set has an
intercept of its own while fitting, since the share of true claims differs; the
weights that are written share their mean. Data sets and labels weigh the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from bench.checker import is_seen
from bench.fitting import fit
from brief.check import score as scoring
from brief.check.claims_file import answer


class Sample(NamedTuple):
    """What was counted of one claim, its label, and how much it weighs."""

    dataset: str
    counts: dict[str, float]
    label: int


def samples(path: Path) -> list[Sample]:
    """Count the features of the seen claims that are one sentence and have evidence."""
    found = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        if not is_seen(line["document"]):
            continue
        counted: list[dict[str, float]] = []

        def record(case: Any, findings: Any, into: Any = counted) -> float:
            if not any(one.code.startswith("C") for one in findings):
                into.append(scoring.features(case, findings))
            return 0.0

        with patch("brief.check.checker.score", record):
            answer(line)
        if len(counted) == 1:
            found.append(Sample(line["dataset"], counted[0], int(line["label"])))
    return found


def main() -> None:
    """Fit, and print the weights as the data file."""
    found = samples(Path(sys.argv[1]))
    names = [name for name in found[0].counts if name != "start"]
    sets = sorted({one.dataset for one in found})
    sizes = Counter((one.dataset, one.label) for one in found)
    rows = [
        [one.counts[name] for name in names] + [float(one.dataset == name) for name in sets]
        for one in found
    ]
    mass = [len(found) / (2 * len(sets) * sizes[one.dataset, one.label]) for one in found]
    weights = fit(rows, [one.label for one in found], mass)
    start = sum(weights[len(names) :]) / len(sets)
    print("# Weights of the score, fitted by bench/fit_score.py: a name and a weight.")
    for name, weight in [("start", start), *zip(names, weights, strict=False)]:
        print(f"{name} {weight:.3f}")


if __name__ == "__main__":
    main()
