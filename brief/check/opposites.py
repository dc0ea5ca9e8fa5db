"""Words that say the opposite of a word: listed ones, and those made with a negative prefix."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.evidence import Piece
from brief.check.lexicon import opposites
from brief.check.reading import Unit
from brief.text.tokens import stem

_SHORTEST_BASE = 4
# The other prefixes (in-, dis-) begin too many words that deny nothing: theirs are listed.
_PREFIX = "un"
_ADJECTIVAL = ("ed", "en", "able", "ible", "ing", "ful", "al", "ous", "ive", "ory", "ary", "ic")
_PLAIN = frozenset(
    """able aware born certain clean clear common equal even fair fit free happy healthy holy just
    kind known lawful likely lucky pleasant popular ready safe sound stable sure tidy told true
    usual well wise paid made sold spent kept built fed met won felt heard read seen done
    """.split()
)


def opposites_in(unit: Unit, piece: Piece) -> Iterator[Unit]:
    """Yield the words of a piece that say the opposite of a word; parts of names say nothing."""
    for other in _candidates(unit, piece):
        name = other.first and piece.sentence.tokens[other.first].text[:1].isupper()
        if not name and not _is_compound(piece, other):
            yield other


def _candidates(unit: Unit, piece: Piece) -> Iterator[Unit]:
    by_stem = piece.sentence.by_stem
    for word in sorted(opposites(unit.stem)):
        yield from by_stem.get(word, ())
    base = positive(unit.norm)
    if base:
        yield from by_stem.get(stem(base), ())
    for other in by_stem.get(stem(_PREFIX + unit.norm), ()):
        if positive(other.norm):
            yield other


def _is_compound(piece: Piece, unit: Unit) -> bool:
    """Say whether a word is one half of another: "left-handed"."""
    tokens = piece.sentence.tokens
    return "-" in {t.norm for t in tokens[max(0, unit.first - 1) : unit.last + 2]}


def positive(norm: str) -> str:
    """Return an adjective without its negative "un-"; nothing when it has none."""
    base = norm.removeprefix(_PREFIX)
    if base == norm or len(base) < _SHORTEST_BASE:
        return ""
    return base if base in _PLAIN or base.endswith(_ADJECTIVAL) else ""


def opposite_in(unit: Unit, piece: Piece) -> Unit | None:
    """Return the first word of a piece that says the opposite of a word, if any."""
    return next(opposites_in(unit, piece), None)
