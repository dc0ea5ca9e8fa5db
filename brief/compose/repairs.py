"""Statements that were refused go back to the model once more, each with its findings.

`repair_requests` says what to ask, `read_repairs` what was answered; who asks
how often, and checks what comes back, is the caller's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from brief.compose.fallbacks import behind
from brief.compose.locate import Places, claim_of, items_of
from brief.compose.model import ChatRequest
from brief.compose.packing import Packing
from brief.compose.requests import Room, groups, item_of, request_for
from brief.model import Claim

_BESIDE = 1  # sentences shown on each side of one that is cited


class Refused(NamedTuple):
    """A claim that was refused; `findings` are its findings as text, such as "F301: …"."""

    claim: Claim
    findings: tuple[str, ...]


class Repair(NamedTuple):
    """A request to mend some refused claims; `items` are their names in it, by place."""

    request: ChatRequest
    items: Mapping[str, int]


def repair_requests(refused: Sequence[Refused], packing: Packing, room: Room) -> tuple[Repair, ...]:
    """Return the requests that ask to mend the refused claims.

    There are several where they do not fit one; what does not fit alone, or
    cites no sentence that was shown, is not asked about.
    """
    items = [
        item_of(f"R{n}", one.claim, packing, one.findings, _BESIDE)
        for n, one in enumerate(refused, 1)
    ]
    place = {item.item: at for at, item in enumerate(items)}
    known = [item for item in items if item.near]
    found = []
    for group in groups(known, packing, "repair", room):
        sources = packing.part({one for item in group for one in item.near})
        request = request_for("repair", sources, {"drafts": group}, room)
        found.append(Repair(request, {item.item: place[item.item] for item in group}))
    return tuple(found)


def read_repairs(
    data: Mapping[str, object], repair: Repair, refused: Sequence[Refused], places: Places
) -> dict[int, Claim]:
    """Return the new claims of an answer, by the place of the claim each one mends.

    A new claim falls back on what the old one would have said otherwise. One
    that is the old claim again, one for an item that was not asked about, and a
    second for the same item are passed over.
    """
    found: dict[int, Claim] = {}
    for item in items_of(data, "repairs"):
        name = item.get("item")
        at = repair.items.get(name.strip("[] ")) if isinstance(name, str) else None
        if at is None or at in found:
            continue
        old, new = refused[at].claim, claim_of(item, places)
        if new != old:
            found[at] = behind(new, old.otherwise) if old.otherwise else new
    return found
