"""Whether a word that can be a cue is used as a verb with a subject, not as a noun."""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.function_words import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.irregular import PAST_FORMS
from brief.text.roles import OFFICIALS, ROLE_NOUNS
from brief.text.tokens import Token, stem
from brief.text.verbs import BE, is_adverb, is_dash, looks_finite

_BEFORE_NOUN = DETERMINERS | PREPOSITIONS | {"'s"}
_PERSONS = ROLE_NOUNS | OFFICIALS
_BEGINS_PERSON = DETERMINERS | {"he", "she"} | OFFICIALS | ROLE_NOUNS

THAT = frozenset({"that", "how", "why", "whether", "what", "if", "when", "where"})
_CLOSED = THAT | DETERMINERS | PRONOUNS | PREPOSITIONS | AUXILIARIES
QUOTE = '"'
_BEHIND_VERB = THAT | DETERMINERS | PREPOSITIONS | PRONOUNS | {QUOTE, ":"}
LINKS = frozenset("known seeks sought continues continued went on to".split())
"""What may stand between a subject and the infinitive of its own saying: "went on to say"."""
_HELPERS = LINKS - {"to"}
QUOTED_AS = frozenset("quoted cited reported".split())
COUNTED = frozenset("new further additional other first latest previous total".split()) | CARDINALS
"""Words that open a counted noun phrase: "new confirmed cases"."""

_SUBJECT_WORDS = frozenset("that this these those both all some many several".split())
_FORCING = frozenset("would will could can did does should shall might must".split())
"""Auxiliaries that have no other use, so that a verb follows."""
_JOINERS = frozenset({"and", "but", "while", "although"})
_OPENERS = THAT | _JOINERS
_COMPLEMENTS = frozenset("\" ' : to out there not".split())
_BEHIND_CUE = THAT | DETERMINERS | PRONOUNS | _COMPLEMENTS
# Cues whose form in -s is a plural noun as well: "the claims", "recent reports".
_ALSO_NOUNS = frozenset(
    stem(word)
    for word in """claim report promise demand hope fear estimate forecast doubt comment note remark
        read request pledge alert offer call state stress highlight outline guess swear guarantee
        address support back label brand attack blast slam appeal press seek want caution say
        signal answer question plan question concern feature need praise feel vow term post tweet
        reply joke boast rebuke veto dispute object favour favor welcome wish mention hail urge
        show find decline rule detail counter protest worry hint lament reject read""".split()
) - {stem("say"), stem("want"), stem("seek")}


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the cue at `at` is used as a verb with a subject, not as a noun."""
    norm = tokens[at].norm
    back = left_of_adverbs(tokens, at)
    word = tokens[back].norm if back >= 0 else ""
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if norm.endswith("ing"):
        return _verbal_gerund(tokens, at, back, after)
    if word == "to":
        return back > 0 and tokens[back - 1].norm in _HELPERS
    if word in _BEFORE_NOUN and word not in _SUBJECT_WORDS:
        return False
    if after == "by" and word not in BE:
        return False
    if norm.endswith("ed") or norm in PAST_FORMS:
        return not (_counted(tokens, back) and _bare_noun(tokens, at + 1))
    return _verbal_present(tokens, at, back)


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a number or "new" stands at `at`: "800 confirmed cases", not "he confirmed"."""
    return at >= 0 and (tokens[at].text[0].isdigit() or tokens[at].norm in COUNTED)


def _bare_noun(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a common noun without an article stands at `at`."""
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].text[0].isupper():
        return False
    return tokens[at].norm not in _CLOSED and not is_adverb(tokens[at])


def _verbal_gerund(tokens: Sequence[Token], at: int, back: int, after: str) -> bool:
    """Say whether a form in -ing reports: a participle, a progressive, "quoted as saying"."""
    word = tokens[back].norm if back >= 0 else ""
    if back < 0 and tokens[at].stem != "say":
        # "Warning that fares would rise, …", not "Warning signs …".
        return after in _BEHIND_VERB
    if word == "as":
        return any(t.norm in QUOTED_AS for t in tokens[max(0, back - 6) : back])
    if word in {"", ",", QUOTE} or word in BE or (word == "-" and is_dash(tokens, back)):
        return True
    if word in {"before", "after", "while", "by"}:
        return after in {"that", QUOTE, ":"}
    if word in _BEFORE_NOUN:
        return False
    return after in {"that", QUOTE, ":"} or tokens[at].stem == "say"


def _verbal_present(tokens: Sequence[Token], at: int, back: int) -> bool:
    """Say whether a present or base form is a verb: its subject and complement tell."""
    token = tokens[at]
    denied = at and tokens[at - 1].norm in {"not", "never"}
    if denied and back >= 0 and tokens[back].norm in _FORCING and not token.norm.endswith("s"):
        return True  # "would not comment on it"
    if back < 0 or not has_complement(tokens, at):
        return False
    before = tokens[back]
    if before.norm in {",", QUOTE}:
        return token.stem not in _ALSO_NOUNS and any(map(_opens_phrase, tokens[at + 1 : at + 2]))
    named = before.is_word and before.text[0].isupper() and before.norm not in PREPOSITIONS
    person = before.norm in _PERSONS or before.norm in PRONOUNS
    if before.norm in AUXILIARIES:
        return not token.norm.endswith("s") and before.norm not in BE
    if token.stem in _ALSO_NOUNS and _two_verbs(tokens, at + 1):
        return False
    if token.norm.endswith("s") and not token.norm.endswith("ss"):
        clear = before.is_word and token.stem not in _ALSO_NOUNS
        telling = token.stem in {"state", "read"} or _heads_clause(tokens, back)
        marks = {":", "that"} if telling else {":"}
        stated = before.is_word and any(t.norm in marks for t in tokens[at + 1 : at + 2])
        return named or person or clear or stated
    marked = any(t.norm in {"that", ":"} for t in tokens[at + 1 : at + 2])
    ends = at + 1 >= len(tokens) or not tokens[at + 1].is_word
    if ends and back > 0 and tokens[back - 1].norm in {"that", "which"}:
        return before.norm.endswith("s")  # "a claim that relatives dispute"
    plural = before.norm.endswith("s") and (marked or token.stem not in _ALSO_NOUNS)
    if token.stem in _ALSO_NOUNS:
        named = named and before.norm.endswith("s")  # "India state" has no verb
    return named or person or plural or before.norm == "people"


def _heads_clause(tokens: Sequence[Token], noun: int) -> bool:
    """Say whether the noun at `noun` ends a phrase that opens a clause: "the filing shows that"."""
    first = noun
    while first > 0 and tokens[first - 1].is_word and tokens[first].norm not in DETERMINERS:
        first -= 1
    opens = first == 0 or not tokens[first - 1].is_word or tokens[first - 1].norm in _OPENERS
    return tokens[first].norm in DETERMINERS and opens


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
    return named or token.norm in _BEGINS_PERSON


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
    if after.norm in _BEHIND_CUE or after.text[0].isupper():
        return True
    return after.norm not in AUXILIARIES and (tokens[at].stem not in _ALSO_NOUNS)
