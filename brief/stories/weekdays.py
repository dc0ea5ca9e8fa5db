"""The days of the week that a text names, in the languages that articles come in.

Reports of one event name the same day, mostly that of the event; where articles
carry no date, this is the clock that is left.
"""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    # Of "segunda-feira"; the words alone are ordinals, which a text uses rarely in its lead.
    "pt": "segunda terça quarta quinta sexta sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen "
    "lördag/lördagen söndag/söndagen",
    "pl": "poniedziałek/poniedziałku wtorek/wtorku środa/środę/środy czwartek/czwartku "
    "piątek/piątku sobota/sobotę/soboty niedziela/niedzielę/niedzieli",
    "ru": "понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга "
    "пятница/пятницу/пятницы суббота/субботу/субботы воскресенье/воскресенья",
}
_BITS = {
    language: {form: 1 << at for at, forms in enumerate(names.split()) for form in forms.split("/")}
    for language, names in _NAMES.items()
}


def weekdays(words: Iterable[str], language: str) -> int:
    """Return the set of days named, as bits: 1 for Monday, 2 for Tuesday, and so on."""
    bits = _BITS.get(language)
    days = 0
    for name in bits.keys() & words if bits else ():
        days |= bits[name] if bits else 0
    return days
