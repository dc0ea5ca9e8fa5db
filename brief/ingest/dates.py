"""When a page was published, read from the many ways in which pages write it.

Only what is written is taken. "03/04/2031" may be March or April and gives
nothing; no part of a date is ever filled in from today's.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_NAMES = (
    "jan january januar janvier janv enero ene gennaio gen janeiro januari",
    "feb february februar février févr fevrier febrero febbraio fevereiro fev februari",
    "mar march märz mrz mars marzo março marco maart",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august août aout agosto ago augustus augusti",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre diciembre dic dicembre dezembro",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|º|er)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        # A glued byline runs into the month ("LeeMarch 6, 2031No Comments"): no \b before.
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d{{2}})",
        rf"(?<!\d){_DAY}\s+(?:de\s+)?{_MONTH}(?:,|\s+de|\s+del)?\s+{_YEAR}(?!\d{{2}})",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<month>[01]?\d)/{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?!\d)",
        rf"{_YEAR}年(?P<month>[01]?\d)月(?P<day>[0-3]?\d)日",
    )
)
_LONGEST = 100  # characters of a value that is a date
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?")
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?.*")
_ZONED = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|UTC?|GMT|[ECMP][SD]T|[+-]\d\d:?\d\d)$")


def parse_published(value: str) -> datetime | None:
    """Read a declared time of publication (ISO 8601, RFC 5322, or as people write it).

    Returns it in UTC, or None. A time without a zone is taken to be in UTC,
    and a date without a time to be midnight UTC: a day is then right to within
    one, which is what relative dates ("on Tuesday") need.
    """
    value = value[:_LONGEST].strip()
    if _ISO.fullmatch(value):
        return _aware(_iso(value))
    if _MAIL.fullmatch(value):
        try:
            return _aware(parsedate_to_datetime(value))
        except (ValueError, IndexError, OverflowError):
            return None
    return find_date(value)


def is_zoned(value: str) -> bool:
    """Say whether a declared time names a time of day and the zone that it is in."""
    return bool(_ZONED.search(value[:_LONGEST].strip()))


def find_date(text: str) -> datetime | None:
    """Return the first full date in `text`, with its year, as midnight UTC."""
    matches = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(matches, key=lambda found: found.start()):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS[month]
        try:
            day = date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return None


def _iso(value: str) -> datetime | None:
    """Read an ISO time; None when a field is out of range."""
    try:
        return datetime.fromisoformat(value.replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        return None


def _aware(moment: datetime | None) -> datetime | None:
    """The same moment in UTC; one without a zone is taken to be in UTC."""
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:  # year 1 or 9999, moved over the edge by its zone
        return None
