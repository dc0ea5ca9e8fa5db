"""Where independent origins differ: figures for one thing, wordings of one quotation.

Only originals are compared: what a copy changed is the copy's fault and says
nothing about what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from brief.compose.group import Read
from brief.compose.units import Unit
from brief.compose.weights import Weights
from brief.compose.wording import pointer
from brief.model import Article, Basis, Claim, Kind, Range
from brief.text.figure_relations import relation
from brief.text.figures import Figure, FigureKind, figures
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.relation import Relation
from brief.text.tokens import Token, TokenKind, words

_SAME_REMARK = 0.5  # of the shorter wording's content; below, they are two remarks
_LEAST_WORDS = 4  # a shorter quotation is a phrase that may be used twice
_LEAST_SHARED = 2
_LEAST_LIKE = 0.25  # of two sentences that count one thing of one event
_LEAST_LIKE_RATE = 0.18  # a rate of a named thing is seldom two things
_COUNTED = {
    FigureKind.CARDINAL,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.MEASURE,
    FigureKind.FRACTION,
}


def outlet(article: Article) -> str:
    """Return the name under which a reader knows the source."""
    return article.outlet or article.id


def _stems(unit: Unit, span: Range) -> list[str]:
    """Return the stems of the content words of a range."""
    return [t.stem for t in words(unit.prose, *span) if t.norm not in FUNCTION_WORDS]


@lru_cache(maxsize=4096)
def _figures(unit: Unit) -> tuple[Figure, ...]:
    """Return the figures of a unit that count or measure something."""
    found = figures(unit.prose, *unit.span)
    return tuple(f for f in found if f.kind in _COUNTED and not _partitive(unit, f))


def _partitive(unit: Unit, figure: Figure) -> bool:
    """Say whether the figure is a part of a number, or that number: "four of the nine guards"."""
    before = unit.prose[unit.span.start : figure.start].lower()
    if re.search(r"\w+ (?:out )?of (?:the|its|their|those) \Z", before):
        return True
    after = unit.prose[figure.end : unit.span.end].lower()
    return (
        re.match(r" (?:out )?of (?:the|its|their|those) (?:\w+ )?(?:\d|[a-z]+ )", after) is not None
    )


def _about(unit: Unit, figure: Figure) -> set[str]:
    """Return the stems of what a figure counts."""
    if figure.noun is None:
        return set()
    return set(_stems(unit, figure.noun))


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
            and _one_thing(_about(one, figure), _about(other, f), figure)
            and not any(_agree(f, m) for m in mine)
        ]
        if rivals:
            yield figure, rivals[0]


def _one_thing(mine: set[str], theirs: set[str], figure: Figure) -> bool:
    """Say whether two figures count one thing: the same noun, or a rate one of them leaves bare."""
    return bool(mine & theirs) or ("/" in figure.unit and not (mine and theirs))


def _agree(one: Figure, other: Figure) -> bool:
    """Say whether two figures can both be right: equal, rounded, or a bound that holds."""
    return any(r is not Relation.DIFFERENT for r in (relation(one, other), relation(other, one)))


def _topic(one: Unit, other: Unit, figure: Figure, weights: Weights) -> str:
    """Return the weightiest run of content words both units use, figure and calendar left out."""
    theirs = {t.stem for t in other.tokens if t.kind is TokenKind.WORD and t.norm not in CALENDAR}
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
        if weights.mass(dict.fromkeys((t.stem for t in core), 1)) > weights.mass(
            dict.fromkeys((t.stem for t in best), 1)
        ):
            best = core
    return one.prose[best[0].start : best[-1].end] if best else ""


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
    topic: str

    @property
    def claim(self) -> Claim:
        """The conflict as a claim that cites both sides."""
        sides = ", ".join(
            f"{_phrase(u, f)} ({outlet(u.article)})"
            for u, f in ((self.one, self.mine), (self.other, self.theirs))
        )
        lead = f"Reports differ on {self.topic}: " if self.topic else "Reports differ: "
        places = (pointer(u.article, u.sentence) for u in (self.one, self.other))
        return Claim(f"{lead}{sides}.", tuple(places), Kind.UNRESOLVED, Basis.CONFLICT)


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
            common = [
                k for k in one.features if k in other.features.keys() - nouns and not k[0].isdigit()
            ]
            named = any(k.startswith("name:") for k in common)
            floor = _LEAST_LIKE_RATE if named and "/" in mine.unit else _LEAST_LIKE
            if len(common) >= _LEAST_SHARED and weights.similarity(one, other) >= floor:
                topic = _topic(one, other, mine, weights)
                found.append(FigureConflict(one, mine, other, theirs, topic))
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


def contested(unit: Unit, conflicts: Sequence[FigureConflict]) -> bool:
    """Say whether the unit gives a figure that another origin gives otherwise."""
    return any(
        (figure.low, figure.high, figure.unit) == (side.low, side.high, side.unit)
        and _one_thing(_about(unit, figure), _about(home, side), figure)
        for figure in _figures(unit)
        for conflict in conflicts
        for home, side in ((conflict.one, conflict.mine), (conflict.other, conflict.theirs))
    )


def _phrase(unit: Unit, figure: Figure) -> str:
    """Return the figure with what it counts, as the source writes it."""
    end = figure.end
    if figure.noun and figure.noun.start >= figure.start and figure.noun.end - figure.end < 40:
        end = max(end, figure.noun.end)
    phrase = unit.prose[figure.start : end]
    return phrase[0].lower() + phrase[1:]
