"""How far a thing holds that is told under a hedge, and what denies it, by the effects of words."""

from __future__ import annotations

from enum import IntEnum

from brief.check.operators import Effect
from brief.check.reading import Sentence, Unit
from brief.text.cues import Manner
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token

EARLIER = frozenset("before until till".split())
LATER = frozenset("after following since once from".split())
"""Words that set something before or after another; "not" turns the one into the other."""
_SAYING = frozenset({Manner.SAY, Manner.CLAIM, Manner.WARN, Manner.DENY, Manner.PROMISE})


class Level(IntEnum):
    """How far something holds, from a mere question to a fact; equal numbers never differ."""

    OPEN = 0
    POSSIBLE = 1
    SHOULD = 2
    ASKED = 3
    REPORTED = 4
    TRY = 5
    INTENT = 6
    MUST = 7
    PROBABLE = 8
    WOULD = 9
    PLEDGE = 10
    COMMIT = 11
    DUE = 12
    FUTURE = 13
    FACT = 14


LEVELS = {
    Effect.OPEN: Level.OPEN,
    Effect.POSSIBLE: Level.POSSIBLE,
    Effect.COULD: Level.POSSIBLE,
    Effect.ABLE: Level.POSSIBLE,
    Effect.ALLOW: Level.POSSIBLE,
    Effect.SHOULD: Level.SHOULD,
    Effect.ASKED: Level.ASKED,
    Effect.REPORTED: Level.REPORTED,
    Effect.TRY: Level.TRY,
    Effect.NEAR: Level.TRY,
    Effect.INTENT: Level.INTENT,
    Effect.MUST: Level.MUST,
    Effect.PROBABLE: Level.PROBABLE,
    Effect.DOUBT: Level.PROBABLE,
    Effect.WOULD: Level.WOULD,
    Effect.PLEDGE: Level.PLEDGE,
    Effect.COMMIT: Level.COMMIT,
    Effect.DUE: Level.DUE,
    Effect.FUTURE: Level.FUTURE,
}
"""How far each effect leaves what it governs to hold; the others change nothing."""

DENYING = frozenset(
    {
        Effect.NOT,
        Effect.FEW,
        Effect.REFUSE,
        Effect.FAIL,
        Effect.END,
        Effect.PREVENT,
        Effect.DENY,
        Effect.DOUBT,
        Effect.IMPOSSIBLE,
    }
)
"""The effects that deny what they govern."""

_SAME = {
    Level.OPEN: {Level.POSSIBLE},
    Level.COMMIT: {Level.FUTURE},
    Level.DUE: {Level.FUTURE},
    Level.WOULD: {Level.FUTURE, Level.DUE, Level.COMMIT},
    Level.TRY: {Level.INTENT, Level.PLEDGE, Level.ASKED},
    Level.INTENT: {Level.PROBABLE, Level.WOULD, Level.DUE},
    Level.PLEDGE: {Level.INTENT, Level.PROBABLE, Level.WOULD, Level.DUE, Level.COMMIT},
    Level.REPORTED: {Level.PROBABLE, Level.ASKED, Level.INTENT, Level.PLEDGE},
    Level.ASKED: {Level.INTENT, Level.PLEDGE, Level.SHOULD, Level.MUST},
    Level.SHOULD: {Level.DUE},
    Level.PROBABLE: {Level.DUE, Level.WOULD, Level.COMMIT},
    Level.MUST: {Level.FUTURE},
}
"""Which levels news prose uses for each other: "agreed to leave" and "will leave"."""


def alike(one: Level, other: Level) -> bool:
    """Say whether news prose uses two levels for each other."""
    return one is other or other in _SAME.get(one, ()) or one in _SAME.get(other, ())


def is_to_come(level: Level) -> bool:
    """Say whether a level puts something off: what will be, may be or is wanted."""
    return level not in {Level.FACT, Level.OPEN, Level.REPORTED}


def is_hedged(effect: Effect) -> bool:
    """Say whether an operator leaves open, or puts off, what it governs."""
    return effect in LEVELS and effect not in DENYING


def is_past(word: Unit | Token) -> bool:
    """Say whether a word has the form of a past or a passive participle."""
    return word.norm.endswith("ed") or word.norm in PAST_FORMS or getattr(word, "passive", False)


def is_attributed(sentence: Sentence, offset: int) -> bool:
    """Say whether a sentence gives a place as what somebody says, claims or promises."""
    return any(
        part.start <= offset < part.end
        for one in sentence.attributions
        if one.manner in _SAYING
        for part in one.content
    )
