"""M6, hedges: what may be stays what may be."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.reading import Sentence, Unit
from brief.check.scopes import governs, head_of, markers_of
from brief.model import Finding, Range
from brief.text.irregular import PAST_FORMS
from brief.text.stance import Marker, Stance
from brief.text.tokens import stem

LEVELS = {
    "possible": 1,
    "reported": 2,
    "intent": 2,
    "should": 2,
    "probable": 3,
    "would": 3,
    "must": 3,
    "future": 4,
}
"""How sure each hedge is; a flat statement is 5."""
FLAT = 5
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_ADDED = frozenset({"possible", "probable", "reported", "intent", "should", "must"})
_GOVERNED = 8
_OPEN_VERBS = frozenset(
    map(
        stem,
        """agree plan promise pledge vow propose threaten want decide offer ask refuse intend hope
        expect aim prepare seek try attempt demand urge order commit undertake consider discuss
        negotiate move ready willing able likely set due invite call schedule""".split(),
    )
)
_FOR_NOUNS = frozenset({"possible", "probable", "intent", "reported"})


def certainty_findings(case: Case) -> list[Finding]:
    """Test that no hedge was dropped, raised or added."""
    return [*_lost(case), *_done(case)][:1] + list(_added(case))[:1]


def _level(sentence: Sentence, unit: Unit, *, clause: bool) -> tuple[int, Marker | None]:
    """Return how sure the sentence is of a unit, and the hedge that says so.

    With `clause` a hedge anywhere in the unit's clause counts.
    """
    best: tuple[int, Marker | None] = (FLAT, None)
    inside = sentence.clause_at(unit.start)
    for marker in markers_of(sentence, Stance.HEDGE):
        near = clause and inside.start <= marker.start < inside.end
        if not near and not governs(marker, unit):
            continue
        level = LEVELS.get(marker.value, FLAT)
        if (
            marker.value == "future"
            and sentence.text[marker.start : marker.end].casefold() not in _WILL
        ):
            level = LEVELS["intent"]
        if level < best[0]:
            best = (level, marker)
    return best


def _backshifted(link: Link, marker: Marker) -> bool:
    """Say whether the source's "would" is the "will" of reported speech."""
    if marker.value != "would" or markers_of(link.piece.sentence, Stance.CONDITION):
        return False
    reports = link.piece.source.document.reports(link.piece.index)
    return any(p.start <= marker.start < p.end for report in reports for p in report.content)


def _lost(case: Case) -> Iterator[Finding]:
    """Yield a finding where the claim is surer than the source of the same word."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for marker in markers_of(sentence, Stance.HEDGE):
            head = head_of(sentence, marker)
            link = case.link_to(piece, head) if head else None
            link = link or _replaced(case, piece, marker)
            if link is None or not (link.unit.verbal or marker.value in _FOR_NOUNS):
                continue
            theirs = LEVELS.get(marker.value, FLAT)
            mine, own = _level(case.sentence, link.unit, clause=True)
            if mine <= theirs or (own and own.value == marker.value):
                continue
            if mine == LEVELS["future"] and _backshifted(link, marker):
                continue
            if marker.value == "future" and not _past(link.unit):
                continue
            if (
                marker.value == "would"
                and mine == FLAT
                and _backshifted(link, marker)
                and not _past(link.unit)
            ):
                continue
            at = Range(link.unit.start, link.unit.end)
            says = sentence.text[marker.start : marker.end]
            detail = f"“{says}” is missing from {case.words_at(at)}"
            yield finding(Code.MORE_CERTAIN, detail, at, piece.span(marker.start, marker.end))


def _replaced(case: Case, piece: Piece, marker: Marker) -> Link | None:
    """Return a link from the claim's own verb to the hedged one, when their other words agree."""
    sentence = piece.sentence
    head = head_of(sentence, marker)
    if head is None or not head.verbal:
        return None
    clause = sentence.clause_at(marker.start)
    near = [
        k
        for k in case.alignment.linked
        if k.piece is piece
        and clause.start <= k.other.start < marker.start
        and not k.other.verbal
        and sentence.token_at(marker.start) - k.other.last <= 2
    ]
    for link in near:
        verb = next(
            (u for u in case.sentence.units if u.start > link.unit.start and u.verbal), None
        )
        if verb and _is_free(case, verb) and verb.first - link.unit.last <= 3:
            return Link(verb, piece, head, 0.0)
    return None


def _is_free(case: Case, unit: Unit) -> bool:
    return not any(k.unit.start == unit.start for k in case.alignment.linked)


def _done(case: Case) -> Iterator[Finding]:
    """Yield a finding where "agreed to exchange" became "exchanged"."""
    for link in case.alignment.linked:
        unit, other, sentence = link.unit, link.other, link.piece.sentence
        if other.first < 2 or not ((unit.verbal and _past(unit)) or _present(unit, other)):
            continue
        if sentence.tokens[other.first - 1].norm != "to" or _in_infinitive(case.sentence, unit):
            continue
        governor = next((u for u in reversed(sentence.words) if u.last < other.first - 1), None)
        if (
            governor is None
            or governor.stem not in _OPEN_VERBS
            or other.first - governor.last > _GOVERNED
        ):
            continue
        if case.link_to(link.piece, governor) or governor.stem in case.stems:
            continue
        at = Range(unit.start, unit.end)
        says = sentence.text[governor.start : other.end]
        yield finding(
            Code.MORE_CERTAIN,
            f"{case.words_at(at)} from “{says}”",
            at,
            link.piece.span(governor.start, other.end),
        )
        return


def _present(unit: Unit, other: Unit) -> bool:
    """Say whether the claim has the third person of the source's infinitive: "charges"."""
    return unit.norm in {f"{other.norm}s", f"{other.norm}es"}


def _in_infinitive(sentence: Sentence, unit: Unit) -> bool:
    return unit.first > 0 and sentence.tokens[unit.first - 1].norm in {"to", "be"}


def _past(unit: Unit) -> bool:
    """Say whether a verb's form tells something that has happened."""
    return unit.norm in PAST_FORMS or unit.norm.endswith("ed") or unit.passive


def _added(case: Case) -> Iterator[Finding]:
    """Yield a finding where the claim hedges, or moves to the future, a flat statement."""
    for marker in markers_of(case.sentence, Stance.HEDGE):
        head = head_of(case.sentence, marker)
        link = next((k for k in case.alignment.linked if head and k.unit.start == head.start), None)
        if link is None or link.strength < 0.9:
            continue
        sentence = link.piece.sentence
        level, _ = _level(sentence, link.other, clause=True)
        if level < FLAT or markers_of(sentence, Stance.CONDITION):
            continue
        at = Range(marker.start, marker.end)
        span = link.piece.span(link.other.start, link.other.end)
        if marker.value in _ADDED and link.other.verbal and not _reported(link):
            yield finding(Code.LESS_CERTAIN, case.words_at(at), at, span)
        elif marker.value == "future" and link.other.verbal and _happened(sentence, link.other):
            yield finding(Code.TIME_MOVED, case.words_at(at), at, span)


def _reported(link: Link) -> bool:
    """Say whether the source's word is an infinitive, a gerund or in a plan: not a flat fact."""
    unit = link.other
    before = link.piece.sentence.tokens[unit.first - 1].norm if unit.first else ""
    return before in {"to", "for", "of"} or unit.norm.endswith("ing")


def _happened(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a source's verb is a plain past."""
    before = sentence.tokens[unit.first - 1].norm if unit.first else ""
    return (unit.norm in PAST_FORMS or unit.norm.endswith("ed")) and before not in {
        "to",
        "be",
        "being",
    }
