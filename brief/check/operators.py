"""Words that stand over others: what denies, hedges, plans or demands what follows.

The words stand in `data/operators.txt`, each with its effect and with the
places where what it governs may stand. `layout` finds those places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from brief.check.kept import per_sentence
from brief.check.reading import Sentence
from brief.check.voice import is_participle
from brief.text.tokens import Token, stem
from brief.text.verbs import is_adverb


class Effect(StrEnum):
    """What a word makes of what it governs; the values head the sections of the data file."""

    NONE = "none"
    FACT = "fact"
    NOT = "not"
    FEW = "few"
    REFUSE = "refuse"
    FAIL = "fail"
    END = "end"
    NEAR = "near"
    PREVENT = "prevent"
    DENY = "deny"
    DOUBT = "doubt"
    TOLD = "told"
    IMPOSSIBLE = "impossible"
    OPEN = "open"
    POSSIBLE = "possible"
    COULD = "could"
    ABLE = "able"
    ALLOW = "allow"
    PROBABLE = "probable"
    REPORTED = "reported"
    TRY = "try"
    INTENT = "intent"
    ASKED = "asked"
    SHOULD = "should"
    MUST = "must"
    PLEDGE = "pledge"
    COMMIT = "commit"
    WOULD = "would"
    DUE = "due"
    FUTURE = "future"


class Side(StrEnum):
    """Where what a word governs may stand; the values are those of the data file."""

    NEXT = "next"
    EACH = "each"
    NOUN = "noun"
    JUST = "just"
    TO = "to"
    FORE = "fore"
    WHOM = "whom"
    DONE = "done"
    THAT = "that"
    ING = "ing"
    OF = "of"
    OVER = "over"
    LEFT = "left"


ACTS = frozenset({Side.JUST, Side.TO, Side.WHOM, Side.ING})
"""The sides on which what is governed is something done."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One entry of the table: a pattern of words, each a stem or, behind "=", a folded form."""

    pattern: tuple[str, ...]
    effect: Effect
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Operator:
    """One such word or phrase in a sentence: its tokens `[first, last]` and its senses."""

    first: int
    last: int
    senses: tuple[Sense, ...]


@cache
def _table() -> dict[str, tuple[tuple[Sense, ...], ...]]:
    """Map the first word of each pattern to its patterns, longest first, senses in file order."""
    rows: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
    effect = Effect.NONE
    text = (files("brief.check") / "data" / "operators.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            effect = Effect(line.strip("[]"))
        elif line and not line.startswith("#"):
            sides, _, phrases = line.partition(": ")
            for phrase in phrases.split(", "):
                pattern = _pattern(phrase)
                found = Sense(pattern, effect, tuple(map(Side, sides.split())))
                rows[pattern].append(found)
    table: dict[str, list[tuple[Sense, ...]]] = defaultdict(list)
    for pattern, senses in sorted(rows.items(), key=lambda row: -len(row[0])):
        table[pattern[0]].append(tuple(senses))
    return {first: tuple(found) for first, found in table.items()}


def _pattern(phrase: str) -> tuple[str, ...]:
    """Read "=in vain" as two forms and "call for" as two stems."""
    if phrase.startswith("="):
        return tuple(f"={word}" for word in phrase[1:].replace("-", " - ").split())
    return tuple(stem(word) for word in phrase.split())


@per_sentence
def operators(sentence: Sentence) -> tuple[Operator, ...]:
    """Return the operators of a sentence in order, none inside another, "not only" left out."""
    tokens = sentence.tokens
    table = _table()
    found: list[Operator] = []
    past = 0
    for at, token in enumerate(tokens):
        options = (*table.get(f"={token.norm}", ()), *table.get(token.stem, ()))
        if at < past or not options:
            continue
        senses = _longest(tokens, at, options)
        if not senses:
            continue
        past = at + len(senses[0].pattern)
        if senses[0].effect is not Effect.NONE and not _is_other(tokens, at):
            found.append(Operator(at, past - 1, senses))
    return tuple(found)


def _longest(
    tokens: Sequence[Token], at: int, options: Sequence[tuple[Sense, ...]]
) -> tuple[Sense, ...]:
    """Return the senses of the longest pattern that begins at `at`, forms and stems together."""
    best: tuple[Sense, ...] = ()
    for senses in options:
        pattern = senses[0].pattern
        length = len(best[0].pattern) if best else 0
        if len(pattern) >= length and _fits(tokens, at, pattern):
            best = senses if len(pattern) > length else (*best, *senses)
    return best


def _fits(tokens: Sequence[Token], at: int, pattern: Sequence[str]) -> bool:
    """Say whether a pattern stands at a token; "would have" only before a participle."""
    ahead = tokens[at : at + len(pattern)]
    if len(pattern) > 1 and pattern[-1] == "=have":
        behind = next((t for t in tokens[at + len(pattern) :][:2] if not is_adverb(t)), None)
        if behind is None or not (is_participle(behind.norm) or behind.norm == "been"):
            return False
    return len(ahead) == len(pattern) and all(map(_is_form, ahead, pattern))


def _is_form(token: Token, word: str) -> bool:
    """Say whether a token is the form, or a form of the stem: negotiators do not negotiate here."""
    if word.startswith("="):
        return word == f"={token.norm}"
    if token.stem != word or not token.is_word:
        return False
    single = token.norm.removesuffix("s")
    return not single.endswith(("er", "or")) or single in _bases()


@cache
def _bases() -> frozenset[str]:
    """Return the words of the table that end as agents do: consider, offer, order."""
    text = (files("brief.check") / "data" / "operators.txt").read_text(encoding="utf-8")
    return frozenset(word for word in re.findall(r"[a-z]+", text) if word.endswith(("er", "or")))


_OPENERS = frozenset({'"', "'", ":", "(", ".", "?", "!"})
_NOUNS = frozenset("will can must might may".split())
_BEFORE_NOUNS = frozenset("the a an his her its their our this that no 's political free".split())
_BEFORE_THE_NOUN = _BEFORE_NOUNS - {"that"}


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a name or month ("May 5", "Will Roe") or a noun ("the will")."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.norm == "no" and after and (after.norm == "." or after.norm[:1].isdigit()):
        return True
    if token.norm not in _NOUNS:
        return token.text[:1].isupper() and not _opens(tokens, at) and not _shouted(tokens)
    if after is None or after.norm[:1].isdigit():
        return True
    if token.text[:1].isupper() and not _opens(tokens, at) and not _shouted(tokens):
        return True
    return token.norm != "may" and at > 0 and tokens[at - 1].norm in _BEFORE_THE_NOUN


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token begins the sentence, or a quotation in it."""
    return at == 0 or tokens[at - 1].norm in _OPENERS


def _shouted(tokens: Sequence[Token]) -> bool:
    """Say whether most words are capitalised, as in a headline."""
    words = [token.text for token in tokens if token.is_word and len(token.text) > 2]
    return len(words) > 3 and sum(word[0].isupper() for word in words) * 5 > len(words) * 3
