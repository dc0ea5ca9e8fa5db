"""An article of an earlier day: itself where it is at hand, else what was cited of it.

Offsets are kept for both: a place in what stands in for an article is told as
the place in the article that it is a copy of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from brief.model import Article, Pointer, Range, Span, sha256

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Standing:
    """An article under the hash of the text that was cited.

    `article` has that hash for its id. When not `whole`, its text is the cited
    quotes; `moves` then maps each quote's place there to its start in the true text.
    """

    article: Article
    sha256: str
    whole: bool
    path: str
    name: str
    moves: Mapping[Range, int]

    def pointer(self, start: int, end: int, quote: str) -> Pointer:
        """Return where a citation of the true text stands here."""
        if not self.whole:
            for place, true in self.moves.items():
                if true == start and place.end - place.start == end - start:
                    return Pointer(self.article.id, place.start, place.end, quote)
        return Pointer(self.article.id, start, end, quote)

    def true_place(self, span: Span) -> Span | None:
        """Return the place in the true text of a place found here, None if there is none."""
        if self.whole:
            return span
        for place, true in self.moves.items():
            if place.start <= span.start and span.end <= place.end:
                start = true + span.start - place.start
                return Span(span.source, start, start + span.end - span.start)
        return None


def stand_whole(article: Article) -> Standing:
    """Return an article that is at hand."""
    hashed = article.sha256
    renamed = replace(article, id=hashed)
    return Standing(renamed, hashed, True, article.path, article.id, {})


def stand_in(
    source: Mapping[str, Any], article: Article | None, quotes: Sequence[Pointer]
) -> Standing:
    """Return a record's source, by its article or else by the quotes from it."""
    hashed, name = str(source.get("sha256")), str(source.get("id"))
    text, moves = _joined(quotes)
    described = replace(
        article or Article("", text, sha256(text), tuple(moves)),
        id=hashed,
        title=str(source.get("title") or ""),
        outlet=str(source.get("outlet") or ""),
        url=str(source.get("url") or ""),
        path=str(source.get("path") or ""),
        published=_moment(source.get("published")),
        language=str(source.get("language") or "en"),
    )
    whole = article is not None
    return Standing(described, hashed, whole, described.path, name, {} if whole else moves)


def merged(standing: Iterable[Standing]) -> dict[str, Standing]:
    """Return one for each hash: the article where it is at hand, else all quotes from it."""
    found: dict[str, Standing] = {}
    for one in standing:
        other = found.get(one.sha256)
        if other is None or (one.whole and not other.whole):
            found[one.sha256] = one
        elif not other.whole:
            found[one.sha256] = _both(one, other)
    return found


def _both(one: Standing, other: Standing) -> Standing:
    quotes = [
        Pointer("", true, true + place.end - place.start, each.article.text[slice(*place)])
        for each in (one, other)
        for place, true in each.moves.items()
    ]
    text, moves = _joined(quotes)
    article = replace(one.article, text=text, sha256=sha256(text), body=tuple(moves))
    return replace(one, article=article, moves=moves)


def _joined(quotes: Iterable[Pointer]) -> tuple[str, dict[Range, int]]:
    """Put different quotes one after the other, in the order of the text they are from."""
    text, moves = "", {}
    for start, _, quote in sorted({(at.start, at.end, at.quote) for at in quotes}):
        if quote:
            moves[Range(len(text), len(text) + len(quote))] = start
            text += quote + _BETWEEN
    return text, moves


def _moment(published: object) -> datetime | None:
    """Read a recorded time; what is none is unknown."""
    try:
        found = datetime.fromisoformat(str(published)) if published else None
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None
