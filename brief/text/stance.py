"""Stance of a sentence: negation, hedge, condition, status, scope and time, with offsets.

Each `Marker` has a class and a canonical value, so that "in the event of" and
"if" are one condition and "may" and "might" one hedge. The words stand in
`stance_table`; here is what surroundings make of them: a name, a month, an
inverted condition, a reported question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from brief.model import Range
from brief.text.fold import Folded, fold
from brief.text.function_words import AUXILIARIES
from brief.text.stance_table import DETERMINED, vocabulary
from brief.text.tokens import Token, tokenize
from brief.text.verbs import past_form


class Stance(StrEnum):
    """The classes of stance markers."""

    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    STATUS = "status"
    SCOPE = "scope"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: `value` is canonical within its class, `scope` the text it governs.

    For a condition the scope is the condition itself ("if a deal is reached");
    for the others it runs from the marker to the end of its clause.
    """

    start: int
    end: int
    stance: Stance
    value: str
    scope: Range


# Conditions come first: "should a deal be reached" is one and not, besides, a hedge.
_ORDER = (
    Stance.CONDITION,
    Stance.NEGATION,
    Stance.HEDGE,
    Stance.STATUS,
    Stance.SCOPE,
    Stance.TIME,
)
_MONTH_MAY = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?|in|since|until|by|of|from|last|this|early|late|mid|next)[ -]may\b"
    r"|may (?:\d{1,2}\b|\d{4})"
)
_STOP = (
    r"(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bst)(?<!\bmrs)(?<!\bno)(?<!\b[a-z])\.(?=[\"')\]]*(?:\s|\Z))"
)
_CLAUSE_END = re.compile(
    rf"[;!?]|:(?!\d)|{_STOP}|,? (?:but|while|whereas|although|though|however)\b"
    r"|, (?:and|or|which|who)\b|(?<=\s)-(?=\s)|-(?=-)"
)
_CONDITION_END = re.compile(rf",(?!\d)|[;!?]|:(?!\d)|{_STOP}|(?<=\s)-(?=\s)")
# "unless the operator, Norlan, withdraws": the words between the commas rename the subject,
# and the verb follows.
_APPOSITION = re.compile(
    r"(?: [^\s,;:.!?()]+){1,6}(?P<aside>,(?: [^\s,;:.!?()]+){1,6},)"
    rf"(?= (?:{'|'.join(sorted(w for w in AUXILIARIES if w.isalpha()))}|[a-z-]+(?:s|ed))\b)"
)
_WHETHER = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|knows?|knew|known|see|unclear|clear|unsure|sure|"
    r"undecided|unknown|uncertain|unsettled|"
    r"doubt(?:s|ed)?|determine|decide|question(?:s|ed)?|say|said|tell)"
    r"(?: (?:him|her|them|us|me|[a-z]+s))? \Z"
)
_DETERMINED = re.compile(rf" {DETERMINED}")
_PLURAL = re.compile(r" [a-z]+s [a-z]")
_WORDS = re.compile(r"\b[^\W\d_]{3,}")


def markers(text: str, start: int = 0, end: int | None = None) -> tuple[Marker, ...]:
    """Return the stance markers of the sentence `text[start:end]`, in order of offset."""
    return tuple(
        Marker(
            m.start + start,
            m.end + start,
            m.stance,
            m.value,
            Range(m.scope.start + start, m.scope.end + start),
        )
        for m in _of_sentence(text[start:end])
    )


@lru_cache(maxsize=16384)
def _of_sentence(sentence: str) -> tuple[Marker, ...]:
    """Return the markers of one sentence, offsets from its start."""
    view = fold(sentence)
    text = view.text
    months = [m.span() for m in _MONTH_MAY.finditer(text)] if "may" in text else []
    title_case = _is_headline(sentence)
    conditions: list[Range] = []
    found: list[Marker] = []
    for stance in _ORDER:
        pattern, values = vocabulary()[stance]
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a <= start < b for a, b in months) and match.group() == "may":
                continue
            if stance is Stance.HEDGE and any(c.start == start for c in conditions):
                continue
            at = view.original(start, end)
            if not title_case and _is_name(sentence, at):
                continue
            if stance is Stance.CONDITION:
                if not _conditional(sentence, view, match):
                    continue
                conditions.append(Range(start, end))
            scope = view.original(*_scope(text, stance, start, end))
            found.append(Marker(*at, stance, values[(match.lastindex or 1) - 1], scope))
    return tuple(sorted(found, key=lambda m: (m.start, m.stance)))


def _scope(text: str, stance: Stance, start: int, end: int) -> Range:
    """Return what the marker at `[start, end)` governs, in the folded text."""
    stop = _CONDITION_END if stance is Stance.CONDITION else _CLAUSE_END
    cut = stop.search(text, _past_apposition(text, end) if stop is _CONDITION_END else end)
    return Range(start, cut.start() if cut else len(text))


def _past_apposition(text: str, end: int) -> int:
    """Return where to look for the end of a condition: past ", Norlan," before its verb."""
    aside = _APPOSITION.match(text, end)
    if aside is None:
        return end
    subject = tokenize(text, end, aside.start("aside"))
    return end if any(map(_looks_verbal, subject)) else aside.end("aside")


def _looks_verbal(token: Token) -> bool:
    return token.norm in AUXILIARIES or past_form(token)


def _is_headline(sentence: str) -> bool:
    """Say whether most words are capitalised, so that a capital means nothing."""
    words = _WORDS.findall(sentence)
    return len(words) > 3 and sum(word[0].isupper() for word in words) * 5 > len(words) * 3


def _is_name(sentence: str, at: Range) -> bool:
    """Say whether a word is capitalised inside a sentence: part of a name, or hyphened to one."""
    hyphen = sentence[at.end : at.end + 1] in {"-", "‐", "‑"}
    if hyphen and sentence[at.end + 1 : at.end + 2].isalpha():
        return sentence[at.start : at.end].casefold() not in {"non", "no"}
    if not sentence[at.start].isupper():
        return False
    before = sentence[: at.start].rstrip()
    return bool(before) and before[-1] not in ".!?:;“”\"'‘([—–-…•"


def _conditional(sentence: str, view: Folded, match: re.Match[str]) -> bool:
    """Say whether a word of condition is one here, not a reported question or a plain modal."""
    word, text = match.group(), view.text
    if word == "if":
        return _WHETHER.search(text, max(0, match.start() - 40), match.start()) is None
    if word not in {"should", "had", "were"}:
        return True
    opens = not text[: match.start()].strip("\"'( ")
    if opens and text.rstrip("\"')").endswith("?"):
        return False
    if word != "should" or _DETERMINED.match(text, match.end()):
        return True
    named = sentence[view.original(match.end(), match.end() + 2).end - 1].isupper()
    before = text[: match.start()].rstrip()
    begins = not before or before[-1] in ',;:-("' or before.split()[-1] in {"and", "but", "or"}
    return named or (begins and _PLURAL.match(text, match.end()) is not None)
