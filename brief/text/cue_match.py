"""Which words of a sentence are cues: verbs of saying used as verbs, with a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief.text.cues import ATTITUDES, CUES, PHRASES, STRICT, Manner
from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from brief.text.irregular import LEMMAS, PAST_FORMS
from brief.text.roles import OFFICIALS, ROLE_NOUNS
from brief.text.tokens import Token, stem
from brief.text.verbs import BE, is_adverb, is_dash, looks_finite

THAT = frozenset({"that", "how", "why", "whether", "what", "if", "when", "where"})
QUOTE = '"'
# What may stand between a subject and the infinitive of its own saying: "went on to say".
_LINKS = frozenset("known seeks sought continues continued went on to".split())
QUOTED_AS = frozenset("quoted cited reported".split())
_SUBJECT_WORDS = frozenset("that this these those both all some many several".split())
_COMPLEMENTS = frozenset("\" ' : to out there not".split())
# Cues whose form in -s is a plural noun as well: "the claims", "recent reports".
_ALSO_NOUNS = frozenset(
    stem(word)
    for word in """claim report promise demand hope fear estimate forecast doubt comment note remark
        read request pledge alert offer call state stress highlight outline guess swear guarantee
        address support back label brand attack blast slam appeal press seek want caution say
        signal answer question plan question concern feature need praise feel vow""".split()
) - {stem("say"), stem("want"), stem("seek")}
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


_STEMS = frozenset((*CUES, *ATTITUDES, *_BASES))
_BEGINNINGS = frozenset(each[: 4 if len(each) > 4 else 3] for each in _STEMS)
_IRREGULAR = frozenset(form for form, lemma in LEMMAS.items() if stem(lemma) in _STEMS)


@lru_cache(maxsize=65536)
def may_be_cue(norm: str) -> bool:
    """Say whether a folded word can be a cue by its first letters: stemming all words is slow."""
    begins = norm[:4] in _BEGINNINGS or norm[:3] in _BEGINNINGS or norm in _IRREGULAR
    return begins and stem(norm) in _STEMS


def match_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue whose verb is `tokens[at]`, the longest construction first, or None."""
    token = tokens[at]
    if not may_be_cue(token.norm) or not token.is_word or token.norm.endswith("ly"):
        return None
    if token.text[0].isupper() and at and not token.norm.endswith("ing"):
        return None
    verb, negated, passive = _auxiliaries(tokens, at)
    read = _construction(tokens, at, negated=negated)
    if read is None or not _verbal(tokens, at):
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
        if tuple(t.stem for t in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase) - 1, " ".join(phrase), manner, manner is not Manner.SAY
    strict = token.stem in STRICT and not negated
    if token.stem in CUES and not (strict and not _beside_words(tokens, at)):
        return at, token.stem, CUES[token.stem], False
    if token.stem in ATTITUDES:
        return at, token.stem, ATTITUDES[token.stem], True
    return None


def _beside_words(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "that", a colon or a quotation mark stands next to the cue's clause."""
    after = [t.norm for t in tokens[at + 1 : at + 3]]
    before = [t.norm for t in tokens[max(0, at - 8) : at]]
    first = after[:1] and after[0] in {"that", ":", QUOTE}
    return bool(first) or after == [",", QUOTE] or QUOTE in before


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the cue at `at` is used as a verb with a subject, not as a noun."""
    norm = tokens[at].norm
    back = left_of_adverbs(tokens, at)
    word = tokens[back].norm if back >= 0 else ""
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if norm.endswith("ing"):
        return _verbal_gerund(tokens, at, back, after)
    if word == "to":
        return back > 0 and tokens[back - 1].norm in _LINKS - {"to"}
    if word in DETERMINERS | PREPOSITIONS | {"'s"} and word not in _SUBJECT_WORDS:
        return False
    if after == "by" and word not in BE:
        return False
    if norm.endswith("ed") or norm in PAST_FORMS:
        return True
    return _verbal_present(tokens, at, back)


def _verbal_gerund(tokens: Sequence[Token], at: int, back: int, after: str) -> bool:
    """Say whether a form in -ing reports: a participle, a progressive, "quoted as saying"."""
    word = tokens[back].norm if back >= 0 else ""
    if back < 0 and tokens[at].stem != "say":
        # "Warning that fares would rise, …", not "Warning signs …".
        return after in THAT | DETERMINERS | PREPOSITIONS | PRONOUNS | {QUOTE, ":"}
    if word == "as":
        return any(t.norm in QUOTED_AS for t in tokens[max(0, back - 6) : back])
    if word in {"", ",", QUOTE} or word in BE or (word == "-" and is_dash(tokens, back)):
        return True
    if word in {"before", "after", "while", "by"}:
        return after in {"that", QUOTE, ":"}
    if word in DETERMINERS | PREPOSITIONS | {"'s"}:
        return False
    return after in {"that", QUOTE, ":"} or tokens[at].stem == "say"


def _verbal_present(tokens: Sequence[Token], at: int, back: int) -> bool:
    """Say whether a present or base form is a verb: its subject and complement tell."""
    token = tokens[at]
    if back < 0 or not has_complement(tokens, at):
        return False
    before = tokens[back]
    if before.norm in {",", QUOTE}:
        return token.stem not in _ALSO_NOUNS and any(map(_opens_phrase, tokens[at + 1 : at + 2]))
    named = before.is_word and before.text[0].isupper() and before.norm not in PREPOSITIONS
    person = before.norm in ROLE_NOUNS | OFFICIALS or before.norm in PRONOUNS
    if before.norm in AUXILIARIES:
        return not token.norm.endswith("s") and before.norm not in BE
    if token.stem in _ALSO_NOUNS and _two_verbs(tokens, at + 1):
        return False
    if token.norm.endswith("s") and not token.norm.endswith("ss"):
        clear = before.is_word and token.stem not in _ALSO_NOUNS
        marked = {":", "that"} if token.stem in {"state", "read"} else {":"}
        stated = before.is_word and any(t.norm in marked for t in tokens[at + 1 : at + 2])
        return named or person or clear or stated
    plural = before.norm.endswith("s") and token.stem not in _ALSO_NOUNS
    return named or person or plural or before.norm == "people"


def _two_verbs(tokens: Sequence[Token], at: int) -> bool:
    """Say whether two finite verbs follow unjoined: "claims that it would rise were false"."""
    joints = {",", "and", "but", "or", "who", "which", "when", "if", "as", "because", QUOTE}
    seen, last = 0, -2
    for index in range(at + 1, len(tokens)):
        if tokens[index].norm in joints or (tokens[index].norm == "that" and index > at + 1):
            return False
        if looks_finite(tokens, index):
            seen += last + 1 < index
            last = index
    return seen > 1


def _opens_phrase(token: Token) -> bool:
    """Say whether a token begins the subject of an inverted cue ("…, says the minister")."""
    named = token.is_word and token.text[0].isupper()
    return named or token.norm in DETERMINERS | {"he", "she"} | OFFICIALS | ROLE_NOUNS


def left_of_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the nearest token left of `at` that is no adverb; -1 at the start."""
    back = at - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back


def has_complement(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows a verb-or-noun form fits a verb: that, a quotation, a noun."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    if not after.is_word and after.norm not in _COMPLEMENTS:
        return after.norm in {".", ","} or after.norm.isdigit()
    small = THAT | DETERMINERS | PRONOUNS | _COMPLEMENTS
    if after.norm in small or after.text[0].isupper():
        return True
    return after.norm not in AUXILIARIES and (tokens[at].stem not in _ALSO_NOUNS)


def _auxiliaries(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    """Step left over auxiliaries and adverbs; return where they begin, negation and passive."""
    first, negated, be = at, False, False
    while first > 0 and tokens[first - 1].is_word:
        token = tokens[first - 1]
        if not (token.norm in AUXILIARIES or is_adverb(token) or token.norm in _LINKS):
            break
        if token.norm == "to" and not (first > 1 and tokens[first - 2].norm in _LINKS - {"to"}):
            break
        negated |= token.norm in {"not", "never"}
        be |= token.norm in BE
        first -= 1
    # "is opposed to" is a stand of the subject's, not something done to it.
    stand = tokens[at].norm == "opposed" and any(t.norm == "to" for t in tokens[at + 1 : at + 2])
    return first, negated, be and not stand and not tokens[at].norm.endswith("ing")
