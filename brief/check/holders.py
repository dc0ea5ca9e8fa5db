"""Whether the holder that a claim names is the speaker that a source names."""

from __future__ import annotations

from brief.check.case import Case
from brief.check.lexicon import derived, related
from brief.model import Range
from brief.text.book import read_office
from brief.text.document import Speaker
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.names import Name
from brief.text.tokens import stem, tokenize

_BODIES = frozenset(
    map(
        stem,
        """company firm group bank ministry agency authority union party club court council board
        institute foundation university airline manufacturer operator organisation charity
        committee commission department office airline carrier chain retailer maker regulator
        association federation league government""".split(),
    )
)
_PRONOUNS = frozenset("he she it they we i you who".split())


def keys_of(names: tuple[Name, ...]) -> frozenset[str]:
    """Return all keys of some mentions."""
    return frozenset(key for name in names for key in name.keys)


def same_keys(case: Case, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two sets of keys mean one holder: a leader and the country they lead agree."""
    if mine & theirs:
        return True
    leads = case.book.leads
    return any(leads.get(key) in theirs for key in mine) or any(
        leads.get(key) in mine for key in theirs
    )


def same_holder(case: Case, subject: Range, speaker: Speaker) -> bool | None:
    """Say whether the words of a claim's subject mean a source's speaker.

    None when the claim's words are a pronoun, which says nothing by itself.
    """
    tokens = [t for t in tokenize(case.text, *subject) if t.is_word]
    if not tokens or (len(tokens) == 1 and tokens[0].norm in _PRONOUNS):
        return None
    mentions = case.book.names(case.text, *subject)
    mine = frozenset(key for name in mentions for key in name.keys)
    if mine and same_keys(case, mine, speaker.keys):
        return True
    # "Observers from the League" are observers: a name behind a preposition is not theirs.
    head = next((t.start for t in tokens[1:] if t.norm in PREPOSITIONS), subject.end)
    mine = frozenset(key for name in mentions if name.start < head for key in name.keys)
    if _holds_office(case, subject, speaker):
        return True
    # "An aide to Doe" is an aide: whom the phrase names besides does not speak.
    label = _head_words(speaker.label)
    heads = _head_words(case.text[slice(*subject)])
    common = any(key.startswith("n:") for key in speaker.keys)
    if (common or not mine) and _overlap(heads, label):
        return True
    return bool(common and mine and _may_be_called(case, mine, label))


def _head_words(phrase: str) -> set[str]:
    """Return the stems of a noun phrase before its first preposition or comma."""
    heads: set[str] = set()
    for token in tokenize(phrase):
        if heads and (token.norm in PREPOSITIONS or token.norm == ","):
            break
        if token.is_word and token.norm not in DETERMINERS:
            heads.add(token.stem)
    return heads


def _holds_office(case: Case, subject: Range, speaker: Speaker) -> bool:
    """Say whether the claim calls the speaker by an office that the sources give that person."""
    return bool(speaker.keys & case.book.holders(*read_office(case.text, *subject)))


def _overlap(heads: set[str], label: set[str]) -> bool:
    """Say whether two descriptions share a word, in any form."""
    return any(
        head == word or word in related(head) or derived(head, word)
        for head in heads
        for word in label
    )


def _may_be_called(case: Case, mine: frozenset[str], label: set[str]) -> bool:
    """Say whether "the company" may be the body that a cited sentence names by its name."""
    if not label & _BODIES:
        return False
    return any(name.keys & mine for piece in case.pieces for name in piece.sentence.names)


def holder_matches(case: Case, holder: str, speaker: Speaker) -> bool:
    """Say whether a statement's holder is the speaker; "Person / Country" may be either."""
    for part in holder.split(" / "):
        mine = keys_of(case.book.names(part))
        if mine and same_keys(case, mine, speaker.keys):
            return True
        label = {t.stem for t in tokenize(speaker.label) if t.is_word}
        words = {t.stem for t in tokenize(part) if t.is_word}
        if words and (words <= label or label <= words):
            return True
    return False
