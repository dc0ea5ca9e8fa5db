"""Conditions that govern an event wherever the story speaks of it.

When a settled act holds only if something else happens, a sentence that
foretells the same event without saying so would promise too much. The
condition is then added in square brackets, in the source's words and cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brief.compose.group import Read, led_by
from brief.compose.units import Unit
from brief.compose.wording import Worded, pointer
from brief.model import Basis, Pointer, Range
from brief.text.book import NameBook
from brief.text.function_words import FUNCTION_WORDS
from brief.text.stance import Marker, Stance
from brief.text.tokens import TokenKind, tokenize

_EVENT_WORDS = 3  # content words right before the condition: the verb and its object
_SHARED = 2
_DANGLING = frozenset("it they he she them him this that these those".split())
_FORETELLING = frozenset({"possible", "would", "future", "should"})


@dataclass(frozen=True, slots=True)
class ConditionalEvent:
    """An event told as conditional: its stems, who takes part, the condition's words and place."""

    stems: frozenset[str]
    parties: frozenset[str]
    condition: str
    pointer: Pointer


def conditional_events(reads: Sequence[Read]) -> list[ConditionalEvent]:
    """Return the conditional events that settled, original units report."""
    found: list[ConditionalEvent] = []
    for read in reads:
        if read.reading.basis is not Basis.SETTLED or read.unit.derived:
            continue
        for marker in read.unit.markers:
            event = _event(read.unit, marker) if marker.stance is Stance.CONDITION else None
            if event:
                found.append(event)
    return found


def _event(unit: Unit, marker: Marker) -> ConditionalEvent | None:
    """Read the event that one condition governs, if both are told in full."""
    inside = tokenize(unit.prose, *marker.scope)
    if any(t.norm in _DANGLING for t in inside) or any(
        q.start < marker.start < q.end for q in unit.quotations
    ):
        return None
    names = [(n.start, n.end) for n in unit.names]
    content = [
        t.stem
        for t in unit.tokens
        if t.end <= marker.start
        and t.kind is TokenKind.WORD
        and t.norm not in FUNCTION_WORDS
        and not any(a <= t.start < b for a, b in names)
    ]
    words = unit.prose[marker.scope.start : marker.scope.end].strip()
    span = Range(unit.span.start, unit.span.end)
    stems = frozenset(content[-_EVENT_WORDS:])
    parties = frozenset(key for n in unit.names if n.end <= marker.start for key in n.keys)
    return ConditionalEvent(stems, parties, words, pointer(unit.article, span))


def bound(read: Read, worded: Worded, events: Sequence[ConditionalEvent], book: NameBook) -> Worded:
    """Add the condition to the wording of a party that foretells a conditional event without it."""
    unit, holder = read.unit, read.reading.holder
    if holder is None or unit.has(Stance.CONDITION) or not _foretells(unit):
        return worded
    stems = {t.stem for t in unit.tokens}
    party = holder.keys | led_by(holder, book)
    for event in events:
        if party & event.parties and len(stems & event.stems) >= min(_SHARED, len(event.stems)):
            return _with_condition(worded, event)
    return worded


def _foretells(unit: Unit) -> bool:
    """Say whether the unit tells of something to come, or possible."""
    return any(m.stance is Stance.HEDGE and m.value in _FORETELLING for m in unit.markers)


def _with_condition(worded: Worded, event: ConditionalEvent) -> Worded:
    """Put the condition in brackets before the final stop."""
    text = worded.text.rstrip()
    tail = ""
    while text and text[-1] in ".”\"’'":
        tail, text = text[-1] + tail, text[:-1]
    marks = tail.replace(".", "")
    condition = event.condition[0].lower() + event.condition[1:]
    pointers = tuple(dict.fromkeys([*worded.pointers, event.pointer]))
    return replace(worded, text=f"{text}{marks} [{condition}].", pointers=pointers)
