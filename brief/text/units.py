"""Units and currencies: the names they go by, and what converts into what.

`UNITS` and `CURRENCY_*` map a spelling to a canonical unit; `dimension` maps a
canonical unit to the unit it is compared in. Conversions are exact and stay
within one system: weeks are days, but miles are never kilometres, because a source
that gives one has not given the other. Months and years, whose days vary, stand
beside days only in `brief.text.figure_relations`, and as approximations.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_NAMES = {
    "%": "percent|per cent|pc|pct",
    "percentage point": "percentage point|percentage points|pp|ppt",
    "basis point": "basis point|basis points|bps",
    "second": "second|seconds|sec|secs",
    "minute": "minute|minutes|min|mins",
    "hour": "hour|hours|hr|hrs",
    "day": "day|days",
    "night": "night|nights",
    "week": "week|weeks",
    "fortnight": "fortnight|fortnights",
    "month": "month|months",
    "year": "year|years|yr|yrs",
    "decade": "decade|decades",
    "century": "century|centuries",
    "mm": "mm|millimetre|millimetres|millimeter|millimeters",
    "cm": "cm|centimetre|centimetres|centimeter|centimeters",
    "m": "m|metre|metres|meter|meters",
    "km": "km|kms|kilometre|kilometres|kilometer|kilometers",
    "inch": "inch|inches",
    "foot": "foot|feet|ft",
    "yard": "yard|yards|yd|yds",
    "mile": "mile|miles",
    "nautical mile": "nautical mile|nautical miles",
    "m2": "sq m|square metre|square metres|square meter|square meters|sqm|m²",
    "km2": "sq km|square km|square kilometre|square kilometres|square kilometer"
    "|square kilometers|sqkm|km²|km2",
    "hectare": "hectare|hectares|ha",
    "acre": "acre|acres",
    "square mile": "square mile|square miles|sq mile|sq miles",
    "square foot": "square foot|square feet|sq ft",
    "kg": "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes",
    "gram": "gram|grams|gramme|grammes",
    "tonne": "tonne|tonnes|metric ton|metric tons",
    "ton": "ton|tons",
    "ounce": "ounce|ounces|oz",
    "pound": "lb|lbs|pound|pounds",
    "stone": "stone",
    "litre": "litre|litres|liter|liters",
    "gallon": "gallon|gallons",
    "barrel": "barrel|barrels|bbl",
    "barrel/day": "bpd|b/d",
    "cubic metre": "cubic metre|cubic metres|cubic meter|cubic meters|bcm",
    "kilowatt": "kw|kilowatt|kilowatts",
    "megawatt": "mw|megawatt|megawatts",
    "gigawatt": "gw|gigawatt|gigawatts",
    "kilowatt hour": "kwh|kilowatt hour|kilowatt hours",
    "megawatt hour": "mwh|megawatt hour|megawatt hours",
    "gigawatt hour": "gwh|gigawatt hour|gigawatt hours",
    "terawatt hour": "twh|terawatt hour|terawatt hours",
    "degree": "degree|degrees|°",
    "degree Celsius": "degree celsius|degrees celsius|degrees c|celsius|°c|ºc",
    "degree Fahrenheit": "degree fahrenheit|degrees fahrenheit|degrees f|fahrenheit|°f",
    "mile/hour": "mph",
    "km/hour": "km/h|kph|kmh",
    "knot": "knot|knots",
    "kiloton": "kiloton|kilotons|kt",
    "megabyte": "mb|megabyte|megabytes",
    "gigabyte": "gb|gigabyte|gigabytes",
    "terabyte": "tb|terabyte|terabytes",
    "USD": "dollar|dollars|us dollar|us dollars|american dollars|usd",
    "EUR": "euro|euros|eur",
    "GBP": "pound sterling|pounds sterling|british pounds|gbp|quid",
    "penny": "penny|pence",
    "cent": "cent|cents",
    "AUD": "australian dollar|australian dollars|aud",
    "CAD": "canadian dollar|canadian dollars|cad",
    "NZD": "new zealand dollars|nzd",
    "HKD": "hong kong dollars|hkd",
    "SGD": "singapore dollars|sgd",
    "JPY": "yen|jpy",
    "CNY": "yuan|renminbi|cny|rmb",
    "RUB": "ruble|rubles|rouble|roubles|rub",
    "UAH": "hryvnia|hryvnias|uah",
    "INR": "rupee|rupees|inr|indian rupees",
    "CHF": "swiss franc|swiss francs|franc|francs|chf",
    "TRY": "lira|liras|turkish lira",
    "ILS": "shekel|shekels|nis",
    "PLN": "zloty|zlotys|pln",
    "SEK": "krona|kronor|swedish kronor|swedish krona|sek",
    "NOK": "norwegian kroner|norwegian krone|nok",
    "DKK": "danish kroner|danish krone|dkk",
    "KRW": "south korean won|krw",
    "BRL": "reais|brl",
    "ZAR": "rand|zar",
    "MXN": "mexican pesos|mxn",
    "peso": "peso|pesos",
    "rial": "rial|rials",
    "SAR": "riyal|riyals|saudi riyals",
    "AED": "dirham|dirhams|aed",
    "NGN": "naira",
    "crown": "crown|crowns",
    "krone": "krone|kroner",
    "koruna": "koruna|korunas|koruny",
    "forint": "forint|forints",
    "dinar": "dinar|dinars",
    "baht": "baht",
    "ringgit": "ringgit",
    "rupiah": "rupiah",
    "shilling": "shilling|shillings",
    "birr": "birr",
    "taka": "taka",
    "tenge": "tenge",
    "florin": "florin|florins",
}
UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split("|")}

CURRENCY_PREFIXES = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "NT$": "TWD",
    "Rs": "INR",
    "Rs.": "INR",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "zł": "PLN",
    **{code: code for code in "USD EUR GBP AUD CAD NZD HKD SGD JPY CNY RUB UAH INR CHF".split()},
    **{code: code for code in "ILS PLN SEK NOK DKK KRW BRL ZAR MXN SAR AED TRY".split()},
}
MONEY = frozenset(CURRENCY_PREFIXES.values()) | frozenset(
    "penny cent peso rial NGN crown krone koruna forint dinar baht ringgit rupiah shilling birr "
    "taka tenge florin".split()
)
SHARES = frozenset({"%", "percentage point", "basis point"})
TIMES = frozenset("second minute hour day night week fortnight month year decade century".split())

_CONVERSIONS = {
    "day": {"second": (1, 86400), "minute": (1, 1440), "hour": (1, 24), "week": (7, 1)}
    | {"fortnight": (14, 1)},
    "month": {"year": (12, 1), "decade": (120, 1), "century": (1200, 1)},
    "km": {"mm": (1, 10**6), "cm": (1, 10**5), "m": (1, 1000)},
    "mile": {"inch": (1, 63360), "foot": (1, 5280), "yard": (1, 1760)},
    "km2": {"m2": (1, 10**6), "hectare": (1, 100)},
    "tonne": {"kg": (1, 1000), "gram": (1, 10**6)},
    "megawatt": {"kilowatt": (1, 1000), "gigawatt": (1000, 1)},
    "megawatt hour": {"kilowatt hour": (1, 1000), "gigawatt hour": (1000, 1)}
    | {"terawatt hour": (10**6, 1)},
    "gigabyte": {"megabyte": (1, 1000), "terabyte": (1000, 1)},
    "GBP": {"penny": (1, 100), "pound": (1, 1)},
    "percentage point": {"basis point": (1, 100)},
}
_BASES = {
    unit: (base, Fraction(*ratio))
    for base, table in _CONVERSIONS.items()
    for unit, ratio in table.items()
}


class Unit(NamedTuple):
    """A unit read at a place: its canonical name and where its spelling ends."""

    name: str
    end: int


_SPELLING = re.compile(r"[^\W\d_]{1,16}[²2]?(?:/[dh])?(?![^\W_])|[%°º][CF]?(?![^\W_])")
# A line may be broken inside a quantity, but a new line that starts with a capital is a new one.
_GAP = re.compile(r"[-\u2010\u2011]|[^\S\n]{0,2}(?:\n(?=[a-z]))?")
_WORD = re.compile(r"(?:[-\u2010\u2011 \u00a0]|\n(?=[a-z]))([^\W\d_]{1,12})(?![^\W_])")
# Symbols of one or two letters are units only in their own case: 5m and 20C, but not 5G.
_GLUED = {"C": "degree Celsius", "F": "degree Fahrenheit", "p": "penny", "g": "gram", "h": "hour"}
_UPPER = frozenset("aud cad rub sek nis mw gw kt mb gb tb".split())
_RATE = re.compile(
    # "310 cubic metres of water per second": what is measured may stand in between.
    r"(?:[ \u00a0]of(?:[ \u00a0][^\W\d_]+){1,2}?)?"
    r"(?:[ \u00a0]|-)(?:an?|per|(?:for[ \u00a0])?(?:each|every))[ \u00a0-]"
    r"(second|minute|hour|day|week|month|year|barrel|tonne|head|person|capita|litre|gallon|share|mile|kilometre|kg)\b"
    r"|[ \u00a0](daily|weekly|monthly|yearly|annually)\b"
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month"} | {
    "yearly": "year",
    "annually": "year",
}


def read_unit(text: str, pos: int, end: int) -> Unit | None:
    """Read the unit whose spelling follows a number that ends at `pos`, longest first."""
    gap = _GAP.match(text, pos, end)
    at = gap.end() if gap else pos
    found = _SPELLING.match(text, at, end)
    if found is None:
        return None
    if found[0] == "%":
        return Unit("%", found.end())
    if found[0] == "M":
        return None
    if at == pos and found[0] in _GLUED:
        return Unit(_GLUED[found[0]], found.end())
    name, stop = found[0].lower(), found.end()
    longest: Unit | None = None
    for _ in range(3):
        if name in UNITS and not (name in _UPPER and found[0].islower()):
            longest = Unit(UNITS[name], stop)
        more = _WORD.match(text, stop, end)
        if more is None:
            break
        name, stop = f"{name} {more[1].lower()}", more.end()
    return longest


def read_rate(text: str, pos: int, end: int) -> Unit | None:
    """Read "a day", "per barrel" or "annually" after an amount that ends at `pos`."""
    found = _RATE.match(text, pos, end)
    if found is None:
        return None
    return Unit(found[1] or _ADVERBS[found[2]], found.end())


ONE = Fraction(1)
_RATES = {
    "month": ("year", Fraction(12)),
    "week": ("day", Fraction(1, 7)),
    "minute": ("hour", Fraction(60)),
    "second": ("hour", Fraction(3600)),
}


@lru_cache(maxsize=1024)
def dimension(unit: str) -> tuple[str, Fraction]:
    """Return the unit that `unit` is compared in and the factor into it.

    >>> dimension("week")
    ('day', Fraction(7, 1))
    """
    head, slash, rate = unit.partition("/")
    base, factor = _BASES.get(head, (head, ONE))
    period, times = _RATES.get(rate, (rate, ONE))
    return base + slash + period, factor if times is ONE else factor * times
