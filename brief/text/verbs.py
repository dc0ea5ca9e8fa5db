"""Which tokens look like finite verbs, without a tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token

_BEFORE_NOUN = DETERMINERS - {"that", "this", "which"}
_BEHIND_IS = DETERMINERS | {"not", "been", "to"}
_BEHIND_VERB = DETERMINERS | PREPOSITIONS

BE = frozenset("is are was were be been being 's 're".split())
"""Forms of "be"; "'s" may also be a possessive, which its neighbours tell."""

_ADJECTIVAL = frozenset(
    """united mixed limited armed wounded alleged proposed supposed detailed advanced
    experienced retired elected so-called aged embattled hundred indeed""".split()
)
_CLAUSE_SUBJECTS = frozenset("he she it who which that this what there".split())
_OBJECTS = frozenset('that to not he she it they we you there " :'.split())
_BEHIND_FIRST_VERB = DETERMINERS | _OBJECTS
_BARE_ADVERBS = frozenset(
    """later also then now once again so far thus long since further already never not yet still
    only just even too today earlier meanwhile always often soon ever twice repeatedly
    nevertheless nonetheless instead therefore otherwise""".split()
)
_ADVERB = re.compile(r"\w{2,}ly\Z")
_NOT_ADVERBS = frozenset("family ally italy july assembly supply reply apply rally early".split())
_UNCHANGED = frozenset("cut hit put set let shut split spread quit cost hurt beat bid cast".split())
_NOT_BEFORE_PAST = BE | {"", "-", ",", "having"}


@lru_cache(maxsize=65536)
def _adverbial(norm: str) -> bool:
    """Say whether a folded word is an adverb by form or by list."""
    return norm in _BARE_ADVERBS or (_ADVERB.match(norm) is not None and norm not in _NOT_ADVERBS)


def is_adverb(token: Token) -> bool:
    """Say whether a token is an adverb that may stand between a subject and its verb."""
    return token.is_word and _adverbial(token.norm) and not token.text[0].isupper()


def is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a dash parts phrases here, rather than a hyphen joining words."""
    token = tokens[at]
    return token.norm == "-" and (at == 0 or tokens[at - 1].end < token.start or token.text == "—")


def looks_finite(tokens: Sequence[Token], at: int) -> bool:
    """Guess whether `tokens[at]` is a finite verb.

    Auxiliaries are; a past form is when what stands before it can be a
    subject (not a determiner, preposition or form of "be"); a form in -s is
    when what follows can be an object and what precedes is a subject.
    """
    token = tokens[at]
    if not token.is_word:
        return False
    norm = token.norm
    if norm in AUXILIARIES:
        if at and token.text[0].isupper() and tokens[at - 1].is_word:
            return False  # "since May", "and Will Roe"
        return norm not in {"be", "been", "being", "having"} and not _possessive(tokens, at)
    if token.text[0].isupper():
        return False
    before = tokens[at - 1].norm if at else ""
    if before in _BEFORE_NOUN or before in PREPOSITIONS:
        return False
    if past_form(token):
        return before not in _NOT_BEFORE_PAST and before != "'s"
    if norm in _UNCHANGED:
        return _acts(tokens, at)
    return norm.endswith("s") and _present(tokens, at)


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb that is its own past ("cut") stands between a name and an object."""
    if not at or at + 1 >= len(tokens):
        return False
    back = at - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    before, after = tokens[back], tokens[at + 1]
    object_ahead = after.norm in DETERMINERS or after.text[:1].isdigit()
    return before.is_word and before.text[0].isupper() and object_ahead


def past_form(token: Token) -> bool:
    """Say whether a token has the form of a past tense or participle."""
    norm = token.norm
    regular = norm.endswith("ed") and len(norm) > 3 and norm not in _ADJECTIVAL
    return token.is_word and (regular or norm in PAST_FORMS)


def _possessive(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "'s" marks an owner and not "is": an owner has a thing behind it."""
    if tokens[at].norm != "'s":
        return False
    if at and tokens[at - 1].norm in _CLAUSE_SUBJECTS:
        return False
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return after not in _BEHIND_IS


def _present(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a form in -s has a subject before it and an object or complement behind."""
    norm = tokens[at].norm
    if norm.endswith(("ss", "us", "is", "ics")) or len(norm) <= 3 or not at:
        return False
    before = tokens[at - 1]
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    subject = before.text[0].isupper() or before.norm in _CLAUSE_SUBJECTS
    if at == 1 and before.norm not in _CLAUSE_SUBJECTS:
        # The first word is capitalised anyway: "Early talks in Orlen" is no clause.
        return after in _BEHIND_FIRST_VERB
    return subject and (after in _BEHIND_VERB or after in _OBJECTS)
