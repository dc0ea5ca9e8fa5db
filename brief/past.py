"""What was read and said on earlier days, out of the archive: found, shown, handed on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from brief.archive import open_archive
from brief.archive.values import ALWAYS, ArchiveOptions, Hit, Period, StoredBriefing, Version
from brief.changes import Day, changes, read_day
from brief.check.restored import restore
from brief.errors import ArchiveError
from brief.model import Article, Briefing, Changes

if TYPE_CHECKING:
    from brief.archive.store import Archive

ARTICLES = "articles.jsonl"
"""The name of the file of articles in what `export` gives."""


@dataclass(frozen=True, slots=True)
class PastOptions:
    """Which archive is read, and what of it: its address ("" is the user's own), and days."""

    archive: str = ""
    period: Period = ALWAYS


class Exported(NamedTuple):
    """A file to be written: its path in the folder, with forward slashes, and its lines."""

    path: str
    lines: Iterable[str]


def search(words: str, options: PastOptions, most: int) -> tuple[Hit, ...]:
    """Find words in what was read and said; `most` articles and statements each.

    Raises ArchiveError when the archive cannot be read, or no word is given.
    """
    with _open(options) as archive:
        return archive.search(words, options.period, most)


def show(day: date | None, options: PastOptions) -> Briefing:
    """Return the briefing of a day as it was given out, of the latest where None.

    Raises ArchiveError when there is none.
    """
    with _open(options) as archive:
        found = archive.briefings.latest() if day is None else archive.briefings.on(day)
        if found is None:
            days = archive.briefings.days()
            last = f"the latest is of {days[-1]}" if days else "it holds no briefing at all"
            raise ArchiveError(
                f"archive {archive.name}: there is no briefing of {day or 'any day'}; {last}"
            )
        return restored(found, archive)


def restored(stored: StoredBriefing, archive: Archive) -> Briefing:
    """Return a stored briefing as it was given out, its citations proved again.

    Raises MissingSource or FileFormatError where they cannot be, ArchiveError
    when the archive cannot be read.
    """
    return restore(stored.record, articles_of(stored, archive))


class Earlier(NamedTuple):
    """The briefings of earlier days, the latest last, and what is known as withdrawn since.

    `retracted` are hashes of texts.
    """

    stored: tuple[StoredBriefing, ...] = ()
    days: tuple[Day, ...] = ()
    retracted: frozenset[str] = frozenset()


def earlier_days(archive: Archive, period: Period) -> Earlier:
    """Return what the briefings of a period are compared by; of a day, the last one kept."""
    days = archive.briefings.days(period)
    stored = tuple(one for each in days if (one := archive.briefings.on(each)) is not None)
    hashes = {source["sha256"] for one in stored for source in one.record["sources"]}
    texts = [version.article for version in archive.articles.by_hash(hashes)]
    gone = archive.articles.changed(hashes)
    retracted = {one for one, version in gone.items() if version.retracted is not None}
    return Earlier(
        stored, tuple(read_day(one.record, texts) for one in stored), frozenset(retracted)
    )


def changes_since(since: date | None, options: PastOptions) -> Changes:
    """Say what changed from the briefings of `since` and after to the latest one.

    `options.period.until` names another day than the latest. Without `since` it is
    compared with the briefing before it. Raises ArchiveError where there is no such
    briefing.
    """
    with _open(options) as archive:
        days = archive.briefings.days(Period(None, options.period.until))
        before = days[:-1] if since is None else [day for day in days[:-1] if day >= since]
        if not before:
            what = f"from {since} on " if since else ""
            raise ArchiveError(
                f"archive {archive.name}: there are no two briefings {what}to compare"
            )
        if since is None:
            before = before[-1:]
        earlier = earlier_days(archive, Period(before[0], before[-1]))
        (today,) = earlier_days(archive, Period(days[-1], days[-1])).days
        return changes(earlier.days, today, earlier.retracted)


def export(options: PastOptions) -> Iterator[Exported]:
    """Yield the files of an export: each briefing as JSON, then the articles that they cite.

    `brief verify` proves the briefings from them. Each file's lines have to be
    taken before the next file is. Raises ArchiveError when the archive cannot be
    read, or holds no briefing of these days.
    """
    with _open(options) as archive:
        days = archive.briefings.days(options.period)
        if not days:
            raise ArchiveError(f"archive {archive.name}: there is no briefing of these days")
        for day in days:
            kept = archive.briefings.between(Period(day, day))
            for one in kept:
                name = f"{day}" if one is kept[-1] else f"{day}-{one.id[:12]}"
                yield Exported(f"briefings/{name}.json", [_dumps(one.record, indent=2)])
        yield Exported(ARTICLES, _article_lines(archive, days))


def _open(options: PastOptions) -> Archive:
    password = os.environ.get("BRIEF_ARCHIVE_PASSWORD", "")
    return open_archive(options.archive, ArchiveOptions(password, create=False))


def articles_of(stored: StoredBriefing, archive: Archive) -> tuple[Article, ...]:
    """Return the articles of a briefing; of one text at several addresses, those that it names."""
    sources = stored.record["sources"]
    found: dict[str, list[Article]] = {}
    for version in archive.articles.by_hash(source["sha256"] for source in sources):
        found.setdefault(version.article.sha256, []).append(version.article)
    named: list[Article] = []
    for source in sources:
        same = found.get(source["sha256"], [])
        named += sorted(same, key=lambda article: article.url != source["url"])[:1]
    return tuple(named)


def _article_lines(archive: Archive, days: Iterable[date]) -> Iterator[str]:
    """Yield a line of JSON for each version of an article that the briefings of some days name."""
    written: set[tuple[str, int]] = set()
    for day in days:
        named = {
            source["sha256"]
            for one in archive.briefings.between(Period(day, day))
            for source in one.record["sources"]
        }
        for version in archive.articles.by_hash(named):
            if (version.address, version.number) not in written:
                written.add((version.address, version.number))
                yield _dumps(_article(version, len(written)))


def _article(version: Version, number: int) -> dict[str, Any]:
    """Return an article in the form that `brief.ingest.records` reads."""
    article, retracted = version.article, version.retracted
    return {
        "id": f"{article.id}-{number}",
        "title": article.title,
        "outlet": article.outlet,
        "date": article.published.isoformat() if article.published else None,
        "url": article.url,
        "byline": article.byline,
        "language": article.language,
        "sha256": article.sha256,
        "version": version.number,
        "first_seen": version.first_seen.isoformat(),
        "last_seen": version.last_seen.isoformat(),
        "retracted": retracted.isoformat() if retracted else None,
        "body": [[part.start, part.end] for part in article.body],
        "text": article.text,
    }


def _dumps(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
