"""What one word can be: a participle, a base form, a verb in the present."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from brief.check.grammar.vocabulary import ALL_VERBS, NOMINAL_ING
from brief.check.lexicon import converses, verb_classes
from brief.text.cues import ATTITUDES, CUES
from brief.text.function_words import (
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.irregular import LEMMAS, PAST_FORMS
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import BE as _FORMS_OF_BE
from brief.text.verbs import is_adverb, past_form

BE = _FORMS_OF_BE | frozenset("am 'm get gets got getting".split())
"""Forms of "be", and of "get", which makes passives too."""
UNCHANGED = frozenset("cut hit put set let shut split spread quit cost hurt beat bid cast".split())
"""Verbs whose past is their base form."""
_BACK_TO_BASE = frozenset("run come become overcome overrun".split())
"""Verbs whose participle is their base form, though their past is not."""
MONEY = frozenset({"$", "£", "€"})
_SKIPPED = frozenset("not n't never also so all both".split())
_MOST_ADVERBS = 4
_NOT_PARTICIPLES = frozenset("is are was were am had has did does goes wo".split())
_NOUN_ENDINGS = ("ers", "ors", "ists", "ians", "ments", "tions", "sions", "ings", "ees")
_PLURAL = frozenset("people police men women children officials mps".split())
_CLAUSE_SUBJECTS = PRONOUNS | {"which", "that"}
_PLURAL_SUBJECTS = frozenset("they we you i who that which".split())


@cache
def _common_verbs() -> frozenset[str]:
    """Return the stems of irregular verbs, of verbs of saying, and of those listed by class."""
    irregular = frozenset(stem(LEMMAS.get(form, form)) for form in PAST_FORMS)
    return irregular | ALL_VERBS | set(CUES) | set(ATTITUDES)


@cache
def _participles() -> frozenset[str]:
    """Return the irregular forms of verbs that are not their base form."""
    verbs = {LEMMAS.get(form, form) for form in PAST_FORMS} | UNCHANGED
    return frozenset(form for form, lemma in LEMMAS.items() if lemma in verbs and form != lemma)


@lru_cache(maxsize=8192)
def is_common_verb(stemmed: str) -> bool:
    """Say whether a stem is that of a verb that the word lists know."""
    return bool(stemmed in _common_verbs() or verb_classes(stemmed) or converses(stemmed))


def is_participle(token: Token) -> bool:
    """Say whether a word can be a past participle."""
    if token.norm in _NOT_PARTICIPLES or not token.is_word or token.text[0].isupper():
        return False
    same = token.norm in UNCHANGED or token.norm in _BACK_TO_BASE
    return same or past_form(token) or token.norm in _participles()


def is_verb_in_ing(token: Token) -> bool:
    """Say whether a word ends in -ing and is no common noun."""
    return token.norm.endswith("ing") and len(token.norm) > 4 and token.norm not in NOMINAL_ING


def past_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the first token from `at` that is no adverb or negation."""
    stop = min(len(tokens), at + _MOST_ADVERBS)
    while at < stop and (tokens[at].norm in _SKIPPED or is_adverb(tokens[at])):
        at += 1
    return at


def word_before(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the nearest token left of `at` that is no adverb or negation."""
    back, least = at - 1, max(0, at - 1 - _MOST_ADVERBS)
    while back > least and (tokens[back].norm in _SKIPPED or is_adverb(tokens[back])):
        back -= 1
    return tokens[back] if back >= 0 else None


def adds_up(token: Token) -> bool:
    """Say whether a token is a number, in digits or in words."""
    return token.kind is TokenKind.NUMBER or token.norm in CARDINALS


def object_at(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows can only be an object: an article, a pronoun, a name, a number."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.norm in MONEY or adds_up(token):
        return True
    if not token.is_word:
        return False
    determined = token.norm in DETERMINERS or token.norm in PRONOUNS
    return determined or (token.text[0].isupper() and tokens[at - 1].text[:1].islower())


def by_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "by" with one who does it follows: "led by Roe", not "led by 3 votes"."""
    if at + 2 >= len(tokens) or tokens[at + 1].norm != "by":
        return False
    after = tokens[at + 2]
    amount = adds_up(after) or after.norm in MONEY
    return not amount and not (after.norm.endswith("ing") and len(after.norm) > 4)


def could_be_base(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word behind "to" is a verb rather than a noun."""
    token = tokens[at]
    norm = token.norm
    if norm in DETERMINERS or norm in PREPOSITIONS or norm in PRONOUNS or norm in CARDINALS:
        return False
    if norm.endswith("ing") or (norm.endswith("s") and not norm.endswith("ss")):
        return False
    if is_common_verb(token.stem):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    clause = after.norm in {"that", "whether", "how", "why"}
    return clause or (not after.text[:1].isupper() and object_at(tokens, at + 1))


def could_be_present(tokens: Sequence[Token], at: int, before: Token) -> bool:
    """Say whether a word is a verb in the present: "Roe owns it", "they sell", "who leads"."""
    norm = tokens[at].norm
    closed = norm in PREPOSITIONS or norm in CONJUNCTIONS or norm in PRONOUNS
    if closed or len(norm) < 3 or norm.endswith("'") or norm in DETERMINERS:
        return False
    singular = norm.endswith("s") and not norm.endswith(("ss", "us", "is"))
    if before.norm in _CLAUSE_SUBJECTS:
        if singular and before.norm not in {"they", "we", "i"}:
            return True
        return before.norm in _PLURAL_SUBJECTS and is_common_verb(tokens[at].stem)
    if before.norm in PREPOSITIONS or before.norm in DETERMINERS or adds_up(before):
        return False
    if norm.endswith(_NOUN_ENDINGS):
        return False
    return _agrees(tokens, at, before, singular=singular)


def _agrees(tokens: Sequence[Token], at: int, before: Token, *, singular: bool) -> bool:
    """Say whether a word between a noun and what follows goes with both as a verb."""
    ahead = past_adverbs(tokens, at + 1)
    after = tokens[ahead] if ahead < len(tokens) else None
    if after is None or past_form(after) or after.norm in AUXILIARIES or after.norm == "of":
        return False
    named = before.text[0].isupper()
    objects = object_at(tokens, ahead)
    if not is_common_verb(tokens[at].stem):
        # "Corin leases Tarn a dock": between two names a form in -s can be nothing else.
        return named and singular and objects and after.is_word
    objects = objects or after.norm in {"to", "that", "more", "less"}
    if before.norm in {"and", "but"}:
        return singular and (objects or (after.is_word and after.norm not in PREPOSITIONS))
    if before.norm == ",":
        return singular and (objects or after.is_word)
    if not singular:
        plural = before.norm.endswith("s") or before.norm in _PLURAL
        return plural and objects and not named
    plain = after.is_word and after.norm not in CONJUNCTIONS
    return objects or (named and (plain or ahead > at + 1))
