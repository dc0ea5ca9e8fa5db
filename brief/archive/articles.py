"""Articles and their versions: every text that stood at an address, kept for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, update

from brief.archive.database import Database, insert
from brief.archive.tables import articles, versions
from brief.archive.values import ArchiveOptions, Kept, Times, Version
from brief.archive.words import index
from brief.model import Article, Range, sha256

_LONGEST_ADDRESS = 1000  # characters; a longer one does not fit an index
_SOME = 500  # values in one question; SQLite takes some thousands
_NAMES = ("title", "outlet", "url", "path", "byline", "published", "language", "cluster")


def address_of(article: Article) -> str:
    """Return what an article is known by: its address, else the hash of its text."""
    return address_key(article.url) if article.url else f"sha256:{sha256(article.text)}"


def address_key(url: str) -> str:
    """Return an address in the length that is stored; what is cut off is hashed."""
    if len(url) <= _LONGEST_ADDRESS:
        return url
    return f"{url[:_LONGEST_ADDRESS]}#{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()}"


class Articles:
    """The articles of an archive."""

    def __init__(self, database: Database, options: ArchiveOptions) -> None:
        self._database = database
        self._options = options

    def keep(self, given: Iterable[Article]) -> tuple[Kept, ...]:
        """Keep articles, all or none, and say of each what it was to the archive.

        To keep the same again only notes that it was seen again.
        """
        now = self._options.clock()
        with self._database.write() as connection:
            return tuple(keep(connection, article, now) for article in given)

    def versions(self, address: str) -> tuple[Version, ...]:
        """Return every text that stood at an address, the first seen first."""
        wanted = _chosen().where(articles.c.address == address_key(address))
        with self._database.read() as connection:
            return tuple(map(_version, connection.execute(wanted.order_by(versions.c.number))))

    def again(self, urls: Iterable[str]) -> tuple[Article, ...]:
        """Note that pages still stand as they were, and return the text of each that is known."""
        now = self._options.clock()
        found: list[Article] = []
        with self._database.write() as connection:
            for key in dict.fromkeys(map(address_key, urls)):
                here = _chosen().where(articles.c.address == key)
                last = here.order_by(versions.c.last_seen.desc(), versions.c.number.desc())
                row = connection.execute(last.limit(1)).one_or_none()
                if row is None:
                    continue
                for table, number in ((articles, row.article_id), (versions, row.id)):
                    connection.execute(
                        update(table).where(table.c.id == number).values(last_seen=now)
                    )
                found.append(_version(row).article)
        return tuple(found)

    def of_period(self, period: Times, began: datetime) -> tuple[Article, ...]:
        """Return the articles that a briefing of a period goes by, each as it last was.

        They are those published in it, those without a date that were first seen in
        it or since `began`, when the reading of the day began, and those of any age
        whose text has become another since then. What was retracted is left out.
        """
        at, seen = versions.c.published, versions.c.first_seen
        fresh = or_(
            and_(at >= period.since, at < period.until),
            and_(at.is_(None), seen >= period.since, seen < period.until),
            and_(seen >= began, or_(at.is_(None), versions.c.number > 1)),
        )
        wanted = _chosen().where(_newest(), fresh, articles.c.retracted.is_(None))
        with self._database.read() as connection:
            found = [_version(row) for row in connection.execute(wanted)]
        return tuple(one.article for one in sorted(found, key=lambda one: one.address))

    def by_hash(self, hashes: Iterable[str]) -> tuple[Version, ...]:
        """Return the versions with these hashes, in the order of first seeing.

        One text may stand at several addresses, and then is there as often.
        """
        return self._where(versions.c.sha256, set(hashes))

    def changed(self, hashes: Iterable[str]) -> dict[str, Version]:
        """Return which of these texts no longer stand, with what stands at their address now.

        A text counts as gone when its page was retracted, or when another text
        was seen there later, and at no address does it still stand.
        """
        found = self.by_hash(hashes)
        current: dict[str, Version] = {}
        for one in self._where(articles.c.address, {one.address for one in found}):
            other = current.setdefault(one.address, one)
            if (one.last_seen, one.number) > (other.last_seen, other.number):
                current[one.address] = one
        stands = {
            one.article.sha256
            for one in found
            if one.retracted is None and current[one.address].number == one.number
        }
        return {
            one.article.sha256: current[one.address]
            for one in reversed(found)
            if one.article.sha256 not in stands
        }

    def retract(self, address: str, note: str) -> bool:
        """Mark the page at an address as retracted; False where the archive does not know it.

        The first mark stays: when it was noticed does not change by noticing it again.
        """
        key, now = address_key(address), self._options.clock()
        with self._database.write() as connection:
            known = connection.execute(
                select(articles.c.id).where(articles.c.address == key)
            ).scalar()
            connection.execute(
                update(articles)
                .where(articles.c.id == known, articles.c.retracted.is_(None))
                .values(retracted=now, note=note)
            )
        return known is not None

    def _where(self, column: ColumnElement[str], values: Set[str]) -> tuple[Version, ...]:
        """Return the versions that have one of some values, in the order of first seeing."""
        wanted = sorted(values)
        found: list[Version] = []
        with self._database.read() as connection:
            for start in range(0, len(wanted), _SOME):
                some = _chosen().where(column.in_(wanted[start : start + _SOME]))
                found += map(_version, connection.execute(some))
        return tuple(sorted(found, key=lambda one: (one.first_seen, one.address, one.number)))


def keep(connection: Connection, article: Article, now: datetime) -> Kept:
    """Keep one article within a transaction."""
    if sha256(article.text) != article.sha256:
        raise ValueError(f"article {article.id}: its hash is not that of its text")
    address = address_of(article)
    known = connection.execute(select(articles.c.id).where(articles.c.address == address)).scalar()
    connection.execute(
        insert(connection, articles)
        .values(address=address, first_seen=now, last_seen=now, note="")
        .on_conflict_do_update(index_elements=["address"], set_={"last_seen": now})
    )
    key = connection.execute(
        select(articles.c.id).where(articles.c.address == address)
    ).scalar_one()
    same = (versions.c.article_id == key, versions.c.sha256 == article.sha256)
    seen = connection.execute(update(versions).where(*same).values(last_seen=now))
    if seen.rowcount:
        return Kept.KNOWN
    last = select(func.coalesce(func.max(versions.c.number), 0)).where(versions.c.article_id == key)
    number = connection.execute(last).scalar_one() + 1
    row = connection.execute(
        versions.insert()
        .values(article_id=key, number=number, first_seen=now, last_seen=now, **_fields(article))
        .returning(versions.c.id)
    ).scalar_one()
    index(connection, "article_words", row, (article.title, article.outlet, prose(article)))
    return Kept.NEW if known is None else Kept.CHANGED


def with_numbers(connection: Connection, numbers: Iterable[int]) -> dict[int, Version]:
    """Return the versions of these row numbers that still stand, and were not retracted."""
    stands = (_newest(), articles.c.retracted.is_(None))
    wanted = _chosen().where(versions.c.id.in_(list(numbers)), *stands)
    return {row.id: _version(row) for row in connection.execute(wanted)}


def prose(article: Article) -> str:
    """Return what of an article is prose, which is what is searched."""
    return "\n".join(article.text[part.start : part.end] for part in article.body)


def _fields(article: Article) -> dict[str, Any]:
    return {
        "sha256": article.sha256,
        "text": article.text,
        "body": [[part.start, part.end] for part in article.body],
        "name": article.id,
        **{name: getattr(article, name) for name in _NAMES},
    }


def _newest() -> ColumnElement[bool]:
    """Return the condition that a version is the last that was seen at its address."""
    last = select(
        versions.c.id,
        func.row_number()
        .over(
            partition_by=versions.c.article_id,
            order_by=(versions.c.last_seen.desc(), versions.c.number.desc()),
        )
        .label("place"),
    ).subquery()
    return versions.c.id.in_(select(last.c.id).where(last.c.place == 1))


def _chosen() -> Select[Any]:
    held = articles.c
    return select(versions, held.address, held.retracted, held.note).join(articles)


def _version(row: Row[Any]) -> Version:
    return Version(
        row.address,
        row.number,
        Article(
            row.name,
            row.text,
            row.sha256,
            tuple(Range(start, end) for start, end in row.body),
            **{name: getattr(row, name) for name in _NAMES},
        ),
        row.first_seen,
        row.last_seen,
        row.retracted,
        row.note,
    )
