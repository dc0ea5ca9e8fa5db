"""Figures in English news text, with exact offsets and as comparable quantities.

`figures` finds them; `same_value` and `relation` compare a claim's with a
source's. Left out, because other readings have them: years, calendar dates and
times of day (`brief.text.dates`), and numbers that are part of a name (G7,
COVID-19, Article 5).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from brief.model import Range
from brief.text.alternation import by_letter
from brief.text.bounds import Bounded, bound_after, bound_before
from brief.text.counting import word_after
from brief.text.dates import calendar_ranges
from brief.text.digits import VULGAR
from brief.text.figure_context import in_identifier, is_figure, is_label
from brief.text.figure_pairs import changes, is_range, is_score, pair_up
from brief.text.figure_relations import relation, same_value
from brief.text.figure_values import Bound, Figure, FigureKind
from brief.text.nouns import noun_after
from brief.text.number_words import DENOMINATORS, ORDINALS, SCALES, SMALL, TENS
from brief.text.numerals import GROUP_WORDS
from brief.text.quantities import Quantity, read_quantity
from brief.text.relation import Relation
from brief.text.units import CURRENCY_PREFIXES, TIMES, read_rate

__all__ = ["Bound", "Figure", "FigureKind", "Relation", "figures", "relation", "same_value"]

_SINGLE = (
    {*SMALL, *TENS, *ORDINALS, *DENOMINATORS}
    | {f"{word}s" for word in ("hundred", "ten", "dozen", "score", *SCALES)}
    | {"several", "twice", "thrice", "halved", "halving", "double", "triple", "treble"}
    | {f"{word}fold" for word in [*SMALL, *TENS]}
    | {stem + tail for stem in ("doubl", "tripl", "trebl", "quadrupl") for tail in ("ed", "ing")}
) - {"zero", "quarter"}
_AFTER_A = "|".join(
    ["hundred", "dozen", "few", "couple", "handful", *SCALES, *(set(DENOMINATORS) - {"half"})]
    + [word for word in TIMES if word not in DENOMINATORS]
    + sorted(GROUP_WORDS)
)
_TRIGGER = re.compile(
    rf"[0-9{VULGAR}]|(?<![^\W_])(?:(?:{by_letter(_SINGLE)})(?![^\W_])"
    rf"|[aA]n?(?=[\s-](?i:{_AFTER_A})(?![^\W_])))"
)
_CHAIN = re.compile(r"[0-9]+(?:[-\u2010-\u2014.,:/’'][0-9]+)*")
_WORD_END = re.compile(r"[^\W_]*")
_LINK = re.compile(r"-(?:to|or)-|-?\s(?:to|or|and)\s|\s?[-\u2010-\u2014]\s?")
_BETWEEN = re.compile(r"(?:^|(?<=\W))(?i:(between|from)(?: the ages of)?)\s(?:(?:about|some)\s)?$")
_VOTES_TO = re.compile(
    r"\s(?:votes?\s(?:to|against)|(?:goals?|points?|sets?|games?|frames?|runs?|tries|seats?)\sto)\s"
)
_AGED = re.compile(r"(?i:\b(?:aged?|ages|ages?\sof))\s$")
_NAME_COMMA = re.compile(r"[A-Z][\w’'-]+,\s$")
_PASSED = re.compile(r"\bpass(?:ed|es)\s$")
_CLAUSE = re.compile(r"[.!?;:\n]\s")
_RATIO = re.compile(r"\b(?i:in|of|every)\b")
_ALONE = frozenset({FigureKind.VAGUE, FigureKind.ORDINAL, FigureKind.MULTIPLE})
_UNBOUNDED = frozenset({FigureKind.ORDINAL, FigureKind.SCORE})


class _Reader:
    """One pass over a text; `floor` is where the last figure ended."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.begin, self.floor, self.end = text, start, start, end
        self.found: list[Figure] = []

    @cached_property
    def calendar(self) -> tuple[Range, ...]:
        """The ranges whose numbers belong to dates; most sentences have no number to ask for."""
        return calendar_ranges(self.text, self.begin, self.end)

    @cached_property
    def ends(self) -> list[int]:
        """Where each of these ranges ends."""
        return [part.end for part in self.calendar]

    def limit(self, pos: int) -> tuple[int, int]:
        """Return the end of a calendar range over `pos` (or `pos`), and how far one may read."""
        index = bisect_right(self.ends, pos)
        if index == len(self.calendar):
            return pos, self.end
        part = self.calendar[index]
        return (part.end if part.start <= pos else pos), max(part.start, pos)

    def run(self) -> tuple[Figure, ...]:
        at = self.floor
        while trigger := _TRIGGER.search(self.text, at, self.end):
            pos = trigger.start()
            after, stop = self.limit(pos)
            if after > pos:
                at = self.floor = after
                continue
            figure = self.read(pos, stop)
            if figure:
                self.found.append(figure)
                at = self.floor = figure.end
            else:
                at = self.skip(pos)
        return tuple(self.found)

    def skip(self, pos: int) -> int:
        """Return where to go on after a number that is no figure: past all of its run."""
        run = _CHAIN.match(self.text, pos, self.end)
        word = _WORD_END.match(self.text, run.end() if run else pos, self.end)
        return max(pos + 1, word.end() if word else pos)

    def read(self, pos: int, stop: int) -> Figure | None:
        if in_identifier(self.text, pos, self.floor):
            return None
        first = read_quantity(self.text, self.floor, pos, stop)
        if first is None:
            return None
        whole = self.extend(first, stop)
        if is_label(self.text, whole):
            return self.figure(whole._replace(kind=FigureKind.ORDINAL), stop)
        if whole.kind is not FigureKind.SCORE and not is_figure(self.text, whole):
            return None
        return self.figure(whole, stop)

    def extend(self, first: Quantity, stop: int) -> Quantity:
        """Join a second quantity to the first where the two are a range or a score."""
        text = self.text
        votes = _VOTES_TO.match(text, first.end, stop)
        link = votes or _LINK.match(text, first.end, stop)
        if link is None or first.kind in _ALONE:
            return first
        second = read_quantity(text, link.end(), _number_at(text, link.end()), stop)
        pair = pair_up(first, second) if second and second.start == link.end() else None
        if pair is None or second is None:
            return first
        before = _CLAUSE.split(text[max(self.floor, first.start - 60) : first.start])[-1]
        opening = _BETWEEN.search(before)
        opener = opening[1].lower() if opening else ""
        following = word_after(text, second.end)
        if (votes and not changes(before)) or (
            not opener and not votes and is_score(pair, link[0], before, following)
        ):
            return second._replace(
                start=first.start,
                core_start=first.core_start,
                low=first.low,
                high=second.low,
                kind=FigureKind.SCORE,
                plain=False,
            )
        told = _CLAUSE.split(text[max(self.begin, first.start - 60) : first.start])[-1]
        if not is_range(pair, link[0], opener, told):
            # "fell from 3.4 to 2.1 per cent": the unit stands once, and belongs to both.
            return pair[0]
        return pair[1]._replace(
            start=first.start - len(before) + opening.start() if opening else first.start,
            core_start=first.core_start,
            low=pair[0].low,
            plain=False,
        )

    def age(self, whole: Quantity) -> tuple[int, str]:
        """Return where an age begins and the unit "year"; the start and "" for other numbers."""
        text, start = self.text, whole.start
        base = max(self.floor, start - 8)
        aged = _AGED.search(text[base:start])
        if aged:
            return base + aged.start(), "year"
        named = whole.plain and whole.low < 120 and text[whole.end : whole.end + 1] == ","
        if named and _NAME_COMMA.search(text[max(self.floor, start - 24) : start]):
            return start, "year"
        return start, "year" if _AGED.search(text[start : whole.core_start]) else ""

    def behind(self, pos: int, stop: int) -> Bounded | None:
        """Return the bound behind what is counted: "1,240 marks a month or more"."""
        rate = read_rate(self.text, pos, stop)
        return bound_after(self.text, rate.end if rate else pos, stop)

    def figure(self, whole: Quantity, stop: int) -> Figure:
        """Add bounds and noun to a quantity."""
        text, unit, kind, start = self.text, whole.unit, whole.kind, whole.start
        if not unit:
            start, unit = self.age(whole)
            kind = FigureKind.MEASURE if unit else kind
        before = bound_before(text, self.floor, start, not unit)
        compound = whole.hyphenated or text[whole.end : whole.end + 1] == "-"
        if (compound or kind in _UNBOUNDED) and before.bound in {Bound.MORE, Bound.LESS}:
            # "talks over the 28-point plan": the word is about the thing, not the number.
            before = Bounded(start, Bound.EXACT)
        after = None if kind is FigureKind.ORDINAL else bound_after(text, whole.end, stop)
        end = after.at if after else whole.end
        share = kind is FigureKind.PERCENT or (
            kind is FigureKind.FRACTION and not _RATIO.search(text[whole.core_start : end])
        )
        noun = noun_after(text, end, stop, share)
        if after is None and kind is not FigureKind.ORDINAL:
            after = self.behind(noun.end if noun else end, stop)
        bound = after.bound if after and before.bound is Bound.EXACT else before.bound
        if (
            bound is Bound.EXACT
            and noun is None
            and _PASSED.search(text[max(0, start - 8) : start])
        ):
            bound = Bound.MORE  # "refunds passed 400", but "passed 12 laws"
        core = Range(whole.core_start, whole.core_end)
        return Figure(before.at, end, whole.low, whole.high, kind, unit, bound, noun, core)


def _number_at(text: str, pos: int) -> int:
    """Return where the number begins that a currency sign at `pos` may precede."""
    for sign in sorted(CURRENCY_PREFIXES, key=len, reverse=True):
        if text.startswith(sign, pos):
            return pos + len(sign)
    return pos


def figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """Return the figures in `text[start:end]`, in order and not overlapping.

    Offsets are code points into `text`. A figure runs from its approximator or
    currency to its unit; the noun counted lies outside it.
    """
    stop = len(text) if end is None else min(end, len(text))
    return _Reader(text, max(0, start), stop).run()
