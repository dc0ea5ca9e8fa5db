"""Which word of the cited text carries which word of the claim.

Each clause of the claim is laid beside the one or two source sentences that
carry most of it, so that a word cannot be borrowed from just anywhere in a
long citation. Inside a sentence the counterpart nearest to the counterparts of
the neighbouring words is taken. Nothing here judges: the tests do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from brief.check.candidates import Option, candidates
from brief.check.evidence import Piece
from brief.check.paraphrase import guess, same_word
from brief.check.reading import HEAVY, Sentence, Unit
from brief.model import Range
from brief.text.names import Name

GUESSED = 0.5
_MOST_PIECES = 12
_PER_CLAUSE = 2
_LEAST_GAIN = 0.3
_PER_GUESS = 4
_MOST_GUESSES = 4


class Link(NamedTuple):
    """A claim's unit and the source's word that carries it."""

    unit: Unit
    piece: Piece
    other: Unit
    strength: float


class NameLink(NamedTuple):
    """A claim's name and one mention of the same in the cited text."""

    name: Name
    piece: Piece
    other: Name


@dataclass
class Alignment:
    """The claim, the pieces it was laid beside, and what carries what.

    `links[i]` belongs to `claim.units[i]`; None where nothing carries it.
    `used` are the pieces taken for some clause, best first.
    """

    claim: Sentence
    pieces: tuple[Piece, ...]
    used: tuple[Piece, ...]
    links: tuple[Link | None, ...]
    pieces_at: tuple[tuple[Piece, ...], ...]

    @cached_property
    def names(self) -> tuple[tuple[NameLink, ...], ...]:
        """For each name of the claim, the mentions of the same in the used pieces."""
        return tuple(tuple(_mentions(name, self.used)) for name in self.claim.names)

    def pieces_for(self, offset: int) -> tuple[Piece, ...]:
        """Return the pieces that the clause at `offset` of the claim was laid beside."""
        for clause, pieces in zip(self.claim.clauses, self.pieces_at, strict=True):
            if offset < clause.end:
                return pieces or self.used
        return self.used

    @cached_property
    def linked(self) -> tuple[Link, ...]:
        """The links that exist, in the order of the claim."""
        return tuple(link for link in self.links if link)


def _mentions(name: Name, pieces: Sequence[Piece]) -> list[NameLink]:
    return [
        NameLink(name, piece, other)
        for piece in pieces
        for other in piece.sentence.names
        if name.keys & other.keys and piece.holds(other.start, other.end)
    ]


def _shortlist(claim: Sentence, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Keep the pieces that share most words with the claim, in their order."""
    if len(pieces) <= _MOST_PIECES:
        return pieces
    content = frozenset(unit.stem for unit in claim.words) | frozenset(
        token.norm for token in claim.tokens if token.text[:1].isupper() or token.text[:1].isdigit()
    )
    ranked = sorted(
        range(len(pieces)),
        key=lambda at: (
            -len(content & (pieces[at].sentence.stems | pieces[at].sentence.norms)),
            at,
        ),
    )
    return tuple(pieces[at] for at in sorted(ranked[:_MOST_PIECES]))


def _figure_matches(claim: Sentence, pieces: Sequence[Piece], clause: Range) -> list[float]:
    """Count, for each piece, the names and numbers of a clause of the claim that it has."""
    start, end = clause
    names = [name.keys for name in claim.names if start <= name.start < end]
    tokens = claim.tokens if claim.numbers else ()
    numbers = {t.norm for t in tokens if t.norm in claim.numbers and start <= t.start < end}
    return [
        sum(not keys.isdisjoint(piece.sentence.name_keys) for keys in names)
        + float(len(numbers & piece.sentence.norms))
        for piece in pieces
    ]


Options = dict[int, list[Option]]
"""For the units of the claim that a piece may carry, by index: the words that may carry them."""


def align(claim: Sentence, pieces: tuple[Piece, ...]) -> Alignment:
    """Lay the claim beside the cited pieces."""
    pieces = _shortlist(claim, pieces)
    units = claim.units
    table = [
        {at: found for at, unit in enumerate(units) if (found := candidates(unit, piece))}
        for piece in pieces
    ]
    sure = [{at: found[0].strength for at, found in options.items()} for options in table]
    chosen: list[tuple[int, ...]] = []
    links: list[Link | None] = [None] * len(units)
    for clause in claim.clauses:
        members = [at for at, u in enumerate(units) if clause.start <= u.start < clause.end]
        base = _figure_matches(claim, pieces, clause)
        picked = _pick(units, members, sure, base)
        chosen.append(picked)
        for at in members:
            best = max(picked, key=lambda p: sure[p].get(at, 0.0), default=None)
            if best is not None and at in table[best]:
                strength, other = table[best][at][0]
                links[at] = Link(units[at], pieces[best], other, strength)
    _settle(claim, pieces, table, links)
    _part(pieces, table, links)
    _guess(claim, pieces, chosen, links)
    order = list(dict.fromkeys(index for picked in chosen for index in picked))
    return Alignment(
        claim,
        pieces,
        tuple(pieces[index] for index in order),
        tuple(links),
        tuple(tuple(pieces[index] for index in picked) for picked in chosen),
    )


def _pick(
    units: Sequence[Unit], members: list[int], sure: list[dict[int, float]], base: list[float]
) -> tuple[int, ...]:
    """Return up to two pieces: the one that carries most, and the one that adds most to it.

    `sure` says of each piece how surely it carries which units.
    """
    picked: list[int] = []
    covered: dict[int, float] = dict.fromkeys(members, 0.0)
    while len(picked) < min(_PER_CLAUSE, len(sure)):
        gains = []
        for p, carries in enumerate(sure):
            gain = 0.0
            for at in members:
                more = carries.get(at, 0.0) - covered[at]
                if more > 0.0:
                    gain += units[at].weight * more
            gains.append(gain + (base[p] if not picked else max(0.0, base[p] - base[picked[0]])))
        best = max(range(len(sure)), key=lambda p: (p not in picked, gains[p], -p))
        if picked and (best in picked or gains[best] < _LEAST_GAIN):
            break
        picked.append(best)
        for at in members:
            covered[at] = max(covered[at], sure[best].get(at, 0.0))
    return tuple(picked)


def _settle(
    claim: Sentence, pieces: tuple[Piece, ...], table: list[Options], links: list[Link | None]
) -> None:
    """Of several counterparts in a sentence, take the one nearest to the neighbours' own."""
    index_of = {id(piece): at for at, piece in enumerate(pieces)}
    fixed: dict[int, list[tuple[int, int]]] = {}
    marked: dict[int, list[tuple[int, int]]] = {}
    open_links: list[int] = []
    for at, link in enumerate(links):
        if link is None:
            continue
        piece = index_of[id(link.piece)]
        if len(_equals(table[piece][at])) == 1:
            fixed.setdefault(piece, []).append((link.unit.first, link.other.first))
        else:
            open_links.append(at)
    for at in open_links:
        link = links[at]
        assert link is not None
        piece = index_of[id(link.piece)]
        if piece not in fixed:
            fixed[piece] = []
        if piece not in marked:
            marked[piece] = _landmarks(claim, link.piece)
        marks = [*fixed[piece], *marked[piece]]
        unit = link.unit
        near = sorted(marks, key=lambda pair: abs(pair[0] - unit.first))[:3]
        strength, best = min(
            _equals(table[piece][at]),
            key=lambda o: sum(
                abs(o.other.first - pos) / (1 + abs(who - unit.first)) for who, pos in near
            ),
        )
        links[at] = Link(unit, link.piece, best, strength)
        fixed[piece].append((unit.first, best.first))


def _equals(options: list[Option]) -> list[Option]:
    """Return the options that are as sure as the first."""
    return [option for option in options if option.strength == options[0].strength]


def _part(pieces: tuple[Piece, ...], table: list[Options], links: list[Link | None]) -> None:
    """Let no verb of the claim lean on a word that carries another already.

    Of two, one moves to another word that may carry it; where neither can, the nearer stays.
    """
    index_of = {id(piece): at for at, piece in enumerate(pieces)}
    holder: dict[tuple[int, int], int] = {}
    for at, link in enumerate(links):
        if link is None:
            continue
        place = index_of[id(link.piece)]
        first = holder.setdefault((place, link.other.start), at)
        held = links[first]
        # Nouns may share one ("the peace deal, an accord"), and forms of one word may.
        if held is None or held.unit.stem == link.unit.stem:
            continue
        if not (held.unit.verbal or link.unit.verbal):
            continue
        nearer = (link.strength, -_shift(link)) > (held.strength, -_shift(held))
        loser, winner = (first, at) if nearer else (at, first)
        for mover, stayer in ((loser, winner), (winner, loser)):
            free = (o for o in table[place][mover] if (place, o.other.start) not in holder)
            option = next(free, None)
            if option:
                moved = links[mover]
                assert moved is not None
                links[mover] = Link(moved.unit, moved.piece, option.other, option.strength)
                holder[place, option.other.start] = mover
                holder[place, link.other.start] = stayer
                break
        else:
            holder[place, link.other.start] = winner
            lost = links[loser]
            if lost and lost.unit.weight >= HEAVY:
                links[loser] = None


def _shift(link: Link) -> int:
    """Return how far, in words, a counterpart stands from where the claim has the word."""
    return abs(link.unit.first - link.other.first)


def _guess(
    claim: Sentence,
    pieces: tuple[Piece, ...],
    chosen: Sequence[tuple[int, ...]],
    links: list[Link | None],
) -> None:
    """Link verbs without a counterpart to verbs between the same things, a few at most."""
    left = min(_MOST_GUESSES, max(1, len(links) // _PER_GUESS))
    for clause, picked in zip(claim.clauses, chosen, strict=True):
        for at, unit in enumerate(claim.units):
            if links[at] or not clause.start <= unit.start < clause.end or not left:
                continue
            for piece in (pieces[index] for index in picked):
                taken = {link.other.start for link in links if link and link.piece is piece}
                other = guess(claim, unit, piece.sentence, taken, same_word)
                if other and piece.holds(other.start, other.end):
                    links[at] = Link(unit, piece, other, GUESSED)
                    left -= 1
                    break


def _landmarks(claim: Sentence, piece: Piece) -> list[tuple[int, int]]:
    """Return where names and numbers that both have once stand, by token, in claim and piece."""
    mine = {
        t.norm: at
        for at, t in enumerate(claim.tokens)
        if t.text[:1].isdigit() or t.text[:1].isupper()
    }
    found: dict[str, list[int]] = {}
    for at, token in enumerate(piece.sentence.tokens):
        if token.norm in mine:
            found.setdefault(token.norm, []).append(at)
    return [(mine[norm], places[0]) for norm, places in found.items() if len(places) == 1]
