"""Acts of agreement: what a unit reports as decided, signed or done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.compose.holders import governing, inside
from brief.compose.units import Unit
from brief.text.document import Report
from brief.text.function_words import DETERMINERS, FUNCTION_WORDS
from brief.text.irregular import PAST_FORMS
from brief.text.predicates import asserted
from brief.text.stance import Stance
from brief.text.tokens import Token, stem

_BEFORE_NOUN = DETERMINERS | {"'s", "to", "be", "being"}

_NEAR = 6  # tokens around an act within which its parties and object stand
_SETTLING = frozenset(
    stem(word)
    for word in """agree sign accept approve adopt ratify conclude commit decide settle reach seal
        endorse finalise exchange free release appoint elect lift waive grant consent concur
        """.split()
)
_ANNOUNCING = frozenset(stem(w) for w in "announce confirm declare reveal disclose".split())
_MODALS = frozenset("will would may might could can should must shall to if".split())


def _told_as_done(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the verb at `at` is told as done: past or perfect, not modal or to come."""
    token = tokens[at]
    before = [
        t.norm for t in tokens[max(0, at - 4) : at] if t.is_word and not t.norm.endswith("ly")
    ]
    if before and before[-1] in _BEFORE_NOUN:
        return False
    if _MODALS & set(before[-2:]):
        return False
    past = token.norm.endswith("ed") or token.norm in PAST_FORMS or token.norm in {"set", "given"}
    return past and asserted(tokens, at)


def settled(unit: Unit) -> tuple[float, frozenset[str]]:
    """Return how plainly the unit reports an act of agreement done, in [0, 1], and the act."""
    for at, report in _deeds(unit):
        near = unit.tokens[max(0, at - _NEAR) : at + _NEAR + 1]
        content = {t.stem for t in near if t.is_word and t.norm not in FUNCTION_WORDS}
        return (0.95 if report else 1.0), frozenset(content | {unit.tokens[at].stem})
    return 0.0, frozenset()


def settling(unit: Unit) -> str:
    """Return the stem of the verb by which the unit reports an agreement, or nothing."""
    return next((unit.tokens[at].stem for at, _ in _deeds(unit)), "")


def _deeds(unit: Unit) -> Iterator[tuple[int, Report | None]]:
    """Yield the places of the verbs of agreement told as done, and who announces each."""
    for at, token in enumerate(unit.tokens):
        if token.stem not in _SETTLING or not _told_as_done(unit.tokens, at):
            continue
        if any(q.start < token.start < q.end for q in unit.quotations):
            continue
        if inside(unit, token.start, Stance.NEGATION) or inside(
            unit, token.start, Stance.CONDITION
        ):
            continue
        report = governing(unit, token.start)
        if report is None or (report.attribution and report.attribution.lemma in _ANNOUNCING):
            yield at, report
