"""What a claim says that nothing cited carries, and how it hangs in the claim.

A free writer replaces words; an inventor adds phrases and puts one thing in the
place of another. A verb or an abstract noun without a counterpart, in a phrase of
which something is carried, is more often than not a replacement. A prepositional
phrase or a subordinate clause of which nothing is carried is an addition, and a
noun that names a person, a body, a place or a thing has to be the source's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.kept import per_case
from brief.check.lexicon import acts, things
from brief.check.names import given
from brief.check.opposites import positive
from brief.check.polarity import made_up_for
from brief.check.reading import HEAVY, Unit
from brief.model import Range
from brief.text.chunks import Chunk, ChunkKind, chunks
from brief.text.cues import Manner
from brief.text.function_words import DETERMINERS
from brief.text.stance import Stance

_REPORTS = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN})
_SHORTEST_ADVERB = 4
_SET_ASIDE = frozenset({Stance.HEDGE, Stance.CONDITION, Stance.SCOPE, Stance.TIME})


class How(StrEnum):
    """How a word that nothing carries hangs in the claim."""

    ADDED = "added"
    """All content of its phrase goes without a counterpart; or it is an adverb of manner, or
    stands before a noun that the source has without any such word."""
    THING = "thing"
    """It names a person, body, place, thing or deed that the source does not name so."""
    REPLACED = "replaced"
    """Any other word, in a phrase of which something is carried."""


class Loss(NamedTuple):
    """A content word of the claim that nothing cited carries."""

    unit: Unit
    how: How


@per_case
def losses(case: Case) -> list[Loss]:
    """Return the claim's content words that nothing cited carries, cue verbs and stance apart."""
    lost = {unit.start for unit in uncarried(case)}
    if not lost:
        return []
    gone = [unit for unit in case.sentence.units if unit.start in lost]
    lost -= {unit.start for unit in gone if _known(case, unit, lost)}
    found: list[Loss] = []
    parts = chunks(case.sentence.tokens)
    carried = [_anything_carried(case, chunk, lost) for chunk in parts]
    for at, chunk in enumerate(parts):
        gone = [u for u in case.sentence.units if chunk.start <= u.start < chunk.end]
        added = _hangs_on(chunk) and not (carried[at] or _goes_on(case.text, parts, carried, at))
        found += [
            Loss(unit, How.ADDED if added else _how(case, unit, lost))
            for unit in gone
            if unit.start in lost
        ]
    return found


def _goes_on(text: str, parts: Sequence[Chunk], carried: Sequence[bool], at: int) -> bool:
    """Say whether a verb without a counterpart leads to a phrase that has one: "to pay for it"."""
    verbal = parts[at].kind is ChunkKind.CLAUSE or _infinitive(text, parts[at])
    behind = at + 1 < len(parts) and parts[at + 1].kind is ChunkKind.ADJUNCT
    return verbal and behind and carried[at + 1]


def _infinitive(text: str, chunk: Chunk) -> bool:
    """Say whether a chunk begins with "to" and what can be a verb."""
    words = text[chunk.start : chunk.end].split()[1:2]
    return chunk.opener == "to" and any(w.islower() and w not in DETERMINERS for w in words)


def _how(case: Case, unit: Unit, lost: Container[int]) -> How:
    head = _modified(case, unit, lost)
    if head is not None and not _has_modifier(head):
        return How.ADDED
    if unit.norm.endswith("ly") and len(unit.norm) > _SHORTEST_ADVERB:
        return How.ADDED
    stems = set(unit.parts) or {unit.stem}
    named = stems & acts() or (not unit.verbal and stems & things())
    return How.THING if named or positive(unit.norm) else How.REPLACED


def _hangs_on(chunk: Chunk) -> bool:
    """Say whether a chunk is hung on to a clause rather than being its core."""
    return chunk.kind in {ChunkKind.ADJUNCT, ChunkKind.CLAUSE}


def _anything_carried(case: Case, chunk: Chunk, lost: Container[int]) -> bool:
    """Say whether a content word, name, figure or date of a chunk stands in the source."""
    start, end = chunk.start, chunk.end
    units = (unit for unit in case.sentence.units if start <= unit.start < end)
    if any(unit.start not in lost and unit.weight >= HEAVY for unit in units):
        return True
    if any(start <= name.start < end and given(case, name) for name in case.sentence.names):
        return True
    places = [f.start for f in case.sentence.figures] + [d.start for d in case.sentence.dates]
    return any(start <= place < end for place in places)


def _modified(case: Case, unit: Unit, lost: Container[int]) -> Link | None:
    """Return the link of the noun that a lost word stands right before, if it does."""
    if unit.verbal:
        return None
    for after, link in zip(case.sentence.units, case.alignment.links, strict=True):
        if unit.last < after.first <= unit.last + 1 + _owner_mark(case, unit):
            return link if link and after.start not in lost and not after.verbal else None
    return None


def _owner_mark(case: Case, unit: Unit) -> int:
    """Return 1 where a possessive's mark follows a word, else 0."""
    ahead = case.sentence.tokens[unit.last + 1 : unit.last + 2]
    return int(any(token.norm in {"'s", "'"} for token in ahead))


def _has_modifier(head: Link) -> bool:
    """Say whether the source has a content word of its own right before a noun."""
    units = head.piece.sentence.units
    return any(other.last == head.other.first - 1 and not other.verbal for other in units)


def _known(case: Case, unit: Unit, lost: Container[int]) -> bool:
    """Say whether a cited article itself calls a noun so elsewhere: "the seafarers' union"."""
    head = _modified(case, unit, lost)
    return head is not None and (unit.stem, head.unit.stem) in head.piece.source.pairs


@per_case
def uncarried(case: Case) -> list[Unit]:
    """Return the claim's content words that nothing cited carries, cue verbs and stance apart."""
    skip = list(_set_aside(case))
    return [
        unit
        for unit, link in zip(case.sentence.units, case.alignment.links, strict=True)
        if link is None
        and not any(a <= unit.start < b for a, b in skip)
        and not made_up_for(case.sentence, case.alignment, unit)
    ]


def _set_aside(case: Case) -> Iterator[Range]:
    """Yield the ranges that other tests answer for: attributions, hedges, scope, brackets."""
    for one in case.sentence.attributions:
        if one.manner in _REPORTS:
            yield one.cue
    for marker in case.sentence.markers:
        denial = marker.stance is Stance.NEGATION and _denied(case, marker.start)
        if denial or marker.stance in _SET_ASIDE:
            yield Range(marker.start, marker.end)
    for name in case.sentence.names:
        yield Range(name.start, name.end)
        if name.title:
            yield name.title


def _denied(case: Case, offset: int) -> bool:
    """Say whether the pieces beside a clause deny anything: only then can M6 compare denials."""
    return any(
        marker.stance is Stance.NEGATION
        for piece in case.alignment.pieces_for(offset)
        for marker in piece.sentence.markers
    )
