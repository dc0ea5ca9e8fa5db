"""The verbs of a unit: what it tells that happened, or did not, and to whom.

Verbs are found by their forms; one of reporting tells nothing but that somebody
said the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from brief.compose.happenings import HAPPENINGS, happening
from brief.compose.units import Unit
from brief.model import Range
from brief.text.function_words import AUXILIARIES, DETERMINERS, FUNCTION_WORDS
from brief.text.subjects import subject_before
from brief.text.tokens import Token
from brief.text.verbs import is_adverb, is_dash, looks_finite, past_form

REACH = 14
"""Tokens between a verb and what goes with it."""
_AHEAD = 6  # tokens between a figure and the verb whose subject it is in
_LEADS = frozenset("will would may might can could should must shall to do does did".split())
_BREAKS = frozenset({";", ":", "(", ")", '"', ","})
_DENIED = frozenset({"not", "never", "fail", "failed", "fails"})
_JUST_BEFORE = 3  # tokens: "has not yet been signed"


def is_quoted(unit: Unit, at: int) -> bool:
    """Say whether an offset lies inside quotation marks."""
    return any(q.start < at < q.end for q in unit.quotations)


@lru_cache(maxsize=4096)
def acts_of(unit: Unit) -> frozenset[str]:
    """Return what a unit tells that happened: the stems and classes of its verbs of no report."""
    tokens = [t for t in unit.tokens if not is_quoted(unit, t.start)]
    stems = [stem for stem in verbs_in(unit, tokens).values() if stem]
    return frozenset().union(*map(happening, stems))


@lru_cache(maxsize=4096)
def denied_by(unit: Unit) -> frozenset[str]:
    """Return the happenings that a unit says were not: "did not sign", "failed to open"."""
    tokens = [t for t in unit.tokens if not is_quoted(unit, t.start)]
    found = [
        stem
        for at, stem in verbs_in(unit, tokens).items()
        if stem and _DENIED & {t.norm for t in tokens[max(0, at - _JUST_BEFORE) : at]}
    ]
    return frozenset().union(*map(happening, found))


def verbs_at(unit: Unit) -> frozenset[int]:
    """Return the offsets of the verbs of a unit, auxiliaries included."""
    tokens = unit.tokens
    full = {tokens[at].start for at in verbs_in(unit, tokens)}
    return frozenset(full | {t.start for t in tokens if t.norm in AUXILIARIES})


def verbs_in(unit: Unit, tokens: Sequence[Token]) -> dict[int, str]:
    """Map the indexes of full verbs to their stems; a verb of reporting has the stem ""."""
    cues = [r.attribution.cue for r in unit.reports if r.attribution]
    found: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if token.norm in AUXILIARIES or not token.is_word or token.text[:1].isupper():
            continue
        if _is_verb(tokens, at):
            saying = any(cue.start <= token.start < cue.end for cue in cues)
            # "Wrote the letter" is a deed, "wrote that" is not.
            deed = token.stem in HAPPENINGS and at + 1 < len(tokens)
            saying = saying and not (deed and tokens[at + 1].norm in DETERMINERS - {"that"})
            found[at] = "" if saying else token.stem
    return found


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a full verb: a past form, an infinitive, or finite by its looks."""
    before = at - 1
    while before >= 0 and (is_adverb(tokens[before]) or tokens[before].norm == "not"):
        before -= 1
    lead = tokens[before].norm if before >= 0 else ""
    if lead in _LEADS:
        return tokens[at].norm not in FUNCTION_WORDS and tokens[before].norm != tokens[at].norm
    if lead in DETERMINERS - {"that", "which"} or lead in {"'s", "-"}:
        return False
    return past_form(tokens[at]) or looks_finite(tokens, at)


def verb_before(tokens: Sequence[Token], verbs: dict[int, str], at: int) -> str | None:
    """Return the stem of the verb on the left that an item at `at` goes with."""
    for back in range(at - 1, max(-1, at - REACH), -1):
        if back in verbs:
            return verbs[back]
        if tokens[back].norm in _BREAKS or is_dash(tokens, back):
            return None
    return None


def verb_after(tokens: Sequence[Token], verbs: dict[int, str], at: int) -> str | None:
    """Return the stem of the verb on the right whose subject an item may be in."""
    for ahead in range(at, min(len(tokens), at + _AHEAD)):
        if ahead in verbs:
            return verbs[ahead]
        if tokens[ahead].norm in _BREAKS or is_dash(tokens, ahead):
            return None
    return None


def subject_of(tokens: Sequence[Token], verb: int) -> Range | None:
    """Return the range of the subject of a verb."""
    first = verb
    while first and (tokens[first - 1].norm in AUXILIARIES or is_adverb(tokens[first - 1])):
        first -= 1
    span = subject_before(tokens, first)
    return Range(tokens[span[0]].start, tokens[span[1] - 1].end) if span else None
