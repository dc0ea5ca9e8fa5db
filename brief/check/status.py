"""M6, how far things are: discussed, proposed, planned, agreed, signed, in force."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.around import about
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.levels import Level
from brief.check.reading import Sentence, Unit
from brief.check.scopes import head_of, markers_of
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.stance import Marker, Stance

_RANKS = {
    "discussed": 1,
    "proposed": 2,
    "planned": 3,
    "agreed": 4,
    "signed": 5,
    "approved": 5,
    "begun": 6,
    "done": 7,
}
_STOPPED = "stopped"
_EARLY = frozenset({"discussed", "proposed", "planned"})
_NEAR = 3


def status_findings(case: Case) -> list[Finding]:
    """Test that nothing is told to be further on than the source has it."""
    return [*_skipped(case), *_raised(case)][:1]


def _own(sentence: Sentence, marker: Marker) -> Unit | None:
    """Return the content word that a marker is."""
    return next((u for u in sentence.words if marker.start <= u.start < marker.end), None)


def _skipped(case: Case) -> Iterator[Finding]:
    """Yield a finding where "agreed to discuss a pact" became "agreed a pact"."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for marker in markers_of(sentence, Stance.STATUS):
            own = _own(sentence, marker)
            if marker.value not in _EARLY or own is None or case.link_to(piece, own):
                continue
            if any(m.value == marker.value for m in markers_of(case.sentence, Stance.STATUS)):
                continue
            before = sentence.tokens[own.first - 1].norm if own.first else ""
            head = head_of(sentence, marker)
            link = case.link_to(piece, head) if head and head.first - own.last <= _NEAR else None
            if before != "to" or link is None or not _leads(case, piece, own, link.unit):
                continue
            at = Range(link.unit.start, link.unit.end)
            says = sentence.text[own.start : own.end]
            detail = f"“{says}” is missing before {case.words_at(at)}"
            yield finding(Code.STATUS, detail, at, piece.span(own.start, own.end))


def _leads(case: Case, piece: Piece, own: Unit, after: Unit) -> bool:
    """Say whether the claim's word before `after` is carried by one shortly before `own`."""
    units = [k for k in case.alignment.linked if k.unit.start < after.start and k.piece is piece]
    if not units or not 0 < own.first - units[-1].other.last <= _NEAR:
        return False
    start = units[-1].unit.end  # a verb between tells it in other words: "to go through the text"
    layout = stances(case.sentence).layout
    return not any(layout.is_verb(u.first) for u in layout.words_in(start, after.start))


def _raised(case: Case) -> Iterator[Finding]:
    """Yield a finding where "is considering a tax" became "has approved a tax"."""
    for marker in markers_of(case.sentence, Stance.STATUS):
        unit = _own(case.sentence, marker)
        if unit is None or case.link_of(unit) or marker.value in _EARLY:
            continue
        standing = stances(case.sentence).of(unit)
        if standing.denied or standing.level is not Level.FACT:
            continue
        for piece in case.alignment.pieces_for(unit.start):
            theirs = _status_about(case, piece, unit, marker.value)
            if theirs is None:
                continue
            at = Range(unit.start, unit.end)
            says = piece.sentence.text[theirs.start : theirs.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            yield finding(Code.STATUS, detail, at, piece.span(theirs.start, theirs.end))


def _status_about(case: Case, piece: Piece, unit: Unit, value: str) -> Marker | None:
    """Return a lower status that the source gives to what the claim gives this one."""
    mine = stances(case.sentence)
    found = [
        (about(mine.layout, unit, stances(piece.sentence).layout, own), theirs)
        for theirs in markers_of(piece.sentence, Stance.STATUS)
        if (own := _own(piece.sentence, theirs)) and not case.link_to(piece, own)
    ]
    found = [pair for pair in found if pair[0] > 0]
    if not found or any(m.value == value for m in markers_of(piece.sentence, Stance.STATUS)):
        return None
    _, best = max(found, key=lambda pair: pair[0])
    if _STOPPED in {value, best.value}:
        return best if value != best.value else None
    return best if _RANKS.get(value, 0) > _RANKS.get(best.value, 0) else None
