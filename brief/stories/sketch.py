"""Which articles of a batch may be copies of each other, found without comparing all with all.

An article's sketch is the terms it holds, which of them are names and figures,
and a sample of its runs of three words, chosen by their hash, so that two texts
that share a run either both have it in the sample or neither (Broder 1997). Two
inverted indexes propose candidates: the runs find what was repeated, however
little of it; the rarest terms find what was reworded, for names and figures
stay. What is proposed is kept when enough of the one's terms are among the
other's: containment, not resemblance, because a part of a text is a copy of it too.

An index holds a bounded number of articles for each key, the first ones: where
more hold it, all of them meet in these.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from brief.model import Article
from brief.stories.evidence import at_first, can_be
from brief.stories.terms import table_for, words_of

_SAMPLED = 3
"""Bits of a run's hash that must be 0: one run in four is sampled."""
_LEAST_RUNS = 8
"""Runs sampled of the shortest text: those of least hash."""
_COMMON = 0.005
"""Part of the articles that may hold a term by which an article looks for others."""
_ASKED = 24
"""Terms by which an article looks for others: its rarest that others have."""
_NAMED, _OTHERS = 12, 6
"""Terms under which an article is found: its rarest names and figures, and others."""
_TELLING = 500
"""Articles from which it shows which terms are rare."""
_HOLDERS = 32
"""Articles held under one key."""
_NEAR = 12
"""Candidates that are looked at closely: those with most keys in common."""
_FEW = 2
"""Keys in common that propose a candidate."""
_CONTAINED = 0.42
"""Part of the terms that must be contained either way. Every rewording of `bench/data` that
is found has more than a half."""
_REPEATED = 0.12
"""Part of the sampled runs that must be the other's where too few terms are."""
_NOUNS = 0.5
"""Part of the terms that are capitalised from which capitals are not the mark of a name."""


class Sketch(NamedTuple):
    """An article's terms, its names and figures and its sampled runs, as compact as can be."""

    terms: array[int]
    facts: array[int]
    runs: array[int]


def sketch(article: Article) -> Sketch:
    """Read the sketch of an article's prose."""
    words = [word for part in article.body for word in words_of(article.text, *part)]
    table = table_for(words)
    told = [table[word] for word in words]
    keys = [term.key for term in told if term.key]
    hashes = set(map(hash, zip(keys, keys[1:], keys[2:], strict=False)))
    runs = [run for run in hashes if not run & _SAMPLED]
    if len(runs) < _LEAST_RUNS:
        runs = nsmallest(_LEAST_RUNS, hashes)
    terms = set(keys)
    figures = {term.key for term in told if term.number}
    facts = figures | {term.key for term in told if term.capital and term.key}
    if len(facts) > _NOUNS * len(terms):
        facts = figures
    return Sketch(array("q", sorted(terms)), array("q", sorted(facts)), array("q", sorted(runs)))


def sketch_all(articles: Sequence[Article]) -> list[Sketch]:
    """Read the sketches of a batch of articles."""
    return [sketch(article) for article in articles]


class Index:
    """Sketches under their keys. Articles are numbered in the order in which they come."""

    def __init__(self) -> None:
        self._sketches: dict[int, Sketch] = {}
        self._keys: dict[int, array[int]] = {}
        # Most keys have one holder: a number alone is smaller than a list of one, and
        # neither it nor an array is looked at by the garbage collector.
        self._holders: dict[int, int | array[int]] = {}
        self._counts = Counter[int]()
        self._next = 0

    def add(self, new: Sketch) -> list[int]:
        """Take an article in; return the numbers of those it may be a copy of, or they of it."""
        number, self._next = self._next, self._next + 1
        counts = self._counts
        counts.update(new.terms)
        rarest = sorted(new.terms, key=counts.__getitem__)
        most = max(_HOLDERS, _COMMON * len(self._sketches))
        known = [term for term in rarest if 1 < counts[term] <= most]
        near = self._near(new, (*new.runs, *known[:_ASKED]))
        keys = array("q", (*new.runs, *self._kept(new, rarest)))
        for key in keys:
            self._hold(key, number)
        self._sketches[number], self._keys[number] = new, keys
        return near

    def _hold(self, key: int, number: int) -> None:
        """Put an article under a key, if there is room."""
        held = self._holders.get(key)
        if held is None:
            self._holders[key] = number
        elif isinstance(held, int):
            self._holders[key] = array("q", (held, number))
        elif len(held) < _HOLDERS:
            held.append(number)

    def _kept(self, new: Sketch, rarest: Sequence[int]) -> list[int]:
        """Return the terms under which an article is found.

        They are all, while it cannot be told which are rare; then the rarest
        names and figures, and a few of the other terms.
        """
        if len(self._sketches) < _TELLING:
            return list(rarest)
        facts = frozenset(new.facts)
        named = [term for term in rarest if term in facts][:_NAMED]
        others = [term for term in rarest if term not in facts][:_OTHERS]
        return named + others

    def drop(self, number: int) -> None:
        """Forget an article."""
        old = self._sketches.pop(number)
        self._counts.subtract(old.terms)
        for term in old.terms:
            if not self._counts[term]:
                del self._counts[term]
        for key in self._keys.pop(number):
            held = self._holders.get(key)
            if held == number:
                del self._holders[key]
            elif isinstance(held, array) and number in held:
                held.remove(number)
                if not held:
                    del self._holders[key]

    def _near(self, new: Sketch, keys: Sequence[int]) -> list[int]:
        """Return the candidates of which enough is contained, either way."""
        alone: list[int] = []
        several: list[array[int]] = []
        for held in map(self._holders.get, keys):
            if isinstance(held, int):
                alone.append(held)
            elif held is not None:
                several.append(held)
        shared = Counter(chain(alone, chain.from_iterable(several)))
        likely = [number for number, count in shared.items() if count >= _FEW]
        if len(likely) > _NEAR:
            likely = nsmallest(_NEAR, likely, key=lambda number: (-shared[number], number))
        looking = _Looking(new)
        return sorted(number for number in likely if looking.at(self._sketches[number]))


class _Looking:
    """One sketch, ready to be held beside others."""

    def __init__(self, new: Sketch) -> None:
        self._new = new
        self._terms, self._runs = frozenset(new.terms), frozenset(new.runs)

    def at(self, other: Sketch) -> bool:
        """Say whether either article may be a copy of the other, whole or in part."""
        new = self._new
        repeated = len(self._runs.intersection(other.runs))
        if repeated >= _FEW and repeated >= _REPEATED * min(len(new.runs), len(other.runs)):
            return True
        shared = len(self._terms.intersection(other.terms))
        if shared < max(1.0, _CONTAINED * min(len(new.terms), len(other.terms))):
            return False
        return _may_tell(new, frozenset(other.terms), shared) or _may_tell(
            other, self._terms, shared
        )


def _may_tell(left: Sketch, right: frozenset[int], shared: int) -> bool:
    """Say whether an article may tell again the one that has the terms `right`."""
    new = len(left.facts) - len(right.intersection(left.facts))
    first = at_first(len(left.terms), len(left.facts), new)
    return can_be(first, shared / len(left.terms))
