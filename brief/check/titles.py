"""N402: the title before a name is one that the sources give that person."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.case import Case
from brief.check.offices import noun_of, told_posts
from brief.model import Range
from brief.text.book import read_office
from brief.text.function_words import FUNCTION_WORDS
from brief.text.names import Name
from brief.text.posts import may_be_called, parted
from brief.text.roles import HONORIFICS
from brief.text.tokens import Token, tokenize


def titled(case: Case, name: Name, title: Range) -> bool:
    """Say whether the sources give the person this title."""
    tokens = [t for t in tokenize(case.text, *title) if t.is_word]
    if all(t.norm in HONORIFICS or t.norm in FUNCTION_WORDS for t in tokens):
        return True
    office, country = read_office(case.text, *title)
    country = country or _land_behind(case, name)
    plain, ranks = parted(office)
    keys = name.keys | _person_keys(case, name)
    for (full, land), holders in case.book.offices.items():
        if not holders & keys or (None not in {land, country} and land != country):
            continue
        theirs, rank = parted(full)
        if rank == ranks and may_be_called(theirs, plain) and _fits(case, keys, full, country):
            return True
    # Ranks and owners are tested by themselves.
    told = told_posts(case, keys, noun_of(plain))
    if any(post.holder.keys & keys and may_be_called(post.office, plain) for post in told):
        return True
    return _worded(case, name, tokens) and not _other_holder(case, office, country, name)


def _worded(case: Case, name: Name, tokens: Sequence[Token]) -> bool:
    """Say whether a cited sentence that names the person has all words of the title."""
    wanted = {t.stem for t in tokens if t.norm not in FUNCTION_WORDS and not t.text[:1].isupper()}
    wanted = wanted or {t.stem for t in tokens if t.norm not in FUNCTION_WORDS}
    return any(
        wanted <= piece.sentence.stems
        and any(name.keys & other.keys for other in piece.sentence.names)
        for piece in case.pieces
    )


def _land_behind(case: Case, name: Name) -> str | None:
    """Return the key of the country in "President X of Y", if the name holds it."""
    text = case.text[name.start : name.end]
    if " of " in text:
        parts = case.book.names(case.text, name.start + text.index(" of ") + 4, name.end)
    elif case.text[name.end :].startswith(" of "):
        parts = tuple(other for other in case.sentence.names if other.start == name.end + 4)
    else:
        return None
    keys = sorted(key for part in parts for key in part.keys if key[:1] in {"~", "@"})
    return keys[0] if keys else None


def _person_keys(case: Case, name: Name) -> frozenset[str]:
    """Return the keys of the person in "X of Y"."""
    text = case.text[name.start : name.end]
    if " of " not in text:
        return frozenset()
    parts = case.book.names(case.text, name.start, name.start + text.index(" of "))
    return frozenset(key for part in parts for key in part.keys)


def _fits(case: Case, keys: frozenset[str], office: str, country: str | None) -> bool:
    """Say whether no other country's same office is the one this person holds."""
    if country is None:
        return True
    offices = case.book.offices.items()
    mine = {land for (what, land), people in offices if what == office and people & keys}
    return country in mine or mine <= {None}


def _other_holder(case: Case, office: str, country: str | None, name: Name) -> bool:
    """Say whether the sources give the office to somebody else alone."""
    offices = case.book.offices
    holders = offices.get((office, country)) or offices.get((office, None), set())
    return bool(holders) and not holders & name.keys
