"""A briefing's JSON record read back into claims, so that it can be checked again.

Nothing in the record is believed: what it says of its sources, origins and
verdicts is what has to be proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from brief.errors import FileFormatError, MissingSource
from brief.model import Article, Basis, Claim, Kind, Origin, Pointer, Span, sha256

SCHEMA = "brief/1"
Record = Mapping[str, Any]
Path = tuple[str | int, ...]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Recorded:
    """One sentence of a record: `where` names it, `fields` is the record of it.

    `path` leads to it from the top of the record, through keys and indices.
    """

    where: str
    claim: Claim
    origins: tuple[Origin, ...]
    articles: tuple[str, ...]
    fields: Record
    path: Path
    headline: bool = False
    rejected: bool = False


def require_briefing(record: object) -> Record:
    """Return the record if it is a briefing; raises FileFormatError otherwise."""
    if not isinstance(record, dict):
        raise FileFormatError("a briefing is a JSON object")
    if record.get("schema") != SCHEMA:
        raise FileFormatError(f"the schema is {record.get('schema')!r}, not {SCHEMA!r}")
    return record


def read_sentences(record: Record) -> Iterator[Recorded]:
    """Yield every sentence of a briefing: headlines, statements, and what was rejected."""
    for number, story in enumerate(_list(record, "stories")):
        origins = tuple(read_origin(one) for one in _list(story, "origins"))
        articles = tuple(name for origin in origins for name in origin.articles)
        name = _get(story, "id", str)
        top: Path = ("stories", number)
        headline = story.get("headline")
        if headline is not None:
            where, path = f"{name} headline", (*top, "headline")
            yield Recorded(
                where, read_claim(headline), origins, articles, headline, path, headline=True
            )
        for key in ("statements", "rejected"):
            for index, fields in enumerate(_list(story, key)):
                where, path = _get(fields, "id", str), (*top, key, index)
                rejected = key == "rejected"
                yield Recorded(
                    where, read_claim(fields), origins, articles, fields, path, rejected=rejected
                )


def match_sources(record: Record, found: Sequence[Article]) -> dict[str, Article]:
    """Map the record's source ids to articles, each found by its hash, else by its path or id.

    The hash that comes back is the recorded one, so that a changed text shows.
    Raises MissingSource when a source is found in no way.
    """
    by_hash = {sha256(article.text): article for article in found}
    matched: dict[str, Article] = {}
    for source in read_sources(record):
        name, hashed = source["id"], source["sha256"]
        article = by_hash.get(hashed) or _elsewhere(source, found)
        if article is None:
            shown = source.get("path") or source.get("url") or name
            raise MissingSource(f"{shown} is not among the sources, neither by hash nor by path")
        matched[name] = replace(article, id=name, sha256=hashed)
    return matched


def read_sources(record: Record) -> list[dict[str, Any]]:
    """Return the sources that a record lists, each with an id and a hash.

    Raises FileFormatError when they are none.
    """
    sources = _list(record, "sources")
    for source in sources:
        _get(source, "id", str)
        _get(source, "sha256", str)
    return sources


def _elsewhere(source: Record, found: Sequence[Article]) -> Article | None:
    """Find an article by its path, address, id, or a file name that is its alone."""
    path, url = source.get("path"), source.get("url")
    for article in found:
        if path and article.path == path:
            return article
    for article in found:
        if (url and article.url == url) or article.id == source.get("id"):
            return article
    last = str(path or "").rpartition("/")[2]
    named = [article for article in found if last and article.path.rpartition("/")[2] == last]
    return named[0] if len(named) == 1 else None


def _get(fields: Record, key: str, kind: type[_Value]) -> _Value:
    value = fields.get(key) if isinstance(fields, dict) else None
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise FileFormatError(f"“{key}” is missing or is not of the type it should be")
    return value


def _list(fields: Record, key: str) -> list[dict[str, Any]]:
    values = _get(fields, key, list)
    if not all(isinstance(value, dict) for value in values):
        raise FileFormatError(f"“{key}” has to hold objects")
    return values


def read_names(fields: Record, key: str) -> tuple[str, ...]:
    """Return the names that a list holds. Raises FileFormatError if it is no list of names."""
    names = _get(fields, key, list)
    if not all(isinstance(name, str) for name in names):
        raise FileFormatError(f"“{key}” has to hold names")
    return tuple(names)


def read_origin(fields: Record) -> Origin:
    """Read an origin without its evidence. Raises FileFormatError if it is none."""
    spans = _list(fields, "spans") if fields.get("spans") else []
    try:
        places = [
            Span(_get(one, "source", str), _get(one, "start", int), _get(one, "end", int))
            for one in spans
        ]
    except ValueError as error:
        raise FileFormatError(f"“spans” of an origin: {error}") from None
    return Origin(
        _get(fields, "id", str),
        str(fields.get("original", "")),
        read_names(fields, "articles"),
        spans=tuple(places),
        within=str(fields.get("within") or ""),
    )


def read_claim(fields: Record) -> Claim:
    """Read what a sentence says and cites. Raises FileFormatError if it is none."""
    if not isinstance(fields, dict):
        raise FileFormatError("a headline or a statement has to be an object")
    try:
        kind = Kind(fields["kind"]) if fields.get("kind") else None
        basis = Basis(fields["basis"]) if fields.get("basis") else None
    except ValueError as error:
        raise FileFormatError(str(error)) from None
    holder = fields.get("holder")
    pointers = tuple(_pointer(one) for one in _list(fields, "citations"))
    return Claim(
        _get(fields, "text", str), pointers, kind, basis, None if holder is None else str(holder)
    )


def _pointer(fields: Record) -> Pointer:
    return Pointer(
        _get(fields, "source", str),
        _get(fields, "start", int),
        _get(fields, "end", int),
        _get(fields, "quote", str),
    )
