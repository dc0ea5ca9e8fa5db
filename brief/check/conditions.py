"""The conditions of a sentence: what depends on what, and whether on its being so or not so."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from brief.check.kept import per_sentence
from brief.check.reading import Sentence, Unit
from brief.check.scopes import markers_of
from brief.check.stances import stances
from brief.model import Range
from brief.text.dates import dates
from brief.text.irregular import PAST_FORMS
from brief.text.stance import Marker, Stance

_REGARDLESS = re.compile(
    r"\b(?:even (?:if|though|when|before|without|with|to)|whether or not|no matter|regardless|"
    r"irrespective)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"only (?:after|when|once)\b", re.IGNORECASE)
_WEAK = re.compile(
    r"\b(?:(?P<then>when|after|following|upon|as soon as|with)"
    r"|(?P<not>before|without|until|till))\b",
    re.IGNORECASE,
)
_NO = frozenset("not n't never".split())
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|save for|other than|with the exception of)\b(?! that)", re.IGNORECASE
)
_PRESENT = frozenset("is are has have be been".split())
_ADDING = frozenset("but and though although yet".split())
_FAR = 20
_STRETCH = 60
_MOST = 12
"""More conditions than a sentence of news holds: a longer text is no sentence."""


class Sign(IntEnum):
    """Whether the consequence holds when the condition does, when it does not, or anyway."""

    THEN = 1
    OTHERWISE = -1
    ANYWAY = 0


class Condition(NamedTuple):
    """A condition in a sentence: the words that it is told in, and its sign.

    A `weak` one ("after", "with") may be one of time alone; `until` marks one that ends
    what went on before.
    """

    at: Range
    sign: Sign
    weak: bool = False
    until: bool = False

    def holds(self, unit: Unit) -> bool:
        """Say whether a word is one of the condition's own."""
        return self.at.start <= unit.start < self.at.end


@per_sentence
def conditions(sentence: Sentence) -> tuple[Condition, ...]:
    """Return the conditions of a sentence; "until May" is a date, not a condition."""
    found = []
    for marker in markers_of(sentence, Stance.CONDITION)[:_MOST]:
        until = marker.value == "until"
        at = sentence.token_at(marker.start)
        if sentence.tokens[at].stem == "depend" and sentence.tokens[at - 1].norm in _NO:
            continue  # "does not depend on" is no condition
        if until and _only_time(sentence, marker):
            continue
        if _AFTERWARDS.match(sentence.text, marker.start) and _has_happened(sentence, marker):
            continue  # "was closed only after a vote" tells when
        negative = marker.value in {"unless", "until"} and not _is_not_until(sentence, marker)
        sign = Sign.OTHERWISE if negative else Sign.THEN
        if _REGARDLESS.match(sentence.text, marker.start):
            sign = Sign.ANYWAY
        found.append(Condition(marker.scope, sign, until=until))
    known = {one.at.start for one in found}
    for match in _REGARDLESS.finditer(sentence.text, sentence.start, sentence.end):
        if match.start() not in known and len(found) < _MOST:
            found.append(Condition(Range(match.start(), sentence.end), Sign.ANYWAY))
    return tuple(found)


@per_sentence
def weak_conditions(sentence: Sentence) -> tuple[Condition, ...]:
    """Return what may tell a condition besides time: "when", "after", "before", "without"."""
    found: list[Condition] = []
    for match in _WEAK.finditer(sentence.text, sentence.start, sentence.end):
        if len(found) == _MOST:
            break
        clause = sentence.clause_at(match.start())
        comma = sentence.text.find(",", match.end(), clause.end)
        end = comma if comma > 0 and match.start() == clause.start else clause.end
        sign = Sign.THEN if match["then"] else Sign.OTHERWISE
        found.append(Condition(Range(match.start(), end), sign, weak=True))
    return tuple(found)


@per_sentence
def exceptions(sentence: Sentence) -> tuple[Condition, ...]:
    """Return what a sentence excepts: "except to recover lost gear"."""
    matches = list(_EXCEPT.finditer(sentence.text, sentence.start, sentence.end))[:_MOST]
    return tuple(
        Condition(Range(one.start(), sentence.clause_at(one.start()).end), Sign.OTHERWISE)
        for one in matches
    )


def is_elided(sentence: Sentence, condition: Condition) -> bool:
    """Say whether a condition has no word of its own: "if it did not", "if so"."""
    return not any(condition.holds(unit) for unit in sentence.units)


def _is_not_until(sentence: Sentence, marker: Marker) -> bool:
    """Say whether a condition is "not until": then the consequence follows it."""
    at = sentence.token_at(marker.start)
    return at > 0 and sentence.tokens[at - 1].norm == "not"


def _only_time(sentence: Sentence, marker: Marker) -> bool:
    """Say whether "until" gives a date, or the end of what is past: "she sang until he came"."""
    dated = bool(dates(sentence.text, marker.start, marker.scope.end))
    main = _main_before(sentence, marker)
    if main is None:
        return dated
    if dated:
        return not stances(sentence).of(main).denied
    return _is_told_past(sentence, main)


def _has_happened(sentence: Sentence, marker: Marker) -> bool:
    """Say whether what a condition would be of is told as past."""
    main = _main_before(sentence, marker)
    return main is not None and _is_told_past(sentence, main)


def _main_before(sentence: Sentence, marker: Marker) -> Unit | None:
    """Return the verb that stands next before a condition."""
    layout, at = stances(sentence).layout, sentence.token_at(marker.start)
    verbs = (i for i in range(at - 1, max(-1, at - _FAR), -1) if layout.is_verb(i))
    return layout.word(next(verbs, -1))


def _is_told_past(sentence: Sentence, main: Unit) -> bool:
    read = stances(sentence)
    past = main.norm in PAST_FORMS or main.norm.endswith(("ed", "ing"))
    return past and read.layout.norm(main.first - 1) not in _PRESENT and not read.over(main)


def same_stretch(sentence: Sentence, condition: Condition, unit: Unit) -> bool:
    """Say whether no strong punctuation, no "but" and no new clause parts a word from a condition.

    A condition behind "A will close, and B will open" is one of B's opening only.
    """
    low, high = sorted((condition.at.start, unit.start))
    first, last = sentence.token_at(low), sentence.token_at(high)
    if last - first > _STRETCH:
        return False
    behind = condition.at.start > unit.start
    norms = [token.norm for token in sentence.tokens[first : last + 1]]
    if behind and len(norms) > 1 and norms[-1] == "only" and norms[-2] in _ADDING:
        # "May open, but only if": what follows "only if" is no clause of its own.
        del norms[-2]
    if {";", "but", "while", "whereas"}.intersection(norms):
        return False
    layout = stances(sentence).layout
    return not any(
        one == "," and other == "and" and behind and not layout.is_verb(first + index + 2)
        for index, (one, other) in enumerate(pairwise(norms))
    )
