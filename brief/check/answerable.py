"""Who answers for what they say: offices that count, documents of record, bodies and parties.

The word classes stand in `data/routine.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from brief.check.evidence import Piece
from brief.model import Range
from brief.text.book import NameBook
from brief.text.document import Speaker
from brief.text.function_words import PREPOSITIONS
from brief.text.tokens import Token, stem, tokenize

_OWN = frozenset({"it", "they", "he", "she", "we", "i", "its", "their"})
_VOICES = frozenset(map(stem, "spokesman spokeswoman spokesperson".split()))
_OFFICIALS = frozenset(map(stem, "officials authorities".split()))
_LOCAL = frozenset(map(stem, "the local state city regional provincial government".split()))
_LANDS = frozenset("state government country province county region island city town".split())


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the word classes as stems, by their headings."""
    found: dict[str, set[str]] = {}
    text = (files("brief.check") / "data" / "routine.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            words.update(word if word.endswith("ly") else stem(word) for word in line.split())
    return {name: frozenset(words) for name, words in found.items()}


def head_of_subject(piece: Piece, subject: Range) -> list[Token]:
    """Return the words of a subject before its first preposition or comma."""
    found: list[Token] = []
    for token in tokenize(piece.sentence.text, *subject):
        if found and (token.norm in PREPOSITIONS or token.norm in {",", "who", "which"}):
            break
        if token.is_word:
            found.append(token)
    return found


def is_party(head: Sequence[Token], piece: Piece, speaker: Speaker) -> bool:
    """Say whether the speaker is a side in a case or a fight, or holds the office no longer."""
    words = {t.stem for t in head} | piece.source.document.described(speaker.keys)
    return bool(words & classes()["parties"])


def is_document(head: Sequence[Token]) -> bool:
    """Say whether a document of record speaks."""
    return bool(head) and head[-1].stem in classes()["documents"]


def is_office(piece: Piece, head: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether an office speaks whose business it is to count or to measure."""
    words = [t.stem for t in head] or [stem(w.casefold()) for w in speaker.label.split()]
    if len(words) == 1 and words[0] in _OWN:
        words = [t.stem for t in tokenize(speaker.label) if t.is_word]
    if speaker.person:
        told = piece.source.document.described(speaker.keys)
        return bool(told & classes()["bodies"]) and bool(told & classes()["offices of"])
    kinds = classes()
    if words and words[-1] in _OFFICIALS:
        return all(word in _LOCAL or word in kinds["offices of"] for word in words[:-1])
    if words and words[-1] in kinds["offices"]:
        return True
    paired = bool(words) and words[-1] in kinds["bodies"]
    return paired and any(word in kinds["offices of"] for word in words[:-1])


def is_land(book: NameBook, head: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether a country, a region or its government speaks."""
    lands = {land for _, land in book.offices if land}
    named = any(key.startswith("@") or key in lands for key in speaker.keys)
    return (named and not speaker.person) or (bool(head) and head[-1].norm in _LANDS)


def speaks_for_body(piece: Piece, head: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether a spokesman speaks, whose "it" is the body's."""
    told = piece.source.document.described(speaker.keys) | {t.stem for t in head}
    return bool(told & _VOICES)
