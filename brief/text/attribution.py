"""The value that a reading of reported speech gives: who is said to hold what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from brief.model import Range
from brief.text.cue_match import Cue
from brief.text.cues import Manner
from brief.text.sentence_view import SentenceView
from brief.text.tokens import TokenKind

_NOBODY = frozenset({"neither", "nobody", "no", "none"})


class Place(StrEnum):
    """Where the cue stands with respect to the content."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; ranges are offsets into the text that was read.

    `subject` is None when the sentence does not name the holder ("It was
    announced that"); `attitude` is true when the content is a thing the
    holder takes a stand on, not a clause that was uttered; `negated` when the
    holder is reported not to have said it.
    """

    subject: Range | None
    cue: Range
    lemma: str
    manner: Manner
    content: tuple[Range, ...]
    place: Place
    attitude: bool = False
    negated: bool = False


def attribute(
    view: SentenceView,
    cue: Cue,
    subject: tuple[int, int] | None,
    content: tuple[Range, ...],
    place: Place,
) -> Attribution:
    """Make the attribution of a cue."""
    opening = [t for t in view.tokens[subject[0] : subject[1]] if t.norm != "."] if subject else []
    # "No 10" is an address, "no official" is nobody.
    numbered = len(opening) > 1 and opening[1].kind is TokenKind.NUMBER
    denied = bool(opening) and opening[0].norm in _NOBODY and not numbered
    return Attribution(
        view.range_of(subject) if subject else None,
        view.range_of((cue.first, cue.last + 1)),
        cue.lemma,
        cue.manner,
        content,
        place,
        cue.attitude,
        cue.negated or denied,
    )
