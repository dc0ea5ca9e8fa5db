"""Whether a common noun phrase of a claim may mean a speaker whom the source calls otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.case import Case
from brief.check.lexicon import derived, related
from brief.text.descriptions import Description
from brief.text.document import Speaker
from brief.text.function_words import CARDINALS, DETERMINERS, PREPOSITIONS
from brief.text.noun_phrases import partitive
from brief.text.roles import ROLE_NOUNS
from brief.text.tokens import Token, stem, tokenize

_NOT_KIND = DETERMINERS | CARDINALS | {"'s"}
_NOT_SAID = DETERMINERS | CARDINALS | {"'s", "own"}

BODIES = frozenset(
    map(
        stem,
        """company firm group bank ministry agency authority union party club court council board
        institute foundation university airline manufacturer operator organisation charity
        committee commission department office airline carrier chain retailer maker regulator
        association federation league government""".split(),
    )
)
_ANY_BODY = frozenset(map(stem, "company firm group business organisation body maker".split()))
_RANKS = frozenset(map(stem, "deputy vice former assistant acting interim shadow".split()))
_ROLES = frozenset(map(stem, ROLE_NOUNS))
_HEADS = frozenset(map(stem, "head leader chief boss director manager chair chairman".split()))
_OFFICE = stem("office")
_DOCUMENTS = frozenset(map(stem, "report study survey filing letter statement figures".split()))
_STUDIES = frozenset(
    map(stem, "study trial paper report research survey analysis experiment audit".split())
)
_AUTHORS = frozenset(map(stem, "author researcher scientist team engineer auditor".split()))
"""Who wrote a study, and may be said to find what it finds."""
OWNERS = frozenset("his her its their the a an this that".split())
_HEAD_STOPS = PREPOSITIONS | {"who", "which", "that", ",", "("}
_BEHIND_HEAD = frozenset({"close", "familiar"})


def head_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a noun phrase up to its first preposition or comma."""
    tokens = tokens[partitive(tokens) :]
    for index, token in enumerate(tokens):
        stops = token.norm in _HEAD_STOPS or token.norm in _BEHIND_HEAD
        if index and stops and not token.text[0].isupper():
            return tokens[:index]
    return tokens


def description_of(case: Case, speaker: Speaker) -> Description:
    """Return how the cited articles describe a speaker."""
    told = Description()
    for source in {id(piece.source): piece.source for piece in case.pieces}.values():
        told |= source.document.description(speaker.keys)
    return told


def _alike(one: str, other: str) -> bool:
    """Say whether two stems are one word in any form, or words for one thing.

    "Office" has the stem of "officer", and is no policeman.
    """
    if one == other:
        return True
    if {one, other} <= _ROLES and not {one, other} <= _HEADS:
        return derived(one, other)  # an official is no spokeswoman
    return _OFFICE not in {one, other} and (other in related(one) or derived(one, other))


def worded_as(case: Case, mine: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether a common noun phrase means the speaker whom the source calls by another.

    The nouns have to be alike, and what tells one such body from another
    ("health ministry", "finance ministry") may not differ.
    """
    theirs = [t for t in head_of(tokenize(speaker.label)) if t.is_word and t.norm not in OWNERS]
    # A noun ("n:agency:…") or an office ("~kell:mayor"), and no name.
    common = any(":" in key for key in speaker.keys) or not speaker.keys
    if not theirs:
        return False
    if not common:
        # "the company" for Kolbrand: a name that is no person's and says no other kind of body.
        kinds = {t.stem for t in theirs} & BODIES
        return not speaker.person and mine[-1].stem in (kinds or _ANY_BODY)
    left, right = _kinds(mine), _kinds(theirs)
    owned = max((i for i, t in enumerate(theirs) if t.norm == "'s"), default=-1)
    nouns = _kinds(theirs[owned + 1 :]) if owned + 1 < len(theirs) else right
    if nouns[-1] in _DOCUMENTS:
        nouns = right  # what a board's report says, the board says
    if (left[-1] in _STUDIES and nouns[-1] in _AUTHORS) or (
        left[-1] in _AUTHORS and nouns[-1] in _STUDIES
    ):
        return True
    if not any(_alike(left[-1], noun) for noun in nouns):
        return False
    if speaker.antecedent is not None and _alike(left[-1], right[-1]):
        return True  # "her spokeswoman": whose she is, is a guess
    rest = [a for a in left if not any(_alike(a, b) for b in right)]
    other = [b for b in right if not any(_alike(a, b) for a in left)]
    known = description_of(case, speaker).words
    return not (rest and other) or all(word in known for word in rest)


def _kinds(words: Sequence[Token]) -> list[str]:
    """Return the stems of a noun phrase, without numbers and determiners."""
    found = [t.stem for t in words if t.norm not in _NOT_KIND and t.is_word]
    return found or [t.stem for t in words]


def described_as(case: Case, mine: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether the sources describe the speaker with the claim's words: "the baker"."""
    told = description_of(case, speaker)
    words = [t.stem for t in mine if t.norm not in _NOT_SAID]
    # A name is not a description, and a deputy is not called by the office alone.
    if not words or mine[-1].text[0].isupper() or (told.words & _RANKS) - set(words):
        return False
    if not any(_alike(words[-1], noun) for noun in told.nouns):
        return False
    return all(any(_alike(word, one) for one in told.words) for word in words)
