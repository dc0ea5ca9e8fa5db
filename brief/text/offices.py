"""Offices in a text: "the British prime minister", read as an office and its country."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.text.function_words import DETERMINERS
from brief.text.gazetteer import Form, gazetteer, place_key
from brief.text.name_keys import single_keys
from brief.text.names import Name
from brief.text.roles import HEADS_OF_STATE, HONORIFICS, ROLE_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, tokenize

Office = tuple[str, str | None]
"""An office, folded, and the key of the country it belongs to, if that is said."""

_OPENERS = frozenset("the a an their its his her".split())
_RANKS = frozenset("top senior special chief lead state then".split())
_ROLE = re.compile(rf"\b(?:{'|'.join(sorted(ROLE_NOUNS))})\b", re.IGNORECASE)


def is_head(office: str) -> bool:
    """Say whether the office speaks for a country."""
    return office in HEADS_OF_STATE or office in {"prime minister", "leader"}


@lru_cache(maxsize=8192)
def read_office(text: str, start: int, end: int) -> Office:
    """Read an office and the country it belongs to out of a title or description."""
    country: str | None = None
    words: list[str] = []
    for token in tokenize(text, start, end):
        if not token.is_word:
            continue
        entry = gazetteer().get(place_key(token.text))
        if entry and entry.country and token.text[0].isupper():
            country = entry.country
        elif token.norm in TITLE_WORDS and token.norm not in HONORIFICS:
            words.append(token.norm)
        elif token.text[0].isupper():
            base = next((k for k in single_keys(token.text) if k[0] == "~"), None)
            country = country or base
    core = [word for word in words if word not in _RANKS] or words
    return " ".join(core), country


def roles(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """Return descriptions of a person by office: "the British prime minister".

    The range begins at the country where one is given and holds a following
    "of X". Keys are the office with its country. "A minister" is `weak`: it
    need not be the minister whom the sources name.
    """
    stop = len(text) if end is None else end
    tokens = [t for t in tokenize(text, start, stop) if t.is_word]
    # Few sentences have such a noun, and the pattern is slow.
    if not any(t.norm in ROLE_NOUNS for t in tokens) or not _ROLE.search(text, start, stop):
        return []
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        last = _role_end(tokens, at)
        if last == at:
            at += 1
            continue
        role = _role(text, tokens, at, last)
        if role is not None:
            found.append(role)
        at = last
    return found


def _role_end(tokens: list[Token], at: int) -> int:
    """Return the index past a run of office words from `at` that ends in an office noun."""
    last, ahead = at, at
    while ahead < len(tokens) and tokens[ahead].norm in TITLE_WORDS:
        ahead += 1
        if tokens[ahead - 1].norm in ROLE_NOUNS:
            last = ahead
    return last


def _role(text: str, tokens: list[Token], at: int, stop: int) -> Name | None:
    """Make the description whose office words are `tokens[at:stop]`, if it is a definite one."""
    first = _owner(tokens, at)
    opened = first > 0 and tokens[first - 1].norm in _OPENERS
    if first == at and not opened:
        return None
    last = stop
    if first == at and stop + 1 < len(tokens) and tokens[stop].norm == "of":
        last = stop + 2 if tokens[stop + 1].text[0].isupper() else stop
    begin, finish = tokens[first].start, tokens[last - 1].end
    office, country = read_office(text, begin, finish)
    vague = first == at and tokens[first - 1].norm in {"a", "an"}
    return Name(begin, finish, frozenset({f"{country or ''}:{office}"}), Form.ROLE, weak=vague)


def _owner(tokens: list[Token], at: int) -> int:
    """Return the index of the country or person before the office, or `at` when there is none."""
    if not at:
        return at
    before = tokens[at - 1]
    if tokens[at].start - before.end > 1:
        return at
    if before.norm == "'s" and at > 1:
        return at - 2
    return at - 1 if before.text[0].isupper() and before.norm not in DETERMINERS else at
