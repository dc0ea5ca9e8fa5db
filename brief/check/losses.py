"""What a claim says that nothing cited carries, and how it hangs in the claim.

A free writer replaces words; an inventor adds phrases and puts one thing in the
place of another. A verb or an abstract noun without a counterpart, in a phrase of
which something is carried, is more often than not a replacement. A prepositional
phrase or a subordinate clause of which nothing is carried is an addition, and a
noun that names a person, a body, a place or a thing has to be the source's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from brief.check.case import Case
from brief.check.hanging import How, how, modified
from brief.check.kept import per_case
from brief.check.lexicon import supporting
from brief.check.names import given
from brief.check.polarity import made_up_for
from brief.check.reading import HEAVY, Unit
from brief.model import Range
from brief.text.chunks import Chunk, ChunkKind, chunks
from brief.text.cues import Manner
from brief.text.function_words import DETERMINERS
from brief.text.stance import Stance

_REPORTS = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN})
_TO_OBJECT = 4
_TO_JOINED = 4
_JOINING = frozenset({"and", "or"})
_LISTING = _JOINING | {","}
_SET_ASIDE = frozenset({Stance.HEDGE, Stance.CONDITION, Stance.SCOPE, Stance.TIME})


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
    lost -= {unit.start for unit in gone if _known(case, unit, lost) or _supports(case, unit)}
    found: list[Loss] = []
    parts = chunks(case.sentence.tokens)
    carried = [_anything_carried(case, chunk, lost) for chunk in parts]
    for at, chunk in enumerate(parts):
        gone = [u for u in case.sentence.units if chunk.start <= u.start < chunk.end]
        added = _hangs_on(chunk) and not (carried[at] or _goes_on(case.text, parts, carried, at))
        added = added or (chunk.opener in _JOINING and not carried[at] and _joins(case, gone))
        found += [
            Loss(unit, How.ADDED if added else how(case, unit, lost))
            for unit in gone
            if unit.start in lost
        ]
    return found


def _joins(case: Case, gone: Sequence[Unit]) -> bool:
    """Say whether lost nouns are joined to one that the source has by itself: "grain and oil"."""
    if not gone or any(unit.verbal for unit in gone):
        return False
    first = gone[0].first
    before = [link for link in case.alignment.linked if link.unit.last < first]
    if not before or before[-1].unit.last < first - _TO_JOINED or before[-1].unit.verbal:
        return False
    source, behind = before[-1].piece.sentence, before[-1].other.last + 1
    verbs = {word.first for word in source.words if word.verbal}
    return not any(
        token.norm in _LISTING and at + 1 not in verbs
        for at, token in enumerate(source.tokens[behind : behind + _TO_JOINED], behind)
    )


def _goes_on(text: str, parts: Sequence[Chunk], carried: Sequence[bool], at: int) -> bool:
    """Say whether a verb without a counterpart leads to a phrase that has one: "to pay for it"."""
    verbal = parts[at].kind is ChunkKind.CLAUSE or _infinitive(text, parts[at])
    behind = at + 1 < len(parts) and parts[at + 1].kind is ChunkKind.ADJUNCT
    return verbal and behind and carried[at + 1]


def _infinitive(text: str, chunk: Chunk) -> bool:
    """Say whether a chunk begins with "to" and what can be a verb."""
    words = text[chunk.start : chunk.end].split()[1:2]
    return chunk.opener == "to" and any(w.islower() and w not in DETERMINERS for w in words)


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


def _supports(case: Case, unit: Unit) -> bool:
    """Say whether a verb only makes a verb of the noun behind it: "voiced doubts" for "doubted"."""
    if not unit.verbal or unit.stem not in supporting():
        return False
    behind = (
        link
        for link in case.alignment.linked
        if unit.last < link.unit.first <= unit.last + _TO_OBJECT and not link.unit.verbal
    )
    first = next(behind, None)
    return first is not None and first.other.verbal


def _known(case: Case, unit: Unit, lost: Container[int]) -> bool:
    """Say whether an article is about it, or calls a noun so elsewhere: "the bakers' union"."""
    if not unit.verbal and any(unit.stem in piece.source.topics for piece in case.pieces):
        return True
    head = modified(case, unit, lost)
    if head is None or head.other.stem != head.unit.stem:
        return False
    return (unit.stem, head.unit.stem) in head.piece.source.pairs


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
