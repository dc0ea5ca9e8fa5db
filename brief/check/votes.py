"""Whether the claim's words speak for a rival figure rather than for the one it equals.

What only one of two cells has tells them apart: what is counted, what is done, who
or what stands before and behind, where, when. A word that only the rival has speaks
for it only where the other has one of its own to contrast with: in "Alba won 54
seats and 31 votes" Alba won both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from brief.check.cells import Cell, Words
from brief.check.lexicon import related
from brief.check.wording import SCOPES
from brief.text.dates import DateMention, date_relation
from brief.text.figures import Figure, relation
from brief.text.relation import Relation

_HEAD, _NAMED_HEAD, _VERB, _NAME, _NOUN, _TIME, _COPY = 5, 2, 2, 3, 1, 2, 3
_COPIED = 3
"""How many words more beside an item have to be the same for the claim to be a copy there."""
_LEAST, _LEAST_APART = 1, 2
"""How many votes a rival needs in the same sentence, and in another."""
_MARGIN = 2
"""How many votes more a rival needs where something speaks for the figure itself."""
Votes = tuple[int, int]
_NO_VOTE = (0, 0)


class Mine(NamedTuple):
    """The claim's cell of an item, its words with those that the source may have for them.

    `own` are the stems that stand in the item's own part, as they are.
    """

    cell: Cell
    stems: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]
    own: frozenset[str]

    @classmethod
    def read(cls, cell: Cell, links: Mapping[int, str]) -> Mine:
        """Read a cell of the claim; `links` maps where a word begins to its counterpart's stem."""
        stems: set[str] = set()
        heads: set[str] = set()
        verbs: set[str] = set(cell.verbs)
        for unit in cell.units:
            forms = {unit.stem, links.get(unit.start, unit.stem), *related(unit.stem)}
            stems |= forms
            if unit.stem in cell.heads:
                heads |= forms
            if cell.verbs and (unit.verbal or unit.stem in cell.verbs):
                verbs |= forms
        own = frozenset(unit.stem for unit in cell.units if unit.norm in cell.norms)
        return cls(cell, frozenset(stems), frozenset(heads), frozenset(verbs), own)


def speaks_for(mine: Mine, own: Cell, rival: Cell, together: bool) -> bool:
    """Say whether the claim's words speak for the rival rather than for the mention itself.

    `together` says that the two stand in one sentence.
    """
    if mine.cell.inner or own.kind == "figure ordinal":
        votes = [_head(mine, own, rival)]
    else:
        votes = [test(mine, own, rival) for test in (_head, _verb, _beside, _copied)]
        votes.append(_who(mine, own, rival, together))
    for_own, for_rival = (sum(side) for side in zip(*votes, strict=True))
    return for_rival >= (_LEAST if together else _LEAST_APART) and (
        not for_own or for_rival >= for_own + _MARGIN
    )


def _alike(one: str, other: str) -> bool:
    return one == other or other in related(one)


def _head(mine: Mine, own: Cell, rival: Cell) -> Votes:
    ours, theirs = own.heads - rival.heads, rival.heads - own.heads
    if ours and not rival.heads:
        # The rival may count the same: "Alba won 54 seats and Corin 31".
        return _NOUN * bool(ours & mine.stems), 0
    if not ours or not theirs or any(_alike(a, b) for a in ours for b in theirs):
        return _NO_VOTE
    return _counts(mine, ours), _counts(mine, theirs)


def _counts(mine: Mine, heads: frozenset[str]) -> int:
    """Say how much it speaks for a figure that the claim counts, or names, what it counts."""
    return _HEAD if heads & mine.heads else _NAMED_HEAD * bool(heads & mine.stems)


def _verb(mine: Mine, own: Cell, rival: Cell) -> Votes:
    if not own.verbs or not rival.verbs:
        return _NO_VOTE
    if any(_alike(one, other) for one in own.verbs for other in rival.verbs):
        return _NO_VOTE
    said = mine.verbs or mine.own
    return _VERB * bool(own.verbs & (mine.verbs | mine.own)), _VERB * bool(rival.verbs & said)


def _who(mine: Mine, own: Cell, rival: Cell, together: bool) -> Votes:
    """Compare what stands before, behind and around.

    In one sentence a name contrasts with a common noun; in two it may be the same
    subject, named and taken up again.
    """
    named = (
        Words((*own.before.names, *own.after.names), frozenset()),
        Words((*rival.before.names, *rival.after.names), frozenset()),
    )
    sides = [(own.before, rival.before), (own.after, rival.after), (own.where, rival.where)]
    if not together:
        sides = [(a._replace(names=()), b._replace(names=())) for a, b in sides]
    names, *places = [_contrast(mine, own, rival, pair) for pair in (named, *sides)]
    # A name that is contrasted both as such and by its place speaks once.
    return max(names[0], sum(v for v, _ in places)), max(names[1], sum(v for _, v in places))


def _contrast(mine: Mine, own: Cell, rival: Cell, pair: tuple[Words, Words]) -> Votes:
    only_own, only_rival = _without(pair[0], rival), _without(pair[1], own)
    if not any(only_own) or not any(only_rival):
        return _NO_VOTE
    return _weight(mine, only_own), _weight(mine, only_rival)


def _without(words: Words, other: Cell) -> Words:
    """Return the words that the other cell does not have anywhere."""
    names = (n for n in words.names if not any(n.keys & o.keys for o in other.names))
    return Words(tuple(names), words.nouns - {unit.stem for unit in other.units} - other.named)


def _weight(mine: Mine, words: Words) -> int:
    said = words.nouns & mine.stems
    if said & SCOPES or any(n.keys & o.keys for n in words.names for o in mine.cell.names):
        return _NAME
    return _NOUN * bool(said)


def _beside(mine: Mine, own: Cell, rival: Cell) -> Votes:
    """Compare the days, the times of day and the figures of other kinds that stand beside."""
    votes = _NO_VOTE
    for read in (_days, _clocks, _figures):
        ours, theirs = read(own), read(rival)
        only_own = [one for one in ours if not _has(theirs, one)]
        only_rival = [one for one in theirs if not _has(ours, one)]
        if only_own and only_rival:
            said = read(mine.cell)
            votes = (
                votes[0] + _TIME * any(_has(said, one) for one in only_own),
                votes[1] + _TIME * any(_has(said, one) for one in only_rival),
            )
    return votes


def _copied(mine: Mine, own: Cell, rival: Cell) -> Votes:
    """Compare the words right beside: a copied sentence has those of what stood there."""
    ours, theirs = run_beside(mine.cell, own), run_beside(mine.cell, rival)
    return _COPY * (ours >= theirs + _COPIED), _COPY * (theirs >= ours + _COPIED)


def run_beside(one: Cell, other: Cell) -> int:
    """Return how many words beside two items are the same, going outward; 0 on one side alone.

    Words on one side are shared without copying: "of national output" in "fall from
    3.4% of national output to 2.1%".
    """
    ahead, behind = _run(one.ahead, other.ahead), _run(one.behind, other.behind)
    return ahead + behind if (ahead or not one.ahead) and (behind or not one.behind) else 0


def _run(mine: Sequence[str], theirs: Sequence[str]) -> int:
    run = 0
    for left, right in zip(mine, theirs, strict=False):
        if left != right:
            break
        run += 1
    return run


def _days(cell: Cell) -> Sequence[Figure | DateMention]:
    return [date for date in cell.dates if date.clock is None]


def _clocks(cell: Cell) -> Sequence[Figure | DateMention]:
    return [date for date in cell.dates if date.clock]


def _figures(cell: Cell) -> Sequence[Figure | DateMention]:
    return cell.figures


def _has(found: Sequence[Figure | DateMention], wanted: Figure | DateMention) -> bool:
    """Say whether one of `found` may be the same as `wanted`."""
    if isinstance(wanted, Figure):
        figures = (one for one in found if isinstance(one, Figure))
        return any(relation(one, wanted) is not Relation.DIFFERENT for one in figures)
    dates = (one for one in found if isinstance(one, DateMention))
    return any(date_relation(one, wanted) is not Relation.DIFFERENT for one in dates)
