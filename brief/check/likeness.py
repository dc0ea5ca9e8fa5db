"""Whether what two noun groups say can be said of one: a name, an office, a description."""

from __future__ import annotations

from enum import StrEnum

from brief.check.grammar.entities import COUNTRY, Entity
from brief.check.grammar.vocabulary import BODIES
from brief.check.lexicon import opposites, related
from brief.text.book import NameBook
from brief.text.kinds import KIN
from brief.text.posts import may_be_called, parted
from brief.text.tokens import stem

_ORDINALS = frozenset(map(stem, "first second third fourth fifth sixth last".split()))


class Likeness(StrEnum):
    """Whether two mentions mean one."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


def likeness(one: Entity, other: Entity, book: NameBook) -> Likeness:
    """Compare two mentions; offices, leaders and countries are folded as the book has them."""
    if not (one.keys or one.heads) or not (other.keys or other.heads):
        return Likeness.UNKNOWN
    if not ((one.keys and other.keys) or one.heads & other.heads):
        one, other = _meant(one, book), _meant(other, book)
    if one.keys and other.keys:
        return _of_names(one, other, book)
    if one.keys or other.keys:
        name, noun = (one, other) if one.keys else (other, one)
        if noun.office and _is_owner(name, noun, book):
            return Likeness.OTHER  # "Roe's successor" is not Roe
        if noun.heads & (name.heads | name.name):
            return Likeness.OTHER if _apart(one, other) else Likeness.SAME
        return Likeness.OTHER if _of_other_kind(name, noun, book) else Likeness.UNKNOWN
    return _of_nouns(one, other)


def _is_owner(name: Entity, noun: Entity, book: NameBook) -> bool:
    """Say whether a name is the person to whom somebody's office or relation is told.

    A body may be meant by its officers: "Corin" by "Corin's chairman".
    """
    owners = noun.around.union(*(book.rivals.get(key, ()) for key in noun.around))
    if not name.keys & owners:
        return False
    return noun.nouns[-1] in KIN or bool(name.keys & book.officers)


def _meant(one: Entity, book: NameBook) -> Entity:
    """Give "the goalkeeper" the keys of the only one whom the sources call so."""
    if one.keys or not one.definite or one.around or len(one.heads) != 1:
        return one
    called = book.called.get(next(iter(one.heads)), set())
    return one._replace(keys=frozenset(called)) if len(called) == 1 else one


def _of_names(one: Entity, other: Entity, book: NameBook) -> Likeness:
    """Compare two names; a surname that is several people's, or a leader's country, is unclear."""
    if one.keys & other.keys:
        return Likeness.SAME
    for left, right in ((one, other), (other, one)):
        if any(book.leads.get(key) in right.keys for key in left.keys):
            return Likeness.UNKNOWN
        rivals = frozenset(full for key in left.keys for full in book.rivals.get(key, ()))
        if rivals:
            return Likeness.UNKNOWN if rivals & right.keys else Likeness.OTHER
    if one.name and other.name and (one.name <= other.name or other.name <= one.name):
        return Likeness.SAME
    lands = [any(key[0] == COUNTRY for key in who.keys) for who in (one, other)]
    return Likeness.UNKNOWN if lands[0] != lands[1] else Likeness.OTHER


def _of_nouns(one: Entity, other: Entity) -> Likeness:
    """Compare two descriptions; two things that a pronoun owns may be any two."""
    if one.words == other.words:
        return Likeness.SAME
    if one.whose and other.whose:
        return Likeness.UNKNOWN
    if one.office and other.office:
        return _of_offices(one, other)
    near = {word for head in one.heads for word in related(head)}
    if not (one.heads & other.heads or near & other.heads):
        return Likeness.UNKNOWN
    contrary = _apart(one, other) or _contrary(one, other)
    return Likeness.OTHER if contrary else Likeness.SAME


def _of_offices(one: Entity, other: Entity) -> Likeness:
    """Compare "the premier" with "the prime minister": all words of an office count."""
    (mine, rank), (theirs, their_rank) = parted(one.office), parted(other.office)
    if _apart(one, other):
        return Likeness.OTHER
    if may_be_called(mine, theirs) or may_be_called(theirs, mine):
        return Likeness.SAME if rank == their_rank else Likeness.OTHER
    same_noun = mine.rpartition(" ")[2] == theirs.rpartition(" ")[2]
    return Likeness.OTHER if same_noun else Likeness.UNKNOWN


def _apart(one: Entity, other: Entity) -> bool:
    """Say whether both are qualified by names and share none: "Corin's guards", "Tarn's"."""
    return bool(one.around and other.around) and not one.around & other.around


def _contrary(one: Entity, other: Entity) -> bool:
    """Say whether two groups of one noun are told apart: "the north pier", "the south pier"."""
    if any(word in opposites(mine) for mine in one.words for word in other.words):
        return True
    ranks = [who.words & _ORDINALS for who in (one, other)]
    return bool(ranks[0] and ranks[1]) and ranks[0] != ranks[1]


def _of_other_kind(name: Entity, noun: Entity, book: NameBook) -> bool:
    """Say whether a noun is for another kind of body than the sources say the name is."""
    mine = [kind for kind in BODIES if noun.heads & kind]
    if not mine:
        return False
    told = {head for head, mains in book.called.items() if mains & name.keys}
    theirs = [kind for kind in BODIES if told & kind]
    return bool(theirs) and not any(kind in mine for kind in theirs)
