"""How a word of a claim that nothing cited carries hangs in it: added, a thing, or another word."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum

from brief.check.align import Link
from brief.check.case import Case
from brief.check.lexicon import acts, things
from brief.check.opposites import positive
from brief.check.reading import Unit
from brief.text.function_words import CARDINALS, DETERMINERS, PREPOSITIONS

_SHORTEST_ADVERB = 4
_SHORTEST_SUPERLATIVE = 6
_WHERE = frozenset(
    """abroad overseas indoors outdoors online offline nearby downtown upstairs downstairs inland
    offshore onshore underground underwater overboard ashore overnight nationwide worldwide
    statewide citywide countrywide elsewhere everywhere halfway alone aloud anew barefoot
    sideways upstream downstream northward southward eastward westward""".split()
)
"""Adverbs of place and manner without "-ly"."""
_NO_SUPERLATIVE = frozenset(
    """interest request forest harvest contest protest arrest conquest inquest priest suggest
    invest bequest rainforest disinterest""".split()
)


class How(StrEnum):
    """How a word that nothing carries hangs in the claim."""

    ADDED = "added"
    """All content of its phrase goes without a counterpart; or it is an adverb of manner or
    place or a superlative, or stands before a noun that the source has without any such word."""
    THING = "thing"
    """It names a person, body, place, thing or deed that the source does not name so."""
    REPLACED = "replaced"
    """Any other word, in a phrase of which something is carried."""


def how(case: Case, unit: Unit, lost: Container[int]) -> How:
    """Return how a lost word hangs in a claim; `lost` are the offsets of all lost words."""
    head = modified(case, unit, lost)
    if head is not None and not _has_modifier(head):
        return How.ADDED
    if unit.norm.endswith("ly") and len(unit.norm) > _SHORTEST_ADVERB:
        return How.ADDED
    if unit.norm in _WHERE or (not unit.verbal and _superlative(case, unit)):
        return How.ADDED
    stems = set(unit.parts) or {unit.stem}
    named = stems & acts() or (not _a_verb(case, unit) and stems & things())
    return How.THING if named or positive(unit.norm) else How.REPLACED


def _a_verb(case: Case, unit: Unit) -> bool:
    """Say whether a word or phrase is a verb: one with its preposition is ("accounts for")."""
    with_preposition = unit.parts and case.sentence.tokens[unit.last].norm in PREPOSITIONS
    return unit.verbal or bool(with_preposition)


def _superlative(case: Case, unit: Unit) -> bool:
    """Say whether a word is a superlative: "the newest", "its deadliest"."""
    norm = unit.norm
    if len(norm) < _SHORTEST_SUPERLATIVE or norm in _NO_SUPERLATIVE or not unit.first:
        return False
    before = case.sentence.tokens[unit.first - 1].norm
    after = before in DETERMINERS | CARDINALS or before in {"'s", "'"} or before[:1].isdigit()
    return norm.endswith("est") and after


def modified(case: Case, unit: Unit, lost: Container[int]) -> Link | None:
    """Return the link of the noun that a lost word stands right before, if it does."""
    if unit.verbal:
        return None
    reach = unit.last + 1 + _owner_mark(case, unit) + _name_behind(case, unit)
    for after, link in zip(case.sentence.units, case.alignment.links, strict=True):
        if unit.last < after.first <= reach:
            return link if link and after.start not in lost and not after.verbal else None
    return None


def _name_behind(case: Case, unit: Unit) -> int:
    """Return of how many words the name right behind a word is: "a secretive Swiss fund"."""
    at = unit.last + 1
    name = next((one for one in case.sentence.names if _begins(case, at, one.start)), None)
    return (
        0
        if name is None
        else sum(name.start <= token.start < name.end for token in case.sentence.tokens[at:])
    )


def _begins(case: Case, at: int, start: int) -> bool:
    """Say whether the token at `at` starts at an offset."""
    return at < len(case.sentence.tokens) and case.sentence.tokens[at].start == start


def _owner_mark(case: Case, unit: Unit) -> int:
    """Return 1 where a possessive's mark follows a word, else 0."""
    ahead = case.sentence.tokens[unit.last + 1 : unit.last + 2]
    return int(any(token.norm in {"'s", "'"} for token in ahead))


def _has_modifier(head: Link) -> bool:
    """Say whether the source has a content word of its own right before a noun."""
    units = head.piece.sentence.units
    return any(other.last == head.other.first - 1 and not other.verbal for other in units)
