"""What a unit says of its event that another report may say otherwise.

A slot is a figure, a date, a place or a person together with the verb that it
goes with: who led, what was signed when, where something crashed, how many
were killed. Two reports can only differ on what they tell of one act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from brief.compose.happenings import happening
from brief.compose.units import Unit
from brief.model import Range
from brief.text.dates import DateMention, dates
from brief.text.figures import Figure, FigureKind, figures
from brief.text.function_words import AUXILIARIES, DETERMINERS, FUNCTION_WORDS
from brief.text.gazetteer import Form, gazetteer
from brief.text.names import Name
from brief.text.roles import BODY_NOUNS, TITLE_WORDS
from brief.text.subjects import subject_before
from brief.text.tokens import Token, words
from brief.text.verbs import BE, is_adverb, is_dash, looks_finite, past_form


class SlotKind(StrEnum):
    """What a slot holds."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    """Who did it."""
    OBJECT = "object"
    """Whom it was done to."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing told of an act.

    `verbs` are the happenings that it may belong to, `about` the stems of what
    a figure counts, `where` the preposition of a place. `at` is the range
    that is shown to a reader. `keys` are a name's.
    """

    kind: SlotKind
    at: Range
    verbs: frozenset[str]
    about: frozenset[str] = frozenset()
    figure: Figure | None = None
    date: DateMention | None = None
    keys: frozenset[str] = frozenset()
    where: str = ""


_COUNTED = {
    FigureKind.CARDINAL,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.MEASURE,
    FigureKind.FRACTION,
    FigureKind.VAGUE,
    FigureKind.SCORE,
}
_LEADS = frozenset("will would may might can could should must shall to do does did".split())
_PART_BEFORE = re.compile(r"\w+ (?:out )?of (?:the|its|their|those) \Z", re.IGNORECASE)
_PART_BEHIND = re.compile(
    r" (?:out )?of (?:the|its|their|those) (?:\w+ )?(?:\d|[a-z]+ )", re.IGNORECASE
)
_LOCATIVE = {
    "in": "at",
    "at": "at",
    "near": "at",
    "outside": "at",
    "off": "at",
    "from": "from",
    "to": "to",
    "into": "to",
}
_BREAKS = frozenset({";", ":", "(", ")", '"', ","})
NOT_PERSONS = (
    BODY_NOUNS
    | TITLE_WORDS
    | frozenset(
        """act bill building capitol circuit city committee congress county court day district east
    hall hill house law north party plan project rule square state states street supreme
    treaty tower union united war west west world""".split()
    )
)
"""Words of which names of things, places and bodies are made, and persons' are not."""
_REACH = 14  # tokens between a verb and what goes with it
_NOUN_NEAR = 40  # characters
_DENIED = frozenset({"not", "never", "fail", "failed", "fails"})
_JUST_BEFORE = 3  # tokens: "has not yet been signed"
_AHEAD = 6  # tokens between a figure and the verb whose subject it is in


@lru_cache(maxsize=4096)
def slots_of(unit: Unit) -> tuple[Slot, ...]:
    """Return the slots of a unit, those inside its quotations left out."""
    tokens = [t for t in unit.tokens if not _quoted(unit, t.start)]
    verbs = _verbs(unit, tokens)
    found = [*_figures(unit, tokens, verbs), *_dates(unit, tokens, verbs)]
    found += _names(unit, tokens, verbs)
    return tuple(found)


def _quoted(unit: Unit, at: int) -> bool:
    """Say whether an offset lies inside quotation marks."""
    return any(q.start < at < q.end for q in unit.quotations)


@lru_cache(maxsize=4096)
def acts_of(unit: Unit) -> frozenset[str]:
    """Return what a unit tells that happened: the stems and classes of its verbs of no report."""
    tokens = [t for t in unit.tokens if not _quoted(unit, t.start)]
    stems = [stem for stem in _verbs(unit, tokens).values() if stem]
    return frozenset().union(*map(happening, stems))


@lru_cache(maxsize=4096)
def denied_by(unit: Unit) -> frozenset[str]:
    """Return the happenings that a unit says were not: "did not sign", "failed to open"."""
    tokens = [t for t in unit.tokens if not _quoted(unit, t.start)]
    found = [
        stem
        for at, stem in _verbs(unit, tokens).items()
        if stem and _DENIED & {t.norm for t in tokens[max(0, at - _JUST_BEFORE) : at]}
    ]
    return frozenset().union(*map(happening, found))


def verbs_at(unit: Unit) -> frozenset[int]:
    """Return the offsets of the verbs of a unit, auxiliaries included."""
    tokens = unit.tokens
    full = {tokens[at].start for at in _verbs(unit, tokens)}
    return frozenset(full | {t.start for t in tokens if t.norm in AUXILIARIES})


def _verbs(unit: Unit, tokens: Sequence[Token]) -> dict[int, str]:
    """Map the indexes of full verbs to their stems; a verb of reporting has the stem ""."""
    cues = [r.attribution.cue for r in unit.reports if r.attribution]
    found: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if token.norm in AUXILIARIES or not token.is_word or token.text[:1].isupper():
            continue
        if _is_verb(tokens, at):
            saying = any(cue.start <= token.start < cue.end for cue in cues)
            found[at] = "" if saying else token.stem
    return found


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a full verb: a past form, an infinitive, or finite by its looks."""
    before = at - 1
    while before >= 0 and (is_adverb(tokens[before]) or tokens[before].norm == "not"):
        before -= 1
    lead = tokens[before].norm if before >= 0 else ""
    if lead in _LEADS:
        return tokens[at].norm not in FUNCTION_WORDS and tokens[before].norm != tokens[at].norm
    if lead in DETERMINERS - {"that", "which"} or lead in {"'s", "-"}:
        return False
    return past_form(tokens[at]) or looks_finite(tokens, at)


def _verb_before(tokens: Sequence[Token], verbs: dict[int, str], at: int) -> str | None:
    """Return the stem of the verb on the left that an item at `at` goes with."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        if back in verbs:
            return verbs[back]
        if tokens[back].norm in _BREAKS or is_dash(tokens, back):
            return None
    return None


def _verb_after(tokens: Sequence[Token], verbs: dict[int, str], at: int) -> str | None:
    """Return the stem of the verb on the right whose subject an item may be in."""
    for ahead in range(at, min(len(tokens), at + _AHEAD)):
        if ahead in verbs:
            return verbs[ahead]
        if tokens[ahead].norm in _BREAKS or is_dash(tokens, ahead):
            return None
    return None


def _index(tokens: Sequence[Token], offset: int) -> int:
    """Return the index of the first token at or behind an offset."""
    return next((at for at, token in enumerate(tokens) if token.start >= offset), len(tokens))


def _figures(unit: Unit, tokens: Sequence[Token], verbs: dict[int, str]) -> Iterator[Slot]:
    """Yield the figures that count or measure something."""
    for figure in figures(unit.prose, *unit.span):
        if figure.kind not in _COUNTED or _quoted(unit, figure.start):
            continue
        first, behind = _index(tokens, figure.start), _index(tokens, figure.end)
        near = {_verb_before(tokens, verbs, first), _verb_after(tokens, verbs, behind)}
        stems = frozenset().union(*(happening(stem) for stem in near if stem))
        if _is_part(unit, figure):
            continue
        counted = _counted(unit, figure, tokens[:first], verbs)
        about = frozenset(t.stem for t in counted)
        if not about and figure.kind is FigureKind.PERCENT:
            about = _grown(tokens, verbs, first)
        start = min([figure.start, *(t.start for t in counted)])
        end = figure.end
        if figure.noun and figure.noun.start >= end and figure.noun.end - end < _NOUN_NEAR:
            end = figure.noun.end
        yield Slot(SlotKind.FIGURE, Range(start, end), stems, about, figure)


def _is_part(unit: Unit, figure: Figure) -> bool:
    """Say whether a figure is a part of a number, or that number: "four of the nine guards"."""
    before = unit.prose[unit.span.start : figure.start]
    behind = unit.prose[figure.end : unit.span.end]
    return bool(_PART_BEFORE.search(before) or _PART_BEHIND.match(behind))


def _counted(
    unit: Unit, figure: Figure, before: Sequence[Token], verbs: dict[int, str]
) -> list[Token]:
    """Return the words for what a figure counts: behind it, or before it ("a crew of 22")."""
    if figure.noun is not None:
        inside = words(unit.prose, *figure.noun)
        return [t for t in inside if t.norm not in FUNCTION_WORDS]
    before = before[:-1] if before and before[-1].norm == "of" else before
    last = before[-1] if before else None
    noun = last and last.is_word and last.norm not in FUNCTION_WORDS | AUXILIARIES
    if last and noun and len(before) - 1 not in verbs and figure.start - last.end < 5:
        return [last]
    return []


def _grown(tokens: Sequence[Token], verbs: dict[int, str], at: int) -> frozenset[str]:
    """Return the stems of what a bare share tells of: its verb's subject ("prices rose 5%")."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        if back in verbs:
            subject = _subject_of(tokens, back)
            return frozenset(
                t.stem
                for t in tokens
                if subject
                and subject.start <= t.start < subject.end
                and t.is_word
                and t.norm not in FUNCTION_WORDS
            )
    return frozenset()


def _dates(unit: Unit, tokens: Sequence[Token], verbs: dict[int, str]) -> Iterator[Slot]:
    """Yield the dates that are given outright: a weekday is somebody's, not the calendar's."""
    for date in dates(unit.prose, *unit.span, published=unit.article.published):
        if date.clock or date.first is None or date.relative or _quoted(unit, date.start):
            continue
        first = _index(tokens, date.start)
        stem = _verb_before(tokens, verbs, first)
        if stem:
            yield Slot(SlotKind.DATE, Range(date.start, date.end), happening(stem), date=date)


def _names(unit: Unit, tokens: Sequence[Token], verbs: dict[int, str]) -> Iterator[Slot]:
    """Yield places with their prepositions, and persons before and behind verbs."""
    people = [n for n in unit.names if not n.weak and not _quoted(unit, n.start)]
    for name in people:
        at = _index(tokens, name.title.start if name.title else name.start)
        where = _LOCATIVE.get(_word_before(tokens, at))
        if where and name.form not in {Form.ROLE, Form.DEMONYM} and not name.title:
            stem = _verb_before(tokens, verbs, at)
            if stem:
                start = tokens[at - 1].start if tokens[at - 1].norm in _LOCATIVE else name.start
                shown = Range(start, name.end)
                yield Slot(SlotKind.PLACE, shown, happening(stem), keys=name.keys, where=where)
        elif _is_person(unit, name) and at and verbs.get(at - 1):
            yield _person(SlotKind.OBJECT, name, verbs[at - 1])
    for at, stem in verbs.items():
        if stem:
            yield from _subject(unit, tokens, at, stem)


def _word_before(tokens: Sequence[Token], at: int) -> str:
    """Return the folded word before a name, an article between them stepped over."""
    at -= at > 0 and tokens[at - 1].norm == "the"
    return tokens[at - 1].norm if at else ""


def _is_person(unit: Unit, name: Name) -> bool:
    """Say whether a name is plainly a person's: it has a title, or a first and a last name."""
    if name.form is not Form.PROPER:
        return False
    parts = [t.norm for t in words(unit.prose, name.start, name.end)]
    if len(parts[-1]) == 1 or NOT_PERSONS & set(parts) or any(p in gazetteer() for p in parts):
        return False
    return name.title is not None or len(parts) in {2, 3}


def _person(kind: SlotKind, name: Name, stem: str) -> Slot:
    """Return the slot of a person, shown with the title."""
    start = name.title.start if name.title else name.start
    return Slot(kind, Range(start, name.end), happening(stem), keys=name.keys)


def _subject(unit: Unit, tokens: Sequence[Token], verb: int, stem: str) -> Iterator[Slot]:
    """Yield the person who is the subject of a verb, or its agent: "led by"."""
    passive = verb > 0 and any(t.norm in BE for t in tokens[max(0, verb - 2) : verb])
    behind = tokens[verb + 1 : verb + 3]
    if passive and len(behind) == 2 and behind[0].norm == "by":
        for name in _people(unit):
            if behind[1].start == (name.title or name).start:
                yield _person(SlotKind.ACTOR, name, stem)
    found = _subject_of(tokens, verb)
    if found is None:
        return
    for name in _people(unit):
        # The whole subject, or it may be "the wife of", "critics of" or "A and B".
        if found == Range((name.title or name).start, name.end):
            yield _person(SlotKind.OBJECT if passive else SlotKind.ACTOR, name, stem)


def _people(unit: Unit) -> list[Name]:
    """Return the persons named in a unit outside quotation marks."""
    return [
        name
        for name in unit.names
        if not name.weak and not _quoted(unit, name.start) and _is_person(unit, name)
    ]


def _subject_of(tokens: Sequence[Token], verb: int) -> Range | None:
    """Return the range of the subject of a verb."""
    first = verb
    while first and (tokens[first - 1].norm in AUXILIARIES or is_adverb(tokens[first - 1])):
        first -= 1
    span = subject_before(tokens, first)
    return Range(tokens[span[0]].start, tokens[span[1] - 1].end) if span else None
