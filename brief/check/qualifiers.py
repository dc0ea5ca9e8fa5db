"""M6, status, scope and time: small words that limit what is said."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.reading import Sentence, Unit
from brief.check.scopes import governs, head_of, markers_of
from brief.model import Finding, Range
from brief.text.function_words import CALENDAR
from brief.text.stance import Marker, Stance
from brief.text.tokens import stem

_LIMITING = frozenset({"most", "part", "near"})
_WIDENING = {
    "all": frozenset({"all"}),
    "only": frozenset({"only"}),
    "most": frozenset({"most", "all"}),
}
_TIMES = frozenset({"again", "first", "final", "temporary", "already"})
_EARLY_STATUS = frozenset({"discussed", "proposed", "planned"})
_RESTRICTING = frozenset(
    map(
        stem,
        """temporary interim former partial alleged suspected would-be attempted failed potential
        proposed draft tentative provisional preliminary planned possible unconfirmed rejected
        acting deputy vice conditional limited partly partial suspended cancelled
        unofficial""".split(),
    )
)
_UNITS = CALENDAR | frozenset("day week month year hour morning evening night".split())


def qualifier_findings(case: Case) -> list[Finding]:
    """Test that limits were not dropped, and nothing was widened or moved in time."""
    found = [*_dropped(case), *_restricting(case)][:1]
    found += list(_skipped_status(case))[:1]
    found += [*_widened(case), *_narrowed(case)][:1]
    return found + list(_times(case))[:1]


def _counts(sentence: Sentence, marker: Marker) -> bool:
    """Say whether a marker is part of a figure: "some 62%", "nearly 300", "a total of"."""
    words = sentence.text[marker.start : marker.end].casefold()
    if any(f.start - 2 <= marker.start <= f.core.start for f in sentence.figures):
        return True
    after = sentence.text[marker.end : marker.end + 4].casefold()
    return words == "total" and after.startswith(" of")


def _dropped(case: Case) -> Iterator[Finding]:
    """Yield a finding for a limit whose head the claim has and whose like it has not."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for marker in markers_of(sentence, Stance.SCOPE):
            if marker.value not in _LIMITING or _counts(sentence, marker):
                continue
            if not piece.holds(marker.start, marker.end) and marker.value == "part":
                continue
            head = head_of(sentence, marker)
            link = case.link_to(piece, head) if head and head.start - marker.end <= 20 else None
            if link is None or _has_scope(case, link.unit, marker.value):
                continue
            at = Range(link.unit.start, link.unit.end)
            says = sentence.text[marker.start : marker.end]
            detail = f"“{says}” is missing from {case.words_at(at)}"
            yield finding(Code.QUALIFIER_DROPPED, detail, at, piece.span(marker.start, marker.end))


def _has_scope(case: Case, unit: Unit, value: str) -> bool:
    """Say whether the claim limits the unit's clause in a like manner, or with a figure."""
    clause = case.sentence.clause_at(unit.start)
    for marker in markers_of(case.sentence, Stance.SCOPE):
        if marker.value in {value, *_LIMITING} and clause.start <= marker.start < clause.end:
            return True
    if any(f.start <= unit.start and unit.start - f.end <= 12 for f in case.sentence.figures):
        return True
    return any(m.start <= unit.start < m.end for m in markers_of(case.sentence, Stance.SCOPE))


def _restricting(case: Case) -> Iterator[Finding]:
    """Yield a finding for "proposed", "draft" or "temporary" that fell off the noun it limits."""
    for link in case.alignment.linked:
        if link.unit.verbal or link.other.first == 0:
            continue
        sentence = link.piece.sentence
        before = sentence.tokens[link.other.first - 1]
        if before.stem not in _RESTRICTING or before.stem in case.stems:
            continue
        values = {(m.stance, m.value) for m in sentence.markers if m.start <= before.start < m.end}
        if any((m.stance, m.value) in values for m in case.sentence.markers):
            continue
        if link.unit.first and case.sentence.tokens[link.unit.first - 1].stem in _RESTRICTING:
            continue
        at = Range(link.unit.start, link.unit.end)
        detail = f"“{before.text}” is missing from {case.words_at(at)}"
        span = link.piece.span(before.start, before.end)
        yield finding(Code.QUALIFIER_DROPPED, detail, at, span)


def _skipped_status(case: Case) -> Iterator[Finding]:
    """Yield a finding where "agreed to discuss a pact" became "agreed a pact"."""
    for piece in case.alignment.used:
        sentence = piece.sentence
        for marker in markers_of(sentence, Stance.STATUS):
            own = next((u for u in sentence.words if marker.start <= u.start < marker.end), None)
            if marker.value not in _EARLY_STATUS or own is None or case.link_to(piece, own):
                continue
            if any(
                m.stance is Stance.STATUS and m.value == marker.value for m in case.sentence.markers
            ):
                continue
            before = sentence.tokens[own.first - 1].norm if own.first else ""
            head = head_of(sentence, marker)
            link = case.link_to(piece, head) if head and head.first - own.last <= 3 else None
            if before != "to" or link is None or not _leads(case, piece, own, link.unit):
                continue
            at = Range(link.unit.start, link.unit.end)
            says = sentence.text[own.start : own.end]
            detail = f"“{says}” is missing before {case.words_at(at)}"
            yield finding(Code.STATUS, detail, at, piece.span(own.start, own.end))


def _leads(case: Case, piece: Piece, own: Unit, after: Unit) -> bool:
    """Say whether the claim's word before `after` is carried by one shortly before `own`."""
    units = [k for k in case.alignment.linked if k.unit.start < after.start and k.piece is piece]
    return bool(units) and 0 < own.first - units[-1].other.last <= 3


def _widened(case: Case) -> Iterator[Finding]:
    """Yield a finding for "all", "only" or "most" that the source does not have."""
    for marker in markers_of(case.sentence, Stance.SCOPE):
        allowed = _WIDENING.get(marker.value)
        if allowed is None or _counts(case.sentence, marker) or _idle(case, marker):
            continue
        values = {
            m.value
            for piece in case.alignment.used
            for m in markers_of(piece.sentence, Stance.SCOPE)
        }
        if values & allowed or not case.alignment.used:
            continue
        at = Range(marker.start, marker.end)
        yield finding(Code.QUANTIFIER_ADDED, case.words_at(at), at)


def _idle(case: Case, marker: Marker) -> bool:
    """Say whether a quantifier says nothing that needs support where it stands."""
    sentence = case.sentence
    word = sentence.text[marker.start : marker.end].casefold()
    head = head_of(sentence, marker)
    if word in {"each", "every"} and head and _counted_singly(case, head):
        return True
    if head and (head.stem in _UNITS or head.norm in _UNITS):
        return any(
            p.sentence.stems & {"daili", "day", "everi", "each", "annual", "year"}
            for p in case.alignment.used
        )
    if word == "both":
        return any(
            len(p.sentence.names) > 1 or "two" in p.sentence.norms for p in case.alignment.used
        )
    if word.startswith("complet") and head is None:
        return True
    if any(m.stance is Stance.NEGATION and governs(m, head) for m in sentence.markers if head):
        return True
    stems = {t.stem for t in sentence.tokens if marker.start <= t.start < marker.end}
    return any(stems & p.sentence.stems for p in case.alignment.used)


def _counted_singly(case: Case, head: Unit) -> bool:
    """Say whether the source has "a dose" or "per dose" where the claim has "each dose"."""
    for link in case.alignment.linked:
        if link.unit.start == head.start and link.other.first:
            before = link.piece.sentence.tokens[link.other.first - 1].norm
            return before in {"a", "an", "per", "each", "every"}
    return False


def _narrowed(case: Case) -> Iterator[Finding]:
    """Yield a finding for "partly" or "largely" on what the source states in full."""
    for marker in markers_of(case.sentence, Stance.SCOPE):
        word = case.text[marker.start : marker.end].casefold()
        head = head_of(case.sentence, marker)
        if (
            head is None
            or not (word.endswith("ly") or word.startswith("in "))
            or marker.value not in {"most", "part"}
        ):
            continue
        link = next((k for k in case.alignment.linked if k.unit.start == head.start), None)
        if link is None or any(
            m.value in _LIMITING for m in markers_of(link.piece.sentence, Stance.SCOPE)
        ):
            continue
        at = Range(marker.start, marker.end)
        span = link.piece.span(link.other.start, link.other.end)
        yield finding(Code.QUANTIFIER_ADDED, case.words_at(at), at, span)


def _times(case: Case) -> Iterator[Finding]:
    """Yield a finding for "again", "already" or "for the first time" that the source lacks."""
    for marker in markers_of(case.sentence, Stance.TIME):
        if marker.value not in _TIMES:
            continue
        stems = {t.stem for t in case.sentence.tokens if marker.start <= t.start < marker.end}
        for piece in case.alignment.used:
            if any(m.value == marker.value for m in markers_of(piece.sentence, Stance.TIME)):
                break
            if stems & piece.sentence.stems:
                break
        else:
            at = Range(marker.start, marker.end)
            yield finding(Code.TIME_MOVED, case.words_at(at), at)
