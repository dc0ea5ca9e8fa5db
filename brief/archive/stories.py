"""Stories that keep their identity from day to day.

Whoever compares the days may say which story of today is which of before. What
they leave open is decided by the articles: a story goes on the one that it has
most articles in common with, and no two of one briefing go on the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from brief.archive.database import Database, insert
from brief.archive.tables import stories, story_sources
from brief.archive.values import StoryRow

_BACK = timedelta(days=14)
"""How long a story may rest before it is another."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A story of one day: its id in the briefing, its headline, its articles' addresses."""

    local: str
    headline: str
    addresses: frozenset[str]


class Stories:
    """The stories of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recent(self, day: date) -> tuple[StoryRow, ...]:
        """Return the stories told in the two weeks before and after `day`, the latest first."""
        with self._database.read() as connection:
            return recent(connection, day)

    def find(self, story: str) -> StoryRow | None:
        """Return the story of this stable id."""
        with self._database.read() as connection:
            found = _rows(connection, stories.c.id == story)
        return found[0] if found else None


def recent(connection: Connection, day: date) -> tuple[StoryRow, ...]:
    """Return the stories that a briefing of `day` may go on."""
    # Also what began later: an earlier day may be run after it.
    near = (stories.c.last_day >= day - _BACK, stories.c.first_day <= day + _BACK)
    return _rows(connection, *near)


def identify(
    seen: Sequence[Seen], known: Sequence[StoryRow], same: Mapping[str, str], day: date
) -> dict[str, str]:
    """Map the id of each story in a briefing to the stable id of the story that it is.

    `same` holds what is decided already. Pure, and the same whenever it is asked:
    a story that goes on none has an id made from its day and its articles.
    """
    named = {one.local: same[one.local] for one in seen if one.local in same}
    taken = set(named.values())
    shared = (
        (len(one.addresses & other.addresses), one, other)
        for one in seen
        for other in known
        if one.addresses & other.addresses
    )
    for _, one, other in sorted(shared, key=lambda found: (-found[0], found[1].local, found[2].id)):
        if one.local not in named and other.id not in taken:
            named[one.local] = other.id
            taken.add(other.id)
    for one in seen:
        if one.local not in named:
            named[one.local] = _new_id(one, day)
    return named


def keep(connection: Connection, seen: Iterable[Seen], named: Mapping[str, str], day: date) -> None:
    """Keep the stories of a day under their stable ids."""
    for one in seen:
        key = named[one.local]
        old = _rows(connection, stories.c.id == key)
        first = min([day, *(each.first_day for each in old)])
        last = max([day, *(each.last_day for each in old)])
        # An earlier day that is run again does not change what the story is called now.
        headline = old[0].headline if old and (old[0].last_day > day) else one.headline
        values = {"headline": headline, "first_day": first, "last_day": last}
        connection.execute(
            insert(connection, stories)
            .values(id=key, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )
        for address in sorted(one.addresses):
            connection.execute(
                insert(connection, story_sources)
                .values(story_id=key, address=address)
                .on_conflict_do_nothing()
            )


def _new_id(seen: Seen, day: date) -> str:
    told = "\n".join([day.isoformat(), seen.local, *sorted(seen.addresses)])
    return f"st-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _rows(connection: Connection, *where: Any) -> tuple[StoryRow, ...]:
    order = (stories.c.last_day.desc(), stories.c.id)
    rows = connection.execute(select(stories).where(*where).order_by(*order)).all()
    wanted = (
        select(story_sources).join(stories, stories.c.id == story_sources.c.story_id).where(*where)
    )
    addresses: dict[str, set[str]] = {}
    for one in connection.execute(wanted):
        addresses.setdefault(one.story_id, set()).add(one.address)
    return tuple(
        StoryRow(
            row.id, row.headline, row.first_day, row.last_day, frozenset(addresses.get(row.id, ()))
        )
        for row in rows
    )
