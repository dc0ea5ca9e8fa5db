"""One cue read whole: its subject, its content and where the two stand."""

from __future__ import annotations

from brief.model import Range
from brief.text.attribution import Attribution, Place, attribute
from brief.text.content import TELLING, content_behind, content_end
from brief.text.cue_match import QUOTED_AS, Cue
from brief.text.function_words import (
    AUXILIARIES,
)
from brief.text.noun_phrases import TokenRange
from brief.text.sentence_view import SentenceView
from brief.text.subjects import coordinated, main_subject, subject_before
from brief.text.trailing import SUBJECT_MAX, read_trailing
from brief.text.verbs import is_adverb, looks_finite


def read_cue(view: SentenceView, cue: Cue, *, first: bool) -> Attribution | None:
    """Read subject and content around one cue, or None when it attributes nothing.

    `first` says that no other cue stands before it in the sentence.
    """
    tokens = view.tokens
    bounds = view.segment(tokens[cue.first].start)
    subject = None if cue.gerund else subject_before(tokens, cue.verb)
    if not cue.attitude and not cue.gerund:
        left = Range(view.start if first else bounds.start, bounds.end)
        trailing = read_trailing(view, cue, subject, left)
        if trailing is not None:
            return trailing
    if cue.passive:
        return _read_passive(view, cue, bounds)
    stop = content_end(view, cue, subject, bounds.end) if subject else bounds.end
    content = content_behind(view, cue, stop)
    if subject and subject[0] and content:
        content = _of_relative(view, cue, subject, content)
    if content is None:
        return None
    shares = cue.gerund or (subject is None and coordinated(tokens, cue.verb))
    if shares:
        subject = _shared_subject(view, cue)
    if cue.gerund and not cue.first:
        content, subject = _opening_gerund(view, content, subject)
    if subject is None and not shares:
        return None
    return attribute(view, cue, subject, (content,), Place.BEFORE)


def _of_relative(view: SentenceView, cue: Cue, subject: TokenRange, content: Range) -> Range | None:
    """Read on for "as Doe said" and "what Doe said", whose content is not what follows."""
    opener = view.tokens[subject[0] - 1].norm
    if opener == "what":
        return None
    if opener != "as" or view.tokens[cue.last + 1].norm == "that":
        return content
    comma = view.text.find(",", content.start, content.end)
    return view.part(comma, content.end) if comma >= 0 else None


def _shared_subject(view: SentenceView, cue: Cue) -> TokenRange | None:
    """Return the subject of the main clause for a participle or a coordinated verb."""
    tokens = view.tokens
    if cue.gerund and cue.first > 1 and tokens[cue.first - 1].norm == "as":
        verb = next(
            (i for i in range(cue.first - 2, 0, -1) if tokens[i].norm in QUOTED_AS), cue.first - 2
        )
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
    behind = [token.norm for token in view.tokens[cue.last + 1 : cue.last + 2]]
    told = cue.lemma in TELLING and any(
        looks_finite(view.tokens, i) for i in range(cue.last + 1, len(view.tokens))
    )
    if cue.attitude or (behind != ["that"] and not told):
        return None
    content = content_behind(view, cue, bounds.end)
    return attribute(view, cue, None, (content,), Place.BEFORE) if content else None
