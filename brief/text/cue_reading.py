"""One cue read whole: its subject, its content and where the two stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brief.model import Range
from brief.text.attribution import Attribution, Place, attribute
from brief.text.content import TELLING, content_behind, content_end
from brief.text.cue_match import QUOTED_AS, Cue
from brief.text.cues import CLAUSAL, CUES, Manner
from brief.text.function_words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
)
from brief.text.noun_phrases import (
    DEICTIC,
    RELATIVE,
    SINGLE_TIMES,
    TIMES,
    TokenRange,
    phrase_start,
    trimmed,
)
from brief.text.sentence_view import SentenceView
from brief.text.subjects import agent_behind, coordinated, main_subject, subject_before
from brief.text.tokens import Token, TokenKind, stem
from brief.text.trailing import SUBJECT_MAX, read_trailing
from brief.text.verbs import BE, is_adverb, looks_finite, past_form

_OPENS_ADJUNCT = PREPOSITIONS | CALENDAR
_JOINTS = RELATIVE | {",", ";", ".", "-", "and", "or", "but"}

_SHOWING = frozenset(map(stem, "reveal show confirm signal suggest highlight underline".split()))
_ANSWERS = frozenset({Manner.DENY, Manner.OPPOSE})
_STANDS = frozenset({Manner.DESCRIBE, Manner.OPPOSE, Manner.SUPPORT})
_MODAL = frozenset("will would shall should can could may might must 'll 'd".split())
_BLOWS = frozenset(map(stem, "attack blast back".split()))  # that may be no words at all


def read_cue(view: SentenceView, cue: Cue, *, first: bool) -> Attribution | None:
    """Read subject and content around one cue, or None when it attributes nothing.

    `first` says that no other cue stands before it in the sentence.
    """
    tokens = view.tokens
    bounds = view.segment(tokens[cue.first].start)
    subject = None if cue.gerund else subject_before(tokens, cue.verb)
    if _mere_object(view, cue, bounds.end) or _reduced(view, cue, subject):
        return None
    if not cue.attitude and not cue.gerund:
        left = Range(view.start if first else bounds.start, bounds.end)
        trailing = read_trailing(view, cue, subject, left)
        if trailing is not None:
            return trailing
    if cue.passive:
        return _read_passive(view, cue, bounds)
    content = _content(view, cue, subject, bounds.end)
    if content is None or (not cue.attitude and _only_when(view, content)):
        return None
    if cue.lemma not in TELLING:
        content = _without_aside(view, content)
    shares = cue.gerund or (subject is None and coordinated(tokens, cue.verb))
    if shares:
        subject = _shared_subject(view, cue)
    if cue.gerund and not cue.first:
        content, subject = _opening_gerund(view, content, subject)
    if subject is None and not shares:
        return None
    return attribute(view, cue, subject, (content,), Place.BEFORE)


def _only_when(view: SentenceView, content: Range) -> bool:
    """Say whether nothing but a time stands behind the cue: "conceded on Tuesday night"."""
    tokens = view.tokens[view.index_at(content.start) : view.index_at(content.end)]
    words = [token for token in tokens if token.is_word or token.kind is TokenKind.NUMBER]
    named = any(token.norm in CALENDAR | SINGLE_TIMES for token in words)
    small = CALENDAR | SINGLE_TIMES | TIMES | DEICTIC | PREPOSITIONS | DETERMINERS
    return named and all(t.norm in small or t.kind is TokenKind.NUMBER for t in words)


def _without_aside(view: SentenceView, content: Range) -> Range:
    """End a thing before a clause about it: "disclosed fees from Orr, which makes the devices".

    What the thing would or may do is still the speaker's.
    """
    begin, stop = view.index_at(content.start), view.index_at(content.end)
    for at in range(begin, stop - 1):
        if looks_finite(view.tokens, at) or view.quoted(view.tokens[at].start):
            return content
        if view.tokens[at].norm != "," or view.tokens[at + 1].norm not in RELATIVE:
            continue
        rest = view.tokens[at + 1 : stop]
        closed = any(
            t.norm == "," and (past_form(u) or looks_finite(rest, i + 1))
            for i, (t, u) in enumerate(pairwise(rest))
        )
        if closed or any(t.norm in _MODAL for t in rest):
            return content
        return view.part(content.start, view.tokens[at].start) or content
    return content


def _content(view: SentenceView, cue: Cue, subject: TokenRange | None, end: int) -> Range | None:
    """Return what is said: behind the cue, or before it where it is a relative clause's verb."""
    if subject is None:
        return content_behind(view, cue, end)
    content = content_behind(view, cue, content_end(view, cue, subject, end))
    if not subject[0]:
        return content
    if content:
        return _of_relative(view, cue, subject, content)
    return _of_answer(view, subject[0] - 1) if cue.manner in _ANSWERS else None


def _mere_object(view: SentenceView, cue: Cue, end: int) -> bool:
    """Say whether a thing was written or named, and no clause: "Doe wrote the screenplay"."""
    behind = [token.norm for token in view.tokens[cue.last + 1 : cue.last + 2]]
    called = cue.lemma == "call" and cue.attitude and not cue.passive
    if called and (behind in (["a"], ["an"]) or _naming(view, cue)):
        return True  # "called a strike", "a town called Venn"
    if cue.gerund and cue.lemma in _SHOWING and behind not in (["that"], [":"], ['"']):
        return _shows_thing(view.tokens[cue.last + 1 :])
    if cue.lemma not in CLAUSAL or behind in (["that"], [":"], ['"'], ["to"]):
        return False
    tokens = view.tokens[cue.last + 1 :]
    quoted = any(q.closed and q.end <= view.tokens[cue.first].start for q in view.quotations)
    if tokens and quoted and (tokens[0].norm in _OPENS_ADJUNCT or not tokens[0].is_word):
        return False  # "“…,” she wrote in a letter"
    for at, token in enumerate(tokens):
        if token.start >= end or token.norm in _JOINTS:
            return at > 0
        if token.norm in {'"', ":", "that"} or (at and looks_finite(tokens, at)):
            return False
    return bool(tokens)


def _reduced(view: SentenceView, cue: Cue, subject: TokenRange | None) -> bool:
    """Say whether a participle tells of an object: "called the money promised for it a joke"."""
    tokens = view.tokens
    if subject is None or not subject[0] or cue.verb != cue.first or cue.last + 1 >= len(tokens):
        return False
    before = tokens[subject[0] - 1]
    governs = past_form(before) and before.stem not in CUES
    return (
        governs
        and tokens[subject[0]].norm in DETERMINERS
        and (tokens[cue.last + 1].norm in PREPOSITIONS | CALENDAR)
    )


def _naming(view: SentenceView, cue: Cue) -> bool:
    """Say whether "called" gives a name: "a former pilot called Ana Roe"."""
    tokens = view.tokens
    if cue.verb != cue.first or cue.last + 1 >= len(tokens):
        return False
    start = phrase_start(tokens, cue.first)
    opened = any(t.norm in {"a", "an", "one"} for t in tokens[start : cue.first])
    return opened and tokens[cue.last + 1].text[0].isupper()


def _shows_thing(tokens: Sequence[Token]) -> bool:
    """Say whether a thing and no clause stands behind "revealing": a fact shows it, nobody says."""
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.PUNCT and token.norm not in {"-", "'", "."}:
            return True
        if at and looks_finite(tokens, at):
            return False
    return True


def _of_relative(view: SentenceView, cue: Cue, subject: TokenRange, content: Range) -> Range | None:
    """Read on for "as Doe said" and "what Doe said", whose content is not what follows."""
    opener = view.tokens[subject[0] - 1].norm
    if opener in {"what", "how", "than"}:
        return None
    stand = cue.attitude or cue.manner in _ANSWERS
    if stand and opener in {"which", "that", "whom"}:
        return _antecedent(view, subject[0] - 1) if _object_taken(view, cue, opener) else content
    if opener != "as" or view.tokens[cue.last + 1].norm == "that":
        return content
    comma = view.text.find(",", content.start, content.end)
    return view.part(comma, content.end) if comma >= 0 else None


def _of_answer(view: SentenceView, opener: int) -> Range | None:
    """Return what "which Roe denied" answers, when nothing stands behind the verb."""
    relative = view.tokens[opener].norm in {"which", "that"}
    return _antecedent(view, opener) if relative else None


def _object_taken(view: SentenceView, cue: Cue, opener: str) -> bool:
    """Say whether a cue's object is what its clause hangs on: "a plan that the mayor rejected"."""
    if opener != "that":
        return True
    behind = cue.last + 1
    ends = behind >= len(view.tokens) or not view.tokens[behind].is_word
    return ends or looks_finite(view.tokens, behind) or view.tokens[behind].norm in PREPOSITIONS


def _antecedent(view: SentenceView, opener: int) -> Range | None:
    """Return the noun phrase before "which" or "that"."""
    stop = opener - (view.tokens[opener - 1].norm == ",")
    found = trimmed(view.tokens, phrase_start(view.tokens, stop), stop) if stop > 0 else None
    return view.range_of(found) if found else None


def _shared_subject(view: SentenceView, cue: Cue) -> TokenRange | None:
    """Return the subject of the main clause for a participle or a coordinated verb."""
    tokens = view.tokens
    if cue.gerund and cue.first > 1 and tokens[cue.first - 1].norm == "as":
        verb = next(
            (i for i in range(cue.first - 2, 0, -1) if tokens[i].norm in QUOTED_AS), cue.first - 2
        )
        if (
            verb + 1 < cue.first - 1
            and tokens[verb + 1].norm not in PREPOSITIONS
            and not any(t.norm in BE for t in tokens[max(0, verb - 2) : verb])
        ):
            return verb + 1, cue.first - 1  # "the Post quoted Roth as saying"
        while verb and (tokens[verb - 1].norm in AUXILIARIES or is_adverb(tokens[verb - 1])):
            verb -= 1
        return subject_before(tokens, verb)
    return main_subject(tokens, cue.verb)


def _opening_gerund(
    view: SentenceView, content: Range, subject: TokenRange | None
) -> tuple[Range, TokenRange | None]:
    """Divide "Warning that A, Doe did B" at the comma before the main clause."""
    for comma in view.text[content.start : content.end].split(",")[:1]:
        cut = content.start + len(comma)
        begin = view.index_at(cut + 1)
        if cut >= content.end or view.quoted(cut):
            continue
        for at in range(begin + 1, min(len(view.tokens), begin + SUBJECT_MAX)):
            if looks_finite(view.tokens, at):
                found = subject_before(view.tokens, at)
                return view.part(content.start, cut) or content, found
    return content, subject


def _read_passive(view: SentenceView, cue: Cue, bounds: Range) -> Attribution | None:
    """Read "it was announced that A" and "Doe was told that A": nobody is named as the speaker."""
    if cue.attitude:
        return _by_agent(view, cue)
    behind = [token.norm for token in view.tokens[cue.last + 1 : cue.last + 2]]
    if behind == ["by"]:
        return _told_by(view, cue, bounds)
    told = cue.lemma in TELLING and any(
        looks_finite(view.tokens, i) for i in range(cue.last + 1, len(view.tokens))
    )
    if behind != ["that"] and not told:
        return None
    content = content_behind(view, cue, bounds.end)
    return attribute(view, cue, None, (content,), Place.BEFORE) if content else None


def _told_by(view: SentenceView, cue: Cue, bounds: Range) -> Attribution | None:
    """Read "the mayor was told by Doe that A": Doe says so."""
    agent = agent_behind(view.tokens, cue.last + 2)
    that = next(
        (t for t in view.tokens[agent[1] :] if t.norm == "that") if agent else iter(()), None
    )
    content = view.part(that.end, bounds.end) if that else None
    return attribute(view, cue, agent, (content,), Place.BEFORE) if content else None


def _by_agent(view: SentenceView, cue: Cue) -> Attribution | None:
    """Read "the plan was called a farce by the mayor": the agent takes the stand."""
    tokens = view.tokens
    by = next((i for i in range(cue.last + 1, len(tokens)) if tokens[i].norm == "by"), None)
    if by is None or cue.manner not in _STANDS or cue.lemma in _BLOWS:
        return None
    between = tokens[cue.last + 1 : by]
    if any(t.norm in {",", ";"} for t in between) or view.quoted(tokens[by].start):
        return None
    agent = agent_behind(tokens, by + 1)
    patient = subject_before(tokens, cue.verb)
    if agent is None or patient is None:
        return None
    told = view.part(between[0].start, between[-1].end) if between else None
    content = (view.range_of(patient), *((told,) if told else ()))
    return attribute(view, cue, agent, content, Place.AFTER)
