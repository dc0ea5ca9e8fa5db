"""Who holds which office, and where: "Corin's chairman, Lars Roe", "Roe chairs Corin"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from brief.check.grammar.clauses import Frame
from brief.check.grammar.entities import Entity, is_sure, office_in
from brief.check.grammar.groups import Kind
from brief.check.grammar.shape import Shape
from brief.check.grammar.verb_forms import BE
from brief.check.grammar.vocabulary import OFFICES
from brief.model import Range
from brief.text.function_words import DETERMINERS
from brief.text.gazetteer import Form
from brief.text.posts import POST_NOUNS, is_post, parted
from brief.text.tokens import Token

_BEHIND = frozenset("of for at in with to from on".split())
_LONGEST_CHAIN = 4
_MOST = 64


class Post(NamedTuple):
    """Somebody holds an office: `office` is folded and without ranks, `owners` are keys.

    `told` is true when a verb says it ("Roe chairs Corin"), so that the
    office may have another name; `whose` when "his" or "her" stands for the owner.
    """

    holder: Entity
    office: str
    ranks: frozenset[str]
    owners: frozenset[str]
    at: Range
    told: bool = False
    whose: bool = False


def may_tell_posts(norms: frozenset[str], stems: frozenset[str]) -> bool:
    """Say whether a sentence with these words, folded and as stems, may say who holds an office."""
    return not (POST_NOUNS.isdisjoint(norms) and OFFICES.keys().isdisjoint(stems))


def posts(shape: Shape) -> tuple[Post, ...]:
    """Return the offices that a sentence says those it names hold; of very many the first."""
    found = chain(_apposed(shape), _predicated(shape), _behind_of(shape), _titled(shape))
    return tuple(islice(found, _MOST))


def _titled(shape: Shape) -> Iterator[Post]:
    """Yield "Corin manager Lars Roe", "President Roe of Corin"."""
    for at, group in enumerate(shape.groups):
        who = shape.alone(at) if group.kind is Kind.NOUN else None
        if who is None or not who.keys:
            continue
        inside = shape.names_in(who.start, who.end)
        name = next((n for n in inside if n.keys <= who.keys), None)
        if name is None or name.form is not Form.PROPER:
            continue
        before = [t for t in shape.tokens[group.first : group.core] if t.end <= name.start]
        post = _post(shape, who, before, who.around)
        if post is not None:
            yield post


def _apposed(shape: Shape) -> Iterator[Post]:
    """Yield "Lars Roe, the manager of Corin", "the manager of Corin, Lars Roe"."""
    for main, faces in shape.faces.items():
        named = [at for at in (main, *faces) if _is_named(shape.alone(at))]
        if len(named) != 1:
            continue
        for at in (_root(shape, main), *faces):
            post = None if at in named else _described(shape, shape.alone(named[0]), at)
            if post is not None:
                yield post


def _behind_of(shape: Shape) -> Iterator[Post]:
    """Yield the office of Lars Roe in "the wife of Corin's manager, Lars Roe"."""
    for at, group in enumerate(shape.groups):
        if group.kind is not Kind.NOUN or group.last <= group.core + 1:
            continue
        kinds = [ahead.kind for ahead in shape.groups[at + 1 : at + 3]]
        if kinds != [Kind.COMMA, Kind.NOUN] or not is_post(shape.tokens[group.last - 1].norm):
            continue
        who = shape.alone(at + 2)
        if _is_named(who):
            inner = shape.part(group.core + 1, group.last)
            words = list(shape.tokens[group.core + 1 : group.last])
            post = _post(shape, who, words, inner.around)
            if post is not None:
                yield post


def _is_named(who: Entity) -> bool:
    return bool(who.keys) and not who.described


def _root(shape: Shape, at: int) -> int:
    """Return the noun on which a bare noun hangs: "the candidate for mayor, Roe"."""
    opening = shape.tokens[shape.groups[at].first]
    if opening.norm in DETERMINERS or opening.text[0].isupper():
        return at
    for _ in range(_LONGEST_CHAIN):
        if at < 2 or shape.groups[at - 2].kind is not Kind.NOUN:
            break
        before = shape.groups[at - 1]
        if before.kind is not Kind.PREP or before.word not in _BEHIND:
            break
        at -= 2
    return at


def _predicated(shape: Shape) -> Iterator[Post]:
    """Yield "Lars Roe is the manager of Corin", "Lars Roe manages Corin"."""
    for frame in shape.frames:
        verb = shape.tokens[frame.verb.main]
        if verb.norm in BE and frame.subject and frame.object:
            for who in shape.who(frame.subject):
                post = _described(shape, who, frame.object[0]) if who.keys else None
                if post is not None:
                    yield post
        elif verb.stem in OFFICES:
            yield from _acting(shape, frame, OFFICES[verb.stem], Range(verb.start, verb.end))


def _acting(shape: Shape, frame: Frame, office: str, at: Range) -> Iterator[Post]:
    """Yield the office that a verb says its subject, or who stands behind "by", holds."""
    by = next((places for word, places in frame.preps if word == "by"), [])
    doer, thing = (by, frame.subject) if frame.verb.passive else (frame.subject, frame.object)
    if office == "employee":
        thing = next((places for word, places in frame.preps if word == "for"), [])
    owners = frozenset(key for who in shape.who(thing) for key in who.keys)
    for who in shape.who(doer) if thing else ():
        if who.keys:
            yield Post(who, office, frozenset(), owners, at, told=True)


def _described(shape: Shape, who: Entity, at: int) -> Post | None:
    """Return the office that a noun group names, with its owner inside or behind it."""
    group, one = shape.groups[at], shape.alone(at)
    owners = set(one.around)
    if group.last > group.core and is_post(shape.tokens[group.last - 1].norm):
        owners = set()  # "the wife of Corin's mayor": her husband is not Corin
    kinds = [ahead.kind for ahead in shape.groups[at + 1 : at + 3]]
    if kinds == [Kind.PREP, Kind.NOUN] and shape.groups[at + 1].word in _BEHIND:
        behind = shape.alone(at + 2)
        owners |= behind.keys | behind.around
    words = list(shape.tokens[group.first : group.core])
    post = _post(shape, who, words, frozenset(owners) - who.keys)
    personal = shape.tokens[group.first].norm in {"his", "her"}
    return post and post._replace(whose=personal and not owners)


def _post(shape: Shape, who: Entity, words: list[Token], owners: frozenset[str]) -> Post | None:
    """Return the office that words name, if they end in the noun of one."""
    if not words:
        return None
    inside = [
        n
        for n in shape.names_in(words[0].start, words[-1].end)
        if n.form is not Form.ROLE and is_sure(n, shape.tokens)
    ]
    office, ranks = parted(office_in(words, inside))
    if not office:
        return None
    return Post(who, office, ranks, owners, Range(words[0].start, words[-1].end))
