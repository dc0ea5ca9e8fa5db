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
from brief.compose.verbs import REACH, is_quoted, subject_of, verb_after, verb_before, verbs_in
from brief.model import Range
from brief.text.dates import DateMention, dates
from brief.text.figures import Figure, FigureKind, figures
from brief.text.function_words import AUXILIARIES, FUNCTION_WORDS
from brief.text.gazetteer import Form, gazetteer
from brief.text.names import Name
from brief.text.roles import BODY_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, words
from brief.text.verbs import BE


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
    that is shown to a reader. `keys` are a name's. A `bare` figure is a sum
    without a thing that it counts; it is told of its verb's subject.
    """

    kind: SlotKind
    at: Range
    verbs: frozenset[str]
    about: frozenset[str] = frozenset()
    figure: Figure | None = None
    date: DateMention | None = None
    keys: frozenset[str] = frozenset()
    where: str = ""
    bare: bool = False


_COUNTED = {
    FigureKind.CARDINAL,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.MEASURE,
    FigureKind.FRACTION,
    FigureKind.VAGUE,
    FigureKind.SCORE,
}
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
_NOUN_NEAR = 40  # characters


@lru_cache(maxsize=4096)
def slots_of(unit: Unit) -> tuple[Slot, ...]:
    """Return the slots of a unit, those inside its quotations left out."""
    tokens = [t for t in unit.tokens if not is_quoted(unit, t.start)]
    verbs = verbs_in(unit, tokens)
    found = [*_figures(unit, tokens, verbs), *_dates(unit, tokens, verbs)]
    found += _names(unit, tokens, verbs)
    return tuple(found)


def _index(tokens: Sequence[Token], offset: int) -> int:
    """Return the index of the first token at or behind an offset."""
    return next((at for at, token in enumerate(tokens) if token.start >= offset), len(tokens))


def _figures(unit: Unit, tokens: Sequence[Token], verbs: dict[int, str]) -> Iterator[Slot]:
    """Yield the figures that count or measure something."""
    for figure in figures(unit.prose, *unit.span):
        if figure.kind not in _COUNTED or is_quoted(unit, figure.start):
            continue
        first, behind = _index(tokens, figure.start), _index(tokens, figure.end)
        near = {verb_before(tokens, verbs, first), verb_after(tokens, verbs, behind)}
        stems = frozenset().union(*(happening(stem) for stem in near if stem))
        if _is_part(unit, figure):
            continue
        counted = _counted(unit, figure, tokens[:first], verbs)
        about = frozenset(t.stem for t in counted)
        bare = not about and figure.kind is FigureKind.MONEY
        if bare or (not about and figure.kind is FigureKind.PERCENT):
            about = _grown(tokens, verbs, first)
        start = min([figure.start, *(t.start for t in counted)])
        end = figure.end
        if figure.noun and figure.noun.start >= end and figure.noun.end - end < _NOUN_NEAR:
            end = figure.noun.end
        yield Slot(SlotKind.FIGURE, Range(start, end), stems, about, figure, bare=bare)


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
    for back in range(at - 1, max(-1, at - REACH), -1):
        if back in verbs:
            subject = subject_of(tokens, back)
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
        if date.clock or date.first is None or date.relative or is_quoted(unit, date.start):
            continue
        first = _index(tokens, date.start)
        stem = verb_before(tokens, verbs, first)
        if stem:
            yield Slot(SlotKind.DATE, Range(date.start, date.end), happening(stem), date=date)


def _names(unit: Unit, tokens: Sequence[Token], verbs: dict[int, str]) -> Iterator[Slot]:
    """Yield places with their prepositions, and persons before and behind verbs."""
    people = [n for n in unit.names if not n.weak and not is_quoted(unit, n.start)]
    for name in people:
        at = _index(tokens, name.title.start if name.title else name.start)
        where = _LOCATIVE.get(_word_before(tokens, at))
        if where and name.form not in {Form.ROLE, Form.DEMONYM} and not name.title:
            stem = verb_before(tokens, verbs, at)
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
    found = subject_of(tokens, verb)
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
        if not name.weak and not is_quoted(unit, name.start) and _is_person(unit, name)
    ]
