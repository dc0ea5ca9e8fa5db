"""N404: in the same words around it, the source has another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.grammar.entities import is_sure
from brief.check.holders import same_keys
from brief.check.names import given
from brief.check.reading import Sentence
from brief.model import Finding, Range
from brief.text.function_words import DETERMINERS, FUNCTION_WORDS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.tokens import TokenKind

_LEAST = 3
_MOST_OWN = 1
_MOST_ALIKE = 8
_NAME, _EDGE = "#", ""
_LIST = frozenset({",", "and", "or", "&", "-", "/"})


class Slot(NamedTuple):
    """A name with the two words before it, nearest first, and the two behind; "#" is a name."""

    name: Name
    before: tuple[str, str]
    behind: tuple[str, str]

    @property
    def near(self) -> tuple[str, str]:
        """The words right before and right behind."""
        return self.before[0], self.behind[0]


def slot_findings(case: Case, proved: Sequence[Range]) -> list[Finding]:
    """Return the first name that stands where the source, in the same words, has another.

    `proved` are places of the claim that a comparison of acts has found right.
    """
    tables: dict[int, _Table] = {}
    for slot in slots(case.sentence):
        name = slot.name
        pieces = case.alignment.pieces_for(name.start)[:1]
        if not pieces or any(at.start <= name.start < at.end for at in proved):
            continue
        if slot.near == (_EDGE, "'s"):
            continue  # "while Corin's fell": what is owned may be left out
        piece = pieces[0]
        if id(piece) not in tables:
            tables[id(piece)] = _table(piece)
        other = _other(case, slot, piece, tables[id(piece)])
        if other is not None and given(case, name):
            at = Range(name.start, name.end)
            says = piece.sentence.text[other.start : other.end]
            detail = f"{case.words_at(at)} where the source has “{says}”"
            where = piece.span(other.start, other.end)
            return [finding(Code.NAME_MISPLACED, detail, at, where)]
    return []


def slots(sentence: Sentence) -> list[Slot]:
    """Return the names of a sentence whose capitals are beyond doubt, with the words beside."""
    return [
        _slot(sentence, name)
        for name in sentence.names
        if name.form is not Form.ROLE and is_sure(name, sentence.tokens)
    ]


class _Table(NamedTuple):
    """The slots of a sentence by the words right beside them, and by the keys of their names."""

    near: dict[tuple[str, str], list[Slot]]
    keyed: dict[str, list[Slot]]


def _table(piece: Piece) -> _Table:
    """Read the slots of a source's sentence once; those that are not cited have no `near`."""
    table = _Table(defaultdict(list), defaultdict(list))
    for slot in slots(piece.sentence):
        if piece.holds(slot.name.start, slot.name.end):
            table.near[slot.near].append(slot)
        for key in slot.name.keys:
            table.keyed[key].append(slot)
    return table


def _slot(sentence: Sentence, name: Name) -> Slot:
    first = sentence.token_at(name.title.start if name.title else name.start)
    last = sentence.token_at(name.end - 1)
    before = _words(sentence, range(first - 1, -1, -1))
    return Slot(name, before, _words(sentence, range(last + 1, len(sentence.tokens))))


def _words(sentence: Sentence, indexes: Iterable[int]) -> tuple[str, str]:
    """Return the next two words in a direction, determiners and quotation marks passed over."""
    found: list[str] = []
    for at in indexes:
        token = sentence.tokens[at]
        if token.norm in DETERMINERS or token.norm in {'"', "'"}:
            continue
        capital = token.kind is TokenKind.WORD and token.text[0].isupper() and at
        found.append(_NAME if capital else token.norm)
        if len(found) == 2:
            break
    found += [_EDGE] * (2 - len(found))
    return found[0], found[1]


def _other(case: Case, slot: Slot, piece: Piece, table: _Table) -> Name | None:
    """Return the name that a source's sentence has in the place of the claim's.

    Not where the claim's name stands in like words itself, nor in a list with
    the other, whose order says nothing.
    """
    alike = table.near.get(slot.near, ())[:_MOST_ALIKE]
    found = next((other.name for other in alike if _replaces(case, slot, piece, other)), None)
    if found is None:
        return None
    own = [one for key in slot.name.keys for one in table.keyed.get(key, ())[:_MOST_ALIKE]]
    if any(len(_shared(slot, one)) > _MOST_OWN for one in own):
        return None
    return None if any(_listed(piece.sentence, one.name, found) for one in own) else found


def _replaces(case: Case, slot: Slot, piece: Piece, other: Slot) -> bool:
    """Say whether a source's name is surely another one, in the same words."""
    name, their = slot.name, other.name
    if their.form is not name.form or len(_shared(slot, other)) < _LEAST:
        return False
    if not any(word.isalpha() and word not in FUNCTION_WORDS for word in _shared(slot, other)):
        return False
    if same_keys(case, name.keys, their.keys) or name.keys & case.book.candidates(their):
        return False
    mine = set(case.text[name.start : name.end].casefold().split())
    theirs = set(piece.sentence.text[their.start : their.end].casefold().split())
    return not (mine <= theirs or theirs <= mine)


def _shared(slot: Slot, other: Slot) -> list[str]:
    """Return the words beside two names that are the same; a nearer one must be for a farther."""
    found: list[str] = []
    for mine, theirs in ((slot.before, other.before), (slot.behind, other.behind)):
        if mine[0] == theirs[0]:
            found.append(mine[0])
            found += [mine[1]] if mine[1] == theirs[1] else []
    return found


def _listed(sentence: Sentence, one: Name, other: Name) -> bool:
    """Say whether nothing but commas, "and" and names stands between two names."""
    left, right = sorted((one, other), key=lambda name: name.start)
    between = sentence.tokens[sentence.token_at(left.end) : sentence.token_at(right.start)]
    return all(t.norm in _LIST or t.text[:1].isupper() for t in between)
