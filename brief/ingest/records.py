"""Articles as JSON: `{id, title, outlet, date, url, text[, cluster, body]}`, one or many a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from brief.errors import Problem
from brief.ingest.dates import parse_published
from brief.ingest.decode import clean
from brief.ingest.facts import Facts, one_line, web_address
from brief.ingest.files import MAX_PAGE_BYTES, Refused, SourceFile
from brief.ingest.furniture import find_body
from brief.ingest.language import guess_language, language_tag
from brief.ingest.pages import Page
from brief.model import Range

# Lines reported one by one; a file with more bad lines is of another format.
_MOST_REPORTED = 10
_SHAPE = "each article is an object with at least a string `text`"


class Records(NamedTuple):
    """The pages of a file and the records that could not be used."""

    pages: list[Page]
    problems: list[Problem]


def read_json(text: str, file: SourceFile) -> Records:
    """Read a JSON file: one article, a list of them, or an object that holds `articles`.

    Raises Refused when it is not JSON or of another shape.
    """
    value = _parse(text)
    if isinstance(value, dict) and isinstance(value.get("schema"), str):
        raise Refused("is a briefing, not an article", "use `brief verify` or `brief check`")
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        raise Refused("holds no article", _SHAPE)
    named = len(value) > 1
    return _collect(
        file, ((f"record {n}", one, "") for n, one in enumerate(value, 1)), numbered=named
    )


def read_jsonl(text: str, file: SourceFile) -> Records:
    """Read one article a line; a line that is not one gives a problem with its number."""
    return _collect(file, _lines(text), numbered=True)


def read_line(line: str, number: int, file: SourceFile) -> tuple[Page, str]:
    """Read the `number`-th line of a JSONL file; the second value is a reservation, or empty.

    Raises Refused when it holds no article.
    """
    return read_record(_parse(line), file.shown, f"{file.stem}-{number}")


def _lines(text: str) -> Iterator[tuple[str, Any, str]]:
    """Give each line's place, value, and what is wrong with it."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", _parse(line), ""
        except Refused as error:
            yield f"line {number}", None, error.what


def _parse(text: str) -> Any:
    """Parse JSON. Raises Refused, naming the place, when it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refused(f"is not valid JSON ({error.msg}, {where})", "repair the file") from error
    except (ValueError, RecursionError) as error:  # a number or a nesting without end
        raise Refused("is not usable JSON (a value is too large or too deep)") from error


def _collect(
    file: SourceFile, values: Iterator[tuple[str, Any, str]], *, numbered: bool
) -> Records:
    """Turn values into pages; what cannot be one becomes a problem."""
    pages: list[Page] = []
    problems: list[Problem] = []
    unreported = 0
    for place, value, wrong in values:
        name = f"{file.stem}-{place.split()[-1]}" if numbered else file.stem
        try:
            if wrong:
                raise Refused(wrong)
            page, reservation = read_record(value, file.shown, name)
        except Refused as error:
            if len(problems) < _MOST_REPORTED:
                problems.append(Problem(file.shown, f"{place} {error.what}", error.todo))
            else:
                unreported += 1
            continue
        pages.append(page)
        if reservation:
            problems.append(Problem(file.shown, f"{place}: {reservation}"))
    if unreported:
        problems.append(Problem(file.shown, f"{unreported} more records were not usable"))
    if not pages and not problems:
        raise Refused("holds no article", _SHAPE)
    return Records(pages, problems)


def read_record(value: Any, path: str, name: str) -> tuple[Page, str]:
    """Make a page of one record; the second value is a reservation, or empty.

    `name` is what it is called unless it has an id. Raises Refused when it
    holds no article.
    """
    if not isinstance(value, Mapping):
        raise Refused("is not an object", _SHAPE)
    text = value.get("text")
    if not isinstance(text, str):
        raise Refused("has no string `text`", _SHAPE)
    if len(text) > MAX_PAGE_BYTES:
        raise Refused("has a text too long for an article")
    text = clean(text)
    body = _given_body(value.get("body"), text) if text == value["text"] else ()
    body = body or find_body(text)
    if not body:
        raise Refused("no prose found in its text", "check that `text` holds the article")
    facts = _facts(value)
    if not facts.language:
        facts = facts.or_else(Facts(language=guess_language(text)))
    given = _string(value, "id")
    day = _string(value, "date", "published")
    unread = f"its date {day[:40]!r} is not understood" if day and not facts.published else ""
    page = Page(
        text=text,
        body=body,
        facts=facts,
        path=path,
        name=given or name,
        named=bool(given),
        cluster=_string(value, "cluster") or None,
    )
    return page, unread


def _given_body(given: Any, text: str) -> tuple[Range, ...]:
    """Return the ranges of prose that a record names, empty where they do not fit its text.

    A text that was cut out of a page keeps what was known of the page there.
    """
    if not isinstance(given, list):
        return ()
    body: list[Range] = []
    for part in given:
        whole = isinstance(part, list) and len(part) == 2 and all(type(at) is int for at in part)
        if not whole or not (body[-1].end if body else -1) < part[0] < part[1] <= len(text):
            return ()
        body.append(Range(*part))
    return tuple(body)


def _facts(value: Mapping[str, Any]) -> Facts:
    """The metadata of one record."""
    return Facts(
        title=_string(value, "title", "headline"),
        outlet=_string(value, "outlet", "publisher", "source"),
        url=web_address(_string(value, "url", "link")),
        byline=_string(value, "byline", "author"),
        published=parse_published(_string(value, "date", "published")),
        language=language_tag(_string(value, "language", "lang")),
    )


def _string(value: Mapping[str, Any], *keys: str) -> str:
    """The first of `keys` that holds a string, a whole number or a date, on one line."""
    for key in keys:
        held = value.get(key)
        if isinstance(held, date):  # of a record at hand; JSON has none
            held = held.isoformat()
        if isinstance(held, int) and not isinstance(held, bool):
            return str(held)
        if isinstance(held, str) and held.strip():
            return one_line(clean(held), 2000)
    return ""
