"""Where an article says whose report it is: datelines, "Source link", "first published by".

A credit that names another article of the story is evidence of who derives
from whom. One that names nobody, or somebody who is not there, only says that
the text is not the outlet's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from brief.model import Article
from brief.text.fold import fold_key

# Every repeat is bounded: texts are untrusted, and some hold a million capitals in a row.
_NAME = r"(?<!\w)[A-Z][\w&.’'-]{0,30}(?: (?:of|the|and|de|[A-Z][\w&.’'-]{0,30})){0,5}"
_THE = rf"(?i:the )?(?P<name>{_NAME})"
_DATELINE = re.compile(rf"[A-Z][^\n(]{{1,50}}\((?P<name>{_NAME})\)\s*(?:-|–|—|:)")
_NAMED: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("first ", "originally "),
        re.compile(
            r"\b(?i:first|originally) (?i:published|appeared|posted|reported)[^\n.]{0,20}? "
            rf"(?i:by|in|on|at) {_THE}"
        ),
    ),
    (
        ("source", "via", "credit", "courtesy", "republished", "h/t"),
        re.compile(r"\b(?i:source|via|credit|courtesy of|republished from|h/t)\s?:?\s{1,3}" + _THE),
    ),
    (("report",), re.compile(rf"(?P<name>{_NAME}) (?i:first )?report(?:s|ed)\b")),
    (
        ("report", "told"),
        re.compile(
            r"\b(?i:reported by|a report (?:by|in|from)|told|with reporting (?:by|from)) " + _THE
        ),
    ),
)
"""Ways of naming a source, each with the words of which it needs one: few texts hold them."""
_UNNAMED = re.compile(
    r"^[^\w\n]{0,20}(?:(?:original )?source(?: link| article)?|view (?:the )?original|syndicated"
    r"|read (?:the )?(?:full|original) (?:story|article)|original (?:article|story|post)"
    r"|reprinted with permission)[^\w\n]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(r"\((?:additional )?reporting by\b", re.IGNORECASE)
_HEAD = 60  # characters of prose within which a dateline has ended
_SMALL = re.compile(r"\b(?:the|news|online|daily|agency|com|org|net|co|uk|www)\b|[^\w]+")


class Credit(NamedTuple):
    """What an article says of its source: the line, and the ids of the articles it names."""

    line: str
    names: frozenset[str]
    unnamed: bool
    signed: bool


def read_credits(articles: Iterable[Article]) -> Mapping[str, Credit]:
    """Map the id of each article of a story to its credit."""
    known = {article.id: _identity(article) for article in articles}
    return {article.id: _credit(article, known) for article in articles}


def _key(name: str) -> str:
    """Fold the name of an outlet: "The Norwire News" and "norwire" are one."""
    return _SMALL.sub("", fold_key(name))


def _agency(article: Article) -> re.Match[str] | None:
    """Return the dateline that names an agency, if the prose opens with one."""
    if not article.body:
        return None
    first = article.body[0].start
    # The dateline itself may not be counted as prose: look from the start of its line.
    start = article.text.rfind("\n", 0, first) + 1
    return _DATELINE.search(article.text, start, first + _HEAD)


def _identity(article: Article) -> frozenset[str]:
    """Return the folded names that an article's outlet goes by."""
    names = [article.outlet, *(urlsplit(article.url).hostname or "").split(".")[:-1]]
    dateline = _agency(article)
    if dateline and not article.outlet:
        names.append(dateline["name"])
    return frozenset(key for key in map(_key, names) if len(key) > 2)


def _credit(article: Article, known: Mapping[str, frozenset[str]]) -> Credit:
    """Read one article's credit; a credit to its own outlet is none."""
    own = known[article.id]
    signed = bool(_SIGNED.search(article.text))
    for found in _mentions(article):
        key = _key(found["name"])
        named = frozenset(one for one, keys in known.items() if key in keys and key not in own)
        if named:
            return Credit(_line(article.text, found), named, unnamed=False, signed=signed)
    dateline, link = _agency(article), _UNNAMED.search(article.text)
    if dateline and _key(dateline["name"]) not in own:
        return Credit(_line(article.text, dateline), frozenset(), unnamed=True, signed=signed)
    line = _line(article.text, link) if link else ""
    return Credit(line, frozenset(), unnamed=bool(link), signed=signed)


def _mentions(article: Article) -> Iterable[re.Match[str]]:
    """Yield the places where an article may name its source."""
    dateline = _agency(article)
    if dateline:
        yield dateline
    small = article.text.lower()
    for cues, pattern in _NAMED:
        if any(cue in small for cue in cues):
            yield from pattern.finditer(article.text)


def _line(text: str, found: re.Match[str]) -> str:
    """Return what a reader is shown of a credit: its line, cut to the words that count."""
    start = text.rfind("\n", 0, found.start()) + 1
    stop = text.find("\n", found.end())
    line = text[start : stop if stop >= 0 else len(text)].strip()
    return line if len(line) <= 120 else found.group().strip()[:120]
