"""One number for how well the cited text carries a claim, comparable across claims.

A logistic curve over a few things that can be counted: the share of the
claim's content that has a counterpart, the share of all its words that stand
in the cited text, the figures and names that are missing, and the findings by
weight. Findings alone decide the ruling; the score orders claims.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from brief.check.case import Case
from brief.check.names import given
from brief.check.support import uncarried
from brief.model import Finding
from brief.text.tokens import TokenKind

_START = -1.3
_CARRIED = 1.8
_WORDS = 2.2
_FIGURE = 2.0
_NAME = 0.65
_LIGHT = 0.12
_MOST_MISSING = 3
_COSTS = {"Q": 1.0, "F": 0.3, "N": 1.0, "S": 0.7, "M": 0.9, "U": 0.15}
_SPECIAL = {
    # Missing figures and names are counted one by one already.
    "F301": 0.0,
    "F304": 0.0,
    "N401": 0.0,
    # The words may well be true: what is wrong is whose they are, or how sure they are.
    "S502": 0.2,
    "S503": 0.2,
    "M604": 0.3,
    "M609": 0.4,
    "M610": 0.4,
    "N403": 1.6,
    "M605": 1.4,
}
_WITH_FINDINGS = 0.8
_WITHOUT_EVIDENCE = 0.0


def score(case: Case, findings: Sequence[Finding]) -> float:
    """Return the score of a claim, in [0, 1]; with findings it is at most 0.8."""
    codes = dict.fromkeys(finding.code for finding in findings)
    if any(code.startswith("C") for code in codes):
        return _WITHOUT_EVIDENCE
    value = _START + _CARRIED * _carried(case) + _WORDS * _shared_words(case)
    value -= _FIGURE * _missing_figures(findings) + _NAME * _missing_names(case)
    light = [unit for unit in uncarried(case) if unit.weight < 1.0]
    value -= _LIGHT * min(len(light), _MOST_MISSING)
    value -= sum(_SPECIAL.get(code, _COSTS.get(code[0], 0.0)) for code in codes)
    result = 1.0 / (1.0 + math.exp(-value))
    return round(result * _WITH_FINDINGS if findings else result, 4)


def _carried(case: Case) -> float:
    """Return the share of the content's weight that has a counterpart, by its strength."""
    missing = {unit.start for unit in uncarried(case)}
    carried = total = 0.0
    for unit, link in zip(case.sentence.units, case.alignment.links, strict=True):
        total += unit.weight
        if unit.start not in missing:
            carried += unit.weight * (link.strength if link else 1.0)
    return carried / total if total else 1.0


def _shared_words(case: Case) -> float:
    """Return the share of all words of the claim whose stems stand in the cited sentences."""
    mine = [token.stem for token in case.sentence.tokens if token.kind is not TokenKind.PUNCT]
    theirs = frozenset().union(*(piece.sentence.stems for piece in case.alignment.pieces))
    return sum(stem in theirs for stem in mine) / len(mine) if mine else 0.0


def _missing_figures(findings: Sequence[Finding]) -> int:
    wrong = {one.at for one in findings if one.code in {"F301", "F304"}}
    return min(len(wrong), _MOST_MISSING)


def _missing_names(case: Case) -> int:
    missing = sum(not given(case, name) for name in case.sentence.names)
    return min(missing, _MOST_MISSING)
