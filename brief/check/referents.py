"""Whom a cited sentence means without naming them, as far as the article tells.

"The company", "it", "both countries" and "her government" stand for names
that the article gives elsewhere, mostly just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.anaphors import PERSONAL, Anaphors, anaphors
from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.grammar.entities import is_sure
from brief.check.grammar.posts import Post
from brief.check.reading import Sentence
from brief.text.document import Speaker
from brief.text.gazetteer import Form, gazetteer, place_key
from brief.text.kinds import names_person
from brief.text.names import Name

_LOOK_BACK, _LOOK_AHEAD = 6, 3
_EXCERPT, _OPENING = 3, 6
_MOST_PLACES = 12
_OBLIQUE = frozenset("in at near around outside inside from to of with by for on".split())
_AGED = re.compile(r", (?:aged )?\d{1,3}\b")


def meant(piece: Piece) -> Iterator[Speaker]:
    """Yield those whom the sentence means without naming them: speakers and "he"."""
    document = piece.source.document
    for report in document.reports(piece.index):
        if report.speaker:
            yield report.speaker
    if piece.sentence.norms & PERSONAL:
        subject = document.subject(piece.index)
        if subject:
            yield subject


def may_mean(case: Case, piece: Piece, name: Name) -> bool:
    """Say whether a cited sentence may mean a name that it does not hold."""
    seen = anaphors(piece.sentence)
    if any(name.keys & case.book.called.get(noun, set()) for noun in seen.definite):
        return True
    if _in_capital(piece, name) or (seen.rule and _led(case, piece, name)):
        return True
    if _told_later(piece, name) or _open(case, piece, name, seen):
        return True
    if seen.several:
        return any(name.keys & n.keys for _, names in _before(piece) for n in names)
    return (seen.generic or seen.points_back) and _is_nearest(case, name, piece)


def _in_capital(piece: Piece, name: Name) -> bool:
    """Say whether the sentence sets the thing in the capital of the country that is named."""
    lands = {key for key in name.keys if key[0] == "@"}
    text = piece.sentence.text
    seats = (n for n in piece.sentence.names if lands and n.form is Form.SEAT)
    entries = (gazetteer().get(place_key(text[n.start : n.end])) for n in seats)
    return any(entry is not None and entry.country in lands for entry in entries)


def _led(case: Case, piece: Piece, name: Name) -> bool:
    """Say whether "her government" is that of a country whose leader the sentence names."""
    keys = {key for other in piece.sentence.names for key in other.keys}
    keys |= {key for speaker in meant(piece) for key in speaker.keys}
    return any(case.book.leads.get(key) in name.keys for key in keys)


def _told_later(piece: Piece, name: Name) -> bool:
    """Say whether the sentence speaks of "a former mayor" whom the next ones name, with an age."""
    opening = [t.norm for t in piece.sentence.tokens[:_OPENING]]
    if opening[:1] not in (["a"], ["an"]) or name.form is not Form.PROPER:
        return False
    if not any(names_person(norm) for norm in opening):
        return False
    last = min(len(piece.source.document.sentences), piece.index + 1 + _LOOK_AHEAD)
    ahead = (piece.source.sentence(index) for index in range(piece.index + 1, last))
    return any(
        other.keys & name.keys and _AGED.match(sentence.text, other.end) is not None
        for sentence in ahead
        for other in sentence.names
    )


def _open(case: Case, piece: Piece, name: Name, seen: Anaphors) -> bool:
    """Say whether a short excerpt begins with a pronoun or "the film" for what it does not name.

    Nothing in it can say whom it means, and the claim may name it: its first
    name that is nowhere in the excerpt.
    """
    sentence, document = piece.sentence, piece.source.document
    if piece.index or len(document.sentences) > _EXCERPT or seen.first is None:
        return False
    named = [n for n in sentence.names if n.form is not Form.ROLE]
    if any(seen.opening <= n.start < seen.first for n in named):
        return False
    known = frozenset(key for n in named for key in n.keys)
    strange = (n for n in case.sentence.names if n.form is Form.PROPER and not n.keys & known)
    return next(strange, None) == name


def _before(piece: Piece) -> Iterator[tuple[Sentence, list[Name]]]:
    """Yield the sentences before, the nearest first, with their names."""
    for index in range(piece.index - 1, max(-1, piece.index - 1 - _LOOK_BACK), -1):
        sentence = piece.source.sentence(index)
        named = (n for n in sentence.names if n.form is not Form.ROLE)
        yield sentence, [n for n in named if is_sure(n, sentence.tokens)]


def _is_nearest(case: Case, name: Name, piece: Piece) -> bool:
    """Say whether a name is the body or place that was the subject when one was last named."""
    for sentence, names in _before(piece):
        bodies = [other for other in names if not _is_person(case, other)]
        straight = [other for other in bodies if not _is_oblique(sentence, other)]
        if bodies:
            return any(name.keys & other.keys for other in straight[:1] or bodies)
    return False


def _is_person(case: Case, name: Name) -> bool:
    """Say whether something shows that a name is a person's: a title, or an office."""
    if name.form is not Form.PROPER:
        return False
    return name.title is not None or bool(name.keys & case.book.officers)


def _is_oblique(sentence: Sentence, name: Name) -> bool:
    """Say whether a preposition stands before a name."""
    at = sentence.token_at(name.start)
    back = [t.norm for t in sentence.tokens[max(0, at - 2) : at] if t.norm != "the"]
    return bool(back) and back[-1] in _OBLIQUE


def posts_near(case: Case, noun: str) -> Iterator[Post]:
    """Yield the posts of the sentences of cited articles that hold a noun, the first ones."""
    word = re.compile(rf"\b{re.escape(noun)}", re.IGNORECASE)
    for source in {id(piece.source): piece.source for piece in case.pieces}.values():
        document = source.document
        places = (m.start() for part in document.body for m in word.finditer(document.text, *part))
        seen: set[int] = set()
        for place in places:
            index = document.index_at(place)
            if index is None or index in seen:
                continue
            seen.add(index)
            yield from source.sentence(index).posts
            if len(seen) >= _MOST_PLACES:
                break
