"""The acts that a sentence tells, each with who takes which part in it, voice set right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from brief.check.grammar.clauses import Frame
from brief.check.grammar.entities import Entity
from brief.check.grammar.groups import Group, Kind
from brief.check.grammar.shape import Shape
from brief.check.grammar.vocabulary import AWAY, BOTH_WAYS, LIGHT, SUPPLIES, TOWARDS
from brief.text.function_words import PRONOUNS
from brief.text.posts import is_post
from brief.text.tokens import Token, stem

AGENT, PATIENT, TO, FROM, OWNER = "agent", "patient", "to", "from", "owner"
Who = tuple[Entity, ...]
Parts = Mapping[str, Who]

_ONTO = ("on", "against", "over", "of")
_REACH = 6
_SHARE = stem("share")
_LONGEST_CHAIN = 6


class Act(NamedTuple):
    """One verb or noun of action, where its main word stands, and who takes part.

    `parts` maps agent, patient, owner and the prepositions to who fills them;
    a recipient is under "to" however it is told. `than` holds what the act is
    measured by, each with the words of comparison before it, as stems; `noun`
    marks an act that a noun names ("the attack on Roe").
    """

    start: int
    end: int
    passive: bool
    parts: Parts
    than: tuple[tuple[frozenset[str], Who], ...] = ()
    noun: bool = False


def acts(shape: Shape) -> dict[int, Act]:
    """Return the acts of a sentence by the offset of their main word."""
    told = {act.start: act for act in (_of_verb(shape, frame) for frame in shape.frames)}
    for at, group in enumerate(shape.groups):
        if group.kind is Kind.NOUN and not group.time:
            act = _of_noun(shape, at)
            if act is not None:
                told.setdefault(act.start, act)
    for frame in shape.frames:
        _complete(shape, frame, told)
    return told


def _complete(shape: Shape, frame: Frame, told: dict[int, Act]) -> None:
    """Make the subject of a light verb the doer of its noun: "Roe put the blame on Orr"."""
    if shape.tokens[frame.verb.main].stem not in LIGHT or frame.verb.passive:
        return
    for at in frame.object[:1]:
        head = shape.tokens[shape.groups[at].core - 1]
        act = told.get(head.start)
        if act is None or not act.noun or AGENT in act.parts:
            continue
        onto = next((act.parts[word] for word in _ONTO if word in act.parts), ())
        parts = {**act.parts, AGENT: shape.who(frame.subject), PATIENT: onto}
        told[head.start] = act._replace(parts=parts)


def _of_verb(shape: Shape, frame: Frame) -> Act:
    """Cast a verb: who does it, to whom, from whom, whatever its voice and its word order."""
    verb = shape.tokens[frame.verb.main]
    parts = _complements(shape, frame)
    subject, thing = shape.who(frame.subject), shape.who(frame.object)
    if not frame.verb.passive:
        parts[AGENT], parts[PATIENT] = subject, thing
        if frame.second:
            parts[TO] = shape.who(frame.second) + parts.get(TO, ())
    elif frame.object:
        parts[TO] = subject + parts.get(TO, ())
        parts[PATIENT] = thing
    else:
        parts[PATIENT] = subject
    _set_ways(parts, verb.stem)
    return Act(verb.start, verb.end, frame.verb.passive, parts, tuple(_measures(shape, frame)))


def _complements(shape: Shape, frame: Frame) -> dict[str, Who]:
    """Return who stands behind prepositions; behind "by" of a passive, the agent."""
    parts: dict[str, Who] = {}
    for word, places in frame.preps:
        who = shape.who(places)
        part = AGENT if word == "by" and frame.verb.passive else word
        if part is AGENT and who[0].amount:
            continue
        parts[part] = parts.get(part, ()) + who
    return parts


def _set_ways(parts: dict[str, Who], verb: str) -> None:
    """Set right where from and where to: "left Corin for Tarn", "leased it from Roe"."""
    way = FROM if verb in AWAY else TO if verb in TOWARDS else ""
    if way and PATIENT in parts:
        parts[way] = parts.pop(PATIENT) + parts.get(way, ())
    if way == FROM and "for" in parts:
        parts[TO] = parts.pop("for") + parts.get(TO, ())
    if verb in SUPPLIES and "with" in parts and TO not in parts:
        parts[TO], parts[PATIENT] = parts.get(PATIENT, ()), parts.pop("with")
    if verb == _SHARE and "with" in parts and TO not in parts:
        parts[TO] = parts["with"]
    if verb in BOTH_WAYS and FROM in parts and TO not in parts:
        parts[AGENT], parts[TO] = parts.pop(FROM), parts.get(AGENT, ())


def _measures(shape: Shape, frame: Frame) -> Iterator[tuple[frozenset[str], Who]]:
    """Yield the words of comparison before each "than", and who stands behind it."""
    for word, places in frame.preps:
        if word != "than":
            continue
        stop = shape.groups[places[0]].first - 1
        start = max(frame.verb.last, stop - _REACH)
        near = shape.tokens[start:stop]
        words = [t.stem for t in reversed(near) if _compares(t)][:1]
        if words:
            yield frozenset(words), shape.who(places)


def _compares(token: Token) -> bool:
    """Say whether a word compares: "more", "fewer", "larger"."""
    return token.norm in {"more", "less", "fewer", "better", "worse"} or (
        token.norm.endswith("er") and len(token.norm) > 4
    )


def _of_noun(shape: Shape, at: int) -> Act | None:
    """Cast a noun that may name an act, with what hangs on it: "the attack on A by B"."""
    group = shape.groups[at]
    head = shape.tokens[group.core - 1]
    if not head.is_word or head.text[0].isupper() or head.norm in PRONOUNS or is_post(head.norm):
        return None
    parts: dict[str, Who] = {}
    owner = _owner_end(shape.tokens, group)
    if owner is not None:
        parts[OWNER] = (shape.part(group.first, owner),)
    if group.last > group.core + 1:
        parts["of"] = (shape.part(group.core + 1, group.last),)
    for ahead in range(at + 1, min(len(shape.groups) - 1, at + 1 + _LONGEST_CHAIN), 2):
        governed = shape.groups[ahead + 1]
        if shape.groups[ahead].kind is not Kind.PREP or governed.kind is not Kind.NOUN:
            break
        if not governed.time:
            word = shape.groups[ahead].word
            parts[word] = parts.get(word, ()) + shape.who((ahead + 1,))
    if not parts:
        return None
    return Act(head.start, head.end, passive=False, parts=_noun_parts(parts), noun=True)


def _owner_end(tokens: Sequence[Token], group: Group) -> int | None:
    """Return where the owner in a noun group ends: before the last "'s"."""
    for at in range(group.core - 2, group.first, -1):
        norm = tokens[at].norm
        if norm == "'s" or (norm == "'" and tokens[at - 1].norm.endswith("s")):
            return at
    return None


def _noun_parts(told: dict[str, Who]) -> Parts:
    """Say who does and who undergoes what a noun names, as far as its prepositions tell."""
    parts = {word: who for word, who in told.items() if word not in {"by", OWNER}}
    onto = next((parts[word] for word in _ONTO if word in parts), ())
    if "by" in told:
        parts[AGENT] = told["by"]
        parts[PATIENT] = onto or told.get(OWNER, ())
    elif OWNER in told and onto:
        parts[AGENT], parts[PATIENT] = told[OWNER], onto
    elif OWNER in told:
        parts[OWNER] = told[OWNER]
    return parts
