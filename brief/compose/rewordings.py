"""Where independent origins word one remark of one person differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from brief.compose.group import Read, same_holder
from brief.compose.units import Unit
from brief.compose.weights import Weights
from brief.compose.wording import pointer
from brief.model import Basis, Claim, Kind, Range, outlet_of
from brief.text.book import NameBook
from brief.text.function_words import FUNCTION_WORDS
from brief.text.tokens import TokenKind, tokenize

_SAME_REMARK = 0.5  # of the shorter wording's content; below, they are two remarks
_LEAST_WORDS = 4  # a shorter quotation is a phrase that may be used twice
_LEAST_SHARED = 2


def quotation_conflicts(reads: Sequence[Read], book: NameBook, weights: Weights) -> Iterator[Claim]:
    """Yield a claim for each remark of one person that origins word differently."""
    remarks = [r for r in reads if not r.unit.derived and r.reading.holder and r.unit.quotations]
    best: dict[tuple[str, str, frozenset[str]], tuple[float, Claim]] = {}
    for one, other in combinations(remarks, 2):
        mine, theirs = one.reading.holder, other.reading.holder
        if one.unit.origin == other.unit.origin or mine is None or theirs is None:
            continue
        if not same_holder(mine, theirs, book):
            continue
        for left, right in product(_inner(one.unit), _inner(other.unit)):
            likeness = _likeness(_stemmed(one.unit, left), _stemmed(other.unit, right), weights)
            key = (one.unit.origin, other.unit.origin, mine.keys & theirs.keys)
            if likeness and likeness > best.get(key, (0.0,))[0]:
                best[key] = (likeness, _quote_claim(one, left, other, right))
    for _, claim in best.values():
        yield claim


def _inner(unit: Unit) -> list[Range]:
    """Return what stands between the marks of the unit's quotations."""
    return [
        q.inner for q in unit.quotations if unit.span.start <= q.start and q.end <= unit.span.end
    ]


def _stemmed(unit: Unit, inner: Range) -> list[str]:
    """Return the stems of a quotation."""
    tokens = tokenize(unit.prose, *inner)
    return [t.stem for t in tokens if t.kind is not TokenKind.PUNCT]


def _likeness(left: list[str], right: list[str], weights: Weights) -> float:
    """Return the weight of what two quotations share if they are one remark reworded, else 0."""
    short, long = sorted((left, right), key=len)
    content = set(short) - FUNCTION_WORDS
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    if len(short) < _LEAST_WORDS or not content or inside:
        return 0.0
    shared = content & set(long)
    if len(shared) < _LEAST_SHARED or len(shared) < _SAME_REMARK * len(content):
        return 0.0
    return weights.mass(dict.fromkeys(shared, 1))


def _quote_claim(one: Read, mine: Range, other: Read, theirs: Range) -> Claim:
    """Word one conflict of quotations."""
    sides = ", ".join(
        f"“{r.unit.prose[s.start : s.end].rstrip(',.')}” ({outlet_of(r.unit.article)})"
        for r, s in ((one, mine), (other, theirs))
    )
    holder = one.reading.holder
    label = holder.label if holder else ""
    return Claim(
        f"Outlets differ on {label}’s words: {sides}.",
        (
            pointer(one.unit.article, one.unit.sentence),
            pointer(other.unit.article, other.unit.sentence),
        ),
        Kind.UNRESOLVED,
        Basis.CONFLICT,
    )
