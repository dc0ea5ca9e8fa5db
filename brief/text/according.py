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
from brief.text.verbs import looks_finite

_ACCORDING = re.compile(r"(?<!\w)(?:" + "|".join(ACCORDING) + r")\s+")
_HINT = re.compile("|".join(ACCORDING).replace(" ", r"\s+"), re.IGNORECASE)
_SUBJECT_END = re.compile(
    r"[,;:)”\"]|\.(?=\s*\Z)|\s[–—-]\s|\s(?=(?:who|which|that|but|and that)\b)"
)


_ASIDE_MARKS = re.compile(r"\(|(?<=\s)[–—-](?=\s)|—")
_ASIDE = re.compile(r"(?:who|which|whose)\b")
_SCRIPT = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4})"
    r"(?:, [^:“”\"]{1,60}| (?:on|in|to|of) [^:“”\"]{1,40})?:"
)
_ANY_COLON = re.compile(r":(?=\s)")
_COLON = re.compile(r":\s*(?=[“\"])")


def by_colon(view: SentenceView) -> list[Attribution]:
    """Return the attribution of a colon before a quotation.

    A script line has nothing but the name before it (Dara Venn: “We stay.”)
    or the occasion as well (Venn, outside the court: they “stay”), a sentence a
    clause about the speaker (Venn was blunt: “We stay.”).
    """
    match = _COLON.search(view.text, view.start, view.end)
    colon = match or (view.quotations and _ANY_COLON.search(view.text, view.start, view.end))
    content = colon and view.part(colon.end(), view.end)
    if not colon or not content or view.quoted(colon.start()):
        return []
    who = _script_name(view, colon.start())
    if match and not who:
        who = _told_of(view, match.start())
    match = colon
    if who is None:
        return []
    cue = Range(match.start(), match.start() + 1)
    return [Attribution(who, cue, "say", Manner.SAY, (content,), Place.BEFORE)]


def _script_name(view: SentenceView, colon: int) -> Range | None:
    """Return the name that is all that stands before the colon, if it is one."""
    match = _SCRIPT.match(view.text, view.start, colon + 1)
    if not match or fold(match["who"]).text in FUNCTION_WORDS:
        return None
    aside = view.tokens[view.index_at(match.end("who")) : view.index_at(colon)]
    if any(looks_finite(aside, at) for at in range(len(aside))):
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
    opened = _aside_start(view, bounds.start, cue.start, stop)
    before = _worded(view, view.part(opened, cue.start))
    after = _worded(view, view.part(stop, bounds.end)) if opened == bounds.start else None
    if before and view.text[slice(*before)].split()[-1] == "that":
        before = None  # "Doe said that, according to the ministry, …"
    if subject is None or (before is None and after is None):
        return None
    parenthetic = view.text[stop : stop + 1] == ":" or view.text[
        view.start : cue.start
    ].rstrip().endswith(",")
    if before and after and not parenthetic:
        after = None
    content = tuple(part for part in (before, after) if part)
    place = Place.INSIDE if len(content) == 2 else Place.AFTER if before else Place.BEFORE
    return Attribution(subject, cue, "accord", Manner.SAY, content, place)


def _aside_start(view: SentenceView, start: int, cue: int, stop: int) -> int:
    """Return where the aside between dashes or brackets begins that holds the phrase, if one does.

    In "the second club – third, according to the list – won" only "third" is the list's.
    """
    close = view.text[stop : stop + 3].strip()[:1]
    for mark in _ASIDE_MARKS.finditer(view.text, start, cue):
        opened, closed = mark.end(), ")" if mark.group().strip() == "(" else mark.group().strip()
        rest = view.text[opened:cue]
        if close == closed and closed not in rest:
            return opened
    return start


def _worded(view: SentenceView, part: Range | None) -> Range | None:
    """Return the part if it holds more than a connective ("But, according to …")."""
    if part is None or len(view.text[slice(*part)].split()) < 2:
        return None
    if _ASIDE.match(view.text, part.start):
        return None
    return part
