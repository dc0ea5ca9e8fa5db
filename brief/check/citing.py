"""Which sentence of a paragraph each mark of citation belongs to.

A mark belongs to the sentence that it stands in or right behind. Links in
parentheses of their own, and links that stand behind the last full stop, are
citations too and no part of what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from brief.check.inline import Kind, Mark, Text
from brief.model import Range
from brief.text.sentences import sentences
from brief.text.tokens import tokenize
from brief.text.verbs import looks_finite

_LINKED = "\0"
_FILLER = (
    rf"(?:{_LINKED}|[\s,;&|/·–—↗→-]|\b(?:and|see|also|via|sources?|from|read|more|here|link)\b:?)"
)
_PARENTHESES = re.compile(rf"\({_FILLER}*\)", re.IGNORECASE)
_ONLY_LINKS = re.compile(rf"[(\[]*{_FILLER}+[)\].]*", re.IGNORECASE)
_CLOSERS = " .,;:!?)”\"'’»"
_STOP = re.compile(r"[.!?…][”\"’'»)\]]*\Z")


class Sentence(NamedTuple):
    """A sentence with the marks that belong to it; `text` and `at` say what and where."""

    text: Text
    at: Range
    marks: tuple[Mark, ...]

    @property
    def words(self) -> str:
        """What it says."""
        return self.text.text[slice(*self.at)]


class Cited(NamedTuple):
    """A paragraph by sentences; `before` are the marks of a line that only names its sources."""

    sentences: tuple[Sentence, ...]
    before: tuple[Mark, ...]


def cited_sentences(text: Text) -> Cited:
    """Part a paragraph into sentences, each with its citations."""
    tidy = _tidied(text)
    parts = [part for part in sentences(tidy.text) if _has_words(tidy.text[slice(*part)])]
    marks = sorted(tidy.marks, key=lambda mark: mark.words)
    linked = _linked(tidy)
    groups: list[tuple[Range, list[Mark]]] = []
    before: list[Mark] = []
    for part, own in zip(parts, _attached(marks, parts, tidy.text), strict=True):
        if own and _only_cites(tidy.text, linked, part, first=not groups):
            (groups[-1][1] if groups else before).extend(own)
        else:
            groups.append((part, own))
    if not parts:
        before += marks
    return Cited(tuple(Sentence(tidy, part, tuple(own)) for part, own in groups), tuple(before))


def reads_as_sentence(text: str) -> bool:
    """Say whether some words are a sentence: ended by a full stop, with a finite verb."""
    tokens = tokenize(text)
    return _STOP.search(text.rstrip()) is not None and any(
        looks_finite(tokens, at) for at in range(len(tokens))
    )


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _linked(text: Text) -> str:
    """Return the text with the words of links made unreadable."""
    chars = list(text.text)
    for mark in text.marks:
        if mark.kind is not Kind.ASIDE:
            chars[slice(*mark.words)] = _LINKED * (mark.words.end - mark.words.start)
    return "".join(chars)


def _only_cites(text: str, linked: str, part: Range, *, first: bool) -> bool:
    """Say whether a sentence is nothing but links: a citation of the sentence before it.

    The first of a paragraph is one only if it says so ("Source: …").
    """
    shown = linked[slice(*part)]
    if _LINKED not in shown or not _ONLY_LINKS.fullmatch(shown.strip()):
        return False
    if first:
        return ":" in shown
    return not reads_as_sentence(text[slice(*part)])


def _attached(marks: Sequence[Mark], parts: Sequence[Range], text: str) -> list[list[Mark]]:
    """Give each mark to a sentence."""
    own: list[list[Mark]] = [[] for _ in parts]
    starts = [part.start for part in parts]
    for mark in marks if parts else ():
        at, end = mark.words
        index = bisect_left(starts, max(at, end))
        # A mark that stands right in front of a sentence, and not right behind another.
        leads = index < len(parts) and at == end == starts[index] and not mark.tight
        own[index if leads and _follows_space(text, at) else max(0, index - 1)].append(mark)
    return own


def _follows_space(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _tidied(text: Text) -> Text:
    """Leave out parentheses that only cite, and the white space that marks leave behind."""
    gone = [
        Range(*m.span()) for m in _PARENTHESES.finditer(_linked(text)) if _cites(text, m.span())
    ]
    edges = [*(mark.words.start for mark in text.marks), *(at.start for at in gone)]
    behind = {at.start: at.end for at in gone}
    for edge in edges:
        end = behind.get(edge, edge)
        if edge and text.text[edge - 1].isspace() and text.text[end : end + 1] in {"", *_CLOSERS}:
            gone.append(Range(edge - 1, edge))
    return _without(text, gone) if gone else text


def _cites(text: Text, span: tuple[int, int]) -> bool:
    return any(span[0] < mark.words.start <= mark.words.end < span[1] for mark in text.marks)


def _without(text: Text, gone: Iterable[Range]) -> Text:
    """Return the text without some ranges, the marks kept."""
    hidden = {at for start, end in gone for at in range(start, end)}
    kept = [at for at in range(len(text.text)) if at not in hidden]

    def moved(at: Range) -> Range:
        return Range(bisect_left(kept, at.start), bisect_left(kept, at.end))

    return Text(
        "".join(text.text[at] for at in kept),
        tuple(text.starts[at] for at in kept),
        tuple(text.ends[at] for at in kept),
        tuple(mark._replace(words=moved(mark.words)) for mark in text.marks),
    )
