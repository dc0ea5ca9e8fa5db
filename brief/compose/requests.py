"""The requests that write a story: what each prompt is rendered with, and how much fits.

Sources go into a request as `brief.compose.packing` has them; drafts, which a
model wrote, as one line each. Nothing here asks anybody anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brief.compose.model import ChatRequest, ModelFailure
from brief.compose.packing import Count, Pack, Packing, pack
from brief.compose.profiles import Profile
from brief.compose.prompts import render, request, tokens_of
from brief.compose.shown import plain_line
from brief.model import Article, Claim, Origin

_SPARE = 64  # tokens; what a server adds around a request
_LEADING = 8  # statements whose sentences a headline is written from
_LONGEST_DRAFT = 2_000  # characters of a statement that is shown again


@dataclass(frozen=True, slots=True)
class Room:
    """How requests are made: a count of tokens, a profile, and the model's limits in tokens.

    `window` bounds a request together with its answer, `answer` the answer.
    """

    count: Count
    profile: Profile
    window: int = 32_000
    answer: int = 6_000


class Item(NamedTuple):
    """A statement as a prompt shows it again: what it cites, what is wrong with it.

    `ids` are the sentences it cites, `near` those that are shown with it.
    """

    item: str
    kind: str
    basis: str
    holder: str
    text: str
    ids: tuple[str, ...]
    near: tuple[str, ...]
    findings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of its text, for its length in tokens; at least what the prompt writes."""
        return f"    [{self}]\n"


def item_of(
    name: str, claim: Claim, packing: Packing, findings: Iterable[str] = (), beside: int = 0
) -> Item:
    """Return a claim as a prompt shows it; whoever wrote its words, they are data."""
    return Item(
        name,
        claim.kind.value if claim.kind else "no kind",
        claim.basis.value if claim.basis else "no basis",
        plain_line(claim.holder or ""),
        plain_line(claim.text[:_LONGEST_DRAFT]),
        _cited(claim, packing, 0),
        _cited(claim, packing, beside),
        tuple(plain_line(one[:_LONGEST_DRAFT]) for one in findings),
    )


def _cited(claim: Claim, packing: Packing, beside: int) -> tuple[str, ...]:
    """Return the ids of the sentences that a claim cites, and of so many beside each."""
    found = (one for p in claim.pointers for one in packing.at(p.source, p.start, p.end, beside))
    return tuple(dict.fromkeys(found))


def pack_for(articles: Sequence[Article], origins: Sequence[Origin], room: Room) -> Packing:
    """Pack a story for the compose prompt; raises ModelFailure where the window is too small."""
    budget = room_left(room, "compose", {"part": 99, "parts": 99})
    try:
        return pack(articles, origins, budget, room.count)
    except ValueError as error:
        taken = room.window - budget
        raise ModelFailure(
            f"a window of {room.window} tokens is too small: the instructions and the answer "
            f"take {taken}, and a sentence has to fit beside them"
        ) from error


def compose_request(packing: Packing, part: int, room: Room) -> ChatRequest:
    """Ask for the statements of one pack, counted from 0."""
    values = {"part": part + 1, "parts": len(packing.packs)}
    return request_for("compose", packing.packs[part], values, room)


def merge_request(drafts: Sequence[Item], packing: Packing, room: Room) -> ChatRequest:
    """Ask for one list of statements made of several drafts."""
    return request_for("merge", _shown_with(drafts, packing), {"drafts": drafts}, room)


def headline_request(claims: Sequence[Claim], packing: Packing, room: Room) -> ChatRequest:
    """Ask for a headline from the sentences that the first statements cite.

    Raises ModelFailure where they do not fit the window.
    """
    items = [item_of(f"C{n}", claim, packing) for n, claim in enumerate(claims[:_LEADING], 1)]
    fitting = groups(items, packing, "headline", room)
    if not fitting:
        raise ModelFailure(f"a window of {room.window} tokens holds no headline's sources")
    return request_for("headline", _shown_with(fitting[0], packing), {}, room)


def request_for(name: str, part: Pack, values: Mapping[str, object], room: Room) -> ChatRequest:
    """Return a prompt's request over some sentences."""
    given = {"profile": room.profile, "sources": part.text.rstrip("\n"), **values}
    return request(name, given, room.answer)


def room_left(room: Room, name: str, values: Mapping[str, object]) -> int:
    """Return the tokens that a prompt leaves for its sources and drafts; may be negative."""
    bare = {"profile": room.profile, "sources": "", "drafts": (), **values}
    return room.window - room.answer - _SPARE - tokens_of(render(name, bare), room.count)


def groups(
    items: Sequence[Item], packing: Packing, name: str, room: Room
) -> tuple[tuple[Item, ...], ...]:
    """Part items, in order, into groups that each fit one request with their sentences.

    An item that does not fit alone is in none.
    """
    budget = room_left(room, name, {})
    heads = [room.count(sheet.head) for one in packing.packs for sheet in one.sheets]
    cost = {key: room.count(line.text) for key, line in packing.lines.items()}

    def need(item: Item, known: Collection[str]) -> int:
        new = [one for one in item.near if one not in known]
        articles = {one.partition(".")[0] for one in new}
        lines = sum(cost[one] for one in new) + max(heads, default=0) * len(articles)
        return lines + room.count(item.words)

    found: list[tuple[Item, ...]] = []
    left, known = -1, set[str]()
    for item in items:
        if need(item, ()) > budget:
            continue
        if need(item, known) > left:
            found.append(())
            left, known = budget, set()
        left -= need(item, known)
        known.update(item.near)
        found[-1] = (*found[-1], item)
    return tuple(found)


def _shown_with(items: Iterable[Item], packing: Packing) -> Pack:
    """Return the sentences that are shown with some items."""
    return packing.part({one for item in items for one in item.near})
