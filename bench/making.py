"""Copies made by rule: cut short, spliced, reordered, dressed anew, with words changed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping

from bench.stream import make_article
from brief.model import Article

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_FURNITURE = (
    "Subscribe to our newsletter for the latest from around the region.",
    "Read more about this topic in our special section, updated every hour.",
    "Photographs by agency staff may not be reproduced without permission.",
)


def truncate(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Keep the first half to three quarters."""
    return parts[: max(2, round(len(parts) * rng.uniform(0.5, 0.75)))]


def splice(parts: list[str], other: list[str], _: random.Random) -> list[str]:
    """Put the first half before the first half of another story."""
    half = max(2, (len(parts) + 1) // 2)
    return parts[:half] + other[: max(1, len(other) // 2)]


def reorder(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Shuffle the sentences."""
    return rng.sample(parts, len(parts))


def dress(parts: list[str], _: list[str], rng: random.Random) -> list[str]:
    """Put a site's own lines before, between and behind."""
    lines = rng.sample(_FURNITURE, 2)
    return [lines[0], *parts, lines[1]]


def disturb(parts: list[str], other: list[str], rng: random.Random) -> list[str]:
    """Replace or drop a seventh of the words."""
    foreign = " ".join(other).split()
    out = []
    for part in parts:
        words = part.split()
        for at in rng.sample(range(len(words)), len(words) // 7):
            words[at] = rng.choice([rng.choice(foreign), ""])
        out.append(" ".join(filter(None, words)))
    return out


KINDS: Mapping[str, Callable[[list[str], list[str], random.Random], list[str]]] = {
    "truncate": truncate,
    "splice": splice,
    "reorder": reorder,
    "furniture": dress,
    "word noise": disturb,
}


def sentences_of(text: str) -> list[str]:
    """Cut a text at its stops, roughly."""
    return [part for part in _SENTENCE.split(text.replace("\n", " ")) if part.strip()]


def copies_of(source: Article, foreign: Article, rng: random.Random) -> Iterator[Article]:
    """Yield one copy of each kind; `foreign` is an article on something else."""
    for kind, make in KINDS.items():
        text = "\n".join(make(sentences_of(source.text), sentences_of(foreign.text), rng))
        day = source.published.date().isoformat() if source.published else ""
        yield make_article(f"{source.id}+{kind}", text, source.title, day)
