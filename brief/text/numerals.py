"""The number itself, in digits, words or a mixture, without what stands around it.

Digits are read in `brief.text.digits`; here, what takes words: "dozens", "two-thirds",
"one in five", "a pair of".
"""

from __future__ import annotations

import re
from fractions import Fraction

from brief.text.counting import word_before
from brief.text.digits import VULGAR, Core, read_digits
from brief.text.figure_values import FigureKind
from brief.text.number_words import DENOMINATORS, SCALES, SMALL, read_words

_BASES = {"ten": 10, "dozen": 12, "score": 20, "hundred": 100} | SCALES
_PLURALS = "tens|dozens|scores|hundreds|thousands|millions|billions|trillions"
_VAGUE = re.compile(
    rf"(?i:({_PLURALS})(?:\sof\s(hundreds|thousands|millions|billions))?"
    r"|(several|(?:a\s)(?:few|couple(?:\sof)?|handful(?:\sof)?))"
    r"(?:\s(dozen|hundred|thousand|million|billion|trillion)(?!s))?)(?![^\W_])"
)


def _read_vague(text: str, pos: int, end: int) -> Core | None:
    """Read an order of magnitude: "dozens" is 24 to 99, "several hundred" 200 to 999."""
    found = _VAGUE.match(text, pos, end)
    if found is None:
        return None
    few = (found[3] or "").lower()
    if few and not found[4]:
        low, high = (2, 3) if "couple" in few else (3, 9)
    elif "couple" in few:
        base = _BASES[found[4].lower()]
        low, high = 2 * base, 3 * base
    else:
        base = _BASES[(found[4] or found[1][:-1]).lower()]
        if found[2]:
            base *= _BASES[found[2][:-1].lower()]
            low, high = 2 * base, 10 * base - 1
        else:
            low, high = 2 * base, (100 if base < 100 else 10 * base) - 1
    return Core(pos, found.end(), Fraction(low), Fraction(high), FigureKind.VAGUE)


_FOLD = re.compile(r"(?i:([a-z]{3,6})-?fold)(?![^\W_])")
_HALF_OF = Fraction(1, 2)
_TIMES = {"twice": Fraction(2), "thrice": Fraction(3), "halved": _HALF_OF, "halving": _HALF_OF} | {
    stem + tail: Fraction(value)
    for stem, value in (("doubl", 2), ("tripl", 3), ("trebl", 3), ("quadrupl", 4))
    for tail in ("ed", "ing")
}
_MULTIPLE = re.compile(
    rf"(?i:({'|'.join(_TIMES)})|(half)(?=\sas\s(?:many|much|big|large|long|high))"
    r"|(double|triple|treble|quadruple)(?=\s(?:the|that|its|their|what|last)\s))(?![^\W_])"
)
_BASIC = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}


def _read_multiple(text: str, pos: int, end: int) -> Core | None:
    found = _MULTIPLE.match(text, pos, end)
    if found:
        word = found[0].lower()
        value = Fraction(1, 2) if found[2] else _TIMES.get(word) or Fraction(_BASIC[word])
        return Core(pos, found.end(), value, value, FigureKind.MULTIPLE)
    fold = _FOLD.match(text, pos, end)
    number = read_words(fold[1], 0, len(fold[1])) if fold else None
    if fold and number and not number.ordinal:
        return Core(pos, fold.end(), number.value, number.value, FigureKind.MULTIPLE)
    return None


_NUMERATORS = "an?|" + "|".join(list(SMALL)[1:])
_DENOMINATOR = "|".join(word for word in DENOMINATORS if word != "half")
_FRACTION = re.compile(
    rf"(?i:({_NUMERATORS}|[0-9]{{1,2}})(\s|-)(?:({_DENOMINATOR})(s?)|(half|halves)))(?![^\W_]|-old)"
)
_OF_SCALE = re.compile(r"(?i:\sof\s(?:an?|one)\s(million|billion|trillion))(?![^\W_])")
_HALF = re.compile(
    r"(?i:half)(?:(?i:(?:-|\s|\san?\s|-a-)(dozen|thousand|million|billion|trillion))(?![^\W_])"
    r"|(?=(?:(?i:\san?|-an?)?[\s-](?:second|minute|hour|day|week|month|year|decade|century|mile"
    r"|kilometre|kilometer|metre|meter|pound|tonne|ton|acre|percentage|percent|per|point)\b))"
    r"|(?=\s(?:of|the|its|their|his|her|our|all|that|those|these|to|in|by|and|or|were|was|are|is"
    r"|have|had|has|a|said|what|from|since|on|as|would|will)\b|[^\w\s-]|\s*$|\s?[,.;:)]))"
)
# After "a third" a noun makes it an ordinal ("a third man"); these words leave it a fraction.
_NOT_A_NOUN = re.compile(
    r"\s(?:of|to|in|by|from|on|since|and|or|more|less|fewer|higher|lower|larger|smaller|bigger"
    r"|this|last|over|after|before|between|compared|as|than|were|was|are|is|had|have)\b"
    r"|[^\w\s-]|\s*$"
)


def _read_fraction(text: str, pos: int, end: int) -> Core | None:
    """Read "half", "half a million", "a third", "two-thirds", "three quarters of a million"."""
    half = _HALF.match(text, pos, end)
    if half:
        if word_before(text, pos).lower() in {"first", "second", "latter", "other", "better"}:
            return None
        scale = _BASES[half[1].lower()] if half[1] else 0
        value = Fraction(scale, 2) if scale else Fraction(1, 2)
        kind = FigureKind.CARDINAL if scale else FigureKind.FRACTION
        return Core(pos, half.end(), value, value, kind)
    found = _FRACTION.match(text, pos, end)
    if found is None:
        return None
    top, bottom = found[1].lower(), (found[3] or "half").lower()
    above = 1 if top in {"a", "an"} else SMALL.get(top) or int(top if top.isdigit() else 0)
    below = DENOMINATORS[bottom]
    plural = bool(found[4]) or (found[5] or "").lower() == "halves"
    adjective = found[2] == "-" and above > 1  # "a two-third majority"
    if not 0 < above < below or (plural is (above == 1) and not adjective):
        return None
    if top in {"a", "an"} and not _NOT_A_NOUN.match(text, found.end()):
        return None
    value, stop = Fraction(above, below), found.end()
    scaled = _OF_SCALE.match(text, stop, end)
    if scaled:
        value, stop = value * SCALES[scaled[1].lower()], scaled.end()
    return Core(pos, stop, value, value, FigureKind.CARDINAL if scaled else FigureKind.FRACTION)


_RATIO = re.compile(
    r"(?i:\s(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy)\s|-in-)(?=[0-9A-Za-z])"
)
_AFTER_RATIO = re.compile(
    r"[^\w\s-]|\s*$|\s(?:on|in|at|of|to|is|are|was|were|has|have|had|will|would|could|may|might|who"
    r"|and|or|but|said|says|from|by|with|for|now)\b"
)
_ROUND = frozenset({*range(2, 11), 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
_COUNTED_TIME = re.compile(r"\s(?:days?|weeks?|months?|years?|hours?|minutes?|decades?)\b")


_NOUN_RATIO = re.compile(
    r"\s(?!of\b)[a-z]{2,15}(?:\s[a-z]{2,15})?\s(?:in|out\sof)(?:\severy)?\s(?=[0-9a-z])"
)


def read_ratio(text: str, core: Core, end: int) -> Core:
    """Extend a small number by "in five" or "out of ten" to the fraction they make.

    What is counted may stand between: "one adult in four", but not "one man in four cars".
    """
    link = _RATIO.match(text, core.end, end)
    beyond = None if link else _NOUN_RATIO.match(text, core.end, end)
    if beyond:
        below = read_number(text, beyond.end(), end)
        whole = below is not None and below.kind is FigureKind.CARDINAL and below.low in _ROUND
        if below is None or not whole or not _AFTER_RATIO.match(text, below.end, end):
            return core
        link = beyond
    if link is None or core.kind is not FigureKind.CARDINAL or not 0 < core.low < 100:
        return core
    below = read_number(text, link.end(), end)
    if below is None or below.kind is not FigureKind.CARDINAL or below.low not in _ROUND:
        return core
    if core.low >= below.low or _COUNTED_TIME.match(text, below.end, end):
        return core
    part = core.low / below.low
    return Core(core.start, below.end, part, part, FigureKind.FRACTION)


_GROUPS = {"pair": 2, "brace": 2, "duo": 2, "trio": 3, "hat-trick": 3, "quartet": 4, "quintet": 5}
GROUP_WORDS = frozenset(_GROUPS)
_GROUP = re.compile(rf"(?i:an?\s({'|'.join(_GROUPS)})(?:\sof)?)(?![^\W_]|-)")


def _read_group(text: str, pos: int, end: int) -> Core | None:
    """Read "a pair of", "a hat-trick"."""
    found = _GROUP.match(text, pos, end)
    if found is None:
        return None
    value = Fraction(_GROUPS[found[1].lower()])
    return Core(pos, found.end(), value, value)


_A_LENGTH = re.compile(
    r"an?(?=[\s-](?i:second|minute|hour|day|night|week|fortnight|month|year|decade|century)(?![^\W_]))"
)
_TAKES_LENGTH = re.compile(
    r"(?i:\b(?:within|for|lasting|lasts?|lasted|takes?|took|taking|taken|spent|nearly|almost|about"
    r"|around|roughly|over|under|than|least|most))\s$"
)


def _read_length(text: str, pos: int, end: int) -> Core | None:
    """Read the one of "within a week", "more than an hour": a length of time, and no rate."""
    found = _A_LENGTH.match(text, pos, end)
    if found is None or not _TAKES_LENGTH.search(text[max(0, pos - 12) : pos]):
        return None
    return Core(pos, found.end(), Fraction(1), Fraction(1))


def read_number(text: str, pos: int, end: int) -> Core | None:
    """Read the number that begins at `pos`, in whatever form, or None."""
    if pos >= end:
        return None
    if text[pos] in VULGAR or "0" <= text[pos] <= "9":
        return read_digits(text, pos, end)
    special = (
        _read_vague(text, pos, end)
        or _read_multiple(text, pos, end)
        or _read_fraction(text, pos, end)
        or _read_length(text, pos, end)
        or _read_group(text, pos, end)
    )
    if special:
        return special
    words = read_words(text, pos, end)
    if words is None:
        return None
    kind = FigureKind.ORDINAL if words.ordinal else FigureKind.CARDINAL
    return Core(pos, words.end, words.value, words.value, kind)
