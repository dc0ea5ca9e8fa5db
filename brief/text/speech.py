"""Who said what: attributions in one sentence, with offsets.

An attribution has a cue ("said", "according to", "ruled out"), a subject (the
words that name the holder) and the content that is attributed. The cue may
stand before the content, after it or inside it. Resolving the subject's words
to a person, and sentences that are all quotation, is `Document`'s work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from brief.model import Range
from brief.text.according import by_colon, by_preposition
from brief.text.attribution import Attribution, Place
from brief.text.cue_match import match_cue, may_be_cue
from brief.text.cue_reading import read_cue
from brief.text.cues import Manner
from brief.text.sentence_view import SentenceView
from brief.text.verbs import looks_finite
from brief.text.viewpoint import by_viewpoint

__all__ = ["Attribution", "Place", "attributions"]

_WORDS_BETWEEN = (
    r"and|but|then|also|later|has|have|had|is|was|did|does|do|would|will|could|so|far|long|since|"
    r"never|not|yet|too|\w+ly"
)
_JOINT = re.compile(
    r"(?:,|\b(?:and|but|while|yet|whereas|though|although|then)\b|[–—])"
    rf"(?:\s*\b(?:{_WORDS_BETWEEN})\b)*\s*\Z"
)
_ANSWERS = frozenset({Manner.DENY, Manner.OPPOSE, Manner.SUPPORT, Manner.WITHHOLD})
_DATED = 3  # words that may follow: "denied on Monday"
_TAKEN_UP = re.compile(
    r",\s+(?:(?:an?|the)\s+(?:\w+\s+)?(?:charge|claim|accusation|allegation|assertion|suggestion|idea"
    r"|view|figure|account|statement|prospect|proposal|demand|threat|call)\s+(?:that|which)|which)\b"
)
_CLAUSE_JOINT = re.compile(r",\s+(?:and|but|while|whereas|although|though)\b")


@lru_cache(maxsize=16384)
def attributions(text: str, start: int = 0, end: int | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of the sentence `text[start:end]`, in order of their cues.

    Cues inside quotation marks are the quoted person's own words and are left
    out. The content of an attribution ends where the next one's clause begins
    when the two are coordinated ("said A, but added that B"), and at a
    semicolon that opens a new clause.
    """
    view = SentenceView(text, start, len(text) if end is None else end)
    found: list[Attribution] = []
    past = 0
    for at, token in enumerate(view.tokens):
        if at < past or not may_be_cue(token.norm):
            continue
        cue = match_cue(view.tokens, at)
        if cue is None or view.quoted(token.start):
            continue
        made = read_cue(view, cue, first=not found)
        if made is not None:
            found.append(made)
        past = cue.last + 1
    found.extend(by_preposition(view))
    found.extend(by_viewpoint(view))
    if not found:
        found.extend(by_colon(view))
    return _chained(view, sorted(found, key=lambda one: one.cue.start))


def _chained(view: SentenceView, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """End each content where the next coordinated attribution begins, and share subjects."""
    out: list[Attribution] = []
    for each in found:
        one = each
        if out and _frames(out[-1], one):
            out.pop()
        if out:
            out[-1], one = _parted(view, out[-1], one)
            if _participle(view, one) and _joined(view, out[-1], one):
                one = replace(one, subject=_outermost(out).subject)
        if one.subject is not None or one.place is not Place.BEFORE or _has_that(view, one):
            out.append(one)
    return tuple(out)


def _frames(last: Attribution, one: Attribution) -> bool:
    """Say whether all that stands behind a cue is who tells of it.

    In "He took the 5% that Roe proposed, Doe said" what Roe proposed stands
    before the verb, and "Doe said" is no content of Roe's.
    """
    if last.place is not Place.BEFORE or one.place is Place.BEFORE or one.subject is None:
        return False
    told, held = one.content[0], last.content[0]
    return told.start <= last.cue.start < told.end <= held.start <= one.subject.start


def _parted(
    view: SentenceView, last: Attribution, one: Attribution
) -> tuple[Attribution, Attribution]:
    """Divide the words between two attributions that follow each other."""
    told = _taken_up(view, last, one)
    if told is not None:
        return _with_last(last, told), replace(one, content=(told,), place=Place.AFTER)
    if one.place is not Place.BEFORE:
        return _parted_trailing(view, last, one)
    named_after = one.subject is not None and one.subject.start > last.cue.end
    cut = one.subject.start if named_after and one.subject else one.cue.start
    if named_after and len(last.content) > 1 and _begins_anew(view, last.content[-1], cut):
        return _with_last(last, None), one
    ended = _ended(view, last.content[-1], cut, gerund=_participle(view, one))
    if ended is None and named_after:
        ended = _before_new_subject(view, last.content[-1], cut)
    if ended is None:
        behind = last.content[-1].end
        if one.subject is None and _JOINT.search(view.text, behind, one.cue.start):
            one = replace(one, subject=last.subject)  # "called it “late”, and said …"
        return last, one
    if one.subject is None:
        one = replace(one, subject=last.subject)
    return _with_last(last, ended), one


def _begins_anew(view: SentenceView, part: Range, cut: int) -> bool:
    """Say whether nothing but a conjunction opens the part: "A, Doe said, and Roe warned B"."""
    if not part.start <= cut < part.end:
        return False
    joint = _JOINT.match(view.text, part.start, cut)
    return joint is not None and bool(joint.group().strip(" ,"))


def _parted_trailing(
    view: SentenceView, last: Attribution, one: Attribution
) -> tuple[Attribution, Attribution]:
    """Divide "X said A, and B, Y said" at its last conjunction; else Y reports X's words."""
    left = one.content[0]
    if last.place is not Place.BEFORE or not left.start <= last.cue.start < left.end:
        return last, one
    joints = list(_CLAUSE_JOINT.finditer(view.text, last.cue.end, left.end))
    if not joints or view.quoted(joints[-1].start()):
        return last, one
    ended = view.part(last.content[-1].start, joints[-1].start())
    begun = view.part(joints[-1].end(), left.end)
    if ended is None or begun is None:
        return last, one
    return _with_last(last, ended), replace(one, content=(begun, *one.content[1:]))


def _joined(view: SentenceView, last: Attribution, one: Attribution) -> bool:
    """Say whether a participle continues what the same person said: "said A, adding B"."""
    before = view.text[view.start : one.cue.start].rstrip()
    joint = before.endswith(",") or before.rpartition(" ")[2] in {"and", "before", "while", "after"}
    return joint and view.segment(last.cue.start) == view.segment(one.cue.start)


def _outermost(found: Sequence[Attribution]) -> Attribution:
    """Return the last attribution, or the one in whose content it stands."""
    outer = found[-1]
    for one in reversed(found[:-1]):
        if any(part.start <= outer.cue.start < part.end for part in one.content):
            outer = one
    return outer


def _with_last(one: Attribution, part: Range | None) -> Attribution:
    """Replace the last piece of the content, or drop it."""
    content = (*one.content[:-1], part) if part else one.content[:-1]
    return replace(one, content=content) if content else one


def _taken_up(view: SentenceView, last: Attribution, one: Attribution) -> Range | None:
    """Return A in "Doe said A, a charge that Roe denied", where both are about A."""
    if one.manner not in _ANSWERS:
        return None
    turned = _TAKEN_UP.search(view.text, last.content[-1].start, one.cue.start)
    rest = view.text[one.cue.end : view.segment(one.cue.start).end].strip(' .”"')
    if turned is None or view.quoted(turned.start()) or len(rest.split()) > _DATED or "," in rest:
        return None
    return view.part(last.content[-1].start, turned.start())


def _before_new_subject(view: SentenceView, part: Range, cut: int) -> Range | None:
    """Return the content up to ", and" when nothing but the rest of a subject stands before `cut`.

    "Doe has not said whom he backs, and his manager, Ana Roe, said …": the cut is at "Ana".
    """
    joints = list(_CLAUSE_JOINT.finditer(view.text, part.start, cut))
    if not joints or view.quoted(joints[-1].start()):
        return None
    tokens = view.tokens[view.index_at(joints[-1].end()) : view.index_at(cut)]
    if any(looks_finite(tokens, at) for at in range(len(tokens))):
        return None
    return view.part(part.start, joints[-1].start())


def _participle(view: SentenceView, one: Attribution) -> bool:
    """Say whether the cue is a participle ("adding that")."""
    return view.text[slice(*one.cue)].endswith("ing")


def _has_that(view: SentenceView, one: Attribution) -> bool:
    """Say whether "that" stands right before the content, which marks a report without subject."""
    return view.text[one.cue.end : one.content[0].start].split()[-1:] == ["that"]


def _ended(view: SentenceView, part: Range, cut: int, *, gerund: bool) -> Range | None:
    """Return the content up to a coordinated attribution at `cut`, else None."""
    if not part.start < cut < part.end:
        return None
    joint = _JOINT.search(view.text, part.start, cut)
    if joint is None or (joint.group().strip() == "," and not gerund):
        return None
    return view.part(part.start, joint.start())
