"""What a conflict is about, in words that both sides use."""

from __future__ import annotations

from collections.abc import Sequence

from brief.compose.differences import Difference
from brief.compose.slots import SlotKind
from brief.compose.units import Unit
from brief.compose.verbs import verbs_at
from brief.compose.weights import Weights
from brief.model import Range
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.tokens import Token, TokenKind

_QUESTIONS = {
    SlotKind.PLACE: "where",
    SlotKind.DATE: "when",
    SlotKind.ACTOR: "who",
    SlotKind.OBJECT: "whom",
}
_LINKS = frozenset("that which who whom whose where when if whether and or but".split())
_DETERMINED = frozenset("the a an this its his her their".split())


def topic_of(found: Difference, weights: Weights) -> str:
    """Return the weightiest noun phrase that both units use, or nothing."""
    return shared_phrase(found.one, found.other, found.mine.at, weights)


def asked(found: Difference) -> str:
    """Return the question that both units answer: "where the plane crashed"; or nothing.

    It is made of the run of words around the verb that both units use, where
    that has a subject, or for "who" an object.
    """
    question = _QUESTIONS.get(found.mine.kind)
    verbs = found.mine.verbs & found.theirs.verbs
    if not question or not verbs:
        return ""
    for run in map(_core, _runs(found.one, found.other, found.mine.at)):
        at = next((i for i, t in enumerate(run) if t.stem in verbs), None)
        if at is None:
            continue
        told = run[at + 1 :] if found.mine.kind is SlotKind.ACTOR else run[:at]
        if any(t.norm not in FUNCTION_WORDS for t in told):
            return f"{question} {_printed(found.one, found.other, run)}"
    return ""


def shared_phrase(one: Unit, other: Unit, told: Range | None, weights: Weights) -> str:
    """Return the weightiest run of words, without verbs and what is `told`, that both use."""
    verbs = verbs_at(one)
    best: list[Token] = []
    for run in _runs(one, other, told):
        part: list[Token] = []
        for token in [*run, None]:
            if token is not None and token.start not in verbs:
                part.append(token)
                continue
            core = _core(part)
            if _mass(core, weights) > _mass(best, weights):
                best = core
            part = []
    return _printed(one, other, best) if best else ""


def _runs(one: Unit, other: Unit, told: Range | None) -> list[list[Token]]:
    """Return the runs of words of one unit that the other uses too, days and `told` left out."""
    theirs = {t.stem for t in other.tokens if t.kind is TokenKind.WORD and t.norm not in CALENDAR}
    runs: list[list[Token]] = [[]]
    for token in one.tokens:
        inside = told is not None and told.start <= token.start < told.end
        link = token.norm in _LINKS
        if inside or link or token.kind is not TokenKind.WORD or token.stem not in theirs:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def _mass(run: Sequence[Token], weights: Weights) -> float:
    """Return what a run of words tells."""
    return weights.mass(dict.fromkeys((t.stem for t in run), 1))


def _core(run: Sequence[Token]) -> list[Token]:
    """Return a run without function words at its ends."""
    core = list(run)
    while core and core[0].norm in FUNCTION_WORDS:
        core = core[1:]
    while core and core[-1].norm in FUNCTION_WORDS:
        core = core[:-1]
    return core


def _printed(one: Unit, other: Unit, run: Sequence[Token]) -> str:
    """Return a run of words as a topic: small where it may be, with its article."""
    topic = one.prose[run[0].start : run[-1].end]
    if any(t.stem == run[0].stem and t.text[:1].islower() for t in other.tokens):
        topic = topic[0].lower() + topic[1:]
    before = [t.norm for t in one.tokens if t.end <= run[0].start][-1:]
    return f"the {topic}" if before and before[0] in _DETERMINED else topic
