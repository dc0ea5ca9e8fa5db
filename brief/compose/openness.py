"""Open matters: what a unit reports as undecided, unknown, unanswered or denied."""

from __future__ import annotations

import re

from brief.compose.holders import conditional, governing, inside, is_actor
from brief.compose.units import Unit
from brief.text.cues import Manner
from brief.text.fold import fold
from brief.text.speech import Attribution
from brief.text.stance import Stance
from brief.text.tokens import stem

_TELLING = frozenset(
    stem(word)
    for word in """comment reply respond answer say confirm decide agree approve settle resolve set
        fix mark determine detail specify provide give explain name publish disclose declare
        promise reveal finalise know clarify commit choose announce hear rule sign""".split()
)
_BE = r"(?:is|are|was|were|remains?|remained|still) (?:(?!to )\w+ ){0,2}?"
_TALK = r"(?:discuss|negotiat|debat|consider|finali[sz]|weigh|bargain|haggl|work|talk)\w*"
_STATES = (
    r"un(?:clear|resolved|decided|settled|known|answered|certain|signed)",
    r"open|disputed|contested|outstanding|pending|deadlocked|stalled",
    r"to be (?:seen|decided|settled|agreed|determined)",
    r"up in the air|in (?:dispute|doubt|question)|at issue",
    r"subject to (?:talks|negotiation|discussion)s?",
)
_MATTERS = (
    rf"{_BE}(?:{'|'.join(_STATES)})(?!\s+(?:to|from|for business))",
    rf"{_BE}under (?:\w+ )?(?:discussion|negotiation|consideration|review|debate)",
    rf"{_BE}(?:being|in) (?:\w+ )?{_TALK}",
    rf"(?:is|are|was|were) still (?:\w+ ){{0,2}}?{_TALK}",
    r"(?:un(?:resolved|answered)|open|outstanding|key|remaining) (?:issue|question|dispute)s?",
    r"(?:un(?:resolved|answered)|open|outstanding|key|remaining) (?:point|matter|difference)s?",
    r"left (?:open|undecided|unresolved|unsettled)|went unanswered",
    r"sticking points?|stumbling blocks?",
    r"no (?:\w+ )?(?:date|deadline|agreement|decision|deal|details?|word|timetable|figure)",
    r"no (?:answer|reply|comment)",
    r"few(?:,? if any,?)? (?:\w+ )?(?:details|insights|answers|specifics)",
)
_OPEN_STATES = re.compile(rf"(?<!\w)(?:{'|'.join(_MATTERS)})(?!\w)")
_WHETHER = re.compile(
    r"(?<!\w)(?:whether|how much|how many) [^.,;:]{3,80}? (?:has|have|had|is|was|are|were|remains?)"
    r" (?:\w+ )?(?:not|un\w+)(?!\w)"
)
_CHARGE = r"(?:charge|claim|allegation|accusation|assertion|suggestion|report)s?"
_DENIED = r"(?:den(?:ied|ies)|disput(?:ed|es)|reject(?:ed|s)|dismiss(?:ed|es)|contradict(?:ed|s))"
_DENIAL = re.compile(
    rf"(?<!\w)(?:{_DENIED} (?:that|it|this|the {_CHARGE})[.,; ]"
    rf"|{_CHARGE} (?:that )?(?:[\w’']+ ){{0,8}}?{_DENIED})(?!\w)"
)
_NO_ANSWER = re.compile(
    r"(?<!\w)(?:made|offered|gave|given|had) no (?:comment|reply|response|answer)"
)


def open_matter(unit: Unit) -> float:
    """Return how plainly the unit reports something undecided, unknown or unanswered."""
    text = fold(unit.text).text
    quoted = [(q.start - unit.span.start, q.end - unit.span.start) for q in unit.quotations]
    for match in (*_OPEN_STATES.finditer(text), *_WHETHER.finditer(text)):
        told = governing(unit, unit.span.start + match.start())
        if (told is None or told.speaker is None or not is_actor(told.speaker)) and not any(
            a < match.start() < b for a, b in quoted
        ):
            return 1.0
    first = unit.reports[0].attribution if unit.reports else None
    if (first and _withheld(unit, first)) or _untold(unit):
        return 0.9
    return 0.0


def _withheld(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the attribution tells that nothing was told ("declined to say")."""
    if attribution.negated:
        return attribution.lemma in _TELLING and not conditional(unit, attribution)
    if attribution.manner is not Manner.WITHHOLD:
        return False
    after = [t for t in unit.tokens if t.start >= attribution.cue.end][:3]
    return any(t.stem in _TELLING for t in after)


def _untold(unit: Unit) -> bool:
    """Say whether a verb of telling or deciding is negated in the newsroom's own voice."""
    words = [
        t
        for t in unit.tokens
        if t.is_word and not any(q.start < t.start < q.end for q in unit.quotations)
    ]
    for at, token in enumerate(words):
        if token.stem not in _TELLING or governing(unit, token.start):
            continue
        if inside(unit, token.start, Stance.CONDITION):
            continue
        before = [t.norm for t in words[max(0, at - 5) : at]]
        if {"not", "never"} & set(before[-3:]) or before[-2:] == ["yet", "to"]:
            return True
        if "neither" in {t.norm for t in words[:at]}:
            return True
    return _NO_ANSWER.search(fold(unit.text).text) is not None


def disputed(unit: Unit) -> float:
    """Return whether the unit holds one party's claim and another's denial of it."""
    if _DENIAL.search(fold(unit.text).text) is None:
        return 0.0
    claims = [
        r
        for r in unit.reports
        if r.attribution and r.attribution.manner in {Manner.SAY, Manner.CLAIM}
    ]
    return 0.95 if claims else 0.0
