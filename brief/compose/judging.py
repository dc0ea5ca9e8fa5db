"""A second opinion by a model: what it is asked about statements, and how its answer is read.

An opinion can only reject. So an answer that says nothing of a statement, or
nothing that can be understood, is no approval: it is `UNABLE`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from brief.compose.locate import items_of
from brief.compose.model import ChatRequest
from brief.compose.prompts import render, request, tokens_of
from brief.compose.requests import Room
from brief.compose.schemas import OPINIONS
from brief.compose.shown import plain_line

UNABLE = "unable"
MOST_JUDGED = 20
"""Statements in one request, at most: judges grow careless over long lists."""

_SPARE = 64  # tokens; what a server adds around a request
_LONGEST_WHY = 300  # characters of a reason that are kept


class Evidence(NamedTuple):
    """One cited sentence, the one before it, and the outlet and time of its article."""

    text: str
    before: str = ""
    outlet: str = ""
    published: datetime | None = None


class Judged(NamedTuple):
    """A statement to judge; `holder` is set for stated positions."""

    statement: str
    evidence: tuple[Evidence, ...]
    holder: str | None = None


class Opined(NamedTuple):
    """One opinion: `entails`, `neutral`, `contradicts` or `unable`, and why."""

    opinion: str
    why: str


class Judgement(NamedTuple):
    """A request for opinions; `items` are the statements' names in it, by place."""

    request: ChatRequest
    items: Mapping[str, int]


def judge_requests(judged: Sequence[Judged], room: Room) -> tuple[Judgement, ...]:
    """Return the requests that ask for an opinion on each statement.

    A statement that does not fit one request with its evidence is in none of
    them: nobody can be asked about it, and it is `UNABLE`.
    """
    bare = render("judge", {"items": ()})
    budget = room.window - room.answer - _SPARE - tokens_of(bare, room.count)
    found: list[list[tuple[int, Mapping[str, object]]]] = []
    left = -1
    for at, one in enumerate(judged):
        item = _item(f"J{at + 1}", one)
        cost = room.count(render("judge", {"items": (item,)})[1].content)
        if cost > budget:
            continue
        if cost > left or len(found[-1]) >= MOST_JUDGED:
            found.append([])
            left = budget
        found[-1].append((at, item))
        left -= cost
    return tuple(
        Judgement(
            request("judge", {"items": [item for _, item in group]}, room.answer),
            {f"J{at + 1}": at for at, _ in group},
        )
        for group in found
    )


def read_opinions(data: Mapping[str, object], judgement: Judgement) -> dict[int, Opined]:
    """Return the opinion on each statement that was asked about, by its place.

    A statement that the answer passes over, judges twice in different ways, or
    judges in another word is `unable`.
    """
    given: dict[int, Opined] = {}
    for item in items_of(data, "opinions"):
        name = item.get("item")
        at = judgement.items.get(name.strip("[] ")) if isinstance(name, str) else None
        if at is None:
            continue
        opined = _opined(item)
        if at in given and given[at].opinion != opined.opinion:
            opined = Opined(UNABLE, "it was judged twice, in different ways")
        given[at] = opined
    missing = Opined(UNABLE, "the answer does not speak of it")
    return {at: given.get(at, missing) for at in judgement.items.values()}


def _opined(item: Mapping[str, object]) -> Opined:
    opinion, why = item.get("opinion"), item.get("why")
    reason = " ".join(why.split())[:_LONGEST_WHY] if isinstance(why, str) else ""
    if not isinstance(opinion, str) or opinion not in OPINIONS:
        return Opined(UNABLE, "the answer gives no opinion that is known")
    return Opined(opinion, reason or "no reason was given")


def _item(name: str, one: Judged) -> dict[str, object]:
    """Return a statement as the prompt shows it; all of it is data."""
    return {
        "item": name,
        "statement": plain_line(one.statement),
        "holder": plain_line(one.holder or ""),
        "passages": [
            {
                "text": plain_line(passage.text),
                "before": plain_line(passage.before),
                "outlet": plain_line(passage.outlet),
                "day": passage.published.date().isoformat() if passage.published else "",
            }
            for passage in one.evidence
        ],
    }
