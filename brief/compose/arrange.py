"""The sections of a story filled: what goes where, under which holder, and how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brief.compose.backing import Backing
from brief.compose.choose import Choice
from brief.compose.classify import Reading
from brief.compose.conflicts import Conflict, contested
from brief.compose.group import led_by
from brief.compose.wording import pointer
from brief.model import Basis, Claim, Kind
from brief.text.book import NameBook

Weighed = tuple[float, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many statements a story may hold, by section and in all."""

    agreed: int = 8
    unresolved: int = 10
    total: int = 30
    per_holder: int = 3

    @classmethod
    def of(cls, articles: int) -> Limits:
        """Return the limits for a story of so many articles: one screen, a little more for many."""
        return cls(total=min(40, 30 + 2 * max(0, articles - 5)))


_MOST_CONFLICTS = 5
_FIRST_OF_HOLDER = 2.0
"""What a holder's first position weighs more than a second of another holder."""


@dataclass(frozen=True)
class Scenery:
    """What filling the sections needs to know of the story.

    A sentence that another origin tells otherwise is no agreement: `differing`
    are those conflicts, `rewordings` the wordings of one quotation.
    """

    differing: Sequence[Conflict]
    rewordings: Sequence[Claim]
    backing: Backing
    book: NameBook


def arrange(ranked: Sequence[Weighed], story: Scenery, limits: Limits) -> list[Claim]:
    """Fill the sections in order of weight, each within its limit."""
    readings = [c.read.reading for _, choices in ranked for c in choices]
    names = holder_names(readings, story.book)
    made = [(w, claim) for w, choices in ranked if (claim := _chain(choices, names, story))]
    agreed = [c for _, c in made if c.kind is Kind.AGREED][: limits.agreed]
    conflicts = [*(c.claim for c in story.differing), *story.rewordings]
    open_items = [c for _, c in made if c.kind is Kind.UNRESOLVED]
    unresolved = [*conflicts[:_MOST_CONFLICTS], *open_items][: limits.unresolved]
    room = max(0, limits.total - len(agreed) - len(unresolved))
    positions = _positions([(w, c) for w, c in made if c.kind is Kind.POSITION], room, limits)
    return [*agreed, *unresolved, *positions]


def _positions(made: Sequence[tuple[float, Claim]], room: int, limits: Limits) -> list[Claim]:
    """Choose the positions there is room for and put them in order of holder."""
    salience = Counter(c.holder for _, c in made)
    seen: Counter[str | None] = Counter()
    scored = []
    for place, (weight, claim) in enumerate(made):
        seen[claim.holder] += 1
        if seen[claim.holder] > limits.per_holder:
            continue
        first = seen[claim.holder] == 1
        bonus = _FIRST_OF_HOLDER * first + 0.4 * min(salience[claim.holder], 4)
        scored.append((weight + bonus, place, claim))
    kept = sorted(sorted(scored, key=lambda s: (-s[0], s[1]))[:room], key=lambda s: s[1])
    order = list(dict.fromkeys(c.holder for _, _, c in kept))
    return sorted((c for _, _, c in kept), key=lambda c: order.index(c.holder))


def holder_names(readings: Sequence[Reading], book: NameBook) -> dict[frozenset[str], str]:
    """Return the one name of each holder; a country and who leads it share a name.

    "Moscow" and "President Putin" are one actor to a reader: "Vladimir Putin / Russia".
    """
    holders = [r.holder for r in readings if r.holder]
    countries = {k: h for h in holders for k in h.keys if k.startswith(("@", "~")) and not h.person}
    names: dict[frozenset[str], str] = {}
    for holder in holders:
        led = led_by(holder, book) & countries.keys()
        if led:
            country = countries[min(led)]
            name = f"{holder.label} / {country.label}"
            names[holder.keys] = name
            names[country.keys] = name
    for holder in holders:
        known = next((n for keys, n in names.items() if keys & holder.keys), holder.label)
        names.setdefault(holder.keys, known)
    return names


def _chain(
    choices: Sequence[Choice], names: dict[frozenset[str], str], story: Scenery
) -> Claim | None:
    """Make the claim of a group, with its other wordings to fall back on."""
    chain: Claim | None = None
    for choice in reversed(choices):
        claim = _claim(choice, names, story)
        if claim:
            chain = replace(claim, otherwise=chain)
    return chain


def _claim(choice: Choice, names: dict[frozenset[str], str], story: Scenery) -> Claim | None:
    """Make the claim of a choice: its wording, its section, and a citation of each origin."""
    reading = choice.read.reading
    kind, basis = reading.kind, reading.basis
    disputed = contested(choice.read.unit, story.differing)
    if kind is Kind.AGREED and disputed:
        return None
    if kind is None:
        if len(choice.group.origins) < 2 or disputed:
            return None
        kind, basis = Kind.AGREED, Basis.CORROBORATED
    holder = names[reading.holder.keys] if reading.holder and kind is Kind.POSITION else None
    others = (pointer(u.article, u.sentence) for u in story.backing.of(choice.read.unit))
    pointers = (*choice.worded.pointers, *others)
    return Claim(choice.worded.text, tuple(dict.fromkeys(pointers)), kind, basis, holder)
