"""Which word a figure or date is about, in the claim and in the source.

The claim binds a figure to the words and names around it. When the source has
another figure of the same kind right beside those, and this one nowhere near
them, the two were exchanged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.reading import Sentence
from brief.model import Range
from brief.text.dates import DateMention
from brief.text.figures import Figure, FigureKind

_NEAR = 3
_FAR = 3
_REACH = 8
_NOWHERE = 99
_BY_NAME = -1
_FARTHEST = 120
_MOST_SPOTS = 200
_SAYING = 12


class Ranged(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Item = TypeVar("Item", Figure, DateMention)


def misplaced(
    case: Case,
    item: Item,
    same: Sequence[tuple[Piece, Item]],
    rivals: Sequence[tuple[Piece, Item]],
) -> tuple[Piece, Item] | None:
    """Return the rival that stands where the claim puts `item`, or None.

    The claim binds an item to the words and names around it. Each of them
    votes: for the source's mention of the same, or for another item of the
    same kind that stands much nearer to it in the source.
    """
    close = [(piece, other) for piece, other in rivals if _rival(item, other, piece)]
    if not close:
        return None
    favour = 0
    chosen: tuple[Piece, Item] | None = None
    for spots_in, reach in _anchors(case, item):
        if reach != _BY_NAME and _stands_twice(same, close, spots_in):
            # "Alba won 54 seats and Corin won 31": "won" and "seats" tell nothing apart.
            continue
        mine, _, _ = _nearest(same, spots_in)
        theirs, piece, other = _nearest(close, spots_in)
        if piece is None or other is None or mine <= theirs:
            favour -= mine < _NOWHERE
            continue
        apart = mine > theirs + _FAR or (reach == 0 and theirs == 0 and mine >= 2)
        if theirs <= _NEAR and apart:
            favour += 1
            chosen = chosen or (piece, other)
    return chosen if favour > 0 else None


def _stands_twice(
    same: Sequence[tuple[Piece, Item]], rivals: Sequence[tuple[Piece, Item]], spots_in: AnchorIn
) -> bool:
    """Say whether a piece has the word more than once."""
    pieces = {id(piece): piece for piece, _ in (*same, *rivals)}
    return any(len(spots_in(piece)) > 1 for piece in pieces.values())


def _nearest(
    mentions: Sequence[tuple[Piece, Item]], spots_in: AnchorIn
) -> tuple[int, Piece | None, Item | None]:
    """Return how many words away, and which, the mention nearest to any of the spots is."""
    best: tuple[int, Piece | None, Item | None] = (_NOWHERE, None, None)
    for piece in {id(piece): piece for piece, _ in mentions}.values():
        items = sorted((m for p, m in mentions if p is piece), key=lambda item: item.start)
        for spot in spots_in(piece)[:_MOST_SPOTS]:
            at = bisect_left(items, spot.start, key=lambda item: item.start)
            for item in items[max(0, at - 1) : at + 1]:
                gap = _gap(piece.sentence, item, spot)
                if gap < best[0]:
                    best = (gap, piece, item)
    return best


def _rival(item: Figure | DateMention, other: Figure | DateMention, piece: Piece) -> bool:
    """Say whether two items could stand in each other's place."""
    if isinstance(item, Figure) and isinstance(other, Figure):
        return item.unit == other.unit and (item.kind is FigureKind.ORDINAL) is (
            other.kind is FigureKind.ORDINAL
        )
    if not isinstance(item, DateMention) or not isinstance(other, DateMention):
        return False
    return (item.clock is None) is (other.clock is None) and not _tells_when_said(piece, other)


def _tells_when_said(piece: Piece, date: DateMention) -> bool:
    """Say whether a date belongs to the saying ("she said on Tuesday"), not to what is said."""
    return any(
        one.cue.end <= date.start <= one.cue.end + _SAYING or date.end + 1 == one.cue.start
        for one in piece.sentence.attributions
    )


AnchorIn = Callable[[Piece], list[Range]]


def _anchors(case: Case, item: Figure | DateMention) -> Iterator[tuple[AnchorIn, int]]:
    """Yield what the claim binds the item to: where a piece has it, and how near it is.

    These are the words close by, and the nearest name.
    """
    sentence = case.sentence
    for link in case.alignment.linked:
        if _gap(sentence, item, link.unit) <= _NEAR and _bound(sentence, item, link.unit):
            yield _spots_of_unit(link.other.stem, link.unit.stem), _gap(sentence, item, link.unit)
    names = [name for name in sentence.names if _bound(sentence, item, name)]
    name = min(names, key=lambda one: _gap(sentence, item, one), default=None)
    if name and _gap(sentence, item, name) <= _REACH:
        yield _spots_of_name(name.keys), _BY_NAME


def _bound(sentence: Sentence, item: Figure | DateMention, word: Ranged) -> bool:
    """Say whether a word stands near an item, in its clause, with no like item between."""
    if abs(word.start - item.start) > _FARTHEST or item.start <= word.start < item.end:
        return False
    if sentence.clause_at(item.start) != sentence.clause_at(word.start):
        return False
    low, high = sorted((item.start, word.start))
    peers = sentence.figures if isinstance(item, Figure) else sentence.dates
    first = bisect_left(peers, low + 1, key=lambda peer: peer.start)
    return not (first < len(peers) and peers[first].start < high)


def _gap(sentence: Sentence, one: Ranged, other: Ranged) -> int:
    """Return the number of words from one range to another."""
    left, right = (one, other) if one.start <= other.start else (other, one)
    if right.start <= left.end:
        return 0
    starts = sentence.word_starts
    return bisect_left(starts, right.start) - bisect_left(starts, left.end)


def _spots_of_unit(*stems: str) -> AnchorIn:
    def spots(piece: Piece) -> list[Range]:
        return [
            Range(unit.start, unit.end)
            for stem in dict.fromkeys(stems)
            for unit in piece.sentence.by_stem.get(stem, ())
        ]

    return spots


def _spots_of_name(keys: frozenset[str]) -> AnchorIn:
    def spots(piece: Piece) -> list[Range]:
        return [Range(name.start, name.end) for name in piece.sentence.names if name.keys & keys]

    return spots
