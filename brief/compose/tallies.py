"""Whether two figures for one thing can both be right.

A round number beside an exact one, a bound that holds, ranges that overlap, a
later count of what was still being counted, and guesses of different people
are no contradiction.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction

from brief.compose.units import Unit
from brief.model import Article
from brief.text.figure_relations import relation
from brief.text.figures import Bound, Figure, FigureKind
from brief.text.relation import Relation
from brief.text.tokens import stem

_ABOUT = Fraction(1, 20)
_OPEN = 3
"""How many times the number may be that is told to be more or less than another."""
_SOON, _LATER = timedelta(hours=1), timedelta(hours=6)
"""Time between two counts of which the wording says that they run, and of any running count."""
_RUNNING = re.compile(
    r"\b(?:so far|as of|at least|toll|tally|now|already|latest|confirmed|up from|down from|still"
    r"|(?:has|have|had) (?:risen|climbed|grown|increased|jumped|fallen|reached|passed|doubled)"
    r"|(?:rose|climbed|grew|increased|jumped|fell|went up) to|rising|mounting"
    r"|(?:half|most|all|\d[\d.]*%|\d[\d.]* per ?cent) of (?:the )?(?:votes|ballots)"
    r"|counted|by (?:early |late |mid-?)?(?:noon|midnight|dawn|dusk|nightfall|morning|evening"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    re.IGNORECASE,
)
_TOLLS = frozenset(
    map(
        stem,
        """kill die injure wound hurt miss arrest detain hospitalise infect evacuate displace burn
        scorch destroy rescue recover test treat strand affect cancel flee drown bury
        dead injured missing victim casualty case infection arrest hectare""".split(),
    )
)
"""Verbs and nouns of what is counted for days: victims, arrests, losses."""
_GUESS = re.compile(
    r"\b(?:estimat\w+|expect\w*|forecast\w*|project(?:s|ed|ions?)|predict\w*|reckon\w*|guess\w*"
    r"|puts? (?:the |its |their )?\w+(?: \w+){0,6} at|likely|probably)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\b(?:could|may|might)(?: \w+){0,3} \Z", re.IGNORECASE)
_BEFORE = 90  # characters before a figure within which it is said to be a guess


def compatible(one: Figure, other: Figure) -> bool:
    """Say whether two figures for one thing can both be right, whoever gives them."""
    if any(r is not Relation.DIFFERENT for r in (relation(one, other), relation(other, one))):
        return True
    if FigureKind.SCORE in {one.kind, other.kind}:
        return False
    (low, high), (least, most) = _span(one), _span(other)
    return (low <= most and least <= high) or _is_rounding(one, other) or _is_rounding(other, one)


def _span(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return between what values a figure may lie by its bound."""
    low, high = figure.low, figure.high
    if figure.bound is Bound.ABOUT:
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    if figure.bound in {Bound.MORE, Bound.AT_LEAST}:
        return low, high * _OPEN
    if figure.bound in {Bound.LESS, Bound.AT_MOST}:
        return low / _OPEN, high
    return low, high


def _is_rounding(round_: Figure, exact: Figure) -> bool:
    """Say whether one figure is the other told in fewer digits."""
    if round_.low != round_.high or exact.low != exact.high:
        return False
    mine, theirs = round_.low, exact.low
    if not theirs or abs(mine - theirs) > abs(theirs) * _ABOUT:
        return False
    return len(_digits(mine)) < len(_digits(theirs))


def _digits(value: Fraction) -> str:
    """Return the significant digits of a value."""
    scaled = value
    for _ in range(6):
        if scaled.denominator == 1:
            break
        scaled *= 10
    return str(abs(int(scaled))).strip("0") or "0"


def is_update(
    units: tuple[Unit, Unit],
    acts: frozenset[str],
    counts: tuple[Figure, Figure],
    *,
    aged: bool,
) -> bool:
    """Say whether one of two counts is a later state of the other.

    `acts` are the stems of what was counted: its verbs and nouns. A count that
    runs grows; one of votes may go either way. An `aged` one has come to rest,
    unless the wording says that it runs.
    """
    one, other = units
    apart = _apart(one.article, other.article)
    if apart is None or apart < _SOON:
        return False
    marked = _RUNNING.search(one.text) or _RUNNING.search(other.text)
    if not marked and (aged or apart < _LATER or not acts & _TOLLS):
        return False
    first, last = counts if _first(one.article, other.article) else counts[::-1]
    share = first.kind is FigureKind.PERCENT
    return share or first.low < last.low


def _apart(one: Article, other: Article) -> timedelta | None:
    """Return the time between two publications; None where it cannot be told."""
    if one.published is None or other.published is None:
        return None
    if _is_day(one.published) or _is_day(other.published):
        return abs(one.published.date() - other.published.date())
    return abs(one.published - other.published)


def _is_day(time: datetime) -> bool:
    """Say whether a time is a bare date."""
    return not (time.hour or time.minute or time.second)


def _first(one: Article, other: Article) -> bool:
    """Say whether the first of two dated articles came first."""
    return bool(one.published and other.published and one.published <= other.published)


def is_spread(one: Unit, mine: Figure, other: Unit, theirs: Figure) -> bool:
    """Say whether both figures are guesses: estimates, forecasts, what may be."""
    return _is_guess(one, mine) and _is_guess(other, theirs)


def _is_guess(unit: Unit, figure: Figure) -> bool:
    """Say whether a figure is told to be somebody's guess."""
    before = unit.prose[max(unit.span.start, figure.start - _BEFORE) : figure.start]
    return bool(_GUESS.search(before) or _MAYBE.search(before))
