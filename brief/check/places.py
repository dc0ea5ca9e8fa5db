"""Whether the claim gives a figure or date to what the source gives another one to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from brief.check.borders import kind_of
from brief.check.case import Case
from brief.check.cells import Cell, cells
from brief.check.evidence import Piece
from brief.check.licences import is_whole
from brief.check.reading import Sentence
from brief.check.votes import Mine, speaks_for
from brief.model import Range
from brief.text.dates import DateMention, Grain
from brief.text.figures import Figure, same_value

_MOST_SAME = 6
_MOST_RIVALS = 12
_SAYING = 12
Item = TypeVar("Item", Figure, DateMention)
Mention = tuple[Piece, Item]


class Rival(NamedTuple):
    """A place of the source that the claim's words speak for."""

    piece: Piece
    at: Range


class Places:
    """What belongs to the figures and dates of one case; each sentence is read once."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def figures(self, sentence: Sentence) -> tuple[Figure, ...]:
        """Return the figures of a sentence, each with the unit that is meant."""
        return cells(sentence).figures

    def cell(self, sentence: Sentence, item: Figure | DateMention) -> Cell:
        """Return what belongs to an item of a sentence."""
        return cells(sentence).of(item)

    def misplaced(
        self, item: Item, same: Sequence[Mention[Item]], rivals: Sequence[Mention[Item]]
    ) -> Rival | None:
        """Return the rival that stands where the claim puts `item`, or None.

        The item is in place when one of the source's mentions of the same has
        no rival that the claim's words rather speak for.
        """
        if is_whole(self._case, item):
            return None  # "of the 38 dead, half were in Korro": that is not told of the 38
        close = list(self._close(item, rivals))
        mine: Mine | None = None
        wrong: Rival | None = None
        for piece, other in same[:_MOST_SAME]:
            found: Rival | None = None
            for rival, theirs in self._rivals(item, piece, other, close):
                mine = mine or self._mine(item)
                own = self.cell(piece.sentence, other)
                if speaks_for(mine, own, theirs, rival.piece is piece):
                    found = rival
                    break
            if found is None:
                return None
            wrong = wrong or found
        return wrong

    def _close(self, item: Item, rivals: Sequence[Mention[Item]]) -> Iterator[Mention[Item]]:
        """Yield the rivals that could stand in an item's place."""
        if not rivals:
            return
        whole = self.cell(self._case.sentence, item).whole
        for piece, other in rivals:
            # Of "3,000 of the 12,000 homes" the 12,000 are no rivals: they are there as well.
            there = _equal(item, other) or (whole is not None and _equal(whole, other))
            if not there and not _is_aside(piece, other):
                yield piece, other

    def _rivals(
        self, item: Item, piece: Piece, other: Item, close: Sequence[Mention[Item]]
    ) -> Iterator[tuple[Rival, Cell]]:
        """Yield the rivals nearest to a mention, those of its own sentence first, and the rest."""
        kind = kind_of(piece.sentence.text, other)
        kinds = {kind, kind_of(self._case.text, item)}
        like = [(p, r) for p, r in close if kind_of(p.sentence.text, r) in kinds]
        like.sort(key=lambda r: (r[0] is not piece, abs(r[1].start - other.start)))
        for there, rival in like[:_MOST_RIVALS]:
            yield Rival(there, Range(rival.start, rival.end)), self.cell(there.sentence, rival)
        if isinstance(other, Figure):
            for rest, cell in cells(piece.sentence).rests(kind):
                yield Rival(piece, rest), cell

    def _mine(self, item: Figure | DateMention) -> Mine:
        links = {link.unit.start: link.other.stem for link in self._case.alignment.linked}
        return Mine.read(self.cell(self._case.sentence, item), links)


def _equal(one: Figure | DateMention, other: Figure | DateMention) -> bool:
    """Say whether two items name one value or time, their bounds aside."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return same_value(one, other)
    if isinstance(one, DateMention) and isinstance(other, DateMention):
        return one.norm == other.norm or bool(one.first and one.first == other.first)
    return False


def _is_aside(piece: Piece, item: Figure | DateMention) -> bool:
    """Say whether a date tells when something was said, or belongs to a name: "the 2016 Games"."""
    if isinstance(item, Figure):
        return False
    text = piece.sentence.text
    named = text[item.end : item.end + 1] == " " and text[item.end + 1 : item.end + 2].isupper()
    told = tells_when_said(piece.sentence, item)
    return told or (named and item.grain is Grain.YEAR)


def tells_when_said(sentence: Sentence, date: DateMention) -> bool:
    """Say whether a date belongs to the saying ("she said on Tuesday"), not to what is said."""
    return any(
        one.cue.end <= date.start <= one.cue.end + _SAYING or date.end + 1 == one.cue.start
        for one in sentence.attributions
    )
