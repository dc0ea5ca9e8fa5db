"""What was changed where the claim has the source's own words on both sides.

A corruption often leaves a sentence as it was but for one word. Where two
words before and two words after are the source's, what stands between them
on either side is an edit, and needs no reading of the sentence to be
compared: an inserted "not" is a denial, whatever it governs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.kept import per_case, per_sentence
from brief.check.reading import Sentence
from brief.model import Range
from brief.text.tokens import Token, TokenKind

_CONTEXT = 2
_LONGEST = 4
_FAR = _LONGEST + _CONTEXT
_MOST_PLACES = 4
_FAR_BACK = 12
_EDGE = ""
_KEPT_MARKS = frozenset({";", "%"})


class Edit(NamedTuple):
    """Tokens of the claim that stand where the source has others; either may be none.

    `before` and `after` are the claim's tokens beside the edit, if any, `other` the
    source's counterpart of `after`, and `gap` where in the source's text the edit is.
    """

    piece: Piece
    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]
    before: Token | None
    after: Token | None
    other: Token | None
    gap: int

    @property
    def at(self) -> Range:
        """Where the edit is in the claim: its words, or the word behind it."""
        if self.mine:
            return Range(self.mine[0].start, self.mine[-1].end)
        beside = self.after or self.before
        return Range(beside.start, beside.end) if beside else Range(0, 0)

    @property
    def source(self) -> Range:
        """Where the edit is in the source's text: its words, or an empty range."""
        if self.theirs:
            return Range(self.theirs[0].start, self.theirs[-1].end)
        return Range(self.gap, self.gap)


class _Words(NamedTuple):
    """The tokens of a sentence but for commas and quotation marks, which any paraphrase moves.

    `keys` are what they are compared by, with two empty ones before and behind.
    """

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    places: dict[tuple[str, str], list[int]]


@per_sentence
def _words(sentence: Sentence) -> _Words:
    tokens = tuple(
        t for t in sentence.tokens if t.kind is not TokenKind.PUNCT or t.norm in _KEPT_MARKS
    )
    edge = [_EDGE] * _CONTEXT
    keys = (*edge, *(token.stem for token in tokens), *edge)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in range(_CONTEXT, len(keys) - 1):
        places[keys[at - 2], keys[at - 1]].append(at)
    return _Words(tokens, keys, places)


@per_case
def edits(case: Case) -> tuple[Edit, ...]:
    """Return the edits that turn the used sentences into the claim, in the claim's order."""
    mine = _words(case.sentence)
    return tuple(
        edit
        for piece in case.alignment.used
        for edit in _between(piece, mine, _words(piece.sentence))
    )


def _between(piece: Piece, mine: _Words, theirs: _Words) -> Iterator[Edit]:
    keys, source = mine.keys, theirs.keys
    for at in range(_CONTEXT, len(keys) - 1):
        before = keys[at - _CONTEXT : at]
        for place in _likest(mine, theirs, at, theirs.places.get((before[0], before[1]), ())):
            if keys[at] == source[place]:
                continue
            found = _shortest(keys[at : at + _FAR], source[place : place + _FAR])
            if found is None:
                continue
            after = keys[at + found[0] : at + found[0] + _CONTEXT]
            if sum(key != _EDGE for key in (*before, *after)) >= _CONTEXT:
                yield _edit(piece, mine, theirs, (at - _CONTEXT, place - _CONTEXT), found)


def _likest(mine: _Words, theirs: _Words, at: int, places: Sequence[int]) -> list[int]:
    """Return the places before which most words are the claim's: "in the" stands at many."""
    if len(places) < 2:
        return list(places)
    likeness = {place: _shared_before(mine, theirs, at, place) for place in places[:_MOST_PLACES]}
    most = max(likeness.values())
    return [place for place, shared in likeness.items() if shared == most]


def _shared_before(mine: _Words, theirs: _Words, at: int, place: int) -> int:
    """Return how many words before two places are the same, up to a bound."""
    shared = 0
    while (
        shared < min(_FAR_BACK, at, place)
        and mine.keys[at - 1 - shared] == theirs.keys[place - 1 - shared]
    ):
        shared += 1
    return shared


def _edit(
    piece: Piece, mine: _Words, theirs: _Words, where: tuple[int, int], size: tuple[int, int]
) -> Edit:
    (i, j), (p, q) = where, size
    own, other = mine.tokens, theirs.tokens
    return Edit(
        piece,
        own[i : i + p],
        other[j : j + q],
        own[i - 1] if 0 < i <= len(own) else None,
        own[i + p] if i + p < len(own) else None,
        other[j + q] if j + q < len(other) else None,
        other[min(j, len(other) - 1)].start if other else piece.sentence.start,
    )


def _shortest(mine: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """Return the lengths of the shortest edit behind which both go on with the same two words."""
    for size in range(1, 2 * _LONGEST + 1):
        for p in range(max(0, size - _LONGEST), min(size, _LONGEST) + 1):
            q = size - p
            ahead = mine[p : p + _CONTEXT]
            if len(ahead) == _CONTEXT and ahead == theirs[q : q + _CONTEXT]:
                return p, q
    return None


def clauses_of(case: Case, edit: Edit) -> tuple[tuple[Sentence, Range], tuple[Sentence, Range]]:
    """Return the clauses that an edit is in, on either side."""
    source = edit.piece.sentence
    return (
        (case.sentence, case.sentence.clause_at(edit.at.start)),
        (source, source.clause_at(edit.source.start)),
    )
