"""Of how many a sentence says something: few, some, most, nearly all, all, and of a share."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import NamedTuple

from brief.check.kept import per_sentence
from brief.check.layout import Layout
from brief.check.reading import Sentence, Unit
from brief.check.scopes import markers_of
from brief.check.stances import stances
from brief.model import Range
from brief.text.figures import Figure, FigureKind
from brief.text.stance import Marker, Stance

LEVELS = {"few": 1, "several": 2, "part": 2, "many": 3, "most": 4, "near": 5, "all": 6}
"""How many each value of a scope marker means, by rank."""
FEW, PART, MANY, MOST, NEAR, ALL = (
    LEVELS[value] for value in ("few", "part", "many", "most", "near", "all")
)
_LOOSE = frozenset({"many", "several"})
WHOLE = frozenset("complete total whole entire limited".split())
DEFINITE = frozenset("the its their his her our these those".split())
_NEARLY, _HALF = Fraction(9, 10), Fraction(1, 2)
_SHARES = frozenset({FigureKind.FRACTION, FigureKind.PERCENT})
_ADVERBS = ("in ", "to ", "for ", "by ", "on ")


class Amount(NamedTuple):
    """A quantifier: where, how much it says, the word it counts or limits, if it names one.

    `adverb` says that it limits what happens ("largely"), not how many; `loose` that a
    plain plural may stand for it: "several analysts" are "analysts"; `share` that it is a
    figure of some whole: "40 of the 212 prisoners".
    """

    at: Range
    level: int
    head: Unit | None
    adverb: bool = False
    loose: bool = False
    share: bool = False


@per_sentence
def amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """Return the quantifiers of a sentence in order, those of figures ("nearly 300") left out."""
    figured = [
        Range(f.start, f.core.start) for f in sentence.figures if f.kind is not FigureKind.VAGUE
    ]
    found = [
        _amount(sentence, marker)
        for marker in markers_of(sentence, Stance.SCOPE)
        if marker.value in LEVELS and not counts(sentence, marker, figured)
    ]
    found = [one for one in found if one.head or not is_whole(sentence, one)]
    return tuple(sorted([*found, *_shares(sentence)], key=lambda one: one.at))


def amounts_in(sentence: Sentence, part: Range) -> tuple[Amount, ...]:
    """Return the quantifiers that begin in a range of the text."""
    found = amounts(sentence)
    low = bisect_left(found, part.start, key=lambda one: one.at.start)
    return found[low : bisect_left(found, part.end, key=lambda one: one.at.start)]


def is_whole(sentence: Sentence, amount: Amount) -> bool:
    """Say whether a quantifier is an adjective that limits nothing alone: "it is complete"."""
    return sentence.text[slice(*amount.at)].casefold() in WHOLE


def counts(sentence: Sentence, marker: Marker, figured: list[Range]) -> bool:
    """Say whether a marker is part of a figure: "some 62%", "nearly 300", "a total of"."""
    at = bisect_left(figured, marker.start, key=lambda part: part.end)
    if at < len(figured) and figured[at].start - 2 <= marker.start:
        return True
    return sentence.text[marker.start : marker.end + 3].casefold() == "total of"


def _amount(sentence: Sentence, marker: Marker) -> Amount:
    word = sentence.text[marker.start : marker.end].casefold()
    adverb = word.endswith("ly") or word.startswith(_ADVERBS)
    layout = stances(sentence).layout
    first = sentence.token_at(marker.end)
    if layout.norm(first) == "of":
        first += 1
    place = _limited(layout, sentence.token_at(marker.start), first) if adverb else None
    if not adverb:
        place = _counted(layout, first)
    head = layout.word(place) if place is not None else None
    at = Range(marker.start, marker.end)
    return Amount(at, LEVELS[marker.value], head, adverb, marker.value in _LOOSE)


def _counted(layout: Layout, at: int) -> int | None:
    """Return the noun that is counted from `at` on: in "all trams date from" the plural."""
    words = layout.phrase(at)
    plural = [place for place in words if layout.norm(place).endswith("s")]
    return next(iter((plural or list(words))[-1:]), None)


def _limited(layout: Layout, own: int, behind: int) -> int | None:
    """Return the verb or adjective that an adverb limits: the next, or the verb before it."""
    after = layout.past_helpers(behind)
    if layout.is_verb(own - 1) and not layout.is_verb(after):
        return own - 1
    return after if after in layout.at else None


def _shares(sentence: Sentence) -> list[Amount]:
    """Return "40 of the 212 prisoners", "a third of pupils": a part, whatever its figure."""
    layout = stances(sentence).layout
    found = []
    for figure in sentence.figures:
        at = sentence.token_at(figure.end)
        definite = figure.kind in _SHARES or layout.norm(at + 1) in DEFINITE
        if layout.norm(sentence.token_at(figure.start) - 1) == "within":
            continue  # "within ten days of the results"
        if layout.norm(at) == "of" and definite:
            place = _counted(layout, at + 1)
            head = layout.word(place) if place is not None else None
            found.append(Amount(Range(figure.start, figure.end), _level(figure), head, share=True))
    return found


def _level(figure: Figure) -> int:
    """Return how much a share is: 98% are nearly all, 60% most."""
    if figure.kind not in _SHARES or figure.low != figure.high:
        return PART
    share = figure.low / 100 if figure.kind is FigureKind.PERCENT else figure.low
    if share >= _NEARLY:
        return NEAR if share < 1 else ALL
    return MOST if share > _HALF else PART
