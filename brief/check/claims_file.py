"""Claims a line, answers a line: the checker as a filter for other programs.

A line is `{id, claim, document}` or `{id, claim, sources: {name: text}, spans:
[[name, start, end], ...]}`. The text given is the evidence as a whole: nothing
is taken for page furniture. A claim of several sentences is checked sentence
by sentence, and is supported when each of them is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from brief.check.checker import Checker
from brief.check.confirm import Judged, confirm
from brief.check.opinions import Panel
from brief.check.strictness import Strictness
from brief.errors import FileFormatError, Problem
from brief.model import Article, Claim, Finding, Pointer, Range, Ruling, Verdict, sha256
from brief.text.sentences import sentences

Line = Mapping[str, Any]
_DOCUMENT = "document"
_TOGETHER = 64


class _Ruled(NamedTuple):
    """One line as the typed tests see it: a verdict for each of its sentences."""

    id: object
    parts: Sequence[Range]
    judged: Sequence[Judged]


def answer(
    line: Line, panel: Panel | None = None, strictness: Strictness = Strictness.STANDARD
) -> dict[str, Any]:
    """Rule on one line. Raises FileFormatError, naming the field, when it is not of the form."""
    return _answers([_ruled(line, strictness)], panel)[0]


def _ruled(line: Line, strictness: Strictness) -> _Ruled:
    claim = _text(line, "claim")
    sources, spans = _evidence(line)
    checker = _checker(tuple(sources.items()), strictness)
    pointers = tuple(_pointer(span, sources) for span in spans)
    parts = sentences(claim) or (Range(0, len(claim)),)
    claims = (Claim(claim[part.start : part.end], pointers) for part in parts)
    return _Ruled(line.get("id"), parts, [Judged(checker, checker.check(one)) for one in claims])


def _answers(lines: Sequence[_Ruled], panel: Panel | None) -> list[dict[str, Any]]:
    """Answer lines, asking for second opinions on all of their sentences at once."""
    verdicts = iter(confirm(panel, [one for line in lines for one in line.judged]))
    return [_answer(line, [(part, next(verdicts)) for part in line.parts]) for line in lines]


def _answer(line: _Ruled, verdicts: list[tuple[Range, Verdict]]) -> dict[str, Any]:
    findings = [_record(one, part.start) for part, verdict in verdicts for one in verdict.findings]
    return {
        "id": line.id,
        "supported": all(verdict.ruling is Ruling.SUPPORTED for _, verdict in verdicts),
        "score": _joint(verdicts),
        "findings": findings,
    }


def _joint(verdicts: list[tuple[Range, Verdict]]) -> float:
    """Return the mean of the lowest score and of all: one bad sentence weighs most."""
    scores = [verdict.score for _, verdict in verdicts]
    return round((min(scores) + sum(scores) / len(scores)) / 2, 4)


def iter_answers(
    lines: Iterable[str],
    panel: Panel | None = None,
    strictness: Strictness = Strictness.STANDARD,
) -> Iterator[dict[str, Any] | Problem]:
    """Yield an answer for each line of JSON, or its problem; empty lines are passed over.

    With a panel, 64 lines are read ahead, so that opinions are asked in batches;
    raises OpinionUnavailable when it requires one that cannot be given.
    """
    waiting: list[_Ruled | Problem] = []
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            waiting.append(_read(number, raw, strictness))
        if len(waiting) >= (_TOGETHER if panel else 1):
            yield from _settled(waiting, panel)
            waiting = []
    yield from _settled(waiting, panel)


def _read(number: int, raw: str, strictness: Strictness) -> _Ruled | Problem:
    """Test one line; a line that is not of the form is a problem."""
    try:
        line = json.loads(raw)
        if not isinstance(line, dict):
            raise FileFormatError("a line has to be a JSON object")
        return _ruled(line, strictness)
    except (FileFormatError, ValueError, RecursionError) as error:
        return Problem(f"line {number}", str(error), "see `brief check --help` for the form")


def _settled(
    waiting: Sequence[_Ruled | Problem], panel: Panel | None
) -> Iterator[dict[str, Any] | Problem]:
    """Yield the answers to some lines, and their problems, in the order of the lines."""
    answers = iter(_answers([one for one in waiting if isinstance(one, _Ruled)], panel))
    for one in waiting:
        yield one if isinstance(one, Problem) else next(answers)


def _text(line: Line, key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str):
        raise FileFormatError(f"“{key}” has to be a string")
    return value


def _evidence(line: Line) -> tuple[dict[str, str], list[tuple[str, int, int]]]:
    if _DOCUMENT in line:
        text = _text(line, _DOCUMENT)
        return {_DOCUMENT: text}, [(_DOCUMENT, 0, len(text))] if text else []
    sources, spans = line.get("sources"), line.get("spans")
    if not isinstance(sources, dict) or not all(
        isinstance(key, str) and isinstance(value, str) for key, value in sources.items()
    ):
        raise FileFormatError("“document”, or “sources” with a text for each name, is needed")
    if not isinstance(spans, list):
        raise FileFormatError("“spans” has to be a list of [name, start, end]")
    return sources, [_span(span) for span in spans]


def _span(span: object) -> tuple[str, int, int]:
    match span:
        case [str(name), int(start), int(end)]:
            return name, start, end
    raise FileFormatError(f"a span is [name, start, end], not {json.dumps(span)[:60]}")


def _pointer(span: tuple[str, int, int], sources: Mapping[str, str]) -> Pointer:
    name, start, end = span
    text = sources.get(name, "")
    return Pointer(name, start, end, text[start:end] if 0 <= start < end else "")


@lru_cache(maxsize=8)
def _checker(sources: tuple[tuple[str, str], ...], strictness: Strictness) -> Checker:
    articles = {}
    for name, text in sources:
        body = (Range(0, len(text)),) if text else ()
        articles[name] = Article(name, text, sha256(text), body)
    return Checker(articles, strictness)


def _record(one: Finding, shift: int) -> dict[str, Any]:
    source = one.source
    return {
        "code": one.code,
        "message": one.message,
        "claim_span": None if one.at is None else [one.at.start + shift, one.at.end + shift],
        "source_span": None if source is None else [source.source, source.start, source.end],
    }
