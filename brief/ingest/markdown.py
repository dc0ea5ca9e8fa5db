"""The prose of a Markdown file, at the file's own offsets.

Markup is blanked out, character for character, so that the reading of plain
text serves here too and every offset still points into the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from brief.ingest.dates import parse_published
from brief.ingest.facts import Facts, one_line, web_address
from brief.ingest.furniture import find_body
from brief.ingest.language import language_tag
from brief.model import Range

_FRONT = re.compile(
    r"\A\s*---[ \t]*\r?\n(?P<lines>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>\S[^\n\r]*)$", re.MULTILINE)
_KEYS = {
    "headline": "title",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "source": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "published": "date",
    "pubdate": "date",
    "link": "url",
    "canonical": "url",
    "lang": "language",
}
_TITLE = re.compile(r"^#{1,2}[ \t]+(?P<title>[^\n\r]+?)[ \t#]*$", re.MULTILINE)
# Each is blanked out whole, in this order.
_BLANK = tuple(
    re.compile(pattern, re.MULTILINE | re.DOTALL)
    for pattern in (
        r"<!--.*?(?:-->|\Z)",
        r"^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[^\n]*$|\Z)",
        r"^[ \t]*(?:[-*_][ \t]*){3,}$",
        r"^[ \t]*\|[^\n\r]*$",
        r"^[ \t]{0,3}\[\^?[^\]\n]+\]:[^\n\r]*$",
        r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[^\]\n]*\]\([^)\n]*\)[ \t]*$",
        r"!\[[^\[\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])",
        r"</?[A-Za-z][^<>\n]*>",
    )
)
# Of these only the markup is blanked out; the words stay.
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,1000})\]"
    r"(?P<target>\([^()\n]{0,2000}(?:\([^()\n]{0,2000}\)[^()\n]{0,2000})?\)|\[[^\[\]\n]{0,200}\])"
)
_QUOTE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?!\w)")
# Headings stay for the reading of the page ("Related", "Comments") and leave the body after it.
_HEADING = re.compile(
    r"^[ \t]{0,3}(?P<mark>#{1,6}(?=[ \t]|$))[^\n\r]*$|"
    r"^[ \t]{0,3}(?P<over>[^\n\r]+\r?\n)[ \t]{0,3}(?:=+|-{3,})[ \t]*$",
    re.MULTILINE,
)


class Read(NamedTuple):
    """The body of a Markdown file, and what its front matter declares."""

    body: tuple[Range, ...]
    facts: Facts


def read_markdown(text: str) -> Read:
    """Find the body and the declared facts of a Markdown file."""
    front = _FRONT.match(text)
    if front and not _ENTRY.search(front["lines"] or ""):
        front = None  # two rules around a passage, not front matter
    plain = _blank(text, Range(0, front.end())) if front else text
    facts = _facts(front["lines"]) if front and front["lines"] else Facts()
    title = _TITLE.search(plain)
    facts = facts.or_else(Facts(title=one_line(title["title"].strip("*_ ")) if title else ""))
    for pattern in _BLANK:
        plain = pattern.sub(lambda match: _white(match[0]), plain)
    headings = [Range(*match.span()) for match in _HEADING.finditer(plain)]
    plain = _HEADING.sub(_without_mark, plain)
    plain = _LINK.sub(lambda m: f" {m['words']} {_white(m['target'])}", plain)
    for pattern in (_QUOTE_MARK, _EMPHASIS):
        plain = pattern.sub(lambda match: _white(match[0]), plain)
    prose = (part for part in find_body(plain) if not _is_within(part, headings))
    return Read(tuple(_widened(text, part) for part in prose), facts)


def _white(text: str) -> str:
    """Spaces in the place of `text`; line breaks stay."""
    return re.sub(r"[^\r\n]", " ", text)


def _blank(text: str, part: Range) -> str:
    """`text` with one part turned into spaces."""
    return text[: part.start] + _white(text[part.start : part.end]) + text[part.end :]


def _without_mark(heading: re.Match[str]) -> str:
    """A heading's words alone, in their place."""
    if heading["mark"]:
        start, end = heading.span("mark")
        return _blank(heading[0], Range(start - heading.start(), end - heading.start()))
    return heading["over"] + _white(heading[0][len(heading["over"]) :])


def _is_within(part: Range, headings: Sequence[Range]) -> bool:
    """Whether a range begins inside a heading."""
    place = bisect_right(headings, (part.start, part.end)) - 1
    near = headings[max(0, place - 1) : place + 2]
    return any(start <= part.start < end for start, end in near)


def _widened(text: str, part: Range) -> Range:
    """Take in the markup that opens or closes the first and last words of a range."""
    start, end = part
    opening = re.search(r"(?:\*{1,3}|_{1,3}|\[)+\Z", text[max(0, start - 8) : start])
    if opening:
        start -= len(opening[0])
    closing = re.match(r"(?:\*{1,3}|_{1,3})+|\]\([^()\n]*\)", text[end : end + 2000])
    return Range(start, end + len(closing[0]) if closing else end)


def _facts(lines: str) -> Facts:
    """Read the "key: value" lines of the front matter; nested values are passed over."""
    found: dict[str, str] = {}
    for entry in _ENTRY.finditer(lines):
        key = entry["key"].lower()
        value = one_line(entry["value"].strip().strip("\"'").strip("[]"))
        found.setdefault(_KEYS.get(key, key), value)
    return Facts(
        title=found.get("title", ""),
        outlet=found.get("outlet", ""),
        url=web_address(found.get("url", "")),
        byline=found.get("byline", ""),
        published=parse_published(found.get("date", "")),
        language=language_tag(found.get("language", "")),
    )
