"""Which section a unit belongs to, by what it says.

Open: a deciding, knowing or telling that has not happened. Settled: an act of
agreement that has happened, told by the newsroom or announced by a party.
Disputed: one party's claim with another's denial. Position: what a named
holder is reported to say, want or refuse. Anything else is background, which
enters the briefing only when independent origins report it alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.compose.acts import settled
from brief.compose.holders import holder_of
from brief.compose.openness import disputed, open_matter
from brief.compose.units import Unit
from brief.model import Basis, Kind
from brief.text.document import Speaker


@dataclass(frozen=True, slots=True)
class Reading:
    """The section a unit fits and how plainly, in [0, 1].

    `holder` is set for positions; `act` holds the stems of a settled act and
    of what stands next to it ("sign", "framework").
    """

    kind: Kind | None
    basis: Basis | None
    strength: float
    holder: Speaker | None = None
    act: frozenset[str] = frozenset()


BACKGROUND = Reading(None, None, 0.0)


def read(unit: Unit, outlets: frozenset[str] = frozenset()) -> Reading:
    """Read one unit into a section; `outlets` are the sources', folded by `outlet_key`."""
    dispute = disputed(unit)
    if dispute:
        return Reading(Kind.UNRESOLVED, Basis.DISPUTED, dispute)
    held = holder_of(unit, outlets)
    matter = open_matter(unit)
    if matter:
        return Reading(Kind.UNRESOLVED, Basis.OPEN, matter)
    done, act = settled(unit)
    if done:
        return Reading(Kind.AGREED, Basis.SETTLED, done, act=act)
    if held:
        return Reading(Kind.POSITION, Basis.STATED, 1.0, held[0])
    return BACKGROUND
