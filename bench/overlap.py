"""The simple checker to be compared with: a logistic regression over overlaps of words.

It knows no rule of language: the shares of a claim's words, pairs and triples of words
that stand in the evidence, the share in its nearest sentence, the numbers and the
capitalised words that do not, and both lengths. One is fitted for each data set, on the
half that may be seen, so it has the advantage of knowing the set.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from typing import Any

from bench.fitting import fit

_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_CAPITAL = re.compile(r"(?<=\w )[A-Z]\w+")


def overlaps(claim: str, document: str) -> list[float]:
    """Return the counts that the regression is made of, an intercept first."""
    mine, theirs = _words(claim), _words(document)
    there = set(theirs)
    nearest = max((_share(mine, set(_words(s))) for s in _SENTENCE.split(document)), default=0.0)
    return [
        1.0,
        _share(mine, there),
        _share(_runs(mine, 2), set(_runs(theirs, 2))),
        _share(_runs(mine, 3), set(_runs(theirs, 3))),
        nearest,
        float(sum(word[0].isdigit() and word not in there for word in mine)),
        float(sum(word.lower() not in there for word in _CAPITAL.findall(claim))),
        math.log1p(len(mine)),
        math.log1p(len(theirs)),
    ]


def fitted(rows: Sequence[list[float]], labels: Sequence[int]) -> list[float]:
    """Return the weights of a regression on `rows`, true and false claims weighing the same."""
    size = {label: max(1, sum(one == label for one in labels)) for label in (0, 1)}
    return fit(rows, labels, [len(labels) / (2 * size[label]) for label in labels])


def weighed(weights: Sequence[float], row: Sequence[float]) -> float:
    """Return what a regression makes of one row: the higher, the better supported."""
    return sum(weight * count for weight, count in zip(weights, row, strict=True))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def _share(mine: Sequence[object], theirs: Set[Any]) -> float:
    return sum(one in theirs for one in mine) / len(mine) if mine else 0.0
