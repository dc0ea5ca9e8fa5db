"""Verbs with their helpers: "had not been sold", "to buy", "selling".

There is no tagger: helpers, endings, a list of common verbs and the words
beside one decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from brief.check.grammar.verb_forms import (
    BE,
    UNCHANGED,
    adds_up,
    by_follows,
    could_be_base,
    could_be_present,
    is_participle,
    is_verb_in_ing,
    object_at,
    past_adverbs,
    word_before,
)
from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from brief.text.tokens import Token
from brief.text.verbs import looks_finite, past_form

_BEFORE_NOUN = DETERMINERS - {"that", "which"}

_HAVE = frozenset("have has had having 've".split())
_BEFORE_TO = BE | _HAVE
_NOT_FINITE = frozenset("be been being having getting".split())
_SOMETIMES = frozenset("alleged proposed supposed united limited elected retired".split())
"""Past forms that stand before a noun more often than behind a subject."""


class Form(StrEnum):
    """What a verb group can be."""

    FINITE = "finite"
    PAST = "past"
    """A past form without helper: a finite verb, or a participle behind its noun."""
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    ING = "ing"


class VerbGroup(NamedTuple):
    """A verb with its helpers: the tokens `[first, last)`, of which `main` says what is done."""

    first: int
    last: int
    main: int
    form: Form
    passive: bool = False


def verb_group(tokens: Sequence[Token], at: int, *, subject_before: bool) -> VerbGroup | None:
    """Return the verb group that begins at `at`, if one does.

    `subject_before` says that what stands before can end a subject, or joins
    a verb to one: a noun, "who", a comma, "and".
    """
    token = tokens[at]
    if not token.is_word:
        return None
    if token.norm == "to":
        return _infinitive(tokens, at)
    if token.norm in AUXILIARIES:
        if looks_finite(tokens, at):
            return _helped(tokens, at, at, Form.FINITE)
        small = not token.text[0].isupper()
        return _helped(tokens, at, at, Form.ING) if token.norm in _NOT_FINITE and small else None
    if token.text[0].isupper() and at:
        return None
    return _lexical(tokens, at, subject_before=subject_before)


def _helped(tokens: Sequence[Token], first: int, at: int, form: Form) -> VerbGroup:
    """Read helpers from `at` on, up to the main verb; the last helper is one if none follows."""
    while True:
        helper = tokens[at].norm
        ahead = past_adverbs(tokens, at + 1)
        word = tokens[ahead] if ahead < len(tokens) else None
        plain = VerbGroup(first, at + 1, at, form)
        if word is None or not word.is_word or word.text[0].isupper():
            return plain
        if word.norm == "to" and helper in _BEFORE_TO:
            found = _infinitive(tokens, ahead)
            return plain if found is None else found._replace(first=first, form=form)
        if word.norm in AUXILIARIES and word.norm not in {"'s", "'d"}:
            at = ahead
            continue
        full = VerbGroup(first, ahead + 1, ahead, form)
        if helper in BE:
            if is_participle(word):
                return full._replace(passive=True)
            return full if is_verb_in_ing(word) else plain
        if helper in _HAVE:
            return full if is_participle(word) else plain
        closed = word.norm in DETERMINERS or word.norm in PREPOSITIONS or word.norm in PRONOUNS
        return plain if closed else full


def _infinitive(tokens: Sequence[Token], at: int) -> VerbGroup | None:
    """Return the infinitive that "to" opens, if a verb follows it."""
    ahead = past_adverbs(tokens, at + 1)
    if ahead >= len(tokens):
        return None
    word = tokens[ahead]
    if word.norm in {"be", "have"}:
        return _helped(tokens, at, ahead, Form.INFINITIVE)
    if not word.is_word or word.text[0].isupper() or not could_be_base(tokens, ahead):
        return None
    return VerbGroup(at, ahead + 1, ahead, Form.INFINITIVE)


def _lexical(tokens: Sequence[Token], at: int, *, subject_before: bool) -> VerbGroup | None:
    """Return a verb without helpers at `at`, if the word is one."""
    token = tokens[at]
    before = word_before(tokens, at)
    if before is not None and _precedes_noun(tokens, at, before):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].norm == "-":
        return None
    one = VerbGroup(at, at + 1, at, Form.FINITE)
    if token.norm.endswith("ing") and len(token.norm) > 4:
        return one._replace(form=Form.ING) if _acts_in_ing(tokens, at) else None
    return _plain(tokens, at, one, before, subject_before=subject_before)


def _plain(
    tokens: Sequence[Token], at: int, one: VerbGroup, before: Token | None, *, subject_before: bool
) -> VerbGroup | None:
    """Return a verb that is no form in -ing, by what stands before and behind it."""
    token = tokens[at]
    governed = before is not None and before.norm in PREPOSITIONS
    free = subject_before and not governed and before is not None
    if token.norm in _SOMETIMES:
        that = at + 1 < len(tokens) and tokens[at + 1].norm == "that"
        return one if free and (that or object_at(tokens, at + 1)) else None
    if past_form(token) and not governed:
        return _past(tokens, at, one)
    if is_participle(token) and by_follows(tokens, at):
        return one._replace(form=Form.PARTICIPLE, passive=True)
    if not free or before is None:
        return None
    if token.norm in UNCHANGED:
        return one if object_at(tokens, at + 1) else None
    return one if could_be_present(tokens, at, before) else None


def _precedes_noun(tokens: Sequence[Token], at: int, before: Token) -> bool:
    """Say whether what stands before a word makes it a noun or part of one."""
    if before.norm == "'s":
        # "While Corin's fell 4%": the thing owned is left out.
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return not past_form(tokens[at]) or (after is not None and after.is_word)
    return before.norm in _BEFORE_NOUN or before.norm == "-"


def _past(tokens: Sequence[Token], at: int, one: VerbGroup) -> VerbGroup | None:
    """Return a past form at `at`, unless it stands before its noun ("two seized boats")."""
    agent = by_follows(tokens, at)
    if at == 0:
        return one._replace(form=Form.PARTICIPLE, passive=True) if agent else None
    if adds_up(tokens[at - 1]):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after and after.is_word and after.text[0].islower() and after.norm not in PREPOSITIONS:
            return None
    if agent:
        return one._replace(form=Form.PARTICIPLE, passive=True)
    return one._replace(form=Form.PAST)


def _acts_in_ing(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a form in -ing is a verb: it has an object, or a comma or preposition before."""
    if tokens[at].norm in PREPOSITIONS or tokens[at].norm in {"according", "being"}:
        return False
    if object_at(tokens, at + 1):
        return True
    if not is_verb_in_ing(tokens[at]) or (at + 1 < len(tokens) and tokens[at + 1].norm == "of"):
        return False
    before = tokens[at - 1].norm if at else ","
    return before in PREPOSITIONS or before in {",", "and", "or"}
