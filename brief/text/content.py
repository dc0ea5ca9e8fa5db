"""What is attributed: where the content behind a cue begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.model import Range
from brief.text.cue_match import THAT, Cue
from brief.text.function_words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.noun_phrases import TokenRange
from brief.text.roles import OFFICIALS, ROLE_NOUNS, TITLE_WORDS
from brief.text.sentence_view import SentenceView
from brief.text.subjects import subject_before
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import is_adverb, looks_finite, past_form

_THAT_OR_COLON = THAT | {":"}
_OPENING_NOUN = DETERMINERS | PRONOUNS
_NO_HEARER = PREPOSITIONS | CALENDAR | {"last", "yesterday", "today", "earlier", "later"}
_SMALL = DETERMINERS | PRONOUNS | PREPOSITIONS | THAT | {"and", "but"}
_BEFORE_PERSON = DETERMINERS | TITLE_WORDS
_PERSONS = ROLE_NOUNS | OFFICIALS | TITLE_WORDS

ADJUNCT_MAX = 20
TELLING = frozenset(stem(word) for word in "tell inform assure remind promise warn ask".split())
SUBORDINATE = frozenset(
    "when after as while if although though because since before once until unless asked".split()
)
_OPENERS = SUBORDINATE | {"though", "whereas"}
_CLAUSAL = frozenset(
    stem(word)
    for word in """say write add state declare note announce report explain claim allege think
        believe post tweet""".split()
)
_TURNS_BACK = re.compile(
    r",? (?:but|and|without) (?:(?:gave|offered|provided|produced|presented|cited|giving|offering"
    r"|providing|citing) (?:no|any|few|little)\b|(?:declined|refused) to\b)"
    r"|, but (?:would|did|does|could|will) not\b"
)
_JOINTS = frozenset("and but while whereas although though".split())


def content_behind(view: SentenceView, cue: Cue, stop: int) -> Range | None:
    """Return what follows the cue, its hearer, its occasion and "that"."""
    tokens = view.tokens
    at = _content_start(tokens, cue)
    if at >= len(tokens) or tokens[at].start >= stop:
        return None
    if not cue.attitude and at < len(tokens) and _reduced_relative(tokens, cue, at):
        return None
    return view.part(tokens[at].start, stop)


def _reduced_relative(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Say whether "the plan announced on Monday would" has no content behind its participle."""
    end = cue.last + 1
    while end < len(tokens) and begins_adjunct(tokens, end):
        end = _phrase_end(tokens, end + 1) if tokens[end].norm in PREPOSITIONS else end + 1
    return end < len(tokens) and end > at and looks_finite(tokens, end)


def _content_start(tokens: Sequence[Token], cue: Cue) -> int:
    """Return the index of the first token of the content."""
    at = cue.last + 1
    if cue.attitude or at >= len(tokens):
        return at
    if tokens[at].norm in _THAT_OR_COLON:
        stands = at + 1 >= len(tokens) or tokens[at + 1].norm in {".", ";"}
        if tokens[at].norm == "that" and stands:
            return at  # "Doe denied that."
        return at + 1 if tokens[at].norm in {"that", ":"} else at
    told = cue.lemma in TELLING and tokens[at].norm not in {"to", "not", "never"}
    if not (told or begins_adjunct(tokens, at)):
        return at
    marked = _marked_start(tokens, at)
    if marked is not None:
        return marked
    end = at
    while end < len(tokens) and (begins_adjunct(tokens, end) or (told and end == at)):
        inner = end + 1 if tokens[end].norm in PREPOSITIONS else end
        end = max(_phrase_end(tokens, inner), end + 1)
    if end + 1 >= len(tokens) and cue.lemma in _CLAUSAL:
        return len(tokens)  # "wrote to the union on Monday": nothing but adjuncts
    whole = any(looks_finite(tokens, i) for i in range(end + 1, len(tokens)))
    opens = end < len(tokens) and tokens[end].is_word and not looks_finite(tokens, end)
    return end if whole and opens else at


def _marked_start(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index behind the "that" or colon that ends the adjuncts at `at`, if any."""
    aside = False
    for ahead in range(at, min(len(tokens), at + ADJUNCT_MAX)):
        norm = tokens[ahead].norm
        follower = tokens[ahead + 1].norm if ahead + 1 < len(tokens) else ""
        aside = (follower in {"who", "which", "where"}) if norm == "," else aside
        if aside:
            continue
        if norm == '"' and tokens[ahead - 1].norm == ",":
            return ahead
        if norm == ":" or (norm == "that" and ahead > at):
            return ahead + 1
        if norm in {";", "but", "and", '"'} or looks_finite(tokens, ahead):
            return None
    return None


def begins_adjunct(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token may begin an adjunct of time, place or manner behind a cue."""
    token = tokens[at]
    if token.norm == "to":
        hearer = tokens[at + 1] if at + 1 < len(tokens) else token
        return hearer.norm in _OPENING_NOUN or hearer.text[0].isupper()
    adverb = is_adverb(token) and token.norm not in {"not", "never"}
    return token.norm in _NO_HEARER - {"than", "like", "up", "out", "off"} or adverb


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index past the noun phrase that begins at `at`."""
    end = at + 1
    while end < len(tokens):
        here, before = tokens[end], tokens[end - 1]
        if here.kind is TokenKind.PUNCT and here.norm not in {"-", ".", "'"}:
            break
        if here.norm == "of" or before.norm == "of" or "-" in {here.norm, before.norm}:
            end += 1
            continue
        if here.norm in _SMALL:
            break
        if here.norm in CALENDAR or before.norm in CALENDAR or looks_finite(tokens, end):
            break
        if _case_changes(before, here):
            break
        end += 1
    return min(end, len(tokens))


def _case_changes(before: Token, here: Token) -> bool:
    """Say whether one noun phrase ends and the next begins where letter case changes."""
    if not (before.is_word and here.is_word) or here.norm == "'s" or before.norm == "'s":
        return False
    raised, was = here.text[0].isupper(), before.text[0].isupper()
    if raised and not was:
        return before.norm not in _BEFORE_PERSON
    return was and not raised and here.norm not in _PERSONS


def content_end(view: SentenceView, cue: Cue, subject: TokenRange, stop: int) -> int:
    """Return where the content gives way to the clause in which that of the cue is embedded."""
    tokens = view.tokens
    if tokens[cue.verb - 1].norm in {"who", "which", "that"}:
        return _relative_end(view, cue, subject, stop)
    opener = subject[0] - 1
    opens = opener == 0 or (opener > 0 and not tokens[opener - 1].is_word)
    if opens and tokens[opener].norm != "as" and tokens[opener].norm in _OPENERS:
        for at in range(cue.last + 1, len(tokens) - 1):
            if tokens[at].norm == "," and not view.quoted(tokens[at].start):
                return tokens[at].start
    return _attitude_end(view, cue, stop) if cue.attitude else _turning_back(view, cue, stop)


def _turning_back(view: SentenceView, cue: Cue, stop: int) -> int:
    """Return where the speaker acts again: "said A, but would not say B", "but gave no reason"."""
    for match in _TURNS_BACK.finditer(view.text, view.tokens[cue.last].end, stop):
        if not view.quoted(match.start()):
            return match.start()
    return stop


def _relative_end(view: SentenceView, cue: Cue, subject: TokenRange, stop: int) -> int:
    """Return where a relative clause ("Venn, who said A, resigned") gives way to the main verb."""
    tokens = view.tokens
    for at in range(cue.last + 1, len(tokens)):
        behind_comma = tokens[at - 1].norm == "," and past_form(tokens[at])
        finite = behind_comma or looks_finite(tokens, at)
        if not finite or view.quoted(tokens[at].start):
            continue
        verb = at
        while tokens[verb - 1].norm in AUXILIARIES or is_adverb(tokens[verb - 1]):
            verb -= 1
        if subject_before(tokens, verb) == subject:
            return tokens[verb].start
    return stop


def _attitude_end(view: SentenceView, cue: Cue, stop: int) -> int:
    """Return where a clause with a subject of its own follows: "declined, and the union did"."""
    tokens = view.tokens
    for at in range(cue.last + 2, len(tokens) - 2):
        if tokens[at].start >= stop:
            break
        joint = tokens[at].norm in _JOINTS and tokens[at - 1].norm == ","
        if not joint or view.quoted(tokens[at].start):
            continue
        if any(looks_finite(tokens, i) for i in range(at + 2, min(len(tokens), at + 9))):
            return tokens[at - 1].start
    return stop
