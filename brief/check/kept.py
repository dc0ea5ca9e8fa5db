"""Readings that are made once: of a sentence, however many claims are laid beside it; of a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from brief.check.case import Case
from brief.check.reading import Sentence

_Read = TypeVar("_Read", Sentence, Case)
_Reading = TypeVar("_Reading")


def _kept(read: Callable[[_Read], _Reading]) -> Callable[[_Read], _Reading]:
    key = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(of: _Read) -> _Reading:
        held = of.__dict__
        if key not in held:
            held[key] = read(of)
        found: _Reading = held[key]
        return found

    return kept


def per_sentence(read: Callable[[Sentence], _Reading]) -> Callable[[Sentence], _Reading]:
    """Keep what `read` makes of a sentence with the sentence, as a cached property would be."""
    return _kept(read)


def per_case(read: Callable[[Case], _Reading]) -> Callable[[Case], _Reading]:
    """Keep what `read` makes of a case with the case."""
    return _kept(read)
