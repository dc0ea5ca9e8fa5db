"""The words of a sentence that call something again: pronouns, "the company", "both countries"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from brief.check.reading import Sentence
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.gazetteer import Form
from brief.text.tokens import Token, stem, tokenize

PERSONAL = frozenset("he she his her him hers".split())
_IMPERSONAL = frozenset("it its they their them itself".split())
_GENERIC = frozenset(
    map(
        stem,
        """company firm group business organisation organization corporation giant maker retailer
        manufacturer producer supplier operator carrier airline lender broker insurer developer
        builder publisher broadcaster newspaper club team side party union bank fund charity
        agency authority regulator ministry department institute university school hospital
        museum council court board committee commission association federation league government
        country nation state kingdom republic island city town village province region""".split(),
    )
)
"""Nouns by which a body or a place is called again."""
_WORKS = frozenset(
    map(
        stem,
        """film movie album song single book novel series show game band singer actor actress
        author player character episode season play opera painting software device ship
        aircraft""".split(),
    )
)
"""Nouns by which a work or its maker is called again."""
_SEVERAL = re.compile(
    r"\b(?:both|two|neither|either|each|all|three|four)\b(?: of the)?"
    r"(?: [a-z-]+){0,2}? (?:countr\w+|nations?|states?|governments?|sides?|part(?:y|ies)|"
    r"delegations?|neighbours?|neighbors?|capitals?|teams?|clubs?|compan(?:y|ies)|firms?|groups?|"
    r"rivals?|leaders?|men|women|allies|banks?|unions?|cities|towns|ministries|ministers?)\b",
    re.IGNORECASE,
)
_RULED = frozenset(
    "government country nation administration cabinet army military troops forces people".split()
)
_POINTING = frozenset("the this that its his her their 's".split())
_OTHER = frozenset("rival other another second third new parent sister same former old".split())
_REACH = 3
_LONGEST_FRONT = 16


class Anaphors(NamedTuple):
    """What in a sentence may mean something that it does not name.

    `definite` are stems of nouns behind "the" or an owner, `generic` says that
    one of them is for any body or place, `points_back` that "it" or "their"
    stands before any name that it could mean, `several` that "both countries"
    does, `rule` that a government or army is spoken of. `first` is where a
    pronoun stands, or a subject that is called again; `opening` where the
    sentence begins behind a phrase in front ("In May, the club").
    """

    definite: frozenset[str]
    generic: bool
    points_back: bool
    several: bool
    rule: bool
    first: int | None
    opening: int


def anaphors(sentence: Sentence) -> Anaphors:
    """Read what in a sentence may mean something that it does not name."""
    named = next(
        (n.start for n in sentence.names if n.form is not Form.ROLE and n.title is None),
        sentence.end,
    )
    return _anaphors(sentence.text, sentence.start, sentence.end, named)


@lru_cache(maxsize=4096)
def _anaphors(text: str, start: int, end: int, named: int) -> Anaphors:
    tokens = tokenize(text, start, end)
    places = [at for at, token in enumerate(tokens) if token.is_word]
    pronoun = next((tokens[at].start for at in places if tokens[at].norm in _IMPERSONAL), end)
    opening = _fronted(tokens)
    again = next((tokens[at].start for at in places if _again(tokens, at, opening)), None)
    return Anaphors(
        frozenset(tokens[at].stem for at in places if _is_definite(tokens, at)),
        any(_is_called(tokens, at, _GENERIC) for at in places),
        pronoun < min(named, end),
        _SEVERAL.search(text, start, end) is not None,
        any(tokens[at].norm in _RULED for at in places),
        again,
        tokens[opening].start if opening < len(tokens) else end,
    )


def _is_definite(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether "the", "this" or an owner stands before a noun, perhaps with a word between."""
    token = tokens[at]
    if (token.text[0].isupper() and at) or token.norm in DETERMINERS:
        return False
    return any(t.norm in _POINTING for t in tokens[max(0, at - _REACH) : at])


def _is_called(tokens: tuple[Token, ...], at: int, nouns: frozenset[str]) -> bool:
    if tokens[at].stem not in nouns:
        return False
    back = at - 1
    while back > 0 and at - back <= _REACH + 1 and _modifies(tokens[back]):
        back -= 1
    return back >= 0 and tokens[back].norm in {"the", "this", "that"}


def _modifies(token: Token) -> bool:
    """Say whether a token can stand between "the" and "company": "Lund-based", "German"."""
    small = DETERMINERS | PREPOSITIONS | _OTHER
    return (token.is_word or token.norm == "-") and token.norm not in small | {"and", "or", "'s"}


def _fronted(tokens: tuple[Token, ...]) -> int:
    """Return the index of the token behind a prepositional phrase that opens the sentence."""
    if not tokens or tokens[0].norm not in PREPOSITIONS:
        return 0
    stop = min(len(tokens), _LONGEST_FRONT)
    return next((at + 1 for at in range(stop) if tokens[at].norm == ","), 0)


def _again(tokens: tuple[Token, ...], at: int, opening: int) -> bool:
    """Say whether a word is a pronoun, or a subject by which something is called again."""
    if tokens[at].norm in PERSONAL | _IMPERSONAL:
        return True
    return at == opening + 1 and _is_called(tokens, at, _GENERIC | _WORKS)
