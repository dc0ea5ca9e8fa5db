"""What two statements are about: the words that carry content, and what figures count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from brief.changes.differences import figure_at
from brief.check.lexicon import related
from brief.model import Aspect, Difference, Range
from brief.text.figures import Figure, figures, same_value
from brief.text.function_words import FUNCTION_WORDS
from brief.text.tokens import stem, words

_SAYING = frozenset(map(stem, "say tell add announce state report according".split()))
"""How it was said is not what was said."""


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content; what is a figure is none of them."""
    counted = [range(f.core.start, f.core.end) for f in figures(text)]
    return frozenset(
        token.stem
        for token in words(text)
        if token.is_word
        and token.norm not in FUNCTION_WORDS
        and token.stem not in _SAYING
        and not any(token.start in core for core in counted)
    )


def share(one: str, other: str, *, of_first: bool = False) -> float:
    """Return the part of their content words that two texts share, in [0, 1] (Dice).

    With `of_first`, the part of the first one's that the other has.
    """
    mine, theirs = content(one), content(other)
    size = len(mine) if of_first else (len(mine) + len(theirs)) / 2
    if not size:
        return 1.0 if mine == theirs else 0.0
    return len(mine & theirs) / size


def counted_alike(was: str, now: str, found: Sequence[Difference]) -> bool:
    """Say whether the figures that differ count the same thing, where that is plain.

    14 homes and 20 cars are two matters, 14 people and 20 are one.
    """
    return all(
        _alike(was, figure_at(was, one.was), now, figure_at(now, one.now))
        for one in found
        if one.aspect in (Aspect.FIGURE, Aspect.WORDING)
    )


def _alike(was: str, old: Figure | None, now: str, new: Figure | None) -> bool:
    if old is None or new is None:
        return True
    if {old.kind, new.kind} != {old.kind} and old.unit != new.unit:
        return False
    if old.noun is None or new.noun is None:
        return True
    mine, theirs = content(was[slice(*old.noun)]), content(now[slice(*new.noun)])
    return not mine or not theirs or bool(mine & theirs) or _related(mine, theirs)


def _related(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    pairs = [(one, other) for one in mine for other in theirs]
    return any(one in related(other) or other in related(one) for one, other in pairs)


def conflicting(was: str, now: str) -> tuple[Difference, ...]:
    """Return in what two conflicts about one matter differ: a side's figure, or its words."""
    old, new = figures(was), figures(now)
    gone = [f for f in old if not any(same_value(f, g) for g in new)]
    come = [f for f in new if not any(same_value(f, g) for g in old)]
    if gone or come:
        pairs = max(len(gone), len(come))
        return tuple(
            Difference(Aspect.FIGURE, _at(gone, place), _at(come, place)) for place in range(pairs)
        )
    if _counts(was) == _counts(now):
        return ()
    return (Difference(Aspect.WORDING, Range(0, len(was)), Range(0, len(now))),)


def _at(found: Sequence[Figure], place: int) -> Range | None:
    return Range(found[place].start, found[place].end) if place < len(found) else None


def _counts(text: str) -> Counter[str]:
    """Count the words of a text, in whatever order."""
    return Counter(token.stem for token in words(text))
