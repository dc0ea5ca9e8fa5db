"""The words by which a claim says how a figure of its own was reckoned.

With enough numbers anything can be computed from something: a sum needs words of
summing, a difference words of comparing, of change or of what is left.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from brief.check.case import Case
from brief.check.lexicon import verb_classes
from brief.text.dates import DateMention
from brief.text.figures import Figure
from brief.text.function_words import NEGATIONS

SUMMING = frozenset(
    """total totals totalled totalling altogether combined together overall sum jointly aggregate
    cumulative whole entire tally toll between plus both""".split()
)
_IN_ALL = frozenset({("in", "all"), ("all", "told"), ("between", "them")})
_COMPARING = frozenset(
    """short more fewer less ahead behind lead leads led leading margin majority gap difference
    differ differs apart separate separates separated divide divides divided up down extra further
    additional another exceed exceeds exceeded outnumber outnumbered surplus deficit shortfall
    advantage gain gains gained lose loses lost losing undershot undershoot overshot overshoot
    missed misses beat topped above below higher
    lower longer shorter larger smaller bigger older younger heavier lighter""".split()
)
_FORMER = frozenset("before previously earlier present existing current until latest".split())
_REMAINING = frozenset(
    """remain remains remaining remained rest remainder left leave leaves leaving other others yet
    still except excluding apart against oppose opposed outside spare spared survive survived only
    without unless free elsewhere else otherwise""".split()
)
_TAKEN_OUT = frozenset("without excluding except minus besides".split())
_MORE = frozenset("more higher larger longer older".split())
_FEWER = frozenset("fewer less lower smaller shorter younger".split())
_CHANGES = frozenset({"up", "down"})
_WHOLES = frozenset("of the its their his her those these all".split())
_AROUND = 15


def words_around(case: Case, figure: Figure) -> frozenset[str]:
    """Return the words around a figure of the claim, those of figures ("more than 40") apart."""
    tokens = case.sentence.tokens
    at = case.sentence.token_at(figure.start)
    near = tokens[max(0, at - _AROUND) : at + _AROUND]
    inside = [f for f in case.sentence.figures if near and near[0].start <= f.end]
    found = {
        form
        for token in near
        if not any(f.start <= token.start < f.end for f in inside[: 2 * _AROUND])
        for form in (token.norm, token.stem)
    }
    pairs = itertools.pairwise(token.norm for token in near)
    return frozenset(found | {"altogether" for pair in pairs if pair in _IN_ALL})


def compares(words: frozenset[str]) -> bool:
    """Say whether words compare two figures, or tell of a change."""
    return bool(words & _COMPARING) or any(verb_classes(word) & _CHANGES for word in words)


def differs(words: frozenset[str]) -> bool:
    """Say whether words compare, tell of a change, or set then against now."""
    return bool(words & _FORMER) or compares(words)


def leaves(words: frozenset[str]) -> bool:
    """Say whether words speak of what is left, or deny."""
    return bool(words & (_REMAINING | NEGATIONS))


def takes_out(words: frozenset[str]) -> bool:
    """Say whether words name what is not counted: "without the Free List"."""
    return bool(words & _TAKEN_OUT)


def sign(case: Case, figure: Figure) -> int:
    """Return 1 for "17 more", -1 for "17 fewer", 0 where a figure does not say which way."""
    at = case.sentence.token_at(figure.end)
    behind = [token.norm for token in case.sentence.tokens[at : at + 4]]
    return 0 if {"that", "this"} & set(behind[1:]) else direction_of(behind)


def direction_of(behind: Sequence[str]) -> int:
    """Return 1 where "more" or the like stands right behind a figure, -1 for "fewer"."""
    return (behind[0] in _MORE) - (behind[0] in _FEWER) if behind else 0


def is_whole(case: Case, item: Figure | DateMention) -> bool:
    """Say whether an item is the 12 of "five of the 12 dead"."""
    at = case.sentence.token_at(item.start)
    ahead = [token.norm for token in case.sentence.tokens[max(0, at - 2) : at]]
    return isinstance(item, Figure) and "of" in ahead and set(ahead) <= _WHOLES


def is_step(case: Case, figure: Figure) -> bool:
    """Say whether "by" stands right before a figure: "won by 12"."""
    at = case.sentence.token_at(figure.start)
    return at > 0 and case.sentence.tokens[at - 1].norm == "by"
