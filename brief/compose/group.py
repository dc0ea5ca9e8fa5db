"""Units of different articles that say the same thing, put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from brief.compose.classify import Reading
from brief.compose.units import Unit
from brief.compose.weights import Weights
from brief.model import Kind
from brief.text.book import NameBook
from brief.text.document import Speaker
from brief.text.function_words import FUNCTION_WORDS
from brief.text.stance import Stance

_SAME = (
    0.40  # of two paraphrases of one sentence, most lie above; of two sentences of one story, few
)
_SAME_HOLDER = 0.32  # two remarks of one person share less by chance
_ACROSS_SECTIONS = 0.58  # a remark that repeats what another section holds
_SAME_ARTICLE = 0.6  # an article seldom says a thing twice, and then nearly alike
_SAME_WORDS = 0.2  # two reports of one remark, by the words they both quote
_ONE_ACT = 0.22  # two accounts of one act (same verb, same object) may share little else
_SAME_ACT = 2
_COMPARED = 8  # members of a group that a unit is compared with
_CANDIDATES = 24  # groups that a unit is compared with
_COMMON = 400  # groups beyond which a word tells none of them apart
_NEGATIVE = frozenset({"not", "few", "fail", "deny"})


@dataclass(frozen=True, slots=True)
class Read:
    """A unit with its reading."""

    unit: Unit
    reading: Reading


@dataclass(frozen=True)
class Group:
    """Units that say the same thing; `members` in order of the articles."""

    members: tuple[Read, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that state it, in order, each once."""
        return tuple(dict.fromkeys(m.unit.origin for m in self.members))


def same_holder(one: Speaker, other: Speaker, book: NameBook) -> bool:
    """Say whether two holders are one: the same, or a country and who leads it."""
    if one.keys & other.keys:
        return True
    return bool(led_by(one, book) & other.keys or led_by(other, book) & one.keys)


def led_by(speaker: Speaker, book: NameBook) -> frozenset[str]:
    """Return the keys of the countries that a speaker leads."""
    return frozenset(book.leads[key] for key in speaker.keys if key in book.leads)


def _negative(unit: Unit) -> bool:
    """Say whether the unit negates something outside its quotations."""
    return any(
        m.stance is Stance.NEGATION
        and m.value in _NEGATIVE
        and not any(q.start < m.start < q.end for q in unit.quotations)
        for m in unit.markers
    )


def _quote_alike(one: Unit, other: Unit) -> bool:
    """Say whether a quotation of one unit is part of a quotation of the other."""
    left, right = _quoted(one), _quoted(other)
    return any(len(a & b) >= _SAME_ACT and (a <= b or b <= a) for a in left for b in right)


def _quoted(unit: Unit) -> list[frozenset[str]]:
    """Return the content of each of the unit's quotations, as stems."""
    return [
        frozenset(
            t.stem
            for t in unit.tokens
            if q.start < t.start < q.end and t.is_word and t.norm not in FUNCTION_WORDS
        )
        for q in unit.quotations
    ]


def _alike(one: Read, other: Read, weights: Weights, book: NameBook) -> float:
    """Return how far two units say the same thing; 0 where they cannot."""
    if _negative(one.unit) is not _negative(other.unit):
        return 0.0
    similarity = weights.similarity(one.unit, other.unit)
    if one.unit.article.id == other.unit.article.id and similarity < _SAME_ARTICLE:
        return 0.0
    left, right = one.reading, other.reading
    if left.kind is Kind.POSITION and right.kind is Kind.POSITION and left.holder and right.holder:
        if not same_holder(left.holder, right.holder, book):
            return 0.0
        floor = _SAME_WORDS if _quote_alike(one.unit, other.unit) else _SAME_HOLDER
        return similarity if similarity >= floor else 0.0
    if len(left.act & right.act) >= _SAME_ACT:
        return similarity if similarity >= _ONE_ACT else 0.0
    if left.kind is right.kind:
        return similarity if similarity >= _SAME else 0.0
    floor = _SAME if None in {left.kind, right.kind} else _ACROSS_SECTIONS
    return similarity if similarity >= floor else 0.0


def _same_side(one: Read, other: Read, book: NameBook) -> bool:
    """Say whether a copy's sentence may join its original's: same speaker, same negation."""
    left, right = one.reading.holder, other.reading.holder
    held = left is None or right is None or same_holder(left, right, book)
    return held and _negative(one.unit) is _negative(other.unit)


def group(reads: Sequence[Read], weights: Weights, book: NameBook) -> list[Group]:
    """Group units that say the same thing.

    Units join the group whose first member, or most similar member, they say
    the same as; the fullest units found the groups, so that a short sentence
    joins the long one that holds it and not the reverse.
    """
    order = sorted(
        range(len(reads)),
        key=lambda i: (
            not reads[i].unit.founds,
            reads[i].unit.derived,
            -weights.mass(reads[i].unit.features),
            i,
        ),
    )
    grouping = _Grouping(reads, weights, book)
    for index in order:
        grouping.place(index)
    ordered = sorted(sorted(members) for members in grouping.groups)
    return [Group(tuple(reads[i] for i in members)) for members in ordered]


class _Grouping:
    """Groups as they grow, with an index of the features of each."""

    def __init__(self, reads: Sequence[Read], weights: Weights, book: NameBook) -> None:
        self.reads, self.weights, self.book = reads, weights, book
        self.groups: list[list[int]] = []
        self.numbers: dict[int, int] = {}
        self.homes: dict[tuple[str, int], list[int]] = {}
        self.having: dict[str, list[int]] = defaultdict(list)

    def place(self, index: int) -> None:
        """Put one unit into the group it belongs to, or let it found one."""
        unit = self.reads[index].unit
        home = self._original(index) or self._best(index)
        if home is None and unit.founds:
            home = []
            self.numbers[index] = len(self.groups)
            self.groups.append(home)
        if home is None:
            return
        home.append(index)
        if len(home) <= _COMPARED:
            for key in unit.features:
                self.having[key].append(self.numbers[home[0]])
        if not unit.derived:
            self.homes.setdefault((unit.article.id, unit.sentence.start), home)

    def _original(self, index: int) -> list[int] | None:
        """Return the group of the sentence that a copy's sentence answers."""
        unit = self.reads[index].unit
        answered = self.homes.get(unit.answers) if unit.answers and not unit.founds else None
        if answered and _same_side(self.reads[index], self.reads[answered[0]], self.book):
            return answered
        return None

    def _best(self, index: int) -> list[int] | None:
        """Return the group with the most similar member, if any says the same."""
        best, home = 0.0, None
        for members in self._candidates(self.reads[index].unit):
            scores = [
                _alike(self.reads[index], self.reads[m], self.weights, self.book)
                for m in members[:_COMPARED]
            ]
            reached = max(scores)
            # A chain of neighbours must not drag in what its founder does not say.
            if reached > best and (scores[0] or sum(map(bool, scores)) * 2 >= len(scores)):
                best, home = reached, members
        return home

    def _candidates(self, unit: Unit) -> list[list[int]]:
        """Return the groups that share most with a unit, so that cost grows with the story."""
        shared: Counter[int] = Counter()
        for key in unit.features:
            holders = self.having.get(key, ())
            if len(holders) <= _COMMON:
                for number in holders:
                    shared[number] += 1
        return [self.groups[number] for number, _ in shared.most_common(_CANDIDATES)]
