"""Who speaks in one attribution, from its own words and those of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brief.model import Range
from brief.text.speakers import PERSONAL, Resolver, Speaker
from brief.text.speech import Attribution, Place
from brief.text.subjects import main_subject
from brief.text.tokens import tokenize

_BROKEN_OFF = 40  # "The union, it said, was": the pronoun means what the words before it name
_THINGS = frozenset({"it", "they"})
_OWNERS = frozenset({"its", "their"})


@dataclass(frozen=True, slots=True)
class Report:
    """Attributed content of one sentence; `attribution` is None in a quotation that runs on."""

    speaker: Speaker | None
    content: tuple[Range, ...]
    attribution: Attribution | None


def heard(
    one: Attribution, found: Sequence[Report], people: Sequence[Speaker], resolver: Resolver
) -> Speaker | None:
    """Return who speaks in one attribution.

    `found` are the reports before it in the sentence, `people` those whom the
    sentence names outside of quotations.
    """
    return (
        _itself(one, found, resolver)
        or _whose(one, found, people, resolver.text)
        or _named(one, people, resolver)
    )


def _itself(one: Attribution, found: Sequence[Report], resolver: Resolver) -> Speaker | None:
    """Return whom "it" inside somebody's words means: the body that speaks, else nobody known.

    "The firm said it expects …" is the firm; in "Doe blamed the union, saying
    it had rejected …" the union is out of reach.
    """
    text = resolver.text
    if one.subject is None or text[slice(*one.subject)].casefold() not in {"it", "they"}:
        return None
    for outer in reversed(found):
        if outer.speaker and any(p.start <= one.subject.start < p.end for p in outer.content):
            if resolver.surely_person(outer.speaker):
                return Speaker(frozenset(), text[slice(*one.subject)], one.subject)
            return Speaker(outer.speaker.keys, outer.speaker.label, one.subject)
    return None


def _whose(
    one: Attribution, found: Sequence[Report], people: Sequence[Speaker], text: str
) -> Speaker | None:
    """Return whom "she" means in "a spokesman for Doe denied that she had promised it"."""
    if one.subject is None or text[slice(*one.subject)].casefold() not in PERSONAL:
        return None
    for outer in reversed(found):
        told = outer.attribution
        inside = any(p.start <= one.subject.start < p.end for p in outer.content)
        if not inside or told is None or told.subject is None or outer.speaker is None:
            continue
        if outer.speaker.person:
            return None
        for person in people:
            if person.words and told.subject.start <= person.words.start < told.subject.end:
                return Speaker(person.keys, person.label, one.subject, person.words, person=True)
    return None


def _named(one: Attribution, people: Sequence[Speaker], resolver: Resolver) -> Speaker | None:
    """Return whom the subject of an attribution names."""
    if one.subject is None:
        return None
    near: list[Speaker] = []
    if one.place is Place.BEFORE:
        near = [p for p in people if p.words and p.words.end <= one.subject.start]
    elif resolver.text[slice(*one.subject)].casefold() == "it" and one.place is Place.INSIDE:
        told = one.content[0]
        if told.end - told.start <= _BROKEN_OFF:
            return resolver.speaker(told, near)
    elif resolver.text[slice(*one.subject)].casefold() in _THINGS:
        told_of = [each for each in _owner(one.content[0], resolver) if not each.person]
        if told_of:
            place = told_of[0].words
            return Speaker(told_of[0].keys, told_of[0].label, one.subject, place)
    elif resolver.text[slice(*one.subject)].split()[0].casefold() in _OWNERS:
        near = _owner(one.content[0], resolver)
    return resolver.speaker(one.subject, near)


def _owner(told: Range, resolver: Resolver) -> list[Speaker]:
    """Return whom "its" behind a clause means: "The port will close, its director said"."""
    tokens = tokenize(resolver.text, *told)
    subject = main_subject(tokens, len(tokens))
    if subject is None:
        return []
    words = Range(tokens[subject[0]].start, tokens[subject[1] - 1].end)
    meant = resolver.speaker(words, ())
    return [meant] if meant else []


def remember(people: list[Speaker], found: list[Report], resolver: Resolver) -> None:
    """Make those named salient: who spoke most, then the first named, those behind "to" least."""
    memory = resolver.memory
    said = [r.speaker for r in found if r.speaker and r.speaker.person]
    rest = [p for p in reversed(people) if not any(p.keys & s.keys for s in said)]
    for person in rest:
        if memory.person is None or not resolver.oblique(person):
            memory.seen(person)
    for speaker in said:
        memory.seen(speaker)
    memory.mentioned = [*memory.mentioned[-40:], *people]
