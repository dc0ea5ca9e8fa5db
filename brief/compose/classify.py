"""Which section a unit belongs to, by what it says.

Open: a deciding, knowing or telling that has not happened. Settled: an act of
agreement that has happened, told by the newsroom or announced by a party.
Disputed: one party's claim with another's denial. Position: what a named
holder is reported to say, want or refuse. Anything else is background, which
enters the briefing only when independent origins report it alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from brief.compose.units import Unit, governs
from brief.model import Basis, Kind
from brief.text.clauses import clauses
from brief.text.cues import Manner
from brief.text.document import Report, Speaker
from brief.text.fold import fold, fold_key
from brief.text.function_words import DETERMINERS, FUNCTION_WORDS
from brief.text.irregular import PAST_FORMS
from brief.text.predicates import asserted
from brief.text.speech import Attribution, Place
from brief.text.stance import Stance
from brief.text.tokens import Token, stem


@dataclass(frozen=True, slots=True)
class Reading:
    """The section a unit fits and how plainly, in [0, 1].

    `holder` is set for positions; `act` holds the stems of a settled act and
    of what stands next to it ("sign", "framework").
    """

    kind: Kind | None
    basis: Basis | None
    strength: float
    holder: Speaker | None = None
    act: frozenset[str] = frozenset()


_NEAR = 6  # tokens around an act within which its parties and object stand
_LEAST_CONTENT = 15  # characters; less is a nod, not a position
BACKGROUND = Reading(None, None, 0.0)

_SETTLING = frozenset(
    stem(w)
    for w in """agree sign accept approve adopt ratify conclude commit decide settle reach seal endorse
        finalise exchange free release appoint elect lift waive grant consent concur""".split()
)
_MODALS = frozenset("will would may might could can should must shall to if".split())
_MENTAL = frozenset(
    stem(w) for w in "know believe think hope feel fear doubt suspect expect understand".split()
)
_CREDITS = frozenset({stem("report"), stem("publish")})
_CHARGE = r"(?:charge|claim|allegation|accusation|assertion|suggestion|report)s?"
_ANNOUNCING = frozenset(stem(w) for w in "announce confirm declare reveal disclose".split())
_TELLING = frozenset(
    stem(w)
    for w in """comment reply respond answer say confirm decide agree approve settle resolve set fix
        mark determine detail specify provide give explain name publish disclose declare promise
        reveal finalise know clarify commit choose announce hear respond rule sign""".split()
)
_OPEN_STATES = re.compile(
    r"(?<!\w)(?:"
    r"(?:is|are|was|were|remains?|remained|left|still) (?:\w+ ){0,2}?"
    r"(?:unclear|unresolved|undecided|unsettled|unknown|unanswered|uncertain|unsigned|open|disputed|"
    r"contested|outstanding|pending|deadlocked|stalled|to be (?:seen|decided|settled|agreed|determined)|"
    r"up in the air|in dispute|in doubt|in question|at issue|subject to (?:talks|negotiation|discussion)s?)(?!\s+(?:to|from|for business))"
    r"|(?:is|are|was|were|remains?|still) (?:\w+ ){0,2}?(?:under (?:\w+ )?(?:discussion|negotiation|consideration|review|debate)|"
    r"(?:being|in) (?:\w+ )?(?:discuss|negotiat|debat|consider|finali[sz]|work|talk)\w*)"
    r"|(?:is|are|was|were) still (?:\w+ ){0,2}?(?:discuss|negotiat|debat|finali[sz]|weigh|bargain|haggl)\w+"
    r"|(?:unresolved|open|outstanding|unanswered|key|remaining) (?:issues?|questions?|disputes?|points?|matters?|differences)"
    r"|sticking points?|stumbling blocks?|no (?:\w+ )?(?:date|deadline|agreement|decision|deal|details?|word|timetable|figure|answer|reply|comment)"
    r"|few(?:,? if any,?)? (?:\w+ )?(?:details|insights|answers|specifics)"
    r")(?!\w)"
)
_WHETHER = re.compile(
    r"(?<!\w)(?:whether|how much|how many) [^.,;:]{3,80}? (?:has|have|had|is|was|are|were|remains?)"
    r" (?:\w+ )?(?:not|un\w+)(?!\w)"
)


def _told_as_done(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the verb at `at` is told as done: past or perfect, not future, modal or to come."""
    token = tokens[at]
    before = [t.norm for t in tokens[max(0, at - 4) : at] if t.is_word and not t.norm.endswith("ly")]
    if before and before[-1] in DETERMINERS | {"'s", "to", "be", "being"}:
        return False
    if _MODALS & set(before[-2:]):
        return False
    past = token.norm.endswith("ed") or token.norm in PAST_FORMS or token.norm in {"set", "given"}
    return past and asserted(tokens, at)


def _inside(unit: Unit, offset: int, stance: Stance) -> bool:
    """Say whether `offset` lies in the scope of a marker of the class."""
    return any(
        m.stance is stance and m.scope.start <= offset < m.scope.end and m.start != offset
        for m in unit.markers
    )


def settled(unit: Unit) -> tuple[float, frozenset[str]]:
    """Return how plainly the unit reports an act of agreement done, in [0, 1], and the act."""
    for at, token in enumerate(unit.tokens):
        if token.stem not in _SETTLING or not _told_as_done(unit.tokens, at):
            continue
        if any(q.start < token.start < q.end for q in unit.quotations):
            continue
        if _inside(unit, token.start, Stance.NEGATION) or _inside(unit, token.start, Stance.CONDITION):
            continue
        report = _governing(unit, token.start)
        if report is None or (report.attribution and report.attribution.lemma in _ANNOUNCING):
            near = unit.tokens[max(0, at - _NEAR) : at + _NEAR + 1]
            content = {t.stem for t in near if t.is_word and t.norm not in FUNCTION_WORDS}
            return (0.95 if report else 1.0), frozenset(content | {token.stem})
    return 0.0, frozenset()


def _governing(unit: Unit, offset: int) -> Report | None:
    """Return the report whose content holds `offset`, if any.

    Content that is no clause ("proposed a mission, but …") ends with its own.
    """
    clause = next((c.start for c in clauses(unit.article.text, *unit.span) if c.start <= offset < c.end), offset)
    for report in unit.reports:
        for content in report.content:
            if not content.start <= offset < content.end:
                continue
            if clause <= content.start or governs(unit.article.text, content, clause):
                return report
    return None


def open_matter(unit: Unit) -> float:
    """Return how plainly the unit reports something undecided, unknown or unanswered."""
    text = fold(unit.text).text
    quoted = [(q.start - unit.span.start, q.end - unit.span.start) for q in unit.quotations]
    for match in (*_OPEN_STATES.finditer(text), *_WHETHER.finditer(text)):
        told = _governing(unit, unit.span.start + match.start())
        if (told is None or told.speaker is None or not _is_actor(told.speaker)) and not any(a < match.start() < b for a, b in quoted):
            return 1.0
    first = unit.reports[0].attribution if unit.reports else None
    if (first and _withheld(unit, first)) or _untold(unit):
        return 0.9
    return 0.0


def _withheld(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the attribution tells that nothing was told ("declined to say")."""
    if attribution.negated:
        return attribution.lemma in _TELLING and not _conditional(unit, attribution)
    if attribution.manner is not Manner.WITHHOLD:
        return False
    after = [t for t in unit.tokens if t.start >= attribution.cue.end][:3]
    return any(t.stem in _TELLING for t in after)


_NO_ANSWER = re.compile(r"(?<!\w)(?:made|offered|gave|given|had) no (?:comment|reply|response|answer)")


def _untold(unit: Unit) -> bool:
    """Say whether a verb of telling or deciding is negated in the newsroom's own voice."""
    words = [
        t
        for t in unit.tokens
        if t.is_word and not any(q.start < t.start < q.end for q in unit.quotations)
    ]
    for at, token in enumerate(words):
        if token.stem not in _TELLING or _governing(unit, token.start):
            continue
        if _inside(unit, token.start, Stance.CONDITION):
            continue
        before = [t.norm for t in words[max(0, at - 5) : at]]
        if {"not", "never"} & set(before[-3:]) or before[-2:] == ["yet", "to"]:
            return True
        if "neither" in {t.norm for t in words[:at]}:
            return True
    return _NO_ANSWER.search(fold(unit.text).text) is not None


_DENIAL = re.compile(
    rf"(?<!\w)(?:(?:denied|denies|disputed|rejected|dismissed|contradicted) (?:that|it|this|the {_CHARGE})[.,; ]"
    rf"|{_CHARGE} (?:that )?(?:[\w’']+ ){{0,8}}?(?:denied|denies|rejected|rejects|disputes|disputed|dismissed|dismisses))(?!\w)"
)


def disputed(unit: Unit) -> float:
    """Return whether the unit holds one party's claim and another's denial of it."""
    if _DENIAL.search(fold(unit.text).text) is None:
        return 0.0
    claims = [r for r in unit.reports if r.attribution and r.attribution.manner in {Manner.SAY, Manner.CLAIM}]
    return 0.95 if claims else 0.0


def holder_of(unit: Unit, outlets: frozenset[str]) -> tuple[Speaker, Report] | None:
    """Return the named holder of the unit's first report with content, if there is one.

    What a writer says somebody knows or hopes is not said by that person, and
    a newspaper that reported a thing holds no position on it.
    """
    for report in unit.reports:
        speaker, attribution = report.speaker, report.attribution
        if speaker is None or not _is_actor(speaker) or outlet_key(speaker.label) in outlets:
            continue
        if attribution and (attribution.lemma in _MENTAL | _CREDITS or _hearsay(unit, attribution)):
            continue
        if attribution and attribution.place is Place.BEFORE and attribution.negated:
            continue
        if sum(c.end - c.start for c in report.content) >= _LEAST_CONTENT:
            return speaker, report
    return None


def outlet_key(name: str) -> str:
    """Return the folded name of an outlet without its article."""
    return fold_key(name).removeprefix("the ")


def _hearsay(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the stand is not taken but supposed, possible, or told by others unnamed."""
    before = [t.norm for t in unit.tokens if t.end <= attribution.cue.start][-2:]
    told = any(
        r.attribution is not attribution
        and (r.speaker is None or not _is_actor(r.speaker))
        and any(c.start <= attribution.cue.start < c.end for c in r.content)
        for r in unit.reports
    )
    return told or before == ["known", "to"] or _conditional(unit, attribution)


def _conditional(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the cue stands inside a condition ("only if the court approves it")."""
    return any(
        m.stance is Stance.CONDITION and m.scope.start <= attribution.cue.start < m.scope.end
        for m in unit.markers
    )


def _is_actor(speaker: Speaker) -> bool:
    """Say whether a speaker is named: a person, a country or a body, not "two officials"."""
    return bool(speaker.keys) and speaker.label[:1].isupper() and not any(
        key.startswith(("n:", ":")) for key in speaker.keys
    )


def read(unit: Unit, outlets: frozenset[str] = frozenset()) -> Reading:
    """Read one unit into a section; `outlets` are the sources' outlets as `outlet_key` gives them."""
    dispute = disputed(unit)
    if dispute:
        return Reading(Kind.UNRESOLVED, Basis.DISPUTED, dispute)
    held = holder_of(unit, outlets)
    matter = open_matter(unit)
    if matter:
        return Reading(Kind.UNRESOLVED, Basis.OPEN, matter)
    done, act = settled(unit)
    if done:
        return Reading(Kind.AGREED, Basis.SETTLED, done, act=act)
    if held:
        return Reading(Kind.POSITION, Basis.STATED, 1.0, held[0])
    return BACKGROUND
