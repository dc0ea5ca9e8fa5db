"""One quantity: a number with its sign, currency, magnitude and unit."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from brief.text.digits import Core
from brief.text.figure_values import FigureKind
from brief.text.numerals import read_number, read_ratio
from brief.text.units import (
    CURRENCY_PREFIXES,
    MONEY,
    SHARES,
    TIMES,
    read_rate,
    read_unit,
)

_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "lakh": 10**5,
    "crore": 10**7,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "mio": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
}
_MAGNITUDE = re.compile(
    r"(?:([\s\u00a0]|-)?(?i:(hundred|thousand|lakhs?|crores?|million|billion|trillion|dozen"
    r"|mln|mn|bn|trn|tn))|([kKmMbB]))(?![^\W_])"
)
_SPACED_LETTER = re.compile(r"[\s\u00a0]([kKmMbB])(?![^\W_])")
_LENGTHS = re.compile(
    r"\s?(?:-|x|×)|\s(?:high|tall|long|deep|wide|away|apart|thick|above|below|below|race|sprint"
    r"|hurdles|freestyle|relay|radius|dash|from|down|up)\b"
)
_CURRENCY = re.compile(
    "(?:"
    + "|".join(re.escape(sign) for sign in sorted(CURRENCY_PREFIXES, key=len)[::-1])
    + r")\s?$"
)
_CURRENCY_END = frozenset(sign[-1] for sign in CURRENCY_PREFIXES)
_MINUS = re.compile(r"(?:(?<![\w)])[-\u2212\u2013](?=$|\D)|\b(?:minus|negative)\s)$")
# "half an hour", "a quarter of a mile", "thousands of dollars": the unit stands behind these.
_PARTITIVES = {
    FigureKind.FRACTION: re.compile(r"(?i:(?:\sof)?\san?|-an?)(?=[\s-])"),
    FigureKind.VAGUE: re.compile(r"\sof(?=\s)"),
}
_OLD = re.compile(r"(?i:(?:-|\s)olds?)(?![^\W_])")
_TIMES_WORD = re.compile(r"\stimes(?![^\W_])|-times(?![^\W_])|[xX×](?![\w])|-?fold(?![^\W_])")


class Quantity(NamedTuple):
    """A number with what belongs to it; `core_end` is where the number itself ends."""

    start: int
    end: int
    core_start: int
    core_end: int
    low: Fraction
    high: Fraction
    kind: FigureKind
    unit: str
    scale: int
    plain: bool
    hyphenated: bool


class _Measure(NamedTuple):
    unit: str
    end: int
    kind: FigureKind
    hyphenated: bool


def _currency(text: str, floor: int, pos: int) -> tuple[int, str]:
    """Return where a currency before `pos` begins, and its code; `pos` and "" without one."""
    if pos == floor or not (text[pos - 1] in _CURRENCY_END or text[pos - 1].isspace()):
        return pos, ""
    base = max(floor, pos - 5)
    found = _CURRENCY.search(text[base:pos])
    if found is None:
        return pos, ""
    start = base + found.start()
    if found[0][0].isalpha() and start and text[start - 1].isalnum():
        return pos, ""
    return start, CURRENCY_PREFIXES[found[0].rstrip()]


def _magnitude(text: str, core: Core, end: int, money: bool) -> tuple[int, int]:
    """Return where a magnitude after the number ends, and its factor (1 without one)."""
    if not core.digits or core.kind not in {FigureKind.CARDINAL, FigureKind.FRACTION}:
        return core.end, 1
    found = _MAGNITUDE.match(text, core.end, end)
    if found is None and money:
        found = _SPACED_LETTER.match(text, core.end, end)
        return (found.end(), _SCALES[found[1].lower()]) if found else (core.end, 1)
    if found is None:
        return core.end, 1
    short = (found[3] or "").lower()
    if (short == "b" and not money) or (
        short == "m" and not money and _LENGTHS.match(text, found.end())
    ):
        return core.end, 1
    name = short or found[2].lower().removesuffix("s")
    return found.end(), _SCALES[name]


def _unit_of(text: str, core: Core, pos: int, end: int) -> tuple[str, int, bool]:
    """Return the unit after a number, where it ends and whether a hyphen joins it."""
    link = _PARTITIVES.get(core.kind)
    an = link.match(text, pos, end) if link else None
    unit = read_unit(text, an.end() if an else pos, end)
    if unit is None:
        return "", pos, False
    joined = text[pos : pos + 1] in {"-", "\u2010", "\u2011"}
    spelled = text[pos : unit.end].strip().lower()
    if spelled in {"second", "stone"} and not joined and core.low != 1:
        return "", pos, False  # "two second chances", "two stone walls"
    stop = unit.end
    old = _OLD.match(text, stop, end) if unit.name in TIMES else None
    return unit.name, old.end() if old else stop, joined


def _kind(kind: FigureKind, unit: str) -> FigureKind:
    head = unit.partition("/")[0]
    if kind in {FigureKind.VAGUE, FigureKind.MULTIPLE, FigureKind.ORDINAL}:
        return kind
    if head in MONEY:
        return FigureKind.MONEY
    if head in SHARES:
        return FigureKind.PERCENT
    return FigureKind.MEASURE if unit else kind


def _sign(text: str, floor: int, start: int, core: Core) -> tuple[int, int]:
    """Return where a minus sign before `start` begins, and -1; `start` and 1 without one."""
    base = max(floor, start - 9)
    minus = _MINUS.search(text[base:start]) if core.kind is FigureKind.CARDINAL else None
    return (base + minus.start(), -1) if minus else (start, 1)


def _measure(text: str, core: Core, at: int, end: int) -> _Measure:
    """Read what says of which sort the number is: "times", a unit, or nothing."""
    if core.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE}:
        return _Measure("", at, core.kind, False)
    times = _TIMES_WORD.match(text, at, end) if core.kind is FigureKind.CARDINAL else None
    if times:
        return _Measure("", times.end(), FigureKind.MULTIPLE, False)
    unit, stop, hyphen = _unit_of(text, core, at, end)
    return _Measure(unit, stop, core.kind, hyphen)


_AND_A = re.compile(r"\sand\sa\s(half|quarter)(?!\s(?:of|an?|the|dozen|million)\b)(?![^\W_])")


def _and_a_half(text: str, pos: int, end: int, unit: str) -> tuple[Fraction, int]:
    """Read what "a month and a half" adds to the month, and where it ends."""
    found = _AND_A.match(text, pos, end) if unit in TIMES else None
    if found is None:
        return Fraction(0), pos
    return Fraction(1, 2 if found[1] == "half" else 4), found.end()


def _glued(text: str, pos: int, end: int) -> bool:
    """Say whether letters hang on to the number that nothing has explained: "5G", "737-MAX"."""
    following = text[pos : pos + 2]
    if pos >= end or not following:
        return False
    if following[0] in "-\u2010\u2011":
        return following[1:].isupper()
    return following[0].isalnum() or following[0] in "_@="


def read_quantity(text: str, floor: int, pos: int, end: int) -> Quantity | None:
    """Read the quantity whose number begins at `pos`; its currency may lie back to `floor`."""
    core = read_number(text, pos, end)
    if core is None:
        return None
    start, currency = _currency(text, floor, pos) if core.digits else (pos, "")
    start, sign = _sign(text, floor, start, core)
    after, scale = _magnitude(text, core, end, bool(currency))
    factor = Fraction(sign * scale)
    if currency:
        unit, stop, kind, hyphen = currency, after, core.kind, False
    else:
        unit, stop, kind, hyphen = _measure(text, core, after, end)
        if not unit and stop == after == core.end:
            core = read_ratio(text, core, end)
            after, stop, kind = core.end, core.end, core.kind
    if unit == "basis point":
        unit, factor = "percentage point", factor / 100
    part, stop = _and_a_half(text, stop, end, unit)
    if part:
        core = core._replace(low=core.low + part, high=core.high + part)
    rate = read_rate(text, stop, end) if unit else None
    if rate:
        unit, stop = f"{unit}/{rate.name}", rate.end
    if _glued(text, stop, end):
        return None
    if scale > 1 and kind is FigureKind.FRACTION:
        kind = FigureKind.CARDINAL
    plain = core.plain and not unit and scale == 1
    low, high, kind = core.low * factor, core.high * factor, _kind(kind, unit)
    return Quantity(start, stop, core.start, after, low, high, kind, unit, scale, plain, hyphen)
