"""What is said where a model's statement is refused: the extractive wording of its span."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from brief.model import Basis, Claim, Pointer


def with_last_resorts(
    claims: Sequence[Claim], plain: Sequence[Claim], refused: Collection[int]
) -> tuple[Claim, ...]:
    """Return the claims, those at the places `refused` falling back on the extractive wording.

    `plain` are the extractive engine's claims about the same articles. Each is
    the last resort of one claim at most, and none that a claim says already, and
    is not refused, is one, so that nothing is said twice.
    """
    said = {claim.text for at, claim in enumerate(claims) if at not in refused}
    free = [claim for claim in plain if claim.text not in said]
    found: list[Claim] = []
    for at, claim in enumerate(claims):
        last = _nearest(claim, free) if at in refused else None
        if last:
            free.remove(last)
        found.append(behind(claim, last) if last else claim)
    return tuple(found)


def behind(claim: Claim, last: Claim) -> Claim:
    """Put a claim at the end of what another would say otherwise."""
    rest = behind(claim.otherwise, last) if claim.otherwise else last
    return replace(claim, otherwise=rest)


def _nearest(claim: Claim, plain: Sequence[Claim]) -> Claim | None:
    """Return the claim whose wording shares most characters with what a claim cites.

    A conflict is not another wording of what one side says, nor the reverse.
    """
    scored = [
        (sum(_shared(claim, place) for place in worded(other)), other.kind is claim.kind, -at)
        for at, other in enumerate(plain)
        if (other.basis is Basis.CONFLICT) is (claim.basis is Basis.CONFLICT)
    ]
    best = max(scored, default=(0, False, 0))
    return plain[-best[2]] if best[0] else None


def worded(plain: Claim) -> tuple[Pointer, ...]:
    """Return the places whose words an extractive claim has; the others only bear it out."""
    return plain.pointers if plain.basis is Basis.CONFLICT else plain.pointers[:1]


def _shared(claim: Claim, place: Pointer) -> int:
    """Return how many characters of a place a claim cites."""
    return sum(
        max(0, min(p.end, place.end) - max(p.start, place.start))
        for p in claim.pointers
        if p.source == place.source
    )
