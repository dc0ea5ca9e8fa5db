"""Who holds what a unit reports, and whether anybody stands behind it at all."""

from __future__ import annotations

from brief.compose.units import Unit, governs
from brief.text.clauses import clauses
from brief.text.document import Report, Speaker
from brief.text.fold import fold_key
from brief.text.function_words import CARDINALS
from brief.text.speech import Attribution, Place
from brief.text.stance import Stance
from brief.text.tokens import stem

_LEAST_CONTENT = 15  # characters; less is a nod, not a position
_MENTAL = frozenset(
    stem(w) for w in "know believe think hope feel fear doubt suspect expect understand".split()
)
_CREDITS = frozenset({stem("report"), stem("publish")})


def inside(unit: Unit, offset: int, stance: Stance) -> bool:
    """Say whether `offset` lies in the scope of a marker of the class."""
    return any(
        m.stance is stance and m.scope.start <= offset < m.scope.end and m.start != offset
        for m in unit.markers
    )


def governing(unit: Unit, offset: int) -> Report | None:
    """Return the report whose content holds `offset`, if any.

    Content that is no clause ("proposed a mission, but …") ends with its own.
    """
    clause = next(
        (c.start for c in clauses(unit.prose, *unit.span) if c.start <= offset < c.end),
        offset,
    )
    for report in unit.reports:
        for content in report.content:
            if not content.start <= offset < content.end:
                continue
            if clause <= content.start or governs(unit.prose, content, clause):
                return report
    return None


def conditional(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the cue stands inside a condition ("only if the court approves it")."""
    return any(
        m.stance is Stance.CONDITION and m.scope.start <= attribution.cue.start < m.scope.end
        for m in unit.markers
    )


def is_actor(speaker: Speaker) -> bool:
    """Say whether a speaker is named: a person, a country or a body, not "two officials"."""
    return (
        bool(speaker.keys)
        and speaker.label[:1].isupper()
        and not set(fold_key(speaker.label).split()) <= CARDINALS
        and not any(key.startswith(("n:", ":")) for key in speaker.keys)
    )


def outlet_key(name: str) -> str:
    """Return the folded name of an outlet without its article."""
    return fold_key(name).removeprefix("the ")


def _hearsay(unit: Unit, attribution: Attribution) -> bool:
    """Say whether the stand is not taken but supposed, possible, or told by others unnamed."""
    before = [t.norm for t in unit.tokens if t.end <= attribution.cue.start][-2:]
    told = any(
        r.attribution is not attribution
        and (r.speaker is None or not is_actor(r.speaker))
        and any(c.start <= attribution.cue.start < c.end for c in r.content)
        for r in unit.reports
    )
    return told or before == ["known", "to"] or conditional(unit, attribution)


def _retold(unit: Unit, report: Report) -> bool:
    """Say whether a name behind the report tells of it: "Roe proposed 5%, Doe said" is Doe's."""
    at = report.attribution.cue.start if report.attribution else None
    return at is not None and any(
        other.speaker is not None
        and is_actor(other.speaker)
        and other.attribution is not None
        and other.attribution.place is not Place.BEFORE
        and other.attribution.cue.start > at
        and any(c.start <= at < c.end for c in other.content)
        for other in unit.reports
    )


def holder_of(unit: Unit, outlets: frozenset[str]) -> tuple[Speaker, Report] | None:
    """Return the named holder of the unit's first report with content, if there is one.

    What a writer says somebody knows or hopes is not said by that person, and
    a newspaper that reported a thing holds no position on it.
    """
    for report in unit.reports:
        speaker, attribution = report.speaker, report.attribution
        if speaker is None or not is_actor(speaker) or outlet_key(speaker.label) in outlets:
            continue
        if attribution and (attribution.lemma in _MENTAL | _CREDITS or _hearsay(unit, attribution)):
            continue
        if attribution and attribution.place is Place.BEFORE and attribution.negated:
            continue
        if _retold(unit, report):
            continue
        if sum(c.end - c.start for c in report.content) >= _LEAST_CONTENT:
            return speaker, report
    return None
