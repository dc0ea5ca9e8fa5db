"""The figures or dates of the cited characters, sorted by how one of the claim's stands to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from brief.check.case import Case
from brief.check.places import Item, Mention
from brief.check.reading import Sentence
from brief.model import Range
from brief.text.dates import DateMention
from brief.text.figures import Figure
from brief.text.relation import Relation

_MANY = 240
_BESIDE = 3


class Given(NamedTuple, Generic[Item]):
    """The source's items, by how one of the claim's stands to them."""

    same: list[Mention[Item]]
    tighter: list[Mention[Item]]
    rivals: list[Mention[Item]]


class Held(Generic[Item]):
    """All cited items of a case.

    Of very many only those are compared that have the same value, with their
    neighbours, and the first ones: an article has no such number in a dozen
    sentences, and a table cannot be let cost the square of its length.
    """

    def __init__(self, case: Case, items_of: Callable[[Sentence], Sequence[Item]]) -> None:
        self._mentions: list[Mention[Item]] = [
            (piece, item)
            for piece in case.alignment.pieces
            for item in items_of(piece.sentence)
            if piece.holds(*core_of(item))
        ]
        self._places: dict[object, list[int]] = defaultdict(list)
        if len(self._mentions) > _MANY:
            for at, (_, item) in enumerate(self._mentions):
                self._places[_value(item)].append(at)

    def sort(self, item: Item, relate: Callable[[Item, Sentence, Item], Relation]) -> Given[Item]:
        """Sort the mentions by how an item of the claim stands to them."""
        given: Given[Item] = Given([], [], [])
        for piece, other in self._near(item):
            found = relate(item, piece.sentence, other)
            if found is Relation.DIFFERENT:
                given.rivals.append((piece, other))
            elif found is Relation.TIGHTER:
                given.tighter.append((piece, other))
            else:
                given.same.append((piece, other))
        return given

    def _near(self, item: Item) -> Sequence[Mention[Item]]:
        if len(self._mentions) <= _MANY:
            return self._mentions
        near = set(range(_MANY // 2))
        for place in self._places.get(_value(item), ())[:_BESIDE]:
            near.update(range(max(0, place - _BESIDE), place + _BESIDE + 1))
        return [self._mentions[at] for at in sorted(near) if at < len(self._mentions)]


def core_of(item: Figure | DateMention) -> Range:
    """Return the part of a mention that has to be cited: the number itself."""
    return item.core if isinstance(item, Figure) else Range(item.start, item.end)


def _value(item: Figure | DateMention) -> object:
    return item.low if isinstance(item, Figure) else (item.first, item.clock)
