"""Figures in English news text, with exact offsets and as comparable quantities.

`figures` finds them; `same_value` and `relation` compare a claim's with a
source's. Left out, because other readings have them: years, calendar dates and
times of day (`brief.text.dates`), and numbers that are part of a name (G7,
COVID-19, Article 5).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from brief.model import Range
from brief.text.bounds import Bounded, bound_after, bound_before
from brief.text.counting import LABELS, looks_counted, word_after, word_before
from brief.text.dates import calendar_ranges
from brief.text.figure_relations import relation, same_value
from brief.text.figure_values import Bound, Figure, FigureKind
from brief.text.nouns import noun_after
from brief.text.number_words import DENOMINATORS, ORDINALS, SCALES, SMALL, TENS
from brief.text.numerals import RUN, VULGAR
from brief.text.quantities import Quantity, read_quantity
from brief.text.relation import Relation
from brief.text.units import CURRENCY_PREFIXES, dimension

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
)


def _by_letter(words: set[str]) -> str:
    """Return an alternation grouped by first letter, which fails after one character."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{head}{head.upper()}](?i:{'|'.join(tails)})" for head, tails in sorted(groups.items())
    )


_TRIGGER = re.compile(
    rf"[0-9{VULGAR}]|(?<![^\W_])(?:(?:{_by_letter(_SINGLE)})(?![^\W_])"
    rf"|[aA]n?(?=[\s-](?i:{_AFTER_A})(?![^\W_])))"
)
_CHAIN = re.compile(r"[0-9]+(?:[-\u2010-\u2014.,:/’'][0-9]+)*")
_WORD_END = re.compile(r"[^\W_]*")
_LINK = re.compile(r"\s?[-\u2010-\u2014]\s?|-(?:to|or)-|\s(?:to|or|and)\s")
_BETWEEN = re.compile(r"(?:^|(?<=\W))(?i:(between|from|anywhere from|aged))\s(?:(?:about|some)\s)?$")
_VOTES_TO = re.compile(r"\s(?:votes?)\s(?:to|against)\s")
_AGED = re.compile(r"(?i:\b(?:aged|age|age\sof))\s$")
class _Reader:
    """One pass over a text; `floor` is where the last figure ended."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.floor, self.end = text, start, end
        self.calendar = calendar_ranges(text, start, end)
        self.ends = [part.end for part in self.calendar]
        self.found: list[Figure] = []

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
        if _in_identifier(self.text, pos, self.floor):
            return None
        first = read_quantity(self.text, self.floor, pos, stop)
        if first is None:
            return None
        whole, kind = self.extend(first, stop)
        if kind is not FigureKind.SCORE and not _is_figure(self.text, whole):
            return None
        return self.figure(whole, kind, stop)

    def extend(self, first: Quantity, stop: int) -> tuple[Quantity, FigureKind]:
        """Join a second quantity to the first where the two are a range or a score."""
        text = self.text
        votes = _VOTES_TO.match(text, first.end, stop)
        link = votes or _LINK.match(text, first.end, stop)
        if link is None or first.kind in {FigureKind.VAGUE, FigureKind.ORDINAL, FigureKind.MULTIPLE}:
            return first, first.kind
        second = read_quantity(text, link.end(), _number_at(text, link.end()), stop)
        if second is None or second.start != link.end():
            return first, first.kind
        before = text[max(self.floor, first.start - 60) : first.start]
        opening = _BETWEEN.search(before)
        pair = _pair(first, second)
        if votes or (pair and _is_score(pair, link[0], before, bool(opening), text)):
            low, high = first.low, second.low
            joined = first._replace(
                end=second.end, core_end=second.core_end, low=low, high=high, plain=False
            )
            return joined, FigureKind.SCORE
        if pair is None or not _is_range(pair, link[0], opening, before):
            return first, first.kind
        start = first.start
        if opening:
            start = first.start - len(before) + opening.start()
        low, high = pair[0].low, pair[1].high
        return second._replace(
            start=start, core_start=first.core_start, low=low, high=high, plain=False
        ), pair[1].kind

    def figure(self, whole: Quantity, kind: FigureKind, stop: int) -> Figure:
        """Add bounds and noun to a quantity."""
        text, unit, start = self.text, whole.unit, whole.start
        aged = _AGED.search(text[max(self.floor, start - 8) : start])
        if aged and not unit:
            start, unit, kind = max(self.floor, start - 8) + aged.start(), "year", FigureKind.MEASURE
        compound = whole.hyphenated or text[whole.end : whole.end + 1] == "-"
        before = bound_before(text, self.floor, start)
        if kind is FigureKind.ORDINAL or kind is FigureKind.SCORE or compound:
            if before.bound not in {Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT}:
                before = Bounded(start, Bound.EXACT)
        after = None if kind is FigureKind.ORDINAL else bound_after(text, whole.end, stop)
        end = after.at if after else whole.end
        share = kind in {FigureKind.PERCENT, FigureKind.FRACTION}
        noun = noun_after(text, end, stop, share)
        bound = after.bound if after and before.bound is Bound.EXACT else before.bound
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
