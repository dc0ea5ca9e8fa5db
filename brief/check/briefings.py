"""A briefing's JSON read into claims with their places, and ruled on as statements."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from brief.check.accept import judge
from brief.check.checked import Placed
from brief.check.checker import Checker
from brief.check.citation import fault_of
from brief.check.codes import Code, finding
from brief.check.confirm import Judged
from brief.check.json_places import Path, string_places, units
from brief.check.passages import compare, find_quote
from brief.check.records import Recorded, match_sources, read_sentences, require_briefing
from brief.check.references import Reference
from brief.check.strictness import Strictness
from brief.errors import FileFormatError
from brief.model import Article, Pointer, Range, Span


class ReadBriefing(NamedTuple):
    """The headlines and statements of a briefing, with their verdicts and its sources by id.

    `listed` says where the file records the hash of each source.
    """

    placed: tuple[Placed, ...]
    judged: tuple[Judged, ...]
    articles: Mapping[str, Article]
    listed: Mapping[str, Range]


def read_briefing(
    text: str,
    sources: Sequence[Article],
    path: str,
    strictness: Strictness = Strictness.STANDARD,
) -> ReadBriefing:
    """Read a briefing and check it; what it rejected is left out.

    Raises FileFormatError when the file called `path` holds no briefing, and
    MissingSource when a source that it lists is nowhere.
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileFormatError(f"{path}: is not JSON ({error}){_hint(text)}") from None
    try:
        articles = match_sources(require_briefing(record), sources)
        sentences = [one for one in read_sentences(record) if not one.rejected]
    except FileFormatError as error:
        raise FileFormatError(f"{path}: {error}; give what `brief run -f json` wrote") from None
    places = string_places(text)
    placed = tuple(_place(one, text, places, articles) for one in sentences)
    judged = _judged(sentences, articles, strictness)
    return ReadBriefing(placed, judged, articles, _listed(record, places))


def _judged(
    sentences: Sequence[Recorded], articles: Mapping[str, Article], strictness: Strictness
) -> tuple[Judged, ...]:
    """Rule on each sentence of a briefing against the sources of its story."""
    checkers: dict[tuple[str, ...], Checker] = {}
    found: list[Judged] = []
    for one in sentences:
        checker = checkers.get(one.articles)
        if checker is None:
            known = {name: articles[name] for name in one.articles if name in articles}
            checker = checkers[one.articles] = Checker(known, strictness)
        verdict = (
            checker.check(one.claim) if one.headline else judge(checker, one.claim, one.origins)
        )
        found.append(Judged(checker, verdict, one.origins))
    return tuple(found)


def _place(
    one: Recorded, text: str, places: Mapping[Path, Range], articles: Mapping[str, Article]
) -> Placed:
    """Find a statement in the file, and each of its citations."""
    spots = tuple(units(text, places[(*one.path, "text")]))
    references = tuple(
        _reference(
            pointer,
            tuple(units(text, places[(*one.path, "citations", index, "quote")])),
            articles.get(pointer.source),
        )
        for index, pointer in enumerate(one.claim.pointers)
    )
    return Placed(one.claim, spots, one.where, references)


def _reference(pointer: Pointer, spots: Sequence[Range], article: Article | None) -> Reference:
    """Return a recorded citation, with what its quotation has and the source has not."""
    whole = Range(spots[0].start, spots[-1].end) if spots else Range(0, 0)
    fault = fault_of(pointer, article)
    if fault is None or article is None or fault.code != Code.WRONG_QUOTE:
        return Reference(pointer, whole)
    place = f"{article.id}[{pointer.start}:{pointer.end}]"
    found = find_quote(pointer.quote, article)
    if len(found) == 1:
        start, end = found[0]
        same = (start, end) == (pointer.start, pointer.end)
        hint = "the typography differs" if same else f"it stands at [{start}:{end}]"
        said = finding(Code.WRONG_QUOTE, f"{place}; {hint}", None, Span(article.id, start, end))
        return Reference(pointer, whole, said)
    near = compare(pointer.quote, article, Range(pointer.start, pointer.end))
    if near is None:
        return Reference(pointer, whole)
    at = Range(spots[near.here.start].start, spots[near.here.end - 1].end)
    return Reference(pointer, at, finding(Code.WRONG_QUOTE, place, None, near.there))


def _listed(record: Mapping[str, Any], places: Mapping[Path, Range]) -> dict[str, Range]:
    """Return where the file records the hash of each source."""
    return {
        source["id"]: places[("sources", index, "sha256")]
        for index, source in enumerate(record["sources"])
    }


def _hint(text: str) -> str:
    """Say what the file may be instead."""
    lines = text.strip().count("\n") + 1
    return "; claims, one a line, are checked with --claims" if lines > 1 and "}\n{" in text else ""
