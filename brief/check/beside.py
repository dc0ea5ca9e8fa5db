"""N403 and N404: names that changed places, seen by the words that stand beside them.

The acts of a sentence are compared elsewhere, where its grammar can be read.
Here nothing is read: two names have changed places where the words nearer to
the one in the claim are nearer to the other in the source, on both sides, or
where each stands in the other's place in words that are the source's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from brief.check.align import NameLink
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.edits import edits
from brief.check.evidence import Piece
from brief.check.lexicon import converses
from brief.check.reading import Sentence
from brief.model import Finding, Range
from brief.text.function_words import DETERMINERS
from brief.text.names import Name
from brief.text.tokens import Token, TokenKind

_NEARER = 2
"""Tokens by which a word has to be nearer to one name than to the other to count."""
_JOINT = 4  # tokens that ";", "but" or "and" between a word and a name count for
_JOINTS = frozenset({";", "but", "while", "whereas", "and"})
_IN_LISTS = frozenset({",", "and", "or", "nor", "&"})
_CLEARLY = 3
"""How many words have to speak for an exchange for each that speaks against it."""
_FEWEST = 2
_MOST = 24  # pairs of names, in a longer list every name has many neighbours


def beside_findings(case: Case) -> list[Finding]:
    """Test that names stand beside the words that they stand beside in the source."""
    return list(_changed_over(case))[:1] or list(_exchanged(case))[:1]


def _changed_over(case: Case) -> Iterator[Finding]:
    """Yield a finding where each of two names stands in the other's place in a copied passage."""
    found = []
    for edit in edits(case):
        mine = _only_name(case.sentence, edit.mine)
        theirs = _only_name(edit.piece.sentence, edit.theirs)
        if mine and theirs and not mine.keys & theirs.keys:
            found.append((edit.piece, mine, theirs))
    for piece, mine, theirs in found:
        if any(
            mine.keys & b.keys and theirs.keys & a.keys and not _listed(case.sentence, mine, a)
            for _, a, b in found
        ):
            at = Range(mine.start, mine.end)
            says = piece.sentence.text[theirs.start : theirs.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            yield finding(Code.NAME_MISPLACED, detail, at, piece.span(theirs.start, theirs.end))


def _listed(sentence: Sentence, one: Name, other: Name) -> bool:
    """Say whether nothing but names parts two of them: a list has no order."""
    first, last = sorted((one, other), key=lambda name: name.start)
    inside = sentence.tokens[sentence.token_at(first.end) : sentence.token_at(last.start)]
    names = [Range(name.start, name.end) for name in sentence.names]
    return all(
        token.norm in _IN_LISTS or any(n.start <= token.start < n.end for n in names)
        for token in inside
    )


def _only_name(sentence: Sentence, tokens: Sequence[Token]) -> Name | None:
    """Return the name that some tokens are, determiners apart; None if they are more or less."""
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    found = [name for name in sentence.names if name.start < end and start < name.end]
    if len(found) != 1:
        return None
    name = found[0]
    rest = [token for token in tokens if not name.start <= token.start < name.end]
    return name if all(t.norm in DETERMINERS or t.norm == "'s" for t in rest) else None


def _exchanged(case: Case) -> Iterator[Finding]:
    """Yield a finding where the neighbours of two names are in the source each other's."""
    given = [(name, links) for name, links in _with_links(case) if links]
    for (one, here), (other, there) in islice(combinations(given, 2), _MOST):
        if one.keys & other.keys:
            continue
        for piece in case.alignment.used:
            first, second = _mentions(here, piece), _mentions(there, piece)
            # Who is named twice has neighbours at both places.
            if len(first) != 1 or len(second) != 1 or _repeated(case, one, other):
                continue
            if _crossed(case, piece, _Pair(one, other, first[0], second[0])):
                at = Range(one.start, one.end)
                span = piece.span(first[0].start, first[0].end)
                yield finding(Code.ROLES_SWAPPED, case.words_at(at), at, span)


def _repeated(case: Case, *names: Name) -> bool:
    """Say whether the claim has one of two names more than once."""
    return any(
        sum(bool(name.keys & other.keys) for other in case.sentence.names) > 1 for name in names
    )


def _with_links(case: Case) -> Iterator[tuple[Name, tuple[NameLink, ...]]]:
    return zip(case.sentence.names, case.alignment.names, strict=True)


def _mentions(links: Sequence[NameLink], piece: Piece) -> list[Name]:
    return [link.other for link in links if link.piece is piece]


class _Pair(NamedTuple):
    """Two names of the claim, and where the source sentence has them."""

    one: Name
    other: Name
    here: Name
    there: Name


def _crossed(case: Case, piece: Piece, pair: _Pair) -> bool:
    """Say whether words on both sides stand beside the other name in the source."""
    sentence, source = case.sentence, piece.sentence
    kept, sides = 0, [False, False]
    crossed = 0
    for mine, theirs in _anchors(case, piece):
        near = _away(sentence, pair.other, mine) - _away(sentence, pair.one, mine)
        nearer = _away(source, pair.there, theirs) - _away(source, pair.here, theirs)
        if min(abs(near), abs(nearer)) < _NEARER:
            continue
        if (near > 0) is (nearer > 0):
            kept += 1
        else:
            crossed += 1
            sides[near > 0] = True
    return all(sides) and crossed >= max(_FEWEST, _CLEARLY * kept)


def _anchors(case: Case, piece: Piece) -> Iterator[tuple[int, int]]:
    """Yield the words and numbers outside names that both have, by their places as tokens."""
    sentence = case.sentence
    inside = [Range(name.start, name.end) for name in sentence.names]
    places: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(piece.sentence.tokens):
        if token.kind is TokenKind.NUMBER:
            places[token.norm].append(at)
    links = [link for link in case.alignment.linked if link.piece is piece]
    if any(link.other.stem in converses(link.unit.stem) for link in links):
        return  # "A sold it to B" and "B bought it from A" change the neighbours rightly
    found = [(link.unit.first, link.other.first) for link in links]
    for at, token in enumerate(sentence.tokens):
        if token.kind is TokenKind.NUMBER and len(places[token.norm]) == 1:
            found.append((at, places[token.norm][0]))
    for mine, theirs in found:
        start = sentence.tokens[mine].start
        if not any(part.start <= start < part.end for part in inside):
            yield mine, theirs


def _away(sentence: Sentence, name: Name, at: int) -> int:
    """Return how far a token is from a name, in tokens; a joint between them counts for more."""
    first, last = sentence.token_at(name.start), sentence.token_at(name.end - 1)
    if first <= at <= last:
        return 0
    low, high = (last, at) if at > last else (at, first)
    between = sentence.tokens[low + 1 : high]
    return high - low + _JOINT * sum(token.norm in _JOINTS for token in between)
