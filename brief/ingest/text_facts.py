"""Metadata of a page of plain text, read from its lines: title, byline, date, outlet.

Used where nothing is declared. Only lines above the body speak, the nearest to
it first, since menus and teasers carry dates and names of other stories; a
copyright line is looked for in the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from brief.ingest import notices, wording
from brief.ingest.dates import find_date, parse_published
from brief.ingest.facts import Facts, one_line, web_address
from brief.ingest.language import ANY_FUNCTION_WORD, guess_language
from brief.model import Range

_FIELD = re.compile(
    r"^(?P<key>title|headline|date|published|outlet|source|publisher|url|link|author|by|byline)"
    r"\s*:\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)
_KEYS = {
    "headline": "title",
    "published": "date",
    "source": "outlet",
    "publisher": "outlet",
    "link": "url",
    "author": "byline",
    "by": "byline",
}
_DATED_TITLE = re.compile(
    r"^\W{0,20}date:?\s+(?P<date>\d{4}-\d\d-\d\d)\s+(?P<title>\S.*)$", re.IGNORECASE
)
_NAME = r"[^\W\d_][\w.'’-]*"
_NEXT_NAME = r"(?:,\s+|\s+(?:(?:and|und|et|y|e|och|&)\s+)?)[A-ZÀ-Þ][\w.'’-]*"
_BY = re.compile(
    rf"(?:^|\W|(?<=[a-zß-ÿ]))(?:[Bb]y|BY|Von|Par|Por|Door|Di):?\s+(?P<names>{_NAME}(?:{_NEXT_NAME})*)"
)
_BY_ALONE = re.compile(r"^\W{0,20}(?:by|von|par|por|door|di)\W*$", re.IGNORECASE)
# What a scraped byline runs into: "LeeMarch 6, 2031", "Ann Lee Updated".
_AFTER_NAMES = re.compile(
    r"(?:(?<=[a-zß-ÿ.])|\b)(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Updated|Published|"
    r"Posted)(?=\s|$|\.).*$"
)
_PICTURES = re.compile(r"^\W{0,20}(?:photo|picture|illustration|video|graphic)", re.IGNORECASE)
_OWNED = re.compile(r"©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b")
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright|[\s,]|\d{4}(?:\s*[-–]\s*\d{4})?)*"
    r"(?P<name>[^\W\d_][\w'’& -]{1,60}?)"
    r"(?=\s*(?:$|[.,|•·–—©])|\s+(?:all rights|designed|powered|ltd|inc|limited|\d{4}))",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"^(?:source|url|link|original)[ \t]?:?[ \t]{0,4}(?P<url>https?://\S+)",
    re.IGNORECASE | re.MULTILINE,
)
_BREADCRUMB = re.compile(r"\s[»›>|/]\s|[»›|]")
_BULLET = re.compile(r"^[*+•◦▪●–-]\s+")
_HEAD = 400  # lines above the body that are looked at
_MARKS = " \t\u00a0*_#"
_LONGEST_STAMP = 160
# A line whose words the body knows nearly as well as the best one's is as good a
# headline, and the first of them is it; standfirsts come after.
_NEARLY = 0.6
_ENOUGH_WORDS = 3
_REPEATED = 0.3  # what it tells for a line that the head holds it twice


def read_text_facts(text: str, body: Sequence[Range]) -> Facts:
    """Read what the lines of a page say of the article whose prose is `body`."""
    lines = text[: body[0].start if body else 0].splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines.pop()  # the dateline, on the body's own line
    head = [line for raw in lines[-_HEAD:] if (line := _BULLET.sub("•", raw.strip()).strip(_MARKS))]
    prose = " ".join(text[part.start : part.end] for part in body[:20])
    fields = _fields(head)
    outlet = fields.get("outlet") or _owner(text)
    return Facts(
        title=fields.get("title") or _title([line for line in head if line != outlet], prose),
        outlet=outlet,
        url=web_address(fields.get("url", "")) or _address(text),
        byline=fields.get("byline") or _byline(head),
        published=parse_published(fields.get("date", "")) or _date(head),
        language=guess_language(prose),
    )


def _fields(head: Sequence[str]) -> dict[str, str]:
    """The values of "Title: ..." lines at the head of the page."""
    found: dict[str, str] = {}
    for line in head[:12]:
        dated = _DATED_TITLE.match(line)
        if dated:
            found.setdefault("date", dated["date"])
            found.setdefault("title", one_line(dated["title"]))
        match = _FIELD.match(line)
        if match:
            key = match["key"].lower()
            found.setdefault(_KEYS.get(key, key), one_line(match["value"]))
    return found


def _title(head: Sequence[str], prose: str) -> str:
    """The headline: the first of the lines above the body whose words it knows best."""
    lines = [line for line in head if _could_be_title(line)]
    if not lines:
        return ""
    known, whole = _stems(prose), "\n".join(head)
    scores = []
    for line in lines:
        stems = _stems(line)
        shared = len(stems & known)
        score = shared / max(1, len(stems)) * min(1.0, shared / _ENOUGH_WORDS)
        scores.append(score + (_REPEATED if _is_repeated(line, whole) else 0.0))
    best = max(scores)
    if best == 0.0:
        return one_line(lines[-1])
    return one_line(next(lines[n] for n, score in enumerate(scores) if score >= _NEARLY * best))


def _is_repeated(line: str, head: str) -> bool:
    """Say whether the head holds a line twice that is too long for an outlet's name."""
    return len(line.split()) >= 5 and head.count(line) > 1


def _stems(text: str) -> set[str]:
    """The content words of `text`, cut to five letters so that inflections meet."""
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return {word[:5] for word in words if word not in ANY_FUNCTION_WORD}


def _could_be_title(line: str) -> bool:
    """Say whether a line is long enough for a headline, and neither stamp nor chrome."""
    words = len(line.split())
    return (
        (3 <= words <= 30 or (len(line) >= 12 and not line.isascii()))
        and not line.endswith(".")
        and line[0] != "•"
        and not _BREADCRUMB.search(line)
        and not _is_stamp(line)
        and not (words <= 4 and wording.CLOCK.search(line))
        and not wording.COMMENTS.match(line)
        and not wording.OTHERS.match(line)
        and not notices.is_credit(line)
        and not notices.is_notice(line)
        and wording.chrome_share(line) < 0.4
    )


def _is_stamp(line: str) -> bool:
    """Say whether a line is a byline or a date."""
    if len(line) > _LONGEST_STAMP:
        return False
    if wording.BYLINE.match(line) or wording.STAMP.match(line) or wording.GLUED_BYLINE.search(line):
        return True
    return bool(wording.DATE.search(line)) and len(line.split()) <= 12


def _byline(head: Sequence[str]) -> str:
    """The names after "By", nearest to the body."""
    for place in range(len(head) - 1, -1, -1):
        line = head[place]
        if _PICTURES.match(line):
            continue
        if _BY_ALONE.match(line) and place + 1 < len(head):
            return one_line(head[place + 1], 120)
        match = _BY.search(line) if _is_stamp(line) else None
        names = _AFTER_NAMES.sub("", match["names"]) if match else ""
        if names:
            return one_line(names, 120).strip(" ,-–—*_")
    return ""


def _date(head: Sequence[str]) -> datetime | None:
    """The date nearest above the body."""
    dates = (find_date(line) for line in reversed(head) if len(line) <= _LONGEST_STAMP)
    return next(filter(None, dates), None)


def _owner(text: str) -> str:
    """The name after the copyright sign."""
    for sign in _OWNED.finditer(text):
        match = _OWNER.match(text, sign.end(), sign.end() + 200)
        if match:
            return one_line(match["name"], 80)
    return ""


def _address(text: str) -> str:
    """The address of the original, where a line gives it."""
    match = _ADDRESS.search(text) if "http" in text else None
    return web_address(match["url"]) if match else ""
