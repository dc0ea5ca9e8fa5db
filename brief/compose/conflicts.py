"""Where independent origins differ: figures for one thing, wordings of one quotation.

Only originals are compared: what a copy changed is the copy's fault and says
nothing about what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from rapidfuzz.fuzz import ratio

from brief.compose.group import Read, same_holder
from brief.compose.units import Unit, Weights
from brief.compose.wording import pointer
from brief.model import Article, Basis, Claim, Kind, Range
from brief.text.book import NameBook
from brief.text.figures import Figure, FigureKind, figures
from brief.text.function_words import FUNCTION_WORDS
from brief.text.relation import Relation
from brief.text.figure_relations import relation
from brief.text.tokens import Token, TokenKind, tokenize, words

_SAME_REMARK = 0.5  # of the shorter wording's content; below, they are two remarks
_LEAST_WORDS = 4  # a shorter quotation is a phrase that may be used twice
_LEAST_SHARED = 2
_LEAST_LIKE = 0.25  # of two sentences that count one thing of one event
_COUNTED = {FigureKind.CARDINAL, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.FRACTION}


def outlet(article: Article) -> str:
    """Return the name under which a reader knows the source."""
    return article.outlet or article.id


def _stems(article: Article, span: Range) -> list[str]:
    """Return the stems of the content words of a range."""
    return [t.stem for t in words(article.text, *span) if t.norm not in FUNCTION_WORDS]


@lru_cache(maxsize=4096)
def _figures(unit: Unit) -> tuple[Figure, ...]:
    """Return the figures of a unit that count or measure something."""
    found = figures(unit.article.text, *unit.span)
    return tuple(f for f in found if f.kind in _COUNTED and not _partitive(unit, f))


def _partitive(unit: Unit, figure: Figure) -> bool:
    """Say whether the figure is a part of a number, or that number: "four of the nine guards"."""
    before = unit.article.text[unit.span.start : figure.start].lower()
    if re.search(r"\w+ (?:out )?of (?:the|its|their|those) \Z", before):
        return True
    after = unit.article.text[figure.end : unit.span.end].lower()
    return re.match(r" (?:out )?of (?:the|its|their|those) (?:\w+ )?(?:\d|[a-z]+ )", after) is not None


def _about(unit: Unit, figure: Figure) -> set[str]:
    """Return the stems of what a figure counts."""
    if figure.noun is None:
        return set()
    return set(_stems(unit.article, figure.noun))


def _differ(one: Unit, other: Unit) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of figures for the same thing that cannot both be right.

    A figure that either unit gives as the other does is no rival: "90% ready,
    10% left" does not contradict "the remaining 10%".
    """
    mine, theirs = _figures(one), _figures(other)
    for figure in mine:
        if any(_agree(figure, f) for f in theirs):
            continue
        rivals = [
            f
            for f in theirs
            if f.kind is figure.kind
            and f.unit == figure.unit
            and _about(one, figure) & _about(other, f)
            and not any(_agree(f, m) for m in mine)
        ]
        if rivals:
            yield figure, rivals[0]


def _agree(one: Figure, other: Figure) -> bool:
    """Say whether two figures can both be right: equal, rounded, or a bound that holds."""
    return Relation.DIFFERENT not in {relation(one, other), relation(other, one)} or (
        relation(one, other) is not Relation.DIFFERENT
        or relation(other, one) is not Relation.DIFFERENT
    )


def _topic(one: Unit, other: Unit, figure: Figure) -> str:
    """Return the longest run of content words both units use, the figure's own left out."""
    theirs = {t.stem for t in other.tokens if t.kind is TokenKind.WORD}
    stop = figure.noun.end if figure.noun else figure.end
    best: list[Token] = []
    run: list[Token] = []
    for token in one.tokens:
        inside = min(figure.start, stop) <= token.start < max(figure.end, stop)
        if inside or token.kind is not TokenKind.WORD or token.stem not in theirs:
            run = []
            continue
        run.append(token)
        core = _core(run)
        if len(core) > len(best):
            best = core
    return one.article.text[best[0].start : best[-1].end] if best else ""


def _core(run: Sequence[Token]) -> list[Token]:
    """Return a run without function words at its ends."""
    core = list(run)
    while core and core[0].norm in FUNCTION_WORDS:
        core = core[1:]
    while core and core[-1].norm in FUNCTION_WORDS:
        core = core[:-1]
    return core


@dataclass(frozen=True, slots=True)
class FigureConflict:
    """Two units of different origins that give different figures for one thing."""

    one: Unit
    mine: Figure
    other: Unit
    theirs: Figure

    @property
    def claim(self) -> Claim:
        """The conflict as a claim that cites both sides."""
        return _figure_claim(self.one, self.mine, self.other, self.theirs)


def figure_conflicts(reads: Sequence[Read], weights: Weights) -> list[FigureConflict]:
    """Return the figures that original reports of different origins give differently.

    Two sentences speak of one thing when they count the same noun in the same
    unit and share further content that is rare in the story.
    """
    counted = [r.unit for r in reads if not r.unit.derived and _figures(r.unit)]
    found: list[FigureConflict] = []
    for one, other in combinations(counted, 2):
        if one.origin == other.origin:
            continue
        for mine, theirs in _differ(one, other):
            nouns = _about(one, mine) | _about(other, theirs)
            shared = {k: n for k, n in one.features.items() if k in other.features and k not in nouns}
            common = [k for k in shared if not k[0].isdigit()]
            if len(common) >= _LEAST_SHARED and weights.similarity(one, other) >= _LEAST_LIKE:
                found.append(FigureConflict(one, mine, other, theirs))
    return _once(found)


def _once(found: Sequence[FigureConflict]) -> list[FigureConflict]:
    """Keep one conflict for each pair of values."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for conflict in found:
        key = tuple(sorted((f.low, f.high) for f in (conflict.mine, conflict.theirs)))
        if key not in seen:
            seen.add(key)
            kept.append(conflict)
    return kept


def _figure_claim(one: Unit, mine: Figure, other: Unit, theirs: Figure) -> Claim:
    """Word one conflict of figures."""
    topic = _topic(one, other, mine)
    sides = ", ".join(
        f"{_phrase(u, f)} ({outlet(u.article)})" for u, f in ((one, mine), (other, theirs))
    )
    lead = f"Reports differ on {topic}: " if topic else "Reports differ: "
    return Claim(
        lead + sides + ".",
        (pointer(one.article, one.sentence), pointer(other.article, other.sentence)),
        Kind.UNRESOLVED,
        Basis.CONFLICT,
    )


def _phrase(unit: Unit, figure: Figure) -> str:
    """Return the figure with what it counts, as the source writes it."""
    end = figure.end
    if figure.noun and figure.noun.start >= figure.start and figure.noun.end - figure.end < 40:
        end = max(end, figure.noun.end)
    phrase = unit.article.text[figure.start : end]
    return phrase[0].lower() + phrase[1:]


def quotation_conflicts(reads: Sequence[Read], book: NameBook) -> Iterator[Claim]:
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
            likeness = _likeness(_joined(one.unit, left), _joined(other.unit, right))
            key = (one.unit.origin, other.unit.origin, mine.keys & theirs.keys)
            if likeness and likeness > best.get(key, (0.0,))[0]:
                best[key] = (likeness, _quote_claim(one, left, other, right))
    for _, claim in best.values():
        yield claim


def _inner(unit: Unit) -> list[Range]:
    """Return what stands between the marks of the unit's quotations."""
    return [q.inner for q in unit.quotations if unit.span.start <= q.start and q.end <= unit.span.end]


def _joined(unit: Unit, inner: Range) -> tuple[str, list[str]]:
    """Return the quotation and its stems."""
    text = unit.article.text[inner.start : inner.end]
    return text, [t.stem for t in tokenize(text) if t.kind is not TokenKind.PUNCT]


def _likeness(left: tuple[str, list[str]], right: tuple[str, list[str]]) -> float:
    """Return how alike two quotations are if they are one remark in different words, else 0."""
    if min(len(left[1]), len(right[1])) < _LEAST_WORDS or left[1] == right[1]:
        return 0.0
    short, long = sorted((left[1], right[1]), key=len)
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    content = set(short) - FUNCTION_WORDS
    if inside or not content:
        return 0.0
    likeness = ratio(left[0], right[0]) / 100
    shared = len(content & set(long)) / len(content)
    same = shared >= _SAME_REMARK and (len(content & set(long)) > 1 or likeness >= _SAME_REMARK)
    return len(content & set(long)) + likeness if same else 0.0


def _quote_claim(one: Read, mine: Range, other: Read, theirs: Range) -> Claim:
    """Word one conflict of quotations."""
    sides = ", ".join(
        f"“{r.unit.article.text[s.start : s.end].rstrip(',.')}” ({outlet(r.unit.article)})"
        for r, s in ((one, mine), (other, theirs))
    )
    holder = one.reading.holder
    label = holder.label if holder else ""
    return Claim(
        f"Outlets differ on {label}’s words: {sides}.",
        (pointer(one.unit.article, one.unit.sentence), pointer(other.unit.article, other.unit.sentence)),
        Kind.UNRESOLVED,
        Basis.CONFLICT,
    )
