"""Attribution by a preposition ("according to the ministry") and by a script's colon."""

from __future__ import annotations

import re

from brief.model import Range
from brief.text.attribution import Attribution, Place
from brief.text.cues import ACCORDING, Manner
from brief.text.fold import fold
from brief.text.function_words import FUNCTION_WORDS
from brief.text.roles import ROLE_NOUNS
from brief.text.sentence_view import SentenceView
from brief.text.subjects import main_subject

_ACCORDING = re.compile(r"(?<!\w)(?:" + "|".join(ACCORDING) + r")\s+")
_HINT = re.compile("|".join(ACCORDING).replace(" ", r"\s+"), re.IGNORECASE)
_SUBJECT_END = re.compile(r"[,;”\"]|\.(?=\s*\Z)|\s[–—-]\s|\s(?=(?:who|which|that|but|and that)\b)")


_ASIDE = re.compile(r"(?:who|which|whose)\b")
_SCRIPT = re.compile(r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}):")
_COLON = re.compile(r":\s*(?=[“\"])")


def by_colon(view: SentenceView) -> list[Attribution]:
    """Return the attribution of a colon before a quotation.

    A script line has nothing but the name before it (Dara Venn: “We stay.”),
    a sentence a clause about the speaker (Venn was blunt: “We stay.”).
    """
    match = _COLON.search(view.text, view.start, view.end)
    content = match and view.part(match.end(), view.end)
    if not match or not content or view.quoted(match.start()):
        return []
    who = _script_name(view, match.start()) or _told_of(view, match.start())
    if who is None:
        return []
    cue = Range(match.start(), match.start() + 1)
    return [Attribution(who, cue, "say", Manner.SAY, (content,), Place.BEFORE)]


def _script_name(view: SentenceView, colon: int) -> Range | None:
    """Return the name that is all that stands before the colon, if it is one."""
    match = _SCRIPT.match(view.text, view.start, colon + 1)
    if not match or fold(match["who"]).text in FUNCTION_WORDS:
        return None
    return Range(*match.span("who"))


def _told_of(view: SentenceView, colon: int) -> Range | None:
    """Return the subject of the clause before the colon when it can be a person."""
    subject = main_subject(view.tokens, view.index_at(colon))
    if subject is None:
        return None
    words = view.tokens[subject[0] : subject[1]]
    named = all(t.text[0].isupper() or t.norm == "-" for t in words)
    person = words[-1].norm in ROLE_NOUNS or (len(words) == 1 and words[0].norm in {"he", "she"})
    return view.range_of(subject) if named or person else None


def by_preposition(view: SentenceView) -> list[Attribution]:
    """Return the attributions of "according to X": the clause around the phrase is X's."""
    if not _HINT.search(view.text, view.start, view.end):
        return []
    folded = fold(view.text[view.start : view.end])
    found = (
        _read(view, Range(at.start + view.start, at.end + view.start))
        for at in (folded.original(*match.span()) for match in _ACCORDING.finditer(folded.text))
    )
    return [one for one in found if one is not None]


def _read(view: SentenceView, cue: Range) -> Attribution | None:
    """Read the subject behind the preposition and the content on both sides of the phrase."""
    if view.quoted(cue.start):
        return None
    bounds = view.segment(cue.start)
    close = _SUBJECT_END.search(view.text, cue.end, bounds.end)
    stop = close.start() if close else bounds.end
    subject = view.part(cue.end, stop)
    before = _worded(view, view.part(bounds.start, cue.start))
    after = _worded(view, view.part(stop, bounds.end))
    if subject is None or (before is None and after is None):
        return None
    parenthetic = view.text[: cue.start].rstrip().endswith(",")
    if before and after and not parenthetic:
        after = None
    content = tuple(part for part in (before, after) if part)
    place = Place.INSIDE if len(content) == 2 else Place.AFTER if before else Place.BEFORE
    return Attribution(subject, cue, "accord", Manner.SAY, content, place)


def _worded(view: SentenceView, part: Range | None) -> Range | None:
    """Return the part if it holds more than a connective ("But, according to …")."""
    if part is None or len(view.text[slice(*part)].split()) < 2:
        return None
    if _ASIDE.match(view.text, part.start):
        return None
    return part
