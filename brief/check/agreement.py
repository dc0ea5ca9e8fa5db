"""Which of the origins that a claim cites state it, each by itself.

Agreement counts reports that each say the thing, not reports that say it
together. A citation of an origin that does not carry the claim alone is
dropped, unless the claim needs it beside another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from brief.check.checker import Checker
from brief.model import Basis, Claim, Origin, Pointer, Span


class Stated(NamedTuple):
    """A claim with the citations that count, and the ids of the origins that state it."""

    claim: Claim
    origins: tuple[str, ...]


def stated_by(checker: Checker, claim: Claim, origins: Sequence[Origin]) -> Stated:
    """Keep the citations of the origins that state a supported claim by themselves.

    When none does alone, the claim stands on citations of several origins
    together: those it can do without are dropped, and it counts for the origin
    cited first. A conflict is about all the origins it cites.
    """
    own_of = by_origin(claim, origins)
    if claim.basis is Basis.CONFLICT or len(own_of) < 2:
        return Stated(claim, tuple(apart(own_of, origins)))
    alone = apart(_alone(checker, claim, own_of), origins)
    if alone:
        kept = [p for p in claim.pointers if any(p in own_of[o] for o in alone)]
        ordered = tuple(o.id for o in origins if o.id in alone)
        return Stated(replace(claim, pointers=tuple(kept)), ordered)
    first = next(iter(own_of))
    kept = list(claim.pointers)
    for origin, own in own_of.items():
        rest = [p for p in kept if p not in own]
        if origin != first and _carries(checker, claim, rest):
            kept = rest
    return Stated(replace(claim, pointers=tuple(kept)), (first,))


def cited_origins(claim: Claim, origins: Sequence[Origin]) -> int:
    """Return how many origins a claim cites."""
    return len(apart(by_origin(claim, origins), origins))


def lone_origins(checker: Checker, claim: Claim, origins: Sequence[Origin]) -> int:
    """Return how many of the cited origins state a claim by themselves."""
    return len(apart(_alone(checker, claim, by_origin(claim, origins)), origins))


def apart(names: Iterable[str], origins: Sequence[Origin]) -> list[str]:
    """Return the origins among `names` that count beside each other, the whole ones first to stay.

    What a digest adds does not confirm the report that it derives from, nor what
    another digest adds to that.
    """
    root = {origin.id: origin.within or origin.id for origin in origins}
    named = list(names)
    kept: dict[str, str] = {}
    for name in sorted(named, key=lambda one: root.get(one, one) != one):
        kept.setdefault(root.get(name, name), name)
    return [name for name in named if name in kept.values()]


def _alone(checker: Checker, claim: Claim, own_of: Mapping[str, Sequence[Pointer]]) -> list[str]:
    """Return the origins whose pointers carry the claim without the others."""
    return [origin for origin, own in own_of.items() if _carries(checker, claim, own)]


def by_origin(claim: Claim, origins: Sequence[Origin]) -> dict[str, list[Pointer]]:
    """Return the claim's pointers by the origin they belong to, in order of first citation."""
    home = {article: origin.id for origin in origins for article in origin.articles}
    parts = {origin.original: origin for origin in origins if origin.spans}
    found: dict[str, list[Pointer]] = {}
    for pointer in claim.pointers:
        part = parts.get(pointer.source)
        if part and _inside(pointer, part.spans):
            found.setdefault(part.id, []).append(pointer)
        elif pointer.source in home:
            found.setdefault(home[pointer.source], []).append(pointer)
    return found


def _inside(pointer: Pointer, spans: Sequence[Span]) -> bool:
    """Say whether a pointer lies in one of the spans."""
    return any(span.start <= pointer.start and pointer.end <= span.end for span in spans)


def _carries(checker: Checker, claim: Claim, pointers: Sequence[Pointer]) -> bool:
    """Say whether the claim is supported by these pointers alone."""
    return checker.supports(replace(claim, pointers=tuple(pointers)))
