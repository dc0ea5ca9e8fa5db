"""Readings that are made of a sentence once, however many claims are laid beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from brief.check.reading import Sentence

_Reading = TypeVar("_Reading")


def per_sentence(read: Callable[[Sentence], _Reading]) -> Callable[[Sentence], _Reading]:
    """Keep what `read` makes of a sentence with the sentence, as a cached property would be."""
    key = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(sentence: Sentence) -> _Reading:
        held = sentence.__dict__
        if key not in held:
            held[key] = read(sentence)
        found: _Reading = held[key]
        return found

    return kept
