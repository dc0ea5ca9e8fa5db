"""One number for how well the cited text carries a claim, comparable across claims.

A logistic curve over a few things that can be counted: how much of the claim's
content has a counterpart, how much of its wording stands in the cited text, in
one sentence of it or spread out, what is missing, and which families of tests
found. The weights stand in `data/score.txt`; `bench/fit_score.py`
fits them. Findings alone decide the ruling: with one the score stays below a
half, without it is a half or more.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Container, Mapping, Sequence
from functools import cache
from importlib.resources import files

from brief.check.case import Case
from brief.check.losses import Loss, losses, uncarried
from brief.check.names import given
from brief.check.reading import HEAVY
from brief.check.support import doubt
from brief.model import Finding
from brief.text.tokens import TokenKind

_MOST = 4
_LONG = 40
_ALL = 0.95
_HALF = 0.5
_BELOW_HALF = 0.4999
_WITHOUT_EVIDENCE = 0.0
_FAMILIES = "QF"
_CONTRARY = frozenset({"N403", "M601", "M602", "M605"})
"""Findings that say the cited text has the contrary, or the same about somebody else."""


@cache
def _weights() -> Mapping[str, float]:
    text = (files("brief.check") / "data" / "score.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def score(case: Case, findings: Sequence[Finding]) -> float:
    """Return the score of a claim, in [0, 1]; below a half exactly when there are findings."""
    if any(finding.code.startswith("C") for finding in findings):
        return _WITHOUT_EVIDENCE
    weights = _weights()
    value = sum(weights.get(name, 0.0) * count for name, count in features(case, findings).items())
    chance = 1.0 / (1.0 + math.exp(-value))
    if findings:
        return round(min(_HALF * chance, _BELOW_HALF), 4)
    return round(_HALF + _HALF * chance, 4)


def features(case: Case, findings: Sequence[Finding]) -> dict[str, float]:
    """Return what the score is made of, by name; shares are in [0, 1], counts at most 4."""
    codes = {finding.code for finding in findings}
    missing = uncarried(case)
    heavy = sum(unit.weight >= HEAVY for unit in missing)
    units, stems = case.sentence.units, _stems(case)
    found = {
        "start": 1.0,
        "carried": _carried(case, {unit.start for unit in missing}),
        "nearest": _nearest(case, stems),
        "words": _words(case, stems),
        # Copied words with something wrong among them are a corruption, not a paraphrase.
        "run_but": _longest_run(case, stems) if findings else 0.0,
        "length": min(len(stems), _LONG) / _LONG,
        "heavy_missing": float(min(heavy, _MOST)),
        "light_missing": float(min(len(missing) - heavy, _MOST)),
        "last_missing": float(bool(units) and case.alignment.links[-1] is None),
        "names_missing": float(min(sum(not given(case, n) for n in case.sentence.names), _MOST)),
        "figures_missing": float(min(_wrong(findings, {"F301", "F304"}), _MOST)),
        "sentences_used": float(len(case.alignment.used)),
        "findings": float(min(len(findings), _MOST)),
        "contrary": float(bool(codes & _CONTRARY)),
        "flawless": float(not findings),
        # A claim that only copies is as likely a corruption as a restatement.
        "all_words": float(_words(case, stems) > _ALL),
        "all_carried": float(not missing),
        "doubt": math.log1p(doubt(case, [loss for loss in losses(case) if _heavy(loss)])),
        "figures": float(min(len(case.sentence.figures) + len(case.sentence.dates), _MOST)),
    }
    for family in _FAMILIES:
        found[f"family_{family}"] = float(any(code.startswith(family) for code in codes))
    return found


def _heavy(loss: Loss) -> bool:
    return loss.unit.weight >= HEAVY


def _stems(case: Case) -> list[str]:
    """Return the stems of the claim's words and numbers, in order."""
    return [t.stem for t in case.sentence.tokens if t.kind is not TokenKind.PUNCT]


def _carried(case: Case, missing: Container[int]) -> float:
    """Return the share of the content's weight that has a counterpart, by its strength."""
    carried = total = 0.0
    for unit, link in zip(case.sentence.units, case.alignment.links, strict=True):
        total += unit.weight
        if unit.start not in missing:
            carried += unit.weight * (link.strength if link else 1.0)
    return carried / total if total else 1.0


def _nearest(case: Case, mine: Sequence[str]) -> float:
    """Return the largest share of the claim's words that stand in one cited sentence."""
    counts = (sum(map(piece.sentence.stems.__contains__, mine)) for piece in case.alignment.pieces)
    return max(counts, default=0) / len(mine) if mine else 0.0


def _words(case: Case, mine: Sequence[str]) -> float:
    """Return the share of the claim's words that stand in any cited sentence."""
    theirs = frozenset().union(*(piece.sentence.stems for piece in case.alignment.pieces))
    return sum(map(theirs.__contains__, mine)) / len(mine) if mine else 0.0


def _longest_run(case: Case, mine: Sequence[str]) -> float:
    """Return the share of the claim that is its longest run of pairs in one cited sentence."""
    longest = 0
    for piece in case.alignment.pieces:
        run = 0
        for pair in itertools.pairwise(mine):
            run = run + 1 if pair in piece.sentence.pairs else 0
            longest = max(longest, run)
    return longest / len(mine) if mine else 0.0


def _wrong(findings: Sequence[Finding], codes: Container[str]) -> int:
    """Count the places of the claim that have a finding of these codes."""
    return len({one.at for one in findings if one.code in codes})
