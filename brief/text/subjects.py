"""Who speaks: the noun phrase before a cue, behind it, or in the main clause.

Ranges here are of token indexes, half-open. Without a parser, a subject is
what stands between the verb and the nearest break on its left: a comma, a
conjunction, another finite verb. Appositions and relative clauses between
subject and verb are stepped over.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.cue_match import THAT, Cue, left_of_adverbs
from brief.text.cues import CUES
from brief.text.function_words import (
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
)
from brief.text.irregular import PAST_FORMS
from brief.text.noun_phrases import (
    DEICTIC,
    RELATIVE,
    SINGLE_TIMES,
    TokenRange,
    behind_adjunct,
    is_proper,
    is_reporting,
    phrase_start,
    trimmed,
    with_list,
)
from brief.text.roles import OFFICIALS, ROLE_NOUNS
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import is_adverb, is_dash, looks_finite, past_form

_OPENS_ASIDE = RELATIVE | PREPOSITIONS | {"when", "while", "as", "if", "once"}
_RELATING = RELATIVE | {"that"}
_OPENS_ADJUNCT = PREPOSITIONS | CALENDAR
_THAT_OR_TO = THAT | {"to"}
_OPENS_SUBJECT = DETERMINERS | {"he", "she", "they", "one", "two"}
_PERSONS = OFFICIALS | ROLE_NOUNS
_TIMES_ALONE = CALENDAR | SINGLE_TIMES
_OUTSIDE_NOUN = PREPOSITIONS - {"of", "for"} | CONJUNCTIONS | {"that"} | RELATIVE

_REACH = 40
_JOINING = frozenset({"and", "but", "or"})
_SHORTEST_NAME = 2  # words: a single capital may be a day or a place


def subject_before(tokens: Sequence[Token], verb: int) -> TokenRange | None:
    """Return the subject whose verb group begins at `verb`, or None."""
    if not verb or tokens[verb - 1].norm in _JOINING:
        return None
    if tokens[verb - 1].norm in {",", ")"} or is_dash(tokens, verb - 1):
        return _over_parenthesis(tokens, verb - 1)
    start = phrase_start(tokens, verb)
    reduced = _before_participle(tokens, start, verb)
    if reduced is not None:
        return reduced
    span = trimmed(tokens, start, verb)
    stepped = _before_relative(tokens, start, verb)
    if stepped is not None:
        return stepped
    if span is None:
        return None
    joint = start - 1 if start and tokens[start - 1].norm == "and" else start
    if joint and [t.norm for t in tokens[joint - 1 : joint + 1]] == [",", "and"]:
        earlier = _over_parenthesis(tokens, joint - 1)
        told = range(earlier[1], joint - 1) if earlier else ()
        acted = any(tokens[i].norm == "," and past_form(tokens[i + 1]) for i in told)
        if earlier and not acted and is_proper(tokens, earlier) and is_proper(tokens, span):
            return earlier[0], span[1]
    return with_list(tokens, span, start)


def _before_participle(tokens: Sequence[Token], start: int, stop: int) -> TokenRange | None:
    """Return the subject of "a poll published on Sunday said": what stands before "published"."""
    if not start or not past_form(tokens[start - 1]) or tokens[start].norm not in PREPOSITIONS:
        return None
    if behind_adjunct(tokens, start, stop) is not None:
        return None
    return trimmed(tokens, phrase_start(tokens, start - 1), start - 1)


def _holds_phrase(tokens: Sequence[Token]) -> bool:
    """Say whether tokens are a noun phrase, and not only adverbs or a time."""
    if not tokens or tokens[0].norm in PREPOSITIONS:
        return False
    return any(t.is_word and not is_adverb(t) and t.norm not in CALENDAR for t in tokens)


def _before_relative(tokens: Sequence[Token], start: int, verb: int) -> TokenRange | None:
    """Return the subject of "the man who led the talks said": the phrase before "who"."""
    if not start:
        return None
    at = start - 1
    finite = looks_finite(tokens, at)
    embedded = tokens[at].stem in CUES and tokens[start].norm not in {"to", "not", "never"}
    if tokens[at].norm not in RELATIVE and (not finite or embedded):
        return None
    if tokens[at].norm in RELATIVE and _holds_phrase(tokens[start:verb]):
        return None  # "which the union opposed": the union is the subject
    for back in range(at, max(-1, at - 8), -1):
        token = tokens[back]
        if token.norm in RELATIVE or (token.norm == "that" and back < at and finite):
            if token.norm == "that" and not (back and tokens[back - 1].norm.endswith("s")):
                return None
            comma = back - 1 if back and tokens[back - 1].norm == "," else back
            return trimmed(tokens, phrase_start(tokens, comma), comma) if comma else None
        if token.kind is TokenKind.PUNCT:
            return None
    return None


def _over_parenthesis(tokens: Sequence[Token], close: int) -> TokenRange | None:
    """Return the subject before a parenthesis or apposition that ends at `close`.

    An apposition that is itself a proper name is the subject: "Sorel's
    counterpart, Dara Venn, said".
    """
    opened = _opening(tokens, close)
    if not opened:
        return None
    head = _head_before(tokens, opened)
    if head and head[0] and all(t.kind is TokenKind.NUMBER for t in tokens[slice(*head)]):
        head = _head_before(tokens, head[0] - 1)  # an age: "Roe, 57, who led it, said"
    inner = (opened + 1, close)
    if not is_proper(tokens, inner) or (head is not None and is_proper(tokens, head)):
        return head
    # "The mayor, Ana Roe, and her deputy, Tam Orr, said": the first of the two as well.
    both = head is not None and any(t.norm == "and" for t in tokens[head[0] : head[1]])
    return (head[0], close) if head and both else inner


def _opening(tokens: Sequence[Token], close: int) -> int | None:
    """Return the mark that opens the parenthesis closed at `close`, or None."""
    mark = {")": "("}.get(tokens[close].norm, tokens[close].norm)
    for at in range(close - 1, max(-1, close - _REACH), -1):
        if tokens[at].norm == mark and (mark != "-" or is_dash(tokens, at)):
            return _aside(tokens, at, close)
        if tokens[at].norm == '"' and mark == ",":
            return None
    return None


def _aside(tokens: Sequence[Token], opened: int, close: int) -> int | None:
    """Return the true opening of an aside; a clause of its own is none."""
    if opened + 1 == close:
        return None
    first = tokens[opened + 1].norm
    for back in range(opened, max(-1, opened - 12), -1):
        # "who led the talks in Orlen, Sel and Tarn,": the aside began at "who".
        if tokens[back].norm in RELATIVE and back and tokens[back - 1].norm == ",":
            return back - 1
        if tokens[back].norm in {";", ":", '"'}:
            break
    participle = first.endswith(("ing", "ed")) or first in PAST_FORMS
    if first in _OPENS_ASIDE or participle:
        return opened
    inside = range(opened + 2, close)
    relative = any(tokens[i].norm in _RELATING for i in inside)
    if not relative and any(looks_finite(tokens, i) for i in inside):
        return None
    return opened


def _head_before(tokens: Sequence[Token], comma: int) -> TokenRange | None:
    """Return the noun phrase before `comma`, stepping over a further apposition."""
    start = phrase_start(tokens, comma)
    span = trimmed(tokens, start, comma)
    if span is None:
        return None
    relative = _before_relative(tokens, start, start)
    if relative is not None:
        return relative
    described = tokens[span[0]].norm in DETERMINERS or tokens[span[0]].norm in ROLE_NOUNS
    if described and span[0] > 1 and tokens[span[0] - 1].norm == ",":
        earlier = trimmed(tokens, phrase_start(tokens, span[0] - 1), span[0] - 1)
        opened = tokens[phrase_start(tokens, span[0] - 1)].norm in _OPENS_ADJUNCT
        if earlier and not opened and is_proper(tokens, earlier):
            return earlier
    return with_list(tokens, span, start)


def main_subject(tokens: Sequence[Token], verb: int) -> TokenRange | None:
    """Return the subject of the sentence's first finite verb, for a later verb that shares it."""
    told = (i for i in range(1, verb) if looks_finite(tokens, i) or is_reporting(tokens, i))
    first = next(told, None)
    if first is None:
        return None
    first = _group_start(tokens, first)
    if tokens[first - 1].norm in RELATIVE:
        first = _behind_relative(tokens, first, verb) or first
    return subject_before(tokens, first)


def _group_start(tokens: Sequence[Token], verb: int) -> int:
    """Step left over the auxiliaries and adverbs of a verb."""
    while verb > 1 and (tokens[verb - 1].norm in AUXILIARIES or is_adverb(tokens[verb - 1])):
        verb -= 1
    return verb


def _behind_relative(tokens: Sequence[Token], first: int, stop: int) -> int | None:
    """Return the verb behind the comma that ends a relative clause: "Roe, who led it, called"."""
    for at in range(first + 1, stop):
        if tokens[at - 1].norm == "," and (past_form(tokens[at]) or looks_finite(tokens, at)):
            return at
    return None


def coordinated(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether the verb at `verb` shares its subject with an earlier one ("and said")."""
    back = left_of_adverbs(tokens, verb)
    return back > 0 and tokens[back].norm in {"and", "but", "or", ","}


def subject_behind(tokens: Sequence[Token], cue: Cue) -> TokenRange | None:
    """Return the subject of "said Jane Doe, the minister": the phrase right behind the cue."""
    start = stop = cue.last + 1
    while stop < len(tokens) and _in_phrase(tokens, start, stop):
        if stop > start and looks_finite(tokens, stop):
            return None
        stop += 1
    while stop > start and tokens[stop - 1].kind is TokenKind.PUNCT:
        stop -= 1
    if start >= stop or tokens[start].norm in _THAT_OR_TO:
        return None
    behind = _named_behind(tokens, start, stop)
    if behind is not None:
        return behind
    span = tokens[start:stop]
    named = any(t.is_word and t.text[0].isupper() and t.norm not in CALENDAR for t in span)
    small = tokens[start].norm in _OPENS_SUBJECT
    group = any(t.norm in _PERSONS for t in span)
    return (start, stop) if named or small or group else None


def agent_behind(tokens: Sequence[Token], start: int) -> TokenRange | None:
    """Return the phrase behind "by" when it names people or a body."""
    stop = start
    while stop < len(tokens) and _in_phrase(tokens, start, stop):
        stop += 1
    while stop > start and tokens[stop - 1].kind is TokenKind.PUNCT:
        stop -= 1
    span = tokens[start:stop]
    named = any(t.is_word and t.text[0].isupper() and t.norm not in CALENDAR for t in span)
    return (start, stop) if named or any(t.norm in _PERSONS for t in span) else None


def _named_behind(tokens: Sequence[Token], start: int, stop: int) -> TokenRange | None:
    """Return the name that follows a description: "said the director of the board, Jane Doe"."""
    if tokens[start].norm not in DETERMINERS or stop + 1 >= len(tokens):
        return None
    if tokens[stop].norm != "," or not any(t.norm in ROLE_NOUNS for t in tokens[start:stop]):
        return None
    first = last = stop + 1
    while last < len(tokens) and tokens[last].is_word and tokens[last].text[0].isupper():
        last += 1
    ends = last == len(tokens) or tokens[last].kind is TokenKind.PUNCT
    return (first, last) if ends and last - first >= _SHORTEST_NAME else None


def _in_phrase(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Say whether the token at `at` can continue the phrase that began at `start`."""
    token = tokens[at]
    if token.kind is TokenKind.PUNCT:
        return token.norm in {"-", ".", "'", "&"} and not is_dash(tokens, at)
    if token.norm in _TIMES_ALONE or (token.norm in DEICTIC and at > start):
        return False
    if at > start and is_adverb(token):
        return False
    return token.norm not in _OUTSIDE_NOUN
