"""Which words of a sentence are cues: verbs of saying used as verbs, with a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief.text.cue_forms import COUNTED, LINKS, QUOTE, QUOTED_AS, THAT, is_verb, left_of_adverbs
from brief.text.cues import ATTITUDES, BASES, CUES, PHRASES, SEEING, STRICT, Manner
from brief.text.function_words import AUXILIARIES, PREPOSITIONS
from brief.text.irregular import LEMMAS
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import BE, is_adverb, looks_finite

_HELPERS = LINKS - {"to"}

__all__ = ["QUOTED_AS", "THAT", "Cue", "left_of_adverbs", "match_cue", "may_be_cue"]

_EVIDENT = frozenset(map(stem, "find show hear learn decide determine calculate rule".split()))
_BASES: dict[str, list[tuple[tuple[str, ...], Manner]]] = {}
for _phrase, _manner in sorted(PHRASES, key=lambda row: -len(row[0])):
    _BASES.setdefault(_phrase[0], []).append((_phrase, _manner))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb in a token list.

    `first`, `last` are its tokens, `verb` the first of its auxiliaries. A
    `gerund` has its subject elsewhere ("…, adding that"), a `passive` none
    ("it was announced that").
    """

    first: int
    last: int
    verb: int
    lemma: str
    manner: Manner
    attitude: bool
    passive: bool
    gerund: bool
    negated: bool


_VALUES = frozenset({"put", "puts"})
_PLEAD, _PLEAS = stem("plead"), frozenset({"guilty", "innocent"})  # an answer to a charge
_SET_OUT = (stem("set"), "out")
_RULINGS = frozenset(map(stem, "decide determine calculate".split()))
_VALUED = 14  # tokens in which the value has to follow
_ABOUT = PREPOSITIONS | frozenset("more less up as nearly almost roughly some just a".split())
_AMOUNTS = COUNTED | _ABOUT
_STEMS = frozenset((*CUES, *ATTITUDES, *_BASES, *_VALUES, *SEEING))
_BEGINNINGS = frozenset(each[: 4 if len(each) > 4 else 3] for each in _STEMS)
_IRREGULAR = frozenset(form for form, lemma in LEMMAS.items() if stem(lemma) in _STEMS)
_AMERICAN = re.compile(r"iz(?=es?\Z)")


@lru_cache(maxsize=65536)
def may_be_cue(norm: str) -> bool:
    """Say whether a folded word can be a cue by its first letters: stemming all words is slow."""
    begins = norm[:4] in _BEGINNINGS or norm[:3] in _BEGINNINGS or norm in _IRREGULAR
    return begins and stem(norm) in _STEMS and _verb_form(norm)


def _verb_form(norm: str) -> bool:
    """Say whether a word whose stem is a cue's is a form of the verb: no "insistence", "critic"."""
    if norm.endswith(("ed", "ing")) or norm in _IRREGULAR:
        return True
    plain = _AMERICAN.sub("is", norm)
    if norm in _VALUES:
        return True
    bases = (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain[:-3] + "y")
    return any(base in BASES for base in bases)


def match_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue whose verb is `tokens[at]`, the longest construction first, or None."""
    token = tokens[at]
    if not may_be_cue(token.norm) or not token.is_word or token.norm.endswith("ly"):
        return None
    if token.text[0].isupper() and at and not token.norm.endswith("ing"):
        return None
    verb, negated, passive = _auxiliaries(tokens, at)
    read = _construction(tokens, at, negated=negated)
    if read is None or not is_verb(tokens, at):
        return None
    last, lemma, manner, attitude = read
    gerund = token.norm.endswith("ing") and verb == at
    return Cue(at, last, verb, lemma, manner, attitude, passive, gerund, negated)


def _construction(
    tokens: Sequence[Token], at: int, *, negated: bool
) -> tuple[int, str, Manner, bool] | None:
    """Return last token, lemma, manner and attitude of the construction at `at`."""
    token = tokens[at]
    for phrase, manner in _BASES.get(token.stem, ()):
        behind = tokens[at + len(phrase)].norm if at + len(phrase) < len(tokens) else ""
        if phrase == _SET_OUT and behind in {"to", "for", "from"}:
            continue  # "set out for the coast"
        if tuple(t.stem for t in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase) - 1, " ".join(phrase), manner, manner is not Manner.SAY
    if token.stem == _PLEAD and {t.norm for t in tokens[at + 1 : at + 3]} & _PLEAS:
        return None
    if token.norm in _VALUES and _valued(tokens, at):
        return at, "put", Manner.DESCRIBE, True
    if token.stem in SEEING and _viewed(tokens, at):
        return at, token.stem, Manner.DESCRIBE, True
    if negated and token.stem in _RULINGS:
        return None  # "has not decided whether": nothing was said
    strict = token.stem in STRICT and not negated
    if token.stem in CUES and not (strict and not _beside_words(tokens, at)):
        return at, token.stem, CUES[token.stem], False
    if token.stem in ATTITUDES:
        return at, token.stem, ATTITUDES[token.stem], True
    return None


def _valued(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "put" has a thing and its value behind it: "put the cost at nine crowns"."""
    for ahead in range(at + 1, min(len(tokens) - 1, at + _VALUED)):
        if tokens[ahead].kind is TokenKind.PUNCT and tokens[ahead].norm not in {"-", "'", "."}:
            return False
        if tokens[ahead].norm == "at":
            value = tokens[ahead + 1]
            return value.text[0].isdigit() or value.norm in _AMOUNTS
    return False


def _viewed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb of seeing has "as" behind its object: "regards the pier as safe"."""
    for ahead in range(at + 2, min(len(tokens) - 1, at + _VALUED)):
        if tokens[ahead].kind is TokenKind.PUNCT and tokens[ahead].norm not in {"-", "'", "."}:
            return False
        if looks_finite(tokens, ahead):
            return False
        if tokens[ahead].norm == "as":
            return True
    return False


def _beside_words(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "that", a colon or a quotation mark stands next to the cue's clause."""
    after = [t.norm for t in tokens[at + 1 : at + 3]]
    before = [t.norm for t in tokens[max(0, at - 8) : at]]
    first = after[:1] and after[0] in {"that", ":", QUOTE}
    if first or after == [",", QUOTE] or QUOTE in before:
        return True
    return tokens[at].stem in _EVIDENT and (_clause_follows(tokens, at) or _closes(tokens, at))


def _clause_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a clause without "that" follows: "found voters were tired"."""
    for ahead in range(at + 1, min(len(tokens), at + _VALUED)):
        if tokens[ahead].kind is TokenKind.PUNCT and tokens[ahead].norm not in {"-", "'", "."}:
            return False
        if tokens[ahead].norm in {"who", "which", "to", "and"}:
            return False
        if ahead > at + 1 and looks_finite(tokens, ahead):
            return True
    return False


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the cue ends its sentence behind a comma: "Fares rose, the survey found."."""
    last = at + 1 >= len(tokens) or tokens[at + 1].norm in {".", ","}
    dated = [t.norm for t in tokens[at + 1 : at + 3]]
    dated_end = len(dated) == 2 and dated[0] == "on" and len(tokens) <= at + 5
    return (last or dated_end) and any(t.norm == "," for t in tokens[max(0, at - 8) : at])


def _auxiliaries(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    """Step left over auxiliaries and adverbs; return where they begin, negation and passive."""
    first, negated, be = at, False, False
    while first > 0 and tokens[first - 1].is_word:
        token = tokens[first - 1]
        if not (token.norm in AUXILIARIES or is_adverb(token) or token.norm in LINKS):
            break
        if token.norm == "to" and not (first > 1 and tokens[first - 2].norm in _HELPERS):
            break
        negated |= token.norm in {"not", "never"}
        be |= token.norm in BE
        first -= 1
    # "is opposed to" is a stand of the subject's, not something done to it.
    stand = tokens[at].norm == "opposed" and any(t.norm == "to" for t in tokens[at + 1 : at + 2])
    return first, negated, be and not stand and not tokens[at].norm.endswith("ing")
