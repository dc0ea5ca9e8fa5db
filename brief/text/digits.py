"""Numbers in digits, as texts in English write them: 1,200, 1 200, 12,00,000, 2½, 3/4."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from brief.text.figure_values import FigureKind

VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class Core(NamedTuple):
    """A number read at a place. `plain` is True for digits with no separator or point."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: FigureKind = FigureKind.CARDINAL
    plain: bool = False
    digits: bool = False


# One run of digits and the marks inside it, so that no later pattern has to look back.
_RUN = re.compile(r"[0-9]+(?:[.,:/’'][0-9]+)*")
_SPACED = re.compile(
    r"[0-9]{1,3}(?:([\u00a0\u202f\u2009\u2007 ])[0-9]{3})(?:\1[0-9]{3}){0,4}(?![0-9,.])"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,’'])[0-9]{3})(?:\1[0-9]{3}){0,4}(\.[0-9]{1,9})?")
_POINTED = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3}){2,5}(?:,[0-9]{1,3})?|[0-9]{1,3}\.[0-9]{3},[0-9]{1,2}"
)
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")
_COMMA = re.compile(r"([0-9]{1,3}),([0-9]{1,2})")
_SLASH = re.compile(r"([0-9])/(2|3|4|5|6|7|8|9|10|16|20|100)")
_RATED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)/(5|10|20|50|100)")
# Text that was cut into words and joined again has white space around its commas.
_TOKENISED = re.compile(r"[0-9]{1,3}(?: , [0-9]{3}){1,4}(?![0-9,.])")
_MIXED = re.compile(rf"(?:[\s\u00a0-]([1-9])/([2-9]|10|16)(?![0-9/,.])|\s?([{VULGAR}]))")
_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)


def _vulgar(char: str) -> Fraction:
    return Fraction(unicodedata.numeric(char)).limit_denominator(10)


def _run_value(run: str) -> Fraction | None:
    """Return the value of a run of digits, None where it is no number (24/7, 1.2.3)."""
    if _GROUPED.fullmatch(run) or _LAKHS.fullmatch(run):
        return Fraction(re.sub(r"[,’']", "", run))
    if _POINTED.fullmatch(run):
        return Fraction(run.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(run):
        return Fraction(run)
    comma = _COMMA.fullmatch(run)
    if comma:
        return Fraction(f"{comma[1]}.{comma[2]}")
    return None


def read_digits(text: str, pos: int, end: int) -> Core | None:
    """Read a number whose first character is a digit or a fraction sign."""
    if text[pos] in VULGAR:
        part = _vulgar(text[pos])
        return Core(pos, pos + 1, part, part, FigureKind.FRACTION, digits=True)
    run = _RUN.match(text, pos, end)
    if run is None:
        return None
    spaced = _SPACED.match(text, pos, end) or _TOKENISED.match(text, pos, end)
    if spaced and spaced.end() > run.end():
        whole = Fraction(re.sub(r"\D", "", spaced[0]))
        return Core(pos, spaced.end(), whole, whole, digits=True)
    slash = _SLASH.fullmatch(run[0]) or _RATED.fullmatch(run[0])
    if slash and 0 < Fraction(slash[1]) <= int(slash[2]):
        part = Fraction(slash[1]) / int(slash[2])
        return Core(pos, run.end(), part, part, FigureKind.FRACTION, digits=True)
    value = _run_value(run[0])
    if value is None:
        return None
    suffix = _SUFFIX.match(text, run.end(), end)
    if suffix and value.denominator == 1:
        return Core(pos, suffix.end(), value, value, FigureKind.ORDINAL, digits=True)
    mixed = _MIXED.match(text, run.end(), end)
    if mixed and run[0].isdigit():
        part = _vulgar(mixed[3]) if mixed[3] else Fraction(int(mixed[1]), int(mixed[2]))
        if part < 1:
            return Core(pos, mixed.end(), value + part, value + part, digits=True)
    return Core(pos, run.end(), value, value, plain=run[0].isdigit(), digits=True)
