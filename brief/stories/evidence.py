"""How likely it is that a text tells another again, as a linear score; above 0 it does.

It adds up how like the sentences are, how much stands in the same order, how
many of the figures and names are new, and how much there is to compare. The
weights are a logistic regression's over the rewordings of `bench/data` that are
marked as seen, and reports of one event by different outlets; the zero is where
one in a hundred of these is taken for a copy.
"""

from __future__ import annotations

import math

_LIKE, _ORDER, _SIZE, _NEW, _CHANCE = 5.3, 6.3, 2.4, 6.0, 17.1
_ENOUGH_TERMS = 120
"""Different terms beyond which more of them add nothing to the evidence."""
_SLACK = 0.15
"""By how much sentences may be more alike than texts as wholes, and by how much more facts
may seem new where the first words of sentences are taken for names."""


def at_first(terms: int, facts: int, new: int) -> float:
    """Return the score before sentences are compared.

    Counted in the text held to be derived: its different terms, its figures and
    names, and those of them that the other has not.
    """
    size = math.log(min(terms, _ENOUGH_TERMS) + 1)
    return _SIZE * size - _NEW * (new + 0.5) / (facts + 2) - _CHANCE


def with_sentences(first: float, mean: float, in_order: float) -> float:
    """Return the score, given the likeness of the sentences and the part of them in order."""
    return first + _LIKE * mean + _ORDER * in_order


def can_be(first: float, contained: float) -> bool:
    """Say whether sentences could still make a retelling of two texts.

    `contained` is the part of the one's terms that the other holds; `first` was
    counted without regard to where a sentence begins.
    """
    return with_sentences(first + _NEW * _SLACK, min(1.0, contained + _SLACK), 1.0) > 0
