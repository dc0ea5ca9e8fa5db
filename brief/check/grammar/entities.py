"""What a noun group says of whom it means: a name, a description, whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from brief.check.grammar.groups import Group
from brief.check.grammar.verb_forms import MONEY, adds_up
from brief.check.lexicon import is_ordinary
from brief.text.function_words import CARDINALS, DETERMINERS, PRONOUNS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.posts import is_post
from brief.text.roles import HONORIFICS, TITLE_WORDS
from brief.text.tokens import Token

COUNTRY = "@"
"""How the key of a listed country begins."""

_NOT_OFFICE = DETERMINERS | HONORIFICS
_OWNERS = frozenset("his her its their my your our whose".split())


class Entity(NamedTuple):
    """What the words at `[start, end)` say of whom they mean.

    `keys` are those of the name that it is, or of the one who holds the office
    that it is (`described`); `heads` the stems of the nouns that describe it,
    `around` the keys of names that qualify it: an owner, a place. `words` are
    the stems of all its words, `name` those of its name, `nouns` its last word,
    folded, `office` all words of an office. A pronoun and a bare number say nothing.
    """

    start: int
    end: int
    keys: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    name: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()
    office: str = ""
    amount: bool = False
    definite: bool = False
    described: bool = False
    whose: bool = False
    """Whether a pronoun owns it: "its rival"."""

    @property
    def silent(self) -> bool:
        """Say whether the group says nothing of whom it means."""
        return not self.keys and not self.heads


def entity(tokens: Sequence[Token], group: Group, inside: Sequence[Name]) -> Entity:
    """Read a noun group in which the names `inside` stand, descriptions by office included."""
    last = group.core
    while last > group.first + 1 and not _is_noun(tokens[last - 1]):
        last -= 1
    stop, opening = tokens[last - 1].end, tokens[group.first]
    own = [n for n in inside if n.end == stop and not (n.weak and n.form is Form.ROLE)]
    others = [n for n in inside if n not in own and n.form is not Form.ROLE]
    named = [n for n in own if n.form is not Form.ROLE]
    first = min((n.start for n in named), default=stop)
    core = tokens[group.first : last]
    return Entity(
        opening.start,
        tokens[group.last - 1].end,
        _keys(own, others, stop),
        _heads(core, first),
        frozenset(key for n in others if is_sure(n, tokens) for key in n.keys),
        frozenset(t.stem for t in tokens[group.first : group.last] if t.is_word),
        frozenset(t.stem for t in core if t.is_word and t.start >= first),
        (tokens[last - 1].norm,),
        office_in(core, others),
        amount=adds_up(opening) or opening.norm in MONEY,
        definite=opening.norm == "the",
        described=not named,
        whose=opening.norm in _OWNERS,
    )


def merged(faces: Sequence[Entity]) -> Entity:
    """Return one entity for a noun group and its appositions: "the keeper, Lew Orr"."""
    if len(faces) == 1:
        return faces[0]
    named = next((one for one in faces if one.keys), faces[0])
    keys = frozenset().union(*(one.keys for one in faces))
    # "Roe, a Norwegian" is not Norway.
    keys = frozenset(key for key in keys if key[0] != COUNTRY) or keys
    return named._replace(
        keys=keys,
        heads=frozenset().union(*(one.heads for one in faces)),
        around=frozenset().union(*(one.around for one in faces)) - named.keys,
        nouns=tuple(noun for one in faces for noun in one.nouns),
        office=next((one.office for one in faces if one.office), ""),
    )


def is_sure(name: Name, tokens: Sequence[Token]) -> bool:
    """Say whether a capital makes a name, though a sentence may begin there."""
    if not name.weak:
        return True
    at = bisect_left(tokens, name.start, key=attrgetter("start"))
    if at == len(tokens) or tokens[at].start != name.start:
        return False
    word = tokens[at]
    return not (word.norm in TITLE_WORDS or word.norm.endswith("ly") or is_ordinary(word.stem))


def office_in(words: Sequence[Token], names: Sequence[Name]) -> str:
    """Return the words of an office, ranks included, without names; "" if they name none."""
    kept = [
        t
        for t in words
        if _is_noun(t)
        and t.norm not in _NOT_OFFICE
        and not any(n.start <= t.start < n.end for n in names)
    ]
    return " ".join(t.norm for t in kept) if kept and is_post(kept[-1].norm) else ""


def _is_noun(token: Token) -> bool:
    return token.is_word and token.norm != "'s"


def _keys(own: Sequence[Name], others: Sequence[Name], stop: int) -> frozenset[str]:
    """Return the keys of the name, or of the holder of the office, that a group is.

    "Corin's chairman" need not be the only chairman whom the sources name.
    """
    owned = any(n.form is Form.PROPER or n.start > stop for n in others)
    return frozenset(
        key for n in own for key in n.keys if n.form is not Form.ROLE or not (":" in key or owned)
    )


def _heads(tokens: Sequence[Token], stop: int) -> frozenset[str]:
    """Return the stem of the noun that ends a group, or that stands before its name."""
    words = [t for t in tokens if t.is_word and t.start < stop]
    if not words:
        return frozenset()
    norm = words[-1].norm
    closed = norm in DETERMINERS or norm in PRONOUNS or norm in CARDINALS or norm == "'s"
    return frozenset() if closed else frozenset({words[-1].stem})
