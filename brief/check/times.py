"""M6, time: what comes before or after, what happens again or for the first time."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.layout import Layout
from brief.check.levels import EARLIER, LATER, is_past
from brief.check.reading import Unit
from brief.check.scopes import markers_of
from brief.check.stances import Stances, stances
from brief.model import Finding, Range
from brief.text.stance import Marker, Stance
from brief.text.tokens import stem

_ADDED = frozenset({"again", "first", "final", "temporary", "already"})
_ALSO = {
    "again": "resume another second third restart return renew anew fresh reopen once-more still",
    "first": "never debut inaugural unprecedented new initial",
    "final": "last end ultimate good ever indefinite definitive",
    "temporary": "interim until now brief short pause suspend provisional",
    "already": "has have had been by earlier before so since",
}
_EQUAL = {
    value: frozenset(map(stem, words.split())) | frozenset(words.split())
    for value, words in _ALSO.items()
}
_LASTING = frozenset(map(stem, "still remain continue stay keep yet persist".split()))
_SETTLED = frozenset(
    map(
        stem,
        """agreement deal accord decision settlement text draft version ruling verdict approval
        treaty offer plan report result count""".split(),
    )
)
_CONNECTIVES = (LATER - {"from"}) | EARLIER
_REACH = 6
_FAR = 20


def time_findings(case: Case) -> list[Finding]:
    """Test that nothing was moved in time."""
    return [*_exchanged(case), *_unheard(case), *_prolonged(case)][:1]


def _unheard(case: Case) -> Iterator[Finding]:
    """Yield a finding for "again", "already" or "for the first time" that the source lacks."""
    for marker in markers_of(case.sentence, Stance.TIME):
        if marker.value in _ADDED and _bears(case, marker) and not _given(case, marker):
            at = Range(marker.start, marker.end)
            yield finding(Code.TIME_MOVED, case.words_at(at), at)


def _prolonged(case: Case) -> Iterator[Finding]:
    """Yield a finding for "still" with the present of what the source tells as past."""
    layout = stances(case.sentence).layout
    for marker in markers_of(case.sentence, Stance.TIME):
        at = case.sentence.token_at(marker.start)
        if layout.norm(at) != "still":
            continue
        verb = layout.word(layout.past_helpers(at))
        link = case.link_of(verb) if verb and not is_past(verb) else None
        if link is None or not is_past(link.other) or _lasts(link):
            continue
        span = link.piece.span(link.other.start, link.other.end)
        at_marker = Range(marker.start, marker.end)
        yield finding(Code.TIME_MOVED, case.words_at(at_marker), at_marker, span)


def _lasts(link: Link) -> bool:
    """Say whether the source's verb has a helper, or the sentence says that it goes on."""
    layout = stances(link.piece.sentence).layout
    helped = layout.before_helpers(link.other.first) + 1 < link.other.first
    return helped or bool(link.piece.sentence.stems & _LASTING)


def _bears(case: Case, marker: Marker) -> bool:
    """Say whether a marker says how far things are: "the final deal", not "the final season"."""
    if case.text[marker.start : marker.end].casefold() != "final":
        return True
    after = case.sentence.token_at(marker.end)
    return after < len(case.sentence.tokens) and case.sentence.tokens[after].stem in _SETTLED


def _given(case: Case, marker: Marker) -> bool:
    stems = {t.stem for t in case.sentence.tokens if marker.start <= t.start < marker.end}
    like = stems | _EQUAL[marker.value]
    for piece in case.alignment.used:
        if any(m.value == marker.value for m in markers_of(piece.sentence, Stance.TIME)):
            return True
        if like & (piece.sentence.stems | piece.sentence.norms):
            return True
        if marker.value == "again" and any(
            s.startswith("re") and s[2:] in case.stems for s in piece.sentence.stems
        ):
            return True
    return False


def _exchanged(case: Case) -> Iterator[Finding]:
    """Yield a finding where "before they board" became "after they board"."""
    if not case.sentence.norms & _CONNECTIVES:
        return
    mine = stances(case.sentence)
    for link in case.alignment.linked:
        if not link.piece.sentence.norms & _CONNECTIVES:
            continue
        theirs = stances(link.piece.sentence)
        one = _connective(mine.layout, link.unit.first)
        other = _connective(theirs.layout, link.other.first)
        if one is None or other is None:
            continue
        before = {mine.layout.norm(one) in EARLIER, theirs.layout.norm(other) in EARLIER}
        if len(before) == 1 or _made_up(case, link, one, other):
            continue
        token, source = case.sentence.tokens[one], link.piece.sentence.tokens[other]
        at = Range(token.start, token.end)
        detail = f"{case.words_at(at)} where the source has “{source.text}”"
        span = link.piece.span(source.start, source.end)
        yield finding(Code.TIME_MOVED, detail, at, span)


def _connective(layout: Layout, at: int) -> int | None:
    """Return the "before" or "after" that a word stands behind, at most a few words back."""
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if layout.norm(back) in _CONNECTIVES:
            return back
        if layout.norm(back) == "," or layout.breaks(back):
            return None
    return None


def _made_up(case: Case, link: Link, one: int, other: int) -> bool:
    """Say whether the main clauses differ, or a negation turns the time about: "not before"."""
    mine = _main(stances(case.sentence), one)
    theirs = _main(stances(link.piece.sentence), other)
    if mine is None or theirs is None:
        return mine is not theirs
    same = case.link_to(link.piece, theirs)
    if same is None or same.unit.start != mine.start:
        return True
    first, second = stances(case.sentence).of(mine), stances(link.piece.sentence).of(theirs)
    return first.denied is not second.denied


def _main(read: Stances, at: int) -> Unit | None:
    """Return the verb of the clause that a "before" or "after" belongs to."""
    verbs = (i for i in range(at - 1, max(-1, at - _FAR), -1) if read.layout.is_verb(i))
    verb = next(verbs, None)
    return None if verb is None else read.layout.words[read.layout.at[verb]]
