"""Word relations of ordinary news English, read from the data files beside this module.

All keys are stems (`brief.text.tokens.stem`), so one entry holds for all forms
of a word. The files are short and are read by eye: they relate words of
everyday reporting, and hold no phrase of any particular text.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from brief.text.tokens import stem

_SHORTEST_SHARED = 5
_SHARED_PART = 0.7


def _rows(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = (files("brief.check") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _related() -> dict[str, frozenset[str]]:
    """Map a claim's stem to the stems of a source that may carry it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("synonyms.txt"):
        narrow, _, wide = row.partition(">")
        group = [stem(word) for word in narrow.split()]
        general = [stem(word) for word in wide.split()]
        for word in general:
            found[word].update(group)
        if not general:
            for word in group:
                found[word].update(group)
    return {word: frozenset(others - {word}) for word, others in found.items()}


def _pairs(name: str) -> dict[str, frozenset[str]]:
    """Map each stem to those on the other side of the slash, on any line of a file."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows(name):
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
    return frozenset(stem(word) for row in _rows("light.txt") for word in row.split())


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Map the stem of each verb to the loose classes that it belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("verb_classes.txt"):
        name, _, verbs = row.partition(": ")
        for verb in verbs.split():
            found[stem(verb)].add(name)
    return {verb: frozenset(names) for verb, names in found.items()}


def verb_classes(word: str) -> frozenset[str]:
    """Return the loose classes of the verb with the stem `word`; none when it has none."""
    return _classes().get(word, frozenset())


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Map the first stem of each phrase to `(stems, stem it is read as)`, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in _rows("phrases.txt"):
        phrase, _, word = row.partition(" = ")
        stems = tuple(stem(each) for each in phrase.split())
        found[stems[0]].append((stems, stem(word.strip())))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


def is_ordinary(word: str) -> bool:
    """Say whether the stem `word` is that of a common word: one that any of the files lists."""
    return word in _related() or word in light_stems() or word in _classes()


def related(word: str) -> frozenset[str]:
    """Return the stems that a source may use where a claim has the stem `word`."""
    return _related().get(word, frozenset())


def opposites(word: str) -> frozenset[str]:
    """Return the stems that say the opposite of the stem `word`."""
    return _opposites().get(word, frozenset())


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
