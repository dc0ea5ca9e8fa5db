"""Countries with their demonyms and capitals, and places of more than one spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from brief.text.fold import fold_key
from brief.text.tokens import Token


class Form(StrEnum):
    """How a name refers to what it refers to."""

    PLACE = "place"
    """The country or place itself: Ukraine, Lviv."""
    DEMONYM = "demonym"
    """Its people or adjective: Ukrainian."""
    SEAT = "seat"
    """Its capital or seat of government, which may stand for it: Kyiv, the Kremlin."""
    PROPER = "proper"
    """Any other name: a person, a body, a title of a work."""
    ROLE = "role"
    """A description by office: the British prime minister."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a listed name means: `place` is its own key, `country` the key it may stand for."""

    form: Form
    place: str
    country: str | None


def _rows(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = (files("brief.text") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def place_key(name: str) -> str:
    """Return the folded key of a place name; "US" and "us" stay apart elsewhere, by case."""
    return fold_key(name).replace(".", "")


@cache
def spellings() -> dict[str, str]:
    """Return for each listed spelling the key of the first one on its line."""
    return {
        place_key(name): place_key(row.split(",")[0])
        for row in _rows("spellings.txt")
        for name in row.split(",")
    }


@cache
def gazetteer() -> dict[str, Entry]:
    """Return the listed names, folded, with what they mean."""
    found: dict[str, Entry] = {}
    same = spellings()
    for row in _rows("countries.txt"):
        code, names, demonyms, seats = row.split("|")
        country = "@" + code
        for name in filter(None, names.split(",")):
            found[place_key(name)] = Entry(Form.PLACE, country, country)
        for name in filter(None, demonyms.split(",")):
            found.setdefault(place_key(name), Entry(Form.DEMONYM, country, country))
            found.setdefault(place_key(name) + "s", Entry(Form.DEMONYM, country, country))
        for name in filter(None, seats.split(",")):
            key = place_key(name)
            found.setdefault(key, Entry(Form.SEAT, same.get(key, key), country))
    for key, first in same.items():
        found.setdefault(key, Entry(Form.PLACE, first, None))
    return found


def listed_at(tokens: Sequence[Token], at: int) -> tuple[int, Entry] | None:
    """Return the longest listed name that begins at `tokens[at]`, and its number of words."""
    if _place_key(tokens[at].text) not in _first_words():
        return None
    for size in range(min(longest(), len(tokens) - at), 0, -1):
        key = " ".join(_place_key(token.text) for token in tokens[at : at + size])
        entry = gazetteer().get(key)
        # "us", "who" and "un" are listed in capitals only.
        if entry is not None and (len(key) > 3 or tokens[at].text[:2].isupper()):
            return size, entry
    return None


_place_key = lru_cache(maxsize=16384)(place_key)


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of the listed names: most words can be passed over at once."""
    return frozenset(key.split()[0] for key in gazetteer())


@cache
def longest() -> int:
    """Return the number of words of the longest listed name."""
    return max(len(key.split()) for key in gazetteer())
