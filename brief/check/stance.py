"""M6: negation, certainty, condition, status, scope and time are the source's.

A marker is compared through the word it bears on, its head: the first content
word behind it. Where the claim carries that word, it has to carry the marker
too, in any wording of the same value.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.certainty import certainty_findings
from brief.check.codes import Code, finding
from brief.check.conditions import condition_findings
from brief.check.evidence import Piece
from brief.check.manner import manner_findings
from brief.check.polarity import negated, negations, opposite_in
from brief.check.qualifiers import qualifier_findings
from brief.check.reading import Sentence, Unit
from brief.check.scopes import governs, head_of, unit_at
from brief.model import Finding, Range
from brief.text.stance import Marker, Stance

_VERBAL_ONLY = frozenset({"deny", "fail"})


def stance_findings(case: Case) -> list[Finding]:
    """Run the tests of stance."""
    found = list(_negation_lost(case)) + list(_negation_added(case)) + list(_opposites(case))
    found += manner_findings(case)
    found += certainty_findings(case)
    found += condition_findings(case)
    found += qualifier_findings(case)
    return found


def _focus(sentence: Sentence, marker: Marker) -> list[Unit]:
    """Return the words that a negation bears on: its head and the first verb behind it."""
    head = head_of(sentence, marker)
    if head is None:
        return []
    if marker.value in _VERBAL_ONLY:
        return [head] if head.verbal else []
    if head.verbal:
        return [head]
    verb = next((u for u in sentence.words if u.verbal and governs(marker, u)), None)
    return [head, verb] if verb else [head]


def _negation_lost(case: Case) -> Iterator[Finding]:
    """Yield a finding for a source's negation that the claim's counterpart does without."""
    for piece in case.alignment.used:
        for marker in negations(piece.sentence):
            links = [
                link for u in _focus(piece.sentence, marker) if (link := case.link_to(piece, u))
            ]
            if not links or any(negated(case.sentence, link.unit) for link in links):
                continue
            if _said_otherwise(case, links, piece):
                continue
            at = Range(links[0].unit.start, links[0].unit.end)
            says = piece.sentence.text[marker.start : marker.end]
            detail = f"“{says}” is missing from {case.words_at(at)}"
            yield finding(Code.NEGATION, detail, at, piece.span(marker.start, marker.end))
            return


def _said_otherwise(case: Case, links: list[Link], piece: Piece) -> bool:
    """Say whether the claim denies in another way: with a word that says the opposite."""
    return any(
        link is None and opposite_in(unit, piece) is not None
        for unit, link in zip(case.sentence.units, case.alignment.links, strict=True)
    ) or any(
        m.stance is Stance.NEGATION
        for m in case.sentence.markers
        if any(
            case.sentence.clause_at(m.start) == case.sentence.clause_at(k.unit.start) for k in links
        )
    )


def _negation_added(case: Case) -> Iterator[Finding]:
    """Yield a finding for a claim's negation that the source's counterpart does not have."""
    for marker in negations(case.sentence):
        focus = _focus(case.sentence, marker)
        links = [link for u in focus if (link := _link_of(case, u))]
        own = unit_at(case.sentence, marker)
        if own and (mine := _link_of(case, own)):
            # "rejected" is carried by "rejected": the source has the same denial.
            del mine
            continue
        if not links:
            continue
        if any(negated(link.piece.sentence, link.other) for link in links):
            continue
        if any(_undone(link) for link in links):
            continue
        at = Range(marker.start, marker.end)
        span = links[0].piece.span(links[0].other.start, links[0].other.end)
        yield finding(Code.NEGATION, f"{case.words_at(at)} is not in the source", at, span)
        return


def _undone(link: Link) -> bool:
    """Say whether the source has a negation anywhere in the clause of the word."""
    sentence = link.piece.sentence
    clause = sentence.clause_at(link.other.start)
    return any(
        clause.start <= m.start < clause.end and not m.start <= link.other.start < m.end
        for m in negations(sentence)
    )


def _link_of(case: Case, unit: Unit) -> Link | None:
    for link in case.alignment.linked:
        if link.unit.start == unit.start:
            return link
    return None


def _opposites(case: Case) -> Iterator[Finding]:
    """Yield a finding for a word whose opposite the source has, no negation making up for it."""
    for unit, link in zip(case.sentence.units, case.alignment.links, strict=True):
        if link is not None:
            continue
        for piece in case.alignment.pieces_for(unit.start):
            other = opposite_in(unit, piece)
            if other is None or case.link_to(piece, other):
                continue
            if bool(negated(case.sentence, unit)) is not bool(negated(piece.sentence, other)):
                return
            at = Range(unit.start, unit.end)
            says = piece.sentence.text[other.start : other.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            yield finding(Code.OPPOSITE, detail, at, piece.span(other.start, other.end))
            return
