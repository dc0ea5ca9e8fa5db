"""The statements of today laid beside those of earlier days, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brief.changes.assign import best_pairs
from brief.changes.compare import Compared, Comparer, Relation
from brief.changes.days import Day, DayStory, print_of
from brief.changes.matter import share
from brief.changes.sources import Sources
from brief.changes.stories import Pairs
from brief.model import Aspect, Change, ChangeKind, Kind, Told

_CLOSEST = 6
"""Earlier statements that each is compared with: those that share most words."""
_LEAST = 0.2
_SAME, _UPDATED, _HOME, _SECTION = 2.0, 1.0, 0.25, 0.25
"""What weighs in the total: to say the same, an update, one story, one section."""


class Match(NamedTuple):
    """An earlier statement and today's that goes on with it."""

    was: Told
    now: Told
    compared: Compared


@dataclass(frozen=True, slots=True)
class Matched:
    """What two days' statements are to each other.

    `matches` are one to one, then those of today that say again what a match says
    already; `left` are the earlier ones that today says in no way.
    """

    matches: tuple[Match, ...]
    left: tuple[Told, ...]


def match_statements(earlier: Day, today: Day, pairs: Pairs, now: Sequence[Told]) -> Matched:
    """Match today's statements `now` with an earlier day's, one to one, in stories that go on."""
    old = sorted(_all(earlier), key=_key)
    new = sorted(now, key=_key)
    places = (
        {id(one): at for at, one in enumerate(old)},
        {id(one): at for at, one in enumerate(new)},
    )
    same = frozenset(pairs.same)
    compared: dict[tuple[int, int], Compared] = {}
    weights: dict[tuple[int, int], float] = {}
    for pair in sorted({*pairs.same, *pairs.near}):
        mine, theirs = today.stories[pair[0]], earlier.stories[pair[1]]
        comparer = _comparer(today, mine, earlier, theirs)
        told = [one for one in new if one.story == mine.id]
        kept = _kept(told, theirs.told)
        for one, other in _candidates(told, theirs.told):
            if id(one) in kept[0] and id(other) in kept[1] and print_of(one) != print_of(other):
                continue  # each is told again as it was, and no match is better than that
            found = comparer.compare(other, one)
            if found.relation is Relation.DIFFERENT:
                continue
            at = places[1][id(one)], places[0][id(other)]
            weight = _weight(found, one, other) + (_HOME if pair in same else 0.0)
            if weight > weights.get(at, 0.0):
                compared[at], weights[at] = found, weight
    chosen = _with_echoes(best_pairs(weights), compared, weights)
    taken = {right for _, right in chosen} | {
        right for (_, right), found in compared.items() if found.relation is Relation.SAME
    }
    return Matched(
        tuple(Match(old[right], new[left], compared[left, right]) for left, right in chosen),
        tuple(one for at, one in enumerate(old) if at not in taken),
    )


def _with_echoes(
    chosen: list[tuple[int, int]],
    compared: Mapping[tuple[int, int], Compared],
    weights: Mapping[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Add for each of today's that is left what it says again, if anything: that is not new."""
    matched = {left for left, _ in chosen}
    echoes: dict[int, tuple[int, int]] = {}
    for pair in sorted(compared, key=lambda one: (-weights[one], one)):
        if pair[0] not in matched and compared[pair].relation is Relation.SAME:
            echoes.setdefault(pair[0], pair)
    return [*chosen, *echoes.values()]


def _all(day: Day) -> Iterator[Told]:
    for story in day.stories:
        yield from story.told


def _key(told: Told) -> tuple[str, str, str, list[str]]:
    """Return what orders statements whatever the order of stories and sources."""
    return told.text, told.kind, told.holder or "", sorted(at.sha256 for at in told.citations)


def _comparer(today: Day, mine: DayStory, earlier: Day, theirs: DayStory) -> Comparer:
    standing = [today.standing[one] for one in mine.sources]
    standing += [earlier.standing[one] for one in theirs.sources]
    cited = [(today, one) for one in mine.told] + [(earlier, one) for one in theirs.told]
    standing += [day.standing[at.source] for day, one in cited for at in one.citations]
    return Comparer(sorted(standing, key=lambda one: one.sha256))


def _candidates(told: Iterable[Told], earlier: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs worth comparing: of a holder, or alike in words or in what is quoted."""
    for one in told:
        scored = [(_nearness(one, other), _key(other), other) for other in earlier]
        scored.sort(key=lambda each: (-each[0], each[1]))
        for score, _, other in scored[:_CLOSEST]:
            if score > _LEAST:
                yield one, other


def _kept(today: Iterable[Told], earlier: Iterable[Told]) -> tuple[frozenset[int], frozenset[int]]:
    """Return those, by `id`, that stand on both days in the same words from the same places."""
    mine, theirs = ([(print_of(one), id(one)) for one in side] for side in (today, earlier))
    both = {key for key, _ in mine} & {key for key, _ in theirs}
    return (
        frozenset(one for key, one in mine if key in both),
        frozenset(one for key, one in theirs if key in both),
    )


def _nearness(one: Told, other: Told) -> float:
    quoted = max((share(one.text, at.quote, of_first=True) for at in other.citations), default=0.0)
    turned = max((share(other.text, at.quote, of_first=True) for at in one.citations), default=0.0)
    return max(share(one.text, other.text), (quoted + turned) / 2)


def _weight(found: Compared, now: Told, was: Told) -> float:
    base = _SAME if found.relation is Relation.SAME else _UPDATED
    return base + found.likeness + (_SECTION if now.kind is was.kind else 0.0)


def change_of(match: Match, backing: Mapping[str, Sequence[str]], sources: Sources) -> Change:
    """Return what became of a statement that was told before."""
    was, now, found = match
    if _moved(was, now, found):
        return Change(ChangeKind.MOVED, was, now, found.differences)
    if found.relation is Relation.UPDATED:
        return Change(ChangeKind.CHANGED, was, now, found.differences)
    by = sources.confirming(was, backing.get(was.id, ()), now)
    return Change(ChangeKind.CONFIRMED if by else ChangeKind.UNCHANGED, was, now, by=by)


def _moved(was: Told, now: Told, found: Compared) -> bool:
    """Say whether a matter stands elsewhere now.

    What somebody said may be told as agreed later; that what is agreed is also
    somebody's words is nothing new.
    """
    if Kind.POSITION in (was.kind, now.kind):
        return was.kind is Kind.POSITION and now.kind is not Kind.POSITION and _told_more(found)
    if Kind.UNRESOLVED in (was.kind, now.kind):
        return (was.kind, was.basis) != (now.kind, now.basis)
    return False


def _told_more(found: Compared) -> bool:
    return found.relation is Relation.SAME or all(
        one.aspect is Aspect.STANCE for one in found.differences
    )
