"""Briefings as they were given out: the record, whole, and rows to find its statements by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from brief.archive import stories as identity
from brief.archive.articles import address_key
from brief.archive.database import Database, insert
from brief.archive.tables import (
    briefing_stories,
    briefings,
    statement_sources,
    statements,
    usage,
)
from brief.archive.values import (
    ALWAYS,
    ArchiveOptions,
    Period,
    Spent,
    StatementRow,
    StoredBriefing,
)
from brief.archive.words import index
from brief.check.records import require_briefing
from brief.model import Basis, Kind, Usage

Record = Mapping[str, Any]
_USAGE = ("prompt_tokens", "completion_tokens", "calls", "cost_usd")


def briefing_id(record: Record) -> str:
    """Return what a record is known by: the hash of all that it says."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class Briefings:
    """The briefings of an archive, and their statements."""

    def __init__(self, database: Database, options: ArchiveOptions) -> None:
        self._database = database
        self._options = options

    def keep(self, record: Record, same: Mapping[str, str] | None = None) -> StoredBriefing:
        """Keep the `brief/1` record of a briefing, its statements and its usage: all, or none.

        `same` maps ids of its stories to stable ids, where that is decided. To keep
        a record again changes nothing. Raises FileFormatError when it is no briefing.
        """
        require_briefing(record)
        key, now = briefing_id(record), self._options.clock()
        with self._database.write() as connection:
            made = connection.execute(
                insert(connection, briefings)
                .values(
                    id=key,
                    day=_day(record),
                    engine=record["engine"]["name"],
                    model=record["engine"]["model"],
                    kept=now,
                    record=record,
                )
                .on_conflict_do_nothing(index_elements=["id"])
                .returning(briefings.c.number)
            ).scalar()
            if made is not None:
                _keep_parts(connection, key, record, same or {})
            return _briefings(connection, select(briefings).where(briefings.c.id == key))[0]

    def find(self, key: str) -> StoredBriefing | None:
        """Return the briefing of this id."""
        with self._database.read() as connection:
            found = _briefings(connection, select(briefings).where(briefings.c.id == key))
        return found[0] if found else None

    def on(self, day: date) -> StoredBriefing | None:
        """Return the briefing of a day, the last one kept if there are several."""
        found = self.between(Period(day, day))
        return found[-1] if found else None

    def latest(self) -> StoredBriefing | None:
        """Return the briefing of the latest day."""
        with self._database.read() as connection:
            day = connection.execute(select(func.max(briefings.c.day))).scalar()
        return None if day is None else self.on(day)

    def between(self, period: Period = ALWAYS) -> tuple[StoredBriefing, ...]:
        """Return every briefing of a period by its day, and of a day in the order of keeping."""
        wanted = _within(select(briefings), briefings.c.day, period)
        with self._database.read() as connection:
            return _briefings(connection, wanted.order_by(briefings.c.day, briefings.c.number))

    def days(self, period: Period = ALWAYS) -> tuple[date, ...]:
        """Return the days of a period that have a briefing."""
        wanted = _within(select(briefings.c.day).distinct(), briefings.c.day, period)
        with self._database.read() as connection:
            return tuple(connection.execute(wanted.order_by(briefings.c.day)).scalars())

    def ids(self, period: Period = ALWAYS) -> tuple[tuple[date, str], ...]:
        """Return each day of a period with the id of its briefing, the last one kept."""
        wanted = _within(select(briefings.c.day, briefings.c.id), briefings.c.day, period)
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(briefings.c.day, briefings.c.number))
            return tuple({row.day: row.id for row in rows}.items())

    def statements(self, period: Period = ALWAYS) -> tuple[StatementRow, ...]:
        """Return the statements of the briefings of a period, in their order."""
        return self._statements(_within(select(statements), statements.c.day, period))

    def resting_on(self, hashes: Iterable[str]) -> tuple[StatementRow, ...]:
        """Return the statements that cite a text with one of these hashes."""
        cited = select(statement_sources.c.statement_id).where(
            statement_sources.c.sha256.in_(sorted(set(hashes)))
        )
        return self._statements(select(statements).where(statements.c.id.in_(cited)))

    def spent(self, period: Period = ALWAYS) -> tuple[Spent, ...]:
        """Return what the briefings of a period cost."""
        wanted = _within(select(usage), usage.c.day, period).order_by(usage.c.day)
        with self._database.read() as connection:
            return tuple(
                Spent(
                    row.briefing_id,
                    row.day,
                    row.engine,
                    row.model,
                    Usage(**{name: getattr(row, name) for name in _USAGE}),
                )
                for row in connection.execute(wanted)
            )

    def _statements(self, wanted: Select[Any]) -> tuple[StatementRow, ...]:
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(statements.c.day, statements.c.id)).all()
            chosen = wanted.with_only_columns(statements.c.id).subquery()
            cited: dict[int, set[str]] = {}
            for one in connection.execute(
                select(statement_sources).where(
                    statement_sources.c.statement_id.in_(select(chosen.c.id))
                )
            ):
                cited.setdefault(one.statement_id, set()).add(one.sha256)
        return tuple(_statement(row, frozenset(cited.get(row.id, ()))) for row in rows)


def _keep_parts(connection: Connection, key: str, record: Record, same: Mapping[str, str]) -> None:
    """Keep the rows that follow from a record."""
    day = _day(record)
    spent = {name: record["usage"][name] for name in _USAGE}
    about = {"engine": record["engine"]["name"], "model": record["engine"]["model"]}
    connection.execute(usage.insert().values(briefing_id=key, day=day, **about, **spent))
    seen = [_seen(story, record) for story in record["stories"]]
    named = identity.identify(seen, identity.recent(connection, day), same, day)
    identity.keep(connection, seen, named, day)
    for local, story in named.items():
        connection.execute(
            briefing_stories.insert().values(briefing_id=key, local=local, story_id=story)
        )
    hashes = {source["id"]: source["sha256"] for source in record["sources"]}
    for story in record["stories"]:
        for one in story["statements"]:
            row = connection.execute(
                statements.insert()
                .values(
                    briefing_id=key,
                    story_id=named[story["id"]],
                    day=day,
                    local=one["id"],
                    text=one["text"],
                    kind=one["kind"],
                    basis=one["basis"],
                    holder=one["holder"],
                    origins=len(one["origins"]),
                )
                .returning(statements.c.id)
            ).scalar_one()
            index(connection, "statement_words", row, (one["text"], one["holder"] or ""))
            for sha256 in sorted({hashes[cited["source"]] for cited in one["citations"]}):
                connection.execute(
                    statement_sources.insert().values(statement_id=row, sha256=sha256)
                )


def _seen(story: Record, record: Record) -> identity.Seen:
    named = {article for origin in story["origins"] for article in origin["articles"]}
    addresses = frozenset(
        address_key(source["url"]) if source["url"] else f"sha256:{source['sha256']}"
        for source in record["sources"]
        if source["id"] in named
    )
    headline = story["headline"]["text"] if story["headline"] else ""
    return identity.Seen(story["id"], headline, addresses)


def _day(record: Record) -> date:
    return date.fromisoformat(record["date"])


def _within(wanted: Select[Any], column: Any, period: Period) -> Select[Any]:
    if period.since is not None:
        wanted = wanted.where(column >= period.since)
    if period.until is not None:
        wanted = wanted.where(column <= period.until)
    return wanted


def _briefings(connection: Connection, wanted: Select[Any]) -> tuple[StoredBriefing, ...]:
    rows = connection.execute(wanted).all()
    named: dict[str, dict[str, str]] = {row.id: {} for row in rows}
    chosen = wanted.with_only_columns(briefings.c.id).order_by(None).subquery()
    for one in connection.execute(
        select(briefing_stories).where(briefing_stories.c.briefing_id.in_(select(chosen.c.id)))
    ):
        named[one.briefing_id][one.local] = one.story_id
    return tuple(
        StoredBriefing(row.id, row.day, row.kept, row.record, named[row.id]) for row in rows
    )


def _statement(row: Row[Any], sources: frozenset[str]) -> StatementRow:
    return StatementRow(
        row.briefing_id,
        row.day,
        row.story_id,
        row.local,
        row.text,
        Kind(row.kind),
        Basis(row.basis),
        row.holder,
        row.origins,
        sources,
    )
