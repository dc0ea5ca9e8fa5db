"""What a conflict is about, in words that both sides use."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from brief.compose.differences import Difference
from brief.compose.happenings import happening
from brief.compose.slots import Slot, SlotKind
from brief.compose.units import Unit
from brief.compose.verbs import verbs_at
from brief.compose.weights import Weights
from brief.model import Range
from brief.text.figures import FigureKind
from brief.text.function_words import AUXILIARIES, CALENDAR, FUNCTION_WORDS, PREPOSITIONS
from brief.text.stance import Stance
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import BE

_QUESTIONS = {
    SlotKind.PLACE: "where",
    SlotKind.DATE: "when",
    SlotKind.ACTOR: "who",
    SlotKind.OBJECT: "whom",
}
_UNSURE = (Stance.HEDGE, Stance.NEGATION, Stance.CONDITION)
_PEOPLE = frozenset("people men women children police".split())
_WERE = ("were",)
_NEAR = 5  # words between what is counted and what was done to it
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


def counted(found: Difference) -> str:
    """Return the question that two counts answer: "how many people were injured"; or nothing.

    Nothing where they measure, where the verb does not tell it of what is
    counted, or where a side is not sure that it happened.
    """
    if any(unit.has(s) for unit in (found.one, found.other) for s in _UNSURE):
        return ""
    sides = ((found.one, found.mine, found.other), (found.other, found.theirs, found.one))
    verbs = found.mine.verbs & found.theirs.verbs
    for unit, slot, other in sides:
        noun = slot.figure.noun if slot.figure else None
        things = _plural(unit, slot, noun) if noun else ""
        told = _undergone(unit, slot, noun, verbs) if noun and things else None
        if told:
            done = [*(_WERE if len(told) == 1 else ()), *(t.norm for t in told)]
            return f"how many {things} {' '.join(done)}{_both_go_on(unit, told[-1], other)}"
    return ""


def _plural(unit: Unit, slot: Slot, noun: Range) -> str:
    """Return the words behind a figure for the several things that it counts, or nothing."""
    figure = slot.figure
    if figure is None or figure.kind is not FigureKind.CARDINAL or noun.start < figure.end:
        return ""
    things = " ".join(unit.prose[noun.start : noun.end].split())
    last = things.rpartition(" ")[2]
    return things if last in _PEOPLE or (last.endswith("s") and last[-2:] != "ss") else ""


def _undergone(
    unit: Unit, slot: Slot, noun: Range, verbs: frozenset[str]
) -> Sequence[Token] | None:
    """Return the words for what was done to what is counted: "were injured", "killed" 14."""
    tokens = [t for t in unit.tokens if t.is_word]
    told = verbs_at(unit)
    behind = [t for t in tokens if t.start >= noun.end][:_NEAR]
    before = [t for t in tokens if slot.figure and t.end <= slot.figure.start][-1:]
    auxiliaries = list(takewhile(lambda t: t.norm in AUXILIARIES, behind))
    passive = behind[: len(auxiliaries) + 1] if {t.norm for t in auxiliaries} & BE else []
    active = before if before and before[0].norm.endswith("ed") else []
    for found in (passive, active):
        if found and found[-1].start in told and happening(found[-1].stem) & verbs:
            return found
    return None


def _both_go_on(unit: Unit, verb: Token, other: Unit) -> str:
    """Return the place or occasion that both units give right behind the verb: " in Orrin"."""
    mine = [t for t in unit.tokens if t.start >= verb.end]
    theirs = next(
        (other.tokens[i + 1 :] for i, t in enumerate(other.tokens) if t.stem == verb.stem), ()
    )
    pairs = zip(mine, theirs, strict=False)
    same = [a for a, b in takewhile(lambda p: p[0].norm == p[1].norm, pairs)]
    same = list(takewhile(lambda t: t.is_word and t.norm not in CALENDAR | _LINKS, same))
    while same and same[-1].norm in FUNCTION_WORDS:
        same.pop()
    if not same or same[0].norm not in PREPOSITIONS:
        return ""
    return f" {' '.join(unit.prose[same[0].start : same[-1].end].split())}"


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
