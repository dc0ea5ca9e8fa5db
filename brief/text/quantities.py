"""One quantity: a number with its sign, currency, magnitude and unit."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from brief.text.counting import looks_counted, word_after
from brief.text.figure_values import FigureKind
from brief.text.numerals import Core, read_number, read_ratio
from brief.text.units import (
    CURRENCY_PREFIXES,
    MONEY,
    SHARES,
    TIMES,
    read_rate,
    read_unit,
)

_SCALES = {
    **{"hundred": 100, "thousand": 1000, "k": 1000, "lakh": 10**5, "crore": 10**7},
    **{"million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6, "mio": 10**6},
    **{"billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12},
    **{"trn": 10**12, "dozen": 12},
}
_MAGNITUDE = re.compile(
    r"(?:([\s\u00a0]|-)?(?i:(hundred|thousand|lakhs?|crores?|million|billion|trillion|dozen"
    r"|mln|mn|bn|trn|tn))|([kKmMbB]))(?![^\W_])"
)
_LENGTHS = re.compile(
    r"\s?(?:-|x|×)|\s(?:high|tall|long|deep|wide|away|apart|thick|above|below|below|race|sprint"
    r"|hurdles|freestyle|relay|radius|dash|from|down|up)\b"
)
_CURRENCY = re.compile(
    "(?:" + "|".join(re.escape(sign) for sign in sorted(CURRENCY_PREFIXES, key=len)[::-1]) + r")\s?$"
)
_CURRENCY_END = frozenset(sign[-1] for sign in CURRENCY_PREFIXES)
_MINUS = re.compile(r"(?:(?<![\w)])[-\u2212\u2013](?=$|\D)|\b(?:minus|negative)\s)$")
_SINGULAR_TIME = re.compile(r"(?:second|minute|hour|day|night|week|month|year|decade|century)\b")
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
    if found is None:
        spaced = text[core.end : core.end + 2]
        if not (money and spaced in {" m", " b", " k"} and not text[core.end + 2 : core.end + 3].isalnum()):
            return core.end, 1
        return core.end + 2, _SCALES[spaced[1]]
    short = (found[3] or "").lower()
    if (short == "b" and not money) or (short == "m" and not money and _LENGTHS.match(text, found.end())):
        return core.end, 1
    name = short or found[2].lower().removesuffix("s")
    return found.end(), _SCALES[name]


def _unit_of(text: str, pos: int, end: int, value: Fraction) -> tuple[str, int, bool]:
    """Return the unit after a number, where it ends and whether a hyphen joins it."""
    unit = read_unit(text, pos, end)
    if unit is None:
        return "", pos, False
    joined = text[pos : pos + 1] in {"-", "\u2010", "\u2011"}
    spelled = text[pos : unit.end].strip().lower()
    if unit.name in {"second", "stone"} and spelled in {"second", "stone"} and not joined:
        if value != 1 or looks_counted(word_after(text, unit.end)):
            return "", pos, False
    if text[pos : unit.end] == "m" and value.denominator == 1 and value == 0:
        return "", pos, False
    stop = unit.end
    old = _OLD.match(text, stop, end) if unit.name in TIMES else None
    return unit.name, old.end() if old else stop, joined


def _kind(core: Core, unit: str) -> FigureKind:
    head = unit.partition("/")[0]
    if core.kind in {FigureKind.VAGUE, FigureKind.MULTIPLE, FigureKind.ORDINAL}:
        return core.kind
    if head in MONEY:
        return FigureKind.MONEY
    if head in SHARES:
        return FigureKind.PERCENT
    return FigureKind.MEASURE if unit else core.kind


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
    minus = _MINUS.search(text[max(floor, start - 9) : start]) if core.kind is FigureKind.CARDINAL else None
    sign = -1 if minus else 1
    if minus:
        start = max(floor, start - 9) + minus.start()
    after, scale = _magnitude(text, core, end, bool(currency))
    low, high = sign * core.low * scale, sign * core.high * scale
    unit, stop, hyphen = currency, after, False
    kind = core.kind
    times = _TIMES_WORD.match(text, after, end) if kind is FigureKind.CARDINAL and not unit else None
    if times:
        kind, stop = FigureKind.MULTIPLE, times.end()
    elif not unit and kind not in {FigureKind.ORDINAL, FigureKind.MULTIPLE}:
        unit, stop, hyphen = _unit_of(text, after, end, low)
        if not unit:
            ratio = read_ratio(text, core, end) if scale == 1 else core
            if ratio is not core:
                low, high, after, stop = ratio.low, ratio.high, ratio.end, ratio.end
                core = ratio
    if scale > 1 and kind is FigureKind.FRACTION:
        core = core._replace(kind=FigureKind.CARDINAL)
    if unit == "basis point":
        unit, low, high = "percentage point", low / 100, high / 100
    if unit:
        rate = read_rate(text, stop, end)
        if rate:
            unit, stop = f"{unit}/{rate.name}", rate.end
    if _glued(text, stop, end):
        return None
    kind = kind if times else _kind(core, unit)
    plain = core.plain and scale == 1 and not unit and not currency
    return Quantity(start, stop, core.start, after, low, high, kind, unit, scale, plain, hyphen)
