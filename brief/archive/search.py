"""`brief search`: words looked up in every article and statement that was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, column, func, select, table, text

from brief.archive.articles import with_numbers
from brief.archive.database import Database
from brief.archive.tables import articles, statements, versions
from brief.archive.values import Hit, Period, Version
from brief.archive.words import Query, any_of, excerpt, matching, read_query
from brief.errors import ArchiveError


def search(database: Database, asked: str, period: Period, most: int) -> tuple[Hit, ...]:
    """Return what holds the words, the latest first, statements before articles of their day.

    `most` of each at most. An article's day is that of its publication in UTC,
    else of its first seeing. Raises ArchiveError when no word was asked for.
    """
    query = read_query(asked)
    if not query.wanted:
        raise ArchiveError(f"no word to search for in {asked!r}; give at least one")
    with database.read() as connection:
        hits = [
            *_statements(connection, query, period, most),
            *_articles(connection, query, period, most),
        ]
    return tuple(sorted(hits, key=lambda hit: hit.day, reverse=True))


def candidates(database: Database, sentence: str, most: int) -> tuple[Version, ...]:
    """Return the articles that are likest to tell of a sentence, the likest first.

    Likeness is that of the words, whatever their order; to tell whether an article
    carries the sentence is the checker's work. What was retracted, or is no longer
    what stands at its address, is left out.
    """
    with database.read() as connection:
        asked = any_of(connection, sentence)
        if asked is None:
            return ()
        condition, order, value = (one.format(table="article_words") for one in asked)
        ranked = f"SELECT rowid FROM article_words WHERE {condition} ORDER BY {order} LIMIT :most"  # noqa: S608 - our words
        given = {"query": value, "most": 2 * most}
        numbers = list(connection.execute(text(ranked), given).scalars())
        found = with_numbers(connection, numbers)
    return tuple(found[number] for number in numbers if number in found)[:most]


def _statements(connection: Connection, query: Query, period: Period, most: int) -> Iterator[Hit]:
    """Yield the statements that hold the words, the latest first, each once a day."""
    condition, value = matching(connection, query)
    wanted = (
        select(statements)
        .where(statements.c.id.in_(_rows("statement_words", condition)))
        .order_by(statements.c.day.desc(), statements.c.id.desc())
    )
    if period.since:
        wanted = wanted.where(statements.c.day >= period.since)
    if period.until:
        wanted = wanted.where(statements.c.day <= period.until)
    told: set[tuple[date, str]] = set()
    for row in connection.execute(wanted, {"query": value}):
        # A day that was briefed anew says most things again.
        if (row.day, row.text) not in told and len(told) < most:
            told.add((row.day, row.text))
            title = row.holder or f"{row.kind}, {row.basis}"
            yield Hit("statement", row.day, title, row.text, row.local)


def _articles(connection: Connection, query: Query, period: Period, most: int) -> Iterator[Hit]:
    """Yield the versions of articles that hold the words, the latest first."""
    condition, value = matching(connection, query)
    moment = func.coalesce(versions.c.published, versions.c.first_seen)
    wanted = (
        select(versions, articles.c.address, moment.label("moment"))
        .join(articles)
        .where(versions.c.id.in_(_rows("article_words", condition)))
        .order_by(moment.desc(), versions.c.id.desc())
        .limit(most)
    )
    if period.since:
        wanted = wanted.where(moment >= _start(period.since))
    if period.until:
        wanted = wanted.where(moment < _start(period.until + timedelta(days=1)))
    for row in connection.execute(wanted, {"query": value}):
        title = ": ".join(part for part in (row.outlet, row.title) if part)
        day = (row.published or row.first_seen).date()
        yield Hit("article", day, title, excerpt(_prose(row), query), row.url or row.path)


def _rows(name: str, condition: str) -> Select[tuple[int]]:
    """Return the question which rows of an index match; `query` is its parameter."""
    words = table(name, column("rowid", Integer))
    return select(words.c.rowid).where(text(condition.format(table=name)))


def _prose(row: Row[Any]) -> str:
    return "\n".join(row.text[start:end] for start, end in row.body)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
