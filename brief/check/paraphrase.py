"""Which verb of the cited text another verb of the claim may stand for.

No list of synonyms is ever complete. Where the same things stand before and
after two verbs that have no counterpart yet, the claim may only have chosen
another word. Loose classes of verbs (`data/verb_classes.txt`) tell "the storm
battered the pier" for "wrecked the pier" from "the council sold the pier"; a
verb that stands in no class is never taken for another, since a corruption of
one verb leaves everything around it as it was. Nor is a verb of stance or
status: "opposed" is not "demanded".
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import NamedTuple

from brief.check.lexicon import derived, opposites, related, verb_classes
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.voice import is_participle
from brief.text.cues import ATTITUDES, CUES
from brief.text.stance import Stance
from brief.text.verbs import BE

_REACH = 8
_MOST_OPTIONS = 8
_NEGATIVE = frozenset("un in im ir il dis non mis de".split())
_STANDS = frozenset(ATTITUDES) | frozenset(CUES)

Carries = Callable[[Unit, Unit], bool]


class Ends(NamedTuple):
    """What stands before and after a verb up to the verbs beside it, voice set right."""

    doers: tuple[Unit, ...]
    others: tuple[Unit, ...]
    numbers: frozenset[str]


def guess(
    claim: Sentence, unit: Unit, source: Sentence, taken: Container[int], carries: Carries
) -> Unit | None:
    """Return a verb of the source that `unit` probably renames.

    `taken` are the offsets of the source's words that carry something already;
    `carries` says whether a word of the claim has a word of the source as counterpart.
    """
    classes = verb_classes(unit.stem)
    if not classes or unit.weight < HEAVY:
        return None
    if not _acts(claim, unit) or _is_stance(claim, unit):
        return None
    options = [other for other in source.units if classes & verb_classes(other.stem)]
    mine = ends(claim, unit)
    for other in options[:_MOST_OPTIONS]:
        if other.start in taken or not _acts(source, other) or _is_stance(source, other):
            continue
        if _contrary(unit.stem, other.stem):
            continue
        theirs = ends(source, other)
        doer = _agree(mine.doers, theirs.doers, carries)
        thing = _agree(mine.others, theirs.others, carries) or bool(mine.numbers & theirs.numbers)
        if (doer or not mine.doers) and (thing or not mine.others) and (doer or thing):
            return other
    return None


def ends(sentence: Sentence, verb: Unit) -> Ends:
    """Read what stands around a verb within its clause."""
    clause = sentence.clause_at(verb.start)
    before: list[Unit] = []
    after: list[Unit] = []
    for word in sentence.words:
        if word.start < clause.start or word.first < verb.first - _REACH:
            continue
        if word.start >= clause.end or word.first > verb.last + _REACH:
            break
        if word.last < verb.first:
            before = [] if word.verbal else [*before, word]
        elif word.first > verb.last:
            if word.verbal:
                break
            after.append(word)
    stop = after[-1].last + 1 if after else verb.last + 1
    numbers = frozenset(
        t.norm for t in sentence.tokens[verb.last + 1 : stop] if t.norm[:1].isdigit()
    )
    if not verb.passive:
        return Ends(tuple(before), tuple(after), numbers)
    by = next((t.start for t in sentence.tokens[verb.last + 1 : stop] if t.norm == "by"), None)
    agents = tuple(word for word in after if by is not None and word.start > by)
    return Ends(agents, tuple(before), numbers)


def _agree(mine: tuple[Unit, ...], theirs: tuple[Unit, ...], carries: Carries) -> bool:
    """Say whether the word nearest the verb, or a heavy one beside it, stands there too."""
    return any(carries(one, other) for one in mine for other in theirs)


def _acts(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a word is a verb, and not what stands behind "is" or before a noun."""
    if not unit.verbal:
        return False
    before = sentence.tokens[unit.first - 1].norm if unit.first else ""
    return not (before in BE or before == "-") or is_participle(unit.norm)


def _contrary(one: str, other: str) -> bool:
    """Say whether two stems are opposites, or one is the other with a negative prefix."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return other in opposites(one) or (
        longer.endswith(shorter) and longer.removesuffix(shorter) in _NEGATIVE
    )


def _is_stance(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a verb takes a stand, reports, or gives a status: then its wording counts."""
    return unit.stem in _STANDS or any(
        marker.stance is Stance.STATUS and marker.start <= unit.start < marker.end
        for marker in sentence.markers
    )


def same_word(one: Unit, other: Unit) -> bool:
    """Say whether two words have one stem, are related or are forms of one word."""
    return (
        one.stem == other.stem
        or other.stem in related(one.stem)
        or (derived(one.stem, other.stem) and not _contrary(one.stem, other.stem))
    )
