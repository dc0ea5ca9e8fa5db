"""M6, the limits of a denial, and of a condition: "none before May" is not "none".

What is denied up to a time may follow behind it, and what has to hold of both
need not hold if it holds of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.conditions import conditions
from brief.check.layout import Layout
from brief.check.levels import EARLIER
from brief.check.reading import Sentence, Unit
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.function_words import AUXILIARIES, DETERMINERS

_TIMED = frozenset(
    """before until till yet so now currently present still this next last soon immediate
    immediately today tomorrow meantime meanwhile earlier earliest ahead prior after""".split()
)
_DURING = frozenset("during in for at over on throughout".split())
_ONE = frozenset("any either one".split())
_EVERY = frozenset("all both every each".split())
_FAR = 12
_BACK = 3


def limit_findings(case: Case) -> list[Finding]:
    """Test that no denial lost its end, and no condition asks for less, or more."""
    return [*_endless(case)][:1] + [*_shifted(case)][:1] + [*_shared_out(case)][:1]


def _endless(case: Case) -> Iterator[Finding]:
    """Yield a finding for "will not close before May" told as "will not close"."""
    if case.sentence.norms & _TIMED or case.sentence.dates:
        return
    read = stances(case.sentence)
    for link in case.alignment.linked:
        if any(q.start < link.unit.start < q.end for q in case.sentence.quotations):
            continue  # the words of a quotation are compared one by one
        source = stances(link.piece.sentence)
        if not (read.of(link.unit).denied and source.of(link.other).denied):
            continue
        if not (read.layout.is_verb(link.unit.first) and source.layout.is_verb(link.other.first)):
            continue
        end = _time_behind(link.piece.sentence, source.layout, link.other)
        if end is None:
            continue
        at = Range(link.unit.start, link.unit.end)
        says = link.piece.sentence.text[slice(*end)]
        detail = f"“{says}” is missing from {case.words_at(at)}"
        yield finding(Code.QUALIFIER_DROPPED, detail, at, link.piece.span(*end))


def _time_behind(sentence: Sentence, layout: Layout, unit: Unit) -> Range | None:
    """Return the "before May" behind a verb, in its clause."""
    for at in range(unit.last + 1, min(len(layout.tokens), unit.last + 1 + _FAR)):
        norm = layout.norm(at)
        if layout.breaks(at) and norm not in EARLIER:
            return None
        if norm in AUXILIARIES or layout.is_verb(at):
            return None  # "has not approved it and will not look at it before May"
        if norm == "before":
            start = layout.tokens[at].start
            dated = (d for d in sentence.dates if start <= d.start <= layout.tokens[at].end + 1)
            date = next(dated, None)
            return Range(start, date.end) if date else None
    return None


def _shifted(case: Case) -> Iterator[Finding]:
    """Yield a finding for "before the holidays" where the source has "during the holidays"."""
    mine = stances(case.sentence).layout
    for link in case.alignment.linked:
        if link.unit.stem != link.other.stem or link.unit.verbal:
            continue
        theirs = stances(link.piece.sentence).layout
        one, other = _opener(mine, link.unit.first), _opener(theirs, link.other.first)
        if one is None or other is None:
            continue
        if mine.norm(one) != "before" or theirs.norm(other) not in _DURING:
            continue
        yield _exchanged(case, link, one, other, Code.TIME_MOVED)


def _opener(layout: Layout, noun: int) -> int | None:
    """Return the preposition that a noun phrase stands behind."""
    at = noun - 1
    while noun - at <= _BACK and (layout.norm(at) in DETERMINERS or at in layout.at):
        at -= 1
    return at if layout.norm(at) in _DURING or layout.norm(at) == "before" else None


def _shared_out(case: Case) -> Iterator[Finding]:
    """Yield a finding for "if either agrees" where the source has "if both agree"."""
    mine = stances(case.sentence).layout
    for link in case.alignment.linked:
        if link.unit.verbal or not _is_conditional(case, link):
            continue
        theirs = stances(link.piece.sentence).layout
        one, other = _each(mine, link.unit.first), _each(theirs, link.other.first)
        if one is None or other is None:
            continue
        if (mine.norm(one) in _ONE) is (theirs.norm(other) in _ONE):
            continue
        yield _exchanged(case, link, one, other, Code.QUANTIFIER_ADDED)


def _is_conditional(case: Case, link: Link) -> bool:
    here = any(one.holds(link.unit) for one in conditions(case.sentence))
    return here and any(one.holds(link.other) for one in conditions(link.piece.sentence))


def _each(layout: Layout, noun: int) -> int | None:
    """Return the "all" or "any" that a noun stands behind, "of the" and an adjective between."""
    for at in range(noun - 1, noun - 1 - _BACK, -1):
        if layout.norm(at) in _ONE | _EVERY:
            return at
        if layout.norm(at) not in {"of", "the", "its", "their"} and at not in layout.at:
            return None
    return None


def _exchanged(case: Case, link: Link, one: int, other: int, code: Code) -> Finding:
    token, said = case.sentence.tokens[one], link.piece.sentence.tokens[other]
    at = Range(token.start, token.end)
    detail = f"{case.words_at(at)} where the source has “{said.text}”"
    return finding(code, detail, at, link.piece.span(said.start, said.end))
