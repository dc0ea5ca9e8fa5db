"""Word relations of ordinary news English, read from the data files beside this module.

All keys are stems (`brief.text.tokens.stem`), so one entry holds for all forms
of a word. The files are short and are read by eye: they relate words of
everyday reporting, and hold no phrase of any particular text.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from brief.check.words import Row, expressions, key, rows
from brief.text.tokens import stem

_SHORTEST_SHARED = 5
_SHARED_PART = 0.7


@cache
def _table() -> dict[str, str]:
    """Map a claim's stem to its line of the table; lines are read when they are asked for."""
    return {line[: line.index("|")]: line for line in rows("relations.txt")}


@lru_cache(maxsize=16384)
def _row(word: str) -> Row:
    line = _table().get(word)
    if line is None:
        return Row(frozenset(), frozenset(), frozenset())
    _, same, wider, other = line.split("|")
    return Row(frozenset(same.split()), frozenset(wider.split()), frozenset(other.split()))


def _pairs(name: str) -> dict[str, frozenset[str]]:
    """Map each stem to those on the other side of the slash, on any line of a file."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(name):
        left, right = ([stem(word) for word in side.split()] for side in row.split("/"))
        for one in left:
            found[one].update(right)
        for one in right:
            found[one].update(left)
    return {word: frozenset(others - {word}) for word, others in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    return _pairs("antonyms.txt")


@cache
def _converses() -> dict[str, frozenset[str]]:
    return _pairs("converses.txt")


@cache
def light_stems() -> frozenset[str]:
    """Return the stems of words that add little by themselves."""
    return frozenset(stem(word) for row in rows("light.txt") for word in row.split())


@cache
def things() -> frozenset[str]:
    """Return the stems of nouns that name persons, bodies, places and things, not ideas or acts."""
    return frozenset(stem(word) for row in rows("things.txt") for word in row.split())


@cache
def acts() -> frozenset[str]:
    """Return the stems of verbs that name an act or event by which a report stands or falls."""
    return frozenset(key(word) for row in rows("acts.txt") for word in row.split())


@cache
def supporting() -> frozenset[str]:
    """Return the stems of verbs that only make a verb of a noun: "issue a warning"."""
    return frozenset(stem(word) for row in rows("supporting.txt") for word in row.split())


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Map the stem of each verb to the loose classes that it belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("verb_classes.txt"):
        name, _, verbs = row.partition(": ")
        for verb in verbs.split():
            found[stem(verb)].add(name)
    return {verb: frozenset(names) for verb, names in found.items()}


@lru_cache(maxsize=16384)
def verb_classes(word: str) -> frozenset[str]:
    """Return the loose classes of the verb with the stem `word`; none when it has none."""
    return _classes().get(word, frozenset())


Phrases = tuple[tuple[tuple[str, ...], str], ...]
"""Phrases that begin alike: the stems of each, and the stem that it is read as."""


@cache
def phrases() -> dict[str, Phrases]:
    """Map the first stem of each phrase to `(stems, stem it is read as)`, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in rows("phrases.txt"):
        phrase, _, word = row.partition(" = ")
        stems = tuple(stem(each) for each in phrase.split())
        found[stems[0]].append((stems, stem(word.strip())))
    known = {stems for listed in found.values() for stems, _ in listed}
    for stems in expressions(_table()):
        if stems not in known:
            found[stems[0]].append((stems, "_".join(stems)))
    return {
        first: tuple(sorted(listed, key=lambda one: -len(one[0])))
        for first, listed in found.items()
    }


def is_ordinary(word: str) -> bool:
    """Say whether the stem `word` is that of a common word: one that any of the files lists."""
    return word in _table() or word in light_stems() or word in _classes()


@lru_cache(maxsize=16384)
def related(word: str) -> frozenset[str]:
    """Return the stems that a source may use where a claim has the stem `word`."""
    row = _row(word)
    return row.same | row.wider


def contrasts(word: str) -> frozenset[str]:
    """Return the stems of other things of the same kind: a claim's "tunnel" is no "bridge"."""
    return _row(word).other


@lru_cache(maxsize=16384)
def opposites(word: str) -> frozenset[str]:
    """Return the stems that say the opposite of the stem `word`."""
    return _opposites().get(word, frozenset())


@lru_cache(maxsize=16384)
def converses(word: str) -> frozenset[str]:
    """Return the stems that tell the event of the stem `word` from its other end."""
    return _converses().get(word, frozenset())


def derived(one: str, other: str) -> bool:
    """Say whether two stems look like forms of one word: negotiate and negotiator.

    They share their first five letters or more, and those are most of the
    longer one.
    """
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < _SHORTEST_SHARED or one[0] != other[0]:
        return False
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(_SHORTEST_SHARED, _SHARED_PART * longer)
