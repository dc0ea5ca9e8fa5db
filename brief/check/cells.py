"""What belongs to one figure or date of a sentence: its cell, read when it is asked for.

A cell holds what is counted, what is done, and what else stands before, behind
and around the item on its side of the borders (`brief.check.borders`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from brief.check.borders import Item, Mark, Owned, kind_of, owned, rests, within
from brief.check.elided import figures_of
from brief.check.kept import per_sentence
from brief.check.reading import Sentence, Unit
from brief.check.wording import MOST_MEMBERS, SCOPES, Wording
from brief.model import Range
from brief.text.dates import DateMention
from brief.text.figures import Figure
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.tokens import stem

_MOST_BESIDE = 4
_Other = TypeVar("_Other", Figure, DateMention)


class Words(NamedTuple):
    """Names and the stems of words that stand in one role to an item."""

    names: tuple[Name, ...]
    nouns: frozenset[str]


class Cell(NamedTuple):
    """What belongs to one item of a `kind`.

    `heads` are the stems of what is counted, `verbs` those that the verb is read as.
    `before` and `after` are what else stands there, `where` what places it;
    `norms` are all words that stand in the item's own part, `named` the stems of
    those in names. `figures` and `dates`
    are those of other kinds. `ahead` and `behind` are the words right beside the
    item, going outward. `inner` marks the eight of "two of its eight ships",
    which is the `whole` of the two.
    """

    kind: str
    heads: frozenset[str]
    verbs: frozenset[str]
    before: Words
    after: Words
    where: Words
    norms: frozenset[str]
    units: tuple[Unit, ...]
    names: tuple[Name, ...]
    named: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    inner: bool
    whole: Figure | None


class Cells:
    """The cells of one sentence; nothing is read before it is asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.wording = Wording(sentence)
        self._owned: dict[str, dict[int, tuple[Mark, Owned]]] = {}
        self._read: dict[tuple[str, int], Cell] = {}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the sentence, each with the unit that is meant."""
        return figures_of(self.sentence)

    def of(self, item: Item) -> Cell:
        """Return the cell of an item."""
        return self._cell(kind_of(self.sentence.text, item), item.start)

    def rests(self, kind: str) -> list[tuple[Range, Cell]]:
        """Return the cells of "the rest" among the items of a kind."""
        return [(rest, self._cell(kind, rest.start)) for rest in rests(self.sentence)]

    def _cell(self, kind: str, start: int) -> Cell:
        key = (kind, start)
        if key not in self._read:
            mark, own = self._marks(kind)[start]
            self._read[key] = self._make(kind, mark, own)
        return self._read[key]

    def _marks(self, kind: str) -> dict[int, tuple[Mark, Owned]]:
        """Return what belongs to each item of a kind, and to "the rest", by where it begins."""
        if kind not in self._owned:
            text = self.sentence.text
            marks: list[Mark] = [f for f in self.figures if kind_of(text, f) == kind]
            marks += [d for d in self.sentence.dates if kind_of(text, d) == kind]
            marks += rests(self.sentence)
            marks.sort(key=lambda mark: mark.start)
            both = zip(marks, owned(self.sentence, marks), strict=True)
            self._owned[kind] = {mark.start: (mark, own) for mark, own in both}
        return self._owned[kind]

    def _make(self, kind: str, item: Mark, own: Owned) -> Cell:
        """Sort what stands around a figure or date by what it tells of it."""
        parts = sorted((*own.lent, *own.own))
        units, names = tuple(self._told(parts)), tuple(self._named(parts))
        verb = self.wording.verb(item, own)
        heads = self.wording.heads(own.counted)
        nouns = [
            u for u in units if u is not verb and u not in heads and not self.wording.is_verb(u)
        ]
        where = [u for u in nouns if u.stem in SCOPES or self.wording.is_where(u.start)]
        proper = [n for n in names if not n.weak and n.form is not Form.ROLE]
        there = [n for n in proper if self.wording.is_where(n.start)]
        rest = [u for u in nouns if u not in where]
        others = [n for n in proper if n not in there]
        at = item.start
        return Cell(
            kind,
            frozenset(unit.stem for unit in heads),
            self._verbs(item, own, verb),
            _words([n for n in others if n.start < at], [u for u in rest if u.start < at]),
            _words([n for n in others if n.start > at], [u for u in rest if u.start > at]),
            _words(there, where),
            frozenset(t.norm for part in own.own for t in within(self.sentence.tokens, part)),
            units,
            names,
            frozenset(t.stem for n in names for t in within(self.sentence.tokens, _range(n))),
            self._of_other_kinds(kind, parts, self.sentence.figures),
            self._of_other_kinds(kind, parts, self.sentence.dates),
            *self._beside(item),
            own.inner,
            own.counted if isinstance(own.counted, Figure) and own.counted is not item else None,
        )

    def _verbs(self, item: Mark, own: Owned, verb: Unit | None) -> frozenset[str]:
        """Return the stems that the verb is read as; of some of many also that of the many."""
        if verb is None:
            return self.wording.having(own.own)
        found = {verb.stem, stem(verb.norm)}
        shared = (
            self.wording.verb(item, own._replace(own=own.lent, lent=())) if own.subset else None
        )
        return frozenset(found | ({shared.stem, stem(shared.norm)} if shared else set()))

    def _beside(self, item: Mark) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words right before an item, the nearest first, and right behind it."""
        tokens = self.sentence.tokens
        first, last = self.sentence.token_at(item.start), self.sentence.token_at(item.end)
        ahead = tokens[max(0, first - _MOST_BESIDE) : first]
        behind = tokens[last : last + _MOST_BESIDE]
        return tuple(t.norm for t in reversed(ahead)), tuple(t.norm for t in behind)

    def _of_other_kinds(
        self, kind: str, parts: Sequence[Range], found: Sequence[_Other]
    ) -> tuple[_Other, ...]:
        inside = (one for part in parts for one in within(found, part)[:MOST_MEMBERS])
        return tuple(one for one in inside if kind_of(self.sentence.text, one) != kind)

    def _told(self, parts: Sequence[Range]) -> Iterator[Unit]:
        """Yield the content words of a cell that are told of its item."""
        for part in parts:
            for unit in within(self.sentence.units, part)[:MOST_MEMBERS]:
                if not self.wording.tells(unit.start) and not self.wording.is_left_out(unit.first):
                    yield unit

    def _named(self, parts: Sequence[Range]) -> Iterator[Name]:
        """Yield the names of a cell that are told of its item."""
        for part in parts:
            for name in within(self.sentence.names, part)[:MOST_MEMBERS]:
                at = self.sentence.token_at(name.title.start if name.title else name.start)
                if not self.wording.tells(name.start) and not self.wording.is_left_out(at):
                    yield name


@per_sentence
def cells(sentence: Sentence) -> Cells:
    """Return the cells of a sentence of the claim or of a piece."""
    return Cells(sentence)


def _range(name: Name) -> Range:
    return Range(name.start, name.end)


def _words(names: Sequence[Name], units: Sequence[Unit]) -> Words:
    return Words(tuple(names), frozenset(unit.stem for unit in units))
