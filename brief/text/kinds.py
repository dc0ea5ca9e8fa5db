"""What a text says that a name is: "the ferry Alma", "Roe, a novelist", "the keeper, Orr"."""

from __future__ import annotations

import itertools
import re

from brief.text.function_words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.names import Name
from brief.text.roles import BODY_NOUNS, ROLE_NOUNS
from brief.text.tokens import Token, scan, stem

_REACH = 60
_MOST_WORDS = 5
_OPENERS = DETERMINERS | {"'s", "former"}
_AGENT = re.compile(r"(?:er|or|ist|man|woman|ian|ant|ee|yer|eer|ess|wright|smith|maker)\Z")
KIN = frozenset(
    """wife husband spouse partner widow widower brother sister son daughter father mother parent
    uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter friend rival ally
    colleague predecessor successor client boss aide agent nurse chief guard victim suspect
    witness""".split()
)
_UNCHANGED = frozenset("beat put hit cut let set hurt cast".split())
_PAST = PAST_FORMS | _UNCHANGED
_BEHIND = re.compile(r"(?:,| is| was)[ \u00a0](?=(?:an?|the|its|his|her|their)[ \u00a0])")


def kinds(text: str, name: Name) -> set[str]:
    """Return the stems of the nouns that the words around a mention say it is."""
    found = {_before(text, name), _behind(text, name.end), _own(text, name)}
    return {head for head in found if head}


def _own(text: str, name: Name) -> str:
    """Return the noun in a body's own name, or in a person's title: "Corin Bank", "Mayor Roe"."""
    words = text[name.start : name.end].split()
    if name.title is not None:
        title = text[slice(*name.title)].casefold().split()
        return stem(title[-1]) if title[-1] in ROLE_NOUNS else ""
    last = words[-1].casefold()
    return stem(last) if len(words) > 1 and last in BODY_NOUNS else ""


def _before(text: str, name: Name) -> str:
    """Return the noun of "the ferry Alma" or "the keeper, Lew Orr,"."""
    start = name.title.start if name.title else name.start
    tokens = scan(text, max(0, start - _REACH), start)
    if tokens and tokens[-1].norm == "the":
        tokens.pop()
    comma = bool(tokens) and tokens[-1].norm == ","
    if comma:
        tokens.pop()
    words: list[Token] = []
    while tokens and len(words) < _MOST_WORDS:
        token = tokens.pop()
        if not token.is_word or token.norm in _OPENERS:
            return _head(words[0], person=comma) if words and token.norm in _OPENERS else ""
        if token.text[0].isupper():
            return _head(words[0], person=comma) if words else ""
        if comma and words and token.norm in {"for", "of"}:
            words = []  # "the candidate for mayor, Roe": the mayor is another
            continue
        if token.norm in FUNCTION_WORDS or _verbal(token):
            return ""
        words.append(token)
    return ""


def _head(token: Token, *, person: bool) -> str:
    """Return the stem of a describing noun; `person` asks for one that names people or bodies."""
    norm = token.norm
    if norm.endswith("s") and not norm.endswith("ss"):
        return ""
    if person and not (norm in BODY_NOUNS or names_person(norm)):
        return ""
    return token.stem


def names_person(norm: str) -> bool:
    """Say whether a folded noun is for a person: an office, a relation, or by its ending."""
    return norm in ROLE_NOUNS or norm in KIN or _AGENT.search(norm) is not None


def _verbal(token: Token) -> bool:
    return token.norm in _PAST or token.norm.endswith(("ed", "ing"))


def _behind(text: str, end: int) -> str:
    """Return the noun of "Roe, a novelist, left" or "Roe is a novelist"."""
    opening = _BEHIND.match(text, end)
    if opening is None:
        return ""
    last: Token | None = None
    tokens = scan(text, opening.end(), min(len(text), opening.end() + _REACH))[1:]
    for token, after in itertools.zip_longest(tokens, tokens[1:]):
        if token.norm == "'s":
            last = None  # "Roe, the boat's owner": what stands before is another's
        elif not token.is_word or token.norm in FUNCTION_WORDS:
            return _head(last, person=False) if last else ""
        elif _verbal(token) and last is not None:
            led = after is not None and after.norm in PREPOSITIONS
            return _head(last, person=False) if led else ""
        elif token.text[0].islower():
            last = token
    return ""
