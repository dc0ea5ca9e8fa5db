"""Attributions whose cue follows or interrupts the content: "A, Doe said", "A," said Doe, "B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.model import Range
from brief.text.attribution import Attribution, Place, attribute
from brief.text.content import ADJUNCT_MAX, SUBORDINATE, TELLING, begins_adjunct
from brief.text.cue_match import THAT, Cue
from brief.text.function_words import (
    PREPOSITIONS,
)
from brief.text.noun_phrases import TokenRange
from brief.text.sentence_view import SentenceView
from brief.text.subjects import subject_behind
from brief.text.tokens import Token, stem
from brief.text.verbs import looks_finite

_OPENS_ADJUNCT = PREPOSITIONS | SUBORDINATE
_THAT_OR_COLON = THAT | {":"}
_OPENS_CLAUSE = SUBORDINATE | {",", "who", "which"}
_LEFT_HANGING = SUBORDINATE | PREPOSITIONS | {"and", "but", "that"}

SUBJECT_MAX = 14
ABOUT = frozenset({"of", "about", "against", "on"})
TAKES_ABOUT = frozenset(map(stem, "warn speak talk complain joke boast comment".split()))
_GOES_ON = frozenset("and or because so if unless until whether how why that".split())
_LEFT_CLOSED = re.compile(r"[,”\"'’?!–—]\s*\Z")


def read_trailing(
    view: SentenceView, cue: Cue, subject: TokenRange | None, bounds: Range
) -> Attribution | None:
    """Read "CONTENT, SUBJECT cue …" and "CONTENT," cue SUBJECT; None if that is not the form."""
    tokens = view.tokens
    who = _inverted(tokens, cue) or subject
    if who is None or who[1] - who[0] > SUBJECT_MAX:
        who = None if cue.passive else subject_behind(tokens, cue)
    if who is None:
        return None
    opening = min(who[0], cue.verb)
    as_told = opening > 0 and tokens[opening - 1].norm == "as"
    left_end = tokens[opening - as_told].start
    left = view.part(bounds.start, left_end)
    if left is None or not _LEFT_CLOSED.search(view.text, bounds.start, left_end):
        return None
    left = _without_head(view, left)
    rest = [t for t in tokens[max(who[1], cue.last + 1) :] if t.start < bounds.end]
    more = _resumed(view, left, rest, bounds.end)
    if more is None and who[0] > cue.last and [t.norm for t in rest[:2]] == [":", '"']:
        more = view.part(rest[1].start, bounds.end)  # "A, said Doe: “B”"
    if more is None and not (_ends_here(cue, who, rest) and _is_clause(view, left)):
        return None
    if more is None and _sets_scene(view, left, rest):
        return None
    content = (left,) if more is None or more == left else (left, more)
    if more is not None and more != left and _hangs(view, left):
        content = (more,)  # "It supplied them but, the paper said, had no say": the second only
    place = Place.AFTER if len(content) == 1 else Place.INSIDE
    unnamed = cue.passive or [t.norm for t in tokens[who[0] : who[1]]] == ["it"]
    return attribute(view, cue, None if unnamed and cue.passive else who, content, place)


def _inverted(tokens: Sequence[Token], cue: Cue) -> TokenRange | None:
    """Return the subject of "…, said its head:": right behind a cue that follows a comma."""
    if cue.passive or cue.verb != cue.first or not cue.first:
        return None
    if tokens[cue.first - 1].norm not in {",", '"'}:
        return None
    behind = subject_behind(tokens, cue)
    ends = behind is not None and (
        behind[1] >= len(tokens) or tokens[behind[1]].norm in {".", ",", ":", ";", '"'}
    )
    return behind if ends else None


def _without_head(view: SentenceView, left: Range) -> Range:
    """Cut off the head of an apposition behind a quotation: “Fares,” the minister, Venn, said."""
    closed = [q for q in view.quotations if q.closed and q.end <= left.end]
    if not closed:
        return left
    tokens = view.tokens[view.index_at(closed[-1].end) : view.index_at(left.end)]
    head = tokens and not any(looks_finite(tokens, i) for i in range(len(tokens)))
    comma = view.text[closed[-1].end - 2] in ",?!" or view.text[closed[-1].end :][:1] == ","
    return Range(left.start, closed[-1].end) if head and comma else left


def _sets_scene(view: SentenceView, left: Range, rest: Sequence[Token]) -> bool:
    """Say whether the words before the subject only set the scene: "Asked about it, Doe said"."""
    opens = view.tokens[view.index_at(left.start)].norm
    object_follows = bool(rest) and rest[0].norm in ABOUT
    scene = opens == "asked" or (opens in SUBORDINATE and object_follows)
    return scene and not view.quotations


def _is_clause(view: SentenceView, left: Range) -> bool:
    """Say whether what stands before the subject can be content: a quotation or a clause."""
    if any(left.start <= q.inner.start < left.end for q in view.quotations):
        return True
    begin, end = view.index_at(left.start), view.index_at(left.end)
    tokens = view.tokens[begin:end]
    if any(looks_finite(tokens, i) for i in range(len(tokens))):
        return True
    adjunct = tokens[0].norm in _OPENS_ADJUNCT or tokens[0].norm.endswith("ing")
    return len(tokens) > 3 and not adjunct


def _ends_here(cue: Cue, who: TokenRange, rest: Sequence[Token]) -> bool:
    """Say whether nothing but an adjunct or an apposition follows a cue that ends its content."""
    if not rest or rest[0].norm in {",", ".", '"', ";", ")", "-"}:
        return True
    if rest[0].norm in _THAT_OR_COLON or len(rest) > ADJUNCT_MAX:
        return False
    if cue.lemma in TAKES_ABOUT and rest[0].norm in ABOUT:
        return False
    if any(looks_finite(rest, i) and not _inside_aside(rest, i) for i in range(len(rest))):
        return False
    hearer = cue.lemma in TELLING or cue.passive
    time = begins_adjunct(rest, 0) or rest[0].text[0].isupper()
    return who[1] > cue.first or hearer or time


def _inside_aside(rest: Sequence[Token], at: int) -> bool:
    """Say whether a verb stands behind a comma or a subordinator, not in the cue's own clause."""
    return any(t.norm in _OPENS_CLAUSE for t in rest[:at])


def _resumed(view: SentenceView, left: Range, rest: Sequence[Token], end: int) -> Range | None:
    """Return the content that goes on behind the cue: more quotation, or the clause broken off."""
    quote = next((i for i, t in enumerate(rest) if t.norm == '"'), None)
    closed = any(q.closed and q.start < left.end for q in view.quotations)
    if quote is not None and quote <= SUBJECT_MAX and closed:
        told = any(t.norm in {":", "of", "as", "to"} for t in rest[:quote])
        if not any(looks_finite(rest, i) for i in range(quote)) and not told:
            return view.part(rest[quote].start, end)
    comma = next((i for i, t in enumerate(rest[:SUBJECT_MAX]) if t.norm == ","), None)
    if comma is None or comma + 1 >= len(rest):
        return None
    if any(t.norm in {"that", ":"} or looks_finite(rest, i) for i, t in enumerate(rest[:comma])):
        return None
    return view.part(rest[comma].end, end) if _goes_on(view, left, rest, comma) else None


def _hangs(view: SentenceView, left: Range) -> bool:
    """Say whether a conjunction ends the words before the cue, and a clause stands before it."""
    tokens = view.tokens[view.index_at(left.start) : view.index_at(left.end)]
    joint = bool(tokens) and tokens[-1].norm in {"and", "but", "or", "yet"}
    return joint and any(looks_finite(tokens, i) for i in range(len(tokens)))


def _goes_on(view: SentenceView, left: Range, rest: Sequence[Token], comma: int) -> bool:
    """Say whether the words behind the comma finish what the cue interrupted."""
    after = rest[comma + 1]
    begin, stop = view.index_at(left.start), view.index_at(left.end)
    before = view.tokens[begin:stop]
    hanging = before[-1].norm in _LEFT_HANGING
    broken = hanging or not any(looks_finite(before, i) for i in range(len(before)))
    opened = before[0].norm in _OPENS_ADJUNCT
    verb = any(looks_finite(rest, i) for i in range(comma, len(rest)))
    if after.norm in {"who", "which", "but", "while", "although", "though"}:
        return False
    if after.norm.endswith("ing") and after.is_word:
        return False
    if broken or opened:
        return verb
    return verb and after.norm in _GOES_ON
