"""Which wording of a group a reader should see, and how much a group weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from brief.compose.conditions import ConditionalEvent, bound
from brief.compose.group import Group, Read
from brief.compose.units import Unit
from brief.compose.weights import Weights
from brief.compose.wording import Worded, word
from brief.text.book import NameBook
from brief.text.cues import Manner
from brief.text.document import Document
from brief.text.stance import Stance

_FIRST_PERSON = frozenset("i we our us my me".split())
_LONG, _VERY_LONG = 45, 60  # words; news sentences rarely need more
_SHORT = 6


@dataclass(frozen=True)
class Choice:
    """The member of a group that speaks for it, worded."""

    group: Group
    read: Read
    worded: Worded


@dataclass(frozen=True)
class Scene:
    """What choosing needs to know of the story."""

    documents: Sequence[Document]
    events: Sequence[ConditionalEvent]
    book: NameBook
    weights: Weights


_MOST_WORDINGS = 3


def choose(group: Group, scene: Scene) -> tuple[Choice, ...]:
    """Return the wordings that lose none of the group's caution, the clearest, most original first.

    A member without the condition that another member gives is not chosen:
    the group is about something that happens only if. A copy speaks for a
    group only in the section that an original puts it in.
    """
    conditional = any(m.unit.has(Stance.CONDITION) for m in group.members)
    founders = [m for m in group.members if m.unit.founds]
    kinds = {m.reading.kind for m in founders}
    kinds = kinds - {None} or kinds
    homes = {m.unit.origin for m in founders if m.reading.kind in kinds}
    worded = [
        (m, text)
        for m in group.members
        if m.reading.kind in kinds
        and (m.unit.founds or m.unit.origin in homes)
        and (not conditional or _conditioned(m.unit))
        and not m.unit.text.rstrip().endswith(":")
        and (text := word(m.unit, scene.documents[m.unit.place[0]]))
    ]
    told = [(m, text, bound(m, text, scene.events, scene.book)) for m, text in worded]
    # When one wording of a group had to be given its condition, all speak of that event.
    binding = any(after is not before for _, before, after in told)
    scored: list[tuple[float, Choice]] = []
    for member, before, after in told:
        if binding and after is before and not member.unit.has(Stance.CONDITION):
            continue
        score = clarity(member.unit, after)
        if member.reading.kind is None:
            score += 2.0 * _carried(member.unit, group, scene.weights)
        scored.append((score, Choice(group, member, after)))
    scored.sort(key=lambda s: -s[0])
    return tuple(choice for _, choice in scored[:_MOST_WORDINGS])


def _carried(unit: Unit, group: Group, weights: Weights) -> float:
    """Return what part of the unit's content the other origins carry, in [0, 1]."""
    mass = weights.mass(unit.features) or 1.0
    best: dict[str, float] = {}
    for other in (m.unit for m in group.members if m.unit.origin != unit.origin):
        shared = weights.shared(unit.features, other.features) / mass
        best[other.origin] = max(best.get(other.origin, 0.0), shared)
    return max(best.values(), default=0.0)


_AFTER_EVENT = re.compile(r"(?<!\w)(?:following|after|once|upon) (?:an?|any|the) ", re.IGNORECASE)


def _conditioned(unit: Unit) -> bool:
    """Say whether the unit gives a condition, or puts its matter after an event still to come."""
    return unit.has(Stance.CONDITION) or (
        unit.has(Stance.HEDGE) and _AFTER_EVENT.search(unit.text) is not None
    )


def _outside(unit: Unit) -> list[str]:
    """Return the folded words that stand outside quotation marks."""
    return [
        t.norm
        for t in unit.tokens
        if t.is_word and not any(q.start < t.start < q.end for q in unit.quotations)
    ]


def _first_person(unit: Unit) -> bool:
    """Say whether the newsroom speaks of itself."""
    return bool(_FIRST_PERSON & set(_outside(unit)))


def clarity(unit: Unit, worded: Worded) -> float:
    """Score one wording: original, standing alone, of readable length."""
    score = 0.0 if unit.derived else 1.0
    score -= 0.35 * worded.brackets
    words = unit.words
    score -= 0.5 * (words > _LONG) + 0.5 * (words > _VERY_LONG) + 0.6 * (words < _SHORT)
    outside = _outside(unit)
    score -= 1.2 * _first_person(unit)
    score -= 0.3 * (outside[:1] == ["nor"])
    score -= 0.2 * bool({"today", "yesterday", "tomorrow", "tonight", "here"} & set(outside))
    return score


_TELLING = {Manner.WARN, Manner.WANT, Manner.PROMISE, Manner.DENY, Manner.OPPOSE, Manner.SUPPORT}


def weight(group: Group, choice: Choice, centrality: float) -> float:
    """Weigh a group: independent origins first, then outlets, centrality, stand and place.

    `centrality` is the mean similarity of the wording to the story's other
    units, in [0, 1].
    """
    outlets = len({m.unit.article.id for m in group.members})
    unit = choice.read.unit
    early = 1.0 - min(m.unit.place[1] for m in group.members) / 60
    stand = any(r.attribution and r.attribution.manner in _TELLING for r in unit.reports)
    return (
        2.0 * (len(group.origins) - 1)
        + 0.6 * math.log2(1 + outlets)
        + 0.5 * early
        + 8.0 * centrality
        + 0.5 * stand
        + 0.4 * bool(unit.quotations)
        + 0.3 * unit.has(Stance.CONDITION)
        + 0.5 * min(0.0, clarity(unit, choice.worded))
    )
