"""Which word of the cited text tells what a word of the claim tells, or the opposite of it.

The alignment pairs words; here a pair also has to be about the same things.
In "he opposes the tram but supports the bus" what is said of the bus is
"supports", whichever verb the claim uses of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from brief.check.align import Alignment, Link
from brief.check.around import DOER, OBJECT, WINDOW, around, shared, widened
from brief.check.evidence import Piece
from brief.check.kept import per_sentence
from brief.check.layout import Around, Layout
from brief.check.lexicon import converses, opposites, related
from brief.check.operators import ACTS
from brief.check.opposites import opposites_in
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.stances import Stances, Standing, stances
from brief.text.cues import CUES, Manner
from brief.text.tokens import stem
from brief.text.verbs import BE

_DEEPEST = 4
_MOST = 6
_POINTING = frozenset("this that it so these those".split())
_OPPOSE = stem("oppose")


class Match(NamedTuple):
    """A word of the claim, the source's word that is compared with it, and how both stand.

    `turned` says that the two are opposites; `shared` weighs the things around both.
    """

    unit: Unit
    piece: Piece
    other: Unit
    turned: bool
    mine: Standing
    theirs: Standing
    shared: float

    @property
    def sure(self) -> bool:
        """Say whether the two surely tell the same: a light word has to share more than one."""
        alike = self.unit.weight >= HEAVY or self.unit.stem == self.other.stem
        return self.shared >= (DOER if alike else OBJECT)

    def verbatim(self, claim: Sentence) -> bool:
        """Say whether the same two words stand before both, and the same two behind."""
        return self.unit.norm == self.other.norm and _beside(claim, self.unit) == _beside(
            self.piece.sentence, self.other
        )


def _beside(sentence: Sentence, unit: Unit) -> tuple[list[str], list[str]]:
    first = max(0, unit.first - 2)
    norms = [token.norm for token in sentence.tokens[first : unit.last + 3]]
    return norms[: unit.first - first], norms[unit.last - first + 1 :]


def comparisons(alignment: Alignment) -> Iterator[list[Match]]:
    """Yield, for each word of the claim that may stand otherwise in the source, its matches."""
    links = {link.unit.start: link for link in alignment.linked}
    read = stances(alignment.claim)
    quoted = [q.inner for q in alignment.claim.quotations]
    for unit in (*alignment.claim.units, *_stands(alignment.claim)):
        if any(q.start < unit.start and unit.end <= q.end for q in quoted):
            continue  # the words of a quotation are compared one by one
        found = _matches(alignment, read, unit, links.get(unit.start))
        if found:
            yield found


def turned_matches(alignment: Alignment, unit: Unit) -> list[Match]:
    """Return the source's words that say the opposite of one that nothing carries."""
    found = _matches(alignment, stances(alignment.claim), unit, None)
    return [one for one in found if one.turned]


def nearest(claim: Sentence, found: list[Match]) -> list[Match]:
    """Return the matches that share most, or those in the very words of the claim."""
    same = [one for one in found if one.verbatim(claim)]
    return same or [
        one
        for one in found
        if one.shared >= found[0].shared or _points(one.piece.sentence, one.other)
    ]


def _points(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a pronoun is the object of a word, which may mean any thing named before."""
    after = sentence.tokens[unit.last + 1 : unit.last + 2]
    return bool(after) and after[0].norm in {"it", "them"}


def _matches(alignment: Alignment, read: Stances, unit: Unit, link: Link | None) -> list[Match]:
    """Return what `unit` may tell of in the source, what shares most first.

    Nothing where none is an opposite and all stand alike.
    """
    mine = read.of(unit)
    options = [
        (piece, other, turned, stances(piece.sentence).of(other))
        for piece in alignment.pieces_for(unit.start)
        for other, turned in _options(unit, piece, link)
    ]
    if all(not turned and mine.like(theirs) for _, _, turned, theirs in options):
        return []
    here = widened(around(read.layout, unit))
    found = []
    for piece, other, turned, theirs in options:
        layout = stances(piece.sentence).layout
        there = around(layout, other)
        if turned and not _may_turn((read.layout, unit, here), (layout, other, there)):
            continue
        if _govern_alike(read, unit, stances(piece.sentence), other) and _say_alike(
            (read.layout, unit), (layout, other)
        ):
            weight = shared(here, there)
            if not turned and _act_alike(read, unit, stances(piece.sentence), other):
                weight += DOER
            found.append(Match(unit, piece, other, turned, mine, theirs, weight))
    return sorted(found, key=lambda one: -one.shared)


def _options(unit: Unit, piece: Piece, link: Link | None) -> Iterator[tuple[Unit, bool]]:
    """Yield the words of a piece that may stand for a word, then those that say the opposite."""
    by_stem = piece.sentence.by_stem
    found = {
        other.start: other
        for word in (unit.stem, *related(unit.stem), *converses(unit.stem))
        if word in by_stem
        for other in by_stem[word][:_MOST]
    }
    if link and link.piece is piece:
        found[link.other.start] = link.other
    for start in sorted(found):
        yield found[start], False
    for other in islice(opposites_in(unit, piece), _MOST):
        if other.start not in found:
            yield other, True
    for other in _stands(piece.sentence):
        if other.stem == unit.stem or other.stem in related(unit.stem):
            yield other, False
        elif other.stem in opposites(unit.stem):
            yield other, True


@per_sentence
def _stands(sentence: Sentence) -> tuple[Unit, ...]:
    """Return "against" where it is what a clause says: "the council is against the plan"."""
    layout = stances(sentence).layout
    return tuple(
        Unit(token.start, token.end, at, at, _OPPOSE, token.norm, HEAVY, verbal=True, passive=False)
        for at, token in enumerate(layout.tokens)
        if token.norm == "against" and layout.norm(_before_adverbs(layout, at)) in BE
    )


def _before_adverbs(layout: Layout, at: int) -> int:
    at -= 1
    while layout.is_adverb(at):
        at -= 1
    return at


_Place = tuple[Layout, Unit, Around]


def _may_turn(mine: _Place, theirs: _Place) -> bool:
    """Say whether two opposites are surely said of the same thing."""
    if any(_hyphened(layout, unit) for layout, unit, _ in (mine, theirs)):
        return False
    if _compared(mine[0], mine[1]) is not _compared(theirs[0], theirs[1]):
        return False  # "A is bigger than B" and "B is smaller"
    one, other = mine[2], theirs[2]
    if one.others & other.others:
        return True
    return bool(one.doers & other.doers) and not (one.others and other.others)


def _hyphened(layout: Layout, unit: Unit) -> bool:
    return "-" in {layout.norm(unit.first - 1), layout.norm(unit.last + 1)}


def _compared(layout: Layout, unit: Unit) -> bool:
    return any(layout.norm(at) == "than" for at in range(unit.last + 1, unit.last + WINDOW))


def _govern_alike(mine: Stances, unit: Unit, theirs: Stances, other: Unit) -> bool:
    """Say whether two words that govern acts govern the same: "plan to close", "aim to close"."""
    one, two = _acts_under(mine, unit), _acts_under(theirs, other)
    return not (one and two) or not one.isdisjoint(two.union(*(related(stem) for stem in two)))


def _act_alike(mine: Stances, unit: Unit, theirs: Stances, other: Unit) -> bool:
    """Say whether two words that govern acts surely govern the same."""
    return bool(_acts_under(mine, unit)) and bool(_acts_under(theirs, other))


def _say_alike(mine: tuple[Layout, Unit], theirs: tuple[Layout, Unit]) -> bool:
    """Say whether two verbs of saying say anything in common: much is said in one report."""
    if CUES.get(mine[1].stem) is not Manner.SAY:
        return True
    if any(layout.norm(unit.last + 1) in _POINTING for layout, unit in (mine, theirs)):
        return True  # "has not confirmed this"
    one, two = (
        {word.stem for at in range(unit.last + 1, unit.last + WINDOW) if (word := layout.word(at))}
        for layout, unit in (mine, theirs)
    )
    return not (one and two) or not one.isdisjoint(two.union(*(related(stem) for stem in two)))


def _acts_under(read: Stances, unit: Unit) -> set[str]:
    """Return the stems of the acts that a word governs as an operator, over operators between."""
    found: set[str] = set()
    own = read.at(unit.first)
    heads, depth = (own.heads if own and own.side in ACTS else ()), 0
    while heads and depth < _DEEPEST:
        found.update(word.stem for head in heads if (word := read.layout.word(head)))
        heads = tuple(below for head in heads if (one := read.at(head)) for below in one.heads)
        depth += 1
    return found
